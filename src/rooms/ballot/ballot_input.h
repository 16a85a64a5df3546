/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_BALLOT_BALLOT_INPUT_H
#define ROOMS_BALLOT_BALLOT_INPUT_H

#include "rooms/ballot/ballot.h"

struct web;

/* A count sheet for these lines. A page has the fields agreed_1, opposed_1, abstained_1 …, a program lists agreed, opposed,
 * abstained. What is left empty is 0, but for those present, in favour and, of candidates, against, which must be typed. */
void ballot_figures_read(struct web *w, const struct ballot_line_row *lines, size_t lines_count, struct ballot_figures *f);

#endif
