/* Where votes from afar are tested: a branch whose secretary opens them by page and by program, the committee above it, and a secretary of
 * another county, who sees nothing of it. */
#ifndef TESTS_PAGE_BALLOT_PLACE_H
#define TESTS_PAGE_BALLOT_PLACE_H

#include "world/walk.h"

static struct world *w;
static struct client *secretary, *program, *elsewhere;
static int64_t town, branch;

static const char *ballot_url(int64_t id, const char *what) { return world_text(w, "/ballot/%lld%s", (long long)id, what); }

static const char *ballot_api_url(int64_t id, const char *what) { return world_text(w, "/api/v1/ballot/%lld%s", (long long)id, what); }

static void ballot_place_start(void)
{
	int64_t other, own;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	other = world_org_of(w, world_org_of(w, 0, "city_committee", "邻县县委"), "branch", "乙村党支部");
	world_right(w, "secretary", "handle");
	world_right(w, "secretary", "see_org");
	own = world_person(w, branch, "周书记");
	world_holding(w, branch, "secretary", own);
	secretary = walk_browser(w, "secretary", own);
	program = walk_program(w, "secretary_program", own);
	own = world_person(w, other, "吴书记");
	world_holding(w, other, "secretary", own);
	elsewhere = walk_browser(w, "elsewhere", own);
}

#endif
