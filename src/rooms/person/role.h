/* Roles a person has for a time beside posts: applicant, activist, prospect, cadre, reserve, organiser, volunteer,
 * adviser, floating member … (code set role_kind), each in one organisation with source and document. */
#ifndef ROOMS_PERSON_ROLE_H
#define ROOMS_PERSON_ROLE_H

#include "core/ctx.h"
#include "rooms/person/person_sql.h"

#define ROLE_TEAM_MONTHS 36	/* village teams stay three years (county practice) */

struct role_form {
	const char *kind, *source, *detail, *document, *reason;
	org_id org;			/* 0: the person's own branch */
	day_t day;			/* first day, or the first day no longer */
};

/* Needs MAY_EDIT_PERSON for the person and at the organisation. Refuses: an unknown kind or source, no day, a day in
 * the future, a closed organisation, somebody deceased, a member as applicant, activist or prospect, the same role
 * twice at a time in one organisation, two secondments (first secretary, village team) with a day in common, one more
 * than a declared quota with a ceiling allows without a reason. A new place of a floating member ends the former one
 * the same day. */
bool role_begin(struct ctx *c, person_id person, const struct role_form *form, person_role_id *made);
/* Refuses: a day not after the first or in the future, an end that falls below a declared floor, a village team's end
 * before three years without a reason. */
bool role_end(struct ctx *c, person_id person, person_role_id role, const struct role_form *form);

#endif
