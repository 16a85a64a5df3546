/* What the rules of elections leave open is set by the organisation (domain rules on elections, tests 1 and 5): whether exactly four fifths are enough, and
 * whether a fraction of a candidate is a whole one. A case keeps what it began with; the ballot, its page and what is refused follow. Pages and API. */
#include "world/walk.h"

#include <stdio.h>

#define DAY "2015-11-17"
#define MEMBERS_MAX 10

/* Before and after each of the two settings. */
enum { LEAST, MORE, UP, NEAREST, BRANCHES };
static const int SIZES[BRANCHES] = { [LEAST] = 5, [MORE] = 5, [UP] = 10, [NEAREST] = 10 };
struct branch { int64_t org, members[MEMBERS_MAX], run; struct client *page, *api, *other; };

static struct world *w;
static struct branch branches[BRANCHES];
static struct client *town_page, *town_api;
static int64_t town, use;

#define text(...) world_text(w, __VA_ARGS__)
#define ID(n) ((long long)(n))

static void make_branch(int number)
{
	struct branch *b = &branches[number];

	b->org = world_org_of(w, town, "branch", text("第%d党支部", number + 1));
	world_run(w, text("UPDATE org SET elected_day = 15340, term_years = 3, term_ends_day = 16799 WHERE id = %lld", ID(b->org)));	/* until 2015-12-30 */
	for (int i = 0; i < SIZES[number]; i++)
		b->members[i] = world_member(w, b->org, text("党员%d%02d", number + 1, i + 1), 2);
	world_holding(w, b->org, "secretary", b->members[0]);
	world_holding(w, b->org, "organisation_member", b->members[1]);
	b->page = walk_browser(w, text("page%d", number), b->members[0]);
	b->api = walk_program(w, text("api%d", number), b->members[0]);
	b->other = walk_program(w, text("other%d", number), b->members[1]);
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member" };
	int64_t city, person;

	w = world_start(&(struct world_options){ .clock = DAY "T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", ID(town)));
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	world_right(w, "secretary", "set_norms");
	for (int i = 0; i < BRANCHES; i++)
		make_branch(i);
	person = world_person_of(w, town, "镇委书记", 0);
	world_holding(w, town, "secretary", person);
	town_page = walk_browser(w, "town_page", person);
	town_api = walk_program(w, "town_api", person);
	use = walk_shipped(w, city, "national/election");
	return 0;
}

static struct reply set_by_program(const char *param, const char *value)
{
	return client_post_json(town_api, text("/api/v1/org/%lld/programme/param", ID(town)),
		text("{\"code\":\"election\",\"param\":\"%s\",\"value\":\"%s\",\"day\":\"" DAY "\",\"document\":\"甲镇〔2015〕6号\"}", param, value));
}

static struct reply set_on_page(const char *param, const char *value)
{
	client_get(town_page, text("/org/%lld/programme/param?code=election", ID(town)));
	return client_post(town_page, text("/org/%lld/programme/param", ID(town)), "code", "election", "param", param, "value", value, "day", DAY, "document",
		"甲镇〔2015〕6号", NULL);
}

static void begins(struct branch *b, const char *plan)
{
	struct reply r = client_post_json(b->api, text("/api/v1/org/%lld/run", ID(b->org)), text("{\"use\":\"%lld\"}", ID(use)));

	b->run = walk_number(b->api, &r, "id");
	walk_step(b->api, b->run, "plan", text("%s\ndeputies=0\nyears=3\nway=党员大会\npaper=@", plan), DAY, "agree");
}

/* Five members elect their secretary themselves: up to the meeting. */
static void comes_to_the_meeting(struct branch *b)
{
	begins(b, "set_up=不设委员会\nseats=1");
	walk_step(town_api, b->run, "reply", "result=同意\nmoved=不涉及\npaper=@", DAY, "direct_nomination");
	walk_step(b->api, b->run, "direct_nominee", text("person=%lld", ID(b->members[2])), DAY, "direct_vetting");
	walk_step(town_api, b->run, "vetting", "result=同意\npaper=@", DAY, "direct_meeting");
}

static int64_t votes(struct branch *b, int present)
{
	return walk_election((struct walk_counters){ b->api, b->other, 5 }, b->run, "direct", DAY,
		text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[0]}", present, present, present, present));
}

