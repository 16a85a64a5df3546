/* Reviews: raters are frozen, nobody sees a mark before the closing, marks are combined exactly. Pages and API. */
#include "page/meeting_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "rooms/ballot/review.h"

#define RATERS 7

static struct client *clerk, *outside, *api, *rater, *rater_api;
static int64_t people[RATERS];

static int start(void **state)
{
	meeting_place("评价人", people, RATERS);
	clerk = signed_in("clerk", village, 901);
	outside = signed_in("outside", other, 902);
	api = program("api", village, 903);
	rater = signed_in("rater", 0, people[0]);
	rater_api = program("rater_api", 0, people[1]);
	return 0;
}

/* ---- opening, as the rule of a case does ---- */

/* The first three raters are leaders, the others masses. */
static struct review_ask ask_of(int64_t subject, size_t count, bool is_secret)
{
	struct review_entitled *list = arena_array(w->arena, count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = (struct review_entitled){ { people[i % RATERS] }, arena_printf(w->arena, "评价人%zu", i % RATERS + 1), i < 3 ? "领导" : "群众" };
	return (struct review_ask){ .subject = "run", .subject_id = subject, .part_id = 1, .item = "people_mark", .title = "党员群众评价", .org = { village },
		.raters_title = "支部党员和群众代表", .raters = list, .raters_count = count, .low = { 0, 1 }, .high = { 100, 1 }, .least = 3,
		.is_secret = is_secret, .combine = REVIEW_MEAN };
}

static int64_t opened(const struct review_ask *ask)
{
	struct ctx c = acting(w);
	review_id id = { 0 };
	bool is_done = review_open(&c, ask, &id);

	store_close(c.store);
	assert_true(is_done);
	return id.v;
}

/* The key of the refusal. */
static const char *refused(const struct review_ask *ask)
{
	struct ctx c = acting(w);
	review_id id;

	return refusal_key(&c, review_open(&c, ask, &id));
}

static struct review_row row_of(int64_t subject)
{
	struct ctx c = acting(w);
	struct review_row row = { 0 };

	assert_true(review_of(&c, "run", subject, 1, "people_mark", &row));
	store_close(c.store);
	return row;
}

static void an_ask_that_cannot_be_is_refused(void **state)
{
	struct review_ask ask = ask_of(1, 5, true);

	ask.low = ask.high;
	assert_string_equal(refused(&ask), "review.scale_wrong");
	ask = ask_of(1, 5, true);
	ask.high = (struct fraction){ 0, 0 };
	assert_string_equal(refused(&ask), "review.scale_wrong");
	ask.low = (struct fraction){ 0, 0 };
	assert_string_equal(refused(&ask), "review.scale_wrong");
	ask = ask_of(1, RATERS + 1, false);
	assert_string_equal(refused(&ask), "review.twice");
	ask = ask_of(1, REVIEW_RATERS_MAX + 1, false);
	assert_string_equal(refused(&ask), "review.too_many");
	ask = ask_of(1, 0, false);
	assert_string_equal(refused(&ask), "review.nobody");
	ask = ask_of(1, 5, false);
	ask.least = 6;
	assert_string_equal(refused(&ask), "review.too_few");
	ask = ask_of(1, 2, true);	/* a secret one has three papers, whatever was asked */
	ask.least = 1;
	assert_string_equal(refused(&ask), "review.too_few");
	ask.is_secret = false;
	ask.combine = REVIEW_TRIMMED;
	assert_string_equal(refused(&ask), "review.too_few");
	assert_int_equal(world_count(w, "review"), 0);
}

/* ---- pages and API ---- */

static const char *url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/review/%lld%s", (long long)id, rest);
}

static const char *api_url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/api/v1/review/%lld%s", (long long)id, rest);
}

static struct reply typed(int64_t id, const char *field, const char *value, const char *marks)
{
	client_get(clerk, url(id, ""));
	return client_post(clerk, url(id, "/paper"), field, value, "marks", marks, NULL);
}

