/* What one transaction of a batch wrote, row by row: its digest stands in the audit line. Private to the room. */
#ifndef ROOMS_BATCH_BATCH_JOURNAL_H
#define ROOMS_BATCH_BATCH_JOURNAL_H

#include "base/buffer.h"
#include "core/ctx.h"
#include "schema/model.h"

/* Of a branch that rows of the transaction were written to. */
struct batch_branch_sum { org_id org; int64_t fresh, dated, written, undone; };

struct batch_journal { struct buffer text; int64_t written, passed, first, last; struct batch_branch_sum *branches; size_t branches_count, branches_room; };

/* No lines yet; they grow in the arena. */
void batch_journal_init(struct batch_journal *j, struct arena *a);
/* A row written: its number, whose record, the version that came of it, and the before-image ("" where there is none). */
void batch_journal_add(struct ctx *c, struct batch_journal *j, int64_t number, int64_t person, int64_t version, const char *image);
/* A written row counts for a branch: what is added is 0 or 1 each. */
void batch_journal_count(struct batch_journal *j, const struct batch_branch_sum *add);
/* Adds these sums to those of the batch that stand already. */
void batch_journal_keep(struct ctx *c, const struct batch_journal *j, batch_id batch);
/* Into the audit line of the open transaction: rows first..last, how many were written and how many passed over, the digest. */
void batch_journal_note(struct ctx *c, const struct batch_journal *j);

#endif
