/* What the template of support teams is given. */
#ifndef ROOMS_PERSON_SUPPORT_TEAM_SCREEN_H
#define ROOMS_PERSON_SUPPORT_TEAM_SCREEN_H

#include "rooms/person/support_team.h"
#include "schema/model.h"
#include "text/support.h"

struct support_team_screen {
	struct support_team_list list;
	size_t formed, incomplete;
	bool may_form, may_end;			/* the team of `org` itself */
	const char *action, *day, *document, *reason;
};

#endif
