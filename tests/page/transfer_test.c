/* Transfers inside the system through page and API: every rule of 组织关系接转 with its figures, both sides, two clerks at once, and the
 * statistics of both sides on the day, the day before and at the end of the year. */
#include "page/transfer_world.h"

/* ---- inside the system ---- */

static void a_transfer_goes_from_side_to_side_and_the_figures_follow(void **state)
{
	int64_t who = person(branch_a, "陈转", 2), t, before_a, before_b, before_city;
	struct reply r;

	before_a = members(town_a, "2015-11-17");
	before_b = members(town_b, "2015-11-17");
	before_city = members(city, "2015-11-17");
	t = proposed(secretary, who, "乙村支部", "");
	walk_answered(client_get(clerk_b, url(t, "")), 404, "");	/* nobody there knows before the letter */
	must(secretary, t, "agree", "reason", "");
	walk_answered(act(secretary, t, "issue", "valid_days", "30"), 422, "甲镇党委");
	must(clerk_a, t, "issue", "valid_days", "30");
	r = client_get(clerk_b, url(t, ""));
	assert_true(r.status == 200 && reply_has(&r, "陈转") && reply_has(&r, "〔2015〕1号") && reply_has(&r, "2015-12-17"));
	assert_int_equal(members(branch_b, "2015-11-17"), members(town_b, "2015-11-17"));
	assert_int_equal(members(town_a, "2015-11-17"), before_a);	/* until the new branch has him the old one does */
	r = client_get(clerk_b, "/");
	assert_true(reply_has(&r, "接收转入的 陈转"));
	must(clerk_b, t, "accept", "org", "");
	walk_answered(act(clerk_a, t, "withdraw", "reason", "不转了"), 422, "待编入支部");
	must(clerk_b, t, "enrol", "day", "2015-11-17");
	assert_int_equal(members(town_a, "2015-11-17"), before_a - 1);
	assert_int_equal(members(branch_b, "2015-11-17"), before_b + 1);
	assert_int_equal(members(town_b, "2015-11-17"), before_b + 1);
	assert_int_equal(members(city, "2015-11-17"), before_city);
	assert_int_equal(members(town_a, "2015-11-16"), before_a);
	assert_int_equal(members(town_b, "2015-11-16"), before_b);
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)town_a));
	assert_true(reply_has(&r, "\"out\":{\"transferred_out\":1}") && reply_has(&r, "\"in_total\":0"));
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)town_b));
	assert_true(reply_has(&r, "\"in\":{\"transferred_in\":1}") && reply_has(&r, "\"out_total\":0"));
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)city));
	assert_true(reply_has(&r, "\"in_total\":0") && reply_has(&r, "\"out_total\":0") && reply_has(&r, "\"inside\":{\"transferred_"));
	/* Of the whole nobody came or went: the move has a word of its own, in the table and in the list behind it. */
	r = client_get(county, text("/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)city));
	assert_true(reply_has(&r, "下级支部之间接转") && !reply_has(&r, "</i>转入</td>"));
	r = client_get(county, text("/org/%lld/balance/list?part=inside&from=2015-11-17&to=2015-11-17", (long long)city));
	assert_true(reply_has(&r, ">下级支部之间接转</td>"));
	r = client_get(county, text("/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)town_b));
	assert_true(reply_has(&r, "</i>转入</td>") && !reply_has(&r, "下级支部之间接转"));
	/* The record is where the member is; what was done stays readable on both sides. */
	assert_int_equal(client_get(clerk_b, text("/person/%lld", (long long)who)).status, 200);
	assert_int_equal(client_get(clerk_a, text("/person/%lld", (long long)who)).status, 404);
	r = client_get(clerk_a, url(t, ""));
	assert_true(r.status == 200 && reply_has(&r, "已办结，2015-11-17 起") && reply_has(&r, "编入支部"));
	clock_at("2015-12-31");
	assert_int_equal(members(town_a, "2015-12-31"), before_a - 1);
	assert_int_equal(members(town_b, "2015-12-31"), before_b + 1);
	assert_int_equal(members(city, "2015-12-31"), before_city);
	clock_at("2015-11-17");
}

static void a_committee_moves_its_member_alone(void **state)
{
	int64_t who = person(branch_a, "林调", 2), t, in_town = members(town_a, "2015-11-17"), in_branch = members(branch_a2, "2015-11-17");
	struct reply r;

	walk_answered(propose(secretary, who, "甲村支部", ""), 422, "就是现在所在的支部");
	walk_answered(propose(secretary, who, "甲镇党委", ""), 422, "请写明支部");
	t = proposed(secretary, who, "丙村支部", "");
	walk_answered(act(secretary, t, "adjust", "document", "甲党〔2015〕8号"), 422, "甲镇党委");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "不开介绍信"));
	walk_answered(act(clerk_a, t, "adjust", "document", ""), 422, "请填写文号或依据");
	must(clerk_a, t, "adjust", "document", "甲党〔2015〕8号");
	assert_int_equal(members(town_a, "2015-11-17"), in_town);
	assert_int_equal(members(branch_a2, "2015-11-17"), in_branch + 1);
	r = client_get(clerk_a, text("/person/%lld", (long long)who));
	assert_true(reply_has(&r, "丙村支部") && reply_has(&r, "支部间调整") && reply_has(&r, "甲党〔2015〕8号"));
}

/* ---- who may not, and what is wrong ---- */

static void who_is_no_member_has_nothing_to_transfer(void **state)
{
	static const int STATUSES[] = { 0, 4, 5, 6, 7, 8, 9 };

	for (size_t i = 0; i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++) {
		int64_t id = world_person_of(w, branch_a, "非党员", STATUSES[i]);
		struct reply r = client_get(secretary, text("/transfer/new?person=%lld", (long long)id));

		walk_answered(r, 422, "不是党员，没有可以接转的组织关系");	/* before anything is typed */
		assert_false(reply_has(&r, "name=\"dues_month\""));
		walk_answered(propose(secretary, id, "乙村支部", ""), 422, "不是党员，没有可以接转的组织关系");
	}
}

static void a_wrong_form_is_refused_and_keeps_what_was_typed(void **state)
{
	const char *who = text("%lld", (long long)person(branch_a, "沈表", 2));
	struct reply r;

	r = client_get(secretary, text("/transfer/new?person=%s", who));
	assert_true(reply_has(&r, "name=\"reason\" required><option value=\"\">"));	/* no reason is chosen beforehand */
	walk_answered(client_post(secretary, "/transfer/new", "person", who, "to", "", "place", "", "reason", "job", "dues_month", "2015-11", NULL), 422, "只填一个");
	r = client_post(secretary, "/transfer/new", "person", who, "to", "乙村支部", "place", "中共外县县委组织部", "reason", "", "dues_month", "十一月", "note", "记下", NULL);
	walk_answered(r, 422, "只填一个");
	assert_true(reply_has(&r, "请写明党费交至哪年哪月") && reply_has(&r, "十一月") && reply_has(&r, "中共外县县委组织部") && reply_has(&r, "记下"));
	walk_answered(client_post(secretary, "/transfer/new", "person", who, "to", "没有的支部", "reason", "job", "dues_month", "2015-11", NULL), 422, "没有叫“没有的支部”的党组织");
	walk_answered(client_post(secretary, "/transfer/new", "person", who, "to", "乙村支部", "reason", "job", "dues_month", "2019-11", NULL), 422, "请核对年月");
	/* Somebody of another town, and somebody who may not at all. */
	walk_answered(propose(clerk_b, strtoll(who, NULL, 10), "乙村支部", ""), 404, "");
	assert_int_equal(client_get(member, "/transfer").status, 403);
}

static void refusing_needs_a_reason(void **state)
{
	int64_t t = agreed("何退", "乙村支部");
	struct reply r;

	walk_answered(act(clerk_a, t, "return", "reason", ""), 422, "不得无故拒转拒接");
	must(clerk_a, t, "issue", "valid_days", "30");
	walk_answered(act(clerk_b, t, "return", "reason", ""), 422, "不得无故拒转拒接");
	must(clerk_b, t, "return", "reason", "档案缺入党志愿书");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "已退回") && reply_has(&r, "档案缺入党志愿书"));
	walk_answered(act(clerk_b, t, "accept", "org", ""), 422, "已退回");
}

