/* What a meeting decided for good in a case (终局表决, `final yes`), which neither the owner nor another practice of the place goes round. */
#ifndef ROOMS_RUN_RUN_DECIDED_H
#define ROOMS_RUN_RUN_DECIDED_H

#include "rooms/run/run.h"

/* Is it a final vote: opened as one, or what villagers decide by (programme_decides)? Of a ballot of the case. */
bool run_is_final(const struct run_case *k, const struct ballot_row *ballot);
/* That final vote where it was lost when it was held last, in an earlier step or round of the open case; NULL: it was not. Owned by the case. */
const struct ballot_row *run_lost_before(const struct run_case *k, const char *vote);
/* The newest final vote of the case that was closed and reached its quorum, of rounds too that a way back ended; NULL: none. Owned by the case. */
const struct ballot_row *run_decided_by(const struct run_case *k);
/* Was that vote lost? False where there was none. */
bool run_is_voted_down(const struct run_case *k);

/* Does a meeting of villagers or of their representatives decide in the practice for good? Of a place all such practices decide on the same matters:
 * 《村民委员会组织法》（2025年）第二十八条. */
bool run_villagers_decide(const struct programme *p);

#endif
