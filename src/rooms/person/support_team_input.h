/* A support team as sent by a page or a program. */
#ifndef ROOMS_PERSON_SUPPORT_TEAM_INPUT_H
#define ROOMS_PERSON_SUPPORT_TEAM_INPUT_H

#include "rooms/person/support_team.h"

struct web;

/* What was sent; a day that is none is DAY_NONE and for the rule to refuse. */
void support_team_form_read(struct web *w, struct support_team_form *form);

#endif