static void exactly_four_fifths_are_enough_unless_it_is_set_otherwise(void **state)
{
	struct branch *b = &branches[LEAST];
	struct reply r;
	int64_t ballot;

	comes_to_the_meeting(b);
	ballot = votes(b, 4);
	r = client_get(b->api, text("/api/v1/ballot/%lld", ID(ballot)));
	walk_has(&r, 200, "\"quorum_rule\":\"实到不少于应到会人数的五分之四\"");
	walk_has(&r, 200, "\"is_valid\":true");
	walk_fill(b->api, b->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(b->api, b->run, DAY, "report");
}

/* Stricter, never weaker: the bounds of the file are 不少于 and 超过. */
static void the_setting_is_at_least_or_more_than(void **state)
{
	static const char *const WRONG[] = { "2", "-1", "超过" };
	struct reply r;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		r = set_on_page("quorum_mode", WRONG[i]);
		assert_int_equal(r.status, 422);
		r = set_by_program("quorum_mode", WRONG[i]);
		assert_int_equal(r.status, 422);
	}
	r = set_by_program("quorum_mode", "2");
	walk_has(&r, 422, "只能选“是”或者“否”");
	assert_int_equal(world_count(w, "programme_param"), 0);
	r = set_on_page("quorum_mode", "1");
	assert_int_equal(r.status, 303);
	r = client_get(town_page, text("/org/%lld/programme/param?code=election", ID(town)));
	walk_has(&r, 200, "到会人数须超过应到的五分之四");
	walk_has(&r, 200, "甲镇〔2015〕6号");
	r = client_get(town_api, text("/api/v1/org/%lld/programme/param?code=election", ID(town)));
	walk_has(&r, 200, "\"param\":\"quorum_mode\",\"title\":\"到会人数须超过应到的五分之四\",\"value\":\"1\",\"file_value\":\"0\"");
}

/* domain/04 test 1, the other half: the meeting is not valid, says how many were wanted, and is held again. */
static void exactly_four_fifths_are_too_few_where_more_is_set(void **state)
{
	struct branch *b = &branches[MORE];
	struct reply r;
	int64_t ballot;

	comes_to_the_meeting(b);
	r = client_get(b->page, text("/run/%lld", ID(b->run)));
	walk_has(&r, 200, "<dt>到会人数须超过应到的五分之四</dt><dd class=\"num\">是");
	ballot = votes(b, 4);
	r = client_get(b->api, text("/api/v1/ballot/%lld", ID(ballot)));
	walk_has(&r, 200, "\"quorum_rule\":\"实到须超过应到会人数的五分之四\"");
	walk_has(&r, 200, "\"is_valid\":false");
	r = client_get(b->page, text("/ballot/%lld", ID(ballot)));
	walk_has(&r, 200, "应到 5 人，实到 4 人；须超过应到会人数的五分之四（4），至少 5 人");
	walk_refused(b->page, b->api, b->run, DAY, "没有有效的表决");
	ballot = votes(b, 5);
	r = client_get(b->api, text("/api/v1/ballot/%lld", ID(ballot)));
	walk_has(&r, 200, "\"is_valid\":true");
	walk_fill(b->api, b->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(b->api, b->run, DAY, "report");
}

/* Seven seats: up to the candidates. */
static void comes_to_the_nomination(struct branch *b)
{
	begins(b, "set_up=设委员会\nseats=7");
	walk_step(town_api, b->run, "reply", "result=同意\nmoved=不涉及\npaper=@", DAY, "nominate");
}

static const char *nominees(const struct branch *b, int count)
{
	static const char *const FIELDS[] = { "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth" };
	const char *lines = "";

	for (int i = 0; i < count; i++)
		lines = text("%s%s%s=%lld", lines, i == 0 ? "" : "\n", FIELDS[i], ID(b->members[i]));
	return lines;
}

/* domain/04 test 5: a fifth of seven is 1.4, which is two candidates more, and one where it is rounded to the nearest. */
static void a_fraction_of_a_candidate_is_a_whole_one_unless_it_is_set_otherwise(void **state)
{
	struct branch *up = &branches[UP], *nearest = &branches[NEAREST];
	struct reply r;

	comes_to_the_nomination(up);
	r = set_by_program("surplus_rounding", "0");
	assert_int_equal(r.status, 200);
	walk_fill(up->api, up->run, "nominees", nominees(up, 8));
	walk_refused(up->page, up->api, up->run, DAY, "名额7名至少要9名候选人，填了8名");	/* began before it was set */
	walk_step(up->api, up->run, "nominees", nominees(up, 9), DAY, "vet");
	comes_to_the_nomination(nearest);
	walk_fill(nearest->api, nearest->run, "nominees", nominees(nearest, 7));
	walk_refused(nearest->page, nearest->api, nearest->run, DAY, "名额7名至少要8名候选人，填了7名");
	walk_step(nearest->api, nearest->run, "nominees", nominees(nearest, 8), DAY, "vet");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(exactly_four_fifths_are_enough_unless_it_is_set_otherwise),
		cmocka_unit_test(the_setting_is_at_least_or_more_than),
		cmocka_unit_test(exactly_four_fifths_are_too_few_where_more_is_set),
		cmocka_unit_test(a_fraction_of_a_candidate_is_a_whole_one_unless_it_is_set_otherwise),
	};

	return cmocka_run_group_tests_name("election_setting", tests, start, world_over);
}
