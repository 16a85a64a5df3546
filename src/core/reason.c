#include "core/reason.h"

#include "base/text.h"
#include "schema/model.h"
#include "text/export.h"

bool reason_is_given(struct ctx *c, const char *reason)
{
	size_t chars = text_chars(reason);

	if (text_says(reason) && chars >= REASON_CHARS_MIN && chars <= LIMIT_EXPORT_REASON)
		return true;
	return ctx_refuse_field(c, "reason", T_export_reason_missing, "least", ctx_number(c, REASON_CHARS_MIN), "most", ctx_number(c, LIMIT_EXPORT_REASON),
		"n", ctx_number(c, (int64_t)chars), NULL);
}
