/* Transfers of members through page and API: every rule of 组织关系接转 with its figures, both sides, two clerks at once, and the
 * statistics of both sides on the day, the day before and at the end of the year. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/id_number.h"

static struct world *w;
static struct client *clerk_a, *clerk_b, *secretary, *lower, *county, *member, *api_a, *api_b;
static int64_t city, town_a, town_b, branch_a, branch_a2, branch_b, general, village;

#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

static const char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));
static const char *text(const char *format, ...)
{
	char *out = arena_alloc(w->arena, 4000);
	va_list args;

	va_start(args, format);
	vsnprintf(out, 4000, format, args);
	va_end(args);
	return out;
}

static int64_t org(int64_t parent, const char *kind, const char *name)
{
	int64_t id = world_org_of(w, parent, kind, name);

	PUT("org_path", NUMBER("org_id", id), NUMBER("parent_id", parent), TEXT("path", world_org_path(w, id)), TEXT("kind", kind), TEXT("name", name),
		TEXT("reason", "founded"));
	return id;
}

static struct client *signed_in(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

static struct client *program(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_header(c, text("Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, person))));
	return c;
}

static void clock_at(const char *day)
{
	assert_int_equal(client_post_json(client_new(w), "/api/v1/test/clock", text("{\"now\":\"%sT09:00:00+08:00\"}", day)).status, 200);
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_figures", "edit_org" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = org(0, "city_committee", "云川市委");
	town_a = org(city, "committee", "甲镇党委");
	town_b = org(city, "committee", "乙镇党委");
	branch_a = org(town_a, "branch", "甲村支部");
	branch_a2 = org(town_a, "branch", "丙村支部");
	branch_b = org(town_b, "branch", "乙村支部");
	general = org(town_a, "general_branch", "丁村党总支");
	village = org(general, "branch", "丁村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	for (int64_t i = 0; i < 5; i++)
		world_holding(w, (int64_t[]){ town_a, town_b, branch_a, general, city }[i], "org_officer", 101 + i);
	clerk_a = signed_in("clerk_a", 101);
	clerk_b = signed_in("clerk_b", 102);
	secretary = signed_in("secretary", 103);
	lower = signed_in("lower", 104);
	county = program("county", 105);
	member = signed_in("member", world_person(w, branch_a, "普通党员"));
	api_a = program("api_a", 101);
	api_b = program("api_b", 102);
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static day_t day_of(int year, int month, int day)
{
	return day_from_date(year, month, day);
}

/* Somebody of this status, in the branch since 2010. */
static int64_t person(int64_t branch, const char *name, int status)
{
	int64_t id = world_person_of(w, branch, name, status);

	PUT("membership", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", branch), NUMBER("status", status), NUMBER("from_day", day_of(2010, 1, 1)),
		TEXT("began_by", "opening"));
	return id;
}

static const char *url(int64_t transfer, const char *rest)
{
	return text("/transfer/%lld%s", (long long)transfer, rest);
}

static struct reply propose(struct client *c, int64_t who, const char *to, const char *place)
{
	client_get(c, text("/transfer/new?person=%lld", (long long)who));
	return client_post(c, "/transfer/new", "person", text("%lld", (long long)who), "to", to, "place", place, "reason", "job", "dues_month", "2015-11", NULL);
}

static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");

	if (r->status != 303 || location == NULL)
		fail_msg("%d: %s", r->status, r->body);
	return strtoll(location + strlen("/transfer/"), NULL, 10);
}

static int64_t proposed(struct client *c, int64_t who, const char *to, const char *place)
{
	struct reply r = propose(c, who, to, place);

	return id_of(&r);
}

static int64_t number_in(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, text("\"%s\":", name));

	if (at == NULL)
		fail_msg("no %s: %s", name, r->body);
	return strtoll(at + strlen(name) + 3, NULL, 10);
}

static int64_t version_of(int64_t transfer)
{
	struct reply r = client_get(county, text("/api/v1/transfer/%lld", (long long)transfer));

	return number_in(&r, "row_version");
}

/* An act by the page, on the version that stands now. */
static struct reply act(struct client *c, int64_t transfer, const char *name, const char *field, const char *value)
{
	client_get(c, url(transfer, ""));
	return client_post(c, url(transfer, "/act"), "act", name, field, value, "row_version", text("%lld", (long long)version_of(transfer)), NULL);
}

static void must(struct client *c, int64_t transfer, const char *name, const char *field, const char *value)
{
	struct reply r = act(c, transfer, name, field, value);

	if (r.status != 303)
		fail_msg("%s: %d %s", name, r.status, r.body);
}

static void refused(struct reply r, int status, const char *says)
{
	if (r.status != status || !reply_has(&r, says))
		fail_msg("%d, not %d with '%s': %s", r.status, status, says, strstr(r.body, "<main") != NULL ? strstr(r.body, "<main") : r.body);
}

static struct reply api_act(struct client *c, int64_t transfer, const char *fields)
{
	return client_post_json(c, text("/api/v1/transfer/%lld/act", (long long)transfer), text("{%s,\"row_version\":%lld}", fields, (long long)version_of(transfer)));
}

/* Members on the evening of a day, by the balance and by the figures. */
static int64_t members(int64_t of, const char *day)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/balance?from=%s&to=%s", (long long)of, day, day));

	return number_in(&r, "closing");
}

/* ---- inside the system ---- */

