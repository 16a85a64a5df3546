#include "core/ordinal.h"

#include <assert.h>
#include <string.h>
#include "base/text.h"

static const char *const DIGITS[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

const char *ordinal_zh(struct arena *a, int n)
{
	assert(n > 0 && n <= ORDINAL_MAX);
	if (n < 10)
		return DIGITS[n];
	return arena_printf(a, "%s十%s", n < 20 ? "" : DIGITS[n / 10], DIGITS[n % 10]);
}

const char *ordinal_text(struct arena *a, int n)
{
	return arena_printf(a, "第%s", ordinal_zh(a, n));
}

static bool begins_with_digit(const char *text)
{
	for (size_t i = 1; i < sizeof(DIGITS) / sizeof(DIGITS[0]); i++)
		if (text_starts(text, DIGITS[i]))
			return true;
	return false;
}

bool ordinal_is_in(struct arena *a, const char *name, int n)
{
	const char *ordinal = ordinal_text(a, n);

	for (const char *at = strstr(name, ordinal); at != NULL; at = strstr(at + 1, ordinal))
		if (!begins_with_digit(at + strlen(ordinal)))
			return true;
	return false;
}
