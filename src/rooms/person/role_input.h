/* A role as sent by a page or a program. */
#ifndef ROOMS_PERSON_ROLE_INPUT_H
#define ROOMS_PERSON_ROLE_INPUT_H

#include "rooms/person/role.h"

struct web;

/* False after a refusal: the organisation named is not there. */
bool role_form_read(struct web *w, struct role_form *form);
/* The people it is about: fields `id`, once each; a program may send them in one, with blanks or commas between. */
size_t role_people_read(struct web *w, const int64_t **people);

#endif