static void a_transfer_goes_from_side_to_side_and_the_figures_follow(void **state)
{
	int64_t who = person(branch_a, "陈转", 2), t, before_a, before_b, before_city;
	struct reply r;

	before_a = members(town_a, "2015-11-17");
	before_b = members(town_b, "2015-11-17");
	before_city = members(city, "2015-11-17");
	t = proposed(secretary, who, "乙村支部", "");
	refused(client_get(clerk_b, url(t, "")), 404, "");	/* nobody there knows before the letter */
	must(secretary, t, "agree", "reason", "");
	refused(act(secretary, t, "issue", "valid_days", "30"), 422, "甲镇党委");
	must(clerk_a, t, "issue", "valid_days", "30");
	r = client_get(clerk_b, url(t, ""));
	assert_true(r.status == 200 && reply_has(&r, "陈转") && reply_has(&r, "〔2015〕1号") && reply_has(&r, "2015-12-17"));
	assert_int_equal(members(branch_b, "2015-11-17"), members(town_b, "2015-11-17"));
	assert_int_equal(members(town_a, "2015-11-17"), before_a);	/* until the new branch has him the old one does */
	r = client_get(clerk_b, "/");
	assert_true(reply_has(&r, "接收转入的 陈转"));
	must(clerk_b, t, "accept", "org", "");
	refused(act(clerk_a, t, "withdraw", "reason", "不转了"), 422, "待编入支部");
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
	assert_true(reply_has(&r, "\"in_total\":0") && reply_has(&r, "\"out_total\":0"));
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

	refused(propose(secretary, who, "甲村支部", ""), 422, "就是现在所在的支部");
	refused(propose(secretary, who, "甲镇党委", ""), 422, "请写明支部");
	t = proposed(secretary, who, "丙村支部", "");
	refused(act(secretary, t, "adjust", "document", "甲党〔2015〕8号"), 422, "甲镇党委");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "不开介绍信"));
	refused(act(clerk_a, t, "adjust", "document", ""), 422, "请填写文号或依据");
	must(clerk_a, t, "adjust", "document", "甲党〔2015〕8号");
	assert_int_equal(members(town_a, "2015-11-17"), in_town);
	assert_int_equal(members(branch_a2, "2015-11-17"), in_branch + 1);
	r = client_get(clerk_a, text("/person/%lld", (long long)who));
	assert_true(reply_has(&r, "丙村支部") && reply_has(&r, "支部间调整") && reply_has(&r, "甲党〔2015〕8号"));
}

/* ---- domain/02 section 7 ---- */

static int64_t agreed(const char *name, const char *to)
{
	int64_t t = proposed(secretary, person(branch_a, name, 2), to, "");

	must(secretary, t, "agree", "reason", "");
	return t;
}

static void case_1_a_letter_is_good_for_90_days_and_not_for_91(void **state)
{
	/* covers CS-02 accept 2 refuse 2 by page and api */
	int64_t t = agreed("周九一", "乙镇党委");

	refused(act(clerk_a, t, "issue", "valid_days", "91"), 422, "有效天数 91 不行");
	refused(act(clerk_a, t, "issue", "valid_days", "0"), 422, "有效天数 0 不行");
	refused(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":91"), 422, "90");
	assert_int_equal(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":90").status, 200);
	clock_at("2016-02-15");	/* the ninetieth day */
	assert_int_equal(api_act(api_b, t, "\"act\":\"accept\",\"org\":\"乙村支部\"").status, 200);
	clock_at("2016-02-16");
	refused(api_act(api_b, t, "\"act\":\"enrol\",\"day\":\"2016-02-16\""), 422, "2016-02-15");
	refused(act(clerk_b, t, "enrol", "day", "2016-02-16"), 422, "到 2016-02-15 为止，今天是 2016-02-16");
	clock_at("2015-11-17");
}

static void case_2_a_letter_that_ran_out_leaves_the_member_where_he_is(void **state)
{
	/* covers CS-02 refuse 2 by page */
	int64_t t;
	struct reply r;

	clock_at("2016-03-01");
	t = agreed("吴过期", "乙村支部");
	must(clerk_a, t, "issue", "valid_days", "30");
	clock_at("2016-03-31");
	r = client_get(clerk_b, url(t, ""));
	assert_true(reply_has(&r, "接收"));
	clock_at("2016-04-01");
	refused(act(clerk_b, t, "accept", "org", ""), 422, "到 2016-03-31 为止，今天是 2016-04-01");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "介绍信过期") && reply_has(&r, "重新开具"));
	r = client_get(clerk_a, "/");
	assert_true(reply_has(&r, "处理 吴过期 的过期介绍信"));
	refused(act(clerk_a, t, "expire", "reason", ""), 422, "写明了解到的情况");
	must(clerk_a, t, "expire", "reason", "本人外出，未去报到");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "没有转成，党员仍在“甲村支部”"));
	clock_at("2015-11-17");
}

static void case_3_a_general_branch_issues_and_receives_nothing(void **state)
{
	int64_t t = proposed(lower, person(village, "郑总支", 2), "乙村支部", "");

	must(lower, t, "agree", "reason", "");
	refused(act(lower, t, "issue", "valid_days", "30"), 422, "“丁村党总支”没有这个权限，请报“甲镇党委”");
	refused(propose(clerk_b, person(branch_b, "郑入", 2), "丁村党总支", ""), 422, "没有接收介绍信的权限");
	must(clerk_a, t, "issue", "valid_days", "30");
}

