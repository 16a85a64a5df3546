/* Reviews (测评): the sheets of a programme. Who rates is frozen at the opening; papers are typed in by a handler, or given by the
 * rater's own account where the review is named. A secret review is held on paper: its papers have no names here, and nothing
 * says who gave which. Nobody sees a mark or a sum of others before it is closed.
 *
 * Whoever opens, types, voids or closes needs MAY_HANDLE at the organisation, and keeps the review of a case by the rules of its step; never whom it rates
 * (run_review.h). Of a named one only the supervising office reads who gave which mark. */
#ifndef ROOMS_BALLOT_REVIEW_H
#define ROOMS_BALLOT_REVIEW_H

#include "core/ctx.h"
#include "rooms/ballot/review_sql.h"
#include "rooms/ballot/review_sum.h"

#define REVIEW_RATERS_MAX 5000
#define REVIEW_SECRET_LEAST 3	/* a secret review of fewer papers tells who gave which mark; also the least of a circle that is shown */

struct review_entitled { person_id person; const char *name, *circle; };	/* circle NULL: there is one */

struct review_ask {
	const char *subject;		/* what asks: "run" and its id */
	int64_t subject_id;
	int64_t part_id;		/* the step record; a later round of the step asks anew */
	const char *item, *title;	/* id of the sheet in the programme, and its title; of a sheet by rows both of the row (review_row_item, review_row_title) */
	org_id org;			/* where rights are asked */
	const char *raters_title;
	const struct review_entitled *raters;	/* 0: no people are kept for the role */
	size_t raters_count;
	person_id rated;		/* whom it is about, who is none of the raters; 0: nobody, or not known */
	struct fraction low, high;	/* the scale */
	int64_t least;			/* papers, at least 1; of a secret one REVIEW_SECRET_LEAST */
	bool is_secret;
	enum review_combine combine;
};

/* A sheet that marks the rows of a table one by one is as many reviews: "mark/3" is the third row of the sheet "mark", and its title ends with whom the row means. */
const char *review_row_item(struct arena *a, const char *sheet, size_t number);
const char *review_row_title(struct ctx *c, const char *title, const char *name);
const char *review_row_name(const char *title);
/* From 1 on; 0: it is of no row. */
int64_t review_row_number(const char *item);
/* Is it the review of that sheet, or one of its rows? */
bool review_is_of(const char *item, const char *sheet);

/* Opens a review for subject, part and item. Refuses: one is there; somebody rates twice; a scale that is none; fewer papers than
 * are needed possible. The second is for a rule that has begun its own transaction and has asked the right itself. */
bool review_open(struct ctx *c, const struct review_ask *ask, review_id *id);
bool review_write_open(struct ctx *c, const struct review_ask *ask, review_id *id);

/* The review of subject, part and item; false: none was opened. */
bool review_of(struct ctx *c, const char *subject, int64_t subject_id, int64_t part_id, const char *item, struct review_row *row);
/* Needs MAY_HANDLE there, or of a case that the actor keeps the review; else NOT_FOUND. */
bool review_see(struct ctx *c, review_id id, struct review_row *row);
/* The combined mark, exact; no number before it is closed. */
struct fraction review_result(const struct review_row *row);

/* A paper as typed: the rater's number in a named review, else the circle where there are several. */
struct review_typed { int64_t rater; const char *circle; struct fraction mark; };	/* mark no number: it was none */

/* Adds papers. Refuses who does not keep the review, and, naming the paper and the figures: a mark outside the scale, a rater who is none or gave his mark himself, a name in a
 * secret review, more papers than raters (in a circle, too). Of a secret one two people type all papers, each by himself, as the count of a secret vote is typed: a third
 * is refused. is_again: these stand for all that the actor typed of it before. Of a named one two people type each mark that the rater does not give
 * himself, from the paper that he signed (review_named.h); is_again: this one stands for what the actor typed of the rater before. */
bool review_type(struct ctx *c, review_id id, const struct review_typed *papers, size_t count, bool is_again);

/* What two people typed of a secret review, each by himself from the same papers; those of the first count, once both are the same. In the arena. */
struct review_typing {
	const char *first, *second;		/* by name; "": nobody yet */
	size_t first_count, second_count;	/* papers that are not void */
	bool is_agreed;				/* both typed, and the same marks of the same circles in the same order: that of the numbers on the papers */
	bool is_first, is_second;		/* the actor */
	const char *only_first, *only_second;	/* marks that only one of them has, for these two alone; "" else */
};
void review_typing_of(struct ctx *c, const struct review_row *row, struct review_typing *typing);
/* The mark of the account's own person in a named review, the first time or changed. Refuses whom it is about, who marks nobody there
 * (YC-06); NOT_FOUND for everybody else. */
bool review_give(struct ctx *c, review_id id, struct fraction mark);
/* What such a rater sees. */
struct review_own { struct review_row row; int64_t rater; bool has_given, is_void; struct fraction mark; };
bool review_own_of(struct ctx *c, review_id id, struct review_own *own);
/* A paper that does not count, with the reason; not once closed, and only by who keeps the review. */
bool review_void(struct ctx *c, review_id id, int64_t number, const char *reason);
/* For a rule that has begun its own transaction (review_group.h). Is the mark within the scale? Else it is refused at the field, by the name of whose it is: who gives it, or
 * of a row who gets it. */
bool review_mark_of_is_right(struct ctx *c, const struct review_row *row, const char *field, struct fraction mark, const char *name);
/* Papers that went out and came back, as whoever closes a review counted them; -1: not said. */
#define REVIEW_ISSUED_MAX 100000
struct review_out { int64_t issued, collected; };
/* Is that asked for? Of a secret one whose raters are on no list, since nobody else knows how many papers there may be. */
bool review_wants_out(const struct review_row *row);
/* Closes it; the rights have been asked. */
bool review_write_close(struct ctx *c, const struct review_row *row, const struct review_out *out);
/* Combines the papers that count. Refuses who does not keep the review, and with the figures while they are fewer than the least; a secret one, or a mark of a named one given on paper, that two people have not typed alike. Where it wants
 * them (review_wants_out) it refuses at `issued` or `collected`, with both figures: none, more collected than issued, more typed than issued or collected. From then on nothing changes. */
bool review_close(struct ctx *c, review_id id, const struct review_out *out);

/* Of a closed review: circles with enough papers, and their combined marks. Nothing for an open one. */
struct review_circle_result { const char *names; size_t papers_count; struct fraction mark; };
size_t review_circles(struct ctx *c, const struct review_row *row, struct review_circle_result **circles);

#endif
