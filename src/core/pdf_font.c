#include "core/pdf_font.h"

#include <stdlib.h>
#include <string.h>
#include "core/pdf_token.h"
#include "core/sheet_out.h"

#define UNITS_MAX 6		/* UTF-16 of one code; longer ones (ligatures of words) are cut */
#define MEANINGS_MAX 70000

struct pdf_meaning { uint32_t from, to; uint16_t units[UNITS_MAX]; uint8_t count; };

enum pdf_coding pdf_coding_of(const char *encoding)
{
	static const char *const GB[] = { "/GBK", "/GB-EUC", "/GBpc-EUC" }, *const UTF16[] = { "/UniGB-UCS2", "/UniGB-UTF16", "/UniCNS-UCS2", "/UniCNS-UTF16" };

	for (size_t i = 0; i < sizeof(GB) / sizeof(GB[0]); i++)
		if (strncmp(encoding, GB[i], strlen(GB[i])) == 0)
			return PDF_GB;
	for (size_t i = 0; i < sizeof(UTF16) / sizeof(UTF16[0]); i++)
		if (strncmp(encoding, UTF16[i], strlen(UTF16[i])) == 0)
			return PDF_UTF16;
	return PDF_PAIRS;
}

/* ---- the map ---- */

static uint32_t code_of(const struct pdf_token *t)
{
	uint32_t code = 0;

	for (size_t i = 0; i < t->bytes && i < 4; i++)
		code = code << 8 | (unsigned char)t->text[i];
	return code;
}

static void add(struct buffer *list, uint32_t from, uint32_t to, const struct pdf_token *target)
{
	struct pdf_meaning m = { .from = from, .to = to };

	for (size_t i = 0; i + 1 < target->bytes && m.count < UNITS_MAX; i += 2)
		m.units[m.count++] = (uint16_t)((unsigned char)target->text[i] << 8 | (unsigned char)target->text[i + 1]);
	if (m.count > 0 && from <= to && list->bytes < MEANINGS_MAX * sizeof(m))
		buffer_put(list, &m, sizeof(m));
}

/* <code> <target> … endbfchar */
static void take_chars(struct pdf_tokens *t, struct buffer *list)
{
	struct pdf_token token;

	while (pdf_next(t, &token) && token.kind == PDF_STRING) {
		uint32_t code = code_of(&token);

		if (pdf_next(t, &token) && token.kind == PDF_STRING)
			add(list, code, code, &token);
	}
}

/* <from> <to> <target> or <from> <to> [ <target> … ], … endbfrange */
static void take_ranges(struct pdf_tokens *t, struct buffer *list)
{
	struct pdf_token token;

	while (pdf_next(t, &token) && token.kind == PDF_STRING) {
		uint32_t from = code_of(&token), to;

		if (!pdf_next(t, &token) || token.kind != PDF_STRING)
			return;
		to = code_of(&token);
		if (!pdf_next(t, &token))
			return;
		if (token.kind == PDF_STRING)
			add(list, from, to, &token);
		else if (token.kind == PDF_OPEN)
			while (pdf_next(t, &token) && token.kind == PDF_STRING)
				add(list, from, from, &token), from++;
	}
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* By code. Not qsort, which asks how much memory the machine has: the confined child may not. */
static void sort(struct pdf_meaning *all, struct pdf_meaning *room, size_t count)
{
	for (size_t run = 1; run < count; run *= 2) {
		size_t out = 0;

		for (size_t from = 0; from < count; from += 2 * run) {
			size_t left = from, middle = least(from + run, count), right = middle, end = least(from + 2 * run, count);

			while (left < middle || right < end)
				room[out++] = right == end || (left < middle && all[left].from <= all[right].from) ? all[left++] : all[right++];
		}
		memcpy(all, room, count * sizeof(*all));
	}
}

void pdf_font_take_map(struct pdf_font *font, struct arena *a, const char *data, size_t bytes)
{
	struct pdf_tokens t;
	struct pdf_token token;
	struct pdf_meaning *all;
	struct buffer list;

	pdf_tokens_init(&t, a, data, bytes);
	buffer_init(&list, a, 0);
	while (pdf_next(&t, &token))
		if (pdf_is_word(&token, "beginbfchar"))
			take_chars(&t, &list);
		else if (pdf_is_word(&token, "beginbfrange"))
			take_ranges(&t, &list);
	all = arena_copy(a, list.data, list.bytes);
	font->meanings_count = list.bytes / sizeof(*all);
	if (font->meanings_count > 1)
		sort(all, arena_array(a, font->meanings_count, sizeof(*all)), font->meanings_count);
	font->meanings = all;
}

static const struct pdf_meaning *meaning_of(const struct pdf_font *font, uint32_t code)
{
	size_t from = 0, to = font->meanings_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (font->meanings[middle].from <= code)
			from = middle + 1;
		else
			to = middle;
	}
	return from > 0 && code <= font->meanings[from - 1].to ? &font->meanings[from - 1] : NULL;
}

/* ---- letters ---- */

