/* A row of history as sent by a page or a program. */
#ifndef ROOMS_PERSON_HISTORY_INPUT_H
#define ROOMS_PERSON_HISTORY_INPUT_H

#include "rooms/person/history.h"

struct web;

/* What was sent of a line of education, work, training, award or family, as typed; the rule judges it. */
void history_form_read(const struct web *w, struct history_form *form);

#endif
