/* 驻村工作组 (ST-04): the first secretary and the liaison of a village work together as one team, which is formed by a document and ends.
 * Both serve there by a role or by a post. Where they are at any time is neither asked nor kept. */
#ifndef ROOMS_PERSON_SUPPORT_TEAM_H
#define ROOMS_PERSON_SUPPORT_TEAM_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/support_team_sql.h"

/* Of a village or a community on a day. first_secretaries, liaisons: names with 、 between; "" where there is none. */
struct support_team_village {
	org_id org;
	const char *name, *first_secretaries, *liaisons;
	day_t formed_day;		/* DAY_NONE: it was not formed, or it ended */
	const char *document;
};
/* Not while the first secretary or the liaison is missing, formed or not. */
bool support_team_is_complete(const struct support_team_village *village);

struct support_team_list { struct org_row org; struct support_team_village *villages; size_t count; };
/* Villages and communities of `org` and below it with a first secretary, a liaison or a team today, in the order of the tree.
 * Needs MAY_SEE_PERSON at `org`, else NOT_FOUND. */
bool support_team_list(struct ctx *c, org_id org, struct support_team_list *list);

struct support_team_form { const char *document, *reason; day_t day; };
/* Need MAY_EDIT_PERSON at the village. Formed from form->day on: refuses what is no open village or community, a team that was formed already, a day to come or
 * before the village, no document, and a day on which the first secretary or the liaison is missing. */
bool support_team_begin(struct ctx *c, org_id org, const struct support_team_form *form, support_team_id *made);
/* form->day is the first day without it. Refuses where none is formed, a day to come or not after the first, and no reason. */
bool support_team_end(struct ctx *c, org_id org, const struct support_team_form *form);

#endif
