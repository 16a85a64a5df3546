/* What the template of history is given. */
#ifndef ROOMS_PERSON_HISTORY_SCREEN_H
#define ROOMS_PERSON_HISTORY_SCREEN_H

#include "rooms/person/history.h"
#include "rooms/person/person.h"
#include "view/component.h"

#define HISTORY_KINDS_COUNT 5

struct history_screen {
	struct person_row row;
	struct tab tabs[HISTORY_KINDS_COUNT];
	size_t tabs_count;
	const char *kind, *title, *detail, *code, *from, *to;
	message title_label, detail_label;
	bool is_family;
};

#endif
