/* A person asks for a correction of the own record; the clerk answers within 15 days (CORRECTION_DAYS). The record itself
 * is changed by the clerk through its own form. */
#ifndef ROOMS_PERSON_CORRECTION_H
#define ROOMS_PERSON_CORRECTION_H

#include "core/ctx.h"
#include "rooms/person/correction_sql.h"

#define CORRECTION_DAYS 15
#define CORRECTION_OPEN_MAX 5	/* at a time, of one person */
#define CORRECTION_TOLD_DAYS 30	/* so long an answer stands on the first page of whoever asked, unless it was read */

/* The actor asks for the own record; needs MAY_SEE_SELF and a record. Refuses: empty or too long, too many open, the same words (but for outer and doubled blanks) as one
 * that waits for its answer, with its days. */
bool correction_ask(struct ctx *c, const char *text, correction_id *made);
/* Whoever asked takes a mistaken request back while it is open; it stays in the own list as withdrawn. Refuses NOT_FOUND what somebody else asked for,
 * one answered or withdrawn already, another row_version. */
bool correction_withdraw(struct ctx *c, correction_id id, int64_t row_version);
/* Whoever asked is told the answer by a message. Needs MAY_EDIT_PERSON at the person's branch, and not one's own request. `state` is done or declined. Refuses: an
 * empty answer, done while nothing in the record (facts, history, roles, branch, papers) changed since the request, one answered already, another row_version. */
bool correction_answer(struct ctx *c, correction_id id, const char *state, const char *answer, int64_t row_version);
/* Those the actor may answer: open ones first by their due day. */
size_t correction_list(struct ctx *c, const char *state, int64_t limit, struct correction_row **rows);

#endif
