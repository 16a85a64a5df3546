/* A branch elects its secretary, and one account both reports the result and approves it, as where somebody serves in both committees. The post carries
 * grave rights, so a second person confirms it: that stands among what is to be done, and until then whoever was secretary still is. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

#define MEMBERS 6
#define DAY "2015-11-17"

/* Of the first branch the confirmation is given on the page, of the second by a program. */
enum { ON_PAGE, BY_PROGRAM, BRANCHES };
struct branch { int64_t org, members[MEMBERS], run; const char *elected; struct client *before, *both; };

static struct world *w;
static struct branch branches[BRANCHES];
static struct client *second, *second_page, *city_secretary, *organiser;
static int64_t town, use;

#define text(...) world_text(w, __VA_ARGS__)
#define ID(n) ((long long)(n))

/* members[0] is the secretary whose term ends, members[1] serves in the branch and in the committee of the town, members[2] is elected. */
static void people(struct branch *b, int number)
{
	int64_t in_town;

	b->org = world_org_of(w, town, "branch", text("第%d党支部", number + 1));
	world_run(w, text("UPDATE org SET elected_day = 15340, term_years = 3, term_ends_day = 16799 WHERE id = %lld", ID(b->org)));	/* until 2015-12-30 */
	for (int i = 0; i < MEMBERS; i++)
		b->members[i] = world_member(w, b->org, text("党员%d%02d", number + 1, i + 1), 2);
	b->elected = text("党员%d03", number + 1);
	in_town = world_holding(w, town, "organisation_member", b->members[1]);
	world_holding(w, b->org, "secretary", b->members[0]);
	world_holding(w, b->org, "publicity_member", b->members[1]);
	b->before = walk_program(w, text("before%d", number), b->members[0]);
	b->both = walk_program(w, text("both%d", number), b->members[1]);
	world_run(w, text("UPDATE session SET holding_id = %lld WHERE account_id = (SELECT id FROM account WHERE person_id = %lld)", ID(in_town), ID(b->members[1])));
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member", "publicity_member", "organiser" };
	int64_t city, person;

	w = world_start(&(struct world_options){ .clock = DAY "T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", ID(town)));
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	world_right(w, "secretary", "appoint");
	world_right(w, "organisation_member", "appoint");
	for (int i = 0; i < BRANCHES; i++)
		people(&branches[i], i);
	person = world_person_of(w, town, "镇委书记", 0);
	world_holding(w, town, "secretary", person);
	second = walk_program(w, "second", person);
	second_page = walk_browser(w, "second_page", person);
	person = world_person_of(w, city, "市委书记", 0);
	world_holding(w, city, "secretary", person);
	city_secretary = walk_program(w, "city_secretary", person);
	person = world_person_of(w, town, "镇组织员", 0);
	world_holding(w, town, "organiser", person);
	organiser = walk_program(w, "organiser", person);
	use = walk_shipped(w, city, "national/election");
	return 0;
}