/* The second person types, by program: the same when nothing else is said. */
static void typed_again(int64_t id, const char *circle, const char *marks)
{
	struct reply r = client_post_json(api, api_url(id, "/paper"), arena_printf(w->arena, "{\"circle\":\"%s\",\"marks\":\"%s\"}", circle, marks));

	walk_has(&r, 200, "\"id\"");
}

static struct reply closed(int64_t id)
{
	client_get(clerk, url(id, ""));
	return client_post(clerk, url(id, "/close"), "issued", "500", "collected", "500", NULL);	/* asked for where the raters are on no list */
}

static void a_secret_review_is_typed_from_paper(void **state)
{
	struct review_ask ask = ask_of(10, RATERS, true);
	int64_t id = opened(&ask);
	struct review_row row;
	struct reply r = client_get(clerk, url(id, ""));

	walk_has(&r, 200, "收齐后录入分数，不录姓名");
	walk_has(&r, 200, "封存以前不显示任何分数");
	assert_string_equal(refused(&ask), "review.is_open");
	r = typed(id, "circle", "群众", "80 101");
	walk_has(&r, 422, "第 2 份的分数是 101 分，不在 0 至 100 分之间");
	r = typed(id, "circle", "群众", "80 好");
	walk_has(&r, 422, "第 2 份的分数没有填或者不是分数");
	r = typed(id, "circle", "干部", "80");
	walk_has(&r, 422, "请选择评价人类别");
	r = typed(id, "rater", "1", "80");
	walk_has(&r, 422, "不能写明是谁评的");
	r = typed(id, "circle", "群众", "");
	walk_has(&r, 422, "请录入分数");
	r = typed(id, "circle", "群众", "80 80 80 80 80");
	walk_has(&r, 422, "录入后共 5 份，多于这一类评价人 4 人");
	assert_int_equal(world_count(w, "review_paper"), 0);
	r = typed(id, "circle", "领导", "91 92");
	assert_int_equal(r.status, 303);
	typed_again(id, "领导", "91 92");
	r = closed(id);
	walk_has(&r, 422, "有效测评表 2 份，少于最少份数 3");
	row = row_of(10);
	assert_false(fraction_is_number(review_result(&row)));
	r = typed(id, "circle", "领导", "90 90");
	walk_has(&r, 422, "录入后共 4 份，多于这一类评价人 3 人");
	r = typed(id, "circle", "群众", "79.99\n80,1");
	assert_int_equal(r.status, 303);
	r = closed(id);
	walk_has(&r, 422, "两人录入的不一致");
	typed_again(id, "群众", "79.99 80 1");
	/* Nobody sees a mark yet. */
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "收到 5 份");
	assert_false(reply_has(&r, "79.99"));
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"papers_count\":5");
	assert_false(reply_has(&r, "79.99") || reply_has(&r, "\"mark\""));
	client_get(clerk, url(id, ""));
	r = client_post(clerk, url(id, "/void"), "number", "5", "reason", "", NULL);
	walk_has(&r, 422, "请写明作废原因");
	r = client_post(clerk, url(id, "/void"), "number", "9", "reason", "恶意评价", NULL);
	walk_has(&r, 422, "请填写测评表的序号");
	r = client_post(clerk, url(id, "/void"), "number", "5", "reason", "恶意评价", NULL);
	assert_int_equal(r.status, 303);
	r = client_post(clerk, url(id, "/void"), "number", "5", "reason", "恶意评价", NULL);
	walk_has(&r, 422, "请填写测评表的序号");
	r = client_get(api, api_url(id, ""));	/* the other one has that paper still, in the same place */
	walk_has(&r, 200, "\"is_agreed\":true");
	/* Who types all of it anew now may leave it out. */
	r = client_post_json(api, api_url(id, "/paper"), "{\"again\":\"1\",\"circle\":\"领导\",\"marks\":\"91 92\"}");
	walk_has(&r, 200, "\"id\"");
	walk_has((r = closed(id), &r), 422, "两人录入的不一致，不能封存");
	typed_again(id, "群众", "79.99 80");
	r = closed(id);
	assert_int_equal(r.status, 303);
	row = row_of(10);
	assert_int_equal(fraction_compare(review_result(&row), fraction_of(34299, 400)), 0);	/* (91 + 92 + 79.99 + 80) / 4 */
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "85.74 分（4 份）");
	/* Two circles of two papers: together they are the result, so nothing is shown by circle, and no mark alone. */
	assert_false(reply_has(&r, "79.99") || reply_has(&r, "不足 3 份"));
	r = typed(id, "circle", "群众", "80");
	walk_has(&r, 409, "已经封存");
	r = client_post(clerk, url(id, "/void"), "number", "1", "reason", "晚了", NULL);
	walk_has(&r, 409, "已经封存");
	r = closed(id);
	walk_has(&r, 409, "已经封存");
}

