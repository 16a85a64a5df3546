/* Who types the count of a vote at a meeting: two who handle votes there, in a village also its supervisors and representatives where its people vote, and nobody on whom it is voted (选举工作条例: a candidate takes no part in the count). He
 * begins no recount, adds no name, names no trustees, and neither closes the vote nor declares it void. */
#ifndef ROOMS_BALLOT_BALLOT_COUNTER_H
#define ROOMS_BALLOT_BALLOT_COUNTER_H

#include "rooms/ballot/ballot.h"

/* Whoever else may type the count, as a sentence names them, each with his post: of the organisation itself, in a village also of its supervisors and
 * representatives; only where these are too few for two who count, with the actor where he may, of the nearest level above as well, which is said. In the arena; "":
 * nobody. */
const char *ballot_counters(struct ctx *c, const struct ballot_row *row);
/* May the actor type or confirm the count? Whoever has MAY_HANDLE there; and, of a vote of the people of a village (run_vote_is_of_villagers), whoever has it in its
 * supervision committee or its assembly. Everything else about the vote is for the former alone (ballot_see). */
bool ballot_may_count(struct ctx *c, const struct ballot_row *row);
/* The ballot for whoever may count it, else NOT_FOUND. */
bool ballot_see_count(struct ctx *c, ballot_id id, struct ballot_row *row);
/* Is the actor a candidate, a name that papers added, or the person whom the case is about? */
bool ballot_is_about_actor(struct ctx *c, const struct ballot_row *row);
/* The same of anybody: person 0 is nobody. */
bool ballot_is_about(struct ctx *c, const struct ballot_row *row, int64_t person, const char *name);
/* That he does none of this, and who may. In the arena. */
const char *ballot_own_matter(struct ctx *c, const struct ballot_row *row);
/* Refuses AGAINST_RULE, with the same words, somebody on whom it is voted. */
bool ballot_counter_is_right(struct ctx *c, const struct ballot_row *row);

/* Of a vote without a list, whose number of entitled one person typed: true where the number is the same. Refuses another one at its field, with who typed
 * what. */
bool ballot_entitled_is_agreed(struct ctx *c, const struct ballot_row *row, int64_t entitled);
/* Of a vote without a list: who typed the number, from what, and who of those who counted said the same. In the arena; NULL: it has a list, or
 * no number yet. */
const char *ballot_entitled_line(struct ctx *c, const struct ballot_row *row);

#endif