static void elect(struct branch *b)
{
	struct reply r = client_post_json(b->before, text("/api/v1/org/%lld/run", ID(b->org)), text("{\"use\":\"%lld\"}", ID(use)));

	b->run = walk_number(b->before, &r, "id");
	walk_step(b->before, b->run, "plan", "set_up=不设委员会\nseats=1\ndeputies=0\nyears=3\nway=党员大会\npaper=@", DAY, "agree");
	walk_step(b->both, b->run, "reply", "result=同意\nmoved=不涉及\npaper=@", DAY, "direct_nomination");
	walk_step(b->before, b->run, "direct_nominee", text("person=%lld", ID(b->members[2])), DAY, "direct_vetting");
	walk_step(b->both, b->run, "vetting", "result=同意\npaper=@", DAY, "direct_meeting");
	walk_election((struct walk_counters){ b->before, b->both, MEMBERS }, b->run, "direct", DAY, "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[5],\"opposed\":[0]}");
	walk_fill(b->before, b->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(b->before, b->run, DAY, "report");
	walk_step(b->both, b->run, "result", "paper=@", DAY, "approve");
	walk_step(b->both, b->run, "approval", "result=批准\npaper=@", DAY, "confirmed");
}

/* The appointment that waits, by the line of the workbench that leads to it; 0: there is no such line. */
static int64_t waiting(struct client *c, const char *address, const struct branch *b)
{
	struct reply r = client_get(c, address), one;
	long long id = 0;

	assert_int_equal(r.status, 200);
	if (!reply_has(&r, text("确认任职：%s", b->elected)))
		return 0;
	for (const char *at = strstr(r.body, "/holding/"); at != NULL; at = strstr(at + 1, "/holding/")) {
		assert_int_equal(sscanf(at, "/holding/%lld", &id), 1);
		one = client_get(second_page, text("/holding/%lld", id));
		if (one.status == 200 && reply_has(&one, b->elected))
			return id;
	}
	fail_msg("no way to the appointment of %s in %s", b->elected, r.body);
	return 0;
}

/* Whether somebody has the rights of a secretary of the branch. */
static bool has_rights(struct client *c, const struct branch *b)
{
	return client_get(c, text("/api/v1/org/%lld/run", ID(b->org))).status == 200;
}

static void holds(const struct branch *b, bool needs_second)
{
	struct reply r = client_get(second, text("/api/v1/org/%lld", ID(b->org))), page = client_get(second_page, text("/org/%lld", ID(b->org)));

	walk_has(&r, 200, text("\"name\":\"%s\",\"manner\":\"elected\",\"from_day\":\"" DAY "\",\"to_day\":null,\"needs_second\":%s", b->elected, needs_second ? "true" : "false"));
	assert_int_equal(reply_has(&r, text("党员%d01", (int)(b - branches) + 1)), needs_second);
	assert_int_equal(reply_has(&page, "待第二人确认"), needs_second);
}

static void whoever_was_secretary_is_until_a_second_person_confirms(void **state)
{
	for (int i = 0; i < BRANCHES; i++) {
		elect(&branches[i]);
		holds(&branches[i], true);
		assert_true(has_rights(branches[i].before, &branches[i]));
		assert_false(has_rights(walk_program(w, text("early%d", i), branches[i].members[2]), &branches[i]));
	}
}

/* Whoever may confirm has it among what is to be done; the proposer, the branch itself and whoever has no such right have not. */
static void the_one_who_confirms_has_it_on_the_workbench(void **state)
{
	for (int i = 0; i < BRANCHES; i++) {
		struct branch *b = &branches[i];

		assert_true(waiting(second, "/api/v1/workbench", b) != 0);
		assert_true(waiting(second_page, "/", b) != 0);
		assert_true(waiting(city_secretary, "/api/v1/workbench", b) != 0);
		assert_int_equal(waiting(b->both, "/api/v1/workbench", b), 0);
		assert_int_equal(waiting(b->before, "/api/v1/workbench", b), 0);
		assert_int_equal(waiting(organiser, "/api/v1/workbench", b), 0);
	}
}

static void the_proposer_and_the_branch_do_not_confirm(void **state)
{
	for (int i = 0; i < BRANCHES; i++) {
		const char *url = text("/api/v1/holding/%lld/confirmation", ID(waiting(second, "/api/v1/workbench", &branches[i])));
		struct reply r = client_post_json(branches[i].both, url, "{\"row_version\":1}");

		walk_has(&r, 422, "permit.confirms_own");
		r = client_post_json(branches[i].before, url, "{\"row_version\":1}");
		walk_has(&r, 422, "permit.appoints_own_level");
		holds(&branches[i], true);
	}
}

static void confirm(int i)
{
	int64_t id = waiting(second, "/api/v1/workbench", &branches[i]);
	struct reply r = client_get(second_page, text("/holding/%lld", ID(id)));

	if (i == ON_PAGE)
		r = client_post(second_page, text("/holding/%lld/confirm", ID(id)), "row_version", reply_field(w, &r, "row_version"), NULL);
	else
		r = client_post_json(second, text("/api/v1/holding/%lld/confirmation", ID(id)), "{\"row_version\":1}");
	assert_int_equal(r.status, i == ON_PAGE ? 303 : 200);
}

static void the_confirmation_changes_the_secretary(void **state)
{
	for (int i = 0; i < BRANCHES; i++) {
		struct branch *b = &branches[i];

		confirm(i);
		holds(b, false);
		assert_false(has_rights(b->before, b));
		assert_true(has_rights(walk_program(w, text("now%d", i), b->members[2]), b));
		assert_int_equal(waiting(second, "/api/v1/workbench", b), 0);
		assert_int_equal(waiting(second_page, "/", b), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_was_secretary_is_until_a_second_person_confirms),
		cmocka_unit_test(the_one_who_confirms_has_it_on_the_workbench),
		cmocka_unit_test(the_proposer_and_the_branch_do_not_confirm),
		cmocka_unit_test(the_confirmation_changes_the_secretary),
	};

	return cmocka_run_group_tests_name("election_second", tests, start, world_over);
}
