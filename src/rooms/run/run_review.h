/* Who keeps a review of a case: opens it, types papers, declares one void, closes it. Whoever does its step, or registers what those did, as for its forms (`by`,
 * `not_by`); and never whom it rates, nor, where an organisation is rated, anybody who holds a post in it or is a member of it. */
#ifndef ROOMS_RUN_RUN_REVIEW_H
#define ROOMS_RUN_RUN_REVIEW_H

#include "rooms/ballot/review.h"

struct run_case;

/* Refuses AGAINST_RULE with who may. True for a review that is of no case: MAY_HANDLE alone is asked there. */
bool run_review_keeper_is_right(struct ctx *c, const struct review_row *row);
/* The same before it is opened, of the open step. */
bool run_sheet_keeper_is_right(struct ctx *c, const struct run_case *k, const char *title);
/* Why the actor does not keep it, and who does, as a sentence in the arena; NULL: he does. */
const char *run_review_kept_from(struct ctx *c, const struct review_row *row);
const char *run_sheet_kept_from(struct ctx *c, const struct run_case *k, const char *title);
/* Is it of a case, and does the actor keep it? */
bool run_review_is_kept(struct ctx *c, const struct review_row *row);
/* May the actor read whose mark is which, once it is closed: the supervising office alone (engines, privacy rule 7), which is whoever keeps the review; of a step that no
 * role does, whoever does so from above the organisation. Of a secret one, which mark has which number: whoever fills in, at the open step of the case, which papers do not count. */
bool run_review_shows_marks(struct ctx *c, const struct review_row *row);

#endif
