/* Votes of meetings: the list is frozen, two people count, both must agree, and what is closed stays. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "rooms/ballot/ballot.h"

#define VOTERS 41

static struct world *w;
static struct client *first, *second, *third, *outside, *api, *api_2;
static int64_t town, village, other;
static int64_t people[VOTERS];

static struct client *signed_in(const char *login, int64_t org, int64_t person)
{
	struct client *c = client_new(w);

	world_holding(w, org, "secretary", person);
	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

static struct client *program(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	world_holding(w, village, "secretary", person);
	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, person))));
	return c;
}

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	village = world_org_of(w, town, "branch", "甲村党支部");
	other = world_org_of(w, town, "branch", "乙村党支部");
	world_right(w, "secretary", "handle");
	world_right(w, "secretary", "see_org");
	for (int i = 0; i < VOTERS; i++)
		people[i] = world_person(w, village, arena_printf(w->arena, "党员%02d", i + 1));
	first = signed_in("first", village, 901);
	second = signed_in("second", village, 902);
	third = signed_in("third", town, 903);
	outside = signed_in("outside", other, 904);
	api = program("api", 905);
	api_2 = program("api_2", 906);
	return 0;
}

/* ---- opening, as the rule of a case does ---- */

static struct ctx acting(void)
{
	struct ctx c = { .arena = w->arena, .services = &w->services, .store = store_open(w->services.database, w->arena),
		.today = day_from_date(2015, 11, 17), .now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = 7;
	c.actor.org_id = c.actor.region_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static struct ballot_ask ask_of(int64_t subject, size_t entitled_count)
{
	struct ballot_ask ask = { .subject = "run", .subject_id = subject, .part_id = 1, .item = "admit", .title = "接收丁一为预备党员",
		.org = { village }, .voters_title = "支部有表决权的党员", .entitled_count = entitled_count, .quorum = { 1, 2 }, .pass = { 1, 2 },
		.is_quorum_exceeded = true, .is_pass_exceeded = true, .pass_of = BALLOT_OF_ENTITLED, .is_secret = true, .is_final = true, .allows_written = true, .listed_day = DAY_NONE };
	struct ballot_entitled *list = arena_array(w->arena, entitled_count + 1, sizeof(*list));

	for (size_t i = 0; i < entitled_count; i++)
		list[i] = (struct ballot_entitled){ { people[i % VOTERS] }, arena_printf(w->arena, "党员%02zu", i % VOTERS + 1) };
	ask.entitled = list;
	return ask;
}

static int64_t opened(const struct ballot_ask *ask)
{
	struct ctx c = acting();
	ballot_id id = { 0 };
	bool is_done = ballot_open(&c, ask, &id);

	store_close(c.store);
	assert_true(is_done);
	return id.v;
}

/* The key of the refusal. */
static const char *refused(const struct ballot_ask *ask)
{
	struct ctx c = acting();
	ballot_id id = { 0 };
	bool is_done = ballot_open(&c, ask, &id);

	store_abandon(c.store);
	store_close(c.store);
	assert_false(is_done);
	assert_int_equal(c.refusals_count, 1);
	return c.refusals[0].text->key;
}

static struct ballot_row newest(int64_t subject)
{
	struct ctx c = acting();
	struct ballot_row row = { 0 };

