/* Two people type the papers of a secret review, for the rules of reviews only. */
#ifndef ROOMS_BALLOT_REVIEW_TYPING_H
#define ROOMS_BALLOT_REVIEW_TYPING_H

#include "rooms/ballot/review.h"

/* Refuses a secret review that one person alone typed, and one of which both typed not the same. True for a named one. */
bool review_typing_is_whole(struct ctx *c, const struct review_row *row);

#endif
