/* 党费 (domain/05): money taken in one grid, receipts and their reversal, reductions, who is late, sums above, and what a member
 * sees. Pages and API; the cases of section 4 by their numbers. */
#include "page/dues_world.h"

/* ---- taking money ---- */

static void case_8_a_quarter_is_paid_at_once_where_the_branch_agreed(void **state)
{
	int64_t id = payer("按季", "wage", "2000", "2015-10");
	struct reply r;

	walk_has((r = pay(id, "30", "2015-12", "document", ""), &r), 422, "不能缴到以后的 2015-12，这一天最多缴到当月 2015-11");
	client_get(branch_clerk, org_url(branch, "/standard"));
	r = client_post(branch_clerk, org_url(branch, "/standard"), "from", "2015-10", name_of("class", id), "wage", name_of("base", id), "2000", name_of("quarter", id), "1",
		name_of("v", id), version(id), NULL);
	paid(r);
	paid(pay(id, "30", "2015-12", "document", ""));
	knows(id, "\"paid_to\":\"2015-12\"");
	walk_has((r = pay(id, "10", "2016-01", "document", ""), &r), 422, "最多缴到那个季度末 2015-12");
}

static void case_9_more_than_six_months_back_needs_a_decision(void **state)
{
	int64_t id = payer("补缴", "wage", "2000", "2015-04");
	struct reply r;

	walk_has((r = pay(id, "80", "2015-11", "document", ""), &r), 422, "从 2015-04 起未缴，已经 7 个月");
	paid(pay(id, "80", "2015-11", "document", "支部会议〔2015〕11号"));
}

static void case_12_a_month_is_not_paid_twice(void **state)
{
	int64_t id = payer("重缴", "wage", "2000", "2015-11");
	struct reply r = pay(id, "5", "2015-11", "document", "");

	walk_has(&r, 422, "1 个月应缴 10.00 元，实收 5.00 元，不够");
	paid(pay(id, "10", "2015-11", "document", ""));
	walk_has((r = pay(id, "10", "2015-11", "document", ""), &r), 422, "同一个月不重复缴");
	paid(pay(id, "10", "2015-11", "is_extra", "1"));
	knows(id, "\"extra_fen\":1000");
}

static void case_14_a_thousand_given_freely_is_the_centres(void **state)
{
	int64_t id = payer("特殊", "wage", "2000", "2015-11");
	struct reply r;
	const char *receipt;

	paid(pay(id, "1009.99", "2015-11", "is_extra", "1"));
	r = client_get(branch_clerk, person_url(id, ""));
	receipt = strstr(r.body, "/dues-receipt/");
	assert_non_null(receipt);
	r = client_get(branch_clerk, world_text(w, "%.*s", (int)strcspn(receipt, "\""), receipt));
	walk_has(&r, 200, "999.99 元");
	assert_false(reply_has(&r, "全额上缴中央"));
	paid(pay(id, "1000", "2015-11", "is_extra", "1"));
	r = client_get(branch_clerk, person_url(id, ""));
	receipt = strstr(r.body, "/dues-receipt/");
	r = client_get(branch_clerk, world_text(w, "%.*s", (int)strcspn(receipt, "\""), receipt));
	walk_has(&r, 200, "全额上缴中央");
}

static void case_15_a_temporary_branch_takes_no_dues(void **state)
{
	int64_t temporary = world_org_of(w, town, "temporary_branch", "防汛临时支部"), id = payer("临时", "wage", "2000", "2015-11");
	struct reply r;

	world_run(w, world_text(w, "UPDATE person SET org_id = %lld WHERE id = %lld", (long long)temporary, (long long)id));
	walk_has((r = pay(id, "10", "2015-11", "document", ""), &r), 422, "防汛临时支部是临时党支部，不收缴党费");
	world_run(w, world_text(w, "DELETE FROM dues_member WHERE person_id = %lld", (long long)id));
}

