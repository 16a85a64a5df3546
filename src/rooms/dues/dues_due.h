#ifndef ROOMS_DUES_DUES_DUE_H
#define ROOMS_DUES_DUES_DUE_H

#include "core/ctx.h"

/* Members of the actor's subtree with five months unpaid, and with six and more whom the branch has not looked into since; of how many branches they are; unset: of the
 * actor's own branch, those without a standard; quarter: of these, those whose standard rests on the income of a quarter before the last one (art. 4). */
struct dues_due { int64_t warn, review, warn_branches, review_branches, unset, quarter; };
void dues_due_of(struct ctx *c, struct dues_due *due);

/* How many entries of the book wait for the actor, and whether the year before was not made public yet (art. 26). */
struct dues_book_due { int64_t to_settle; bool is_unpublished; };
void dues_book_due_of(struct ctx *c, struct dues_book_due *due);

#endif
