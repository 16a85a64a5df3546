/* Which meeting held a vote of a case: the members of the Party, its committee, delegates, or a body of the village. */
#ifndef ROOMS_RUN_RUN_MEETING_H
#define ROOMS_RUN_RUN_MEETING_H

#include "rooms/run/run.h"

/* name: 石门村党支部党员大会, 王家山村民代表会议; issuer: who puts the seal on what was decided. That is the organisation of the Party for its own meetings alone;
 * the villagers' representatives are convened by the villagers' committee (《村民委员会组织法》（2025年）), and any other body speaks for itself. Chinese, in the
 * arena. */
struct run_meeting { const char *name, *issuer; };
/* By the role that votes, as the registers are today. vote NULL, or one that the practice does not know: a meeting of the organisation of the case. */
void run_meeting_of(struct ctx *c, const struct run_case *k, const struct ballot_row *vote, struct run_meeting *meeting);

/* "王家山村第二党支部" and "党支部换届选举": what the end of one and the beginning of the other both say stands once. In the arena. */
const char *run_of_org(struct arena *a, const char *org, const char *rest);

#endif
