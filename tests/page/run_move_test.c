/* Open cases go where those they are about go, through page and API: with a member to the branch that takes him in, with a branch that is
 * merged or hung under another committee; whoever leaves the system takes the papers along and the case ends. */
#include "page/transfer_world.h"

static int64_t suspend, election;
static struct client *page_a2, *page_b;

static int begin(void **state)
{
	start(state);
	world_right(w, "org_officer", "handle");
	world_right(w, "secretary", "handle");
	world_holding(w, branch_a2, "org_officer", 106);
	world_holding(w, branch_b, "org_officer", 107);
	page_a2 = walk_browser(w, "page_a2", 106);
	page_b = walk_browser(w, "page_b", 107);
	suspend = walk_shipped(w, city, "national/suspend");
	election = walk_shipped(w, city, "national/election");
	return 0;
}

static int64_t opened(int64_t branch, int64_t who)
{
	return walk_opened(county, suspend, branch, who, "2015-11-17");
}

static const char *run_url(int64_t run) { return text("/run/%lld", (long long)run); }

/* It is theirs now, and says where it was before. */
static void is_with(int64_t run, int64_t branch, struct client *theirs, const char *moved_from, const char *moved_to)
{
	struct reply r = client_get(county, text("/api/v1%s", run_url(run)));

	walk_has(&r, 200, text("\"org\":\"%lld\"", (long long)branch));
	walk_has(&r, 200, text("\"from\":\"%s\",\"to\":\"%s\"", moved_from, moved_to));
	walk_has(&r, 200, "\"state\":\"open\"");
	r = client_get(theirs, run_url(run));
	walk_has(&r, 200, text("随对象转办：%s → %s", moved_from, moved_to));
	r = client_get(theirs, "/");
	walk_has(&r, 200, run_url(run));	/* it is their turn */
}

static void a_case_follows_a_member_inside_the_committee(void **state)
{
	int64_t who = person(branch_a, "林随", 2), run = opened(branch_a, who), t = proposed(secretary, who, "丙村支部", "");

	assert_int_equal(client_get(secretary, run_url(run)).status, 200);
	must(clerk_a, t, "adjust", "document", "甲党〔2015〕8号");
	is_with(run, branch_a2, page_a2, "甲村支部", "丙村支部");
	assert_int_equal(client_get(secretary, run_url(run)).status, 404);
}

static void and_to_another_committee(void **state)
{
	int64_t who = person(branch_a, "高随", 2), run = opened(branch_a, who), t = proposed(secretary, who, "乙村支部", "");

	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	must(clerk_b, t, "accept", "org", "");
	must(clerk_b, t, "enrol", "day", "2015-11-17");
	is_with(run, branch_b, page_b, "甲村支部", "乙村支部");
}

static void whoever_leaves_the_system_takes_the_papers_along(void **state)
{
	int64_t who = person(branch_a, "韩离", 2), run = opened(branch_a, who), t = proposed(secretary, who, "", "中共外县县委组织部");
	struct reply r;

	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	r = walk_send(clerk_a, url(t, ""), url(t, "/receipt"), "day=2015-11-17\nfile=@");
	assert_int_equal(r.status, 303);
	r = client_get(county, text("/api/v1%s", run_url(run)));
	walk_has(&r, 200, "\"state\":\"stopped\"");
	r = client_get(secretary, run_url(run));
	walk_has(&r, 200, "2015-11-17组织关系转出，培养教育等材料随组织关系移交");
	r = client_get(secretary, "/");
	assert_false(reply_has(&r, run_url(run)));
}

static struct reply changed(int64_t of, const char *what, const char *into)
{
	struct reply r = client_get(clerk_a, text("/org/%lld/%s/form", (long long)of, what));

