/* Why somebody takes data out of the system: whatever leaves as a table is asked for with a reason, which stands in the log. */
#ifndef CORE_REASON_H
#define CORE_REASON_H

#include "core/ctx.h"

#define REASON_CHARS_MIN 4

/* Refuses the field `reason`, naming both bounds, when it has fewer than REASON_CHARS_MIN characters, more than LIMIT_EXPORT_REASON, or
 * signs and blanks alone. */
bool reason_is_given(struct ctx *c, const char *reason);

#endif
