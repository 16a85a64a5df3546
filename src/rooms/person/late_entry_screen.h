/* What the templates of late registrations are given. */
#ifndef ROOMS_PERSON_LATE_ENTRY_SCREEN_H
#define ROOMS_PERSON_LATE_ENTRY_SCREEN_H

#include "rooms/person/late_entry.h"
#include "view/component.h"

#define LATE_EVENTS_MAX 30

/* The form that asks, with what was typed. */
struct late_ask_screen {
	struct person_row row;
	struct person_org_row org;
	struct option events[LATE_EVENTS_MAX]; size_t events_count;
	const char *cause, *org_text, *day_text, *document, *reason, *status, *joined, *full;
	bool is_new, may_handle;	/* no member yet; may open cases */
	bool corrects;			/* an end that was registered wrongly may be corrected */
};

#endif