/* Who owes something by the page, and what it is in all by the fen of each box. */
static size_t owing_in(const struct reply *r)
{
	return reply_times(r, "data-fen=\"") - reply_times(r, "data-fen=\"0\"");
}

static const char *owed_in(const struct reply *r)
{
	long long all = 0;

	for (const char *at = strstr(r->body, "data-fen=\""); at != NULL; at = strstr(at + 1, "data-fen=\""))
		all += strtoll(at + strlen("data-fen=\""), NULL, 10);
	return world_text(w, "%lld.%02lld", all / 100, all % 100);
}

/* One grid: ticked members pay what is owed, another amount is typed; all or none. */
static void a_branch_takes_money_in_one_grid(void **state)
{
	int64_t one = payer("网格一", "wage", "2000", "2015-10"), two = payer("网格二", "retired", "1800", "2015-11"), before;
	struct reply r = client_get(branch_clerk, org_url(branch, ""));

	walk_has(&r, 200, "网格一");
	assert_true(reply_has(&r, "20.00"));
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", NULL);
	walk_has(&r, 422, "没有勾选，也没有填写金额");
	/* Whoever owes is ticked at once, and what that comes to is said, without a script too. */
	r = client_get(branch_clerk, org_url(branch, "?until=2015-11"));
	walk_has(&r, 200, "已选 0 人，合计 0.00 元");
	assert_false(reply_has(&r, "\" checked"));
	r = client_get(branch_clerk, org_url(branch, "?until=2015-11&all=1"));
	assert_int_equal(reply_times(&r, "\" checked"), owing_in(&r));
	walk_has(&r, 200, world_text(w, "已选 %d 人，合计 %s 元", (int)owing_in(&r), owed_in(&r)));
	before = world_count(w, "dues_receipt");
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("take", one), "1", name_of("v", one),
		version(one), name_of("pay", two), "8", name_of("v", two), version(two), NULL);
	walk_has(&r, 422, "网格二 1 个月应缴 9.00 元，实收 8.00 元");
	assert_true(reply_has(&r, "value=\"8\""));
	assert_int_equal(world_count(w, "dues_receipt"), before);
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("take", one), "1", name_of("v", one),
		version(one), name_of("pay", two), "9", name_of("v", two), version(two), NULL);
	paid(r);
	assert_int_equal(world_count(w, "dues_receipt"), before + 2);
	knows(one, "\"owed_fen\":0");
	knows(two, "\"amount_fen\":900");
	/* What another clerk took meanwhile is not taken twice. */
	client_get(branch_clerk, org_url(branch, ""));
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("pay", two), "9", name_of("v", two), "1", NULL);
	walk_has(&r, 409, "刚刚被别人登记过");
	r = client_get(branch_clerk, org_url(branch, "/list"));
	walk_has(&r, 200, "网格二");
}

static void a_receipt_is_taken_back_by_another(void **state)
{
	int64_t id = payer("冲销", "wage", "2000", "2015-11");
	const char *at, *receipt;
	struct reply r;

	paid(pay(id, "10", "2015-11", "document", ""));
	r = client_get(branch_clerk, person_url(id, ""));
	at = strstr(r.body, "/dues-receipt/");
	receipt = world_text(w, "%.*s", (int)strcspn(at, "\""), at);
	client_get(branch_clerk, receipt);
	walk_has((r = client_post(branch_clerk, world_text(w, "%s/reverse", receipt), "reason", "", NULL), &r), 422, "请填写冲销原因");
	assert_int_equal(client_get(elsewhere, receipt).status, 404);
	client_get(branch_clerk, receipt);
	assert_int_equal(client_post(branch_clerk, world_text(w, "%s/reverse", receipt), "reason", "错收", NULL).status, 303);
	walk_has((r = client_post_json(api, world_text(w, "/api/v1%s/reverse", receipt), "{\"reason\":\"再次\"}"), &r), 422, "已经冲销过了");
	r = client_get(api, world_text(w, "/api/v1%s", receipt));
	walk_has(&r, 200, "\"amount_fen\":1000");
	knows(id, "\"amount_fen\":-1000");
	knows(id, "\"owed_fen\":1000");
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", person_url(id, "")), world_text(w, "{\"amount\":\"10\",\"until\":\"2015-11\",\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(id))).status, 201);
	r = client_get(api, world_text(w, "/api/v1%s", person_url(id, "")));
	at = strstr(r.body, "\"receipts\":[{\"id\":\"");
	assert_non_null(at);
	at += strlen("\"receipts\":[{\"id\":\"");
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1/dues-receipt/%.*s/reverse", (int)strcspn(at, "\""), at), "{}").status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1/dues-receipt/%.*s/reverse", (int)strcspn(at, "\""), at), "{\"reason\":\"错收\"}").status, 201);
}

