/* Batches of village teams (XY-05): an organisation posts teams together, each to one village for three years. The batch is a record with
 * number and year; who belongs to it holds the role of a team member or first secretary, and mostly a post in the village. */
#ifndef ROOMS_PERSON_TEAM_BATCH_H
#define ROOMS_PERSON_TEAM_BATCH_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/team_batch_sql.h"

#define TEAM_BATCH_NUMBER_MAX 999

struct team_batch_form { int64_t number, year; const char *document; };	/* -1: something else was typed */

/* Needs MAY_EDIT_PERSON at the organisation. Refuses: a number out of range or there already, a year before 1949 or after the next one,
 * no document. */
bool team_batch_begin(struct ctx *c, org_id org, const struct team_batch_form *form, team_batch_id *made);

/* One batch as a subtree sees it: who of it is posted there today, and what they hold. */
struct team_batch_report {
	struct team_batch_row row;
	struct team_batch_person *people;
	size_t people_count;
	int64_t deputy_secretaries, committee_members;
};
/* `number` 0: all; else that one alone. The latest number first. */
size_t team_batch_reports(struct ctx *c, const char *path, int64_t number, struct team_batch_report **reports);
/* The day the three years, or the term agreed, are over. */
day_t team_batch_until(const struct team_batch_person *p);

#endif
