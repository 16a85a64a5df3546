/* Last year's democratic appraisals of the city: one of each branch that had members then, as branches would have recorded them. */
#ifndef DEMO_DEMO_APPRAISAL_H
#define DEMO_DEMO_APPRAISAL_H

#include "demo/demo_plan.h"
#include "rooms/appraisal/appraisal_rule.h"

struct demo_grade { int org, person, status, mark; const char *measure; };	/* mark: enum appraisal_word */
struct demo_appraisal { int org, due, present; day_t day; int64_t counts[APPRAISAL_MARKS]; struct demo_grade *grades; int grades_count; };

/* In the order of their organisations; made anew with each call, in the arena. A few branches have held none. Who gets which mark hangs on
 * the person alone, and on no other. */
int demo_appraisals(struct demo_plan *p, struct arena *a, struct demo_appraisal **all);

#endif