/* Art. 12: a month is paid in it or after it, on the day of the receipt, not on the day on which that is written down. */
static void no_month_is_paid_before_it_began(void **state)
{
	int64_t id = payer("提前", "wage", "2000", "2015-06"), quarterly = payer("按季提前", "wage", "2000", "2015-07");
	int64_t before = world_count(w, "dues_receipt");
	const char *url = world_text(w, "/api/v1%s", person_url(id, ""));

	client_get(branch_clerk, person_url(id, ""));
	walk_answered(client_post(branch_clerk, person_url(id, ""), "amount", "10", "until", "2015-06", "day", "2014-11-18", "channel", "cash", "payer", "own", "row_version", version(id), NULL),
		422, "提前的缴纳日期是 2014-11-18，不能缴到以后的 2015-06，这一天最多缴到当月 2014-11");
	walk_answered(client_post_json(api, url, world_text(w, "{\"amount\":\"10\",\"until\":\"2015-06\",\"day\":\"2015-05-31\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(id))),
		422, "最多缴到当月 2015-05");
	walk_answered(client_post(branch_clerk, org_url(branch, ""), "until", "2015-07", "day", "2013-01-05", "channel", "cash", "payer", "own", name_of("pay", id), "20", name_of("v", id), version(id), NULL),
		422, "最多缴到当月 2013-01");
	client_get(branch_clerk, org_url(branch, "/standard"));
	paid(client_post(branch_clerk, org_url(branch, "/standard"), "from", "2015-07", name_of("class", quarterly), "wage", name_of("base", quarterly), "2000",
		name_of("quarter", quarterly), "1", name_of("v", quarterly), version(quarterly), NULL));
	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", person_url(quarterly, "")),
		world_text(w, "{\"amount\":\"20\",\"until\":\"2015-08\",\"day\":\"2015-06-30\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(quarterly))), 422, "最多缴到那个季度末 2015-06");
	assert_int_equal(world_count(w, "dues_receipt"), before);
	knows(id, "\"paid_to\":\"2015-05\"");
	/* The first day of the month is in it, and a quarter is paid from its first day on. */
	assert_int_equal(client_post_json(api, url, world_text(w, "{\"amount\":\"10\",\"until\":\"2015-06\",\"day\":\"2015-06-01\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(id))).status, 201);
	knows(id, "\"paid_to\":\"2015-06\"");
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", person_url(quarterly, "")),
		world_text(w, "{\"amount\":\"30\",\"until\":\"2015-09\",\"day\":\"2015-07-01\",\"channel\":\"cash\",\"payer\":\"own\",\"row_version\":%s}", version(quarterly))).status, 201);
}

/* ---- reductions and review ---- */

static void case_13_nothing_is_reduced_without_the_committee_above(void **state)
{
	int64_t id = payer("困难", "wage", "2000", "2015-11");
	struct reply r;

	client_get(branch_clerk, person_url(id, ""));
	walk_has((r = client_post(branch_clerk, person_url(id, "/reduction"), "reduction", "exempt", "from", "2015-11", "document", "云党费批〔2015〕3号", "row_version", version(id), NULL), &r),
		422, "甲村支部自己不能登记");
	client_get(town_clerk, person_url(id, ""));
	walk_has((r = client_post(town_clerk, person_url(id, "/reduction"), "reduction", "exempt", "from", "2015-11", "document", "", "row_version", version(id), NULL), &r), 422, "没有批准文号不能少缴、免缴");
	walk_has((r = client_post(town_clerk, person_url(id, "/reduction"), "reduction", "reduced", "due", "10", "from", "2015-11", "document", "云1", "row_version", version(id), NULL), &r),
		422, "要低于现在的 10.00 元");
	assert_int_equal(client_post_json(town_api, world_text(w, "/api/v1%s", person_url(id, "/reduction")), world_text(w, "{\"reduction\":\"reduced\",\"due\":\"4\",\"from\":\"2015-11\",\"row_version\":%s}", version(id))).status, 422);
	assert_int_equal(client_post_json(town_api, world_text(w, "/api/v1%s", person_url(id, "/reduction")), world_text(w, "{\"reduction\":\"reduced\",\"due\":\"4\",\"from\":\"2015-11\",\"document\":\"云1\",\"row_version\":%s}", version(id))).status, 200);
	knows(id, "\"due_fen\":400");
	assert_int_equal(client_post(town_clerk, person_url(id, "/reduction"), "reduction", "exempt", "from", "2015-12", "document", "云2", "row_version", version(id), NULL).status, 303);
	knows(id, "\"owed_fen\":400");
}

/* One side of the list by page and program: so many, this one and not the other. */
static void late_side(const char *side, int64_t count, const char *name, const char *other)
{
	const char *path = org_url(branch, world_text(w, "/late?side=%s", side));
	struct reply page = client_get(branch_clerk, path), program = client_get(town_api, world_text(w, "/api/v1%s", path));

	walk_has(&page, 200, name);
	walk_has(&program, 200, name);
	assert_false(reply_has(&page, other) || reply_has(&program, other));
	walk_has(&program, 200, world_text(w, "\"total\":%lld", (long long)count));
}

static void case_10_and_11_six_months_are_looked_into_and_nobody_is_removed(void **state)
{
	int64_t five = payer("欠五月", "wage", "2000", "2015-06"), six = payer("欠六月", "wage", "2000", "2015-05"), exempt = payer("住院", "wage", "2000", "2015-05");
	struct reply r;

	client_get(town_clerk, person_url(exempt, ""));
	assert_int_equal(client_post(town_clerk, person_url(exempt, "/reduction"), "reduction", "exempt", "from", "2015-05", "document", "云3", "row_version", version(exempt), NULL).status, 303);
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(branch, "/late")));
	walk_has(&r, 200, "欠六月");
	assert_true(reply_has(&r, "欠五月"));
	assert_true(reply_has(&r, "\"late_months\":6"));
	assert_false(reply_has(&r, "住院"));
	r = client_get(branch_clerk, "/");
	walk_has(&r, 200, "核实 1 名党员不缴党费的原因");
	assert_true(reply_has(&r, "提醒 1 名党员缴纳党费"));
	r = client_get(town_api, "/api/v1/workbench");	/* above the branch it is said whose matter that is */
	walk_has(&r, 200, "督促 1 个支部核实 1 名党员不缴党费的原因");
	walk_has(&r, 200, "督促 1 个支部提醒 1 名党员缴纳党费");
	/* Each of the two opens its own rows. */
	assert_true(reply_has(&r, "/dues/late?side=open") && reply_has(&r, "/dues/late?side=warn"));
	late_side("open", 1, "欠六月", "欠五月");
	late_side("warn", 1, "欠五月", "欠六月");
	late_side("review", 1, "欠六月", "欠五月");
	assert_int_equal(client_get(town_api, world_text(w, "/api/v1%s", org_url(branch, "/late?side=others"))).status, 422);
	client_get(branch_clerk, person_url(five, ""));
	walk_has((r = client_post(branch_clerk, person_url(five, "/review"), "review", "reason", "row_version", version(five), NULL), &r), 422, "有 5 个月未缴，不到 6 个月");
	r = client_get(branch_clerk, person_url(five, ""));
	walk_has(&r, 200, "已连续五个月未缴党费");
	client_get(branch_clerk, person_url(six, ""));
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", person_url(six, "/review")), world_text(w, "{\"row_version\":%s}", version(six))).status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", person_url(six, "/review")), world_text(w, "{\"review\":\"educated\",\"row_version\":%s}", version(six))).status, 200);
	r = client_get(branch_clerk, "/");
	assert_false(reply_has(&r, "核实 1 名党员"));
	assert_int_equal(walk_total(town_api, world_text(w, "/api/v1%s", org_url(branch, "/late?side=open"))), 0);
	late_side("review", 1, "欠六月", "欠五月");
	r = client_get(branch_clerk, org_url(branch, "/late"));
	walk_has(&r, 200, "已批评教育");
	r = client_get(branch_clerk, world_text(w, "/person/%lld", (long long)six));
	walk_has(&r, 200, "正式党员");	/* still a member */
}