/* What was sent back waits for the branch, which proposes it again with what it had typed, or withdraws it. */
static void what_was_sent_back_waits_for_the_branch(void **state)
{
	int64_t who = person(branch_a, "何重", 2), t, again, withdrawn = agreed("何罢", "乙村支部");
	struct reply r;

	client_get(secretary, text("/transfer/new?person=%lld", (long long)who));
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "to", "乙村支部", "reason", "job", "dues_month", "2015-11", "note", "随子女居住", NULL);
	t = id_of(&r);
	must(secretary, t, "agree", "reason", "");
	/* Whose turn it is, and what that side has to do: nothing that was done yet. */
	assert_int_equal(client_post(secretary, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(secretary, "/transfer?tab=mine");
	assert_true(r.status == 422 && reply_has(&r, "waiting open over"));
	r = client_get(secretary, "/transfer?state=lost");
	assert_true(r.status == 422 && reply_has(&r, "done returned expired withdrawn"));
	r = client_get(secretary, "/transfer?tab=open");
	walk_has(&r, 200, "to issue the letter");
	assert_false(reply_has(&r, "Letter issued"));
	assert_true(reply_has(&r, "Print all"));
	r = client_get(secretary, "/transfer?tab=open&print=1");
	walk_has(&r, 200, "Back to the list");
	assert_true(reply_has(&r, "to issue the letter"));
	assert_int_equal(client_post(secretary, "/lang", "lang", "zh", NULL).status, 303);
	must(clerk_a, t, "return", "reason", "地址不详");
	must(clerk_a, withdrawn, "return", "reason", "材料不全");
	r = client_get(secretary, "/transfer?tab=waiting");
	assert_true(reply_has(&r, url(t, "")) && reply_has(&r, url(withdrawn, "")));
	r = client_get(secretary, "/transfer?tab=open");
	assert_false(reply_has(&r, url(t, "")));
	r = client_get(secretary, "/");
	walk_has(&r, 200, "何重的组织关系接转被退回：重新提出或者撤回");
	r = client_get(clerk_a, "/");
	assert_false(reply_has(&r, "何重的组织关系接转被退回"));	/* who sent it back knows */
	r = client_get(county, text("/api/v1/transfer/%lld", (long long)t));
	walk_has(&r, 200, "\"next_act\":\"again\",\"next_org\":\"甲村支部\"");
	r = client_get(secretary, url(t, ""));
	walk_has(&r, 200, "已退回：地址不详");
	walk_has(&r, 200, "note=%E9%9A%8F%E5%AD%90%E5%A5%B3%E5%B1%85%E4%BD%8F");	/* 随子女居住 */
	r = client_get(secretary, text("/transfer/new?person=%lld&to=%%E4%%B9%%99%%E6%%9D%%91%%E6%%94%%AF%%E9%%83%%A8&note=x1", (long long)who));
	assert_true(reply_has(&r, "value=\"乙村支部\"") && reply_has(&r, "value=\"x1\""));
	must(secretary, withdrawn, "withdraw", "reason", "本人不去了");
	r = client_get(secretary, "/transfer?tab=waiting");
	assert_false(reply_has(&r, url(withdrawn, "")));
	again = proposed(secretary, who, "乙村支部", "");
	r = client_get(secretary, "/transfer?tab=waiting");
	assert_true(reply_has(&r, url(again, "")));
	assert_false(reply_has(&r, url(t, "")));	/* it was proposed again */
	walk_answered(api_act(api_a, withdrawn, "\"act\":\"withdraw\",\"reason\":\"再撤\""), 422, "已撤回");
	walk_answered(api_act(api_a, again, "\"act\":\"again\""), 422, "");
}

static struct reply place_by_program(int64_t who, const char *field, const char *name)
{
	return client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"%s\":\"%s\",\"reason\":\"job\",\"dues_month\":\"2015-11\",\"place_sure\":true}", (long long)who, field, name));
}

