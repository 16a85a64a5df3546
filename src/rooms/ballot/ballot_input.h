/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_BALLOT_BALLOT_INPUT_H
#define ROOMS_BALLOT_BALLOT_INPUT_H

#include "rooms/ballot/ballot.h"

struct web;

/* A count sheet for these lines. A page has the fields agreed_1, opposed_1, abstained_1 …, a program lists agreed, opposed,
 * abstained; one that lists more has a sheet of more lines than these, which ballot_type refuses. What is left empty is 0, but for those present, in favour and, of candidates, against, which must be typed. */
void ballot_figures_read(struct web *w, const struct ballot_line_row *lines, size_t lines_count, struct ballot_figures *f);

/* The texts of the choices of a vote from afar, and how many were sent: a page has a field for each of so many lines, a program lists choice, as many
 * as it likes. In the arena. */
size_t ballot_choices_sent(struct web *w, int64_t seats, size_t lines, const char ***choices);

/* Why a vote is void: reason, and of a final one ground and file. False after a refusal, and for a vote out of reach: nobody keeps bytes for it. */
bool ballot_voiding_read(struct web *w, struct ballot_voiding_form *form);

#endif
