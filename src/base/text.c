#include "base/text.h"

#include <assert.h>
#include <string.h>

/* Bytes of the sequence that `lead` begins, 0 if it begins none. */
static size_t sequence_bytes(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	if (lead >= 0xF0 && lead <= 0xF4)
		return 4;
	return 0;
}

/* The second byte decides what is overlong, a surrogate or above U+10FFFF. */
static bool is_second_valid(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xE0: return second >= 0xA0 && second <= 0xBF;
	case 0xED: return second >= 0x80 && second <= 0x9F;
	case 0xF0: return second >= 0x90 && second <= 0xBF;
	case 0xF4: return second >= 0x80 && second <= 0x8F;
	default: return second >= 0x80 && second <= 0xBF;
	}
}

bool text_is_utf8(const char *text, size_t bytes)
{
	const unsigned char *p = (const unsigned char *)text, *end = p + bytes;

	while (p < end) {
		size_t n = sequence_bytes(*p);

		if (n == 0 || *p == '\0' || (size_t)(end - p) < n)
			return false;
		if (n > 1 && !is_second_valid(p[0], p[1]))
			return false;
		for (size_t i = 2; i < n; i++)
			if ((p[i] & 0xC0) != 0x80)
				return false;
		p += n;
	}
	return true;
}

size_t text_chars(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* The blocks of Unicode that hold writing, without those of signs and punctuation (U+2000 to U+2BFF, U+3000 to U+3004, full-width signs). */
bool text_is_letter(uint32_t c)
{
	static const struct { uint32_t from, to; } LETTERS[] = { { 'A', 'Z' }, { 'a', 'z' }, { 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0x1FFF }, { 0x2C00, 0x2DFF }, { 0x2E80, 0x2FDF },
		{ 0x3005, 0x3007 }, { 0x3021, 0x3029 }, { 0x3040, 0x318F }, { 0x31A0, 0xD7FF }, { 0xF900, 0xFAFF }, { 0xFF21, 0xFF3A }, { 0xFF41, 0xFF5A }, { 0x20000, 0x3FFFF } };

	for (size_t i = 0; i < sizeof(LETTERS) / sizeof(LETTERS[0]); i++)
		if (c >= LETTERS[i].from && c <= LETTERS[i].to)
			return true;
	return false;
}

size_t text_letters(const char *text)
{
	size_t count = 0;

	while (text != NULL && *text != '\0')
		count += text_is_letter(text_next(&text));
	return count;
}

bool text_says(const char *text)
{
	return text_letters(text) >= 2;
}

uint32_t text_next(const char **cursor)
{
	const unsigned char *p = (const unsigned char *)*cursor;
	size_t n = sequence_bytes(*p);
	uint32_t c;

	if (*p == '\0')
		return 0;
	if (n <= 1) {
		*cursor += 1;
		return *p;
	}
	c = *p & (0xFFu >> (n + 1));
	*cursor += 1;
	for (size_t i = 1; i < n && (p[i] & 0xC0) == 0x80; i++) {
		c = c << 6 | (p[i] & 0x3Fu);
		*cursor += 1;
	}
	return c;
}

size_t text_put_char(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

static bool is_line_end(uint32_t c)
{
	return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Controls, the signs one cannot see, and what is no character. */
static bool is_dropped(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || text_is_unseen(c) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool text_is_empty(const char *text)
{
	if (text == NULL)
		return true;
	while (*text != '\0') {
		uint32_t c = text_next(&text);

		if (!text_is_blank(c) && !is_dropped(c))
			return false;
	}
	return true;
}

bool text_same(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

const char *text_or_empty(const char *text)
{
	return text == NULL ? "" : text;
}

bool text_starts(const char *text, const char *prefix)
{
	/* Programmes ask it some twenty times a character, and nearly always the first byte says no. */
	while (*prefix != '\0' && *text == *prefix) {
		text++;
		prefix++;
	}
	return *prefix == '\0';
}

bool text_is_one_of(const char *text, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, text) == 0)
			return true;
	return false;
}

const char *text_beginning(struct arena *a, const char *text, int chars)
{
	const char *end = text;

	for (int i = 0; i < chars && *end != '\0'; i++)
		text_next(&end);
	return *end == '\0' ? text : arena_printf(a, "%s…", arena_text_n(a, text, (size_t)(end - text)));
}

/* Text being cleaned into a place that is as large as the input: no step makes text longer. */
struct cleaning {
	char *out;
	size_t bytes;
	bool is_blank_due;
	int line_ends_due;
};

static void cleaning_put(struct cleaning *w, uint32_t c)
{
	if (w->bytes > 0) {
		for (; w->line_ends_due > 0; w->line_ends_due--) {
			w->out[w->bytes++] = '\n';
			w->is_blank_due = false;
		}
		if (w->is_blank_due)
			w->out[w->bytes++] = ' ';
	}
	w->line_ends_due = 0;
	w->is_blank_due = false;
	w->bytes += text_put_char(w->out + w->bytes, c);
}

/* Of what was written so far: a full-width digit stands there as a digit, a sign that stayed as a wide one. */
static bool is_wide(uint32_t c)
{
	return c >= 0x2E80;
}

static bool is_prose_sign(uint32_t c)
{
	return c == 0xFF0C || c == 0xFF1A || c == 0xFF1B || c == 0xFF01 || c == 0xFF1F;
}

/* Whether what comes next will still be wide: signs that stay or go with what is behind them, and what is dropped, are passed over; a blank never is. */
static bool is_chinese_next(const char *rest)
{
	uint32_t c = text_next(&rest);

	while (c != 0 && !text_is_blank(c) && !is_line_end(c) && (is_dropped(c) || is_prose_sign(c) || c == 0xFF08))
		c = text_next(&rest);
	return is_wide(c) && !text_is_blank(c) && !(c >= 0xFF01 && c <= 0xFF5E);
}

/* ，：；！？ beside a Chinese character are prose and stay; between digits they were meant as , and :. */
static bool is_prose(uint32_t c, uint32_t before, const char *rest)
{
	return is_prose_sign(c) && (is_wide(before) || is_chinese_next(rest));
}

#define NESTED_MAX 32

/* Which of the brackets that are open stay wide, the innermost in the lowest bit. */
struct brackets { uint32_t wide; int depth; };

/* （ beside Chinese is prose and stays, and its ） with it: 中共市（县、区）委员会, 第（3）号. Around digits alone they were meant as ( and ). */
static bool bracket_stays(struct brackets *k, uint32_t c, uint32_t before, const char *rest)
{
	bool stays;

	if (c == 0xFF08) {
		stays = is_wide(before) || is_chinese_next(rest);
		k->wide = k->wide << 1 | stays;
		k->depth += k->depth < NESTED_MAX;
		return stays;
	}
	if (c == '(') {
		k->wide <<= 1;
		k->depth += k->depth < NESTED_MAX;
		return false;
	}
	stays = k->depth > 0 ? (k->wide & 1) != 0 : is_wide(before);
	k->wide >>= 1;
	k->depth -= k->depth > 0;
	return stays;
}

static bool is_bracket(uint32_t c)
{
	return c == 0xFF08 || c == 0xFF09 || c == '(' || c == ')';
}

static char *clean(struct arena *a, const char *text, bool keeps_lines)
{
	struct cleaning w = { arena_alloc(a, strlen(text) + 1), 0, false, 0 };
	struct brackets brackets = { 0 };
	uint32_t before = 0;	/* as it was written, so that what was cleaned is clean */

	while (*text != '\0') {
		uint32_t c = text_next(&text);

		if (keeps_lines && is_line_end(c)) {
			if (c == '\r' && *text == '\n')
				text++;
			w.line_ends_due++;
			w.is_blank_due = false;
			before = '\n';
		} else if (text_is_blank(c)) {
			w.is_blank_due = true;
			before = ' ';
		} else if (!is_dropped(c)) {
			bool stays = is_bracket(c) ? bracket_stays(&brackets, c, before, text) : is_prose(c, before, text);

			before = c >= 0xFF01 && c <= 0xFF5E && !stays ? c - 0xFEE0 : c;
			cleaning_put(&w, before);
		}
	}
	w.out[w.bytes] = '\0';
	return w.out;
}

char *text_clean(struct arena *a, const char *text)
{
	return clean(a, text == NULL ? "" : text, false);
}

char *text_clean_lines(struct arena *a, const char *text)
{
	return clean(a, text == NULL ? "" : text, true);
}

char *text_line_ends(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, 3 * strlen(text) + 1);	/* U+FFFD takes three bytes */
	size_t bytes = 0;

	while (*text != '\0') {
		uint32_t c = text_next(&text);

		if (c == '\r' && *text == '\n')
			continue;
		bytes += text_put_char(out + bytes, c == '\r' ? '\n' : c);
	}
	out[bytes] = '\0';
	return out;
}

static bool has_chinese(const char *text)
{
	while (*text != '\0')
		if (text_next(&text) >= 0x2E80)
			return true;
	return false;
}

char *text_wide_brackets(struct arena *a, const char *text)
{
	bool is_chinese = has_chinese(text);
	char *out = arena_alloc(a, 3 * strlen(text) + 1);	/* a bracket of one byte becomes one of three */
	size_t bytes = 0;

	while (*text != '\0') {
		uint32_t c = text_next(&text);

		bytes += text_put_char(out + bytes, is_chinese && (c == '(' || c == ')') ? c + 0xFEE0 : c);
	}
	out[bytes] = '\0';
	return out;
}

char *text_narrow_brackets(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, strlen(text) + 1);
	size_t bytes = 0;

	while (*text != '\0') {
		uint32_t c = text_next(&text);

		bytes += text_put_char(out + bytes, c == 0xFF08 || c == 0xFF09 ? c - 0xFEE0 : c);
	}
	out[bytes] = '\0';
	return out;
}

static bool is_name_dot(uint32_t c)
{
	return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0xFF65 || c == 0x2027 || c == 0x2219 || c == 0x22C5 ||
	       c == 0x0387 || c == 0x16EB || c == 0x2E31 || c == '.' || c == 0x3002;
}

static bool is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2E80 && !is_name_dot(c));
}

