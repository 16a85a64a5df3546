/* Live totals of a subtree; never typed, always counted. */
#ifndef ROOMS_ORG_ORG_TOTAL_H
#define ROOMS_ORG_ORG_TOTAL_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"

struct org_totals {
	int64_t committees, general_branches, branches, members, probationary, women, young, college;
	int64_t per_branch_hundredths;		/* 2195 is 21.95 members a branch */
	struct org_kind_count *kinds;		/* open organisations by kind */
	size_t kinds_count;
};

/* Organisations and members of the subtree on the day. */
void org_count(struct ctx *c, const char *path, day_t day, struct org_totals *totals);

#endif
