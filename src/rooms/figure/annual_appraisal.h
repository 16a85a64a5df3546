/* 民主评议党员 as an annual table, and what its numbers open. The year is that of the day. */
#ifndef ROOMS_FIGURE_ANNUAL_APPRAISAL_H
#define ROOMS_FIGURE_ANNUAL_APPRAISAL_H

#include "rooms/figure/report.h"

/* Adds the table of the democratic appraisal (民主评议党员) of the year of r->day by kind of unit, as the branches recorded it; what the cells open is set. */
void figure_annual_appraisal(struct figure_report *r);
/* Branches of the day that had members on it or have a record of its year, of one kind of unit (its place in the code set, 0 any), in the order of the tree. */
bool figure_appraisal_branches(struct ctx *c, const char *path, day_t day, int unit, int64_t **ids, size_t *count);
/* Those of them with a record of the year, or those without. */
bool figure_appraisal_orgs(struct ctx *c, const char *path, day_t day, int unit, bool is_done, int64_t **ids, size_t *count);
/* The people of these branches with this mark in the year, in the order of the branches: `limit` after the first `skip`, and how many there are. */
int64_t figure_appraisal_behind(struct ctx *c, const int64_t *branches, size_t count, int year, const char *mark, size_t skip, size_t limit, struct figure_role_person **people,
	size_t *people_count);
/* A code of appraisal_mark; graded: any grade; ungraded: none, for whatever reason; empty: everybody. */
bool figure_appraisal_mark_is_known(const char *mark);
const char *figure_appraisal_href(const struct figure_report *r, const char *unit, const char *mark);

#endif