/* The whole name of a village committee of the Party, the branches below it, and how people write them. */
static void village_names(int64_t who)
{
	static const char *const INSIDE[] = { "乙镇何家岭村", "乙镇何家岭村第一党支部", "何家岭村党总支", "中共乙镇何家岭村总支部委员会", "何家岭村", "云川市乙镇何家岭村委会", "乙镇何家岭村党委", "甲省云川市乙镇何家岭村" };
	static const char *const OUTSIDE[] = { "丙镇何家岭村党委", "外县乙镇何家岭村党委", "乙镇大何家岭村党委" };
	int64_t upper = org(town_b, "general_branch", "中共乙镇何家岭村总支部委员会");
	struct reply r;

	org(upper, "branch", "何家岭村第一党支部");
	org(upper, "branch", "何家岭村第二党支部");
	org(upper, "village_committee", "何家岭村村民委员会");
	for (size_t i = 0; i < sizeof(INSIDE) / sizeof(INSIDE[0]); i++) {
		r = place_by_program(who, "place", INSIDE[i]);
		if (r.status != 422 || strstr(r.body, "transfer.place_inside") == NULL)
			fail_msg("%s: %d %s", INSIDE[i], r.status, r.body);
	}
	walk_answered(propose(secretary, who, "", "乙镇何家岭村"), 422, "请填到“转入党组织（系统内）”一栏");
	for (size_t i = 0; i < sizeof(OUTSIDE) / sizeof(OUTSIDE[0]); i++) {
		int64_t another = person(branch_a, text("外转%zu", i), 2);

		r = place_by_program(another, "place", OUTSIDE[i]);
		if (r.status != 201 && r.status != 200)
			fail_msg("%s: %d %s", OUTSIDE[i], r.status, r.body);
	}
	/* Inside, the village offers its branches, and one that is written whole is found. */
	r = propose(secretary, who, "乙镇何家岭村", "");
	walk_answered(r, 422, "名称相近的有：何家岭村第一党支部（");
	walk_has(&r, 422, "何家岭村第二党支部 中共乙镇何家岭村总支部委员会");
	r = client_get(secretary, text("/transfer/new?person=%lld&to=乙镇何家岭村", (long long)who));
	walk_has(&r, 200, "name=\"to_picked\"");
	r = place_by_program(person(branch_a, "何岭", 2), "to", "乙镇何家岭村第一党支部");
	if (r.status != 201 && r.status != 200)
		fail_msg("%d %s", r.status, r.body);
}

