/* What the forms and programs send about archives that become void. */
#ifndef ROOMS_PERSON_PERSON_VOID_INPUT_H
#define ROOMS_PERSON_PERSON_VOID_INPUT_H

#include "rooms/person/person_void.h"
#include "web/web.h"

/* False after a refusal: which of both stays was not said. `is_merge`: there is another. */
bool person_void_read(struct web *w, bool is_merge, struct person_void_form *form);
/* The page of an archive that is void: true, and answered, if it is one and the actor may see it. */
bool person_void_shown(struct web *w, person_id id);

#endif
