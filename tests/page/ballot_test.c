/* Votes of meetings: the list is frozen, two people count, both must agree, and what is closed stays. Open votes, candidates and programs:
 * ballot_count_test.c. Pages and API. */
#include "page/ballot_meeting_world.h"

/* The key of the refusal. */
static const char *refused(const struct ballot_ask *ask)
{
	struct ctx c = acting(w);
	ballot_id id = { 0 };

	return refusal_key(&c, ballot_open(&c, ask, &id));
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
	assert_string_equal(refused(&ask), "ballot.candidate_twice");
	ask.candidates = (const char *const[]){ "张三", "" };
	assert_string_equal(refused(&ask), "ballot.line_empty");
	c = acting(w);
	c.actor.may = 0;
	ask = ask_of(1, 5);
	assert_false(ballot_open(&c, &ask, &id));
	store_abandon(c.store);
	store_close(c.store);
	assert_int_equal(world_count(w, "ballot"), before);
}

static void a_recruiting_vote_is_counted_by_two_and_closed(void **state)
{
	struct ballot_ask ask = ask_of(10, VOTERS);
	int64_t id = opened(&ask);
	struct reply r = client_get(first, url(id, ""));
	struct ballot_row row = newest(10);

	walk_has(&r, 200, "接收丁一为预备党员");
	walk_has(&r, 200, "实到须超过应到会人数的半数");
	assert_false(reply_has(&r, "法定选举"));	/* a decision is no election */
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
	/* Whoever has a record is called by the name in it. */
	PUT(w, "person", NUMBER("id", 901), NUMBER("region_id", 1), NUMBER("org_id", village), TEXT("path", world_org_path(w, village)), TEXT("name", "王计票"),
		NUMBER("status", 0));
	r = counted(third, id, "36", "36", "34", "2", "1");
	walk_has(&r, 422, "王计票 和 second 已经录入");
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "第一人 王计票，第二人 second");
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
	walk_has(&r, 422, "已经封存");
	r = client_post(first, url(id, "/void"), "reason", "重来", NULL);
	walk_has(&r, 422, "已经封存");
	r = client_post(first, url(id, "/recount"), "reason", "重来", NULL);
	walk_has(&r, 422, "已经封存");
	assert_string_equal(refused(&ask), "ballot.is_open");
}

/* Up to 24 sign in below each other, of more two in a row, the last one alone where they are odd. */
static void many_sign_in_beside_each_other(void **state)
{
	struct ballot_ask few = ask_of(21, 24), many = ask_of(22, 25);
	struct reply r = client_get(first, url(opened(&few), "/list"));

	walk_has(&r, 200, "<tr><td class=\"num\">24</td><td>党员24</td><td></td><td></td></tr>");
	r = client_get(first, url(opened(&many), "/list"));
	walk_has(&r, 200, "<tr><td class=\"num\">1</td><td>党员01</td><td></td><td></td><td class=\"num\">2</td><td>党员02</td><td></td><td></td></tr>");
	walk_has(&r, 200, "<tr><td class=\"num\">25</td><td>党员25</td><td></td><td></td><td></td><td></td><td></td><td></td></tr>");
	for (int i = 1; i <= 25; i++)
		assert_int_equal(reply_times(&r, world_text(w, "<td class=\"num\">%d</td>", i)), 1);
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

static struct reply confirmed(struct client *c, int64_t id, const char *voter, const char *state)
{
	struct reply r = client_get(c, url(id, ""));

	return client_post(c, url(id, "/left-out"), "voter", voter, "state", state, "row_version", reply_field(w, &r, "row_version"), NULL);
}

#define WAITS "确认是否不计入应到会：党员20（接收丁一为预备党员）"

/* On the first page of that account. */
static bool is_on_desk(struct client *c)
{
	struct reply r = client_get(c, "/");

	assert_int_equal(r.status, 200);
	return reply_has(&r, WAITS);
}

/* Case 9 of the recruiting rules: ten of twenty do not pass; with one left out ten of nineteen do. */
static void who_is_left_out_changes_the_base(void **state)
{
	struct ballot_ask ask = ask_of(12, 20);
	int64_t id = opened(&ask);
	struct reply r = left_out(id, "20", "", "近亲属", "支部大会同意");
	struct ballot_row row;

	walk_has(&r, 422, "不计入应到会的情形");
	r = left_out(id, "20", "allowed", "规定的情形", "同意");	/* which rule, and which clause? */
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
	walk_has(&r, 422, "党员20 已经申请不计入");
	/* Nobody alone makes the base smaller. */
	row = newest(12);
	assert_int_equal(row.entitled, 20);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "等上级确认不计入的人");
	assert_true(is_on_desk(third));
	assert_false(is_on_desk(first) || is_on_desk(second) || is_on_desk(outside));	/* who asked, who is of the branch itself, who is of another */
	assert_false(reply_has(&r, url(id, "/left-out")));
	r = confirmed(first, id, "20", "confirmed");
	walk_has(&r, 422, "申请人不能确认自己的申请");
	r = confirmed(second, id, "20", "confirmed");
	walk_has(&r, 422, "的上级党组织确认，您的职务在");
	r = confirmed(third, id, "19", "confirmed");
	walk_has(&r, 422, "没有等确认的申请");
	r = confirmed(third, id, "20", "");
	walk_has(&r, 422, "请选择“确认”或者“不同意”");
	r = client_get(third, url(id, ""));
	walk_has(&r, 200, url(id, "/left-out"));
	r = client_post(third, url(id, "/left-out"), "voter", "20", "state", "confirmed", "row_version", "9", NULL);
	walk_has(&r, 409, "刚刚被别人改过");
	r = confirmed(third, id, "20", "confirmed");
	assert_int_equal(r.status, 303);
	assert_false(is_on_desk(third));
	r = confirmed(third, id, "20", "confirmed");
	walk_has(&r, 422, "没有等确认的申请");
	r = left_out(id, "20", "recused", "近亲属", "支部大会同意");
	walk_has(&r, 422, "请选择名单上的一个人");
	r = client_get(first, url(id, "/list"));
	walk_has(&r, 200, "应到 19 人，不计入 1 人");
	walk_has(&r, 200, "名单共 20 人，不计入 1 人，应到 19 人。");
	walk_has(&r, 200, "回避 由 third 确认 2015-11-17");
	counted(first, id, "11", "11", "10", "1", "0");
	r = left_out(id, "19", "4", "卧床", "镇党委批复");
	walk_has(&r, 409, "已经开始计票");
	counted(second, id, "11", "11", "10", "1", "0");
	closed(second, id, "2015-11-17", "王监", "李计");
	row = newest(12);
	assert_true(ballot_is_passed(&row));
	assert_int_equal(row.entitled, 19);
	r = client_get(first, url(id, "/sheet"));
	walk_has(&r, 200, "名单共 20 人，不计入 1 人，应到 19 人。");
	/* The last one stays. */
	ask = ask_of(13, 1);
	id = opened(&ask);
	r = left_out(id, "1", "4", "规定的情形", "镇党委批复");
	walk_has(&r, 422, "名单上只剩一人");
}

