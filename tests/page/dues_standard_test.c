/* What a member pays by the standards of 党费 (domain/05), and from which month on. Pages and API; the cases of section 4 by their numbers. */
#include "page/dues_world.h"

static void case_3_a_farmer_between_two_amounts(void **state)
{
	int64_t id = world_member(w, branch, "田农", 2);
	const char *unset = world_text(w, "/org/%lld/dues/standard?unset=1", (long long)branch);
	struct reply r = client_get(branch_clerk, "/");

	walk_has(&r, 200, "名党员的党费标准");	/* nobody is asked to pay before it is said how much, so that is a task */
	assert_true(reply_has(&r, unset));
	walk_has((r = client_get(branch_clerk, unset), &r), 200, "田农");

	walk_has((r = set(id, "farmer", "0.1", "2015-11"), &r), 422, "每月应在 0.20 元到 1.00 元之间（中组发〔2008〕3号）");
	assert_true(reply_has(&r, "value=\"0.1\""));
	walk_has((r = set(id, "farmer", "1.5", "2015-11"), &r), 422, "多出的登记为自愿多缴");
	walk_has((r = set(id, "", "1", "2015-11"), &r), 422, "请选择田农的缴纳类别");
	walk_has((r = set(id, "wage", "", "2015-11"), &r), 422, "请填写缴纳基数");
	walk_has((r = set(id, "wage", "1.234", "2015-11"), &r), 422, "“1.234”不是金额");
	walk_has((r = set(id, "farmer", "0.5", "十一月"), &r), 422, "请填写月份");
	walk_has((r = set(id, "farmer", "0.5", "2007-11"), &r), 422, "2007-11 没有生效的党费标准");
	walk_has((r = set(id, "farmer", "0.5", "2017-11"), &r), 422, "太远了");
	assert_int_equal(world_count(w, "dues_member"), 0);
	paid(set(id, "farmer", "0.5", "2015-11"));
	knows(id, "\"due_fen\":50");
	r = client_get(branch_clerk, unset);
	assert_false(reply_has(&r, "田农"));
	/* 1.50 is 1.00 with 0.50 given freely. */
	paid(set(id, "farmer", "1", "2015-11"));
	walk_has((r = pay(id, "1.50", "2015-11", "is_extra", ""), &r), 422, "多出 0.50 元");
	paid(pay(id, "1.50", "2015-11", "is_extra", "1"));
	knows(id, "\"extra_fen\":50");
}

/* The cross-check table of the rules: 0.00 at 0.5 % is 0.00. No base at all is another thing. */
static void a_wage_of_nothing_owes_nothing(void **state)
{
	int64_t id = payer("无薪", "wage", "0.00", "2015-10");
	struct reply r;

	knows(id, "\"due_fen\":0");
	knows(id, "\"owed_fen\":0");
	walk_has((r = set(id, "wage", "", "2015-11"), &r), 422, "请填写缴纳基数");
	r = client_post_json(town_api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), world_text(w, "{\"from\":\"2015-11\",\"rows\":[\"%lld=wage=0.00=%s\"]}",
		(long long)id, version(id)));
	walk_has(&r, 200, "");
	knows(id, "\"due_fen\":0");
}

