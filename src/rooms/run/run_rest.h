/* What the open step rests on, and since when that is there: sheets that were sealed, draws that were held, cases below that were closed, signatures. */
#ifndef ROOMS_RUN_RUN_REST_H
#define ROOMS_RUN_RUN_REST_H

#include "rooms/run/run.h"

/* Refuses, at "day", a day of the step before the last of what it rests on, named with its day: no step is done before its papers are. What stands on paper of before
 * the case was taken over was typed later, so only its signatures, which have days of their own, bind it; a step with a vote has the day of that
 * (is_day_of_vote in run_close.c). */
bool run_day_has_its_papers(struct ctx *c, const struct run_case *k, day_t day);
/* Refuses, at "day", to sign before whoever signs before in the declared order. */
bool run_signs_in_order(struct ctx *c, const struct run_case *k, const char *role, day_t day);

#endif
