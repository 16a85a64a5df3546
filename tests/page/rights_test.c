/* 党员权利中止: a member is detained or arrested (programmes/national/detain). The organisation above suspends the rights and gives them back; meanwhile he is
 * on no list of the entitled, stands for nothing and acts for nothing, and is counted as the member that he was. Pages and API. */
#include "standing_world.h"

#include <stdlib.h>
#include <string.h>

#define NOTICE "measure=留置\norgan=县监委\nnumber=县监留〔2024〕3号\nnotified_on=2024-06-02\npaper=@\n"

static int64_t detain, by_election, suspended_case, about_lost, third;	/* third: on the committee beside the two of the world */
static struct client *third_program;

static int begin(void **state)
{
	int failed = start(state);

	third = member("委员庚", 2);
	world_holding(w, branch, "committee_member", third);
	third_program = walk_program(w, "third", third);
	detain = walk_shipped(w, city, "national/detain");
	by_election = walk_shipped(w, city, "national/by_election");
	world_run(w, text("UPDATE org SET elected_day = 18000, term_years = 5, term_ends_day = 20500 WHERE id = %lld", (long long)branch));
	return failed;
}

/* The list of the entitled of a vote that is opened for a moment. */
static void entitled_are(int64_t run, const char *vote, int count, const char *missing, bool is_listed)
{
	struct reply r = walk_act(secretary, run, "vote", text("\"vote\":\"%s\"", vote));
	long long ballot;

	walk_has(&r, 201, "");
	ballot = walk_number(secretary, &r, "ballot");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, text("\"entitled\":%d", count));
	assert_int_equal(reply_has(&r, text("\"name\":\"%s\"", missing)), is_listed);
	r = client_get(page, text("/ballot/%lld", ballot));
	assert_int_equal(r.status, 200);
	assert_int_equal(reply_has(&r, missing), is_listed);
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"核对应到名单\"}");
	assert_int_equal(r.status, 200);
}

/* A branch meeting about somebody else, at the step of its vote. */
static int64_t meeting(void)
{
	int64_t run = walk_opened(secretary, restore, branch, lost, "2024-06-03");

	walk_step(secretary, run, "application", "kind=恢复党籍\npaper=@\napplied_on=2024-06-03", "2024-06-03", "examine");
	walk_step(secretary, run, "inquiry", "result=符合条件\nreport=@", "2024-06-03", "meeting");
	return run;
}

static void suspended_person(void)
{
	int64_t run = walk_opened(secretary, suspend, branch, lost, "2024-06-03");

	walk_step(secretary, run, "grounds", "ground=因私出国定居\nsince=2024-01-10\nrecord=@", "2024-06-03", "decide");
	walk_step(upper, run, "decision", "result=同意\nreply=@", "2024-06-03", "suspended");
}

static void the_branch_alone_suspends_nobody(void **state)
{
	struct reply r;

	suspended_case = walk_opened(upper, detain, branch, fallen, "2024-06-03");
	walk_fill(upper, suspended_case, "decision", "kind=解除后恢复党员权利\n" NOTICE "from_day=2024-06-03");
	walk_refused(upper_page, upper, suspended_case, "2024-06-03", "档案里的党员权利没有因留置、逮捕中止");
	r = walk_filled(upper, suspended_case, "decision", "kind=中止党员权利\n" NOTICE "from_day=2024-06-04");
	walk_has(&r, 422, "2024-06-04");
	walk_fill(upper, suspended_case, "decision", "kind=中止党员权利\n" NOTICE "from_day=2024-06-02");
	walk_refused(page, secretary, suspended_case, "2024-06-03", "不能办理");
	r = client_get(page, text("/person/%lld", (long long)fallen));
	walk_has(&r, 200, "正式党员");
	assert_false(reply_has(&r, "党员权利中止"));
}