static void case_4_one_transfer_at_a_time(void **state)
{
	/* covers CS-02 refuse 1 by page and api */
	int64_t who = person(branch_a, "王二次", 2), t = proposed(secretary, who, "乙村支部", "");

	refused(propose(secretary, who, "丙村支部", ""), 422, "已有一件 2015-11-17 提出的接转");
	refused(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"丙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who)), 422,
		"2015-11-17");
	refused(act(secretary, t, "withdraw", "reason", ""), 422, "写明撤回的理由");
	must(secretary, t, "withdraw", "reason", "暂不调动");
	assert_true(proposed(secretary, who, "丙村支部", "") > 0);
}

static void case_5_a_letter_is_issued_again_within_six_months_for_a_reason(void **state)
{
	int64_t first = agreed("冯再开", "乙村支部"), second = agreed("冯逾期", "乙村支部");
	struct reply r;

	must(clerk_a, first, "issue", "valid_days", "30");
	must(clerk_a, second, "issue", "valid_days", "30");
	clock_at("2016-03-17");	/* four months */
	refused(api_act(api_a, first, "\"act\":\"reissue\",\"valid_days\":30"), 422, "请写明客观原因");
	assert_int_equal(api_act(api_a, first, "\"act\":\"reissue\",\"valid_days\":30,\"reason\":\"用人单位变更\"").status, 200);
	r = client_get(api_b, text("/api/v1/transfer/%lld", (long long)first));
	assert_true(reply_has(&r, "\"state\":\"issued\"") && reply_has(&r, "\"valid_until\":\"2016-04-16\"") && reply_has(&r, "用人单位变更"));
	clock_at("2016-06-17");	/* seven months */
	refused(act(clerk_a, second, "reissue", "reason", "忘了"), 422, "按自行脱党的规定处理");
	clock_at("2015-11-17");
}

/* ---- who may not, and what is wrong ---- */

static void who_is_no_member_has_nothing_to_transfer(void **state)
{
	static const int STATUSES[] = { 0, 4, 5, 6, 7, 8, 9 };

	for (size_t i = 0; i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++)
		refused(propose(secretary, world_person_of(w, branch_a, "非党员", STATUSES[i]), "乙村支部", ""), 422, "不是党员，没有可以接转的组织关系");
}

static void a_wrong_form_is_refused_and_keeps_what_was_typed(void **state)
{
	const char *who = text("%lld", (long long)person(branch_a, "沈表", 2));
	struct reply r;

	client_get(secretary, text("/transfer/new?person=%s", who));
	refused(client_post(secretary, "/transfer/new", "person", who, "to", "", "place", "", "reason", "job", "dues_month", "2015-11", NULL), 422, "只填一个");
	r = client_post(secretary, "/transfer/new", "person", who, "to", "乙村支部", "place", "中共外县县委组织部", "reason", "", "dues_month", "十一月", "note", "记下", NULL);
	refused(r, 422, "只填一个");
	assert_true(reply_has(&r, "请写明党费交至哪年哪月") && reply_has(&r, "十一月") && reply_has(&r, "中共外县县委组织部") && reply_has(&r, "记下"));
	refused(client_post(secretary, "/transfer/new", "person", who, "to", "没有的支部", "reason", "job", "dues_month", "2015-11", NULL), 422, "没有叫“没有的支部”的党组织");
	refused(client_post(secretary, "/transfer/new", "person", who, "to", "乙村支部", "reason", "job", "dues_month", "2019-11", NULL), 422, "请核对年月");
	/* Somebody of another town, and somebody who may not at all. */
	refused(propose(clerk_b, strtoll(who, NULL, 10), "乙村支部", ""), 404, "");
	assert_int_equal(client_get(member, "/transfer").status, 403);
}

static void refusing_needs_a_reason(void **state)
{
	int64_t t = agreed("何退", "乙村支部");
	struct reply r;

	refused(act(clerk_a, t, "return", "reason", ""), 422, "不得无故拒转拒接");
	must(clerk_a, t, "issue", "valid_days", "30");
	refused(act(clerk_b, t, "return", "reason", ""), 422, "不得无故拒转拒接");
	must(clerk_b, t, "return", "reason", "档案缺入党志愿书");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "已退回") && reply_has(&r, "档案缺入党志愿书"));
	refused(act(clerk_b, t, "accept", "org", ""), 422, "已退回");
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
	refused(client_post(clerk_a, url(t, "/act"), "act", "issue", "valid_days", "30", "row_version", key, NULL), 409, "刚被别人办理过");
	assert_int_equal(world_count(w, "transfer_step"), steps);
	/* A branch of another committee, and a day outside the letter. */
	refused(act(clerk_b, t, "accept", "org", "丙村支部"), 422, "不在“乙镇党委”下面");
	must(clerk_b, t, "accept", "org", "乙村支部");
	refused(act(clerk_b, t, "enrol", "day", "2015-11-16"), 422, "早于介绍信开具的日期");
	refused(act(clerk_b, t, "enrol", "day", "2015-11-18"), 422, "晚于今天");
	must(clerk_b, t, "enrol", "day", "2015-11-17");
	refused(act(clerk_b, t, "enrol", "day", "2015-11-17"), 422, "已办结");
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
	must(clerk_a, t, "issue", "valid_days", "30");
	r = client_get(clerk_b, url(t, ""));
	assert_true(reply_has(&r, "预备期 2016-01-10 届满") && reply_has(&r, "入党材料没有注明齐全") && reply_has(&r, "党费只交到 2015年8月"));
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
	refused(act(clerk_b, t, "accept", "org", ""), 422, "已撤回");
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

/* ---- out of the system ---- */

#define SCAN "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"回执.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\n\r\n"

