/* 流动党员活动证 (domain/02, section 4): the committee that admits members issues it to a floating member of one of its branches, numbered by committee
 * and year, with a photo. The holder takes part in organisational life where he is and may pay dues there; he votes in his branch alone. It names a
 * city and no address. Whoever is away for less than six months gets a 党员证明信 (rooms/certificate) instead; what a branch gives each year
 * (floating_card.h) records activities and is no certificate. */
#ifndef ROOMS_FLOATING_PASS_H
#define ROOMS_FLOATING_PASS_H

#include "core/ctx.h"
#include "rooms/floating/floating.h"
#include "rooms/floating/pass_sql.h"
#include "rooms/org/desk_filter.h"

#define PASS_MONTHS_MAX 24	/* no regulation names a term: band pass_months of the norm `post` where the county wants another one */
#define PASS_NOTE_CHARS_MAX 200

/* DUE: the time away is over and nobody has it back yet. The last three are how it ended (code set pass_end). */
enum pass_state { PASS_VALID, PASS_EXPIRED, PASS_DUE, PASS_RENEWED, PASS_HANDED_BACK, PASS_LOST, PASS_STATES_COUNT };
extern const char *const PASS_STATE_KEYS[PASS_STATES_COUNT];

/* On the last day it is still good. */
enum pass_state pass_state_of(const struct pass_row *row, day_t today);
/* "流活〔2015〕3号" */
const char *pass_number(struct arena *a, int64_t year, int64_t serial);

/* For whoever may see people of the branch; else NOT_FOUND. */
bool pass_see(struct ctx *c, pass_id id, struct pass_row *row);
/* The same for a print: refuses one that is not valid. */
bool pass_for_print(struct ctx *c, pass_id id, struct pass_row *row);
/* The one that nobody has back, of whoever is away; false: none. */
bool pass_of_floating(struct ctx *c, const struct floating_row *row, struct pass_row *pass);
/* Months for which one is good, at most. */
int pass_months(struct ctx *c);

/* May the actor issue one to this member, who has none? False: *organ is the committee that does, NULL there is none. */
bool pass_may_issue(struct ctx *c, const struct floating_row *row, const char **organ);
/* Valid from today to the end of to_day. Needs MAY_EDIT_PERSON at the committee that admits members of the branch. Refuses: nobody who is away, no member,
 * a branch in its place, a last day that is past or too far, less than six months away until then (a 党员证明信 is enough), an earlier one that nobody
 * has back. */
bool pass_issue(struct ctx *c, floating_id floating, day_t to_day, pass_id *made);
/* Another one in its place, with a number of its own; the former ends today. Refuses one that has ended, a time away that is over, and a last day as above or
 * no later than that of the former. */
bool pass_renew(struct ctx *c, pass_id id, day_t to_day, int64_t row_version, pass_id *made);
/* ended_by: handed_back or lost (code set pass_end). Refuses one that has ended, and a day before it was issued or in the future. */
struct pass_ending { const char *ended_by, *note; day_t day; };
bool pass_end(struct ctx *c, pass_id id, const struct pass_ending *ending, int64_t row_version);
/* How many of a time away that is over wait to be taken back by the actor's committee, and by committees below that do it themselves: each by the one that
 * issued it. None for an organisation that issues none. */
struct desk_share pass_due(struct ctx *c);
/* Of those due in a subtree the committees that are of the part of the filter. */
void pass_due_narrow(struct ctx *c, const char *from, const char *to, struct desk_filter *desk);

#endif
