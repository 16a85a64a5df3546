/* What the rules of this room share. */
#ifndef ROOMS_BALLOT_BALLOT_PART_H
#define ROOMS_BALLOT_BALLOT_PART_H

#include "rooms/ballot/ballot.h"

/* Refuses CONFLICT for a ballot that is closed or void. */
bool ballot_is_still_open(struct ctx *c, const struct ballot_row *row);
/* The ballot that an act is about, which is still open. Refuses NOT_FOUND, and CONFLICT for one that is closed or void. */
bool ballot_take(struct ctx *c, ballot_id id, struct ballot_row *row);

/* The votes from afar, each of whom counts as present. Of a secret one only once it is opened; refuses where its box is damaged. */
bool ballot_given(struct ctx *c, const struct ballot_row *row, struct ballot_figures *f);

/* Refuses at its field what is empty or longer than `most` characters; the sentence has {n}. */
bool ballot_is_text(struct ctx *c, const char *field, const char *text, int most, message missing);

/* Did that account, or an account of that person (0: nobody), type the count or close the vote? */
bool ballot_was_made_by(struct ctx *c, const struct ballot_row *row, int64_t account, int64_t person);
/* Is the actor none of those who typed the count or closed the vote? Else refused: a result is not undone by whoever made it. */
bool ballot_is_second_person(struct ctx *c, const struct ballot_row *row);
/* In the transaction: the vote is void from now on, and what rests on its result is too (run_voided.h). asked: of a final one who asked and why; NULL: nobody had to. */
struct ballot_voiding_row;
void ballot_write_void(struct ctx *c, const struct ballot_row *row, const char *reason, const struct ballot_voiding_row *asked);

#endif
