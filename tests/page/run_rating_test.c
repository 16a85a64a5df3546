/* TZ-03 and TZ-04: activists are marked by the branch committee and by members and villagers (programmes/tz/evaluate.prog). 79.996 is
 * not 80; below 60 the committee of the town talks to people first, not by whoever rated; papers found ill meant are left out. The
 * archive says what became of the activist, and recruiting goes no further than the marks allow. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "programme/token.h"

#define ACTIVISTS 8

static struct world *w;
static struct client *secretary, *api, *committee, *office, *office_page;
static int64_t branch, use, recruit_use, mentor, activists[ACTIVISTS];

static int start(void **state)
{
	int64_t town, first, second;

	w = world_start(&(struct world_options){ .clock = "2015-06-10T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "滕州市委"), "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	walk_handlers(w, (const char *const[]){ "secretary", "committee_member", "organiser" }, 3);
	first = world_member(w, branch, "李建国", 2);
	second = mentor = world_member(w, branch, "王秀英", 2);
	for (int i = 0; i < 6; i++)
		world_member(w, branch, world_text(w, "党员%d", i), 2);
	world_holding(w, branch, "secretary", first);
	world_holding(w, branch, "committee_member", second);
	world_holding(w, town, "organiser", 901);
	PUT(w, "person", NUMBER("id", 901), NUMBER("region_id", 1), NUMBER("org_id", town), TEXT("path", world_org_path(w, town)), TEXT("name", "王敏"), NUMBER("status", 2));
	for (int i = 0; i < ACTIVISTS; i++) {
		activists[i] = world_person_of(w, branch, world_text(w, "积极%d", i), 0);
		PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", activists[i]), NUMBER("org_id", branch), TEXT("kind", "activist"), NUMBER("from_day", 16000),
			NUMBER("to_day", 2932897), NUMBER("term_day", 2932897));
	}
	secretary = walk_browser(w, "secretary", first);
	api = walk_program(w, "secretary_api", first);
	committee = walk_program(w, "committee", second);
	office = walk_program(w, "office", 901);
	office_page = walk_browser(w, "office_page", 901);
	use = walk_practice(w, town, "tz-evaluate", 1, walk_source(w, "tz/evaluate"));
	recruit_use = walk_shipped(w, town, "national/recruit");
	return 0;
}

static int64_t opened(int64_t person)
{
	struct reply r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"person\":\"%lld\"}", (long long)use,
		(long long)person));

	return walk_number(api, &r, "id");
}

/* The committee's two marks under their names, and the papers of the others. */
static void rated(int64_t run, const char *first, const char *second, const char *papers)
{
	struct reply r = walk_act(api, run, "sheet", "\"sheet\":\"org_mark\"");
	int64_t named = walk_number(api, &r, "review"), secret;

	r = client_post_json(api, world_text(w, "/api/v1/review/%lld/mark", (long long)named), world_text(w, "{\"mark\":\"%s\"}", first));
	assert_int_equal(r.status, 200);
	r = client_post_json(committee, world_text(w, "/api/v1/review/%lld/mark", (long long)named), world_text(w, "{\"mark\":\"%s\"}", second));
	assert_int_equal(r.status, 200);
	r = client_post_json(api, world_text(w, "/api/v1/review/%lld/close", (long long)named), "{\"issued\":50,\"collected\":50}");
	assert_int_equal(r.status, 200);
	r = walk_act(api, run, "sheet", "\"sheet\":\"people_mark\"");
	secret = walk_number(api, &r, "review");
	for (int i = 0; i < 2; i++) {
		r = client_post_json(i == 0 ? api : committee, world_text(w, "/api/v1/review/%lld/paper", (long long)secret), world_text(w, "{\"marks\":\"%s\"}", papers));
		if (r.status != 200 && r.status != 201)
			fail_msg("status %d: %s", r.status, r.body);
	}
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "测评中");
	r = client_post_json(api, world_text(w, "/api/v1/review/%lld/close", (long long)secret), "{\"issued\":50,\"collected\":50}");
	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
}

static int64_t roles(int64_t person, const char *kind)
{
	struct reply r = client_get(api, world_text(w, "/api/v1/person/%lld", (long long)person));
	const char *at = r.body;
	int64_t n = 0;

	while ((at = strstr(at, world_text(w, "\"kind\":\"%s\"", kind))) != NULL) {
		const char *end = strstr(at, "\"to_day\":");

		n += end != NULL && strncmp(end, "\"to_day\":null", 13) == 0;
		at++;
	}
	return n;
}