static const char *part(const char *name, const char *value)
{
	return text("--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name, value);
}

static struct reply receipt(struct client *c, const char *path, int64_t t, const char *token, const char *day, const char *file)
{
	const char *body = text("%s%s%s%s--cut--\r\n", token == NULL ? "" : part("csrf_token", token), part("row_version", text("%lld", (long long)version_of(t))), part("day", day), file);

	return client_send(c, "POST", path, "multipart/form-data; boundary=cut", body, strlen(body));
}

static void the_old_branch_has_the_member_until_the_receipt_is_back(void **state)
{
	int64_t who = person(branch_a, "韩外", 2), t = proposed(secretary, who, "", "中共外县县委组织部"), before = members(branch_a, "2015-11-17");
	const char *path = text("/api/v1/transfer/%lld/receipt", (long long)t);
	struct reply page, r;

	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	clock_at("2015-12-01");
	assert_int_equal(members(branch_a, "2015-12-01"), before);
	clock_at("2015-12-20");	/* the receipt is late */
	r = client_get(clerk_a, "/");
	assert_true(reply_has(&r, "催要 韩外 的介绍信回执") && reply_has(&r, "逾期"));
	assert_int_equal(members(branch_a, "2015-12-20"), before);
	page = client_get(clerk_a, url(t, ""));
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-10", "");
	refused(r, 422, "请上传回执");
	r = receipt(clerk_a, url(t, "/receipt"), t, reply_field(w, &page, "csrf_token"), "2015-12-18", SCAN);
	refused(r, 422, "到 2015-12-17 为止");
	assert_int_equal(receipt(api_b, path, t, NULL, "2015-12-10", SCAN).status, 404);
	assert_int_equal(receipt(api_a, path, t, NULL, "2015-12-10", "").status, 422);
	assert_int_equal(client_send(api_a, "POST", path, "multipart/form-data; boundary=cut", SCAN "--cut--\r\n", strlen(SCAN "--cut--\r\n")).status, 409);
	r = receipt(api_a, path, t, NULL, "2015-12-10", SCAN);
	assert_true(r.status == 200 && reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "\"moved_day\":\"2015-12-10\""));
	assert_int_equal(members(branch_a, "2015-12-09"), before);
	assert_int_equal(members(branch_a, "2015-12-10"), before - 1);
	r = client_get(clerk_a, text("/person/%lld", (long long)who));
	assert_true(reply_has(&r, "已转出"));
	page = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&page, "查看回执"));
	r = client_post(clerk_a, url(t, "/receipt/file"), "row_version", "1", NULL);
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(client_post_json(api_a, text("%s/file", path), "{}").status, 200);
	assert_int_equal(client_post_json(api_b, text("%s/file", path), "{}").status, 404);
	clock_at("2015-11-17");
}

static void a_letter_prints_in_three_parts_and_each_copy_is_logged(void **state)
{
	int64_t who = person(branch_a, "尤打印", 2), t = proposed(secretary, who, "", "中共外县县委组织部"), steps, lines;
	struct reply r;

	must(secretary, t, "agree", "reason", "");
	client_get(clerk_a, url(t, ""));
	refused(client_post(clerk_a, url(t, "/letter"), "row_version", "1", NULL), 422, "待转出党委审核");
	must(clerk_a, t, "issue", "valid_days", "45");
	steps = world_count(w, "transfer_step");
	lines = world_count(w, "audit");
	client_get(clerk_a, url(t, ""));
	r = client_post(clerk_a, url(t, "/letter"), "row_version", "1", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "组织关系介绍信存根") && reply_has(&r, ">中国共产党党员组织关系介绍信<") && reply_has(&r, "组织关系介绍信回执联"));
	assert_true(reply_has(&r, "中共外县县委组织部：") && reply_has(&r, "由甲镇党委甲村支部去中共外县县委组织部") && reply_has(&r, "党费已交到2015年11月"));
	assert_true(reply_has(&r, "有效期45天，到2016年1月1日为止") && reply_has(&r, "（盖章）") && reply_has(&r, "〔2015〕"));
	assert_int_equal(world_count(w, "transfer_step"), steps + 1);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = client_post(clerk_a, url(t, "/pdf"), "row_version", "1", NULL);
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(world_count(w, "transfer_step"), steps + 2);
	r = client_post_json(api_a, text("/api/v1/transfer/%lld/letter", (long long)t), "{}");
	assert_true(r.status == 200 && strncmp(r.body, "%PDF", 4) == 0);
	assert_int_equal(world_count(w, "transfer_step"), steps + 3);
	client_get(secretary, url(t, ""));
	refused(client_post(secretary, url(t, "/letter"), "row_version", "1", NULL), 422, "请报“甲镇党委”");
	r = client_get(secretary, url(t, ""));
	assert_true(reply_has(&r, "打印介绍信"));	/* each copy stands in what was done */
	clock_at("2016-01-02");
	client_get(clerk_a, url(t, ""));
	refused(client_post(clerk_a, url(t, "/letter"), "row_version", "1", NULL), 422, "到 2016-01-01 为止，今天是 2016-01-02");
	clock_at("2015-11-17");
}

