/* The container of an XLSX file: caps before anything is inflated, then which styles; which sheet is in sheet_tabs.c. */
#include "core/sheet_xlsx.h"

#include <stdlib.h>
#include <string.h>
#include "core/xml.h"

#define BLOCK_BYTES 65536
#define RATIO_FREE_BYTES (4ull * 1024 * 1024)	/* below this any ratio is harmless */
#define FORMATS_MAX 2000

/* ---- XML ---- */

bool xlsx_is(const XML_Char *element, const char *name)
{
	return strcmp(xml_local_name(element), name) == 0;
}

const char *xlsx_attribute(const XML_Char **attributes, const char *name)
{
	for (; attributes[0] != NULL; attributes += 2)
		if (strcmp(xml_local_name(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

static void refuse_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
	XML_StopParser(data, XML_FALSE);
}

XML_Parser xlsx_parser(struct xlsx *x, void *user, XML_StartElementHandler start, XML_EndElementHandler end, XML_CharacterDataHandler text)
{
	XML_Parser parser = XML_ParserCreate(NULL);

	if (parser == NULL) {
		sheet_out_fail(x->out, SHEET_LARGE);
		return NULL;
	}
	XML_SetUserData(parser, user);
	XML_SetElementHandler(parser, start, end);
	XML_SetCharacterDataHandler(parser, text);
	return parser;
}

static bool feed(struct xlsx *x, zip_file_t *file, XML_Parser parser)
{
	for (;;) {
		void *block = XML_GetBuffer(parser, BLOCK_BYTES);
		zip_int64_t got = block == NULL ? -1 : zip_fread(file, block, BLOCK_BYTES);

		if (got < 0) {
			sheet_out_fail(x->out, SHEET_DAMAGED);
			return false;
		}
		x->inflated_bytes += (uint64_t)got;
		if (x->inflated_bytes > XLSX_INFLATED_BYTES_MAX)
			sheet_out_fail(x->out, SHEET_HOSTILE);
		if (x->out->fault != SHEET_GOOD)
			return false;
		if (XML_ParseBuffer(parser, (int)got, got == 0) != XML_STATUS_OK) {
			sheet_out_fail(x->out, XML_GetErrorCode(parser) == XML_ERROR_ABORTED ? SHEET_HOSTILE : SHEET_DAMAGED);
			return false;
		}
		if (got == 0 || x->is_enough)
			return true;
	}
}

bool xlsx_parse(struct xlsx *x, const char *part, XML_Parser parser)
{
	zip_file_t *file;

	if (parser == NULL || x->out->fault != SHEET_GOOD)
		return false;
	if (zip_name_locate(x->zip, part, 0) < 0)
		return false;
	file = zip_fopen(x->zip, part, 0);
	if (file == NULL) {
		zip_stat_t st;

		sheet_out_fail(x->out, zip_stat(x->zip, part, 0, &st) == 0 && st.encryption_method != ZIP_EM_NONE ? SHEET_LOCKED : SHEET_DAMAGED);
		return true;
	}
	XML_SetDoctypeDeclHandler(parser, refuse_doctype, NULL);
	XML_UseParserAsHandlerArg(parser);
	feed(x, file, parser);
	zip_fclose(file);
	return true;
}

/* ---- the container ---- */

bool xlsx_name_is_sound(const char *name)
{
	return name != NULL && name[0] != '/' && strchr(name, '\\') == NULL && strstr(name, "..") == NULL && strchr(name, ':') == NULL;
}

/* Sizes as the file itself tells them; what is really inflated is counted again while it is read. */
static void check_entries(struct xlsx *x, size_t file_bytes)
{
	zip_int64_t count = zip_get_num_entries(x->zip, 0);
	uint64_t inflated = 0;

	if (count > XLSX_ENTRIES_MAX)
		sheet_out_fail(x->out, SHEET_HOSTILE);
	for (zip_int64_t i = 0; i < count && x->out->fault == SHEET_GOOD; i++) {
		zip_stat_t st;

		if (zip_stat_index(x->zip, (zip_uint64_t)i, 0, &st) != 0 || (st.valid & ZIP_STAT_SIZE) == 0 || (st.valid & ZIP_STAT_COMP_SIZE) == 0) {
			sheet_out_fail(x->out, SHEET_DAMAGED);
			return;
		}
		inflated += st.size;
		if (!xlsx_name_is_sound(st.name) || st.size > XLSX_INFLATED_BYTES_MAX || inflated > XLSX_INFLATED_BYTES_MAX ||
		    (st.size > RATIO_FREE_BYTES && st.size / XLSX_RATIO_MAX > st.comp_size))
			sheet_out_fail(x->out, SHEET_HOSTILE);
	}
	if (inflated > RATIO_FREE_BYTES && inflated / XLSX_RATIO_MAX > file_bytes)
		sheet_out_fail(x->out, SHEET_HOSTILE);
}

/* ---- styles: only whether a number is a date ---- */

struct styles {
	struct xlsx *x;
	struct { int id; enum sheet_format_kind kind; } formats[FORMATS_MAX];
	size_t formats_count;
	bool is_in_cell_styles;
};

static int int_of(const char *text)
{
	return text == NULL ? 0 : (int)strtol(text, NULL, 10);
}

static enum sheet_format_kind kind_of(const struct styles *s, int id)
{
	for (size_t i = 0; i < s->formats_count; i++)
		if (s->formats[i].id == id)
			return s->formats[i].kind;
	return sheet_format_of(id, NULL);
}

static void styles_start(void *parser, const XML_Char *element, const XML_Char **attributes)
{
	struct styles *s = XML_GetUserData(parser);
	int id = int_of(xlsx_attribute(attributes, "numFmtId"));

	if (xlsx_is(element, "numFmt") && s->formats_count < FORMATS_MAX) {
		s->formats[s->formats_count].id = id;
		s->formats[s->formats_count++].kind = sheet_format_of(id, xlsx_attribute(attributes, "formatCode"));
	} else if (xlsx_is(element, "cellXfs")) {
		s->is_in_cell_styles = true;
	} else if (xlsx_is(element, "xf") && s->is_in_cell_styles && s->x->styles_count < XLSX_STYLES_MAX) {
		s->x->styles[s->x->styles_count++] = (unsigned char)kind_of(s, id);
	}
}

static void styles_end(void *parser, const XML_Char *element)
{
	struct styles *s = XML_GetUserData(parser);

	if (xlsx_is(element, "cellXfs"))
		s->is_in_cell_styles = false;
}

static void read_styles(struct xlsx *x)
{
	struct styles *s = calloc(1, sizeof(*s));
	XML_Parser parser;

	x->styles = malloc(XLSX_STYLES_MAX);
	if (s == NULL || x->styles == NULL) {
		sheet_out_fail(x->out, SHEET_LARGE);
		free(s);
		return;
	}
	s->x = x;
	parser = xlsx_parser(x, s, styles_start, styles_end, NULL);
	xlsx_parse(x, "xl/styles.xml", parser);
	if (parser != NULL)
		XML_ParserFree(parser);
	free(s);
}

void sheet_read_xlsx(struct sheet_out *o, const void *data, size_t bytes)
{
	struct xlsx x = { .out = o };
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(data, bytes, 0, &error);

	x.zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	if (x.zip == NULL) {
		zip_source_free(source);
		sheet_out_fail(o, SHEET_DAMAGED);
		return;
	}
	check_entries(&x, bytes);
	if (o->fault == SHEET_GOOD)
		xlsx_find_sheets(&x);
	if (o->fault == SHEET_GOOD)
		read_styles(&x);
	if (o->fault == SHEET_GOOD)
		xlsx_read_strings(&x, "xl/sharedStrings.xml");
	if (o->fault == SHEET_GOOD)
		xlsx_read_cells(&x);
	if (o->fault == SHEET_GOOD)
		xlsx_tell_sheets(&x);
	zip_discard(x.zip);
	free(x.strings);
	free(x.starts);
	free(x.styles);
	free(x.sheets);
}
