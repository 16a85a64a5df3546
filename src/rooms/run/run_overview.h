/* Open cases of a subtree at a glance: by step, by how late and how old they are, and by the units below. Every number has a filter that
 * lists the cases behind it. */
#ifndef ROOMS_RUN_RUN_OVERVIEW_H
#define ROOMS_RUN_RUN_OVERVIEW_H

#include "rooms/run/run.h"
#include "rooms/run/run_band.h"

/* Which cases; empty texts: all. version: with a code, 0 for each. due and age: names of run_band.h. */
struct run_filter { const char *state, *code, *step, *due, *age; bool is_held; int64_t version, page; };	/* is_held: only those on hold */

/* Those of an organisation and below it, those due first; how many there are in all. */
size_t run_list_of(struct ctx *c, const struct org_row *org, const struct run_filter *filter, size_t rows_per_page, struct run_line **lines, int64_t *total);

struct run_step_count { const char *code, *programme_title, *step, *step_title; int64_t n, late, held; day_t oldest_day; };
struct run_unit_count { org_id id; const char *name, *path; int64_t n, late, held; day_t oldest_day; };

struct run_overview {
	struct run_band_counts bands;
	struct run_step_count *steps; size_t steps_count;	/* by practice, in the order of its steps' names */
	struct run_unit_count *units; size_t units_count;	/* directly below, those with the most late cases first */
};
void run_overview_read(struct ctx *c, const struct org_row *org, struct run_overview *overview);

#endif
