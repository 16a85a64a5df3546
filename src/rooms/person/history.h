/* The rows of the official form: education, work, training, awards, family. Family members exist only here: relation,
 * name, political status, unit; no number, phone or photo, not searched, not linked, not counted, in no list. */
#ifndef ROOMS_PERSON_HISTORY_H
#define ROOMS_PERSON_HISTORY_H

#include "core/ctx.h"
#include "rooms/person/person_sql.h"

#define HISTORY_ROWS_MAX 60

struct history_form {
	const char *kind;		/* education work training award family */
	const char *title;		/* school, unit, course, award, relative's name */
	const char *detail;		/* subject, job, hours, grantor, political status and unit */
	const char *code;		/* education: level; family: relation */
	const char *from, *to;		/* as typed; `to` empty: still going on */
};

/* Needs MAY_EDIT_PERSON. Refuses: another kind, no title, no or a wrong beginning, an end before it, no relation, a
 * number or phone among family, more than HISTORY_ROWS_MAX rows. */
bool history_add(struct ctx *c, person_id person, const struct history_form *form, person_history_id *made);
/* Refuses: a punishment, which follows from the membership (punishment.h); another row_version. */
bool history_remove(struct ctx *c, person_id person, person_history_id row, int64_t row_version);

/* Does a text hold something like an ID number or phone: seven digits in a row, but for blanks and hyphens? */
bool history_has_number(const char *text);

#endif
