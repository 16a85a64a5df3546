/* Many organisations founded from one list: rows of a sheet or of the clipboard, each judged by the rules of the founding form.
 *
 *	founding_take    rows → kept as they are read; nothing is founded
 *	founding_check   each row against the tree of that moment: to be founded, there already, or wrong and why
 *	founding_confirm → job org.found_many: slices of at most FOUNDING_SLICE_ROWS rows, one transaction and audit line each
 *
 * A row whose name stands below its parent already is left as it is, so the same list may be given again: it founds what is lacking. */
#ifndef ROOMS_ORG_FOUNDING_H
#define ROOMS_ORG_FOUNDING_H

#include "core/job.h"
#include "core/sheet.h"
#include "rooms/org/founding_sql.h"
#include "rooms/org/org.h"

#define FOUNDING_ROWS_MAX 5000
#define FOUNDING_SLICE_ROWS 200		/* what one line of the log can name, and short for whoever waits to write */
#define FOUNDING_ERRORS_MAX 6		/* of one row */

enum founding_field { FOUNDING_NAME, FOUNDING_SHORT_NAME, FOUNDING_KIND, FOUNDING_PARENT, FOUNDING_DAY, FOUNDING_DOCUMENT, FOUNDING_UNIT_KIND, FOUNDING_CODE,
	FOUNDING_HOST, FOUNDING_TYPE, FOUNDING_AUTHORITY, FOUNDING_PREDATES, FOUNDING_NOTE, FOUNDING_FIELDS };
/* The title of the column in the list of organisations to be founded. */
message founding_title(enum founding_field field);

enum founding_verdict { FOUNDING_NEW, FOUNDING_THERE, FOUNDING_WRONG, FOUNDING_VERDICTS };

struct founding_error { const char *column, *content, *text; };
struct founding_row {
	int64_t number;				/* the row of the file, or the line of the text, from 1 */
	const char *cells[FOUNDING_FIELDS];	/* none NULL */
	enum founding_verdict verdict;
	int64_t org;				/* of one that is there; 0 else */
	struct founding_error errors[FOUNDING_ERRORS_MAX];
	size_t errors_count;
};

/* What rows without a cell of their own get; "" nothing. */
struct founding_defaults { const char *kind, *unit_kind, *day, *document; };

/* Keeps the rows of a file, or where there is none of a text, to be founded below `org`. Needs MAY_EDIT_ORG there. Refuses at "file" and "text" what is no
 * table, has no column of names, more than FOUNDING_ROWS_MAX rows, or a mark of secrecy. */
struct upload;
bool founding_take(struct ctx *c, org_id org, const struct upload *upload, const char *text, const struct founding_defaults *defaults, founding_id *made);
/* The list if the actor may found where it belongs, else NOT_FOUND. */
bool founding_see(struct ctx *c, founding_id id, struct founding_item *list);
/* Every row judged as of now; counts of each verdict. Rows live in the arena. */
struct founding_check { struct founding_row *rows; size_t count; int64_t counts[FOUNDING_VERDICTS]; };
bool founding_check(struct ctx *c, const struct founding_item *list, struct founding_check *check);
/* Founds what is to be founded, as long work. Refuses another version, and a list that is at work (CONFLICT); nothing to be founded. */
bool founding_confirm(struct ctx *c, founding_id id, int64_t row_version);
bool founding_is_at_work(const struct founding_item *list);
/* An empty list with the titles of its columns and the choices of kinds; -1: it could not be written. */
int founding_template(struct ctx *c, enum sheet_format format, int64_t *bytes);

/* Founding row by row, for the job runner. Ends with NULL. */
extern const struct job_kind FOUNDING_JOBS[];

#endif
