/* What another practice asks for each time a step is done (holds … until … each_round). */
#ifndef ROOMS_RUN_RUN_ANEW_H
#define ROOMS_RUN_RUN_ANEW_H

#include "rooms/run/run_walk.h"

/* In the transaction in which a step of the case was opened: where it was closed in a round before, the open cases about the same subject that hold it each round, and have
 * closed their own step for that round, go back to it. What they had done stays readable as the round before; nothing of their open step is done. */
void run_ask_anew(struct ctx *c, const struct run_case *k);
/* Did the case come back to its open step so? */
bool run_is_asked_anew(const struct run_case *k);

#endif