/* The exact mark, on the page of the case, in its API and in what the activist is told. */
static void is_marked(int64_t run, int64_t person, const char *score, const char *band)
{
	struct client *told = walk_program(w, world_text(w, "told%lld", (long long)person), person), *page = walk_browser(w, world_text(w, "told_page%lld", (long long)person), person);
	struct reply r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));

	walk_has(&r, 200, world_text(w, "<dt>综合得分</dt><dd class=\"num\">%s</dd>", score));
	r = client_get(api, world_text(w, "/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, world_text(w, "\"title\":\"综合得分\",\"text\":\"%s\"", score));
	if (band == NULL)
		return;
	r = client_get(told, "/api/v1/me/message");
	walk_has(&r, 200, world_text(w, "结果：%s\\n综合得分：%s", band, score));
	r = client_get(page, "/me/message");
	walk_has(&r, 200, world_text(w, "结果：%s", band));
	walk_has(&r, 200, world_text(w, "综合得分：%s", score));
}

static void just_below_eighty_is_not_eighty(void **state)
{
	/* covers TZ-03 refuse 3 by page and api */
	int64_t run = opened(activists[0]);
	struct reply r;

	r = walk_act(api, run, "close", "");
	walk_has(&r, 422, "没有结果");
	rated(run, "80", "80", "80 80 80 80 79.96");	/* the people's mean is 79.992, the score 79.996 */
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"finish\":\"keep\"");
	is_marked(run, activists[0], "79.99", "继续培养");	/* compared as it is, shown with two decimals */
	assert_int_equal(roles(activists[0], "pool"), 0);
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "继续培养");
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"person\":\"%lld\"}", (long long)use, (long long)activists[0]));
	walk_has(&r, 422, "已经办过");	/* once a year */
}

