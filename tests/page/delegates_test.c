/* A branch elects its delegates to a congress and a round fails to fill every seat (programmes/national/delegates.prog, domain 04): a second and a
 * third round, and fewer delegates only where more than half agree. Pages and API; that all rounds are heard at the congress is in
 * congress_test. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

#define DAY "2016-01-04"
#define MEMBERS 10
#define QUOTA 3

static struct world *w;
static struct client *page, *secretary, *other, *town;
static int64_t branch, use, members[MEMBERS];

#define text(...) world_text(w, __VA_ARGS__)
#define ID(n) ((long long)(n))

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member" };
	int64_t committee, town_person;

	w = world_start(&(struct world_options){ .clock = DAY "T09:00:00+08:00" });
	committee = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	branch = world_org_of(w, committee, "branch", "甲村党支部");
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "see_person");
		world_right(w, KINDS[i], "handle");
	}
	for (int i = 0; i < MEMBERS; i++)
		members[i] = world_member(w, branch, text("甲%02d", i + 1), 2);
	town_person = world_person_of(w, committee, "镇委书记", 0);
	world_holding(w, committee, "secretary", town_person);
	world_holding(w, branch, "secretary", members[MEMBERS - 1]);
	world_holding(w, branch, "organisation_member", members[MEMBERS - 2]);
	page = walk_browser(w, "page", members[MEMBERS - 1]);
	secretary = walk_program(w, "secretary", members[MEMBERS - 1]);
	other = walk_program(w, "other", members[MEMBERS - 2]);
	town = walk_program(w, "town", town_person);
	use = walk_shipped(w, committee, "national/delegates");
	return 0;
}

static void elects(int64_t run, const char *vote, const char *agreed, const char *opposed)
{
	walk_election((struct walk_counters){ secretary, other, MEMBERS }, run, vote, DAY,
		text("{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[%s],\"opposed\":[%s]}", agreed, opposed));
}

/* A case at its meeting, four candidates for three seats. */
static int64_t at_the_meeting(void)
{
	struct reply r = client_post_json(secretary, text("/api/v1/org/%lld/run", ID(branch)), text("{\"use\":\"%lld\"}", ID(use)));
	int64_t run = walk_number(secretary, &r, "id");

	walk_step(secretary, run, "plan", text("quota=%d\npaper=@", QUOTA), DAY, "nominate");
	walk_step(secretary, run, "nominees", text("first=%lld\nsecond=%lld\nthird=%lld\nfourth=%lld", ID(members[0]), ID(members[1]), ID(members[2]), ID(members[3])), DAY, "vet");
	walk_step(town, run, "vetting", "result=同意\npaper=@", DAY, "meeting");
	return run;
}

static void a_third_round_fills_the_last_seat(void **state)
{
	int64_t run = at_the_meeting();

	elects(run, "choose", "8,3,2,1", "0,5,6,7");
	walk_step(secretary, run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@", DAY, "once_more");
	assert_int_equal(walk_filled(secretary, run, "again", text("first=%lld\nsecond=%lld", ID(members[0]), ID(members[1]))).status, 422);	/* is elected already */
	walk_fill(secretary, run, "again", text("first=%lld\nsecond=%lld", ID(members[1]), ID(members[2])));
	elects(run, "remainder", "7,3", "1,5");
	walk_step(secretary, run, "again_sheet", "fewer=不涉及\nsheet=@", DAY, "last_time");
	assert_int_equal(walk_filled(secretary, run, "once_again", text("first=%lld", ID(members[1]))).status, 422);	/* in the second round */
	walk_fill(secretary, run, "once_again", text("first=%lld\nsecond=%lld", ID(members[2]), ID(members[3])));
	elects(run, "rest", "5,3", "3,5");
	walk_step(secretary, run, "rest_sheet", "sheet=@", DAY, "hand_in");
	walk_step(secretary, run, "sent_paper", "paper=@", DAY, "sent_up");
}

/* A round in which nobody was elected is held once more; one that filled a part asks whether more than half agree to fewer. */
static void fewer_delegates_need_the_consent_of_the_meeting(void **state)
{
	int64_t run = at_the_meeting();
	struct reply r;

	elects(run, "choose", "4,4,2,1", "4,4,6,7");	/* exactly half is not more than half */
	walk_refused(page, secretary, run, DAY, "选举大会");
	walk_step(secretary, run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@", DAY, "once_more");
	walk_fill(secretary, run, "again", text("first=%lld\nsecond=%lld\nthird=%lld\nfourth=%lld", ID(members[0]), ID(members[1]), ID(members[2]), ID(members[3])));
	elects(run, "remainder", "6,4,3,2", "2,4,5,6");
	walk_step(secretary, run, "again_sheet", "fewer=不涉及\nsheet=@", DAY, "last_time");
	walk_fill(secretary, run, "once_again", text("first=%lld\nsecond=%lld\nthird=%lld", ID(members[1]), ID(members[2]), ID(members[3])));
	elects(run, "rest", "6,4,3", "2,4,5");
	walk_fill(secretary, run, "rest_sheet", "fewer=不涉及\nsheet=@");
	walk_refused(page, secretary, run, DAY, "选出2名，分配的名额是3名，仍有缺额");
	walk_step(secretary, run, "rest_sheet", "fewer=同意\nsheet=@", DAY, "hand_in");
	walk_step(secretary, run, "sent_paper", "paper=@", DAY, "sent_up");
	r = client_get(page, text("/run/%lld", ID(run)));
	walk_has(&r, 200, "落实的名额");
	walk_has(&r, 200, "再次另行选举");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_third_round_fills_the_last_seat),
		cmocka_unit_test(fewer_delegates_need_the_consent_of_the_meeting),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
