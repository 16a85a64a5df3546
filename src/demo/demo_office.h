/* Who held a post of an organisation on a day, found without a walk over the whole city: for the many cases of years ago. */
#ifndef DEMO_DEMO_OFFICE_H
#define DEMO_DEMO_OFFICE_H

#include "base/date.h"

struct arena;
struct demo_plan;
struct demo_offices;

/* Of a plan that does not change any more; lives as long as the arena. */
struct demo_offices *demo_offices_new(struct arena *a, struct demo_plan *p);
/* The first in the order of the plan who held a post of that kind (NULL: any) there on the day; 0: nobody. */
int demo_office_on(const struct demo_offices *o, int org, const char *kind, day_t day);
/* The first who held a post there on the day and none in the other organisation. */
int demo_office_outside(const struct demo_offices *o, int org, int other, day_t day);

/* In the plan: who was clerk of each committee and of the city, and secretary of each committee and branch, before those who are known; for
 * nine years back. */
void demo_plan_former(struct demo_plan *p);

#endif
