/* Values separated by signs: UTF-8 with or without its mark, or GB18030; comma, tab or semicolon; quotes
 * doubled inside quotes; lines may end inside them. Runs in the confined child. */
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/sheet_out.h"

/* Opened before the child is confined and kept for it: the one thing that sheet_prepare leaves. */
static iconv_t gb18030 = (iconv_t)-1;

void sheet_prepare(void)
{
	char in[] = "\xd0\xd5", out[8], *from = in, *to = out;
	size_t in_bytes = 2, out_bytes = sizeof(out);

	if (gb18030 == (iconv_t)-1)
		gb18030 = iconv_open("UTF-8", "GB18030");
	if (gb18030 != (iconv_t)-1)	/* whatever is loaded on first use is loaded now */
		iconv(gb18030, &from, &in_bytes, &to, &out_bytes);
}

char *sheet_decode_gb18030(const char *data, size_t bytes, size_t *out_bytes)
{
	size_t room = bytes * 2 + 16, left = room;
	char *text = gb18030 == (iconv_t)-1 ? NULL : malloc(room), *from = (char *)data, *to = text;

	if (text == NULL)
		return NULL;
	iconv(gb18030, NULL, NULL, NULL, NULL);
	if (iconv(gb18030, &from, &bytes, &to, &left) == (size_t)-1 || bytes != 0) {
		free(text);
		return NULL;
	}
	*out_bytes = room - left;
	return text;
}

/* The sign seen most often outside quotes in the first lines. */
static char separator_of(const char *data, size_t bytes)
{
	static const char SIGNS[] = ",\t;";
	size_t counts[3] = { 0 }, best = 0, lines = 0;
	bool is_quoted = false;

	for (size_t i = 0; i < bytes && lines < 20; i++) {
		const char *sign = is_quoted ? NULL : memchr(SIGNS, data[i], 3);

		if (data[i] == '"')
			is_quoted = !is_quoted;
		else if (data[i] == '\n' && !is_quoted)
			lines++;
		if (sign != NULL)
			counts[sign - SIGNS]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return SIGNS[best];
}

/* ="370481…" is how some programs keep digits. */
static void put_cell(struct sheet_out *o, size_t column, const char *text, size_t bytes)
{
	if (bytes >= 3 && text[0] == '=' && text[1] == '"' && text[bytes - 1] == '"') {
		text += 2;
		bytes -= 3;
	}
	if (column < SHEET_COLUMNS_MAX || bytes > 0)
		sheet_out_cell(o, column, false, text, bytes);
}

/* From behind the opening quote; undoubles into `cell`. Returns the place behind the closing one. */
static size_t read_quoted(struct sheet_out *o, size_t column, const char *data, size_t bytes, size_t at, char *cell, size_t *cell_bytes)
{
	while (at < bytes) {
		if (data[at] == '"') {
			if (at + 1 >= bytes || data[at + 1] != '"')
				return at + 1;
			at++;
		}
		if (*cell_bytes > SHEET_CELL_BYTES_MAX) {
			sheet_out_fail_long(o, column);
			return bytes;
		}
		cell[(*cell_bytes)++] = data[at++];
	}
	sheet_out_fail(o, SHEET_DAMAGED);	/* the quote never closes */
	return bytes;
}

static void read_cells(struct sheet_out *o, const char *data, size_t bytes, char separator, char *cell)
{
	uint32_t row = 1;
	size_t column = 0, at = 0;

	sheet_out_row(o, row);
	while (at < bytes && o->fault == SHEET_GOOD) {
		size_t cell_bytes = 0, from = at;

		if (data[at] == '"') {
			at = read_quoted(o, column, data, bytes, at + 1, cell, &cell_bytes);
			put_cell(o, column, cell, cell_bytes);
			from = at;	/* what follows a closing quote before the separator is nobody's */
		}
		while (at < bytes && data[at] != separator && data[at] != '\n' && data[at] != '\r')
			at++;
		if (cell_bytes == 0)
			put_cell(o, column, data + from, at - from);
		if (at >= bytes)
			break;
		if (data[at] == separator) {
			column++;
			at++;
			continue;
		}
		at += data[at] == '\r' && at + 1 < bytes && data[at + 1] == '\n' ? 2 : 1;
		column = 0;
		sheet_out_row(o, ++row);
	}
}

void sheet_read_csv(struct sheet_out *o, const char *data, size_t bytes)
{
	char *decoded = NULL, *cell = malloc(SHEET_CELL_BYTES_MAX + 2);
	const char *text = data;

	if (bytes >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		bytes -= 3;
		if (!text_is_utf8(text, bytes))
			sheet_out_fail(o, SHEET_ENCODING);
	} else if (!text_is_utf8(data, bytes)) {
		text = decoded = sheet_decode_gb18030(data, bytes, &bytes);
		if (decoded == NULL || !text_is_utf8(decoded, bytes))
			sheet_out_fail(o, SHEET_ENCODING);
	}
	if (cell == NULL)
		sheet_out_fail(o, SHEET_LARGE);
	if (o->fault == SHEET_GOOD && cell != NULL && text != NULL)
		read_cells(o, text, bytes, separator_of(text, bytes), cell);
	free(cell);
	free(decoded);
}
