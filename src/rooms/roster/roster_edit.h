/* One change for many records: previewed with old and new, then applied in slices, each a transaction with its
 * audit line. A record changed since the preview is left alone and named. What was changed is kept as a batch (rooms/batch/batch_edit.h), which
 * is looked at and undone on its page /edit-batch. */
#ifndef ROOMS_ROSTER_ROSTER_EDIT_H
#define ROOMS_ROSTER_ROSTER_EDIT_H

#include "rooms/batch/batch.h"
#include "rooms/roster/roster.h"

#define ROSTER_EDIT_ROWS_MAX 10000
#define ROSTER_EDIT_SLICE_ROWS 200	/* four notes of some 200 bytes a row stay within one audit line */
#define ROSTER_EDIT_SHOWN_MAX 200

/* As typed; empty: stays as it is. */
struct roster_edit_typed { const char *work_unit, *occupation, *front_line, *education; };

/* Remembers whom the change is about and which version of each was seen. `ids` NULL: all that fit the query.
 * Needs MAY_EDIT_PERSON at the organisation. Refuses: nobody, more than ROSTER_EDIT_ROWS_MAX, nothing to change,
 * a value that is none. People outside the organisation are left out. */
bool roster_edit_prepare(struct ctx *c, int64_t org, const struct roster_query *q, const int64_t *ids, size_t ids_count,
	const struct roster_edit_typed *typed, roster_edit_id *made);

/* A line of the preview: one item of one person; note: why it will not change, NULL if it will. */
struct roster_edit_line { int64_t person; const char *name, *org_name, *before, *after; message item, note; };
struct roster_edit_preview {
	struct roster_edit_line *lines;
	size_t lines_count;
	int64_t people_count, rest_count;	/* rest: people without lines */
	const char *subtitle, *rest_text, *action, *reason;
};
/* NOT_FOUND for a preview of somebody else, or one that is over. */
bool roster_edit_show(struct ctx *c, roster_edit_id id, struct roster_edit_preview *preview);

struct roster_edit_refused { int64_t person; const char *name; message why; };
struct roster_edit_outcome {
	struct batch_item batch;	/* the whole edit: done, same */
	struct roster_edit_refused *refused;
	size_t refused_count;
};
/* Applies it, slice by slice; what one slice wrote stays when a later one fails, and can be undone. The reason stands in each changed record and in the
 * log. Refuses at "reason": none, too long. */
bool roster_edit_apply(struct ctx *c, roster_edit_id id, const char *reason, struct roster_edit_outcome *outcome);

struct roster_edit_screen {
	const char *org_text, *query, *subtitle;
	const int64_t *ids;
	size_t ids_count;
	bool is_all;
	struct roster_edit_typed typed;
};

#endif
