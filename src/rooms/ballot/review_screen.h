/* What pages and programs are shown of a review. */
#ifndef ROOMS_BALLOT_REVIEW_SCREEN_H
#define ROOMS_BALLOT_REVIEW_SCREEN_H

#include "rooms/ballot/review_group.h"
#include "rooms/ballot/review_named.h"
#include "rooms/org/org.h"
#include "view/component.h"

struct review_screen {
	struct review_row row;
	const char *base, *low, *high, *mark;	/* mark NULL: not known yet */
	bool is_open;
	const char *kept_from;			/* why the actor does not keep it, and who does; NULL: he does */
	struct review_typing typing;		/* of a secret review that is open */
	struct review_unsettled unsettled;	/* of a named one that is open */
	bool shows_marks;			/* of a named review that is closed: who gave which */
	struct review_rater_row *raters; size_t raters_count;
	struct review_paper_row *papers; size_t papers_count;
	bool *has_given;			/* of each rater, in a named review */
	int64_t void_count;
	struct option *options; size_t options_count;	/* raters whose mark is not settled; circles of a secret review */
	struct review_circle_result *circles; size_t circles_count;
	const char *marks, *rater, *circle;	/* as typed */
};

struct review_list_screen { const struct org_row *org; struct review_row *rows; size_t count; };	/* org NULL: of one's own */

/* The review with what its page shows; marks only as far as the reader may see them before the closing. False after a refusal: there is none, or none for
 * this post. */
bool review_screen_read(struct ctx *c, review_id id, struct review_screen *s);
/* The mark of a paper in words; only of a closed review. */
const char *review_mark_text(struct arena *a, const struct review_paper_row *paper);

/* All rows of a sheet. typed: what was typed of the paper, by row; missing: raters who have not given all; alone, differing: whose
 * papers do not count yet, typed once or not alike, and how many. */
struct review_rows_screen {
	struct review_group group;
	const char *base, *kept_from, *low, *high, *missing, *alone, *differing;
	int64_t alone_count, differing_count;
	struct option *options; size_t options_count;	/* raters whose marks are not all settled */
	const char **typed;
	const char *rater;
};

struct web;
/* The rows of a review that is marked row by row: for who types the papers of raters, with who has not given one yet, and for a rater the own ones with what
 * was given. False after a refusal: there is none, or none for whoever asks. */
bool review_rows_read(struct web *w, struct review_rows_screen *s);
bool review_rows_own_read(struct web *w, struct review_rows_screen *s);
/* Papers as a page or a program sent them: many marks of one circle, or one of a rater. */
size_t review_typed_read(struct web *w, struct review_typed **typed);
struct fraction review_mark_read(struct web *w);
/* Papers issued and collected. */
struct review_out review_out_read(struct web *w);

#endif