static void circles_with_enough_papers_are_shown(void **state)
{
	struct review_ask ask = ask_of(11, RATERS, true);
	int64_t id;
	struct reply r;

	ask.combine = REVIEW_MEDIAN;
	id = opened(&ask);
	typed(id, "circle", "领导", "90 92 94");
	typed(id, "circle", "群众", "70 80 81 89");
	typed_again(id, "领导", "90 92 94");
	typed_again(id, "群众", "70 80 81 89");
	r = closed(id);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "89 分（7 份）");
	walk_has(&r, 200, "92 分（3 份）");
	walk_has(&r, 200, "80.5 分（4 份）");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"names\":\"群众\",\"papers\":4,\"mark\":\"80.5\"");
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/review", (long long)village));
	walk_has(&r, 200, "党员群众评价");
}

static void raters_give_their_own_mark(void **state)
{
	/* covers TZ-03 refuse 2 by page and api */
	/* covers YC-06 refuse 1 by page and api */
	struct review_ask ask = ask_of(12, 4, false);
	int64_t id, secret;
	struct reply r;

	ask.title = "支委评价";
	ask.combine = REVIEW_TRIMMED;
	id = opened(&ask);
	r = client_get(rater, "/me/review");
	walk_has(&r, 200, "支委评价");
	r = client_get(rater, "/");	/* what waits for the own mark is a task */
	walk_has(&r, 200, "打分：支委评价");
	r = client_get(rater, url(id, "/mark"));
	walk_has(&r, 200, "封存以前别人看不到");
	r = client_post(rater, url(id, "/mark"), "mark", "101", NULL);
	walk_has(&r, 422, "101 分，不在 0 至 100 分之间");
	walk_has(&r, 422, "value=\"101\"");
	r = client_post(rater, url(id, "/mark"), "mark", "88", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(rater, "/me/review");
	walk_has(&r, 200, "没有等您评价的测评");
	client_get(rater, url(id, "/mark"));
	r = client_post(rater, url(id, "/mark"), "mark", "90.5", NULL);	/* changed */
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "已交");
	assert_false(reply_has(&r, "90.5"));
	r = client_get(rater_api, "/api/v1/me/review");
	walk_has(&r, 200, "支委评价");
	r = client_get(rater_api, "/api/v1/workbench");
	walk_has(&r, 200, "打分：支委评价");
	r = client_post_json(rater_api, api_url(id, "/mark"), "{\"mark\":\"80\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(rater_api, api_url(id, "/mark"), "{\"mark\":\"-1\"}");
	walk_has(&r, 422, "\"mark\"");
	r = client_post_json(api, api_url(id, "/mark"), "{\"mark\":\"80\"}");	/* is none of the raters */
	assert_int_equal(r.status, 404);
	r = typed(id, "rater", "2", "60");
	walk_has(&r, 422, "评价人2已经交过测评表");
	r = typed(id, "rater", "5", "60");
	walk_has(&r, 422, "请选择名单上的评价人");
	r = typed(id, "rater", "3", "60 61");
	walk_has(&r, 422, "评价人3已经交过测评表");
	r = client_post_json(api, api_url(id, "/paper"), "{\"marks\":\"60\",\"rater\":3}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/paper"), "{\"marks\":\"100\",\"rater\":3}");
	walk_has(&r, 422, "评价人3的测评表您已经录入过");
	/* A void paper is not given again. */
	r = client_post_json(api, api_url(id, "/void"), "{\"number\":2,\"reason\":\"应当回避\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/void"), "{\"number\":2,\"reason\":\"应当回避\"}");
	walk_has(&r, 422, "\"number\"");
	r = client_post_json(rater_api, api_url(id, "/mark"), "{\"mark\":\"80\"}");
	walk_has(&r, 422, "已经作废");
	r = client_post_json(api, api_url(id, "/close"), "{\"issued\":500,\"collected\":500}");
	walk_has(&r, 422, "有效测评表 2 份");
	r = client_post_json(api, api_url(id, "/paper"), "{\"marks\":\"100\",\"rater\":4}");
	walk_has(&r, 200, "\"id\"");
	assert_int_equal(typed(id, "rater", "3", "60").status, 303);
	assert_int_equal(typed(id, "rater", "4", "100").status, 303);
	r = client_post_json(api, api_url(id, "/close"), "{\"issued\":500,\"collected\":500}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"mark\":\"90.5\"");	/* of 60, 90.5, 100 the middle one */
	walk_has(&r, 200, "\"is_void\":true,\"void_reason\":\"应当回避\"}");	/* what does not count is no mark either */
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "60");
	walk_has(&r, 200, "应当回避");
	client_get(rater, url(id, "/mark"));
	r = client_post(rater, url(id, "/mark"), "mark", "70", NULL);
	walk_has(&r, 409, "已经封存");
	r = client_post_json(rater_api, api_url(id, "/mark"), "{\"mark\":\"70\"}");
	walk_has(&r, 409, "已经封存");
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/review", (long long)village));
	walk_has(&r, 200, "\"state\":\"closed\"");
	/* A secret one is held on paper. */
	ask = ask_of(13, 4, true);
	secret = opened(&ask);
	r = client_get(rater, url(secret, "/mark"));
	assert_int_equal(r.status, 404);
	r = client_get(rater, "/me/review");
	walk_has(&r, 200, "没有等您评价的测评");
}

