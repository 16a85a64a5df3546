/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_BODY_BODY_INPUT_H
#define ROOMS_BODY_BODY_INPUT_H

#include "rooms/body/body.h"

struct web;

/* Names that are not found or not unique are refused at their field. */
void body_form_read(struct web *w, struct body_form *form);
/* First and last day of a report: `from` and `to`, by default this year until today. `to` comes back as the day after. Refuses at the parameter what is no
 * day, and an end before the beginning. */
bool body_period_read(struct web *w, day_t *from, day_t *to);

#endif
