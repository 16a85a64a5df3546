/* What a page or a program sent about registrations with communities: one reading for both. */
#ifndef ROOMS_RESIDENT_RESIDENT_INPUT_H
#define ROOMS_RESIDENT_RESIDENT_INPUT_H

#include "rooms/resident/resident_screen.h"

struct web;

/* What was sent; a day that is none is DAY_NONE and for the rule to refuse. */
void resident_form_read(struct web *w, struct resident_form *form);
/* The list that is asked for, or that of `side`, of `org` and below (the own organisation where none is named). False after a refusal. */
bool resident_list_read(struct web *w, enum resident_side side, struct resident_list_screen *s);
/* The card with what the actor may do; false after a refusal. */
bool resident_screen_read(struct ctx *c, resident_id id, struct resident_screen *s);
/* After an act on the registration of the path, or on the actor's own: to the card with what is said, or the card again with what was
 * refused. */
void resident_answer(struct web *w, bool is_done, message said);
void resident_answer_own(struct web *w, bool is_done, message said);
/* The actor's own, which may be empty. */
void resident_own_read(struct ctx *c, struct resident_screen *s);

#endif