/* Who is late by the lists of the branch, the sums above and the workbench, which leaves out whom somebody has looked into. */
static void late_are(int64_t late, int64_t review, int64_t open)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", org_url(branch, "/late")));

	walk_has(&r, 200, world_text(w, "\"total\":%lld", (long long)late));
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(branch, "/total")));
	walk_has(&r, 200, world_text(w, "\"review\":%lld", (long long)review));
	r = client_get(branch_clerk, "/");
	walk_has(&r, 200, world_text(w, "核实 %lld 名党员不缴党费的原因", (long long)open));
}

/* Nobody asks the dead, or whoever moved out, for money. */
static void whoever_died_or_left_is_asked_for_nothing(void **state)
{
	int64_t id = payer("欠费后去世", "wage", "2000", "2015-04"), late = walk_total(town_api, world_text(w, "/api/v1%s", org_url(branch, "/late")));
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", org_url(branch, "/total")));
	int64_t review = total(r.body, "review");
	static const int GONE[] = { 8, 9 };

	knows(id, "\"late_months\":7");
	payer("还在欠费", "wage", "2000", "2015-04");
	late++;
	review++;
	late_are(late, review, 2);
	for (size_t i = 0; i < sizeof(GONE) / sizeof(GONE[0]); i++) {
		world_run(w, world_text(w, "UPDATE person SET status = %d WHERE id = %lld", GONE[i], (long long)id));
		late_are(late - 1, review - 1, 1);
		r = client_get(branch_clerk, org_url(branch, "/late"));
		assert_false(reply_has(&r, "欠费后去世"));
		walk_has(&r, 200, "还在欠费");
		knows(id, "\"late_months\":0");
		client_get(branch_clerk, person_url(id, ""));
		r = client_post(branch_clerk, person_url(id, "/review"), "review", "reason", "row_version", version(id), NULL);
		assert_int_equal(r.status, 422);
	}
}

