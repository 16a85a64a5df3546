/* Lists as files. Asked for with a reason and a choice of columns; more than EXPORT_ROWS_ALONE rows or any full number
 * waits for a second person; then a job makes the file and keeps it sealed until its link is dead, a day later.
 *
 *	export_ask → (waiting → export_decide →) making → ready → export_fetch
 *
 * Beside: refused by the second person; withdrawn by whoever asked while it waits; grown, when a list that needed nobody has become too long meanwhile; failed. */
#ifndef ROOMS_EXPORT_EXPORT_H
#define ROOMS_EXPORT_EXPORT_H

#include "core/ctx.h"
#include "core/job.h"
#include "core/sheet.h"
#include "rooms/export/export_sql.h"
#include "rooms/person/person_input.h"
#include "rooms/roster/roster.h"

#define EXPORT_ROWS_ALONE 5000
#define EXPORT_SECONDS (24 * 3600)	/* from the asking, or from the approval */
#define EXPORT_REFUSAL_TOLD_SECONDS (7 * 24 * 3600)	/* a refusal stands among the tasks of whoever asked */
#define EXPORTS_MAKING_MAX 5		/* of one account at the same time */

struct export_form {
	int64_t org;			/* 0: where the post is held */
	const char *query;		/* of the list of people, as in its address; register=KEY&side=…: a register (export_register.h), which has its own columns */
	const char *reason, *format;	/* "xlsx", "csv" */
	bool is_full;
	bool has[40];			/* by PERSON_INPUTS; the branch always stands there */
};

/* May this field be a column? A document belongs to an event, not to a person. */
bool export_has_column(const struct person_input *input);
/* Is the field of this name among the columns of an export, in the form they are kept in? */
bool export_has_chosen(const char *columns, const char *name);

/* Needs MAY_EXPORT at the organisation, and MAY_SEE_FULL for full numbers. Refuses no reason, no column, no row, and
 * more than EXPORTS_MAKING_MAX at once. */
bool export_ask(struct ctx *c, const struct export_form *form, export_id *made);
/* For whoever asked, and for who may approve it; NOT_FOUND for everybody else. */
bool export_see(struct ctx *c, export_id id, struct export_row *row);
/* Could the actor be the second person, by right and by not being the one who asked? */
bool export_may_decide(const struct ctx *c, const struct export_row *row);
/* Exports that wait for the actor's decision, the oldest first, 50 at most. */
size_t export_list_waiting(struct ctx *c, struct export_row **rows);
/* The second person: MAY_APPROVE_EXPORT over the organisation, another account and another person than who asked. Refusing
 * needs a reason, which whoever asked reads and the log keeps; reason is not used for an approval. */
bool export_decide(struct ctx *c, export_id id, bool is_approved, const char *reason);
/* Whoever asked takes it back while it waits for the second person. Refuses NOT_FOUND what another account asked for, CONFLICT what waits no more. */
bool export_take_back(struct ctx *c, export_id id);
/* The file, for whoever asked; -1 refused: not ready, refused, expired, somebody else's. Audited. */
int export_fetch(struct ctx *c, export_id id, enum sheet_format *format, int64_t *bytes);
bool export_is_dead(const struct ctx *c, const struct export_row *row);

/* Making a file, for the job runner, which also has those erased whose link is dead. Ends with NULL. */
extern const struct job_kind EXPORT_JOBS[];

#endif