/* By programs: what is refused or not confirmed before the count leaves the base as it was, and many are told of. */
static void what_nobody_confirmed_counts(void **state)
{
	struct ballot_ask ask = ask_of(15, 10);
	struct client *above = program("above", town, 907);
	int64_t id = opened(&ask);
	struct reply r;

	r = client_post_json(api, api_url(id, "/leave-out"), "{\"voter\":10,\"ground\":\"7\",\"reason\":\"卧床\",\"consent\":\"甲委批〔2015〕1号\",\"row_version\":1}");
	assert_int_equal(r.status, 422);
	for (int i = 8; i < 11; i++) {
		r = client_post_json(api, api_url(id, "/leave-out"), arena_printf(w->arena,
			"{\"voter\":%d,\"ground\":\"4\",\"reason\":\"规定的情形\",\"consent\":\"甲委批〔2015〕1号\",\"row_version\":1}", i));
		assert_int_equal(r.status, 200);
	}
	r = client_get(above, "/api/v1/workbench");
	walk_has(&r, 200, "确认是否不计入应到会：党员10（接收丁一为预备党员）");
	r = client_post_json(api_2, api_url(id, "/left-out"), "{\"voter\":10,\"state\":\"confirmed\",\"row_version\":1}");
	walk_has(&r, 422, "ballot.exclusion_above");
	r = client_post_json(above, api_url(id, "/left-out"), "{\"voter\":8,\"state\":\"refused\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	r = client_post_json(above, api_url(id, "/left-out"), "{\"voter\":9,\"state\":\"confirmed\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"entitled\":9");
	walk_has(&r, 200, "\"ground\":\"4\",\"consent\":\"甲委批〔2015〕1号\",\"state\":\"refused\"");
	walk_has(&r, 200, "\"state\":\"waiting\"");
	r = client_post_json(above, api_url(id, "/left-out"), "{\"voter\":10,\"state\":\"confirmed\",\"row_version\":2}");
	assert_int_equal(r.status, 200);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "按规定不计入（第4项）");
	walk_has(&r, 200, "不计入的人达到名单的五分之一");
	client_post_json(api, api_url(id, "/leave-out"), "{\"voter\":7,\"ground\":\"1\",\"reason\":\"规定的情形\",\"consent\":\"甲委批〔2015〕1号\",\"row_version\":3}");
	/* With the first figure it could be decided no more, so nobody counts before it is. */
	r = counted(first, id, "6", "6", "6", "0", "0");
	walk_has(&r, 422, "还有 1 人申请不计入应到会，等上级确认：党员07");
	walk_has(&r, 422, "value=\"6\"");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":6,\"issued\":6,\"collected\":6,\"agreed\":[6],\"opposed\":[0],\"abstained\":[0]}");
	walk_has(&r, 422, "ballot.exclusions_undecided");
	r = client_post_json(above, api_url(id, "/left-out"), "{\"voter\":7,\"state\":\"refused\",\"row_version\":3}");
	assert_int_equal(r.status, 200);
	assert_int_equal(counted(first, id, "6", "6", "6", "0", "0").status, 303);
	r = client_post_json(above, api_url(id, "/left-out"), "{\"voter\":7,\"state\":\"confirmed\",\"row_version\":3}");
	walk_has(&r, 409, "已经开始计票");
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "名单共 10 人，不计入 2 人，应到 8 人。");
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
	/* Of the two last acts only the one that was refused stands open. */
	r = counted(first, id, "2", "20", "20", "0", "0");
	assert_int_equal(r.status, 422);
	assert_int_equal(reply_times(&r, "<details class=\"fold\" open>"), 0);
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/recount"), "reason", "", NULL);
	walk_has(&r, 422, "请写明原因");
	assert_int_equal(reply_times(&r, "<details class=\"fold\" open>"), 1);
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
	walk_has(&r, 422, "已经作废");
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
		cmocka_unit_test(many_sign_in_beside_each_other),
		cmocka_unit_test(papers_are_printed),
		cmocka_unit_test(who_is_left_out_changes_the_base),
		cmocka_unit_test(what_nobody_confirmed_counts),
		cmocka_unit_test(a_void_vote_is_held_again),
		cmocka_unit_test(another_branch_finds_nothing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