static void a_review_without_a_list_takes_any_number(void **state)
{
	struct review_ask ask = ask_of(14, 0, true);
	int64_t id;
	struct reply r;

	ask.least = 0;
	id = opened(&ask);
	r = typed(id, "circle", "", "1/999999999989 1/999999999961 1/999999999937");
	assert_int_equal(r.status, 303);
	typed_again(id, "", "1/999999999989 1/999999999961 1/999999999937");
	r = closed(id);
	walk_has(&r, 422, "小数太多");
	r = typed(id, "circle", "", "80 90");
	assert_int_equal(r.status, 303);
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"papers_count\":5");
}

/* As the count of a secret vote: each of two types everything, a third is none of them, and what differs is told to these two alone. */
static void two_people_type_what_has_no_names(void **state)
{
	struct review_ask ask = ask_of(15, 0, true);
	struct client *third = signed_in("third", village, 904), *third_api = program("third_api", village, 905);
	int64_t id = opened(&ask);
	struct reply r = typed(id, "circle", "", "80 90 70");

	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "第二人还没有录入");
	r = closed(id);
	walk_has(&r, 422, "请另一个人再录一遍");
	r = client_post_json(api, api_url(id, "/close"), "{}");
	walk_has(&r, 422, "请另一个人再录一遍");
	typed_again(id, "", "80 90 71");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"second_count\":3,\"is_agreed\":false");
	client_get(third, url(id, ""));
	r = client_post(third, url(id, "/paper"), "marks", "80 90 70", NULL);
	walk_has(&r, 422, "已经录入。无记名测评只由两个人录入");
	r = client_post_json(third_api, api_url(id, "/paper"), "{\"marks\":\"80 90 70\"}");
	walk_has(&r, 422, "已经录入。无记名测评只由两个人录入");
	r = closed(id);
	walk_has(&r, 422, "两人录入的不一致，不能封存");
	r = client_post_json(api, api_url(id, "/close"), "{}");
	walk_has(&r, 422, "两人录入的不一致，不能封存");
	r = client_get(clerk, url(id, ""));
	walk_has(&r, 200, "录入了：第 3 份 70");
	walk_has(&r, 200, "录入了：第 3 份 71");
	r = client_get(third, url(id, ""));
	walk_has(&r, 200, "不一致");
	assert_false(reply_has(&r, "录入了："));
	/* The same marks in another order: a number would be another paper for each of the two. */
	client_get(clerk, url(id, ""));
	r = client_post(clerk, url(id, "/paper"), "marks", "71 80 90", "again", "1", NULL);
	assert_int_equal(r.status, 303);
	walk_has((r = client_get(clerk, url(id, "")), &r), 200, "录入了：第 1 份 71、第 2 份 80、第 3 份 90");
	walk_has((r = closed(id), &r), 422, "两人录入的不一致，不能封存");
	/* Whoever was wrong types all of it again; what he typed before is gone, and the numbers begin with 1. */
	client_get(clerk, url(id, ""));
	r = client_post(clerk, url(id, "/paper"), "marks", "80 90 71", "again", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, url(id, ""));
	assert_true(reply_has(&r, "一致") && !reply_has(&r, "录入了："));
	assert_int_equal(world_count(w, arena_printf(w->arena, "review_paper WHERE review_id = %lld AND number <= 3", (long long)id)), 3);
	/* A paper that is void counts for neither, without another typing. */
	assert_int_equal(typed(id, "circle", "", "75").status, 303);
	typed_again(id, "", "75");
	assert_int_equal(client_post(clerk, url(id, "/void"), "number", "2", "reason", "恶意评价", NULL).status, 303);
	walk_has((r = client_get(api, api_url(id, "")), &r), 200, "\"is_agreed\":true");
	assert_int_equal(closed(id).status, 303);
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"papers_count\":3");
	walk_has(&r, 200, "\"is_void\":true,\"void_reason\":\"恶意评价\"");
	assert_false(reply_has(&r, "\"is_agreed\""));
}

