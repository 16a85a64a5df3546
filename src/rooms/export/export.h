/* Lists as files. Asked for with a reason and a choice of columns; more than EXPORT_ROWS_ALONE rows or any full number
 * waits for a second person; the file is made when it is fetched and kept nowhere; a day later the link is dead. */
#ifndef ROOMS_EXPORT_EXPORT_H
#define ROOMS_EXPORT_EXPORT_H

#include "core/ctx.h"
#include "core/sheet.h"
#include "rooms/export/export_sql.h"
#include "rooms/person/person_input.h"
#include "rooms/roster/roster.h"

#define EXPORT_ROWS_ALONE 5000
#define EXPORT_SECONDS (24 * 3600)
#define EXPORT_REASON_CHARS_MIN 4
#define EXPORTS_AT_ONCE_MAX 2

struct export_form {
	int64_t org;			/* 0: where the post is held */
	const char *query;		/* of the list, as in its address */
	const char *reason, *format;	/* "xlsx", "csv" */
	bool is_full;
	bool has[40];			/* by PERSON_INPUTS; the branch always stands there */
};

/* Needs MAY_EXPORT at the organisation, and MAY_SEE_FULL for full numbers. Refuses no reason, no column, no row. */
bool export_ask(struct ctx *c, const struct export_form *form, export_id *made);
/* The second person: MAY_APPROVE_EXPORT over the organisation, another account and another person than who asked. */
bool export_decide(struct ctx *c, export_id id, bool is_approved);
/* The file, for whoever asked; -1 refused: waits, refused, expired, somebody else's, or too many at once. Audited. */
int export_fetch(struct ctx *c, export_id id, enum sheet_format *format, int64_t *bytes);
bool export_is_dead(const struct ctx *c, const struct export_row *row);

#endif