	assert_true(ballot_of(&c, "run", subject, 1, "admit", &row));
	store_close(c.store);
	return row;
}

static void an_ask_that_cannot_be_is_refused(void **state)
{
	static const char *const TWO[] = { "张三", "李四" }, *const TWINS[] = { "张三", "张三" };
	struct ballot_ask ask = ask_of(1, 5);
	int64_t before = world_count(w, "ballot");
	struct ctx c;
	ballot_id id;

	ask.quorum = (struct fraction){ 3, 2 };
	assert_string_equal(refused(&ask), "ballot.share_wrong");
	ask.quorum = (struct fraction){ 1, 1 };
	assert_string_equal(refused(&ask), "ballot.share_wrong");	/* more than all are never present */
	ask = ask_of(1, 5);
	ask.pass = (struct fraction){ 0, 0 };
	assert_string_equal(refused(&ask), "ballot.share_wrong");
	ask.pass = (struct fraction){ -1, 2 };
	assert_string_equal(refused(&ask), "ballot.share_wrong");
	ask = ask_of(1, VOTERS + 1);	/* the first once more */
	assert_string_equal(refused(&ask), "ballot.twice");
	ask = ask_of(1, BALLOT_VOTERS_MAX + 1);
	assert_string_equal(refused(&ask), "ballot.too_many");
	ask = ask_of(1, 5);
	ask.seats = 1;
	assert_string_equal(refused(&ask), "ballot.candidates_wrong");
	ask.candidates = TWO;
	ask.candidates_count = 2;
	assert_string_equal(refused(&ask), "ballot.no_written_in_election");
	ask.allows_written = false;
	ask.seats = 3;
	assert_string_equal(refused(&ask), "ballot.candidates_wrong");
	ask.seats = 0;
	assert_string_equal(refused(&ask), "ballot.candidates_wrong");
	ask.seats = 1;
	ask.candidates = TWINS;
	assert_string_equal(refused(&ask), "ballot.twice");
	ask.candidates = (const char *const[]){ "张三", "" };
	assert_string_equal(refused(&ask), "ballot.twice");
	c = acting();
	c.actor.may = 0;
	ask = ask_of(1, 5);
	assert_false(ballot_open(&c, &ask, &id));
	store_abandon(c.store);
	store_close(c.store);
	assert_int_equal(world_count(w, "ballot"), before);
}

/* ---- the pages ---- */

static const char *url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/ballot/%lld%s", (long long)id, rest);
}

static const char *api_url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/api/v1/ballot/%lld%s", (long long)id, rest);
}

static struct reply counted(struct client *c, int64_t id, const char *present, const char *collected, const char *agreed, const char *opposed, const char *written)
{
	client_get(c, url(id, ""));
	return client_post(c, url(id, "/count"), "present", present, "issued", present, "collected", collected, "spoilt", "0", "written", written,
		"written_agreed", written, "agreed_1", agreed, "opposed_1", opposed, "abstained_1", "0", NULL);
}

static struct reply closed(struct client *c, int64_t id, const char *day, const char *supervisor, const char *teller)
{
	client_get(c, url(id, ""));
	return client_post(c, url(id, "/close"), "day", day, "supervisor", supervisor, "teller", teller, NULL);
}

