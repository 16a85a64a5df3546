/* What the forms and programs send about late registrations. */
#ifndef ROOMS_PERSON_LATE_ENTRY_INPUT_H
#define ROOMS_PERSON_LATE_ENTRY_INPUT_H

#include "rooms/person/late_entry.h"
#include "web/web.h"

#define LATE_CAUSE_MEMBER PERSON_LATE_ENTRY	/* the choice that stands for a membership that was never registered */

#define LATE_SINCE_CAUSE "_since"	/* behind the role of a stage: the choice that stands for another day of its beginning */

/* Days as exactly as they were typed: a month stays one. False after a refusal: a day that cannot be read, or the branch is unknown. */
bool late_entry_read(struct web *w, struct late_form *form);

#endif
