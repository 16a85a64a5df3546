/* What tests of drafts share: a clerk who may keep records of a branch, another person who may read them, and the pages with a form, one of them with a file. */
#ifndef TESTS_PAGE_DRAFT_WORLD_H
#define TESTS_PAGE_DRAFT_WORLD_H

#include <string.h>
#include "world/walk.h"

static struct world *w;
static struct client *clerk, *other;
static int64_t branch, person;
static const char *new_page, *paper_page;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "edit_org" };
	int64_t town;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	person = world_person(w, branch, "李华");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_right(w, "member", "see_person");
	world_holding(w, town, "org_officer", 101);
	world_holding(w, town, "member", 102);
	clerk = walk_browser(w, "clerk", 101);
	other = walk_browser(w, "other", 102);
	new_page = arena_printf(w->arena, "/person/new?org=%lld", (long long)branch);
	paper_page = arena_printf(w->arena, "/person/%lld/paper", (long long)person);
	return 0;
}

/* Before each test: nothing is kept of what was typed before. */
static int clear(void **state)
{
	world_run(w, "DELETE FROM draft");
	return 0;
}

/* The address at which this page shows the one draft there is. */
static const char *taken_back_on(const char *page)
{
	return arena_printf(w->arena, "%s%cdraft=%lld", page, strchr(page, '?') != NULL ? '&' : '?', (long long)world_first_id(w, "draft"));
}

#endif
