/* What is under way when a branch is merged into another. */
#ifndef ROOMS_TRANSFER_TRANSFER_MERGE_H
#define ROOMS_TRANSFER_TRANSFER_MERGE_H

#include "rooms/transfer/transfer_sql.h"
#include "core/ctx.h"

/* Transfers under way out of the branch or into it, the oldest first, at most `limit`: what whoever merges it is told before. */
size_t transfer_merge_list(struct ctx *c, int64_t branch, size_t limit, struct transfer_row **rows);

/* Was nothing done after that day to what is under way out of the branch or into it? Its proposals, letters and acceptances name a branch that was there on
 * their day. Refuses at `day` with the transfer and its last day. */
bool transfer_merge_day_is_right(struct ctx *c, int64_t branch, const char *branch_name, day_t day);

/* Inside the transaction of a merger: what is under way out of `from` or into it goes on with `to` in its place. A letter that is written
 * stays good, with its number, days and issuer (组通字〔2015〕33号: it is the committee's, not the branch's); what has none yet waits for the
 * branch that stays and the committee above that. Of a committee that is merged the other one acts. A transfer between the two ends, for its member is where he was to go. */
void transfer_merge(struct ctx *c, int64_t from, const char *from_name, int64_t to, const char *to_name, const char *to_path);

#endif
