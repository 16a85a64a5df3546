/* What the templates of requests are given. */
#ifndef ROOMS_TRANSFER_TRANSFER_REQUEST_SCREEN_H
#define ROOMS_TRANSFER_TRANSFER_REQUEST_SCREEN_H

#include "rooms/transfer/transfer_request.h"

struct transfer_request_own_screen {
	struct transfer_request_form form;
	const char *day;
	struct transfer_request_row *rows; size_t count;
	const char **words;		/* how far each is */
	bool may_ask;			/* none waits, and no transfer is under way */
};

struct transfer_request_list_screen {
	struct desk_filter desk;
	struct transfer_request_row *rows; size_t count;
	const char **hrefs;		/* the form that proposes, filled in */
	int64_t total, page, rows_per_page;
};

#endif
