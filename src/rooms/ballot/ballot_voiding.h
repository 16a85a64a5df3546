/* A final vote that reached its quorum binds (终局表决), so it is declared void on few grounds alone: asked for by one person with the ground and the paper that proves it,
 * decided by another. Till then it stands; and what it was, with its figures, stands on the papers of the case for good. */
#ifndef ROOMS_BALLOT_BALLOT_VOIDING_H
#define ROOMS_BALLOT_BALLOT_VOIDING_H

#include "core/file.h"
#include "rooms/ballot/ballot.h"

/* What makes a decision of villagers or their representatives none: whoever decides must be entitled and called, enough of them must be there, and more than half of
 * those agree (《村民委员会组织法》（2025年）第二十六条、第三十条). That the result is unwelcome is no ground. */
#define BALLOT_VOID_GROUNDS \
	{ "unentitled", T_ballot_void_unentitled }, { "uncalled", T_ballot_void_uncalled }, { "quorum", T_ballot_void_quorum }, \
	{ "count", T_ballot_void_count }, { "secrecy", T_ballot_void_secrecy }, { "coerced", T_ballot_void_coerced }
#define BALLOT_VOID_GROUNDS_COUNT 6
#define BALLOT_VOID_GROUND_CODES "unentitled uncalled quorum count secrecy coerced"

/* What the choice of a ground says; NULL: there is no such ground. */
message ballot_void_ground_label(const char *ground);
/* Is it a final vote that is closed and had its quorum? */
bool ballot_binds(struct ctx *c, const struct ballot_row *row);
/* What its voiding does behind the step for which it was held, as people are told before it; NULL: nothing but that it is held again. */
message ballot_void_effect(struct ctx *c, const struct ballot_row *row);
/* Why it is void no more, and the way out; NULL: it may be (ballot_may_be_void), or is. */
message ballot_void_barred(struct ctx *c, const struct ballot_row *row);

/* In the act that asks (ballot_void): writes that it was asked for, with the file, and leaves the vote as it is. Refuses, each at its field: no ground of the list, no reason, no
 * paper; and one that waits already. False after a refusal; does not commit. */
bool ballot_voiding_ask(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_form *form);
/* "confirmed": the vote is void; "refused": it stands. Refuses NOT_FOUND a vote out of reach; where nothing waits, whoever asked, whoever typed the count or closed it, a
 * vote that is void no more (ballot_may_be_void); and behind its step whoever is not of an organisation above: those below do not undo what was decided for good and followed. Commits. */
bool ballot_voiding_decide(struct ctx *c, ballot_id id, const char *state);

#endif
