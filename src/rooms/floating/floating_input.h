/* What a page or a program sent about a floating member: one reading for both. */
#ifndef ROOMS_FLOATING_FLOATING_INPUT_H
#define ROOMS_FLOATING_FLOATING_INPUT_H

#include "rooms/floating/floating_screen.h"

struct web;

/* What was sent; days that are none are DAY_NONE, and all is for the rule to judge. floating_to_read: the host alone. */
void floating_form_read(struct web *w, struct floating_form *form);
void floating_to_read(struct web *w, struct floating_to *to);
/* After an act on the member of the path: to the card with what is said, or the card again with what was refused. */
void floating_answer(struct web *w, bool is_done, message said);
/* Cards and activities of the year that is asked for, else of the present one. */
void floating_year_read(struct web *w, const struct floating_row *row, struct floating_year *y);
/* The actor's own; row.id 0: never away. */
void floating_own_read(struct web *w, struct floating_own_screen *s);
/* The list that is asked for, in `org` and below (the own organisation where none is named). False after a refusal. */
bool floating_list_read(struct web *w, struct floating_list_screen *s);

#endif
