/* One member of the district for measuring. */
#ifndef DEMO_BULK_PERSON_H
#define DEMO_BULK_PERSON_H

#include "demo/demo_plan.h"

enum bulk_trade { BULK_VILLAGE, BULK_ORGAN, BULK_COMPANY, BULK_TRADES_COUNT };

/* What ID numbers have been given out in one county: a count for each birthday. */
struct bulk_numbers { int division; unsigned short *used; };
void bulk_numbers_init(struct bulk_numbers *n, struct arena *a, int county);

/* Everything about a member except where: `serial` makes the phone, counted over the whole district. */
void bulk_person_make(struct arena *a, struct demo_random *r, enum bulk_trade trade, day_t today,
	struct bulk_numbers *numbers, int serial, struct demo_person *who);

#endif
