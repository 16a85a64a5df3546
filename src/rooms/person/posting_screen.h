/* What the template of postings is given. */
#ifndef ROOMS_PERSON_POSTING_SCREEN_H
#define ROOMS_PERSON_POSTING_SCREEN_H

#include "rooms/person/posting.h"
#include "text/posting.h"
#include "view/component.h"

struct posting_screen {
	struct posting_list list;
	struct tab tabs[POSTING_KINDS_COUNT];
	bool *is_seen;			/* may the actor open the record of each row? */
	const char *href;		/* of the page, without the kind */
	int64_t page, rows_per_page;
};

#endif
