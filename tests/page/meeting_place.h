/* Where tests of ballots and of reviews take place: two branches and the committee above, whose secretaries see organisations and handle cases. */
#ifndef TESTS_PAGE_MEETING_PLACE_H
#define TESTS_PAGE_MEETING_PLACE_H

#include "page/acting.h"

static struct world *w;
static int64_t town, village, other;

/* A secretary there in the browser; without an organisation somebody who holds no post. */
static struct client *signed_in(const char *login, int64_t org, int64_t person)
{
	if (org != 0)
		world_holding(w, org, "secretary", person);
	return walk_browser(w, login, person);
}

/* The same as a program. */
static struct client *program(const char *login, int64_t org, int64_t person)
{
	if (org != 0)
		world_holding(w, org, "secretary", person);
	return walk_program(w, login, person);
}

/* With members of the first branch, who are called so and numbered. */
static void meeting_place(const char *name, int64_t people[], int count)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	village = world_org_of(w, town, "branch", "甲村党支部");
	other = world_org_of(w, town, "branch", "乙村党支部");
	world_right(w, "secretary", "handle");
	world_right(w, "secretary", "see_org");
	for (int i = 0; i < count; i++)
		people[i] = world_person(w, village, world_text(w, "%s%0*d", name, count > 9 ? 2 : 1, i + 1));
}

#endif
