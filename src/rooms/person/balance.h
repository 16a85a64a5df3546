/* The balance of members: opening + in - out = closing, for an organisation and a period, by cause. Counted on the tree
 * of each day; a branch that moves under another organisation takes its members along ("reorganised"). */
#ifndef ROOMS_PERSON_BALANCE_H
#define ROOMS_PERSON_BALANCE_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/balance_sql.h"
#include "rooms/person/late_entry_sql.h"
#include "rooms/person/person_void_sql.h"

struct balance_line { const char *cause; int64_t count; };
#define BALANCE_LINES_MAX 24

struct balance {
	day_t from, to;			/* both days belong to the period */
	int64_t opening, closing;	/* the evening before `from`, the evening of `to`: each counted by itself */
	struct balance_line in[BALANCE_LINES_MAX], out[BALANCE_LINES_MAX], inside[BALANCE_LINES_MAX];
	size_t in_count, out_count, inside_count;
	int64_t in_total, out_total;
};

/* Needs MAY_SEE_PERSON at the organisation. Refuses no days, `to` before `from`, a period after today. */
bool balance_of(struct ctx *c, org_id org, day_t from, day_t to, struct balance *balance);
/* Its organisation and period alone, with the same refusals: nothing is counted, as for one of its lists. */
bool balance_period(struct ctx *c, org_id org, day_t from, day_t to, struct org_row *row, struct balance *balance);
#define BALANCE_LATE_MAX 200
/* Late registrations of who stands under the organisation now, approved in the period or telling of a day in it: they change figures that were
 * printed before. The first BALANCE_LATE_MAX in the order of their approval. */
size_t balance_late(struct ctx *c, const struct org_row *org, const struct balance *balance, struct late_entry_done **late);
/* Archives under the organisation that became void in the period: the first BALANCE_LATE_MAX in the order of their confirmation. */
size_t balance_voided(struct ctx *c, const struct org_row *org, const struct balance *balance, struct person_void_row **rows);
/* Imports that were approved since the beginning of the period, with what they wrote to branches under the organisation (none: left out): the days of
 * joining in them may lie in the period. Whoever may not open an import does not hear the name of its file ("") either. The first BALANCE_LATE_MAX in
 * the order of their approval. */
size_t balance_rosters(struct ctx *c, const struct org_row *org, const struct balance *balance, struct balance_batch **batches);
/* The people behind a cell of a balance: those who stand there in the order of the tree, those who came or went by day and name. `cause` is "" for any. *total: how many
 * the balance counts in that cell, on any page. */
size_t balance_people(struct ctx *c, const struct org_row *org, const struct balance *balance, const char *part, const char *cause,
	size_t limit, size_t skip, struct balance_person **people, int64_t *total);
/* Is it a cell of the balance? opening closing in out inside */
bool balance_part_is_known(const char *part);
/* The cause as it is called in that part: a move between two branches below is neither 转入 nor 转出 of the whole. "" is one that nobody named. */
const char *balance_cause_words(const struct ctx *c, const char *part, const char *cause);
/* One of the set membership_cause, or "reorganised". */
bool balance_cause_is_known(const char *cause);

#endif