/* The case of recruiting stands before the step at which the branch names him as a prospect. */
static int64_t proposed(int64_t person)
{
	struct reply r = walk_open(api, recruit_use, branch, person, "2015-06-10");
	int64_t run = walk_number(api, &r, "id");

	world_run(w, world_text(w, "UPDATE run_step SET step = 'propose' WHERE run_id = %lld", (long long)run));
	world_run(w, world_text(w, "UPDATE run SET step = 'propose', step_title = '7 确定发展对象人选' WHERE id = %lld", (long long)run));
	walk_fill(api, run, "mentors", world_text(w, "first=%lld\nkin=否", (long long)mentor));
	walk_fill(api, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	return run;
}

/* Nothing that a page or a program says makes a prospect of him; only whoever goes on cultivating him is asked for nothing. */
static void is_no_prospect(int64_t person, const char *why)
{
	int64_t run = proposed(person);
	struct reply r;

	walk_refused(secretary, api, run, "2015-06-10", "综合评价80分以上的，才能列为发展对象");
	walk_refused(secretary, api, run, "2015-06-10", why);
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, why);	/* said before anybody tries */
	walk_fill(api, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=继续培养");
	walk_close(api, run, "2015-06-10", "cultivate");
	for (int i = 0; i < 2; i++) {
		static const char *const STEPS[] = { "agree", "display" };

		world_run(w, world_text(w, "UPDATE run_step SET step = '%s' WHERE run_id = %lld AND seal = ''", STEPS[i], (long long)run));
		world_run(w, world_text(w, "UPDATE run SET step = '%s' WHERE id = %lld", STEPS[i], (long long)run));
		if (i == 0)
			walk_fill(office, run, "consent", "result=同意\nreply=@");
		walk_refused(i == 0 ? office_page : secretary, i == 0 ? office : api, run, "2015-06-10", why);
	}
	assert_int_equal(roles(person, "prospect"), 0);
	world_run(w, world_text(w, "UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)run));	/* out of the way of the next one */
}

static void eighty_is_in_the_range_of_prospects(void **state)
{
	/* covers TZ-03 accept 1 by page and api */
	int64_t run = opened(activists[1]);
	struct reply r;

	rated(run, "80", "80", "80 80 80 80 80");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"finish\":\"pool\"");
	is_marked(run, activists[1], "80", "列入发展对象范围");
	assert_int_equal(roles(activists[1], "pool"), 1);
	assert_int_equal(roles(activists[1], "activist"), 1);
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "列入发展对象范围");
	walk_close(api, proposed(activists[1]), "2015-06-10", "agree");
}

static void from_sixty_to_just_below_eighty_goes_on(void **state)
{
	/* covers TZ-03 accept 2 3 refuse 1 by page and api */
	static const struct { const char *mark, *papers, *score; } CASES[] = { { "80", "80 80 80 80 79.9", "79.99" }, { "60", "60 60 60 60 60", "60" } };	/* 79.99 and 60.00 */

	for (int i = 0; i < 2; i++) {
		int64_t run = opened(activists[6 + i]);
		struct reply r;

		rated(run, CASES[i].mark, CASES[i].mark, CASES[i].papers);
		r = walk_act(api, run, "close", "");
		walk_has(&r, 200, "\"finish\":\"keep\"");
		is_marked(run, activists[6 + i], CASES[i].score, "继续培养");
		assert_int_equal(roles(activists[6 + i], "pool"), 0);
		assert_int_equal(roles(activists[6 + i], "activist"), 1);
		r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
		walk_has(&r, 200, "继续培养");
		assert_false(reply_has(&r, "已列入发展对象范围"));
		is_no_prospect(activists[6 + i], "结果是“继续培养”");
	}
}

static void below_sixty_waits_for_the_committee(void **state)
{
	/* covers TZ-03 accept 4 by page and api */
	/* covers TZ-04 refuse 1 by page and api */
	int64_t run = opened(activists[2]);
	struct client *told;
	struct reply r, good_read;

	is_no_prospect(activists[2], "停在“开展评价”");
	rated(run, "60", "60", "60 60 60 60 59.9");	/* 59.99 */
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"revisit_due\"");
	walk_has(&r, 200, "\"due_day\":\"2015-06-25\"");	/* fifteen days from the step before */
	is_marked(run, activists[2], "59.99", NULL);
	assert_int_equal(roles(activists[2], "activist"), 1);	/* nobody is dropped before */
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "回访");
	walk_refused(secretary, api, run, "2015-06-10", "不能办理");
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=1\",\"finding=属实\",\"note=谈话二人\"]");
	walk_has(&r, 422, "应在 2 至 50 之间");
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=属实\",\"note=谈话六人\"]");
	walk_has(&r, 200, "谈话六人");
	r = walk_act(office, run, "close", "");
	walk_has(&r, 200, "\"finish\":\"out\"");
	assert_int_equal(roles(activists[2], "activist"), 0);
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "淘汰");
	walk_has(&r, 200, "已通知 积极2");
	is_no_prospect(activists[2], "结果是“淘汰”，这一步不能办结");
	told = walk_program(w, "told", activists[2]);
	r = client_get(told, "/api/v1/me/message");
	walk_has(&r, 200, "谈话六人");
	walk_has(&r, 200, "结果：淘汰\\n综合得分：59.99");
	walk_has(&r, 200, "\"is_read\":false");
	good_read = client_post_json(told, "/api/v1/me/message/read", "{}");
	assert_int_equal(good_read.status, 200);
	r = client_get(told, "/api/v1/me/message");
	walk_has(&r, 200, "\"is_read\":true");
	r = client_get(secretary, "/me/message");
	walk_has(&r, 200, "没有通知");
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "谈话六人");
}

/* Whoever revisits, and nobody else. */
static void reads_which_mark_has_which_number(int64_t run)
{
	const int64_t review = world_first_id(w, world_text(w, "review WHERE subject_id = %lld AND is_secret = 1", (long long)run));
	const char *page = world_text(w, "/review/%lld", (long long)review), *url = world_text(w, "/api/v1%s", page);
	struct reply r = client_get(office, url);

	walk_has(&r, 200, "{\"number\":5,\"rater\":0,\"is_void\":false,\"mark\":\"60\"},{\"number\":6,\"rater\":0,\"is_void\":false,\"mark\":\"0\"}");
	r = client_get(office_page, page);
	walk_has(&r, 200, "<span class=\"num muted\">6</span><div class=\"rows__t\"></div><span class=\"num\">0</span>");
	r = client_get(api, url);
	walk_has(&r, 200, "{\"number\":6,\"rater\":0,\"is_void\":false}");
	r = client_get(secretary, page);
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "<span class=\"num muted\">6</span><div class=\"rows__t\"></div><span class=\"num\">"));
}

