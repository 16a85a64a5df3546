/* 党费 unpaid in a row (domain/05, art. 13): what counts are months that were due, in every place that speaks of lateness: the member, the list of the branch, who is late,
 * sums, reviews and tasks. Pages and API. */
#include "page/dues_world.h"

static void on(const char *day) { world_clock(w, world_text(w, "%sT09:00:00+08:00", day)); }

/* "pay" with a decision, for months far back; the day is today's. */
static void pay_until(int64_t person, const char *amount, const char *until)
{
	paid(pay(person, amount, until, "document", "支部会议决定"));
}

/* The receipts of a member, the newest first. */
static long long receipt(int64_t person, int nth)
{
	const char *at = strstr(api_person(person), "\"receipts\":");
	long long id = 0;

	for (; nth >= 0; nth--) {
		at = strstr(at, "{\"id\":\"");
		assert_non_null(at);
		at += strlen("{\"id\":\"");
	}
	sscanf(at, "%lld", &id);
	return id;
}

static void reverse_receipt(long long id)
{
	walk_answered(client_post_json(api, world_text(w, "/api/v1/dues-receipt/%lld/reverse", id), "{\"reason\":\"记错月份\"}"), 201, "\"id\"");
}

/* The member's row in the list of the branch, by page and program. */
static void branch_says(int64_t person, const char *name, int late)
{
	struct reply r = client_get(api, world_text(w, "/api/v1%s", org_url(branch, "")));
	const char *row = strstr(r.body, world_text(w, "\"person\":\"%lld\"", (long long)person));

	assert_non_null(row);
	assert_int_equal(total(row, "late_months"), late);
	r = client_get(branch_clerk, org_url(branch, ""));
	row = strstr(r.body, name);
	assert_non_null(row);
	assert_true(strstr(row, world_text(w, "%d 个月未缴", late)) != NULL && strstr(row, world_text(w, "%d 个月未缴", late)) < strstr(row, "</tr>"));
}

static void member_says(int64_t person, int owed, int late)
{
	struct reply r;

	knows(person, world_text(w, "\"owed_months\":%d,\"late_months\":%d,", owed, late));
	r = client_get(branch_clerk, person_url(person, ""));
	walk_has(&r, 200, world_text(w, "%d 个月未缴", late));
	assert_int_equal(reply_has(&r, "核实结果"), late >= 6);
}

static void nobody_has_six(const char *name)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/late")));

	walk_has(&r, 200, "");
	assert_false(reply_has(&r, name));
	r = client_get(town_clerk, org_url(town, "/late"));
	assert_false(reply_has(&r, name));
	r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total")));
	assert_int_equal(total(r.body, "review"), 0);
	r = client_get(branch_clerk, "/");
	assert_false(reply_has(&r, "名党员不缴党费的原因"));
}

static void review_is_refused(int64_t person, int late)
{
	const char *words = world_text(w, "有 %d 个月未缴，不到 6 个月", late);

	walk_answered(client_post(branch_clerk, person_url(person, "/review"), "review", "proposed", "row_version", version(person), NULL), 422, words);
	walk_answered(client_post_json(api, world_text(w, "/api/v1%s", person_url(person, "/review")), world_text(w, "{\"review\":\"proposed\",\"row_version\":%s}", version(person))), 422, words);
}

static void says_everywhere(int64_t person, const char *name, int owed, int late)
{
	member_says(person, owed, late);
	branch_says(person, name, late);
	nobody_has_six(name);
	review_is_refused(person, late);
}

/* November to January unpaid, exempt since February: three months in a row, however long that is ago. */
static void months_exempt_are_not_unpaid(void **state)
{
	int64_t id = payer("免交后", "wage", "2000", "2015-11");

	client_get(town_clerk, person_url(id, ""));
	paid(client_post(town_clerk, person_url(id, "/reduction"), "reduction", "exempt", "from", "2016-02", "document", "云组〔2016〕2号", "row_version", version(id), NULL));
	on("2016-08-17");
	says_everywhere(id, "免交后", 3, 3);
	on("2017-04-17");
	says_everywhere(id, "免交后", 3, 3);
	on("2015-11-17");
}

/* A wage of nothing from February on owes nothing from then on. */
static void months_without_income_are_not_unpaid(void **state)
{
	int64_t id = payer("无收入", "wage", "2000", "2015-11");

	paid(set(id, "wage", "0.00", "2016-02"));
	on("2017-06-17");
	says_everywhere(id, "无收入", 3, 3);
	on("2015-11-17");
}

