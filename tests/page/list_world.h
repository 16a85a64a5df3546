/* A city with two towns for tests of lists that leave the screen: a clerk of the city, a reader of town A and a stranger from town B. Who
 * begins with it makes the branches and gives the rights. */
#ifndef TESTS_PAGE_LIST_WORLD_H
#define TESTS_PAGE_LIST_WORLD_H

#include "world/walk.h"

static struct world *w;
static struct client *clerk, *clerk_api, *reader, *reader_api, *stranger;
static int64_t city, town_a, town_b;

static void list_world_orgs(void)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
}

static void list_world_branches(int64_t town, const char *prefix, int count)
{
	for (int i = 1; i <= count; i++)
		world_org_of(w, town, "branch", world_text(w, "%s%04d支部", prefix, i));
}

/* The rights, ended by NULL: those of the secretaries, who are clerk and stranger, and of the reader. */
static void list_world_people(const char *const *clerk_rights, const char *const *reader_rights)
{
	for (; *clerk_rights != NULL; clerk_rights++)
		world_right(w, "secretary", *clerk_rights);
	for (; *reader_rights != NULL; reader_rights++)
		world_right(w, "member", *reader_rights);
	world_holding(w, city, "secretary", 101);
	world_holding(w, town_a, "member", 102);
	world_holding(w, town_b, "secretary", 103);
	clerk = walk_browser(w, "clerk", 101);
	clerk_api = walk_program(w, "clerk_api", 101);
	reader = walk_browser(w, "reader", 102);
	reader_api = walk_program(w, "reader_api", 102);
	stranger = walk_browser(w, "stranger", 103);
}

#endif
