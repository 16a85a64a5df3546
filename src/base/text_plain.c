/* Text as the eye reads it: what is not seen is away, and signs that are read as one character are that character. */
#include "base/text.h"

#include <string.h>
#include "base/ideograph_table.h"

bool text_is_unseen(uint32_t c)
{
	return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool text_is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x115F || c == 0x1160 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
	       c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2800 || c == 0x3000 || c == 0x3164 || c == 0xFFA0;
}

static bool is_line_end(uint32_t c)
{
	return c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* What stands beside it in the list; itself, where it does not. */
static uint32_t found_in(const struct ideograph_alike *list, size_t to, uint32_t c)
{
	size_t from = 0;

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (list[middle].sign == c)
			return list[middle].ideograph;
		if (list[middle].sign < c)
			from = middle + 1;
		else
			to = middle;
	}
	return c;
}

uint32_t text_simplified(uint32_t c)
{
	return c < 0x3400 ? c : found_in(IDEOGRAPH_SIMPLIFIED, IDEOGRAPH_SIMPLIFIED_COUNT, c);
}

static uint32_t ideograph_of(uint32_t c)
{
	if (c < IDEOGRAPH_ALIKES[0].sign || c > IDEOGRAPH_ALIKES[IDEOGRAPH_ALIKES_COUNT - 1].sign || (c >= 0x3400 && c < 0xF900))
		return c;
	return found_in(IDEOGRAPH_ALIKES, IDEOGRAPH_ALIKES_COUNT, c);
}

/* Bytes of the character at `at`, and which; what is no UTF-8 is one byte, and itself. */
static size_t char_at(const char *at, size_t bytes, uint32_t *c)
{
	unsigned char lead = (unsigned char)at[0];
	size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;

	*c = lead;
	if (lead < 0xC2 || lead > 0xF4 || length > bytes)
		return 1;
	*c = lead & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++) {
		if (((unsigned char)at[i] & 0xC0) != 0x80) {
			*c = 0;	/* none of those that change */
			return 1;
		}
		*c = *c << 6 | ((unsigned char)at[i] & 0x3Fu);
	}
	return length;
}

uint32_t text_read_as(uint32_t c)
{
	if (c < 0x80)
		return c;
	if (text_is_unseen(c))
		return 0;
	return text_is_blank(c) && c != 0x3000 && !is_line_end(c) ? ' ' : ideograph_of(c);
}

static size_t same_bytes(const char *text, size_t bytes)
{
	size_t at = 0;
	uint32_t c;

	while (at < bytes) {
		size_t length = char_at(text + at, bytes - at, &c);

		if (length > 1 && text_read_as(c) != c)
			break;
		at += length;
	}
	return at;
}

const char *text_plain(struct arena *a, const char *text, size_t *bytes)
{
	size_t at = same_bytes(text, *bytes), n = at;
	char *out;

	if (at == *bytes)
		return text;
	out = arena_alloc(a, *bytes + *bytes / 3 + 2);	/* some ideographs have four bytes where the radical has three */
	memcpy(out, text, at);
	while (at < *bytes) {
		uint32_t c, read;
		size_t length = char_at(text + at, *bytes - at, &c);

		read = length > 1 ? text_read_as(c) : 0;
		if (length == 1)
			out[n++] = text[at];
		else if (read != 0)
			n += text_put_char(out + n, read);
		at += length;
	}
	out[n] = '\0';
	*bytes = n;
	return out;
}
