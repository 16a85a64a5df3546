/* A branch is merged while transfers out of it and into it are under way, through page and API: a letter stays good and goes on, what has none yet
 * waits for the branch that stays, and only what has become idle ends. 组通字〔2015〕33号. */
#include "page/transfer_world.h"

static struct reply told(int64_t t)
{
	return client_get(county, text("/api/v1/transfer/%lld", (long long)t));
}

static void says(int64_t t, const char *what)
{
	struct reply r = told(t);

	if (!reply_has(&r, what))
		fail_msg("no %s: %s", what, r.body);
}

static int64_t under_letter(struct client *c, int64_t who, const char *to, const char *place, struct client *issuer)
{
	int64_t t = proposed(c, who, to, place);

	must(c, t, "agree", "document", "支部委员会会议记录");
	must(issuer, t, "issue", "valid_days", "30");
	return t;
}

static struct reply merged(struct client *c, int64_t branch, const char *into, const char *day)
{
	struct reply r = client_get(c, text("/org/%lld/merge/form", (long long)branch));

	return client_post(c, text("/org/%lld/merge", (long long)branch), "parent_code", into, "day", day, "document", "甲发〔2015〕6号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

static void what_is_under_way_goes_on_with_the_branch_that_stays(void **state)
{
	int64_t one = org(town_a, "branch", "戊村支部"), two = org(town_a, "branch", "己村支部"), idle, draft, letter, into, outside, leaver = person(one, "龙外", 2);
	struct reply r;

	outside = under_letter(clerk_a, leaver, "", "中共邻县县委组织部", clerk_a);
	letter = under_letter(clerk_a, person(one, "袁内", 2), "乙村支部", "", clerk_a);
	draft = proposed(clerk_a, person(one, "丁调", 2), "丙村支部", "");
	idle = proposed(clerk_a, person(one, "戊就近", 2), "己村支部", "");
	into = under_letter(clerk_b, person(branch_b, "己来", 2), "戊村支部", "", clerk_b);
	/* Whoever merges is told before, of each by name and number. */
	r = client_get(clerk_a, text("/org/%lld/merge/form", (long long)one));
	assert_true(reply_has(&r, "还在办理的接转 5 件") && reply_has(&r, "龙外：转往中共邻县县委组织部") && reply_has(&r, "己来：由乙村支部转来"));
	assert_true(reply_has(&r, "〔2015〕1号") && reply_has(&r, "〔2015〕2号") && reply_has(&r, url(outside, "")));
	r = client_get(clerk_a, text("/org/%lld/merge/form", (long long)two));
	assert_true(reply_has(&r, "还在办理的接转 1 件"));
	/* Not before what was done in its name. */
	walk_answered(merged(clerk_a, one, "己村支部", "2015-11-16"), 422, "的接转 2015-11-17 还在“戊村支部”名下办理，合并最早从 2015-11-17 起生效");
	walk_answered(client_post_json(county, text("/api/v1/org/%lld/merger", (long long)one), "{\"parent_code\":\"己村支部\",\"day\":\"2015-11-16\",\"document\":\"甲\",\"row_version\":0}"), 422,
		"transfer.merge_day");
	assert_int_equal(merged(clerk_a, one, "己村支部", "2015-11-17").status, 303);

	/* The letter that is out: the same number and days, and what waits for its committee waits still. */
	says(outside, "\"state\":\"issued\"");
	says(outside, "\"from_name\":\"己村支部\"");
	says(outside, "\"number\":\"〔2015〕1号\"");
	says(outside, "\"valid_until\":\"2015-12-17\"");
	r = client_get(clerk_a, url(outside, ""));
	assert_true(reply_has(&r, "支部合并，随之变更") && reply_has(&r, "戊村支部并入己村支部") && reply_has(&r, "登记回执"));
	clock_at("2015-11-20");
	assert_int_equal(receipt(api_a, text("/api/v1/transfer/%lld/receipt", (long long)outside), outside, NULL, "2015-11-18", SCAN).status, 200);
	says(outside, "\"state\":\"done\"");
	must(clerk_b, letter, "accept", "org", "");
	must(clerk_b, letter, "enrol", "day", "2015-11-20");
	clock_at("2015-11-17");
	/* Without a letter: from the branch that stays, and to it. */
	says(draft, "\"from_name\":\"己村支部\"");
	says(draft, "\"next_act\":\"adjust\"");
	says(into, "\"to_name\":\"己村支部\"");
	must(clerk_a, into, "accept", "org", "");
	must(clerk_a, into, "enrol", "day", "2015-11-17");
	/* Between the two there is nothing left to do, and the page says where the member is today. */
	says(idle, "\"state\":\"withdrawn\"");
	r = client_get(clerk_a, url(idle, ""));
	assert_true(reply_has(&r, "没有转成，党员现在在“己村支部”") && reply_has(&r, "党员已在要转入的支部"));
	assert_int_equal(members(one, "2015-11-17"), 0);
}

/* Into a branch of another committee: a letter stays with its issuer, the rest is the new committee's. */
static void another_committee_takes_over_what_has_no_letter(void **state)
{
	int64_t one = org(town_a, "branch", "庚村支部"), draft, agreed, outside, into;

	org(town_b, "branch", "辛村支部");
	outside = under_letter(clerk_a, person(one, "庚外", 2), "", "中共邻县县委组织部", clerk_a);
	draft = proposed(clerk_a, person(one, "庚调", 2), "丙村支部", "");
	agreed = proposed(clerk_a, person(one, "庚转", 2), "乙村支部", "");
	must(clerk_a, agreed, "agree", "document", "支部委员会会议记录");
	into = proposed(clerk_a, person(branch_a2, "庚来", 2), "庚村支部", "");
	world_run(w, text("UPDATE org SET row_version = 1 WHERE id = %lld", (long long)one));	/* a form of version 0 carries none */
	walk_answered(client_post_json(county, text("/api/v1/org/%lld/merger", (long long)one), "{\"parent_code\":\"辛村支部\",\"day\":\"2015-11-17\",\"document\":\"县发1号\",\"row_version\":1}"),
		200, "");
	says(outside, text("\"from_organ\":\"%lld\"", (long long)town_a));
	says(outside, "\"next_act\":\"receipt\"");
	says(draft, "\"kind\":\"system\"");
	says(draft, text("\"from_organ\":\"%lld\"", (long long)town_b));
	says(draft, "\"next_act\":\"agree\"");
	walk_answered(act(clerk_a, agreed, "issue", "valid_days", "30"), 404, "");	/* no more its member */
	must(clerk_b, agreed, "issue", "valid_days", "30");
	says(into, "\"kind\":\"system\"");
	says(into, text("\"to_organ\":\"%lld\"", (long long)town_b));
	must(clerk_a, into, "agree", "document", "支部委员会会议记录");
}

static void the_day_and_the_target_are_told_in_words_of_a_merger(void **state)
{
	int64_t one = org(town_a, "branch", "壬村支部"), two = org(town_a, "branch", "癸村支部"), who = person(one, "郑先来", 2);
	const char *path = text("/api/v1/org/%lld/merger", (long long)one);

	world_run(w, text("UPDATE membership SET from_day = %d WHERE person_id = %lld", day_of(2015, 10, 8), (long long)person(one, "郑后来", 2)));
	walk_answered(merged(clerk_a, one, "", "2015-11-17"), 422, "请填写并入哪个组织");
	walk_answered(merged(clerk_a, one, "壬村支部", "2015-11-17"), 422, "不能并入“壬村支部”：这是它自己或者它的下级组织");
	walk_answered(merged(clerk_a, one, "癸村支部", "2015-10-08"), 422, "“郑后来” 2015-10-08 起才在本支部，合并最早从 2015-10-09 起生效");
	walk_answered(client_post_json(county, path, "{\"parent_code\":\"癸村支部\",\"day\":\"2015-10-08\",\"document\":\"甲\",\"row_version\":0}"), 422, "person.merge_day");
	walk_answered(client_post_json(county, path, "{\"parent_code\":\"壬村支部\",\"day\":\"2015-10-09\",\"document\":\"甲\",\"row_version\":0}"), 422, "org.merge_self");
	assert_int_equal(merged(clerk_a, one, "癸村支部", "2015-10-09").status, 303);
	assert_int_equal(members(two, "2015-11-17"), 2);
	assert_true(who > 0);
}

/* A branch that is closed offers no form, and what is founded below it is told why not. */
static void a_closed_branch_offers_nothing(void **state)
{
	static const char *const FORMS[] = { "found", "rename", "move", "merge", "close", "describe", "founding", "elect", "approve" };
	int64_t gone = org(town_a, "branch", "子村支部"), other = org(town_a, "branch", "丑村支部");

	assert_true(other > 0);
	assert_int_equal(merged(clerk_a, gone, "丑村支部", "2015-11-16").status, 303);
	for (size_t i = 0; i < sizeof(FORMS) / sizeof(FORMS[0]); i++)
		walk_answered(client_get(clerk_a, text("/org/%lld/%s/form", (long long)gone, FORMS[i])), 422, "该组织已于 2015-11-16 撤销");
	walk_answered(client_post(clerk_a, text("/org/%lld/found", (long long)gone), "name", "新支部", "kind", "branch", "unit_kind", "village", "day", "2015-11-17", "document", "甲",
		NULL), 422, "“子村支部”已于 2015-11-16 撤销，下面不能再设立组织");
	walk_answered(client_post_json(county, text("/api/v1/org/%lld/child", (long long)gone), "{\"name\":\"新支部\",\"kind\":\"branch\",\"unit_kind\":\"village\",\"day\":\"2015-11-17\",\"document\":\"甲\"}"),
		422, "org.found_closed");
	walk_answered(client_get(clerk_a, text("/person/new?org=%lld", (long long)gone)), 422, "“子村支部”已于 2015-11-16 撤销");
	assert_int_equal(client_get(clerk_a, text("/person/new?org=%lld", (long long)other)).status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_under_way_goes_on_with_the_branch_that_stays),
		cmocka_unit_test(another_committee_takes_over_what_has_no_letter),
		cmocka_unit_test(the_day_and_the_target_are_told_in_words_of_a_merger),
		cmocka_unit_test(a_closed_branch_offers_nothing),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
