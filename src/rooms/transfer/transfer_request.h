/* 接转申请: a member asks for the transfer that 中国共产党党员教育管理工作条例 (2019) art. 25 wants of whoever moves; the branch proposes it from the
 * request, or says why not. Asking changes nothing: the transfer is the branch's to propose. */
#ifndef ROOMS_TRANSFER_TRANSFER_REQUEST_H
#define ROOMS_TRANSFER_TRANSFER_REQUEST_H

#include "core/ctx.h"
#include "rooms/org/desk_filter.h"
#include "rooms/transfer/transfer_request_sql.h"
#include "text/transfer_request.h"

#define TRANSFER_REQUEST_ROWS 50	/* of a page */
#define TRANSFER_REQUEST_MONTHS_AHEAD_MAX 12	/* no rule says how early one may ask; who says 9999 has mistyped */

/* As typed; NULL counts as empty. place: the organisation that is to take the member in, as he calls it. */
struct transfer_request_form { const char *place, *reason, *note; day_t wanted_day; };

/* For the actor's own record. Refuses: who is no member, a second one while one waits or a transfer is under way, no place, reason or day, a day that has
 * passed or lies more than twelve months ahead, and what is too long. */
bool transfer_request_ask(struct ctx *c, const struct transfer_request_form *form, transfer_request_id *made);
/* The member's own, while it waits. */
bool transfer_request_withdraw(struct ctx *c, transfer_request_id id, int64_t row_version);
/* Says why not. Needs MAY_EDIT_PERSON where the member is; refuses no answer, and one's own request. Proposing a transfer of the member
 * (transfer_open) takes the request up. */
bool transfer_request_refuse(struct ctx *c, transfer_request_id id, const char *answer, int64_t row_version);
/* What waits in the actor's range, the oldest first, narrowed by whose work it is to answer: at most `limit` from `offset` on, and how many there are. */
size_t transfer_request_list(struct ctx *c, struct desk_filter *desk, int64_t limit, int64_t offset, struct transfer_request_row **rows, int64_t *total);
/* How many wait for an answer of the actor's organisation, and of branches below that answer themselves. */
struct desk_share transfer_request_waiting(struct ctx *c);
/* The actor's own, the latest first, each with what was answered: of one that was taken up why its transfer came to nothing. *may_ask: none waits, and
 * no transfer of it was sent back and waits to be proposed again. */
size_t transfer_request_own(struct ctx *c, struct transfer_request_row **rows, bool *may_ask);
/* In words; of one that was taken up what became of the transfer. */
const char *transfer_request_words(struct ctx *c, const struct transfer_request_row *row);

#endif
