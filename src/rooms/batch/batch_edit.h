/* What another room changed in many records at once, kept as a batch of the kind "edit": old and new value of each record, so that
 * whoever may edit there looks at it, and takes it back by the steps that take an import back.
 *
 *	in every transaction that changes some of the records, after its ctx_begin:
 *	batch_edit_open → for each record batch_edit_add or batch_edit_pass → batch_edit_close
 *
 * The batch stands as "applied" from its first transaction on: what one wrote can be undone though a later one failed. */
#ifndef ROOMS_BATCH_BATCH_EDIT_H
#define ROOMS_BATCH_BATCH_EDIT_H

#include "rooms/batch/batch.h"
#include "rooms/batch/batch_journal.h"
#include "rooms/person/person.h"

/* One transaction's share. */
struct batch_edit {
	struct batch_item batch;
	struct batch_journal journal;
	int64_t number;		/* of the last row */
};

/* One item of a record: `field` as PERSON_INPUTS names it, values as they are stored. */
struct batch_edit_change { const char *field, *before, *after; };

/* Makes the batch at its first transaction: `reason` (at most LIMIT_PERSON_CHANGE_REASON characters) names it, people_count is how many the edit is
 * about. Later ones find it by its id. */
void batch_edit_open(struct ctx *c, struct batch_edit *e, batch_id id, org_id org, const char *path, const char *reason, int64_t people_count);
/* A record that was written: `before` as it stood, whose version is now one more. */
void batch_edit_add(struct ctx *c, struct batch_edit *e, const struct person_row *before, const struct batch_edit_change *changes, size_t count);
/* One that was left alone, and why. */
void batch_edit_pass(struct ctx *c, struct batch_edit *e, int64_t person, const char *name, message why);
/* Counts and audits what this transaction did; same_count: those that had the values already. `total` (may be NULL): the batch as it stands now. */
void batch_edit_close(struct ctx *c, struct batch_edit *e, int64_t same_count, struct batch_item *total);

#endif
