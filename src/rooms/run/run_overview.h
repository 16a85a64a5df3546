/* Open cases of a subtree at a glance: by step, by how late and how old they are, and by the units below. Every number has a filter that
 * lists the cases behind it. */
#ifndef ROOMS_RUN_RUN_OVERVIEW_H
#define ROOMS_RUN_RUN_OVERVIEW_H

#include "rooms/run/run.h"
#include "rooms/run/run_band.h"

#define RUN_CHOSEN_MAX 2
#define RUN_UNITS_SHOWN 10		/* of the overview, before the others are folded */

/* Which cases; empty texts: all. version: with a code, 0 for each. due and age: names of run_band.h. is_held: only those on hold. The rest
 * is what cases are counted by (run_count.h). */
struct run_filter {
	const char *state, *code, *step, *due, *age;
	bool is_held;
	int64_t version, page;
	const char *finish;		/* the title of the end */
	int64_t year;			/* of the end; 0: each */
	struct run_chosen { const char *by, *value, *form, *field, *title; } chosen[RUN_CHOSEN_MAX];	/* by "form.field", the others found by run_filter_check; value "": nothing was chosen */
};

/* Finds what `chosen` names. Refuses a state, a term or an age that does not exist, and what cases of that practice can't be counted by: a text, or a sealed form. */
bool run_filter_check(struct ctx *c, const struct org_row *org, struct run_filter *filter);
/* Those of an organisation and below it, those due first; how many there are in all. The filter was checked. */
size_t run_list_of(struct ctx *c, const struct org_row *org, const struct run_filter *filter, size_t rows_per_page, struct run_line **lines, int64_t *total);

/* Open cases due before that day, those due first. */
size_t run_due_before(struct ctx *c, const struct org_row *org, day_t before, size_t most, struct run_line **lines);

/* number: the place of the step in its practice. */
struct run_step_count { const char *code, *programme_title, *step, *step_title; int number; int64_t n, late, held; day_t oldest_day; };
/* talks: with applicants, not held in time (run_talk.h). people: probations and transfers that are late (run_overdue.h). */
struct run_unit_count { org_id id; const char *name, *path; int64_t n, late, held, talks, people; day_t oldest_day; };

struct run_overview {
	struct run_band_counts bands;
	int64_t duties_late;					/* of the organisation and below it (run_duty_list.h) */
	int64_t talks_late;					/* likewise (run_talk.h) */
	int64_t people_late;					/* likewise (run_overdue.h) */
	struct run_step_count *steps; size_t steps_count;	/* by practice, in the order of its steps */
	struct run_unit_count *units; size_t units_count;	/* directly below, those with the most late cases first */
};
/* The open cases of a subtree today: by term, age, step and unit, with talks and duties that are late. */
void run_overview_read(struct ctx *c, const struct org_row *org, struct run_overview *overview);
/* run_list_of beside the overview of the same organisation, which has counted every open case already. */
size_t run_list_beside(struct ctx *c, const struct org_row *org, const struct run_filter *filter, const struct run_overview *overview, size_t rows_per_page, struct run_line **lines,
	int64_t *total);

#endif