static void who_is_detained_is_entitled_to_nothing_and_stays_a_member(void **state)
{
	int64_t run;
	struct reply r;

	suspended_person();
	run = about_lost = meeting();
	balances("2024-06-03", "\"closing\":10");
	entitled_are(run, "consent", MEMBERS, "受处分丁", true);
	walk_close(upper, suspended_case, "2024-06-03", "announce");
	walk_fill(secretary, suspended_case, "announcement", "told_on=2024-06-01");
	walk_refused(page, secretary, suspended_case, "2024-06-03", "宣布日期早于中止或者恢复之日2024-06-02");
	walk_step(secretary, suspended_case, "announcement", "told_on=2024-06-03", "2024-06-03", "registered");
	entitled_are(run, "consent", MEMBERS - 1, "受处分丁", false);
	/* Told in plain words, and nothing of what he is or of the figures changed: no punishment, no other status. */
	r = client_get(page, text("/person/%lld", (long long)fallen));
	walk_has(&r, 200, "党员权利中止（被留置/逮捕），自2024-06-02起：不计入应到");
	walk_has(&r, 200, "正式党员");
	knows(fallen, "\"status\":\"2\"");
	knows(fallen, "\"kind\":\"rights_suspended\"");
	assert_int_equal(world_count(w, text("person_history WHERE person_id = %lld", (long long)fallen)), 0);
	balances("2024-06-03", "\"closing\":10");
}

static void rights_of(int64_t person, const char *kind, const char *day)
{
	int64_t run = walk_opened(upper, detain, branch, person, "2024-06-03");

	walk_step(upper, run, "decision", text("kind=%s\n" NOTICE "from_day=%s", kind, day), "2024-06-03", "announce");
	walk_step(secretary, run, "announcement", "told_on=2024-06-03", "2024-06-03", "registered");
}

static int number_in(const struct reply *r, const char *before)
{
	const char *at = strstr(r->body, before);

	assert_non_null(at);
	return (int)strtol(at + strlen(before), NULL, 10);
}

/* The number on the list: it stands in front of the name. */
static int number_of(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, text("\"name\":\"%s\",\"ground\"", name));

	assert_non_null(at);
	while (at > r->body && strncmp(at, "{\"number\":", strlen("{\"number\":")) != 0)
		at--;
	return (int)strtol(at + strlen("{\"number\":"), NULL, 10);
}

/* A meeting that was called before: who lost his rights since is struck from its list, with the reason, and comes back with them; what was counted stays. */
static void a_list_made_before_is_corrected_until_the_count(void **state)
{
	struct reply r = walk_act(secretary, about_lost, "vote", "\"vote\":\"consent\"");
	int64_t ballot = walk_number(secretary, &r, "ballot");
	const char *list = text("/api/v1/ballot/%lld", (long long)ballot);
	int n, voter;

	r = client_get(secretary, list);
	n = number_in(&r, "\"entitled\":");
	voter = number_of(&r, "病故丙");
	walk_has(&r, 200, "\"name\":\"病故丙\",\"ground\":\"\"");
	r = client_post_json(secretary, text("%s/leave-out", list), text("{\"voter\":%d,\"ground\":\"1\",\"reason\":\"住院\",\"consent\":\"甲委批〔2024〕1号\",\"row_version\":%d}", voter,
		number_in(&r, "\"row_version\":")));
	walk_has(&r, 200, "");
	rights_of(sick, "中止党员权利", "2024-06-02");
	/* What waited for him is nothing to confirm any more: he would be taken off twice. */
	r = client_get(upper, list);
	r = client_post_json(upper, text("%s/left-out", list), text("{\"voter\":%d,\"state\":\"confirmed\",\"row_version\":%d}", voter, number_in(&r, "\"row_version\":")));
	walk_has(&r, 422, "病故丙已经不计入应到");
	r = client_get(upper, list);
	r = client_post_json(upper, text("%s/left-out", list), text("{\"voter\":%d,\"state\":\"refused\",\"row_version\":%d}", voter, number_in(&r, "\"row_version\":")));
	walk_has(&r, 200, "");
	r = client_get(secretary, list);
	walk_has(&r, 200, text("\"entitled\":%d", n - 1));
	walk_has(&r, 200, "\"name\":\"病故丙\",\"ground\":\"suspended\"");
	r = client_get(page, text("/ballot/%lld", (long long)ballot));
	walk_has(&r, 200, "自 2024-06-02 起党员权利中止，不计入应到");
	walk_has(&r, 200, text("名单共 %d 人，不计入 1 人，应到 %d 人", n, n - 1));
	r = client_get(page, text("/ballot/%lld/list", (long long)ballot));
	walk_has(&r, 200, "党员权利中止");
	assert_int_equal(world_count(w, "audit WHERE verb LIKE 'run.close%' AND changes LIKE '%entitled%'"), 1);
	rights_of(sick, "解除后恢复党员权利", "2024-06-03");
	r = client_get(secretary, list);
	walk_has(&r, 200, text("\"entitled\":%d", n));
	walk_has(&r, 200, "\"name\":\"病故丙\",\"ground\":\"\"");
	/* Once figures are typed the vote was held: its base is that of the meeting. */
	r = client_post_json(secretary, text("%s/count", list), text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[0],\"abstained\":[0]}", n, n, n, n));
	walk_has(&r, 200, "");
	rights_of(sick, "中止党员权利", "2024-06-03");
	r = client_get(secretary, list);
	walk_has(&r, 200, text("\"entitled\":%d", n));
	walk_has(&r, 200, "\"name\":\"病故丙\",\"ground\":\"\"");
}

