/* What the template of batches is given. */
#ifndef ROOMS_PERSON_TEAM_BATCH_SCREEN_H
#define ROOMS_PERSON_TEAM_BATCH_SCREEN_H

#include "rooms/person/team_batch.h"
#include "schema/model.h"
#include "text/role.h"

struct team_batch_screen {
	struct org_row org;
	struct team_batch_report *reports;
	size_t count;
	const char *number, *year, *document, *action;	/* of the form */
	bool may_edit;
};

#endif
