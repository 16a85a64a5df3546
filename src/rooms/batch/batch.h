/* Rosters that come as sheets: read, compared with the archive row by row, shown, and only then written, in slices;
 * and taken back as long as nobody changed the same people since. What another room changed in many records at once is kept
 * as a batch too (batch_edit.h) and taken back by the same steps.
 *
 *	batch_upload   sheet → sealed blocks; the head mapped to fields by itself, or by hand on the mapping page
 *	check (job)    blocks → batch_row for every row that is not the same as the archive; nothing else is written
 *	batch_confirm  → asks for approval where a membership would be set (batch_needs_approval); else, and after batch_decide, apply (job):
 *	                 slices of at most BATCH_SLICE_ROWS_MAX rows, one transaction and audit line each
 *	batch_undo     → undo (job): before-images back, newest first; asks for approval first where the import needed one
 *
 * State of a batch: mapping → checking → checked → (waiting →) applying → applied → (undo_asked →) undoing → undone; stopped and dropped beside. */
#ifndef ROOMS_BATCH_BATCH_H
#define ROOMS_BATCH_BATCH_H

#include "core/job.h"
#include "core/sheet.h"
#include "rooms/batch/batch_field.h"
#include "rooms/batch/batch_sql.h"

#define BATCH_BLOCK_ROWS 1000
#define BATCH_SLICE_ROWS_MAX 1000	/* rows of one transaction */
#define BATCH_SLICE_MS 180		/* of a slice, its sync included: others wait for one at most, and they are to wait at most 250 ms */
#define BATCH_DAYS_KEPT 90		/* then content, findings and before-images are erased, and undoing ends */

enum batch_progress { BATCH_WAITS = 0, BATCH_WRITTEN = 1, BATCH_LEFT_OUT = 2, BATCH_UNDONE = 3, BATCH_KEPT = 4 };

#define BATCH_IMPORT "import"	/* kinds of a batch */
#define BATCH_EDIT "edit"

/* Is it a bulk edit, not an import of a file? */
bool batch_is_edit(const struct batch_item *row);
/* The import if the actor may see it (MAY_IMPORT at its organisation), else NOT_FOUND. */
bool batch_see(struct ctx *c, batch_id id, struct batch_item *row);
/* The same for a bulk edit (MAY_EDIT_PERSON). */
bool batch_see_edit(struct ctx *c, batch_id id, struct batch_item *row);
/* Has the actor the right at its organisation that made it: import, or edit_person for a bulk edit. */
bool batch_may_undo(struct ctx *c, const struct batch_item *row);
/* Is anything written that was not taken back yet, and nothing under way? Who was left alone by an undoing may be tried again: once a later batch is undone, his
 * record is again as this one left it. */
bool batch_can_be_undone(const struct batch_item *row);
bool batch_is(const struct batch_item *row, const char *state);

/* Reads the upload at `fd` and keeps its rows sealed; starts the check when every column is understood. The scope is the
 * organisation of the post. Refuses at "file" whatever cannot be read, and words of secrecy. */
bool batch_upload(struct ctx *c, const char *filename, int fd, int64_t bytes, batch_id *made);
/* Which column is which, by hand: one field name a column, "" to leave it out. Refuses one field for two columns, and a list without name and number or birthday. Remembered for the same head. */
bool batch_map(struct ctx *c, batch_id id, const char *const *names, size_t count, int64_t row_version);
/* Branch, status and joining days of a new member, or other joining days of a known one, would stand on the word of the roster alone:
 * checked, and such rows are in it. */
bool batch_needs_approval(const struct batch_item *batch);
/* Writes what the check found, or asks for the approval that it needs first (state "waiting"). A second confirmation is refused. Also
 * goes on after a stop. Where rows make somebody of the name and birthday of another, twin_reason says once for the batch how they were told apart:
 * the approver reads it, and it stands in the records. Refuses at "twin_reason" none, or more than LIMIT_PERSON_CHANGE_REASON characters. */
bool batch_confirm(struct ctx *c, batch_id id, const char *twin_reason, int64_t row_version);
/* What two people set is not one person's to take away: the undoing of an import that needed an approval needs one too. */
bool batch_undo_needs_approval(const struct batch_item *batch);
/* Somebody else decides on the whole import, or on undoing it, or gives it back with a note: a post of the committee that admits the members of the
 * batch's organisation, or of one above it, with MAY_EDIT_PERSON there. One approval for the batch, however large it is.
 * Refuses: who asked, a post below that committee, no note where it is given back, what does not wait. */
