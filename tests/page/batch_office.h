/* Where rosters are brought in: two committees with a branch each, and who holds which post there. Pages and programs have the same office. */
#ifndef TESTS_PAGE_BATCH_OFFICE_H
#define TESTS_PAGE_BATCH_OFFICE_H

#include "world/walk.h"

static struct world *w;
static int64_t town, branch, other;

/* By person: 101 and 104 bring in rosters of the town, 102 those of the other one, 105 of the branch, 106 of all; 103 only sees people of the town. */
static void open_office(void)
{
	int64_t city;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town, "branch", "青石沟村党支部");
	world_org_of(w, other, "branch", "乙村党支部");
	world_right(w, "secretary", "import");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "edit_person");
	world_right(w, "member", "see_person");
	world_holding(w, town, "secretary", 101);
	world_holding(w, other, "secretary", 102);
	world_holding(w, town, "member", 103);
	world_holding(w, town, "secretary", 104);
	world_holding(w, branch, "secretary", 105);
	world_holding(w, city, "secretary", 106);
}

#endif