/* Registered by a program from the first word to the last, and every field left out that it needs. */
static void a_program_does_it_all(void **state)
{
	int64_t who = person(branch_a, "曹程序", 2), t;
	struct reply r;

	assert_int_equal(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\"}", (long long)who)).status, 422);
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"dues_month\":\"2015-11\"}", (long long)who)).status, 422);
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer", "{\"to\":\"乙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}").status, 404);
	r = client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who));
	assert_true(r.status == 201 && reply_has(&r, "\"kind\":\"system\"") && reply_has(&r, "\"next_act\":\"agree\"") && reply_has(&r, "甲村支部"));
	t = strtoll(strstr(r.body, "\"id\":\"") + 6, NULL, 10);
	assert_int_equal(client_post_json(api_a, text("/api/v1/transfer/%lld/act", (long long)t), "{\"act\":\"agree\"}").status, 409);
	assert_int_equal(client_post_json(api_a, text("/api/v1/transfer/%lld/act", (long long)t), "{\"row_version\":1}").status, 422);
	assert_int_equal(api_act(api_a, t, "\"act\":\"agree\"").status, 200);
	assert_int_equal(api_act(api_b, t, "\"act\":\"issue\",\"valid_days\":30").status, 404);
	assert_int_equal(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":30").status, 200);
	r = client_get(api_b, "/api/v1/transfer?tab=waiting&kind=system");
	assert_true(reply_has(&r, "曹程序") && reply_has(&r, "\"next_act\":\"accept\""));
	assert_int_equal(api_act(api_a, t, "\"act\":\"accept\"").status, 422);
	assert_int_equal(api_act(api_b, t, "\"act\":\"accept\"").status, 200);
	r = api_act(api_b, t, "\"act\":\"enrol\"");
	assert_true(r.status == 200 && reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "\"act\":\"enrol\""));
	r = client_get(api_b, "/api/v1/transfer?tab=over&state=done");
	assert_true(reply_has(&r, "曹程序"));
	assert_int_equal(receipt(api_a, text("/api/v1/transfer/%lld/receipt", (long long)t), t, NULL, "2015-11-17", SCAN).status, 422);	/* no letter of paper */
}

/* ---- in from outside ---- */

static const char *id_number(const char *born, int serial)
{
	char *first = arena_printf(w->arena, "370481%s%03d", born, serial);

	return text("%s%c", first, id_number_check(first));
}

static const char *arrival_json(const char *name, const char *number, const char *more)
{
	return text("{\"letter\":\"外转〔2015〕7号\",\"place\":\"中共外县县委组织部\",\"issued_day\":\"2015-11-01\",\"valid_until\":\"2015-11-30\",\"reason\":\"job\","
		"\"dues_month\":\"2015-10\",\"name\":\"%s\",\"id_number\":\"%s\",\"nationality\":\"01\",\"education\":\"21\",\"occupation\":\"2\",\"joined\":\"2005-07-01\","
		"\"full\":\"2006-07-01\"%s}", name, number, more);
}

static struct reply arrive(struct client *c, const char *name, const char *number, const char *field, const char *value)
{
	client_get(c, "/transfer/arrival");
	return client_post(c, "/transfer/arrival", field, value, "letter", "外转〔2015〕9号", "place", "中共外县县委组织部", "issued_day", "2015-11-01", "valid_until", "2015-11-30",
		"reason", "job", "dues_month", "2015-10", "org", "甲村支部", "day", "2015-11-16", "name", name, "id_number", number, "nationality", "01", "education", "21",
		"occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", NULL);
}

static void who_comes_with_a_letter_is_a_member_from_that_day(void **state)
{
	static const char *const NEEDED_FIELDS[] = { "letter", "place", "issued_day", "valid_until", "reason", "dues_month", "name", "nationality", "education", "occupation" };
	const char *number = id_number("19800102", 1), *branch = ",\"org\":\"甲村支部\",\"status\":\"2\",\"day\":\"2015-11-10\"";
	int64_t before = members(branch_a, "2015-11-10"), eve = members(branch_a, "2015-11-09"), people = world_count(w, "person");
	struct reply r, page;

	for (size_t i = 0; i < sizeof(NEEDED_FIELDS) / sizeof(NEEDED_FIELDS[0]); i++) {
		const char *whole = arrival_json("范来", number, branch), *at = strstr(whole, text("\"%s\"", NEEDED_FIELDS[i]));

		/* The same without one field. */
		assert_int_equal(client_post_json(api_a, "/api/v1/transfer/arrival", text("%.*s%s", (int)(at - whole), whole, strchr(at, ',') + 1)).status, 422);
	}
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, ",\"status\":\"2\"")).status, 422);
	assert_int_equal(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, ",\"org\":\"甲村支部\"")).status, 422);
	refused(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, ",\"org\":\"甲村支部\",\"status\":\"4\"")), 422, "正式党员或预备党员");
	refused(client_post_json(api_b, "/api/v1/transfer/arrival", arrival_json("范来", number, branch)), 422, "请报“甲镇党委”");
	assert_int_equal(world_count(w, "person"), people);
	r = client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, branch));
	assert_true(r.status == 201 && reply_has(&r, "\"kind\":\"in\"") && reply_has(&r, "\"state\":\"done\"") && reply_has(&r, "外转〔2015〕7号"));
	assert_int_equal(members(branch_a, "2015-11-09"), eve);
	assert_int_equal(members(branch_a, "2015-11-10"), before + 1);
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-10&to=2015-11-10", (long long)branch_a));
	assert_true(reply_has(&r, "\"in\":{\"transferred_in\":1}"));
	refused(client_post_json(api_a, "/api/v1/transfer/arrival", arrival_json("范来", number, branch)), 422, "已有档案：范来");
	refused(arrive(clerk_b, "范来", number, "note", ""), 422, "请报“甲镇党委”");
	/* By the page, and what is wrong with it. */
	number = id_number("19800103", 1);
	page = arrive(clerk_a, "范二", number, "note", "");
	assert_int_equal(page.status, 303);
	page = client_get(clerk_a, reply_header(w, &page, "Location"));
	assert_true(reply_has(&page, "从系统外转入") && reply_has(&page, "外转〔2015〕9号"));
}

