/* Two people type the papers of a review, for the rules of reviews only. */
#ifndef ROOMS_BALLOT_REVIEW_TYPING_H
#define ROOMS_BALLOT_REVIEW_TYPING_H

#include "rooms/ballot/review.h"

/* Refuses a secret review that one person alone typed, and one of which both typed not the same. Of a named one as review_named_is_whole. */
bool review_typing_is_whole(struct ctx *c, const struct review_row *row);

#endif