/* ---- sums ---- */

static void sums_above_are_those_of_the_branches(void **state)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total?until=2015-11")));
	int64_t payers = total(r.body, "payers"), due = total(r.body, "due_fen"), taken = total(r.body, "paid_fen"), id;

	id = payer("汇总", "wage", "2000", "2015-11");
	paid(pay(id, "10", "2015-11", "document", ""));
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total?until=2015-11")));
	assert_int_equal(total(r.body, "payers"), payers + 1);
	assert_int_equal(total(r.body, "due_fen"), due + 1000);
	assert_int_equal(total(r.body, "paid_fen"), taken + 1000);
	r = client_get(town_clerk, org_url(town, ""));
	walk_has(&r, 200, "甲村支部");
	assert_true(reply_has(&r, world_text(w, "%lld.%02lld", (long long)(due + 1000) / 100, (long long)(due + 1000) % 100)));
	/* The sums agree with the rows. */
	r = client_get(elsewhere, "/dues");
	assert_int_equal(r.status, 303);
	r = client_get(elsewhere, reply_header(w, &r, "Location"));
	walk_has(&r, 200, "还没有核定党费标准");
}

static void a_member_sees_what_is_owed_and_paid(void **state)
{
	int64_t id = payer("自查", "wage", "2000", "2015-10");
	struct client *own = walk_browser(w, "own", id), *own_api = walk_program(w, "own_api", id);
	struct reply r;

	paid(pay(id, "10", "2015-10", "document", ""));
	r = client_get(own, "/me/dues");
	walk_has(&r, 200, "缴到 2015-10");
	assert_true(reply_has(&r, "10.00"));
	assert_false(reply_has(&r, "/reverse"));
	r = client_get(own_api, "/api/v1/me/dues");
	walk_has(&r, 200, "\"owed_fen\":1000");
	assert_int_equal(client_get(own, person_url(id, "")).status, 403);
	assert_int_equal(client_get(reader, org_url(branch, "")).status, 403);
	assert_int_equal(client_get(elsewhere, org_url(branch, "")).status, 404);
	assert_int_equal(client_get(elsewhere, person_url(id, "")).status, 404);
	assert_int_equal(client_get(reader, "/me/dues").status, 404);	/* no record */
}