static void a_letter_that_is_wrong_or_over_takes_nobody_in(void **state)
{
	static const struct { const char *issued, *until, *day, *says; } CASES[] = {
		{ "2015-11-01", "2015-11-15", "2015-11-16", "已过有效期（到 2015-11-15 为止" },
		{ "2015-08-01", "2015-10-31", "2015-10-01", "最长 90 天" },
		{ "2015-08-01", "2015-10-30", "2015-07-31", "早于介绍信开具的日期" },
		{ "2015-11-18", "2015-11-30", "2015-11-17", "不能晚于今天" },
		{ "2015-11-10", "2015-11-09", "2015-11-10", "要在开具日期" },
		{ "2015-11-01", "2015-11-30", "2015-11-18", "晚于今天" },
	};
	const char *number = id_number("19810102", 1);
	int64_t people = world_count(w, "person");

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r;

		client_get(clerk_a, "/transfer/arrival");
		r = client_post(clerk_a, "/transfer/arrival", "letter", "外转〔2015〕8号", "place", "中共外县县委组织部", "issued_day", CASES[i].issued, "valid_until", CASES[i].until,
			"reason", "job", "dues_month", "2015-10", "org", "甲村支部", "day", CASES[i].day, "name", "潘错", "id_number", number, "nationality", "01", "education", "21",
			"occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", NULL);
		refused(r, 422, CASES[i].says);
		assert_true(reply_has(&r, "外转〔2015〕8号") && reply_has(&r, number));
	}
	refused(arrive(clerk_a, "潘错", number, "letter", ""), 422, "请按介绍信填写");
	assert_int_equal(world_count(w, "person"), people);
}

static void the_record_of_who_moved_out_goes_on(void **state)
{
	const char *number = id_number("19820102", 1);
	struct reply r = arrive(clerk_a, "彭回", number, "note", "");
	int64_t first = id_of(&r), who, t, people;

	r = client_get(api_a, text("/api/v1/transfer/%lld", (long long)first));
	who = strtoll(strstr(r.body, "\"person\":\"") + strlen("\"person\":\""), NULL, 10);
	t = proposed(clerk_a, who, "", "中共外县县委组织部");
	must(clerk_a, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	assert_int_equal(receipt(api_a, text("/api/v1/transfer/%lld/receipt", (long long)t), t, NULL, "2015-11-17", SCAN).status, 200);
	people = world_count(w, "person");
	clock_at("2015-11-20");
	refused(client_post_json(api_b, "/api/v1/transfer/arrival", arrival_json("别名", number, ",\"org\":\"乙村支部\",\"status\":\"2\",\"day\":\"2015-11-20\"")), 422, "请核对姓名和号码");
	r = client_post_json(api_b, "/api/v1/transfer/arrival", arrival_json("彭回", number, ",\"org\":\"乙村支部\",\"status\":\"2\",\"day\":\"2015-11-20\""));
	assert_true(r.status == 201 && reply_has(&r, text("\"person\":\"%lld\"", (long long)who)));
	assert_int_equal(world_count(w, "person"), people);
	assert_int_equal(client_get(clerk_b, text("/person/%lld", (long long)who)).status, 200);
	clock_at("2015-11-17");
}

/* ---- another county of the same installation ---- */

static int64_t rows(const char *table, const char *where) { return world_count(w, text("%s WHERE %s", table, where)); }

static void all_that_hangs_on_a_member_goes_along_to_another_county(void **state)
{
	static const char *const TABLES[] = { "late_entry", "membership", "person_role", "person_history", "person_change", "correction", "person_bigram", "person_tail", "standing_change" };
	int64_t there = org(0, "city_committee", "邻县县委"), town_c = org(there, "committee", "邻镇党委"), branch_c = org(town_c, "branch", "邻村支部"), who, t, before, eve, out;
	struct client *clerk_c;
	struct reply r;

	world_holding(w, there, "org_officer", 106);
	clerk_c = program("clerk_c", 106);
	world_run(w, text("UPDATE org SET region_id = %lld WHERE id IN (%lld, %lld, %lld)", (long long)there, (long long)there, (long long)town_c, (long long)branch_c));
	who = person(branch_a, "戴跨县", 2);
	PUT("person_role", NUMBER("region_id", 1), NUMBER("person_id", who), NUMBER("org_id", branch_a), TEXT("kind", "volunteer"), NUMBER("from_day", day_of(2014, 1, 1)));
	PUT("person_history", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("kind", "work"), TEXT("title", "甲村小学"));
	PUT("person_change", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("field", "job"));
	PUT("correction", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("state", "done"));
	PUT("late_entry", NUMBER("region_id", 1), NUMBER("person_id", who), NUMBER("org_id", branch_a), TEXT("kind", "dates"), TEXT("state", "waiting"));
	PUT("person_bigram", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("bigram", "跨县"));
	PUT("person_tail", NUMBER("region_id", 1), NUMBER("person_id", who), TEXT("digest", "00"));
	before = members(city, "2015-11-17");
	eve = members(city, "2015-11-16");
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)city));
	out = number_in(&r, "out_total");
	t = proposed(secretary, who, "邻镇党委", "");
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	assert_int_equal(client_get(api_b, text("/api/v1/transfer/%lld", (long long)t)).status, 404);	/* of neither side */
	assert_int_equal(api_act(clerk_c, t, "\"act\":\"accept\"").status, 422);	/* no branch is said */
	assert_int_equal(api_act(clerk_c, t, "\"act\":\"accept\",\"org\":\"邻村支部\"").status, 200);
	refused(api_act(clerk_c, t, "\"act\":\"enrol\""), 422, "已有一条补录在等上级党委审批");	/* which the old side decides */
	world_run(w, text("UPDATE late_entry SET state = 'approved' WHERE person_id = %lld", (long long)who));
	assert_int_equal(api_act(clerk_c, t, "\"act\":\"enrol\"").status, 200);
	assert_int_equal(rows("person", text("id = %lld AND region_id = %lld AND org_id = %lld", (long long)who, (long long)there, (long long)branch_c)), 1);
	for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++) {
		assert_int_equal(rows(TABLES[i], text("person_id = %lld AND region_id <> %lld", (long long)who, (long long)there)), 0);
		assert_true(rows(TABLES[i], text("person_id = %lld", (long long)who)) >= 1);
	}
	assert_int_equal(rows("person_role", text("person_id = %lld AND to_day = %d", (long long)who, (int)day_of(2015, 11, 17))), 1);
	/* Both counties, on the day and the day before; each sees its own part of the past. */
	assert_int_equal(members(city, "2015-11-17"), before - 1);
	assert_int_equal(members(city, "2015-11-16"), eve);
	r = client_get(county, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)city));
	assert_int_equal(number_in(&r, "out_total"), out + 1);
	r = client_get(clerk_c, text("/api/v1/org/%lld/balance?from=2015-11-17&to=2015-11-17", (long long)there));
	assert_true(reply_has(&r, "\"opening\":0") && reply_has(&r, "\"in\":{\"transferred_in\":1}") && reply_has(&r, "\"closing\":1"));
	r = client_get(clerk_c, text("/api/v1/person/%lld", (long long)who));
	assert_true(r.status == 200 && reply_has(&r, "甲村支部") && reply_has(&r, "甲村小学"));
	assert_int_equal(client_get(county, text("/api/v1/person/%lld", (long long)who)).status, 404);
	clock_at("2015-12-31");
	assert_int_equal(members(city, "2015-12-31"), before - 1);
	r = client_get(clerk_c, text("/api/v1/org/%lld/balance?from=2015-12-31&to=2015-12-31", (long long)there));
	assert_int_equal(number_in(&r, "closing"), 1);
	clock_at("2015-11-17");
}