/* What a branch does is its own work where somebody there has an account, also what the committee proposed in its name; the committee acts for the others. */
static void a_committee_has_only_the_work_of_branches_without_an_account(void **state)
{
	int64_t with = proposed(clerk_a, person(branch_a, "何有号", 2), "乙村支部", ""), without = proposed(clerk_a, person(branch_a2, "何无号", 2), "乙村支部", "");
	struct reply r;

	must(secretary, with, "agree", "reason", "");
	must(clerk_a, with, "return", "reason", "地址不详");
	r = client_get(secretary, "/");
	walk_has(&r, 200, "何有号的组织关系接转被退回：重新提出或者撤回");
	r = client_get(clerk_a, "/");
	assert_false(reply_has(&r, "何有号"));
	r = client_get(clerk_a, "/transfer?tab=waiting");
	assert_false(reply_has(&r, url(with, "")));
	world_run(w, text("UPDATE transfer SET state = 'returned', answer = '地址不详' WHERE id = %lld", (long long)without));
	r = client_get(clerk_a, "/");
	walk_has(&r, 200, "何无号的组织关系接转被退回：重新提出或者撤回");
	r = client_get(clerk_a, "/transfer?tab=waiting");
	assert_true(reply_has(&r, url(without, "")));
}

static void what_was_typed_wrong_is_told_as_it_was_typed(void **state)
{
	int64_t who = person(branch_a, "何名", 2), t = agreed("何天", "乙村支部");
	const char *id = text("%lld", (long long)who);
	struct reply r;

	walk_answered(act(clerk_a, t, "issue", "valid_days", "三十"), 422, "有效天数 三十 不行");
	/* A name by half: the organisations that have it are offered, and one tap takes it. */
	r = propose(secretary, who, "乙村", "");
	walk_answered(r, 422, "名称相近的有：乙村支部（");
	walk_has(&r, 422, "name=\"to_picked\"");
	walk_answered(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%s\",\"to\":\"乙村\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", id)), 422, "名称相近的有：乙村支部");
	r = propose(secretary, who, "没有", "");
	walk_answered(r, 422, "没有叫“没有”的党组织");
	assert_false(reply_has(&r, "相近") || reply_has(&r, "to_picked"));
	/* A committee of the system is no place outside, however it is called. */
	walk_answered(propose(secretary, who, "", "乙镇"), 422, "“乙镇”在本系统里有：“乙镇党委”");
	r = propose(secretary, who, "", "中共乙镇委员会");
	walk_answered(r, 422, "请填到“转入党组织（系统内）”一栏");
	walk_answered(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%s\",\"place\":\"中共乙镇委员会\",\"reason\":\"job\",\"dues_month\":\"2015-11\",\"place_sure\":true}", id)), 422,
		"在本系统里有：“乙镇党委”");
	/* Nor is a village of the system, with its town or without; no tick takes it out. Another town's is another one. */
	village_names(who);
	/* A place is no organisation that may receive. */
	r = propose(secretary, who, "", "江苏南京");
	walk_answered(r, 422, "“江苏南京”不像有权接收组织关系的党组织");
	walk_has(&r, 422, "name=\"place_sure\"");
	walk_answered(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%s\",\"place\":\"江苏南京\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", id)), 422, "不像有权接收");
	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%s\",\"place\":\"某部队机关\",\"reason\":\"job\",\"dues_month\":\"2015-11\",\"place_sure\":true}", id));
	assert_int_equal(r.status, 201);
	must(secretary, walk_number(api_a, &r, "id"), "withdraw", "reason", "试一试");
	client_get(secretary, text("/transfer/new?person=%s", id));
	r = client_post(secretary, "/transfer/new", "person", id, "to", "乙村", "to_picked", text("T%lld", (long long)branch_b), "reason", "job", "dues_month", "2015-11", NULL);
	assert_int_equal(r.status, 303);
}