static void who_is_ticked_and_owes_nothing_is_named(void **state)
{
	int64_t id = payer("缴清", "wage", "2000", "2015-09");
	struct reply r;

	paid(pay(id, "20", "2015-10", "document", ""));
	client_get(branch_clerk, org_url(branch, "?until=2015-10"));
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-10", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("take", id), "1", name_of("v", id),
		version(id), NULL);
	walk_has(&r, 422, "勾选的党员到 2015-10 没有应缴的党费：缴清已缴到 2015-10");
	assert_false(reply_has(&r, "没有勾选"));
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-10", "day", "2015-11-16", "channel", "cash", "payer", "own", NULL);
	walk_has(&r, 422, "没有勾选");
}

/* One of several is refused: nothing is kept, the page shows what stands, and the same form goes through once that one is right. */
static void of_several_none_is_taken_where_one_is_refused(void **state)
{
	int64_t one = payer("同收一", "wage", "2000", "2015-11"), two = payer("同收二", "wage", "2000", "2015-11");
	const char *of_one = version(one), *of_two = version(two);
	struct reply r;

	client_get(branch_clerk, org_url(branch, ""));
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("take", one), "1", name_of("pay", one), "10",
		name_of("v", one), of_one, name_of("take", two), "1", name_of("pay", two), "11", name_of("v", two), of_two, NULL);
	walk_has(&r, 422, "多出 1.00 元");
	assert_true(reply_has(&r, world_text(w, "name=\"%s\" value=\"%s\"", name_of("v", one), of_one)));
	knows(one, "\"paid_to\":\"2015-10\"");
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("take", one), "1", name_of("pay", one), "10",
		name_of("v", one), of_one, name_of("take", two), "1", name_of("pay", two), "10", name_of("v", two), of_two, NULL);
	paid(r);
	knows(one, "\"paid_to\":\"2015-11\"");
	knows(two, "\"paid_to\":\"2015-11\"");
}