static void papers_that_were_ill_meant_do_not_count(void **state)
{
	/* covers TZ-04 accept 2 by page and api */
	int64_t run = opened(activists[3]);
	struct reply r;

	rated(run, "64", "64", "60 60 60 60 60 0 0");	/* the score with the two noughts is about 53 */
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"revisit_due\"");
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=恶意评价\",\"void=六号\",\"note=两份恶意\"]");
	walk_has(&r, 422, "评价表的编号");
	reads_which_mark_has_which_number(run);
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=恶意评价\",\"void=6,\",\"note=两份恶意\"]");
	walk_has(&r, 422, "评价表的编号");
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=恶意评价\",\"void=6,99\",\"note=两份恶意\"]");
	walk_has(&r, 422, "「作废的评价表」里的 99 号不是这次测评的有效评价表：收回的有效评价表共 7 份");
	/* Nobody is dropped by the very marks that were found malicious. */
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=恶意评价\",\"note=两份恶意\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(office, run, "close", "");
	walk_has(&r, 422, "认定为恶意评价的，应当写明作废的评价表编号");
	r = client_get(office_page, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "认定为恶意评价的，应当写明作废的评价表编号");
	assert_int_equal(roles(activists[3], "activist"), 1);
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=恶意评价\",\"void=6,7\",\"note=两份恶意\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(office, run, "close", "");
	walk_has(&r, 200, "\"finish\":\"keep\"");
	assert_int_equal(roles(activists[3], "activist"), 1);
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "两份恶意");
	walk_has(&r, 200, "继续培养");
}

static void whoever_rated_does_not_revisit(void **state)
{
	/* covers TZ-04 accept 1 refuse 2 by page and api */
	int64_t run = opened(activists[4]);
	struct reply r;

	world_run(w, world_text(w, "INSERT INTO membership (id, region_id, person_id, org_id, status, from_day, to_day, began_by, ended_by, document) "
		"VALUES (77, 1, 901, %lld, 2, 10000, 2932897, '', '', '')", (long long)branch));	/* the organiser is a member of the branch now */
	rated(run, "55", "55", "55 55 55 55 55");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"revisit_due\"");
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "回访");
	r = walk_act(office, run, "fill/revisit", "\"values\":[\"heard=6\",\"finding=属实\",\"note=谈话\"]");
	walk_has(&r, 422, "不得办理");
	walk_refused(office_page, office, run, "2015-06-10", "不得办理");
	world_run(w, "DELETE FROM membership WHERE id = 77");
}

/* Who was never marked is no better than who was marked low, and what was found in June does not last for ever. */
static void marks_are_asked_for_and_run_out(void **state)
{
	is_no_prospect(activists[4], "停在“基层党委回访考察”");
	is_no_prospect(activists[5], "没有办过“入党积极分子量化评价”");
	world_run(w, world_text(w, "UPDATE run SET closed_day = closed_day - 366 WHERE code = 'tz-evaluate' AND subject_id = %lld", (long long)activists[1]));
	world_run(w, world_text(w, "UPDATE run SET state = 'stopped' WHERE code = 'recruit' AND subject_id = %lld", (long long)activists[1]));
	is_no_prospect(activists[1], "只在 2015-06-09 以前算数");
	world_run(w, world_text(w, "UPDATE run SET closed_day = closed_day + 366 WHERE code = 'tz-evaluate' AND subject_id = %lld", (long long)activists[1]));
	walk_close(api, proposed(activists[1]), "2015-06-10", "agree");
}

static void one_case_for_one_person_and_only_in_its_month(void **state)
{
	int64_t run = opened(activists[5]);
	struct reply r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"person\":\"%lld\"}", (long long)use,
		(long long)activists[5]));

	assert_true(run > 0);
	walk_has(&r, 422, "已在办");
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"person\":\"%lld\",\"day\":\"2015-05-31\"}", (long long)use,
		(long long)activists[5]));
	walk_has(&r, 422, "06-01");
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"person\":\"901\"}", (long long)use));
	walk_has(&r, 422, "请选择甲村党支部的人");
	r = client_get(secretary, world_text(w, "/org/%lld/run/new?use=%lld", (long long)branch, (long long)use));
	walk_has(&r, 200, "积极7");
	assert_false(reply_has(&r, "积极5"));	/* his case is open */
	assert_false(reply_has(&r, "党员3"));	/* only activists stand in the list */
	r = walk_act(api, run, "sheet", "\"sheet\":\"nothing\"");
	walk_has(&r, 422, "没有这项测评");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(just_below_eighty_is_not_eighty),
		cmocka_unit_test(eighty_is_in_the_range_of_prospects),
		cmocka_unit_test(from_sixty_to_just_below_eighty_goes_on),
		cmocka_unit_test(below_sixty_waits_for_the_committee),
		cmocka_unit_test(papers_that_were_ill_meant_do_not_count),
		cmocka_unit_test(whoever_rated_does_not_revisit),
		cmocka_unit_test(marks_are_asked_for_and_run_out),
		cmocka_unit_test(one_case_for_one_person_and_only_in_its_month),
	};

	return cmocka_run_group_tests_name("run_rating", tests, start, world_over);
}
