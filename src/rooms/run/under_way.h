/* What is being done about somebody (正在办理): open cases with their step, the open transfer with its state, requests for a correction that wait. One statement
 * for a card, since whoever opens it would begin the same once more. */
#ifndef ROOMS_RUN_UNDER_WAY_H
#define ROOMS_RUN_UNDER_WAY_H

#include "core/ctx.h"
#include "rooms/person/person_sql.h"

struct under_way {
	const char *kind;		/* "run", "transfer", "correction" */
	int64_t id;
	const char *href;
	const char *title;		/* of the practice, in the language of the actor; "" but of a case */
	const char *state;		/* the open step of a case, the state of a transfer as of today; "" of a correction */
	int64_t step, steps;		/* the number of the open step and of the last one; 0 but of a case */
	bool may_end_membership;	/* a case that may take the membership away or suspend it */
};

/* In the arena. What the actor may open alone: cases where he handles them, a transfer where he sees its member, a correction where he edits the record. */
size_t under_way_read(struct ctx *c, const struct person_row *person, struct under_way **list);
/* The first of those that may end the membership, or of that kind; NULL: none. */
const struct under_way *under_way_ending(const struct under_way *list, size_t count);
/* What is said before somebody begins that, as a move, of a member whose membership may end. No regulation forbids it, so it is a warning. */
const char *under_way_warning(struct ctx *c, const struct under_way *ending, const char *name, message what);
const struct under_way *under_way_of_kind(const struct under_way *list, size_t count, const char *kind);

#endif
