/* Letters that a case names by their number (its file says "registered letter"): a number is that of a letter which a transfer of the person issued, and no word
 * that somebody typed. */
#ifndef ROOMS_TRANSFER_TRANSFER_NAMED_H
#define ROOMS_TRANSFER_TRANSFER_NAMED_H

#include "core/ctx.h"

struct run_case;

/* May the case name this letter at the field of that name? Refuses: a number that no letter of the person has, a letter that was withdrawn or sent back, one
 * whose transfer was over before the case began. "" and what a case on paper has from before is taken as it is. */
bool transfer_may_be_named(struct ctx *c, const struct run_case *k, const char *field, const char *number);
/* The number of the last letter that may be named; "" none. */
const char *transfer_letter_for(struct ctx *c, const struct run_case *k);
/* When it was issued, by whom, for how long and to where. NULL: no letter of the person has the number. */
const char *transfer_named_note(struct ctx *c, const struct run_case *k, const char *number);

#endif