static void two_clerks_at_once_and_a_double_click_do_it_once(void **state)
{
	int64_t who = person(branch_a, "许双", 2), transfers = world_count(w, "transfer"), t, steps;
	struct reply page = client_get(secretary, text("/transfer/new?person=%lld", (long long)who)), first, second, stale;
	const char *key = reply_field(w, &page, "form_key"), *token = reply_field(w, &page, "csrf_token"), *id = text("%lld", (long long)who);

	first = client_post(secretary, "/transfer/new", "person", id, "to", "乙村支部", "reason", "job", "dues_month", "2015-11", "form_key", key, "csrf_token", token, NULL);
	second = client_post(secretary, "/transfer/new", "person", id, "to", "乙村支部", "reason", "job", "dues_month", "2015-11", "form_key", key, "csrf_token", token, NULL);
	assert_string_equal(reply_header(w, &first, "Location"), reply_header(w, &second, "Location"));
	assert_int_equal(world_count(w, "transfer"), transfers + 1);
	t = id_of(&first);
	must(secretary, t, "agree", "reason", "");
	stale = client_get(clerk_a, url(t, ""));
	key = reply_field(w, &stale, "row_version");
	must(clerk_a, t, "issue", "valid_days", "30");
	steps = world_count(w, "transfer_step");
	client_get(clerk_a, url(t, ""));
	walk_answered(client_post(clerk_a, url(t, "/act"), "act", "issue", "valid_days", "30", "row_version", key, NULL), 409, "刚被别人办理过");
	assert_int_equal(world_count(w, "transfer_step"), steps);
	/* A branch of another committee, and a day outside the letter. */
	walk_answered(act(clerk_b, t, "accept", "org", "丙村支部"), 422, "不在“乙镇党委”下面");
	must(clerk_b, t, "accept", "org", "乙村支部");
	walk_answered(act(clerk_b, t, "enrol", "day", "2015-11-16"), 422, "早于介绍信开具的日期");
	walk_answered(act(clerk_b, t, "enrol", "day", "2015-11-18"), 422, "晚于今天");
	world_run(w, arena_printf(w->arena, "UPDATE transfer SET issued_day = issued_day - 5, first_day = first_day - 5 WHERE id = %lld", (long long)t));
	walk_answered(act(clerk_b, t, "enrol", "day", "2015-11-16"), 422, "早于“乙镇党委”接收的日期 2015-11-17");	/* until then the old branch has the member */
	must(clerk_b, t, "enrol", "day", "2015-11-17");
	walk_answered(act(clerk_b, t, "enrol", "day", "2015-11-17"), 422, "已办结");
}

