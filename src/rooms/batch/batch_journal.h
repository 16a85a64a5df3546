/* What one transaction of a batch wrote, row by row: its digest stands in the audit line. Private to the room. */
#ifndef ROOMS_BATCH_BATCH_JOURNAL_H
#define ROOMS_BATCH_BATCH_JOURNAL_H

#include "base/buffer.h"
#include "core/ctx.h"

struct batch_journal { struct buffer text; int64_t written, passed, first, last; };

void batch_journal_init(struct batch_journal *j, struct arena *a);
/* A row written: its number, whose record, the version that came of it, and the before-image ("" where there is none). */
void batch_journal_add(struct ctx *c, struct batch_journal *j, int64_t number, int64_t person, int64_t version, const char *image);
/* Into the audit line of the open transaction: rows first..last, how many were written and how many passed over, the digest. */
void batch_journal_note(struct ctx *c, const struct batch_journal *j);

#endif
