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
#define BALLOT_VOIDING_DAYS 7		/* in which it is to be decided, by the workbench */
#define BALLOT_VOID_GROUND_CODES "unentitled uncalled quorum count secrecy coerced"

/* What the choice of a ground says; NULL: there is no such ground. */
message ballot_void_ground_label(const char *ground);
/* Is it a final vote that is closed and had its quorum, or such an election whose step is closed too while its case goes on? */
bool ballot_binds(struct ctx *c, const struct ballot_row *row);
/* What its voiding does behind the step for which it was held, as people are told before it; NULL: nothing but that it is held again. */
message ballot_void_effect(struct ctx *c, const struct ballot_row *row);
/* Why it is void no more, and the way out; NULL: it may be (ballot_may_be_void), or is. */
message ballot_void_barred(struct ctx *c, const struct ballot_row *row);

/* In the act that asks (ballot_void): writes that it was asked for, with the file, and leaves the vote as it is. Refuses, each at its field: no ground of the list, no reason, no
 * paper; and one that waits already. False after a refusal; does not commit. */
bool ballot_voiding_ask(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_form *form);
/* "confirmed": the vote is void; "refused": it stands, and note says why. Refuses NOT_FOUND a vote out of reach; where nothing waits, whoever asked, whoever typed the count or
 * closed it, a vote that is void no more (ballot_may_be_void); at its field a refusal without a note; and behind its step whoever confirms and is not of an organisation above: those
 * below do not undo what was decided for good and followed. Whoever asked is told. Commits. */
bool ballot_voiding_decide(struct ctx *c, ballot_id id, const char *state, const char *note);
/* Whoever asked takes it back, before anybody decided. Refuses NOT_FOUND a vote out of reach; where nothing waits; and anybody else. Commits. */
bool ballot_voiding_withdraw(struct ctx *c, ballot_id id);
/* May the actor confirm it now, by all that ballot_voiding_decide asks? Records no refusal. */
bool ballot_voiding_may_confirm(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked);
/* Who asked, on which ground and why, in a sentence. In the arena. */
const char *ballot_voiding_words(struct ctx *c, const struct ballot_voiding_row *asked);
/* Who may, by organisation, post and name, in a sentence; or that nobody may, and what to do. In the arena. */
const char *ballot_voiding_deciders(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked);
/* In the act that asks or decides: tells each of them, or whoever asked, among the own messages. */
void ballot_voiding_tell_deciders(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked);
void ballot_voiding_tell_asker(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked, const char *state, const char *note);

#endif