/* By the archive of the day the branch has a voter fewer, also where people type who came. */
static void the_archive_counts_a_voter_fewer(void **state)
{
	int64_t run = walk_opened(secretary, resign, branch, leaver, "2024-06-03");

	walk_step(secretary, run, "request", "paper=@\nasked_on=2024-06-03", "2024-06-03", "talk");
	walk_step(secretary, run, "talk_record", "talker=委员0\nresult=坚持退党", "2024-06-03", "meeting");
	walk_fill(secretary, run, "minutes", text("present=%d\ndeclared=是\nroll=@\nresolution=@", MEMBERS));
	walk_refused(page, secretary, run, "2024-06-03", text("多于支部有表决权的党员%d人", MEMBERS - 1));
}

static void is_no_candidate(int64_t person, const char *name)
{
	static int64_t run;
	struct reply r;
	const char *url, *lines = text("v_first=%lld\nv_second=%lld", (long long)person, (long long)idler);

	if (run == 0) {
		run = walk_opened_of(secretary, branch, text("use=%lld\nday=2024-06-03", (long long)by_election));
		walk_step(secretary, run, "plan", "set_up=设委员会\ncause=调离\nseats=1\nchief=否\ndeputy=否\nvacancy=@\npaper=@", "2024-06-03", "agree");
		walk_step(upper, run, "reply", "result=同意补选\npaper=@", "2024-06-03", "nominate");
	}
	url = text("/run/%lld", (long long)run);
	r = walk_filled(secretary, run, "nominees", text("first=%lld\nsecond=%lld", (long long)person, (long long)idler));
	walk_has(&r, 422, text("%s现在是党员权利中止（被留置/逮捕），不在其中", name));
	r = walk_send(page, url, text("%s/fill/nominees", url), lines);
	walk_has(&r, 422, text("%s现在是党员权利中止（被留置/逮捕），不在其中", name));
	r = client_get(page, url);
	assert_false(reply_has(&r, text("<option value=\"%lld\"", (long long)person)));
	assert_true(reply_has(&r, text("<option value=\"%lld\"", (long long)idler)));
}

