/* What a tale of a congress needs: a town whose term ends, three units that elect its delegates, the plan, the nominees and the counters of votes. */
#ifndef TESTS_PAGE_CONGRESS_WORLD_H
#define TESTS_PAGE_CONGRESS_WORLD_H

#include "world/walk.h"

#include <string.h>

enum { FIRST, SECOND, THIRD, UNITS };
static const int SIZES[UNITS] = { 10, 6, 5 };
struct unit { int64_t org, run, members[10]; struct client *secretary, *other; };

static struct world *w;
static struct unit units[UNITS];
static struct client *town_page, *town_api, *town_second, *city_page, *city_api;
static int64_t city, town, village_branch, observed, congress_use, election_use, run;

#define text(...) world_text(w, __VA_ARGS__)
#define ID(n) ((long long)(n))

/* home: where its members are; 0: in the unit itself. */
static void make_unit(struct unit *u, int number, int64_t org, int64_t home)
{
	u->org = org;
	for (int i = 0; i < SIZES[number]; i++)
		u->members[i] = world_member(w, home == 0 ? org : home, text("%s%02d", (const char *[]){ "甲", "乙", "丙" }[number], i + 1), 2);
	world_holding(w, org, "secretary", u->members[SIZES[number] - 1]);
	world_holding(w, org, "organisation_member", u->members[SIZES[number] - 2]);
	u->secretary = walk_program(w, text("secretary%d", number), u->members[SIZES[number] - 1]);
	u->other = walk_program(w, text("other%d", number), u->members[SIZES[number] - 2]);
}

/* Three units elect: two branches, and a village's general branch with the branch below it. */
static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member" };
	int64_t town_person, second_person, city_person, general;

	w = world_start(&(struct world_options){ .clock = "2016-01-04T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	world_run(w, text("UPDATE org SET unit_kind = 'town', elected_day = 15033, term_years = 5, term_ends_day = 16859 WHERE id = %lld", ID(town)));	/* until 2016-02-28 */
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "see_person");
		world_right(w, KINDS[i], "handle");
	}
	world_right(w, "secretary", "edit_org");
	general = world_org_of(w, town, "general_branch", "丙村党总支");
	village_branch = world_org_of(w, general, "branch", "丙村第一党支部");
	make_unit(&units[FIRST], FIRST, world_org_of(w, town, "branch", "甲村党支部"), 0);
	make_unit(&units[SECOND], SECOND, world_org_of(w, town, "branch", "乙村党支部"), 0);
	make_unit(&units[THIRD], THIRD, general, village_branch);
	observed = world_member(w, units[FIRST].org, "察看甲", 3);
	town_person = world_person_of(w, town, "原镇委书记", 0);
	second_person = world_person_of(w, town, "原组织委员", 0);
	city_person = world_person_of(w, city, "市委书记", 0);
	world_holding(w, town, "secretary", town_person);
	world_holding(w, town, "organisation_member", second_person);
	world_holding(w, city, "secretary", city_person);
	PUT(w, "post", NUMBER("org_id", town), TEXT("kind", "deputy_secretary"), TEXT("name", "副书记"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	PUT(w, "post", NUMBER("org_id", town), TEXT("kind", "discipline_secretary"), TEXT("name", "纪委书记"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	PUT(w, "post", NUMBER("org_id", town), TEXT("kind", "discipline_deputy"), TEXT("name", "纪委副书记"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	PUT(w, "post", NUMBER("org_id", town), TEXT("kind", "discipline_commissioner"), TEXT("name", "纪委委员"), NUMBER("seats", 3), NUMBER("to_day", 2932897));
	town_page = walk_browser(w, "town_page", town_person);
	town_api = walk_program(w, "town_api", town_person);
	town_second = walk_program(w, "town_second", second_person);
	city_page = walk_browser(w, "city_page", city_person);
	city_api = walk_program(w, "city_api", city_person);
	walk_shipped(w, city, "national/delegates");
	election_use = walk_shipped(w, city, "national/election");
	world_run(w, "UPDATE programme_file SET title = '党支部换届选举' WHERE code = 'election'");
	congress_use = walk_shipped(w, city, "national/congress");
	return 0;
}

#define COMMISSION "discipline=设立\ndiscipline_seats=3\ndiscipline_deputies=1\n"

static const char *plan(const char *way)
{
	return text("seats=3\ndeputies=1\nyears=5\npaper=@\n%s%s", way, strstr(way, "discipline=") == NULL ? "\ndiscipline=不设立" : "");
}

static const char *people(const struct unit *u, int count)
{
	static const char *const NAMES[] = { "first", "second", "third", "fourth" };
	const char *all = "";

	for (int i = 0; i < count; i++)
		all = text("%s%s=%lld\n", all, NAMES[i], ID(u->members[i]));
	return all;
}

static struct walk_counters counters(const struct unit *u, int entitled) { return (struct walk_counters){ u->secretary, u->other, entitled }; }

static const char *named(const int64_t people[], int count)
{
	static const char *const NAMES[] = { "first", "second", "third", "fourth" };
	const char *all = "";

	for (int i = 0; i < count; i++)
		all = text("%s%s=%lld\n", all, NAMES[i], ID(people[i]));
	return all;
}

static const char *nominees(int count)
{
	return named((const int64_t[]){ units[FIRST].members[0], units[FIRST].members[1], units[SECOND].members[0], units[THIRD].members[4] }, count);
}

static const char *discipline_nominees(int count)
{
	return named((const int64_t[]){ units[FIRST].members[2], units[FIRST].members[3], units[SECOND].members[2], units[THIRD].members[0] }, count);
}

static struct walk_counters of_town(int entitled) { return (struct walk_counters){ town_api, town_second, entitled }; }

#endif
