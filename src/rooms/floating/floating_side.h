/* The lists of floating members: which stands behind each of their names, and at which organisation. */
#ifndef ROOMS_FLOATING_FLOATING_SIDE_H
#define ROOMS_FLOATING_FLOATING_SIDE_H

#include "rooms/org/desk_filter.h"

enum floating_side { FLOATING_OUT, FLOATING_LATE, FLOATING_CARD, FLOATING_SIX, FLOATING_IN, FLOATING_WAITING, FLOATING_SIDES_COUNT };
/* By side, as the address and the API write it. */
extern const char *const FLOATING_SIDE_KEYS[FLOATING_SIDES_COUNT];

/* Of those who went, whom a list holds: away before the one day, contacted before the other; settled 1: with a fixed place; card_year: without the card of that
 * year, 0: whether or not. */
struct floating_bounds { day_t away_before, contact_before; int settled, card_year; };
struct floating_bounds floating_bounds_of(struct ctx *c, enum floating_side side);

/* Is the list one of tasks that its organisations do themselves, so that the first page counts own and overseen ones apart? */
bool floating_side_is_divided(enum floating_side side);
/* Of such a list, of a subtree in a region: how many stand at which organisation. In the arena. */
size_t floating_side_work(struct ctx *c, enum floating_side side, int64_t region, const char *from, const char *to, struct desk_work **work);
/* Its organisations that are of the part of the filter. */
void floating_side_narrow(struct ctx *c, enum floating_side side, int64_t region, const char *from, const char *to, struct desk_filter *desk);

#endif