/* ---- a whole branch ---- */

static void a_branch_takes_all_its_members_along(void **state)
{
	int64_t moving = org(town_a, "branch", "整建支部"), in_a, in_b, in_city, eve, lines = world_count(w, "audit"), who[3], t;
	struct client *over = signed_in("over", 105);
	const char *page = text("/org/%lld/transfer", (long long)moving), *api = text("/api/v1%s", page);
	struct reply r;

	world_run(w, text("UPDATE org SET row_version = 1 WHERE id = %lld", (long long)moving));
	for (int i = 0; i < 3; i++)
		who[i] = person(moving, text("随转%d", i), i == 0 ? 1 : 2);
	in_a = members(town_a, "2015-11-17");
	in_b = members(town_b, "2015-11-17");
	in_city = members(city, "2015-11-17");
	eve = members(town_a, "2015-11-16");
	r = client_get(over, page);
	assert_true(r.status == 200 && reply_has(&r, "随转0") && reply_has(&r, "随转2") && reply_has(&r, "共 3 名"));
	refused(client_get(clerk_b, page), 404, "");
	assert_int_equal(client_get(over, text("/org/%lld/transfer", (long long)town_a)).status, 303);	/* to the form that moves it alone */
	refused(client_post_json(county, text("/api/v1/org/%lld/transfer", (long long)town_a), "{\"parent_code\":\"云川市委\",\"day\":\"2015-11-17\",\"document\":\"甲\",\"row_version\":0}"), 422,
		"不直接管理党员");
	refused(client_post(clerk_a, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL), 422, "");	/* not above both */
	t = proposed(clerk_a, who[1], "乙村支部", "");
	client_get(over, page);
	refused(client_post(over, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL), 422, "还有 1 件接转没有办完（随转1 等）");
	must(clerk_a, t, "withdraw", "reason", "随支部转接");
	client_get(over, page);
	refused(client_post(over, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "", "row_version", "1", NULL), 422, "乙镇党委");
	assert_int_equal(client_post_json(county, api, "{\"day\":\"2015-11-17\",\"document\":\"云组〔2015〕3号\",\"row_version\":1}").status, 422);
	assert_int_equal(client_post_json(county, api, "{\"parent_code\":\"乙镇党委\",\"document\":\"云组〔2015〕3号\",\"row_version\":1}").status, 422);
	assert_int_equal(client_post_json(county, api, "{\"parent_code\":\"乙镇党委\",\"day\":\"2015-11-17\",\"row_version\":1}").status, 422);
	assert_int_equal(client_post_json(county, api, "{\"parent_code\":\"乙镇党委\",\"day\":\"2015-11-17\",\"document\":\"云组〔2015〕3号\"}").status, 409);
	lines = world_count(w, "audit");
	client_get(over, page);
	r = client_post(over, page, "parent_code", "乙镇党委", "day", "2015-11-17", "document", "云组〔2015〕3号", "row_version", "1", NULL);
	t = id_of(&r);
	assert_int_equal(world_count(w, "audit"), lines + 1);	/* one transaction */
	assert_int_equal(members(town_a, "2015-11-17"), in_a - 3);
	assert_int_equal(members(town_b, "2015-11-17"), in_b + 3);
	assert_int_equal(members(city, "2015-11-17"), in_city);
	assert_int_equal(members(town_a, "2015-11-16"), eve);
	for (int i = 0; i < 3; i++)
		assert_int_equal(client_get(clerk_b, text("/person/%lld", (long long)who[i])).status, 200);
	/* Both sides read what was done. */
	for (int i = 0; i < 2; i++) {
		r = client_get(i == 0 ? clerk_a : clerk_b, url(t, ""));
		assert_true(r.status == 200 && reply_has(&r, "支部整建制转接") && reply_has(&r, "云组〔2015〕3号"));
	}
	clock_at("2015-11-18");
	r = client_post_json(county, api, "{\"parent_code\":\"甲镇党委\",\"day\":\"2015-11-18\",\"document\":\"云组〔2015〕4号\",\"row_version\":2}");
	assert_true(r.status == 200 && reply_has(&r, "\"kind\":\"branch\""));
	assert_int_equal(members(town_a, "2015-11-18"), in_a);
	clock_at("2015-11-17");
}