/* Words and numbers that a blank or a dot keeps apart. */
static bool is_spaced(uint32_t c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* The next code point of what a name says: blanks that are only layout are passed over, and every dot between names is one. */
static uint32_t next_said(const char **p, uint32_t before)
{
	uint32_t c;

	do {
		const char *ahead;

		c = text_next(p);
		if (c != ' ' && c != 0x3000)
			break;
		ahead = *p;
		if (is_spaced(before) && is_spaced(text_next(&ahead)))
			break;
	} while (true);
	return is_name_dot(c) && !(c == '.' && is_spaced(before)) ? 0xB7 : c;
}

bool text_is_same(const char *one, const char *other)
{
	uint32_t a = 0, b = 0;

	do {
		a = next_said(&one, a);
		b = next_said(&other, b);
		if (a != b && !(is_bracket(a) && is_bracket(b) && a % 0xFEE0 == b % 0xFEE0))
			return false;
	} while (a != 0);
	return true;
}

/* A Latin name keeps its dots and spaces ("J. Smith"); between Chinese characters a space is only
 * layout ("张　三") and every dot is the dot of minority names. */
char *text_clean_name(struct arena *a, const char *name)
{
	const char *p = text_clean(a, name);
	char *out = arena_alloc(a, 2 * strlen(p) + 1);	/* a '.' of one byte becomes a dot of two */
	size_t bytes = 0;
	uint32_t before = 0;

	while (*p != '\0') {
		uint32_t c = text_next(&p);

		if (c == ' ') {
			const char *ahead = p;

			if (!is_letter(before) || !is_letter(text_next(&ahead)))
				continue;
		} else if (is_name_dot(c) && !(c == '.' && is_letter(before))) {
			c = 0xB7;
		}
		bytes += text_put_char(out + bytes, c);
		before = c == '.' ? 'a' : c;
	}
	out[bytes] = '\0';
	return out;
}

char *text_lower(struct arena *a, const char *text)
{
	char *out = arena_text(a, text);

	for (char *p = out; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + ('a' - 'A'));
	return out;
}

int64_t text_version(const char *text)
{
	uint64_t hash = 14695981039346656037u;	/* FNV-1a */

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211u;
	hash = (hash >> 11) ^ (hash & 0x7ff);	/* what a number of JSON holds */
	return hash == 0 ? 1 : (int64_t)hash;
}

/* ---- numbers and codes ---- */

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0xFF07;
}

bool text_code(const char *typed, char *out, size_t chars_max)
{
	size_t n = 0;

	while (*typed != '\0') {
		uint32_t c = text_next(&typed);

		if (c <= ' ' || c == 0x3000 || c == 0xA0 || c == 0x200B || c == 0xFEFF || (n == 0 && is_apostrophe(c)))
			continue;
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		if (n == chars_max)
			return false;
		out[n++] = c < 0x80 ? (char)c : '?';
	}
	out[n] = '\0';
	return true;
}