static void a_recruiting_vote_is_counted_by_two_and_closed(void **state)
{
	struct ballot_ask ask = ask_of(10, VOTERS);
	int64_t id = opened(&ask);
	struct reply r = client_get(first, url(id, ""));
	struct ballot_row row = newest(10);

	walk_has(&r, 200, "接收丁一为预备党员");
	walk_has(&r, 200, "实到须超过应到会人数的半数");
	walk_has(&r, 200, "法定选举以现场纸质投票为准");
	walk_has(&r, 200, "党员41");
	assert_false(ballot_is_valid(&row));
	assert_string_equal(refused(&ask), "ballot.is_open");
	/* Refusals name the figures and keep what was typed. */
	r = counted(first, id, "42", "36", "34", "2", "1");
	walk_has(&r, 422, "实到 42 人，多于应到 41 人");
	walk_has(&r, 422, "value=\"34\"");
	r = counted(first, id, "36", "37", "35", "2", "1");
	walk_has(&r, 422, "收回 37 张，多于发出的 36 张");
	r = counted(first, id, "36", "36", "35", "2", "1");
	walk_has(&r, 422, "合计 37 票，多于收回的有效票 36 张");
	r = counted(first, id, "36", "36", "34", "1", "1");
	walk_has(&r, 422, "合计 35 票，少于收回的有效票 36 张");
	r = counted(first, id, "36", "36", "34", "2", "6");
	walk_has(&r, 422, "书面意见 6 份，多于未到会的 5 人");
	r = counted(first, id, "", "36", "34", "2", "1");
	walk_has(&r, 422, "请填 0 到");
	assert_int_equal(world_count(w, "ballot_count"), 0);
	/* One count alone is none, and the other does not see it. */
	r = closed(first, id, "2015-11-17", "王监", "李计");
	walk_has(&r, 422, "已有 0 人录入");
	r = counted(first, id, "36", "36", "34", "2", "1");
	assert_int_equal(r.status, 303);
	r = closed(first, id, "2015-11-17", "王监", "李计");
	walk_has(&r, 422, "已有 1 人录入");
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "另一个人已经录入");
	walk_has(&r, 200, "目前除您以外没有人有账号可以录入");	/* the accounts of this world belong to nobody in the archive */
	assert_false(reply_has(&r, "class=\"num r\"") || reply_has(&r, "value=\"34\""));
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"typed_count\":1,\"is_agreed\":false");
	walk_has(&r, 200, "\"sums\":[]");
	r = client_post(second, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "无记名表决由两人各自");
	/* Of two that differ neither counts, and each sees where, but not what the other typed. */
	r = counted(second, id, "36", "36", "33", "3", "1");
	assert_int_equal(r.status, 303);
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "两人录入不一致");
	walk_has(&r, 200, "first");
	walk_has(&r, 200, "<td class=\"num r\">33</td>");
	assert_false(reply_has(&r, "<td class=\"num r\">34</td>"));
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "<td class=\"num r\">34</td>");
	assert_false(reply_has(&r, "<td class=\"num r\">33</td>"));
	r = client_get(third, url(id, ""));
	assert_false(reply_has(&r, "<td class=\"num r\">33</td>") || reply_has(&r, "<td class=\"num r\">34</td>"));
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"sums\":[]");
	r = closed(first, id, "2015-11-17", "王监", "李计");
	walk_has(&r, 422, "两人录入的数字不一致");
	r = counted(third, id, "36", "36", "34", "2", "1");
	walk_has(&r, 422, "first 和 second 已经录入");
	r = counted(second, id, "36", "36", "34", "2", "1");
	assert_int_equal(r.status, 303);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "两人录入一致");
	walk_has(&r, 200, "应到 41 人，实到 36 人；须超过应到会人数的半数（20.5），至少 21 人。");
	walk_has(&r, 200, "赞成 35 票；须超过应到会人数 41 的半数（20.5），至少 21 票。");
	walk_has(&r, 200, "书面意见 1 份赞成");
	/* Closing. */
	r = closed(first, id, "2015-11-18", "王监", "李计");
	walk_has(&r, 422, "您填的表决日期 2015-11-18 晚于今天（2015-11-17）");
	r = closed(first, id, "2015-02-30", "王监", "李计");
	walk_has(&r, 422, "没有“2015-02-30”这个日期");
	r = closed(first, id, "2015-11-17", "", "李计");
	walk_has(&r, 422, "请填写监票人");
	r = closed(first, id, "2015-11-17", "王监", "");
	walk_has(&r, 422, "请填写计票人");
	r = closed(first, id, "2015-11-17", "王监", "王监");
	walk_has(&r, 422, "不能都是王监");
	r = closed(first, id, "2015-11-17", "王监", "李计");
	assert_int_equal(r.status, 303);
	row = newest(10);
	assert_true(ballot_is_valid(&row));
	assert_true(ballot_is_passed(&row));
	assert_int_equal(row.day, day_from_date(2015, 11, 17));
	assert_int_equal(row.agreed, 34);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "王监");
	assert_false(reply_has(&r, url(id, "/count")));
	/* Immutable. */
	r = counted(first, id, "36", "36", "33", "3", "1");
	walk_has(&r, 409, "已经封存");
	r = client_post(first, url(id, "/void"), "reason", "重来", NULL);
	walk_has(&r, 409, "已经封存");
	r = client_post(first, url(id, "/recount"), "reason", "重来", NULL);
	walk_has(&r, 409, "已经封存");
	assert_string_equal(refused(&ask), "ballot.is_open");
}

static void papers_are_printed(void **state)
{
	struct ballot_ask ask = ask_of(11, 3);
	int64_t id = opened(&ask);
	struct reply r = client_get(first, url(id, "/list"));

	walk_has(&r, 200, "签到");
	walk_has(&r, 200, "党员03");
	walk_has(&r, 200, "应到 3 人，不计入 0 人");
	r = client_get(first, url(id, "/sheet"));
	walk_has(&r, 200, "监票人（签名）");
	r = client_get(first, url(id, "/paper"));
	walk_has(&r, 200, "弃权的在");
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "少于 5 人");
	r = client_get(first, arena_printf(w->arena, "/org/%lld/ballot", (long long)village));
	walk_has(&r, 200, "接收丁一为预备党员");
	walk_has(&r, 200, "通过");
}

static struct reply left_out(int64_t id, const char *voter, const char *ground, const char *reason, const char *consent)
{
	struct reply r = client_get(first, url(id, ""));