/* ---- CS-02 ---- */

/* A city of 73,851: five go from one town to the other by the page, five come back by a program. */
static void CS_02_ten_transfers_leave_the_total_of_the_city(void **state)
{
	/* covers CS-02 accept 1 by page and api */
	int64_t crowd = org(town_b, "branch", "大支部"), going[5], coming[5], one, spell, missing, eve;

	for (int i = 0; i < 5; i++) {
		going[i] = person(branch_a, text("去%d", i), 2);
		coming[i] = person(branch_b, text("来%d", i), 2);
	}
	one = person(crowd, "甲等", 2);
	missing = 73851 - members(city, "2015-11-17");
	spell = world_put(w, "membership", (struct cell[]){ NUMBER("region_id", 1), NUMBER("person_id", 1), NUMBER("org_id", crowd), NUMBER("status", 2),
		NUMBER("from_day", day_of(2010, 1, 1)), NUMBER("to_day", day_of(2010, 1, 1)), TEXT("began_by", "opening") }, 7);
	world_copies(w, "membership", spell, missing, "person_id", text("%lld + n.i", (long long)world_copies(w, "person", one, missing, NULL)), "to_day", "2932897", NULL);
	assert_int_equal(members(city, "2015-11-17"), 73851);
	eve = members(city, "2015-11-16");
	for (int i = 0; i < 5; i++) {
		int64_t t = proposed(secretary, going[i], "乙村支部", "");
		struct reply r;

		must(secretary, t, "agree", "reason", "");
		must(clerk_a, t, "issue", "valid_days", "30");
		must(clerk_b, t, "accept", "org", "");
		must(clerk_b, t, "enrol", "day", "2015-11-17");
		r = client_post_json(api_b, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"甲村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)coming[i]));
		t = strtoll(strstr(r.body, "\"id\":\"") + strlen("\"id\":\""), NULL, 10);
		assert_int_equal(api_act(api_b, t, "\"act\":\"agree\"").status, 200);
		assert_int_equal(api_act(api_b, t, "\"act\":\"issue\",\"valid_days\":30").status, 200);
		assert_int_equal(api_act(api_a, t, "\"act\":\"accept\"").status, 200);
		assert_int_equal(api_act(api_a, t, "\"act\":\"enrol\"").status, 200);
	}
	assert_int_equal(members(city, "2015-11-17"), 73851);
	assert_int_equal(members(city, "2015-11-16"), eve);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_transfer_goes_from_side_to_side_and_the_figures_follow),
		cmocka_unit_test(a_committee_moves_its_member_alone),
		cmocka_unit_test(case_1_a_letter_is_good_for_90_days_and_not_for_91),
		cmocka_unit_test(case_2_a_letter_that_ran_out_leaves_the_member_where_he_is),
		cmocka_unit_test(case_3_a_general_branch_issues_and_receives_nothing),
		cmocka_unit_test(case_4_one_transfer_at_a_time),
		cmocka_unit_test(case_5_a_letter_is_issued_again_within_six_months_for_a_reason),
		cmocka_unit_test(who_is_no_member_has_nothing_to_transfer),
		cmocka_unit_test(a_wrong_form_is_refused_and_keeps_what_was_typed),
		cmocka_unit_test(refusing_needs_a_reason),
		cmocka_unit_test(two_clerks_at_once_and_a_double_click_do_it_once),
		cmocka_unit_test(a_probationary_member_warns_both_sides),
		cmocka_unit_test(case_15_who_dies_has_no_transfer_any_more),
		cmocka_unit_test(a_conversion_may_count_from_a_day_before_the_transfer),
		cmocka_unit_test(the_old_branch_has_the_member_until_the_receipt_is_back),
		cmocka_unit_test(a_letter_prints_in_three_parts_and_each_copy_is_logged),
		cmocka_unit_test(a_program_does_it_all),
		cmocka_unit_test(who_comes_with_a_letter_is_a_member_from_that_day),
		cmocka_unit_test(a_letter_that_is_wrong_or_over_takes_nobody_in),
		cmocka_unit_test(the_record_of_who_moved_out_goes_on),
		cmocka_unit_test(all_that_hangs_on_a_member_goes_along_to_another_county),
		cmocka_unit_test(a_branch_takes_all_its_members_along),
		cmocka_unit_test(CS_02_ten_transfers_leave_the_total_of_the_city),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