/* What was just taken leads to its receipts, printed at once; amounts as people type them; a receipt says its amount once. */
static void money_taken_leads_to_its_receipts(void **state)
{
	int64_t one = payer("收据一", "wage", "2000", "2015-11"), two = payer("收据二", "wage", "2000", "2015-11"), three = payer("收据三", "wage", "2000", "2015-11");
	const char *path, *at;
	struct reply r;

	paid(pay(three, "１０元", "2015-11", "document", ""));
	walk_has((r = pay(three, "1万元", "2015-11", "is_extra", "1"), &r), 422, "“1万元”不是金额");
	client_get(branch_clerk, org_url(branch, ""));
	r = client_post(branch_clerk, org_url(branch, ""), "until", "2015-11", "day", "2015-11-16", "channel", "cash", "payer", "own", name_of("take", one), "1", name_of("v", one), version(one),
		name_of("pay", two), "10元", name_of("v", two), version(two), NULL);
	assert_int_equal(r.status, 303);
	path = reply_header(w, &r, "Location");
	assert_non_null(strstr(path, "/dues/receipts?year=2015&first="));
	r = client_get(branch_clerk, path);
	walk_has(&r, 200, "已登记 2 人缴费，合计 20.00 元");
	assert_true(reply_has(&r, "收据一") && reply_has(&r, "收据二") && reply_has(&r, "class=\"btn\" type=\"button\" data-print"));	/* on the phone too */
	assert_false(reply_has(&r, "收据三"));		/* taken before */
	assert_int_equal(reply_times(&r, "<dt>金额</dt><dd class=\"num\"><b>10.00 元</b>"), 2);
	assert_int_equal(reply_times(&r, "href=\"/dues-receipt/"), 2);
	at = strstr(r.body, "/dues-receipt/");
	r = client_get(branch_clerk, world_text(w, "%.*s", (int)strcspn(at, "\""), at));
	walk_has(&r, 200, "<dt>金额</dt>");
	assert_false(reply_has(&r, "金额（元）"));
	/* Without numbers the newest; of an earlier year none; elsewhere nobody sees them. */
	r = client_get(branch_clerk, org_url(branch, "/receipts"));
	walk_has(&r, 200, "收据三");
	walk_has((r = client_get(branch_clerk, org_url(branch, "/receipts?year=2014")), &r), 200, "还没有收据");
	assert_int_equal(client_get(elsewhere, org_url(branch, "/receipts")).status, 404);
	r = client_get(api, world_text(w, "/api/v1%s", path));
	walk_has(&r, 200, "收据二");
	assert_false(reply_has(&r, "收据三"));
	assert_int_equal(reply_times(&r, "\"number\":"), 2);
	r = client_get(branch_clerk, org_url(branch, ""));
	walk_has(&r, 200, "data-l=\"应收（元）\"");
}

/* The same for standards, and whoever sends an old version reads that somebody was faster, not how programs are written. */
static void of_several_no_standard_is_set_where_one_is_refused(void **state)
{
	int64_t one = payer("同核一", "wage", "2000", "2015-11"), two = world_member(w, branch, "同核二", 2);
	const char *old = version(one);
	struct reply r;

	client_get(branch_clerk, org_url(branch, "/standard"));
	r = client_post(branch_clerk, org_url(branch, "/standard"), "from", "2015-12", name_of("class", one), "wage", name_of("base", one), "3000", name_of("v", one), old,
		name_of("class", two), "wage", name_of("base", two), "", name_of("v", two), "0", NULL);
	walk_has(&r, 422, "请填写缴纳基数");
	assert_true(reply_has(&r, world_text(w, "name=\"%s\" value=\"%s\"", name_of("v", one), old)));
	knows(one, "\"due_fen\":1000");
	r = client_post(branch_clerk, org_url(branch, "/standard"), "from", "2015-12", name_of("class", one), "wage", name_of("base", one), "3000", name_of("v", one), old,
		name_of("class", two), "wage", name_of("base", two), "2000", name_of("v", two), "0", NULL);
	paid(r);
	r = client_post(branch_clerk, org_url(branch, "/standard"), "from", "2015-12", name_of("class", one), "wage", name_of("base", one), "2500", name_of("v", one), old, NULL);
	walk_has(&r, 409, "同核一");
	assert_false(reply_has(&r, "row_version"));
}

