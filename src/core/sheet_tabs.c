/* The visible sheets of a workbook: the first is read, and of the others is found out whether they hold anything. Confined child only. */
#include <stdlib.h>
#include <string.h>
#include "core/sheet_xlsx.h"
#include "core/xml.h"
#include "text/sheet.h"

#define PROBED_MAX 64		/* sheets that are looked into; further ones count as holding something */

/* ---- which there are ---- */

struct workbook { struct xlsx *x; XML_Parser parser; };

static void keep_sheet(struct xlsx *x, const char *relation, const char *name)
{
	struct xlsx_sheet *s = &x->sheets[x->sheets_count];
	size_t bytes = strlen(name);

	if (x->sheets_count == XLSX_SHEETS_MAX) {
		x->sheets_beyond++;
		return;
	}
	/* No office program writes a longer name; it is cut between characters. */
	for (bytes = bytes > SHEET_NAME_BYTES_MAX ? SHEET_NAME_BYTES_MAX : bytes; bytes > 0 && ((unsigned char)name[bytes] & 0xC0) == 0x80; bytes--)
		;
	*s = (struct xlsx_sheet){ 0 };
	memcpy(s->relation, relation, strlen(relation) + 1);
	memcpy(s->name, name, bytes);
	x->sheets_count++;
}

static void workbook_start(void *parser, const XML_Char *element, const XML_Char **attributes)
{
	struct xlsx *x = ((struct workbook *)XML_GetUserData(parser))->x;
	const char *value, *state, *name, *relation = NULL;

	if (xlsx_is(element, "workbookPr")) {
		value = xlsx_attribute(attributes, "date1904");
		x->is_1904 = value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
	} else if (xlsx_is(element, "sheet")) {
		state = xlsx_attribute(attributes, "state");
		name = xlsx_attribute(attributes, "name");
		for (const XML_Char **a = attributes; a[0] != NULL; a += 2)	/* r:id, not sheetId */
			if (strcmp(xml_local_name(a[0]), "id") == 0)
				relation = a[1];
		if (relation != NULL && strlen(relation) < XLSX_RELATION_BYTES && (state == NULL || strcmp(state, "visible") == 0))
			keep_sheet(x, relation, name == NULL ? "" : name);
	}
}

static void take_target(struct xlsx *x, struct xlsx_sheet *s, const char *target)
{
	const char *prefix = target[0] == '/' ? "" : "xl/";

	target += target[0] == '/';
	if (strlen(prefix) + strlen(target) < XLSX_TARGET_BYTES && xlsx_name_is_sound(target))
		stpcpy(stpcpy(s->target, prefix), target);
	else if (s == x->sheets)
		sheet_out_fail(x->out, SHEET_HOSTILE);
	else
		s->is_untold = true;
}

static void relation_start(void *parser, const XML_Char *element, const XML_Char **attributes)
{
	struct xlsx *x = ((struct workbook *)XML_GetUserData(parser))->x;
	const char *id = xlsx_attribute(attributes, "Id"), *target = xlsx_attribute(attributes, "Target");

	if (!xlsx_is(element, "Relationship") || id == NULL || target == NULL)
		return;
	for (size_t i = 0; i < x->sheets_count; i++)
		if (strcmp(id, x->sheets[i].relation) == 0)
			take_target(x, &x->sheets[i], target);
}

void xlsx_find_sheets(struct xlsx *x)
{
	struct workbook book = { .x = x };
	XML_Parser parser = xlsx_parser(x, &book, workbook_start, NULL, NULL);
	bool is_there;

	x->sheets = calloc(XLSX_SHEETS_MAX + 1, sizeof(*x->sheets));
	if (x->sheets == NULL) {
		sheet_out_fail(x->out, SHEET_LARGE);
		if (parser != NULL)
			XML_ParserFree(parser);
		return;
	}
	is_there = xlsx_parse(x, "xl/workbook.xml", parser);
	if (parser != NULL)
		XML_ParserFree(parser);
	if (!is_there && x->out->fault == SHEET_GOOD)
		sheet_out_fail(x->out, SHEET_FOREIGN);	/* a .docx, an .ofd, a plain .zip */
	parser = xlsx_parser(x, &book, relation_start, NULL, NULL);
	xlsx_parse(x, "xl/_rels/workbook.xml.rels", parser);
	if (parser != NULL)
		XML_ParserFree(parser);
	if (x->sheets[0].target[0] == '\0' && x->out->fault == SHEET_GOOD)
		sheet_out_fail(x->out, SHEET_DAMAGED);
}

/* ---- which hold something ---- */

struct probe { struct xlsx *x; XML_Parser parser; bool is_taking; };

static void probe_start(void *parser, const XML_Char *element, const XML_Char **attributes)
{
	struct probe *p = XML_GetUserData(parser);

	(void)attributes;
	p->is_taking = xlsx_is(element, "v") || xlsx_is(element, "t");
}

static void probe_end(void *parser, const XML_Char *element)
{
	struct probe *p = XML_GetUserData(parser);

	(void)element;
	p->is_taking = false;
}

static void probe_text(void *parser, const XML_Char *text, int bytes)
{
	struct probe *p = XML_GetUserData(parser);

	for (int i = 0; p->is_taking && i < bytes; i++)
		if ((unsigned char)text[i] > ' ')
			p->x->is_enough = true;
}

/* What cannot be read is something all the same: it is not refused, since it is not wanted. A hostile part is, and so is one that inflates beyond measure. */
static bool holds_something(struct xlsx *x, const struct xlsx_sheet *s)
{
	struct probe probe = { .x = x };
	XML_Parser parser;

	if (s->is_untold)
		return true;
	x->is_enough = false;
	parser = xlsx_parser(x, &probe, probe_start, probe_end, probe_text);
	xlsx_parse(x, s->target, parser);
	if (parser != NULL)
		XML_ParserFree(parser);
	if (x->out->fault == SHEET_DAMAGED || x->out->fault == SHEET_LOCKED) {
		x->out->fault = SHEET_GOOD;
		x->is_enough = true;
	}
	return x->is_enough;
}

/* The list of what cells may hold, which our own templates carry. */
static bool is_of_template(const struct xlsx_sheet *s)
{
	return strcmp(s->name, T_sheet_choices->text[LANG_ZH]) == 0 || strcmp(s->name, T_sheet_choices->text[LANG_EN]) == 0;
}

void xlsx_tell_sheets(struct xlsx *x)
{
	const char *names[1 + SHEET_NAMES_MAX] = { x->sheets[0].name };
	uint32_t others = (uint32_t)x->sheets_beyond;
	size_t count = 1;

	for (size_t i = 1; i < x->sheets_count && x->out->fault == SHEET_GOOD; i++) {
		if (is_of_template(&x->sheets[i]) || (i < PROBED_MAX && !holds_something(x, &x->sheets[i])))
			continue;
		others++;
		if (count <= SHEET_NAMES_MAX)
			names[count++] = x->sheets[i].name;
	}
	if (others > 0)
		sheet_out_sheets(x->out, others, names, count);
}
