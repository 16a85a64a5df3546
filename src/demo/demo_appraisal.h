/* Last year's democratic appraisals of the city: one of each branch that had members then, as branches would have recorded them. */
#ifndef DEMO_DEMO_APPRAISAL_H
#define DEMO_DEMO_APPRAISAL_H

#include "demo/demo_plan.h"
#include "rooms/appraisal/appraisal_rule.h"
#include "store/store.h"

struct demo_grade { int org, person, status, mark; day_t birth_day; bool has_post; const char *measure; };	/* status on the day of the meeting; mark: enum appraisal_word */
struct demo_appraisal { int org, due, present; day_t day; int64_t counts[APPRAISAL_MARKS]; struct demo_grade *grades; int grades_count; };

/* In the order of their organisations; made anew with each call, in the arena. A few branches have held none. Who gets which mark hangs on
 * the person alone, and on no other. */
int demo_appraisals(struct demo_plan *p, struct arena *a, struct demo_appraisal **all);

/* The day of a branch's meeting in the year before `today`. */
day_t demo_appraisal_day(uint64_t seed, day_t today, int org);
/* Gives everybody of one a mark, by grades[].status, birth_day and has_post, and counts them. */
void demo_appraise(uint64_t seed, struct demo_appraisal *a);
/* Recorded by its branch a week later; the grades in rows of their own. */
void demo_appraisal_write(struct store *s, const struct demo_appraisal *a);
void demo_grade_write(struct store *s, int id, int region, const struct demo_appraisal *a, const struct demo_grade *g);

#endif
