/* A sheet by rows: the reviews of all its rows, kept, marked and closed together. A review that is of no row is a group of one. Papers of a secret one are typed row by row
 * in its own reviews, since nobody knows which mark stands on the paper of which rater. */
#ifndef ROOMS_BALLOT_REVIEW_GROUP_H
#define ROOMS_BALLOT_REVIEW_GROUP_H

#include "rooms/ballot/review.h"

/* place: from 1 on by the mark, the same for equal ones; 0 while a row is open. given_count: papers that count so far; alone_count, differing_count: those that do not yet,
 * typed once or not alike. */
struct review_group_row { struct review_row review; const char *name; int64_t given_count, alone_count, differing_count; struct fraction mark; int64_t place; bool is_own, is_void; };
/* is_alone: a paper of his was typed once; is_differing: or not alike; is_own: the actor typed one. */
struct review_group_rater { person_id person; const char *name; bool has_given, is_settled, is_alone, is_differing, is_own; };
struct review_group {
	struct review_group_row *rows; size_t rows_count;
	struct review_group_rater *raters; size_t raters_count;	/* whoever marks a row, once each; has_given: in every row that he marks; is_settled: by himself, or typed
									 * alike by two (review_named.h) */
	const char *title;		/* of the sheet */
	bool is_open;			/* a row is */
	bool has_typed;			/* the actor, a paper of somebody else */
};

/* Without asking for a right. */
void review_group_read(struct ctx *c, const struct review_row *one, struct review_group *g);
/* For whoever sees the review (review_see). */
bool review_group_see(struct ctx *c, review_id id, struct review_group *g);
/* For a rater of named ones: mark is what he gave so far, is_own the row that means himself. Refuses as review_own_of. */
bool review_group_own(struct ctx *c, review_id id, struct review_group *g);

/* The paper of one rater, a mark for each row in their order and nothing for himself. Refuses who does not keep the reviews; marks that are not as many as the rows; a missing mark, one
 * outside the scale, one for himself; any secret one; and what review_type refuses of a named one. is_again: as there. */
bool review_group_type(struct ctx *c, review_id id, person_id rater, const char *const *marks, size_t count, bool is_again);
/* The same of the account's own person, the first time or changed. */
bool review_group_give(struct ctx *c, review_id id, const char *const *marks, size_t count);
/* Closes all rows that are open, or none: refuses, by name, a row of too few papers. out: as of review_close, the same papers for every row. */
bool review_group_close(struct ctx *c, review_id id, const struct review_out *out);

struct web;
/* As a page (mark_1, mark_2 …) or a program (marks) sent them. */
size_t review_marks_read(struct web *w, size_t rows, const char ***marks);

#endif