/* Browsers write some letters as the radicals that look the same. Of those, the letters that core/secrecy.c looks for. */
static uint32_t letter_of_radical(uint32_t letter)
{
	static const struct { uint32_t radical, letter; } SAME[] = { { 0x2ED3, 0x957F }, { 0x2F00, 0x4E00 }, { 0x2F06, 0x4E8C }, { 0x2F0B, 0x516B }, { 0x2F17, 0x5341 },
		{ 0x2F42, 0x6587 }, { 0x2F46, 0x65E0 }, { 0x2F47, 0x65E5 }, { 0x2F49, 0x6708 }, { 0x2FAE, 0x975E } };

	for (size_t i = 0; i < sizeof(SAME) / sizeof(SAME[0]); i++)
		if (SAME[i].radical == letter)
			return SAME[i].letter;
	return letter;
}

static void put_letter(struct buffer *text, uint32_t letter)
{
	if (letter >= 0x2E80 && letter < 0x2FE0)
		letter = letter_of_radical(letter);
	if (letter < 0x80) {
		if (letter >= ' ')	/* no line ends but those of the page */
			buffer_putc(text, (char)letter);
		return;
	}
	if (letter >= 0x10000)
		buffer_putc(text, (char)(0xF0 | letter >> 18));
	if (letter >= 0x800)
		buffer_putc(text, (char)(letter >= 0x10000 ? 0x80 | (letter >> 12 & 0x3F) : 0xE0 | letter >> 12));
	buffer_putc(text, (char)(letter >= 0x800 ? 0x80 | (letter >> 6 & 0x3F) : 0xC0 | letter >> 6));
	buffer_putc(text, (char)(0x80 | (letter & 0x3F)));
}

static void put_units(struct buffer *text, const uint16_t *units, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_high = units[i] >= 0xD800 && units[i] < 0xDC00, is_low = units[i] >= 0xDC00 && units[i] < 0xE000;

		if (is_high && i + 1 < count && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
			put_letter(text, 0x10000 + ((uint32_t)(units[i] - 0xD800) << 10) + (units[i + 1] - 0xDC00u));
			i++;
		} else if (!is_high && !is_low) {
			put_letter(text, units[i]);
		}
	}
}

static void put_meaning(struct buffer *text, const struct pdf_meaning *m, uint32_t code)
{
	uint16_t units[UNITS_MAX];

	memcpy(units, m->units, sizeof(units));
	units[m->count - 1] = (uint16_t)(units[m->count - 1] + (code - m->from));
	put_units(text, units, m->count);
}

static void put_gb(struct buffer *text, const char *code, size_t bytes)
{
	size_t decoded_bytes;
	char *decoded = sheet_decode_gb18030(code, bytes, &decoded_bytes);

	if (decoded != NULL && (decoded_bytes > 1 || (unsigned char)decoded[0] >= ' '))
		buffer_put(text, decoded, decoded_bytes);
	free(decoded);
}

static size_t code_bytes(const struct pdf_font *font, const char *at, const char *stop)
{
	size_t bytes = font->coding == PDF_BYTES || (font->coding == PDF_GB && (unsigned char)*at < 0x80) ? 1 : 2;
	bool is_high = font->coding == PDF_UTF16 && ((unsigned char)*at & 0xFC) == 0xD8;

	bytes = is_high ? 4 : bytes;
	return bytes < (size_t)(stop - at) ? bytes : (size_t)(stop - at);
}

static double width_of(const struct pdf_font *font, uint32_t code, const char *letter, size_t letter_bytes)
{
	bool is_wide = letter_bytes > 2 && !((unsigned char)letter[0] == 0xE2 && (unsigned char)letter[1] < 0xBA);

	if (font->widths != NULL && code >= font->first_code && code - font->first_code < font->widths_count && font->widths[code - font->first_code] > 0)
		return (double)font->widths[code - font->first_code];
	if (font->width_else > 0)
		return font->width_else;
	return is_wide || (letter_bytes == 0 && font->coding != PDF_BYTES) ? 1 : 0.5;
}

uint32_t pdf_font_read(const struct pdf_font *font, const char **at, const char *stop, struct buffer *text, double *width)
{
	size_t bytes = code_bytes(font, *at, stop), before = text->bytes;
	const struct pdf_meaning *m;
	uint16_t units[2] = { 0 };
	uint32_t code = 0;

	for (size_t i = 0; i < bytes; i++) {
		code = code << 8 | (unsigned char)(*at)[i];
		units[i / 2] = (uint16_t)(units[i / 2] << 8 | (unsigned char)(*at)[i]);
	}
	m = meaning_of(font, code);
	if (font->coding == PDF_GB)
		put_gb(text, *at, bytes);
	else if (font->coding == PDF_UTF16)
		put_units(text, units, bytes / 2);
	else if (m != NULL)
		put_meaning(text, m, code);
	else if (font->coding == PDF_BYTES && font->meanings_count == 0 && code < 0x7F)
		put_letter(text, code);
	*at += bytes;
	*width = width_of(font, code, text->data + before, text->bytes - before);
	return code;
}
