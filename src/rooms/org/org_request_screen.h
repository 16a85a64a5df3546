/* What the templates of org_request are given. */
#ifndef ROOMS_ORG_ORG_REQUEST_SCREEN_H
#define ROOMS_ORG_ORG_REQUEST_SCREEN_H

#include "rooms/org/org_along.h"
#include "rooms/org/org_request.h"
#include "view/component.h"

struct org_request_list_screen {
	struct tab *states; size_t states_count;
	struct org_request_row *rows; size_t rows_count;
	const char **words;	/* one for each row */
	int64_t page, total;
	const char *page_href;
};

struct org_request_one_screen {
	struct org_request_row row;
	const char *words, *approvers, *state, *note;
	const char *overtaken;	/* why it can never be done any more; NULL: it can */
	bool may_decide, is_asker;
	struct org_row org;
	struct org_along along;	/* of a merger that waits: what the one who asks saw */
	bool is_unread;		/* the actor's own, decided on, and not read yet */
};

/* waiting, approved, refused or withdrawn in words. */
message org_request_state_name(const char *state);

#endif