/* What the branch proposed leads to the case, with the day that it asks for. */
static void a_procedure_proposed_leads_to_the_case(void **state)
{
	int64_t id = payer("提请处置", "wage", "2000", "2015-04");
	const char *door = world_text(w, "href=\"/person/%lld/run\"", (long long)id);
	struct reply r;

	client_get(branch_clerk, person_url(id, ""));
	assert_int_equal(client_post(branch_clerk, person_url(id, "/review"), "review", "proposed", "row_version", version(id), NULL).status, 303);
	r = client_get(branch_clerk, person_url(id, ""));
	assert_true(reply_has(&r, "已提请组织处置") && !reply_has(&r, door));	/* who handles no cases is not led into a refusal */
	world_right(w, "secretary", "handle");
	r = client_get(branch_clerk, person_url(id, ""));
	walk_has(&r, 200, door);
	walk_has(&r, 200, "从 2015-04-01 起没有缴纳");
	assert_int_equal(client_get(branch_clerk, world_text(w, "/person/%lld/run", (long long)id)).status, 200);
}

static void programs_set_and_take_for_many(void **state)
{
	int64_t one = world_member(w, branch, "接口一", 2), two = world_member(w, branch, "接口二", 2);
	struct reply r;

	r = client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), "{\"from\":\"2015-11\",\"rows\":[\"x\"]}");
	walk_has(&r, 422, "格式");
	r = client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), world_text(w, "{\"rows\":[\"%lld=wage=2000=0\"]}", (long long)one));
	assert_int_equal(r.status, 422);
	assert_int_equal(client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), "{\"from\":\"2015-11\"}").status, 422);
	r = client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "/standard")), world_text(w, "{\"from\":\"2015-11\",\"rows\":[\"%lld=wage=2000=0\",\"%lld=student=0=0\"]}", (long long)one, (long long)two));
	walk_has(&r, 200, "\"count\":2");
	r = client_get(api, world_text(w, "/api/v1%s", org_url(branch, "?until=2015-11")));
	walk_has(&r, 200, "接口一");
	r = client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "")), world_text(w, "{\"rows\":[\"%lld=10=%s\"],\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\"}", (long long)one, version(one)));
	assert_int_equal(r.status, 422);
	r = client_post_json(api, world_text(w, "/api/v1%s", org_url(branch, "")), world_text(w, "{\"rows\":[\"%lld=10=%s\",\"%lld=0.2=%s\"],\"until\":\"2015-11\",\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\"}",
		(long long)one, version(one), (long long)two, version(two)));
	walk_has(&r, 201, "\"count\":2");
	walk_has(&r, 201, "\"sum_fen\":1020");
	knows(two, "\"paid_to\":\"2015-11\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_8_a_quarter_is_paid_at_once_where_the_branch_agreed),
		cmocka_unit_test(case_9_more_than_six_months_back_needs_a_decision),
		cmocka_unit_test(case_12_a_month_is_not_paid_twice),
		cmocka_unit_test(case_14_a_thousand_given_freely_is_the_centres),
		cmocka_unit_test(case_15_a_temporary_branch_takes_no_dues),
		cmocka_unit_test(case_10_and_11_six_months_are_looked_into_and_nobody_is_removed),
		cmocka_unit_test(whoever_died_or_left_is_asked_for_nothing),
		cmocka_unit_test(a_branch_takes_money_in_one_grid),
		cmocka_unit_test(a_receipt_is_taken_back_by_another),
		cmocka_unit_test(no_month_is_paid_before_it_began),
		cmocka_unit_test(case_13_nothing_is_reduced_without_the_committee_above),
		cmocka_unit_test(sums_above_are_those_of_the_branches),
		cmocka_unit_test(a_member_sees_what_is_owed_and_paid),
		cmocka_unit_test(who_is_ticked_and_owes_nothing_is_named),
		cmocka_unit_test(of_several_none_is_taken_where_one_is_refused),
		cmocka_unit_test(of_several_no_standard_is_set_where_one_is_refused),
		cmocka_unit_test(money_taken_leads_to_its_receipts),
		cmocka_unit_test(programs_set_and_take_for_many),
		cmocka_unit_test(a_procedure_proposed_leads_to_the_case),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
