/* 组织变动申请: a merger or a move, also that of a whole branch with its members, of an organisation that has others below it, or more members than the setting org_second_members, is asked for by one
 * and takes effect when somebody else approves it. Closing needs none: an organisation that is closed has neither members nor units. */
#ifndef ROOMS_ORG_ORG_REQUEST_H
#define ROOMS_ORG_ORG_REQUEST_H

#include "rooms/org/org.h"
#include "rooms/org/org_request_sql.h"

#define ORG_REQUEST_DAYS 7		/* in which it is to be decided, by the workbench */
#define ORG_REQUESTS_PER_PAGE 50

/* Is the organisation, with all below it, too large for one person? One that is not there is not. */
bool org_request_is_needed(struct ctx *c, org_id id);
/* "含下级共 60 名党员、2 个下级组织" */
const char *org_request_size_words(struct ctx *c, const struct org_row *org);
/* Begins a merger, a move, or the transfer of a whole branch, whichever room it is asked in: *asks, by its size, that it is only to be asked for, in a transaction
 * "org_request.ask", else in one of `verb`. Refuses while a request about it waits, with the day and who asked, whatever its size is by now: two acts would follow
 * each other that one of both knows nothing of. */
bool org_request_begin(struct ctx *c, org_id id, const char *verb, bool *asks);
/* Inside the transaction of the request, whose rule found the form right: keeps it. kind: "merge", "move" or "branch". */
void org_request_write(struct ctx *c, const char *kind, const struct org_row *org, const struct org_form *form);

/* For somebody who may edit the organisation, or the one that it is to go to, else NOT_FOUND. */
bool org_request_see(struct ctx *c, org_request_id id, struct org_request_row *row);
/* May the actor decide about it? Somebody else than whoever asked, with MAY_EDIT_ORG at both organisations, as the act itself needs. Else a refusal is recorded
 * when `says_why`. */
bool org_request_may_decide(struct ctx *c, const struct org_request_row *row, bool says_why);
/* Whoever asked gets a message. A merger or move that is approved is judged by its own rules as things stand now, and done. Refuses: whoever asked; a refusal without a note; one that is
 * decided or withdrawn (CONFLICT); and what org_merge, org_move and transfer_branch_move refuse, said of the whole with the way out, for whoever decides has no such
 * fields. */
bool org_request_decide(struct ctx *c, org_request_id id, bool is_approved, const char *note, int64_t row_version);
/* Can it never be done any more, because the name, place or kind of the organisation changed on the day that was asked for, or later? In words that fit into the note of
 * a refusal; NULL: it can. */
const char *org_request_overtaken(struct ctx *c, const struct org_request_row *row);
/* By whoever asked. */
bool org_request_withdraw(struct ctx *c, org_request_id id, int64_t row_version);
/* Which posts of which organisations above both may approve, in a sentence. */
const char *org_request_approvers(struct ctx *c, const struct org_request_row *row);
/* "把甲村支部并入乙村支部" */
const char *org_request_words(struct ctx *c, const struct org_request_row *row);
/* Of the own range, and into it. */
size_t org_request_list(struct ctx *c, const char *state, int64_t limit, int64_t offset, struct org_request_row **rows);
int64_t org_request_total(struct ctx *c, const char *state);

#endif
