/* What the files of this room share. */
#ifndef ROOMS_FLOATING_FLOATING_PART_H
#define ROOMS_FLOATING_FLOATING_PART_H

#include "rooms/floating/floating.h"

/* One that lasts, at the home of the actor, as the form saw it. Refuses. */
bool floating_take(struct ctx *c, floating_id id, int64_t row_version, struct floating_row *row);
/* Between the departure and today. Refuses at `day`. */
bool floating_day_is_while_away(struct ctx *c, const struct floating_row *row, day_t day);

#endif