static struct reply typed_by(struct client *program, int64_t id, int number, const char *rest)
{
	return client_post_json(program, api_url(id, "/paper"), arena_printf(w->arena, "{\"rater\":%d,%s}", number, rest));
}

/* As papers of a vote: what a rater did not give himself counts once two people typed the same from the paper that he signed. */
static void two_people_type_the_paper_of_a_rater(void **state)
{
	struct review_ask ask = ask_of(16, 4, false);
	struct client *third = signed_in("named_third", village, 906), *third_api = program("named_third_api", village, 907);
	int64_t id = opened(&ask);
	struct reply r;

	client_get(rater, url(id, "/mark"));
	assert_int_equal(client_post(rater, url(id, "/mark"), "mark", "90", NULL).status, 303);
	assert_int_equal(typed(id, "rater", "3", "60").status, 303);
	assert_int_equal(typed(id, "rater", "4", "80").status, 303);
	/* By one alone: by page and API, whoever closes it. */
	r = closed(id);
	walk_has(&r, 422, "由两个人各自对照评价人签名的测评表录入");
	walk_has(&r, 422, "还有 2 份只有一个人录入：评价人3、评价人4");
	walk_answered(client_post_json(api, api_url(id, "/close"), "{}"), 422, "还有 2 份只有一个人录入：评价人3、评价人4");
	r = typed(id, "rater", "3", "61");	/* nor is he the second */
	walk_has(&r, 422, "评价人3的测评表您已经录入过");
	walk_has(&r, 422, "value=\"61\"");
	walk_answered(client_get(clerk, url(id, "")), 200, "只有一个人录入，等另一个人再录一遍的 2 份：评价人3、评价人4");
	walk_answered(client_get(api, api_url(id, "")), 200, "\"typed_alone\":\"评价人3、评价人4\"");
	walk_answered(typed_by(api, id, 1, "\"marks\":\"90\""), 422, "评价人1已经交过测评表");	/* himself */
	walk_answered(typed_by(api, id, 3, "\"marks\":\"60\""), 200, "\"id\"");
	walk_answered(typed_by(api, id, 4, "\"marks\":\"85\""), 200, "\"id\"");
	walk_answered(typed_by(api, id, 4, "\"marks\":\"80\""), 422, "评价人4的测评表您已经录入过");
	walk_answered(typed_by(third_api, id, 4, "\"marks\":\"80\",\"again\":\"1\""), 422, "评价人4的测评表已经有两个人录入");
	client_get(third, url(id, ""));
	walk_answered(client_post(third, url(id, "/paper"), "rater", "4", "marks", "80", NULL), 422, "评价人4的测评表已经有两个人录入");
	/* Nothing of either is shown. */
	r = client_get(third, url(id, ""));
	walk_has(&r, 200, "两个人录入不一致的 1 份：评价人4");
	assert_false(reply_has(&r, ">85<") || reply_has(&r, ">80<"));
	r = closed(id);
	walk_has(&r, 422, "1 份测评表两个人录入的分数不一致：评价人4");
	walk_answered(client_post_json(api, api_url(id, "/close"), "{}"), 422, "1 份测评表两个人录入的分数不一致：评价人4");
	client_get(clerk, url(id, ""));
	assert_int_equal(client_post(clerk, url(id, "/paper"), "rater", "4", "marks", "84", "again", "1", NULL).status, 303);
	walk_answered(client_post_json(api, api_url(id, "/close"), "{}"), 422, "不一致：评价人4");
	walk_answered(typed_by(api, id, 4, "\"marks\":\"84\",\"again\":\"1\""), 200, "\"id\"");
	assert_int_equal(closed(id).status, 303);
	walk_answered(client_get(api, api_url(id, "")), 200, "\"mark\":\"78\"");	/* of 90, 60 and 84 */
	assert_int_equal(world_count(w, arena_printf(w->arena, "review_check WHERE review_id = %lld", (long long)id)), 2);
	assert_true(world_count(w, "audit WHERE verb = 'review.type' AND changes LIKE '%review_check%'") >= 3);
}

static void another_branch_finds_nothing(void **state)
{
	struct review_row row = row_of(10);
	struct reply r = client_get(outside, url(row.id.v, ""));

	assert_int_equal(r.status, 404);
	client_get(outside, "/me");
	r = client_post(outside, url(row.id.v, "/close"), NULL);
	assert_int_equal(r.status, 404);
	r = client_get(outside, arena_printf(w->arena, "/org/%lld/review", (long long)village));
	assert_int_equal(r.status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_ask_that_cannot_be_is_refused),
		cmocka_unit_test(a_secret_review_is_typed_from_paper),
		cmocka_unit_test(circles_with_enough_papers_are_shown),
		cmocka_unit_test(raters_give_their_own_mark),
		cmocka_unit_test(a_review_without_a_list_takes_any_number),
		cmocka_unit_test(two_people_type_what_has_no_names),
		cmocka_unit_test(two_people_type_the_paper_of_a_rater),
		cmocka_unit_test(another_branch_finds_nothing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