/* Nothing is taken from who has died or left, and the page offers no form for it. */
static void whoever_has_left_pays_no_more(void **state)
{
	int64_t id = payer("已故", "wage", "2000", "2015-10");
	struct reply r;

	walk_has((r = client_get(branch_clerk, person_url(id, "")), &r), 200, "登记收款");
	world_run(w, world_text(w, "UPDATE person SET status = 8 WHERE id = %lld", (long long)id));
	walk_has((r = client_get(branch_clerk, person_url(id, "")), &r), 200, "已故");
	assert_false(reply_has(&r, "登记收款"));
	walk_has((r = pay(id, "10.00", "2015-10", "document", ""), &r), 422, "不是党员");
	r = client_post_json(town_api, world_text(w, "/api/v1%s", person_url(id, "")), world_text(w, "{\"amount\":\"10.00\",\"until\":\"2015-10\",\"day\":\"2015-11-16\","
		"\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(id)));
	walk_has(&r, 422, "不是党员");
}

static void case_5_dues_begin_with_the_month_of_joining(void **state)
{
	int64_t id = world_member(w, branch, "新预备", 2);
	struct reply r;

	world_run(w, world_text(w, "UPDATE person SET status = 1, joined_day = 16661 WHERE id = %lld", (long long)id));	/* 2015-08-14 */
	walk_has((r = set(id, "student", "", "2015-07"), &r), 422, "2015-08 才成为预备党员");
	paid(set(id, "student", "", "2015-08"));
	knows(id, "\"paid_to\":\"2015-07\"");
	knows(id, "\"owed_fen\":80");	/* August to November */
}

static void case_6_a_new_wage_holds_from_its_month(void **state)
{
	int64_t id = payer("涨薪", "wage", "4800", "2015-06");
	struct reply r;

	paid(pay(id, "48.00", "2015-06", "document", ""));
	walk_has((r = set(id, "wage", "5200", "2015-06"), &r), 422, "已经缴到 2015-06");
	paid(set(id, "wage", "5200", "2015-07"));
	knows(id, "\"owed_fen\":39000");	/* July to November, 78.00 each */
	knows(id, "\"from\":\"2015-06\",\"until\":\"2015-06\"");
}

/* What the members of the branch owe of that month, added up by its own list. */
static int64_t listed(const char *until)
{
	struct reply r = client_get(api, world_text(w, "/api/v1%s", org_url(branch, world_text(w, "?until=%s", until))));
	int64_t sum = 0;

	assert_int_equal(r.status, 200);
	for (const char *at = r.body; (at = strstr(at, "\"due_fen\":")) != NULL; at++)
		sum += total(at, "due_fen");
	return sum;
}

static int64_t summed(const char *until)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", org_url(branch, world_text(w, "/total?until=%s", until))));

	assert_int_equal(r.status, 200);
	return total(r.body, "due_fen");
}

static void a_standard_of_a_later_month_is_not_due_before(void **state)
{
	int64_t id = payer("十二月涨薪", "wage", "4800", "2015-11"), next = payer("十二月起缴", "wage", "2000", "2015-12");
	int64_t before = listed("2015-11"), relieved = payer("十二月减免", "wage", "3000", "2015-11");
	struct reply r;

	assert_int_equal(listed("2015-11"), before + 1500);
	paid(set(id, "wage", "5200", "2015-12"));
	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", person_url(relieved, "/reduction")), world_text(w,
		"{\"reduction\":\"exempt\",\"from\":\"2015-12\",\"document\":\"镇党委〔2015〕9号\",\"row_version\":%s}", version(relieved))), 200, "");
	assert_int_equal(listed("2015-11"), before + 1500);
	assert_int_equal(listed("2015-11"), summed("2015-11"));
	assert_int_equal(listed("2015-12"), before + 7800 - 4800 + 1000);
	assert_int_equal(listed("2015-12"), summed("2015-12"));
	r = client_get(branch_clerk, org_url(branch, "?until=2015-11"));
	walk_has(&r, 200, ">48.00</td>");
	assert_false(reply_has(&r, ">78.00</td>"));
	assert_false(reply_has(&r, "<span class=\"small muted\">免缴</span>"));
	r = client_get(branch_clerk, org_url(branch, "?until=2015-12"));
	walk_has(&r, 200, ">78.00</td>");
	walk_has(&r, 200, "<span class=\"small muted\">免缴</span>");
	/* What is set next is set anew from the newest. */
	r = client_get(branch_clerk, org_url(branch, "/standard"));
	walk_has(&r, 200, "value=\"5200.00\"");
	walk_has(&r, 200, ">78.00</td>");
	knows(next, "\"owed_fen\":0");
}

static void case_7_no_monthly_income_is_a_third_of_the_quarter(void **state)
{
	int64_t id = payer("个体户", "self", "18000", "2015-10");

	knows(id, "\"due_fen\":9000");
	knows(id, "\"owed_fen\":18000");
}

