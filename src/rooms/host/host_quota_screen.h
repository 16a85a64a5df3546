/* What the templates of coverage quotas are given. */
#ifndef ROOMS_HOST_HOST_QUOTA_SCREEN_H
#define ROOMS_HOST_HOST_QUOTA_SCREEN_H

#include "rooms/host/host.h"
#include "rooms/host/host_quota.h"
#include "text/host_quota.h"

struct host_quota_screen {
	struct host_quota quota;
	int kind, state;			/* of the list; kind -1: any, state -1: all that are eligible */
	const struct host_quota_unit **shown;	/* one page of it */
	size_t shown_count;
	int64_t list_count, page, rows_per_page;
	const char *href;
	bool may_edit;
};

struct host_eligible_screen {
	struct host_row host;
	const char *action, *full_members;	/* as typed */
	bool is_above_scale;
	int64_t row_version;
};

/* Has an organisation, ought to have one and has none, is below the number from which it ought to, or did not tell its number. */
message host_quota_state_text(enum host_quota_state state);

#endif