bool batch_decide(struct ctx *c, batch_id id, bool is_approved, const char *note, int64_t row_version);
/* May the actor decide? Says why not where `says_why`. */
bool batch_may_decide(struct ctx *c, const struct batch_item *batch, bool says_why);
/* The batch for whoever imports there, or may decide on it because an approval was asked for; else NOT_FOUND. */
bool batch_see_or_decide(struct ctx *c, batch_id id, struct batch_item *row);
/* Imports, and undoings of imports and bulk edits, that wait for the actor's decision, the oldest first, up to 200; and how many of each. */
size_t batch_list_waiting(struct ctx *c, struct batch_item **rows);
struct batch_waiting { int64_t imports, undoings; };
struct batch_waiting batch_waiting(struct ctx *c);
bool batch_stop(struct ctx *c, batch_id id);
/* Asks for the undoing of an import or a bulk edit; the reason stands with the batch, in the log and in every record that gets its former values
 * back. Waits for a second person (state "undo_asked") where batch_undo_needs_approval; batch_stop takes the request back. Records changed since are left alone and named. Refuses at "reason" none, or more than LIMIT_BATCH_UNDO_REASON characters; what is not
 * written, or undone already; what is erased; and wants a fresh proof of who acts. */
bool batch_undo(struct ctx *c, batch_id id, const char *reason, int64_t row_version);
/* Forgets an upload that was not imported. */
bool batch_drop(struct ctx *c, batch_id id, int64_t row_version);
/* Rows with errors as a sheet, with what is wrong beside them; audited. The descriptor is the caller's; -1 refused. */
int batch_wrong_sheet(struct ctx *c, batch_id id, enum sheet_format format, int64_t *bytes);
/* An empty roster to be filled in. */
int batch_template_sheet(struct ctx *c, enum sheet_format format, int64_t *bytes);

/* Its content, findings and before-images are erased, or will be within the hour: nothing can be written from it or undone. */
bool batch_is_erased(const struct ctx *c, const struct batch_item *batch);

/* Checking, applying and undoing, for the job runner, which also has what was kept long enough erased. Ends with NULL. */
extern const struct job_kind BATCH_JOBS[];

/* ---- one row against the archive ---- */

enum batch_verdict_kind { BATCH_SAME, BATCH_NEW, BATCH_CHANGED, BATCH_WRONG, BATCH_SKIPPED, BATCH_VERDICTS_COUNT };
/* As the database, the query and the API write it: same, new, changed, wrong, skipped. */
const char *batch_verdict_name(enum batch_verdict_kind kind);

struct batch_verdict {
	enum batch_verdict_kind kind;
	bool is_warned;
	struct person_facts facts;	/* new, changed: what is to be written */
	struct person_row row;		/* changed, same: who it is; id 0 if nobody */
	struct person_org_row org;	/* new: the branch */
	bool is_twin;			/* somebody else has the name and birthday that this makes: see batch_twin.c */
	bool is_dated;			/* changed: a member whose day of joining or conversion would be another */
	const char *document;
	const char *findings;		/* kept form, see batch_finding_next */
};

/* What all rows of one run share. */
struct batch_judge;
/* `fields` of the columns; the scope is a path and lies within the actor's. Keeps what it reads in `a`. */
struct batch_judge *batch_judge_new(struct ctx *c, struct arena *a, const char *path, const int *fields, const char *const *titles, int columns_count);
/* The check; the look before writing, since the archive may have changed; and that look at a row that was checked as new: its
 * ID number need not be looked up, because writing asks for it again, where nothing moves any more. */
enum batch_look { BATCH_LOOK_CHECK, BATCH_LOOK_AGAIN, BATCH_LOOK_NEW };
/* `c` is the context of this row: its arena takes everything, its refusals are not touched. In a check the number of an
 * earlier row with the same ID number makes a row wrong. */
void batch_judge_row(struct batch_judge *j, struct ctx *c, int number, const char *const *cells, enum batch_look look, struct batch_verdict *v);

/* ---- findings ---- */

enum batch_finding_kind { BATCH_FINDING_WRONG = 'W', BATCH_FINDING_WARNING = 'N', BATCH_FINDING_CHANGE = 'C' };
#define BATCH_FINDING_ARGS_MAX 8
struct batch_finding {
	enum batch_finding_kind kind;
	const char *column;		/* title in the sheet; of a field without a column its name in words */
	const char *content;		/* what stands there */
	const char *text;		/* how to put it right, in words; of a change what will stand */
};
/* Takes the next one apart, in the language of c; *at begins with the kept text and is moved. */
bool batch_finding_next(struct ctx *c, const char **at, struct batch_finding *finding);

/* ---- rows in blocks: cells with tabs between, a row a line, the number first ---- */
/* Its cells, at most cells_max of them, as copies in the arena that `cells` points to: how many. *number: that of the row. */
int batch_row_split(struct arena *a, const char *line, int *number, const char **cells, int cells_max);

#endif