/* January and October taken back, February to September stand: five months are owed, and October to December are the months late in a row. */
static void months_paid_between_end_the_row(void **state)
{
	int64_t id = payer("中间已缴", "wage", "2000", "2015-01"), january;

	pay_until(id, "10", "2015-01");
	pay_until(id, "80", "2015-09");
	pay_until(id, "10", "2015-10");
	january = receipt(id, 2);
	reverse_receipt(receipt(id, 0));
	reverse_receipt(january);
	on("2016-01-17");
	knows(id, "\"paid_to\":\"2014-12\"");
	says_everywhere(id, "中间已缴", 5, 3);
	knows(id, "\"owed_fen\":5000");
	walk_answered(client_get(api, world_text(w, "/api/v1%s", org_url(branch, "?until=2015-12"))), 200, "\"owed_fen\":4000,\"owed_months\":4,\"late_months\":3");
	/* Six in a row at last: the case is asked for from October on, not from January. */
	on("2016-04-17");
	member_says(id, 8, 6);
	branch_says(id, "中间已缴", 6);
	walk_answered(client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/late?side=open"))), 200, "\"late_months\":6");
	walk_answered(client_get(town_clerk, org_url(town, "/late")), 200, "6 个月未缴");
	walk_answered(client_get(town_api, world_text(w, "/api/v1%s", org_url(town, "/total"))), 200, "\"review\":1");
	walk_answered(client_get(branch_clerk, "/"), 200, "核实 1 名党员不缴党费的原因");
	world_right(w, "secretary", "handle");
	paid(client_post(branch_clerk, person_url(id, "/review"), "review", "proposed", "row_version", version(id), NULL));
	walk_answered(client_get(branch_clerk, person_url(id, "")), 200, "从 2015-10-01 起没有缴纳");
	on("2015-11-17");
}

static int64_t late_in(const char *until)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", org_url(town, world_text(w, "/total?until=%s", until))));

	assert_int_equal(r.status, 200);
	assert_true(total(r.body, "late") <= total(r.body, "payers"));
	return total(r.body, "late");
}

/* Who is late stands beside the payers of the month shown, so it is of that month too. */
static void sums_of_a_month_say_who_was_late_then(void **state)
{
	struct reply r;
	int64_t before[3];

	before[0] = late_in("2015-09");
	before[1] = late_in("2015-10");
	before[2] = late_in("2015-11");
	payer("九月起", "wage", "2000", "2015-09");
	payer("十月起", "wage", "2000", "2015-10");
	assert_int_equal(late_in("2015-09"), before[0]);
	assert_int_equal(late_in("2015-10"), before[1] + 1);
	assert_int_equal(late_in("2015-11"), before[2] + 2);
	assert_int_equal(late_in("2015-12"), before[2] + 2);	/* the present month is never late */
	r = client_get(town_clerk, org_url(town, "?until=2015-10"));
	walk_has(&r, 200, "所选月份以前");
	assert_false(reply_has(&r, "late?side=review"));	/* that list is of today */
	walk_answered(client_get(town_clerk, org_url(town, "")), 200, "late?side=review");
}

/* Committees and offices that hold no members take no dues; a branch is shown with nothing too. */
static void sums_leave_out_who_holds_no_members(void **state)
{
	const char *url = world_text(w, "/api/v1%s", org_url(town, "/total"));
	struct reply r;

	world_org_of(w, town, "committee", "空机关党委");
	world_org_of(w, town, "branch", "新建支部");
	r = client_get(town_api, url);
	walk_has(&r, 200, "甲村支部");
	assert_true(reply_has(&r, "新建支部"));
	assert_false(reply_has(&r, "空机关党委"));
	r = client_get(town_clerk, org_url(town, ""));
	walk_has(&r, 200, "新建支部");
	assert_false(reply_has(&r, "空机关党委"));
}

/* Art. 9: a general branch takes no dues itself; its page says who does and leads there, as the refusal does. */
static void a_general_branch_leads_to_its_branches(void **state)
{
	int64_t general = world_org_of(w, town, "general_branch", "丁村党总支"), below = world_org_of(w, general, "branch", "丁村第一支部"), id = world_member(w, below, "总支下", 2);
	const char *row = world_text(w, "\"%lld=wage=2000=0\"", (long long)id), *day = "\"day\":\"2015-11-16\",\"channel\":\"cash\",\"payer\":\"own\"";
	struct reply r;

	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", org_url(below, "/standard")), world_text(w, "{\"from\":\"2015-11\",\"rows\":[%s]}", row)), 200, "\"count\":1");
	r = client_get(town_clerk, org_url(general, ""));
	walk_has(&r, 200, "登记收款请在下面点开支部");
	assert_true(reply_has(&r, world_text(w, "href=\"%s\"", org_url(below, ""))));
	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", org_url(general, "")), world_text(w, "{\"rows\":[\"%lld=10=%s\"],\"until\":\"2015-11\",%s}", (long long)id, version(id), day)), 422,
		"到丁村第一支部的党费页面登记");
	walk_answered(client_post_json(town_api, world_text(w, "/api/v1%s", org_url(below, "")), world_text(w, "{\"rows\":[\"%lld=10=%s\"],\"until\":\"2015-11\",%s}", (long long)id, version(id), day)), 201,
		"\"count\":1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_exempt_are_not_unpaid),
		cmocka_unit_test(months_without_income_are_not_unpaid),
		cmocka_unit_test(months_paid_between_end_the_row),
		cmocka_unit_test(sums_of_a_month_say_who_was_late_then),
		cmocka_unit_test(sums_leave_out_who_holds_no_members),
		cmocka_unit_test(a_general_branch_leads_to_its_branches),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