static void a_probationary_member_warns_both_sides(void **state)
{
	int64_t who = person(branch_a, "施预备", 1), t;
	struct reply r;

	world_run(w, text("UPDATE person SET joined_day = %d WHERE id = %lld", (int)day_of(2015, 1, 10), (long long)who));
	r = client_get(secretary, text("/transfer/new?person=%lld", (long long)who));
	assert_true(reply_has(&r, "预备期 2016-01-10 届满，不足三个月"));
	client_get(secretary, text("/transfer/new?person=%lld", (long long)who));
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "to", "乙村支部", "reason", "job", "dues_month", "2015-08", NULL);
	t = id_of(&r);
	must(secretary, t, "agree", "reason", "");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "党费只交到 2015年8月：请先交清") && reply_has(&r, "没有交清也不妨碍开具介绍信"));
	must(clerk_a, t, "issue", "valid_days", "30");
	/* Once the letter is written nothing comes "first" any more. */
	r = client_get(clerk_b, url(t, ""));
	assert_true(reply_has(&r, "预备期 2016-01-10 届满") && reply_has(&r, "入党材料没有注明齐全") && reply_has(&r, "介绍信写明党费交到 2015年8月"));
	assert_false(reply_has(&r, "请先交清"));
}

/* 党费交至 is what the register of dues says, at the moment at which the letter is written; typed only where nothing is registered. */
static void the_month_of_dues_comes_from_the_register(void **state)
{
	int64_t who = person(branch_a, "党费有账", 2), id;
	struct reply r;

	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\"}", (long long)who));
	walk_answered(r, 422, "dues_month");	/* nothing is registered */
	PUT(w, "dues_member", NUMBER("region_id", 1), NUMBER("person_id", who), NUMBER("org_id", branch_a), TEXT("path", world_org_path(w, branch_a)),
		TEXT("payer_class", "farmer"), NUMBER("due_fen", 50), NUMBER("paid_to", 2015 * 12 + 8));	/* September is the first that is not paid */
	r = client_get(clerk_a, text("/transfer/new?person=%lld", (long long)who));
	walk_answered(r, 200, "按党费收缴记录自动填写");
	assert_true(reply_has(&r, "党费只交到 2015年8月"));
	assert_int_equal(client_post(clerk_a, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(clerk_a, text("/transfer/new?person=%lld", (long long)who));
	walk_answered(r, 200, "Dues are paid up to 2015-08 only");
	assert_int_equal(client_post(clerk_a, "/lang", "lang", "zh", NULL).status, 303);
	r = propose(clerk_a, who, "乙村支部", "");	/* types 2015-11 */
	walk_answered(r, 422, "党费收缴记录交至 2015年8月，与填写的 2015年11月 不一致");
	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who));
	walk_answered(r, 422, "党费收缴记录交至 2015年8月");
	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\"}", (long long)who));
	walk_answered(r, 201, "\"dues_month\":\"2015-08-01\"");
	id = strtoll(strstr(r.body, "\"id\":\"") + 6, NULL, 10);
	must(secretary, id, "agree", "reason", "");
	/* Paid meanwhile. */
	world_run(w, text("UPDATE dues_member SET paid_to = %d WHERE person_id = %lld", 2015 * 12 + 11, (long long)who));
	must(clerk_a, id, "issue", "valid_days", "30");
	r = client_get(county, text("/api/v1/transfer/%lld", (long long)id));
	walk_answered(r, 200, "\"dues_month\":\"2015-11-01\"");
}