static void who_is_detained_stands_for_nothing_and_gets_no_post(void **state)
{
	int64_t post = PUT(w, "post", NUMBER("org_id", branch), TEXT("kind", "publicity_member"), TEXT("name", "宣传委员"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	struct reply r;

	is_no_candidate(fallen, "受处分丁");
	world_right(w, "organiser", "appoint");
	r = client_post_json(county, text("/api/v1/post/%lld/holding", (long long)post), text("{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2024-06-03\",\"document\":\"甲委〔2024〕1号\"}",
		(long long)fallen));
	walk_has(&r, 422, "的党员权利从 2024-06-02 起中止");
	client_get(county_page, text("/post/%lld/appoint", (long long)post));
	r = client_post(county_page, text("/post/%lld/appoint", (long long)post), "person", text("%lld", (long long)fallen), "manner", "appointed", "from_day", "2024-06-03",
		"document", "甲委〔2024〕1号", NULL);
	walk_has(&r, 422, "的党员权利从 2024-06-02 起中止");
	world_run(w, text("DELETE FROM post WHERE id = %lld", (long long)post));
}

/* Nobody begins or ends it beside the case. */
static void it_is_registered_by_the_case_alone(void **state)
{
	struct reply r;

	world_right(w, "organiser", "edit_person");
	r = client_post_json(county, text("/api/v1/person/%lld/role", (long long)idler), "{\"kind\":\"rights_suspended\",\"day\":\"2024-06-03\"}");
	walk_has(&r, 422, "由上级党委批准后在办件中记入");
	client_get(county_page, text("/person/%lld/role", (long long)idler));
	r = client_post(county_page, text("/person/%lld/role", (long long)idler), "kind", "rights_suspended", "day", "2024-06-03", NULL);
	walk_has(&r, 422, "由上级党委批准后在办件中记入");
	r = client_get(county_page, text("/person/%lld/role", (long long)idler));
	walk_has(&r, 200, "干部");
	assert_false(reply_has(&r, "rights_suspended"));
}

/* Who sits on the committee of the branch and is detained does nothing for it any more. */
static void who_is_detained_acts_for_no_organisation(void **state)
{
	int64_t run = walk_opened(secretary, sanction, branch, idler, "2024-06-03"), his;

	walk_step(upper, run, "decision", "kind=留党察看\nmonths=12\ndecided_on=2024-06-02\norgan=县纪委\nnumber=县纪〔2024〕5号\npaper=@", "2024-06-03", "announce");
	walk_fill(third_program, run, "announcement", "told_on=2024-06-03");	/* so far he does */
	his = walk_opened(upper, detain, branch, third, "2024-06-03");
	walk_step(upper, his, "decision", "kind=中止党员权利\n" NOTICE "from_day=2024-06-03", "2024-06-03", "announce");
	walk_refused(NULL, third_program, run, "2024-06-03", "不能办理");
	walk_close(secretary, run, "2024-06-03", "registered");
	walk_step(secretary, his, "announcement", "told_on=2024-06-03", "2024-06-03", "registered");
}

/* Given back, each is what he was before: full, or on probation. */
static void a_release_gives_back_what_was_held_before(void **state)
{
	int64_t run = walk_opened(upper, detain, branch, newcomer, "2024-06-03"), again;
	struct reply r;

	walk_step(upper, run, "decision", "kind=中止党员权利\n" NOTICE "from_day=2024-06-01", "2024-06-03", "announce");
	walk_step(secretary, run, "announcement", "told_on=2024-06-03", "2024-06-03", "registered");
	knows(newcomer, "\"status\":\"1\"");
	balances("2024-06-03", "\"closing\":10");
	again = walk_opened(upper, detain, branch, newcomer, "2024-06-03");
	walk_fill(upper, again, "decision", "kind=中止党员权利\n" NOTICE "from_day=2024-06-03");
	walk_refused(upper_page, upper, again, "2024-06-03", "党员权利已从2024-06-01起中止，不重复登记");
	walk_fill(upper, again, "decision", "kind=解除后恢复党员权利\n" NOTICE "from_day=2024-06-01");
	walk_refused(upper_page, upper, again, "2024-06-03", "恢复之日2024-06-01不晚于中止之日2024-06-01");
	walk_step(upper, again, "decision", "kind=解除后恢复党员权利\n" NOTICE "from_day=2024-06-03", "2024-06-03", "announce");
	knows(newcomer, "\"status\":\"1\"");
	r = client_get(page, text("/person/%lld", (long long)newcomer));
	walk_has(&r, 200, "预备党员");
	assert_false(reply_has(&r, "不计入应到"));
	run = walk_opened(upper, detain, branch, fallen, "2024-06-03");
	walk_step(upper, run, "decision", "kind=解除后恢复党员权利\n" NOTICE "from_day=2024-06-03", "2024-06-03", "announce");
	knows(fallen, "\"status\":\"2\"");
	balances("2024-06-03", "\"closing\":10");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_branch_alone_suspends_nobody),
		cmocka_unit_test(who_is_detained_is_entitled_to_nothing_and_stays_a_member),
		cmocka_unit_test(the_archive_counts_a_voter_fewer),
		cmocka_unit_test(who_is_detained_stands_for_nothing_and_gets_no_post),
		cmocka_unit_test(it_is_registered_by_the_case_alone),
		cmocka_unit_test(who_is_detained_acts_for_no_organisation),
		cmocka_unit_test(a_release_gives_back_what_was_held_before),
		cmocka_unit_test(a_list_made_before_is_corrected_until_the_count),
	};

	return cmocka_run_group_tests(tests, begin, world_over);
}
