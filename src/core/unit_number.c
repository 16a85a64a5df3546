#include "core/unit_number.h"

#include <string.h>
#include "base/text.h"

const char UNIT_YUAN[] = "元";

/* The longer ones stand before those that they end with. */
static const struct { const char *unit, *asked[2]; } UNITS[] = { { "个工作日", { "工作日", NULL } }, { "工作日", { "工作日", NULL } }, { "天", { "天", "日" } }, { "日", { "天", "日" } },
	{ "个月", { "月", NULL } }, { "月", { "月", NULL } }, { "年", { "年", NULL } }, { "元", { "元", NULL } },
	{ "户", { "户", NULL } }, { "人", { "人", NULL } } };

static bool is_asked(size_t unit, const char *asked)
{
	for (size_t i = 0; i < 2 && UNITS[unit].asked[i] != NULL; i++)
		if (strstr(asked, UNITS[unit].asked[i]) != NULL)
			return true;
	return false;
}

int64_t unit_yuan_of(const char *asked)
{
	return strstr(asked, "万元") != NULL ? 10000 : strstr(asked, UNIT_YUAN) != NULL;
}

/* Figures and points in half width, without blanks. */
static char *half_width(struct arena *a, const char *typed)
{
	char *out = arena_alloc(a, strlen(typed) + 1), *at = out;

	while (*typed != '\0') {
		const char *from = typed;
		uint32_t c = text_next(&typed);

		if (c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0)
			continue;
		if ((c >= 0xFF10 && c <= 0xFF19) || c == 0xFF0E || c == 0xFF0C) {
			*at++ = (char)(c - 0xFEE0);
			continue;
		}
		memcpy(at, from, (size_t)(typed - from));
		at += typed - from;
	}
	*at = '\0';
	return out;
}

const char *unit_number(struct arena *a, const char *typed, const char *asked)
{
	char *number = half_width(a, typed);
	size_t bytes = strlen(number);

	for (size_t i = 0; i < sizeof(UNITS) / sizeof(UNITS[0]); i++) {
		size_t end = strlen(UNITS[i].unit);

		if (bytes <= end || strcmp(number + bytes - end, UNITS[i].unit) != 0)
			continue;
		if (!is_asked(i, asked))
			return typed;
		number[bytes - end] = '\0';
		break;
	}
	return number[0] != '\0' && strspn(number, "0123456789.,") == strlen(number) ? number : typed;
}

bool unit_days_read(struct arena *a, const char *typed, int64_t *days)
{
	return int_parse(unit_number(a, typed, "天"), days);
}
