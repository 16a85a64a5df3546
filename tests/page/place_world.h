/* What tests of places share: a town with a village and a bureau, and how a place is registered and checked. */
#ifndef TESTS_PAGE_PLACE_WORLD_H
#define TESTS_PAGE_PLACE_WORLD_H

#include "world/walk.h"

static struct world *w;
static struct client *town, *town_api, *other, *reader;
static int64_t town_a, village, bureau, branch;

static int start(void **state)
{
	int64_t city, town_b;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	village = world_org_of(w, town_a, "general_branch", "李村");
	bureau = world_org_of(w, town_a, "general_branch", "财政局总支");
	branch = world_org_of(w, bureau, "branch", "财政局支部");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	world_right(w, "secretary", "see_person");
	world_right(w, "member", "see_org");
	world_holding(w, town_a, "secretary", 101);
	world_holding(w, town_b, "secretary", 102);
	town = walk_browser(w, "town", 101);
	town_api = walk_program(w, "town_api", 101);
	other = walk_browser(w, "other", 102);
	world_holding(w, branch, "member", 103);
	reader = walk_browser(w, "reader", 103);
	return 0;
}

static const char *url(const char *noun, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/%s/%lld%s", noun, (long long)id, rest);
}

__attribute__((unused))
static struct reply registered(int64_t org, const char *kind, const char *name, const char *floor, const char *area)
{
	client_get(town, url("org", org, "/place"));
	return client_post(town, url("org", org, "/place"), "kind", kind, "name", name, "floor", floor, "area", area, "day", "2015-01-01", NULL);
}

#endif