	return client_post(first, url(id, "/leave-out"), "voter", voter, "ground", ground, "reason", reason, "consent", consent, "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

/* Case 9 of the recruiting rules: ten of twenty do not pass; with one left out ten of nineteen do. */
static void who_is_left_out_changes_the_base(void **state)
{
	struct ballot_ask ask = ask_of(12, 20);
	int64_t id = opened(&ask);
	struct reply r = left_out(id, "20", "", "近亲属", "支部大会同意");
	struct ballot_row row;

	walk_has(&r, 422, "不计入应到会的情形");
	r = left_out(id, "20", "recused", "", "支部大会同意");
	walk_has(&r, 422, "请写明原因");
	r = left_out(id, "20", "recused", "近亲属", "");
	walk_has(&r, 422, "由谁同意");
	r = left_out(id, "21", "recused", "近亲属", "支部大会同意");
	walk_has(&r, 422, "请选择名单上的一个人");
	r = client_post(first, url(id, "/leave-out"), "voter", "20", "ground", "recused", "reason", "近亲属", "consent", "同意", "row_version", "9", NULL);
	walk_has(&r, 409, "刚刚被别人改过");
	r = left_out(id, "20", "recused", "近亲属", "支部大会同意");
	assert_int_equal(r.status, 303);
	r = left_out(id, "20", "recused", "近亲属", "支部大会同意");
	walk_has(&r, 422, "请选择名单上的一个人");
	r = client_get(first, url(id, "/list"));
	walk_has(&r, 200, "应到 19 人，不计入 1 人");
	walk_has(&r, 200, "回避");
	counted(first, id, "11", "11", "10", "1", "0");
	r = left_out(id, "19", "allowed", "规定的情形", "镇党委批复");
	walk_has(&r, 409, "已经开始计票");
	counted(second, id, "11", "11", "10", "1", "0");
	closed(second, id, "2015-11-17", "王监", "李计");
	row = newest(12);
	assert_true(ballot_is_passed(&row));
	assert_int_equal(row.entitled, 19);
	/* The last one stays. */
	ask = ask_of(13, 1);
	id = opened(&ask);
	r = left_out(id, "1", "allowed", "规定的情形", "镇党委批复");
	walk_has(&r, 422, "名单上只剩一人");
}

static void a_void_vote_is_held_again(void **state)
{
	struct ballot_ask ask = ask_of(14, VOTERS);
	int64_t id = opened(&ask), again;
	struct reply r;
	struct ballot_row row;

	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/recount"), "reason", "换人", NULL);
	walk_has(&r, 422, "还没有人录入");
	counted(first, id, "20", "20", "20", "0", "0");
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/recount"), "reason", "", NULL);
	walk_has(&r, 422, "请写明原因");
	r = client_post(first, url(id, "/recount"), "reason", "换人清点", NULL);
	assert_int_equal(r.status, 303);
	counted(second, id, "20", "20", "20", "0", "0");
	r = counted(third, id, "20", "20", "20", "0", "0");
	assert_int_equal(r.status, 303);
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/void"), "reason", "", NULL);
	walk_has(&r, 422, "请写明原因");
	r = client_post(first, url(id, "/void"), "reason", "收回多于发出", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "收回多于发出");
	r = counted(first, id, "20", "20", "20", "0", "0");
	walk_has(&r, 409, "已经作废");
	row = newest(14);
	assert_false(ballot_is_valid(&row));
	again = opened(&ask);
	assert_true(again != id);
	row = newest(14);
	assert_int_equal(row.id.v, again);
	assert_int_equal(row.round, 2);
	/* 20 of 41 are too few, however many agree. */
	counted(first, again, "20", "20", "20", "0", "10");
	counted(second, again, "20", "20", "20", "0", "10");
	r = closed(first, again, "2015-11-17", "王监", "李计");
	assert_int_equal(r.status, 303);
	row = newest(14);
	assert_false(ballot_is_valid(&row));
	assert_false(ballot_is_passed(&row));
	r = client_get(first, url(again, ""));
	walk_has(&r, 200, "到会人数不足，表决无效");
}

static void an_open_vote_without_a_list_is_confirmed(void **state)
{
	struct ballot_ask ask = ask_of(15, 0);
	int64_t id;
	struct ballot_row row;
	struct reply r;

	ask.is_secret = ask.allows_written = false;
	ask.pass_of = BALLOT_OF_PRESENT;
	id = opened(&ask);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "系统里没有这些人的名单");
	r = counted(first, id, "30", "0", "20", "5", "0");
	walk_has(&r, 422, "还不知道应到会人数");
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/entitled"), "entitled", "0", "reason", "", "row_version", "1", NULL);
	walk_has(&r, 422, "请填 0 到");
	walk_has(&r, 422, "请写明原因");
	r = client_post(first, url(id, "/entitled"), "entitled", "36", "reason", "村民代表名册", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_post(first, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "还没有人录入");
	r = client_get(first, url(id, ""));
	r = client_post(first, url(id, "/count"), "present", "33", "agreed_1", "19", "opposed_1", "14", NULL);
	assert_int_equal(r.status, 303);
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "请另一个人核对");
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "核对无误，确认");
	walk_has(&r, 200, ">33<");
	r = client_post(second, url(id, "/confirm"), NULL);
	assert_int_equal(r.status, 303);
	r = client_post(third, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "两人都已经录入");
	r = closed(second, id, "2015-11-17", "", "");
	assert_int_equal(r.status, 303);
	row = newest(15);
	assert_true(ballot_is_passed(&row));
	assert_string_equal(row.entitled_reason, "村民代表名册");
	r = client_post(first, url(id, "/entitled"), "entitled", "30", "reason", "改", "row_version", "9", NULL);
	walk_has(&r, 409, "已经封存");
}

