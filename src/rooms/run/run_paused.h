/* Cases that stand still: those on hold (run_hold.h), and those that another open case about the same subject keeps back, as a report on an applicant does
 * until it is settled. Lists, their counts and the overview ask here, so that they agree. */
#ifndef ROOMS_RUN_RUN_PAUSED_H
#define ROOMS_RUN_RUN_PAUSED_H

#include "rooms/run/run_walk.h"

/* The open cases of a region that stand still, each once, in ascending order; in the arena. */
struct run_paused { int64_t *ids; size_t count; };
void run_paused_of(struct ctx *c, int64_t region, struct run_paused *paused);
bool run_is_paused(const struct run_paused *paused, run_id id);

#endif
