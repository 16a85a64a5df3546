/* What tests of the first page share: two towns below a county, the secretary of each, and a branch of the first. */
#ifndef TESTS_PAGE_WORKBENCH_WORLD_H
#define TESTS_PAGE_WORKBENCH_WORLD_H

#include "world/walk.h"

static struct world *w;
static struct client *town, *sibling, *county, *town_api, *county_api;
static int64_t city, town_a, town_b, branch;

__attribute__((unused))
static const char *url(const char *before, int64_t id, const char *after)
{
	return arena_printf(w->arena, "%s%lld%s", before, (long long)id, after);
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org", "appoint", "see_person", "edit_person" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town_a, "branch", "甲村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	town = walk_holder(w, town_a, "secretary", "town", 101);
	sibling = walk_holder(w, town_b, "secretary", "sibling", 102);
	county = walk_holder(w, city, "secretary", "county", 104);
	town_api = walk_program(w, "town_api", 101);
	county_api = walk_program(w, "county_api", 104);
	return 0;
}

#endif
