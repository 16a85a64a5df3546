/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_PLACE_PLACE_INPUT_H
#define ROOMS_PLACE_PLACE_INPUT_H

#include "core/file.h"
#include "rooms/place/place.h"

struct web;

/* What was sent of a place, or of an inspection of one. A number or an area that is none is out of range and for the rule to refuse; the day is today where
 * none was sent. */
void place_form_read(struct web *w, struct place_form *form);
void place_check_read(struct web *w, struct place_check_form *form);
void place_leader_read(struct web *w, struct place_leader_form *form);	/* but for the person */

/* Shows the page of a place that may be seen. */
void place_show(struct web *w, place_id id);
/* The photo that was sent, for the place of the path. */
bool place_photo_take(struct web *w, file_id *made);
/* Answers with the bytes of the photo of the path. */
void place_photo_send(struct web *w);

#endif
