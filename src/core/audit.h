/* What changed, for the audit line of the running transaction. A value of a column that schema/model.def
 * calls personal or sensitive never stands in the log: a keyed digest of it does, which tells that it
 * changed and lets the holder of the key check a claimed value, and no more. */
#ifndef CORE_AUDIT_H
#define CORE_AUDIT_H

#include "core/ctx.h"

/* One changed field each. Nothing is written when both are the same; NULL, DAY_NONE: there was none, as
 * before a creation. The privacy class comes from the model; an unknown table or column asserts. */
void audit_note_text(struct ctx *c, const char *table, const char *column, int64_t row_id, const char *before, const char *after);
void audit_note_int(struct ctx *c, const char *table, const char *column, int64_t row_id, int64_t before, int64_t after);
void audit_note_day(struct ctx *c, const char *table, const char *column, int64_t row_id, day_t before, day_t after);
/* Codes are closed sets: the same as a text, by its own name where the column is a code. */
void audit_note_code(struct ctx *c, const char *table, const char *column, int64_t row_id, const char *before, const char *after);

/* The value as it may stand in the log: itself, or "#" and its keyed digest. NULL gives NULL. */
const char *audit_hide(struct ctx *c, const char *table, const char *column, int64_t row_id, const char *value);

#endif
