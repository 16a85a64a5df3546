/* The shared strings and the cells of one XLSX sheet, in one pass each. Confined child only. */
#include <stdlib.h>
#include <string.h>
#include "core/sheet_xlsx.h"

#define ROW_NUMBER_MAX 2000000u

/* ---- shared strings ---- */

struct strings { struct xlsx *x; int text_depth, phonetic_depth; };

static bool make_room(struct xlsx *x, void **array, size_t *room, size_t needed, size_t item_bytes, size_t max)
{
	size_t wanted = *room == 0 ? 65536 : *room;
	void *more;

	if (needed <= *room)
		return true;
	while (wanted < needed)
		wanted += wanted / 2;
	more = needed > max ? NULL : realloc(*array, wanted * item_bytes);
	if (more == NULL) {
		sheet_out_fail(x->out, SHEET_LARGE);
		return false;
	}
	*array = more;
	*room = wanted;
	return true;
}

static void add_text(struct xlsx *x, const char *text, size_t bytes)
{
	void *strings = x->strings;

	if (!make_room(x, &strings, &x->strings_room, x->strings_bytes + bytes, 1, XLSX_STRINGS_BYTES_MAX))
		return;
	x->strings = strings;
	memcpy(x->strings + x->strings_bytes, text, bytes);
	x->strings_bytes += bytes;
}

static void begin_string(struct xlsx *x)
{
	void *starts = x->starts;

	if (!make_room(x, &starts, &x->starts_room, x->strings_count + 2, sizeof(*x->starts), XLSX_STRINGS_MAX))
		return;
	x->starts = starts;
	x->starts[x->strings_count++] = (uint32_t)x->strings_bytes;
	x->starts[x->strings_count] = (uint32_t)x->strings_bytes;	/* where the last one ends */
}

static void strings_start(void *parser, const XML_Char *element, const XML_Char **attributes)
{
	struct strings *s = XML_GetUserData(parser);

	if (xlsx_is(element, "si"))
		begin_string(s->x);
	else if (xlsx_is(element, "rPh"))
		s->phonetic_depth++;
	else if (xlsx_is(element, "t"))
		s->text_depth++;
}

static void strings_end(void *parser, const XML_Char *element)
{
	struct strings *s = XML_GetUserData(parser);

	if (xlsx_is(element, "si") && s->x->strings_count > 0 && s->x->out->fault == SHEET_GOOD)
		s->x->starts[s->x->strings_count] = (uint32_t)s->x->strings_bytes;
	else if (xlsx_is(element, "rPh"))
		s->phonetic_depth--;
	else if (xlsx_is(element, "t"))
		s->text_depth--;
}

static void strings_text(void *parser, const XML_Char *text, int bytes)
{
	struct strings *s = XML_GetUserData(parser);

	if (s->text_depth > 0 && s->phonetic_depth == 0)
		add_text(s->x, text, (size_t)bytes);
}

void xlsx_read_strings(struct xlsx *x, const char *part)
{
	struct strings s = { .x = x };
	XML_Parser parser = xlsx_parser(x, &s, strings_start, strings_end, strings_text);

	xlsx_parse(x, part, parser);	/* a workbook without texts has none */
	if (parser != NULL)
		XML_ParserFree(parser);
}

/* ---- cells ---- */

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOL };

struct cells {
	struct xlsx *x;
	uint32_t row;
	size_t column, next_column;
	enum cell_type type;
	enum sheet_format_kind format;
	bool is_in_cell, is_taking, is_phonetic;
	size_t value_bytes;
	char value[SHEET_CELL_BYTES_MAX + 1];
};

/* "AB12": column 27, row 12. False when it is not one. */
static bool read_place(const char *text, size_t *column, uint32_t *row)
{
	size_t letters = 0;

	*column = 0;
	*row = 0;
	for (; *text >= 'A' && *text <= 'Z' && letters < 4; text++, letters++)
		*column = *column * 26 + (size_t)(*text - 'A' + 1);
	for (; *text >= '0' && *text <= '9' && *row < ROW_NUMBER_MAX; text++)
		*row = *row * 10 + (uint32_t)(*text - '0');
	if (letters == 0 || *row == 0 || *row > ROW_NUMBER_MAX)
		return false;
	--*column;
	return *text == '\0' || *text == ':';
}

static void begin_row(struct cells *s, const XML_Char **attributes)
{
	const char *number = xlsx_attribute(attributes, "r");
	unsigned long row = number == NULL ? s->row + 1 : strtoul(number, NULL, 10);

	if (row <= s->row || row > ROW_NUMBER_MAX) {
		sheet_out_fail(s->x->out, SHEET_DAMAGED);
		return;
	}
	s->row = (uint32_t)row;
	s->next_column = 0;
	sheet_out_row(s->x->out, s->row);
}

