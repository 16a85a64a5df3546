#include "core/yuan.h"

#include "base/text.h"

#define YUAN_BYTES 32
#define THOUSAND_DIGITS 3

enum { SIGN_YUAN = 0xA5, SIGN_YUAN_WIDE = 0xFFE5, WORD_YUAN = 0x5143, WORD_YUAN_ROUND = 0x5706 };

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0;
}

/* The next sign that counts, in half width; 0 at the end. */
static uint32_t next_sign(const char **cursor)
{
	uint32_t c;

	do
		c = text_next(cursor);
	while (is_space(c));
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* Behind a comma stand three digits and then no further one. */
static bool is_thousand(const char *after)
{
	for (int i = 0; i < THOUSAND_DIGITS; i++) {
		uint32_t c = next_sign(&after);

		if (c < '0' || c > '9')
			return false;
	}
	uint32_t next = next_sign(&after);

	return next < '0' || next > '9';
}

bool yuan_read(const char *typed, int64_t *fen)
{
	char digits[YUAN_BYTES];
	size_t bytes = 0;
	bool has_point = false;
	uint32_t c = next_sign(&typed);

	if (c == SIGN_YUAN || c == SIGN_YUAN_WIDE)
		c = next_sign(&typed);
	for (; (c >= '0' && c <= '9') || c == '.' || c == ','; c = next_sign(&typed)) {
		if (c == ',') {
			if (bytes == 0 || has_point || !is_thousand(typed))
				return false;
			continue;
		}
		if (bytes == sizeof(digits) - 1)
			return false;
		has_point = has_point || c == '.';
		digits[bytes++] = (char)c;
	}
	digits[bytes] = '\0';
	if (c == WORD_YUAN || c == WORD_YUAN_ROUND)
		c = next_sign(&typed);
	return c == 0 && hundredths_parse(digits, fen);
}