static void candidates_are_voted_on_one_by_one(void **state)
{
	static const char *const THREE[] = { "张三", "李四", "王五" };
	struct ballot_ask ask = ask_of(16, 10);
	struct ballot_row row;
	struct reply r;
	int64_t id;

	ask.title = "支部委员选举";
	ask.allows_written = false;
	ask.pass_of = BALLOT_OF_PRESENT;
	ask.seats = 2;
	ask.candidates = THREE;
	ask.candidates_count = 3;
	id = opened(&ask);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "应选 2 名，候选人 3 名，差额选举");
	walk_has(&r, 200, "<h3>李四</h3>");
	r = client_get(first, url(id, "/paper"));
	walk_has(&r, 200, "多于 2 名的");
	for (int i = 0; i < 2; i++) {
		struct client *c = i == 0 ? first : second;

		client_get(c, url(id, ""));
		if (i == 0) {
			r = client_post(c, url(id, "/count"), "present", "10", "issued", "10", "collected", "10", "agreed_1", "9", "opposed_1", "1", "agreed_2", "8",
				"opposed_2", "3", "agreed_3", "3", "opposed_3", "7", NULL);
			walk_has(&r, 422, "合计 11 票");
			client_get(c, url(id, ""));
		}
		r = client_post(c, url(id, "/count"), "present", "10", "issued", "10", "collected", "10", "agreed_1", "9", "opposed_1", "1", "agreed_2", "5",
			"opposed_2", "5", "agreed_3", "6", "opposed_3", "4", NULL);
		assert_int_equal(r.status, 303);
	}
	r = closed(first, id, "2015-11-17", "张三", "李计");
	walk_has(&r, 422, "张三是候选人");
	r = closed(first, id, "2015-11-17", "王监", "王五");
	walk_has(&r, 422, "王五是候选人");
	r = closed(first, id, "2015-11-17", "王监", "李计");
	assert_int_equal(r.status, 303);
	row = newest(16);
	assert_int_equal(row.elected, 2);
	assert_true(ballot_is_passed(&row));
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "应选名额已选满");
	walk_has(&r, 200, "当选");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"name\":\"李四\",\"agreed\":5,\"opposed\":5,\"abstained\":0,\"is_elected\":false");
	walk_has(&r, 200, "\"name\":\"王五\",\"agreed\":6,\"opposed\":4,\"abstained\":0,\"is_elected\":true");
}