/* On the page of the person the post has an end, the day of the move. */
static void post_ended(const struct reply *r)
{
	const char *at = strstr(r->body, "publicity_member");

	if (at == NULL || strstr(at, "2015-11-17") == NULL || strstr(at, "2015-11-17") - at > 400)
		fail_msg("the post has no end: %.600s", at != NULL ? at : r->body);
}

/* Posts of a branch are held by its members: ended before, or with the move where the old side says so and may. */
static void posts_in_the_old_branch_end_before_or_with_the_move(void **state)
{
	int64_t who = person(branch_a, "有职务", 2), id, inside;
	struct reply r;

	world_holding(w, branch_a, "publicity_member", who);
	id = proposed(clerk_a, who, "乙村支部", "");
	must(secretary, id, "agree", "reason", "");
	walk_answered(act(clerk_a, id, "issue", "valid_days", "30"), 422, "支部的职务由本支部党员担任（中国共产党支部工作条例2018年）");
	/* The page has no box to tick for who may end no posts, and the refusal names none. */
	r = client_get(clerk_a, url(id, ""));
	assert_false(reply_has(&r, "name=\"ends_posts\""));
	r = act(clerk_a, id, "issue", "valid_days", "30");
	walk_answered(r, 422, "没有任免甲村支部职务的权限");
	assert_false(reply_has(&r, "勾选“随接转"));
	r = api_act(api_a, id, "\"act\":\"issue\",\"valid_days\":30");
	walk_answered(r, 422, "请先由有任免权限的人免职");
	assert_false(reply_has(&r, "勾选“随接转"));
	walk_answered(api_act(api_a, id, "\"act\":\"issue\",\"valid_days\":30,\"ends_posts\":true"), 422, "没有任免甲村支部职务的权限");
	world_right(w, "org_officer", "appoint");
	walk_answered(api_act(api_a, id, "\"act\":\"issue\",\"valid_days\":30"), 422, "勾选“随接转免去在原支部的职务”");
	walk_answered(act(clerk_a, id, "issue", "valid_days", "30"), 422, "勾选“随接转免去在原支部的职务”");
	r = client_get(clerk_a, url(id, ""));
	walk_answered(r, 200, "name=\"ends_posts\"");
	r = client_post(clerk_a, url(id, "/act"), "act", "issue", "valid_days", "30", "ends_posts", "1", "row_version", text("%lld", (long long)version_of(id)), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk_a, url(id, ""));
	walk_answered(r, 200, "随接转免去职务");
	must(clerk_b, id, "accept", "org", "");
	must(clerk_b, id, "enrol", "day", "2015-11-17");
	r = client_get(clerk_b, text("/person/%lld", (long long)who));
	post_ended(&r);
	/* Within the committee it is the same act, and a Party group belongs to its branch. */
	who = person(branch_a, "另有职务", 2);
	world_holding(w, org(branch_a, "group", "甲村第一党小组"), "publicity_member", who);
	inside = proposed(clerk_a, who, "丙村支部", "");
	walk_answered(api_act(api_a, inside, "\"act\":\"adjust\",\"document\":\"甲党〔2015〕9号\",\"day\":\"2015-11-17\""), 422, "请先免职");
	walk_answered(api_act(api_a, inside, "\"act\":\"adjust\",\"document\":\"甲党〔2015〕9号\",\"day\":\"2015-11-17\",\"ends_posts\":true"), 200, "\"state\":\"done\"");
	r = client_get(clerk_a, text("/person/%lld", (long long)who));
	post_ended(&r);
	/* A post that came after the letter keeps the member where he is. */
	who = person(branch_a, "后任职务", 2);
	id = proposed(clerk_a, who, "乙村支部", "");
	must(secretary, id, "agree", "reason", "");
	must(clerk_a, id, "issue", "valid_days", "30");
	must(clerk_b, id, "accept", "org", "");
	world_holding(w, branch_a, "publicity_member", who);
	walk_answered(act(clerk_b, id, "enrol", "day", "2015-11-17"), 422, "开具介绍信时没有勾选随接转免职");
	world_run(w, "DELETE FROM post_right WHERE permission = 'appoint'");
}

