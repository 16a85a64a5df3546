/* The people of a branch that is merged into another: they go along on the day, without letters. */
#ifndef ROOMS_PERSON_PERSON_MERGE_H
#define ROOMS_PERSON_PERSON_MERGE_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"

#define PERSON_MERGE_MAX 1000	/* people of one transaction and one audit line */

struct person_merge {
	org_id from, to;		/* of one county */
	int64_t region;			/* of both */
	day_t day;			/* the first in the organisation that stays */
	const char *document;
};

/* Refuses more than PERSON_MERGE_MAX people, and a day that is not after the one on which the last member came (at "day", by name). */
bool person_merge_is_right(struct ctx *c, const struct person_merge *merge);

/* Inside the transaction of a merger, whose rule has asked the rights and the question above: each member's stretch ends on the day and the next begins in the other
 * organisation with the same status ("moved", so that the balance shows them going and coming); who is no member goes along too.
 * Refuses whoever has a late entry that waits. What is under way of transfers goes along too: rooms/transfer/transfer_merge.h. */
bool person_merge(struct ctx *c, const struct person_merge *merge);

#endif
