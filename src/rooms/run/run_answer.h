/* Who answers what a case asks above (批复). */
#ifndef ROOMS_RUN_RUN_ANSWER_H
#define ROOMS_RUN_RUN_ANSWER_H

#include "rooms/run/run.h"

#define RUN_ANSWERERS_MAX 16	/* places of one practice above its case; there are seven kinds of place */
struct run_answerers { struct run_place list[RUN_ANSWERERS_MAX]; size_t count; };
/* The committees above the case that its practice gives a part in it. Staff alone put on file what the committee decided. */
void run_answerers_find(struct ctx *c, const struct run_case *k, struct run_answerers *a);
/* Does the actor act for one of them, or, where there is none, for any organisation above? Pages offer the reply to no one else. */
bool run_may_answer(struct ctx *c, const struct run_case *k);
/* Is the path that of an organisation above the case? */
bool run_is_above_case(const struct run_case *k, const char *path);

#endif
