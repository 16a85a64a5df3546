/* A branch of eleven with its committees, for cases about a membership: who acts, whom they are about, and what the archive says afterwards. */
#ifndef TESTS_PAGE_STANDING_WORLD_H
#define TESTS_PAGE_STANDING_WORLD_H

#include "world/walk.h"

#include <string.h>

static struct world *w;
static struct client *page, *secretary, *second, *upper, *upper_page, *county, *county_page;
static int64_t secretary_person, upper_person, city, town, branch, suspend, restore, dispose, resign, death, sanction, recruit;
static int64_t lost, newcomer, idler, sick, fallen, leaver, helper;

#define text(...) world_text(w, __VA_ARGS__)
#define MEMBERS 9	/* with a vote, before anything happens; the six below among them but the newcomer */

static int64_t member(const char *name, int status)
{
	int64_t person = world_member(w, branch, name, status);

	world_run(w, text("UPDATE person SET birth_day = 7428, joined_day = 10000 WHERE id = %lld", (long long)person));
	return person;
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };
	int64_t people[2], county_person;

	w = world_start(&(struct world_options){ .clock = "2024-06-03T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town));
	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 0, 2932897, 'founded', '' FROM org");
	for (int i = 0; i < 2; i++)
		people[i] = member(text("委员%d", i), 2);
	helper = people[0];
	upper_person = member("镇委书记", 2);
	county_person = member("组织部干部", 2);
	lost = member("失联甲", 2);
	idler = member("不交党费乙", 2);
	sick = member("病故丙", 2);
	fallen = member("受处分丁", 2);
	leaver = member("退党戊", 2);
	newcomer = member("预备己", 1);
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	secretary_person = people[0];
	world_holding(w, branch, "secretary", people[0]);
	world_holding(w, branch, "committee_member", people[1]);
	world_holding(w, town, "secretary", upper_person);
	world_holding(w, city, "organiser", county_person);
	page = walk_browser(w, "secretary", people[0]);
	secretary = walk_program(w, "secretary_api", people[0]);
	second = walk_program(w, "second", people[1]);
	upper = walk_program(w, "upper", upper_person);
	upper_page = walk_browser(w, "upper_page", upper_person);
	county = walk_program(w, "county", county_person);
	county_page = walk_browser(w, "county_page", county_person);
	suspend = walk_shipped(w, city, "national/suspend");
	restore = walk_shipped(w, city, "national/restore");
	dispose = walk_shipped(w, city, "national/dispose");
	resign = walk_shipped(w, city, "national/resign");
	death = walk_shipped(w, city, "national/death");
	sanction = walk_shipped(w, city, "national/sanction");
	recruit = walk_shipped(w, city, "national/recruit");
	return 0;
}

static void knows(int64_t person, const char *words)
{
	struct reply r = client_get(county, text("/api/v1/person/%lld", (long long)person));

	walk_has(&r, 200, words);
}

/* What the balance of the town says on the next page. */
__attribute__((unused))
static void balances(const char *to, const char *words)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/balance?from=2024-01-01&to=%s", (long long)town, to));

	walk_has(&r, 200, words);
}

__attribute__((unused))
static void refused_to_open(int64_t use, int64_t person, const char *day, const char *why)
{
	struct reply r = walk_open(secretary, use, branch, person, day);

	walk_has(&r, 422, why);
}

#endif
