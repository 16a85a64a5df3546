/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_PLACE_PLACE_INPUT_H
#define ROOMS_PLACE_PLACE_INPUT_H

#include "rooms/place/place.h"

struct web;

void place_form_read(struct web *w, struct place_form *form);
void place_check_read(struct web *w, struct place_check_form *form);

#endif
