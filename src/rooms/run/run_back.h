/* Why a case came back to the open step, and why somebody must not do that step. */
#ifndef ROOMS_RUN_RUN_BACK_H
#define ROOMS_RUN_RUN_BACK_H

#include "rooms/run/run.h"

/* A later step led back here. why: what it had to write down where it sends back, "" where its rules ask for none. text: both as a sentence; NULL: nobody sent it
 * back, or a step was only held again. */
struct run_back { const char *step, *why, *text; };
void run_back_read(struct ctx *c, const struct run_case *k, struct run_back *back);

/* As whom the actor is kept away from the open step (not_by), and who may do it instead; NULL: he is not. */
const char *run_kept_away_text(struct ctx *c, const struct run_case *k);

#endif