/* Case 7: the income of July to September counts for October to December, and no longer. */
static void each_quarter_asks_for_the_income_of_the_last_one(void **state)
{
	static const char TASK[] = "核定 1 名党员本季度的党费基数";
	const char *asked = world_text(w, "/org/%lld/dues/standard?quarter=1", (long long)branch);
	int64_t id = payer("季度户", "self", "18000", "2015-11");
	struct reply r;

	world_run(w, world_text(w, "UPDATE person SET status = 8 WHERE name = '个体户'"));
	world_clock(w, "2015-12-31T09:00:00+08:00");
	assert_false(reply_has((r = client_get(branch_clerk, "/"), &r), TASK));
	world_clock(w, "2016-01-01T09:00:00+08:00");
	walk_has((r = client_get(branch_clerk, "/"), &r), 200, TASK);
	walk_has(&r, 200, asked);
	walk_has((r = client_get(api, "/api/v1/workbench"), &r), 200, TASK);
	walk_has((r = client_get(branch_clerk, asked), &r), 200, "季度户");
	assert_false(reply_has(&r, "18000.00") || reply_has(&r, "涨薪"));
	/* Until then the amount is said to be a provisional one, of the member, the branch and what is above. */
	walk_has((r = client_get(branch_clerk, org_url(branch, "")), &r), 200, "1 名党员不按月取得收入，本季度的应缴额按以前季度的收入暂计");
	walk_has(&r, 200, "90.00 <span class=\"small muted\">按以前的收入暂计</span>");
	walk_has((r = client_get(api, world_text(w, "/api/v1%s", org_url(branch, ""))), &r), 200, "\"is_provisional\":true");
	walk_has((r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total"))), &r), 200, "\"provisional\":1");
	walk_has((r = client_get(town_clerk, org_url(town, "")), &r), 200, "1 名党员不按月取得收入");
	/* Who earned the same is set anew all the same, and a line that is left empty stays for later. */
	walk_has((r = set(id, "self", "", "2016-01"), &r), 422, "没有要改的行");
	walk_has((r = client_get(branch_clerk, "/"), &r), 200, TASK);
	paid(set(id, "self", "18000", "2016-01"));
	assert_false(reply_has((r = client_get(branch_clerk, "/"), &r), TASK));
	assert_false(reply_has((r = client_get(branch_clerk, org_url(branch, "")), &r), "暂计"));
	knows(id, "\"from\":\"2016-01\"");
	world_clock(w, "2015-11-17T09:00:00+08:00");
}

/* The third of a quarter is held against the edges as it is, not rounded to a fen before; and what was typed comes back. */
static void a_quarter_a_fen_above_an_edge_is_above_it(void **state)
{
	static const struct { const char *quarter; int64_t due; } CASES[] = { { "9000.00", 1500 }, { "9000.01", 3000 }, { "15000.00", 5000 }, { "15000.01", 7500 },
		{ "30000.00", 15000 }, { "30000.01", 20000 }, { "10000.00", 3333 } };
	int64_t id = payer("逐季", "self", "8000", "2015-11");
	struct reply r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		paid(set(id, "self", CASES[i].quarter, "2015-11"));
		knows(id, world_text(w, "\"due_fen\":%lld", (long long)CASES[i].due));
		r = client_get(branch_clerk, org_url(branch, "/standard"));
		walk_has(&r, 200, world_text(w, "value=\"%s\"", CASES[i].quarter));
		walk_answered(client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), world_text(w, "{\"from\":\"2015-11\",\"rows\":[\"%lld=self=%s=%s\"]}", (long long)id,
			CASES[i].quarter, version(id))), 200, "\"count\":1");
		knows(id, world_text(w, "\"due_fen\":%lld", (long long)CASES[i].due));
	}
	walk_answered(client_get(branch_clerk, person_url(id, "")), 200, "3333.33");	/* the month's base */
}

static struct reply api_set(const char *row)
{
	return client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), world_text(w, "{\"from\":\"2015-11\",\"rows\":[\"%s\"]}", row));
}

/* Nothing typed counts for nothing: a class with its own amount takes no base, and a row that is wrong is told how it should be. */
static void a_base_that_is_not_asked_for_is_refused(void **state)
{
	int64_t id = world_member(w, branch, "学生", 2);
	const char *words = "学生是“学生”，每月固定交 0.20 元";

	walk_answered(api_set(world_text(w, "%lld=student=5=0", (long long)id)), 422, words);
	walk_answered(set(id, "student", "5", "2015-11"), 422, words);
	assert_int_equal(world_count(w, world_text(w, "dues_member WHERE person_id = %lld", (long long)id)), 0);
	walk_answered(api_set(world_text(w, "%lld=wage==0", (long long)id)), 422, "请填写缴纳基数");
	walk_answered(api_set(world_text(w, "%lld=student=x=0", (long long)id)), 422, "例如 1000000123=student==3");
	walk_answered(api_set(world_text(w, "%lld=student", (long long)id)), 422, "编号=类别=基数=row_version");
	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "")), world_text(w,
		"{\"rows\":[\"%lld=x=0\"],\"until\":\"2015-11\",\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\"}", (long long)id)), 422, "编号=金额=row_version");
	walk_answered(api_set(world_text(w, "%lld=student==0", (long long)id)), 200, "\"count\":1");
	knows(id, "\"due_fen\":20");
}