	return client_post(clerk_a, text("/org/%lld/%s", (long long)of, what), "parent_code", into, "day", "2015-11-17", "document", "甲发〔2015〕6号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

static void a_merged_branch_brings_its_cases(void **state)
{
	int64_t merged = org(town_a, "branch", "戊村支部"), who = person(merged, "任并", 2), run = opened(merged, who);
	struct reply r = walk_open(county, election, merged, 0, "2015-11-17");
	int64_t own = walk_number(county, &r, "id");

	r = changed(merged, "merge", "丙村支部");
	walk_answered(r, 422, "“戊村支部”自己的“election”还在办");
	r = walk_act(county, own, "stop", "\"reason\":\"支部合并\"");
	assert_int_equal(r.status, 200);
	r = client_get(clerk_a, text("/org/%lld/merge/form", (long long)merged));
	r = client_post(clerk_a, text("/org/%lld/merge", (long long)merged), "parent_code", "丙村支部", "day", "2015-11-16", "document", "甲发〔2015〕9号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	walk_answered(r, 422, "2015-11-17 还由“戊村支部”办理");
	assert_int_equal(changed(merged, "merge", "丙村支部").status, 303);
	is_with(run, branch_a2, page_a2, "戊村支部", "丙村支部");
}

static void what_is_open_is_ended_before_a_branch_is_closed(void **state)
{
	int64_t empty = org(town_a, "branch", "己村支部");
	struct reply r = walk_open(county, election, empty, 0, "2015-11-17");

	assert_int_equal(r.status, 201);
	r = changed(empty, "close", "");
	walk_answered(r, 422, "“己村支部”还有 1 件在办：先办结或者终止，再撤销");
}

/* The committee above approves: after the branch hangs under another, that one. */
static void another_committee_above_has_the_turn(void **state)
{
	int64_t moved = org(town_a, "branch", "庚村支部"), who = person(moved, "潘动", 2), run = opened(moved, who), head = person(moved, "庚书记", 2);
	struct reply r;

	world_holding(w, moved, "secretary", head);
	world_run(w, text("UPDATE org SET row_version = 1 WHERE id = %lld", (long long)moved));
	walk_step(walk_program(w, "head", head), run, "grounds", "ground=因私出国定居\nsince=2015-01-01\nsearches=2015-03-01|电话\nsearches=2015-04-01|走访\nsearches=2015-05-01|信函\nrecord=@", "2015-11-17", "decide");
	r = client_get(clerk_a, "/");
	walk_has(&r, 200, run_url(run));
	r = client_get(clerk_b, "/");
	assert_false(reply_has(&r, run_url(run)));
	r = client_post_json(county, text("/api/v1/org/%lld/parent", (long long)moved), text("{\"parent_code\":\"乙镇党委\",\"day\":\"2015-11-17\",\"document\":\"云发〔2015〕9号\","
		"\"row_version\":1}"));
	assert_int_equal(r.status, 200);
	r = client_get(clerk_b, "/");
	walk_has(&r, 200, run_url(run));
	r = client_get(clerk_a, "/");
	assert_false(reply_has(&r, run_url(run)));
}

static const char MEETING[] = "programme meeting \"评议党员\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"form upper \"上级意见\"\nfield reply text \"意见\" must\nend\n"
	"vote award \"表彰\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"step meet \"党员大会\"\nneeds award\ngo ask\nend\nstep ask \"报批\"\nneeds upper\ngo done\nend\nfinish done \"完成\"\nend\n"
	"example \"一\"\ngiven upper.reply 甲\nexpect waiting meet\nend\n";

/* By the page and by the program, on the version that stands now. */
static void he_stays(struct client *browser, struct client *program, int64_t t, const char *name, const char *field, const char *value, const char *why)
{
	walk_answered(act(browser, t, name, field, value), 422, why);
	walk_answered(api_act(program, t, text("\"act\":\"%s\",\"%s\":%s", name, field, value[0] == '2' ? text("\"%s\"", value) : value)), 422, why);
}

static int64_t vote_opened(struct client *c, int64_t run)
{
	struct reply r = walk_act(c, run, "vote", "\"vote\":\"award\",\"day\":\"2015-11-17\"");

	walk_has(&r, 201, "");
	return walk_number(c, &r, "ballot");
}

static void voided(struct client *c, int64_t ballot)
{
	struct reply r = client_post_json(c, text("/api/v1/ballot/%lld/void", (long long)ballot), "{\"reason\":\"没有开成\"}");

	walk_has(&r, 200, "");
}

/* By letter: none is issued, and on a letter that was issued before nobody is enrolled, until his branch declares the vote void or closes the step. Whoever may not see
 * the case is told whom to ask, and not what is voted on. */
static void no_letter_takes_him_out_of_a_vote(void **state)
{
	int64_t use = walk_practice(w, city, "meeting", 1, MEETING), left = org(town_a, "branch", "辛村支部"), who, run, t, ballot;
	struct walk_counters by = { .other = walk_counter(w, left, "counter_h", "计票员"), .entitled = 5 };
	struct client *page_h;

	for (int i = 0; i < 4; i++)
		person(left, text("辛党员%d", i), 2);
	who = person(left, "唐表决", 2);
	world_holding(w, left, "org_officer", 108);
	page_h = walk_browser(w, "page_h", 108);
	by.first = walk_program(w, "api_h", 108);
	run = walk_opened(county, use, left, who, "2015-11-17");
	t = proposed(page_h, who, "乙村支部", "");
	must(page_h, t, "agree", "reason", "");
	ballot = vote_opened(by.first, run);
	he_stays(clerk_a, api_a, t, "issue", "valid_days", "30", "辛村支部正在就唐表决表决");
	voided(by.first, ballot);
	must(clerk_a, t, "issue", "valid_days", "30");
	must(clerk_b, t, "accept", "org", "");
	walk_ballot(by, run, "award", "2015-11-17", 5, 4, 0);
	he_stays(clerk_b, api_b, t, "enrol", "day", "2015-11-17", "已经开始表决、还没有办结：请联系辛村支部先办结");
	assert_false(reply_has(&(struct reply[]){ client_get(clerk_b, url(t, "")) }[0], "表彰"));
	walk_answered(client_get(county, text("/api/v1/transfer/%lld", (long long)t)), 200, "\"state\":\"accepted\"");
	walk_close(by.first, run, "2015-11-17", "ask");
	must(clerk_b, t, "enrol", "day", "2015-11-17");
	is_with(run, branch_b, page_b, "辛村支部", "乙村支部");
}

/* The receipt of a paper letter, by page and API. */
static void receipt_waits(int64_t t, const char *why)
{
	walk_answered(walk_send(clerk_a, url(t, ""), url(t, "/receipt"), "day=2015-11-17\nfile=@"), 422, why);
	walk_answered(walk_send(api_a, NULL, text("/api/v1%s", url(t, "/receipt")), text("row_version=%lld\nday=2015-11-17\nfile=@", (long long)version_of(t))), 422, why);
	walk_answered(client_get(county, text("/api/v1/transfer/%lld", (long long)t)), 200, "\"state\":\"issued\"");
}

/* Nor does the receipt of a letter that leaves the system, which would end the case with its vote half held. */
static void no_receipt_takes_him_out_of_a_vote(void **state)
{
	int64_t use = walk_practice(w, city, "leaving", 1, text("programme leaving%s", MEETING + strlen("programme meeting"))), left = org(town_a, "branch", "壬村支部"), who, run, t, ballot;
	struct walk_counters by = { .other = walk_counter(w, left, "counter_i", "计票员"), .entitled = 5 };
	struct client *page_i;

	for (int i = 0; i < 4; i++)
		person(left, text("壬党员%d", i), 2);
	who = person(left, "唐外转", 2);
	world_holding(w, left, "org_officer", 109);
	page_i = walk_browser(w, "page_i", 109);
	by.first = walk_program(w, "api_i", 109);
	run = walk_opened(county, use, left, who, "2015-11-17");
	t = proposed(page_i, who, "", "中共外县县委组织部");
	must(page_i, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "30");
	ballot = vote_opened(by.first, run);
	receipt_waits(t, "壬村支部正在就唐外转表决");
	voided(by.first, ballot);
	walk_ballot(by, run, "award", "2015-11-17", 5, 4, 0);
	receipt_waits(t, "壬村支部已经就唐外转表决");
	walk_close(by.first, run, "2015-11-17", "ask");
	walk_answered(walk_send(clerk_a, url(t, ""), url(t, "/receipt"), "day=2015-11-17\nfile=@"), 303, "");
	walk_answered(client_get(county, text("/api/v1%s", run_url(run))), 200, "\"state\":\"stopped\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_follows_a_member_inside_the_committee),
		cmocka_unit_test(and_to_another_committee),
		cmocka_unit_test(whoever_leaves_the_system_takes_the_papers_along),
		cmocka_unit_test(a_merged_branch_brings_its_cases),
		cmocka_unit_test(what_is_open_is_ended_before_a_branch_is_closed),
		cmocka_unit_test(another_committee_above_has_the_turn),
		cmocka_unit_test(no_letter_takes_him_out_of_a_vote),
		cmocka_unit_test(no_receipt_takes_him_out_of_a_vote),
	};

	return cmocka_run_group_tests(tests, begin, stop);
}
