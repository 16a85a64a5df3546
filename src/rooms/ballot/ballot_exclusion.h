/* Not counted among those who should attend (不计入应到会): the regulation names the grounds, and asks for the consent of the organisation above and of the
 * meeting. So it is asked for by whoever handles the vote and holds once another person above has confirmed it; what nobody confirmed before the count
 * leaves the base as it was. Of a ground the clause alone is kept: what it says of somebody's health or punishment stands nowhere. */
#ifndef ROOMS_BALLOT_BALLOT_EXCLUSION_H
#define ROOMS_BALLOT_BALLOT_EXCLUSION_H

#include "base/message.h"
#include "rooms/ballot/ballot.h"

/* Recused from this matter, and the six clauses of the organisation department's answer about elections of the base (1998). */
#define BALLOT_GROUNDS \
	{ "recused", T_ballot_ground_recused }, { "1", T_ballot_ground_1 }, { "2", T_ballot_ground_2 }, { "3", T_ballot_ground_3 }, \
	{ "4", T_ballot_ground_4 }, { "5", T_ballot_ground_5 }, { "6", T_ballot_ground_6 }
#define BALLOT_GROUNDS_COUNT 7

/* Nobody asks for this one: whose rights as a member are suspended has none to vote (纪律处分条例2023年; programmes/national/detain). */
#define BALLOT_GROUND_SUSPENDED "suspended"

/* What the choice of a ground says; NULL: there is no such ground. */
message ballot_ground_label(const char *ground);

/* Of whose vote somebody may be left out: the six clauses are about elections and meetings of Party members (党员), of whom those are meant who belong to a Party
 * organisation; of a committee somebody is recused from a matter; of representatives, households, adults of a village or members of a collective nobody is left
 * out: the law counts them all (村民委员会组织法 art. 30: 三分之二以上的组成人员参加). Whoever is none of them any more is taken off the register. */
bool ballot_ground_is_of(struct ctx *c, const struct ballot_row *row, const char *ground);

/* Asks that `voter` (the number on the list) be left out. Refuses after the first figures are typed, an unknown ground or one that is not of this vote, no reason or consent, who is not on
 * the list or left out already, one that waits, and the last who counts. Commits. */
bool ballot_leave_out(struct ctx *c, ballot_id id, int64_t voter, const char *ground, const char *reason, const char *consent, int64_t row_version);
/* Refuses, with their names, where somebody was asked to be left out and nobody has decided: with the first figure that could be decided no more. */
bool ballot_exclusions_are_decided(struct ctx *c, ballot_id id);
/* "confirmed" or "refused" by another account than asked, whose post is at an organisation above that of the meeting (of the topmost: at it). Refuses after
 * the first figures are typed, and to confirm a ground that is not of this vote. Commits. */
bool ballot_exclusion_answer(struct ctx *c, ballot_id id, int64_t voter, const char *state, int64_t row_version);
/* In the transaction that suspends somebody's rights as a member from `day`, or gives them back: on the lists of votes of Party members and of posts that were opened before and
 * in which he did not vote, of which nothing was counted, he is left out, or counts again, and the base follows. `document`: by what. A vote on which he would be the last stays
 * as it is: it can't be held, and is declared void. */
void ballot_rights_write(struct ctx *c, person_id person, bool is_suspended, day_t day, const char *document);
/* In the act that opens the ballot: whoever is left out of `from`, another vote of the same meeting, on one of the six clauses, by a request that was confirmed above, is left
 * out here by the same request, so that the papers of one meeting name one 应到会. Not who was recused, which is from one matter. */
void ballot_exclusions_carry(struct ctx *c, ballot_id id, ballot_id from);
/* May the actor, who sees the ballot, decide about what that account asked? Else why not: a refusal is recorded when `says_why`. */
bool ballot_may_confirm(struct ctx *c, const struct ballot_row *row, int64_t asked_by, bool says_why);
/* On which ground somebody is left out: of the rule the clause alone. */
const char *ballot_ground_words(struct ctx *c, enum lang lang, const char *ground);
/* Of the requests of a vote the one by which that number of the list is left out; NULL: none was confirmed. */
const struct ballot_exclusion_row *ballot_exclusion_of(const struct ballot_exclusion_row *list, size_t count, int64_t number);
/* Ground and consent in words, as papers have them: who reads one can look both up. e NULL: nobody was asked. */
const char *ballot_left_out_text(struct ctx *c, enum lang lang, const char *ground, const struct ballot_exclusion_row *e);
/* How many of the list are left out, in words that stand on every paper of the vote; NULL: nobody. */
const char *ballot_out_line(struct ctx *c, const struct ballot_row *row, int64_t out);

#endif