/* Art. 8: whoever joins where dues are taken pays from that month on. */
static void no_month_is_left_out_behind_joining(void **state)
{
	int64_t id, before = payer("先缴", "wage", "2000", "2015-01"), since = day_from_date(2015, 6, 15);
	struct reply r;

	assert_true(before > 0);
	id = world_person_of(w, branch, "六月入党", 1);
	world_run(w, world_text(w, "UPDATE person SET joined_day = %lld WHERE id = %lld", (long long)since, (long long)id));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", branch), NUMBER("status", 1), NUMBER("from_day", since), NUMBER("to_day", 2932897));
	r = set(id, "wage", "2000", "2015-08");
	walk_has(&r, 422, "六月入党从 2015-06 起是本支部党员");
	walk_has(&r, 422, "前面 2 个月");
	r = client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), world_text(w, "{\"from\":\"2015-07\",\"rows\":[\"%lld=wage=2000=0\"]}", (long long)id));
	walk_has(&r, 422, "前面 1 个月");
	paid(set(id, "wage", "2000", "2015-06"));
	paid(set(id, "wage", "2400", "2015-09"));	/* a later change leaves nothing out */
}

/* One request is of one branch: its first and last number name the receipts of that branch, and of nobody else. */
static void one_request_takes_the_dues_of_one_branch(void **state)
{
	int64_t one = payer("同批一", "wage", "2000", "2015-11"), two = payer("同批二", "wage", "2000", "2015-11"), foreign = world_member(w, other_branch, "外支部", 2);
	const char *url = world_text(w, "/api/v1%s", org_url(branch, "")), *rest = "\"until\":\"2015-11\",\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\"}";
	int64_t before = world_count(w, "dues_receipt");
	const char *first = world_text(w, "\"%lld=10=%s\"", (long long)one, version(one)), *second = world_text(w, "\"%lld=10=%s\"", (long long)two, version(two));

	client_get(town_clerk, org_url(other_branch, "/standard"));
	paid(client_post(town_clerk, org_url(other_branch, "/standard"), "from", "2015-11", name_of("class", foreign), "wage", name_of("base", foreign), "2000",
		name_of("v", foreign), version(foreign), NULL));
	walk_answered(client_post_json(town_api, url, world_text(w, "{\"rows\":[%s,\"%lld=10=%s\"],%s", first, (long long)foreign, version(foreign), rest)), 422,
		"外支部的党费由丙村支部收缴，不在甲村支部的台账里");
	walk_answered(client_post_json(town_api, url, world_text(w, "{\"rows\":[%s,%s,%s],%s", first, second, first, rest)), 422, "同批一在这一批里填了两行");
	assert_int_equal(world_count(w, "dues_receipt"), before);
	walk_answered(client_post_json(town_api, url, world_text(w, "{\"rows\":[%s,%s],%s", first, second, rest)), 201, "\"count\":2");
	assert_int_equal(world_count(w, "dues_receipt"), before + 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_3_a_farmer_between_two_amounts),
		cmocka_unit_test(a_standard_of_a_later_month_is_not_due_before),
		cmocka_unit_test(a_wage_of_nothing_owes_nothing),
		cmocka_unit_test(whoever_has_left_pays_no_more),
		cmocka_unit_test(case_5_dues_begin_with_the_month_of_joining),
		cmocka_unit_test(case_6_a_new_wage_holds_from_its_month),
		cmocka_unit_test(case_7_no_monthly_income_is_a_third_of_the_quarter),
		cmocka_unit_test(each_quarter_asks_for_the_income_of_the_last_one),
		cmocka_unit_test(a_quarter_a_fen_above_an_edge_is_above_it),
		cmocka_unit_test(a_base_that_is_not_asked_for_is_refused),
		cmocka_unit_test(no_month_is_left_out_behind_joining),
		cmocka_unit_test(one_request_takes_the_dues_of_one_branch),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
