/* Rows of the official form for a person: school, work, an award now and then, and the spouse of who holds a
 * post. Made when they are written, from what the plan says of the person. */
#ifndef DEMO_HISTORY_H
#define DEMO_HISTORY_H

#include "demo/demo_plan.h"

#define DEMO_HISTORY_MAX 4

struct demo_history { const char *kind, *title, *detail, *code; day_t from_day, to_day; enum date_precision precision; };

/* How many rows were put into `rows`. Which kinds a person has does not hang on the business date. */
int demo_history_of(struct demo_plan *p, struct demo_random *r, const struct demo_person *who, struct arena *a,
	struct demo_history rows[DEMO_HISTORY_MAX]);

#endif
