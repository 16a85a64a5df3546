/* What of an uploaded workbook was not read, kept beside what came of the upload, so that its page can say it as long as it is shown. */
#ifndef CORE_SHEET_LEFT_H
#define CORE_SHEET_LEFT_H

#include "core/ctx.h"
#include "core/sheet.h"

/* Inside the transaction that keeps the upload; a workbook of which everything was read leaves no row. `subject` is "batch" or "founding". */
void sheet_left_keep(struct ctx *c, const char *subject, int64_t id, const struct sheet_unread *unread);
/* Which sheet was read and which were not, as a sentence in the arena; NULL: nothing was left. */
const char *sheet_left_text(struct ctx *c, const char *subject, int64_t id);

#endif
