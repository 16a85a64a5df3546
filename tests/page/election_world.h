/* What the tale of the election of a branch needs: a branch of ten whose term ends, who acts for it and above it, and how a vote is opened, counted and held. */
#ifndef TESTS_PAGE_ELECTION_WORLD_H
#define TESTS_PAGE_ELECTION_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "base/date.h"

#define MEMBERS 10

static struct world *w;
static struct client *secretary_page, *secretary, *second, *second_page, *counter, *upper_page, *upper, *organiser, *organiser_page;
static const char *meeting_day = "2016-01-11";
static int64_t city, town, branch, use, by_election, run, members[MEMBERS], on_probation, on_observation;

#define text(...) world_text(w, __VA_ARGS__)

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member", "organiser" };
	int64_t upper_person, organiser_person;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town));
	world_run(w, text("UPDATE org SET elected_day = 15340, term_years = 3, term_ends_day = 16435 WHERE id = %lld", (long long)branch));	/* until 2014-12-31 */
	for (int i = 0; i < MEMBERS; i++)
		members[i] = world_member(w, branch, text("党员%02d", i + 1), 2);
	on_probation = world_member(w, branch, "预备甲", 1);
	on_observation = world_member(w, branch, "察看乙", 3);
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	world_right(w, "organiser", "edit_org");
	world_right(w, "organiser", "appoint");
	world_right(w, "secretary", "appoint");	/* a grave right: nobody has it by one hand alone */
	world_holding(w, branch, "secretary", members[0]);
	world_holding(w, branch, "organisation_member", members[1]);
	upper_person = world_person_of(w, town, "镇委书记", 0);
	organiser_person = world_person_of(w, town, "镇组织员", 0);
	world_holding(w, town, "secretary", upper_person);
	world_holding(w, town, "organiser", organiser_person);
	secretary_page = walk_browser(w, "secretary", members[0]);
	secretary = walk_program(w, "secretary_api", members[0]);
	second = walk_program(w, "second", members[1]);
	second_page = walk_browser(w, "second_page", members[1]);
	counter = walk_counter(w, branch, "counter", "计票员甲");
	upper_page = walk_browser(w, "upper", upper_person);
	upper = walk_program(w, "upper_api", upper_person);
	organiser = walk_program(w, "organiser", organiser_person);
	organiser_page = walk_browser(w, "organiser_page", organiser_person);
	use = walk_shipped(w, city, "national/election");
	by_election = walk_shipped(w, city, "national/by_election");
	return 0;
}

__attribute__((unused))
static void nominated(const char *lines, int status, const char *words)
{
	struct reply r = walk_filled(secretary, run, "nominees", lines);

	walk_has(&r, status, words);
}

/* From which day on somebody is a member of another branch; 0: he stays. */
__attribute__((unused))
static void moves(int64_t person, const char *day)
{
	static int64_t elsewhere;

	if (elsewhere == 0)
		elsewhere = world_org_of(w, town, "branch", "丙村党支部");
	world_run(w, text("DELETE FROM membership WHERE person_id = %lld AND org_id = %lld", (long long)person, (long long)elsewhere));
	world_run(w, text("UPDATE membership SET to_day = %d WHERE person_id = %lld", day == NULL ? 2932897 : (int)day_parse_iso(day), (long long)person));
	if (day != NULL)
		PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", elsewhere), NUMBER("status", 2), NUMBER("from_day", day_parse_iso(day)),
			NUMBER("to_day", 2932897));
}

__attribute__((unused))
static long long opened_vote(const char *vote)
{
	struct reply r = walk_act(secretary, run, "vote", text("\"vote\":\"%s\"", vote));

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return walk_number(secretary, &r, "ballot");
}

static struct reply counted(struct client *c, long long ballot, const char *count)
{
	return client_post_json(c, text("/api/v1/ballot/%lld/count", ballot), count);
}

__attribute__((unused))
static void held(long long ballot, const char *count, const char *supervisor, int status, const char *words)
{
	struct reply r = counted(secretary, ballot, count);

	walk_has(&r, 200, "");
	r = counted(counter, ballot, count);
	walk_has(&r, 200, "");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/close", ballot), text("{\"day\":\"%s\",\"supervisor\":\"%s\",\"teller\":\"党员10\"}", meeting_day, supervisor));
	walk_has(&r, status, words);
}

/* The number of somebody in the list of the entitled. */
__attribute__((unused))
static int in_list(long long ballot, const char *name)
{
	struct reply r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	const char *at = strstr(r.body, "\"voters\":[");
	int number = 0;

	at = at == NULL ? NULL : strstr(at, text("\"name\":\"%s\"", name));
	while (at != NULL && strncmp(at, "\"number\":", 9) != 0)
		at--;
	assert_int_equal(at == NULL ? 0 : sscanf(at, "\"number\":%d", &number), 1);
	return number;
}

#endif