static void case_15_who_dies_has_no_transfer_any_more(void **state)
{
	int64_t who = person(branch_a, "孔去世", 2), t = proposed(secretary, who, "乙村支部", "");
	struct reply r;

	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	client_get(clerk_a, text("/person/%lld/standing", (long long)who));
	r = client_post(clerk_a, text("/person/%lld/standing", (long long)who), "cause", "died", "day", "2015-11-16", "document", "死亡证明", "reason", "家属当时没有报", "row_version", "0", NULL);
	assert_int_equal(r.status, 303);
	walk_approve_late(w);
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "已撤回") && reply_has(&r, "去世"));
	walk_answered(act(clerk_b, t, "accept", "org", ""), 422, "已撤回");
}

/* 转正 counts from the end of probation, though the new branch decided on it later; who was where does not change. */
static void a_conversion_may_count_from_a_day_before_the_transfer(void **state)
{
	int64_t who = person(branch_a, "曾转正", 1), t, old_total, new_total;
	const char *path = text("/api/v1/person/%lld", (long long)who);
	struct reply r;

	world_run(w, text("UPDATE person SET joined_day = %d, full_day = -2147483647 WHERE id = %lld", (int)day_of(2014, 11, 1), (long long)who));
	world_run(w, text("UPDATE membership SET from_day = %d WHERE person_id = %lld", (int)day_of(2014, 11, 1), (long long)who));
	t = proposed(clerk_a, who, "丙村支部", "");
	client_get(clerk_a, url(t, ""));
	assert_int_equal(client_post(clerk_a, url(t, "/act"), "act", "adjust", "document", "甲", "day", "2015-11-10", "row_version", "1", NULL).status, 303);
	old_total = members(branch_a, "2015-11-05");
	new_total = members(branch_a2, "2015-11-17");
	r = client_post_json(api_a, text("%s/standing", path), "{\"cause\":\"converted\",\"day\":\"2015-10-31\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":1}");
	assert_int_equal(r.status, 422);	/* before a year of probation */
	r = client_post_json(api_a, text("%s/standing", path), "{\"cause\":\"converted\",\"day\":\"2015-11-01\",\"document\":\"甲\",\"reason\":\"漏登\",\"row_version\":1}");
	if (r.status != 201)
		fail_msg("%s", r.body);
	walk_approve_late(w);
	r = client_get(api_a, path);
	assert_true(reply_has(&r, "\"full\":\"2015-11-01\"") && reply_has(&r, "\"status\":\"2\""));
	assert_true(reply_has(&r, "\"status\":1,\"from_day\":\"2014-11-01\",\"to_day\":\"2015-11-01\""));
	assert_true(reply_has(&r, "\"status\":2,\"from_day\":\"2015-11-01\",\"to_day\":\"2015-11-10\",\"began_by\":\"converted\",\"ended_by\":\"moved\""));
	assert_true(reply_has(&r, "\"status\":2,\"from_day\":\"2015-11-10\",\"to_day\":null"));
	assert_int_equal(members(branch_a, "2015-11-05"), old_total);
	assert_int_equal(members(branch_a2, "2015-11-17"), new_total);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_transfer_goes_from_side_to_side_and_the_figures_follow),
		cmocka_unit_test(a_committee_moves_its_member_alone),
		cmocka_unit_test(who_is_no_member_has_nothing_to_transfer),
		cmocka_unit_test(a_wrong_form_is_refused_and_keeps_what_was_typed),
		cmocka_unit_test(refusing_needs_a_reason),
		cmocka_unit_test(what_was_sent_back_waits_for_the_branch),
		cmocka_unit_test(a_committee_has_only_the_work_of_branches_without_an_account),
		cmocka_unit_test(what_was_typed_wrong_is_told_as_it_was_typed),
		cmocka_unit_test(two_clerks_at_once_and_a_double_click_do_it_once),
		cmocka_unit_test(a_probationary_member_warns_both_sides),
		cmocka_unit_test(the_month_of_dues_comes_from_the_register),
		cmocka_unit_test(posts_in_the_old_branch_end_before_or_with_the_move),
		cmocka_unit_test(case_15_who_dies_has_no_transfer_any_more),
		cmocka_unit_test(a_conversion_may_count_from_a_day_before_the_transfer),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
