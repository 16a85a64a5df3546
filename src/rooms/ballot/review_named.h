/* Marks of a named review that somebody typed for others: two people type them, each by himself from the paper that the rater signed, as they count the papers
 * of a vote. What a rater gives under the own account needs nobody else. For the rules of reviews only. */
#ifndef ROOMS_BALLOT_REVIEW_NAMED_H
#define ROOMS_BALLOT_REVIEW_NAMED_H

#include "rooms/ballot/review.h"

/* Where the mark goes that the actor types for a rater: the paper itself, or what is typed a second time; changed where there is one already. number: of the paper. */
struct review_place { bool is_check, is_change; int64_t number; };

/* Refuses at `rater`: one who gave the mark himself, or whose paper is void; a mark that the actor typed before, but where is_again says that this one stands for it; one
 * that two others have typed. */
bool review_place_find(struct ctx *c, const struct review_row *row, const struct review_rater_row *rater, bool is_again, struct review_place *place);
void review_place_write(struct ctx *c, const struct review_row *row, const struct review_rater_row *rater, struct review_place place, struct fraction mark);

/* Papers of a named review, of one rater each; in a transaction that was begun, for whoever may keep it. Refuses as review_type says. */
bool review_named_type(struct ctx *c, const struct review_row *row, const struct review_typed *typed, size_t count, bool is_again);

/* Raters of an open named review whose marks others typed and which are not settled yet: by one person alone, or by two and not alike. By name, in the arena; "" none. */
struct review_unsettled {
	const char *alone, *differing; int64_t alone_count, differing_count;
	bool *is_unsettled, *is_alone, *is_own;	/* of rater n at n - 1; is_alone: typed once; is_own: the actor typed it, the first time or the second */
	bool has_typed;				/* the actor, any of them, settled or not */
};
void review_named_unsettled(struct ctx *c, const struct review_row *row, struct review_unsettled *u);
/* Refuses, by those names. */
bool review_named_is_whole(struct ctx *c, const struct review_row *row);

#endif