static void programs_do_the_same(void **state)
{
	struct ballot_ask ask = ask_of(17, 20);
	int64_t id = opened(&ask);
	struct reply r = client_get(api, api_url(id, ""));

	walk_has(&r, 200, "\"entitled\":20,\"state\":\"open\"");
	walk_has(&r, 200, "\"quorum_rule\":\"实到须超过应到会人数的半数\"");
	r = client_post_json(api, api_url(id, "/leave-out"), "{\"voter\":20,\"ground\":\"recused\",\"reason\":\"近亲属\",\"consent\":\"大会同意\",\"row_version\":1}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/entitled"), "{\"entitled\":30,\"reason\":\"名册\",\"row_version\":2}");
	walk_has(&r, 422, "由名单计算");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":20,\"issued\":20,\"collected\":20,\"agreed\":[20],\"opposed\":[0]}");
	walk_has(&r, 422, "实到 20 人，多于应到 19 人");
	r = client_post_json(api, api_url(id, "/write-in"), "{\"other\":1}");
	assert_true(r.status == 422 && reply_has(&r, "不能另选他人"));	/* a matter */
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":11,\"issued\":11,\"collected\":11,\"agreed\":[],\"opposed\":[0]}");
	walk_has(&r, 422, "请填 0 到");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":11,\"issued\":11,\"collected\":11,\"agreed\":[9],\"opposed\":[2]}");
	walk_has(&r, 200, "\"is_agreed\":false");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{}");
	walk_has(&r, 422, "无记名");
	r = client_post_json(api, api_url(id, "/recount"), "{\"reason\":\"换人\"}");
	walk_has(&r, 200, "\"id\"");
	for (int i = 0; i < 2; i++) {
		r = client_post_json(i == 0 ? api : api_2, api_url(id, "/count"), "{\"present\":11,\"issued\":11,\"collected\":11,\"spoilt\":1,\"agreed\":[9],"
			"\"opposed\":[0],\"abstained\":[1]}");
		walk_has(&r, 200, i == 0 ? "\"is_agreed\":false" : "\"is_agreed\":true");
	}
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "赞成 9 票；须超过应到会人数 19 的半数（9.5），至少 10 票。\",\"is_met\":false");
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-17\",\"supervisor\":\"王监\"}");
	walk_has(&r, 422, "\"teller\"");
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-16\",\"supervisor\":\"王监\",\"teller\":\"李计\"}");
	walk_has(&r, 422, "应到会名单是按 2015-11-17 确定的，表决就在这一天；您填的是 2015-11-16");
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-17\",\"supervisor\":\"王监\",\"teller\":\"李计\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"is_valid\":true,\"is_passed\":false");
	r = client_post_json(api, api_url(id, "/void"), "{\"reason\":\"重来\"}");
	walk_has(&r, 409, "已经封存");
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/ballot", (long long)village));
	walk_has(&r, 200, "\"state\":\"closed\"");
	/* An open vote without a list, and one that is void. */
	ask = ask_of(18, 0);
	ask.is_secret = false;
	id = opened(&ask);
	r = client_post_json(api, api_url(id, "/entitled"), "{\"entitled\":30,\"reason\":\"名册\",\"row_version\":1}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":20,\"agreed\":[18],\"opposed\":[2],\"written\":2,\"written_agreed\":1}");
	walk_has(&r, 200, "\"is_agreed\":false");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/void"), "{\"reason\":\"会议程序有误\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"state\":\"void\"");
}

static void another_branch_finds_nothing(void **state)
{
	struct ballot_row row = newest(10);
	struct reply r = client_get(outside, url(row.id.v, ""));

	assert_int_equal(r.status, 404);
	assert_false(reply_has(&r, "丁一"));
	r = client_get(outside, arena_printf(w->arena, "/org/%lld/ballot", (long long)village));
	assert_int_equal(r.status, 404);
	client_get(outside, "/me");
	r = client_post(outside, url(row.id.v, "/void"), "reason", "重来", NULL);
	assert_int_equal(r.status, 404);
	r = client_get(third, url(row.id.v, ""));	/* the town above */
	walk_has(&r, 200, "丁一");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_ask_that_cannot_be_is_refused),
		cmocka_unit_test(a_recruiting_vote_is_counted_by_two_and_closed),
		cmocka_unit_test(papers_are_printed),
		cmocka_unit_test(who_is_left_out_changes_the_base),
		cmocka_unit_test(a_void_vote_is_held_again),
		cmocka_unit_test(an_open_vote_without_a_list_is_confirmed),
		cmocka_unit_test(candidates_are_voted_on_one_by_one),
		cmocka_unit_test(programs_do_the_same),
		cmocka_unit_test(another_branch_finds_nothing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
