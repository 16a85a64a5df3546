/* A batch as sent by a page or a program. */
#ifndef ROOMS_PERSON_TEAM_BATCH_INPUT_H
#define ROOMS_PERSON_TEAM_BATCH_INPUT_H

#include "rooms/person/team_batch.h"

struct web;

/* What was sent; a number or year that is none is -1 and for the rule to refuse. */
void team_batch_form_read(struct web *w, struct team_batch_form *form);

#endif