static enum cell_type type_of(const char *name)
{
	if (name == NULL || strcmp(name, "n") == 0)
		return CELL_NUMBER;
	if (strcmp(name, "s") == 0)
		return CELL_SHARED;
	return strcmp(name, "b") == 0 ? CELL_BOOL : CELL_TEXT;
}

static void begin_cell(struct cells *s, const XML_Char **attributes)
{
	const char *place = xlsx_attribute(attributes, "r"), *style = xlsx_attribute(attributes, "s");
	size_t style_number = style == NULL ? 0 : (size_t)strtoul(style, NULL, 10);
	uint32_t row;

	s->column = s->next_column;
	if (place != NULL && !read_place(place, &s->column, &row))
		sheet_out_fail(s->x->out, SHEET_DAMAGED);
	s->next_column = s->column + 1;
	s->type = type_of(xlsx_attribute(attributes, "t"));
	s->format = style_number < s->x->styles_count ? (enum sheet_format_kind)s->x->styles[style_number] : SHEET_FORMAT_PLAIN;
	s->is_in_cell = true;
	s->value_bytes = 0;
}

static void put_shared(struct cells *s)
{
	struct xlsx *x = s->x;
	char *end;
	unsigned long index = strtoul(s->value, &end, 10);

	if (s->value_bytes == 0)
		return;
	if (*end != '\0' || index >= x->strings_count)
		sheet_out_fail(x->out, SHEET_DAMAGED);
	else
		sheet_out_cell(x->out, s->column, false, x->strings + x->starts[index], x->starts[index + 1] - x->starts[index]);
}

static void end_cell(struct cells *s)
{
	char number[64];

	s->is_in_cell = false;
	s->value[s->value_bytes] = '\0';
	if (s->type == CELL_SHARED)
		put_shared(s);
	else if (s->type == CELL_NUMBER && s->value_bytes > 0)
		sheet_out_cell(s->x->out, s->column, s->format == SHEET_FORMAT_PLAIN, number,
			sheet_number_text(number, s->value, s->format, s->x->is_1904));
	else
		sheet_out_cell(s->x->out, s->column, false, s->value, s->value_bytes);
}

static void read_merge(struct cells *s, const char *range)
{
	const char *colon = range == NULL ? NULL : strchr(range, ':');
	size_t first_column, last_column;
	uint32_t first_row, last_row;

	if (colon == NULL || !read_place(range, &first_column, &first_row) || !read_place(colon + 1, &last_column, &last_row))
		return;
	sheet_out_merge(s->x->out, first_row, last_row, first_column, last_column);
}

static void cells_start(void *parser, const XML_Char *element, const XML_Char **attributes)
{
	struct cells *s = XML_GetUserData(parser);

	if (s->x->out->fault != SHEET_GOOD)
		XML_StopParser(parser, XML_FALSE);
	else if (xlsx_is(element, "row"))
		begin_row(s, attributes);
	else if (xlsx_is(element, "c"))
		begin_cell(s, attributes);
	else if (xlsx_is(element, "mergeCell"))
		read_merge(s, xlsx_attribute(attributes, "ref"));
	else if (xlsx_is(element, "rPh"))
		s->is_phonetic = true;
	else if (xlsx_is(element, "v") || xlsx_is(element, "t"))
		s->is_taking = s->is_in_cell;
}

static void cells_end(void *parser, const XML_Char *element)
{
	struct cells *s = XML_GetUserData(parser);

	if (xlsx_is(element, "c"))
		end_cell(s);
	else if (xlsx_is(element, "rPh"))
		s->is_phonetic = false;
	else if (xlsx_is(element, "v") || xlsx_is(element, "t"))
		s->is_taking = false;
}

static void cells_text(void *parser, const XML_Char *text, int bytes)
{
	struct cells *s = XML_GetUserData(parser);

	if (!s->is_taking || s->is_phonetic)
		return;
	if (s->value_bytes + (size_t)bytes > SHEET_CELL_BYTES_MAX) {
		sheet_out_fail_long(s->x->out, s->column);
		return;
	}
	memcpy(s->value + s->value_bytes, text, (size_t)bytes);
	s->value_bytes += (size_t)bytes;
}

void xlsx_read_cells(struct xlsx *x)
{
	struct cells *s = calloc(1, sizeof(*s));
	XML_Parser parser;

	if (s == NULL) {
		sheet_out_fail(x->out, SHEET_LARGE);
		return;
	}
	s->x = x;
	parser = xlsx_parser(x, s, cells_start, cells_end, cells_text);
	if (!xlsx_parse(x, x->sheets[0].target, parser))
		sheet_out_fail(x->out, SHEET_DAMAGED);
	if (parser != NULL)
		XML_ParserFree(parser);
	free(s);
}
