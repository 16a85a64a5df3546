/* Everything that points to an organisation, and what becomes of it when the organisation is merged into another or closed. One line of the table in
 * org_hanging.c for each column of the model that names an organisation: a unit test walks both, so that a later table is not forgotten. */
#ifndef ROOMS_ORG_ORG_HANGING_H
#define ROOMS_ORG_ORG_HANGING_H

#include "rooms/org/org.h"

enum org_fate {
	FATE_STAYS,	/* tells what was: of its days, by its documents, under its numbers */
	FATE_FOLLOWS,	/* goes on with the other from the day; where reports look at earlier days it is kept what it belonged to (org_carried) */
	FATE_ENDS,	/* on the day */
	FATE_ASKED,	/* is settled first: refused with how much it is, and where */
	FATE_ELSEWHERE	/* the rule of another file of this step does it, or refuses */
};

/* One merger or closing. */
struct org_carry {
	org_id from, to;		/* to: 0 where it is closed */
	int64_t region;			/* of both */
	const char *from_path, *to_path, *to_kind;
	day_t day;			/* the first without it */
};

struct org_hanging {
	const char *table, *column;
	enum org_fate merged, closed;
	void (*follow)(struct ctx *, const struct org_carry *);		/* FATE_FOLLOWS, or FATE_ENDS of a merger */
	void (*end)(struct ctx *, const struct org_carry *);		/* FATE_ENDS of a closing */
	/* How much of it there is; NULL: nobody has to be told. With it the form says so before. */
	int64_t (*count)(struct ctx *, const struct org_carry *);
	message what, way;		/* what is counted, and how it is settled; way: NULL where it is never asked */
	const char *page;		/* behind /org/5 */
};

/* Every column that names an organisation, in the order in which they are settled; a test holds it to schema/model.def. */
extern const struct org_hanging ORG_HANGING[];
extern const size_t ORG_HANGING_COUNT;

/* Is nothing there that has to be settled first? Refuses each kind of it with its number. */
bool org_hanging_is_settled(struct ctx *c, const struct org_row *org, const struct org_carry *carry);
/* Inside the transaction, once every rule has agreed and the people have gone along. */
void org_hanging_carry(struct ctx *c, const struct org_carry *carry);

/* What a form says before: what goes along, ends or is to be settled, with its number. In the arena. */
struct org_hanging_line { message what, then; const char *n, *href; };
size_t org_hanging_lines(struct ctx *c, const struct org_row *org, bool is_merger, struct org_hanging_line **lines);

#endif
