/* Transfers that wait for a post. */
#ifndef ROOMS_TRANSFER_TRANSFER_DUE_H
#define ROOMS_TRANSFER_TRANSFER_DUE_H

#include "rooms/org/desk.h"
#include "rooms/transfer/transfer.h"

#define TRANSFERS_OPEN_MAX 2000		/* under way in one range; a county of 70,000 members has some hundred */

/* What is under way, the oldest first, and behind it what was sent back and not proposed again. */
size_t transfer_todo(struct ctx *c, const char *kind, struct transfer_row **rows);
/* Does the turn wait for the actor? For the own organisation, for branches of the own committee where nobody has an account, which acts in their name, and for
 * everybody above once it is late. What was sent back waits for the branch, or where nobody there has an account for whoever proposed it. */
bool transfer_is_mine(struct ctx *c, const struct transfer_row *row, const struct transfer_turn *turn);

/* Does it wait for the actor only because it is late, in the hands of others? */
bool transfer_is_overseen(struct ctx *c, const struct transfer_row *row, const struct transfer_turn *turn);

/* What waits for the actor, those due first, at most `limit` of each group (late, today, this week, later), and how many there are; of what is overseen, which
 * is all late, the first `overseen_limit` within a path. is_training: of somebody who is no member yet. */
struct transfer_due_line { transfer_id id; const char *name, *act, *org_name, *path; day_t due; bool is_overseen, is_training; };
struct transfer_due { struct transfer_due_line *lines; size_t lines_count; int64_t late, today, week, soon, overseen; };
void transfer_due_of(struct ctx *c, size_t limit, size_t overseen_limit, const char *path, struct transfer_due *due);

/* Under way with the last day of its turn before `before`, whose turn it is being at a path or below it; what was sent back is none. Those opened first in front. */
struct transfer_late { transfer_id id; int64_t person; const char *name; struct transfer_turn turn; };
size_t transfer_late_of(struct ctx *c, const char *path, day_t before, struct transfer_late **list);

#endif
