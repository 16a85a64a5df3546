/* A template from its text: one line a paragraph or row, the first word says which. docs/documents.md describes them; LOOKS is the
 * formatting of GB/T 9704-2012. A new kind of paragraph gets a line there. */
#include "core/docx_part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"

#define COLUMNS_MAX 20
#define SONG "方正小标宋简体"
#define FANG "仿宋_GB2312"
#define KAI "楷体_GB2312"
#define HEI "黑体"
#define TEXT_WIDTH 8844		/* between the margins, in twentieths of a point: 156 mm */
#define WIDE_WIDTH 13426	/* of a sheet on its side */
#define GRID "single"

/* Sizes in half-points, distances in twentieths of a point. */
/* keeps: its lines stay on one page, or with the next paragraph (who signs and the date below); NULL: neither. */
struct look { const char *word, *font, *align; int size, line, first_chars, right_chars; const char *color, *border, *keeps; };
static const struct look LOOKS[] = {
	{ "red", SONG, "center", 52, 800, 0, 0, "FF0000", NULL, NULL },
	{ "number", FANG, "center", 32, 640, 0, 0, NULL, NULL, NULL },
	{ "rule", FANG, "left", 10, 200, 0, 0, NULL, "FF0000", NULL },
	{ "title", SONG, "center", 44, 640, 0, 0, NULL, NULL, NULL },
	{ "to", FANG, "left", 32, 570, 0, 0, NULL, NULL, NULL },
	{ "text", FANG, "both", 32, 570, 200, 0, NULL, NULL, NULL },
	{ "h1", HEI, "left", 32, 570, 200, 0, NULL, NULL, NULL },
	{ "h2", KAI, "left", 32, 570, 200, 0, NULL, NULL, NULL },
	{ "center", FANG, "center", 32, 570, 0, 0, NULL, NULL, NULL },
	{ "right", FANG, "right", 32, 570, 0, 0, NULL, NULL, NULL },
	{ "sign", FANG, "right", 32, 570, 0, 200, NULL, NULL, "<w:keepNext/>" },
	{ "date", FANG, "right", 32, 570, 0, 400, NULL, NULL, NULL },
	{ "small", FANG, "left", 28, 400, 0, 0, NULL, NULL, NULL },
	{ "tail", FANG, "left", 28, 500, 100, 0, NULL, "000000", NULL },
	{ "cut", FANG, "center", 21, 500, 0, 0, NULL, NULL, NULL },
	{ "picture", FANG, "center", 28, 0, 0, 0, NULL, NULL, "<w:keepLines/>" },
	{ "cell", FANG, "center", 24, 0, 0, 0, NULL, NULL, NULL },
	{ "cellleft", FANG, "left", 24, 0, 0, 0, NULL, NULL, NULL },
	{ "cellhead", HEI, "center", 24, 0, 0, 0, NULL, NULL, NULL },
};

struct making { struct arena *arena; struct buffer body; const char *problem; bool is_wide, is_in_table; int widths[COLUMNS_MAX], columns; int line; };

static const struct look *look_of(const char *word)
{
	for (size_t i = 0; i < sizeof(LOOKS) / sizeof(LOOKS[0]); i++)
		if (strcmp(LOOKS[i].word, word) == 0)
			return &LOOKS[i];
	return NULL;
}

static void fail(struct making *m, const char *what)
{
	if (m->problem == NULL)
		m->problem = arena_printf(m->arena, "line %d: %s", m->line, what);
}

static void put_escaped(struct buffer *out, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '&')
			buffer_lit(out, "&amp;");
		else if (*text == '<')
			buffer_lit(out, "&lt;");
		else
			buffer_putc(out, *text);
}

static void put_paragraph(struct making *m, const struct look *l, const char *text)
{
	struct buffer *b = &m->body;

	assert(l != NULL);
	buffer_lit(b, "<w:p><w:pPr>");
	if (l->keeps != NULL)
		buffer_puts(b, l->keeps);
	if (l->border != NULL)
		buffer_printf(b, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"1\" w:color=\"%s\"/></w:pBdr>", l->border);
	if (l->line > 0)
		buffer_printf(b, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>", l->line);
	if (l->first_chars > 0)
		buffer_printf(b, "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/>", l->first_chars, l->first_chars * l->size / 10);
	if (l->right_chars > 0)
		buffer_printf(b, "<w:ind w:rightChars=\"%d\" w:right=\"%d\"/>", l->right_chars, l->right_chars * l->size / 10);
	buffer_printf(b, "<w:jc w:val=\"%s\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"%s\"/>", l->align, l->font);
	if (l->color != NULL)
		buffer_printf(b, "<w:color w:val=\"%s\"/>", l->color);
	buffer_printf(b, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr><w:t xml:space=\"preserve\">", l->size, l->size);
	put_escaped(b, text);
	buffer_lit(b, "</w:t></w:r></w:p>");
}

/* ---- tables ---- */

/* "table 20 20 60": widths as shares of the text's. */
static void begin_table(struct making *m, char *rest)
{
	int sum = 0;
	char *part;

	m->columns = 0;
	while ((part = strsep(&rest, " ")) != NULL)
		if (*part != '\0' && m->columns < COLUMNS_MAX)
			sum += m->widths[m->columns++] = (int)strtol(part, NULL, 10);
	for (int i = 0; i < m->columns; i++)
		if (m->widths[i] <= 0)
			sum = 0;
	if (sum <= 0 || m->is_in_table) {
		fail(m, "a table says the width of each column, and stands in none");
		return;
	}
	m->is_in_table = true;
	buffer_lit(&m->body, "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:jc w:val=\"center\"/><w:tblBorders>");
	for (const char *const *side = (const char *const[]){ "top", "left", "bottom", "right", "insideH", "insideV", NULL }; *side != NULL; side++)
		buffer_printf(&m->body, "<w:%s w:val=\"" GRID "\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>", *side);
	buffer_lit(&m->body, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
	for (int i = 0; i < m->columns; i++)
		buffer_printf(&m->body, "<w:gridCol w:w=\"%d\"/>", m->widths[i] = m->widths[i] * (m->is_wide ? WIDE_WIDTH : TEXT_WIDTH) / sum);
	buffer_lit(&m->body, "</w:tblGrid>");
}

/* "row A | [2] B | < C": [2] takes two columns, < begins at the left. */
static void put_row(struct making *m, char *rest, int height, bool is_head)
{
	char *cell;
	int column = 0;

	buffer_printf(&m->body, "<w:tr><w:trPr><w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>%s</w:trPr>", height, is_head ? "<w:tblHeader/>" : "");
	while ((cell = strsep(&rest, "|")) != NULL) {
		const char *text = text_clean(m->arena, cell), *own;
		int span = 1, width = 0;
		const struct look *look = look_of(is_head ? "cellhead" : "cell");

		if (text[0] == '[') {
			span = (int)strtol(text + 1, NULL, 10);
			own = strchr(text, ']');
			text = own == NULL ? text : text_clean(m->arena, own + 1);
		}
		if (text[0] == '<') {
			look = look_of("cellleft");
			text = text_clean(m->arena, text + 1);
		}
		for (int i = 0; i < span && column < m->columns; i++)
			width += m->widths[column++];
		buffer_printf(&m->body, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
		if (span > 1)
			buffer_printf(&m->body, "<w:gridSpan w:val=\"%d\"/>", span);
		buffer_lit(&m->body, "<w:vAlign w:val=\"center\"/></w:tcPr>");
		put_paragraph(m, look, text);
		buffer_lit(&m->body, "</w:tc>");
	}
	buffer_lit(&m->body, "</w:tr>");
	if (column != m->columns)
		fail(m, "the cells of a row fill its columns");
}

/* ---- lines ---- */

static void put_line(struct making *m, char *line)
{
	char *rest = line, *word = strsep(&rest, " ");
	const struct look *look = look_of(word);
	bool is_row = strcmp(word, "row") == 0 || strcmp(word, "head") == 0 || strcmp(word, "tall") == 0;

	rest = rest == NULL ? arena_text(m->arena, "") : rest;
	if (is_row != m->is_in_table && strcmp(word, "end") != 0)
		fail(m, "rows stand in a table, and nothing else does");
	else if (strcmp(word, "sheet") == 0 && strcmp(rest, "landscape") == 0)
		m->is_wide = true;
	else if (strcmp(word, "table") == 0)
		begin_table(m, rest);
	else if (is_row)
		put_row(m, rest, strcmp(word, "tall") == 0 ? 1100 : 480, strcmp(word, "head") == 0);
	else if (strcmp(word, "end") == 0 && m->is_in_table) {
		m->is_in_table = false;
		buffer_lit(&m->body, "</w:tbl>");
	} else if (strcmp(word, "page") == 0)
		buffer_lit(&m->body, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
	else if (strcmp(word, "gap") == 0)
		put_paragraph(m, look_of("to"), "");
	else if (look != NULL)
		put_paragraph(m, look, rest);
	else
		fail(m, "no such kind of line");
}

static const char TYPES[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" DOCX_MEDIA_TYPE ".main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>"
	"<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
	"<Override PartName=\"/word/footer2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/></Types>";
#define RELATIONS_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define SPACES "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
static const char ROOT[] = RELATIONS_HEAD "<Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
static const char LINKS[] = RELATIONS_HEAD "<Relationship Id=\"rId1\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" RELATION "settings\" Target=\"settings.xml\"/><Relationship Id=\"rId3\" Type=\"" RELATION "footer\" Target=\"footer1.xml\"/>"
	"<Relationship Id=\"rId4\" Type=\"" RELATION "footer\" Target=\"footer2.xml\"/></Relationships>";
static const char STYLES[] = XML_HEAD "<w:styles " SPACES "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" FANG "\"/>"
	"<w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style></w:styles>";
static const char SETTINGS[] = XML_HEAD "<w:settings " SPACES "><w:evenAndOddHeaders/></w:settings>";
/* — 1 — in size four, odd pages at the right, even ones at the left. */
#define FOOTER(side) XML_HEAD "<w:ftr " SPACES "><w:p><w:pPr><w:ind w:leftChars=\"100\" w:left=\"280\" w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"" side "\"/></w:pPr>" \
	"<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">\xe2\x80\x94 </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>" \
	"<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\"> \xe2\x80\x94</w:t></w:r></w:p></w:ftr>"
static const char ODD[] = FOOTER("right"), EVEN[] = FOOTER("left");

static void put_section(struct making *m)
{
	buffer_lit(&m->body, "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:footerReference w:type=\"even\" r:id=\"rId4\"/>");
	if (m->is_wide)
		buffer_lit(&m->body, "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1588\" w:right=\"1706\" w:bottom=\"1474\" w:left=\"1706\" w:header=\"851\" w:footer=\"1000\" w:gutter=\"0\"/>");
	else
		buffer_lit(&m->body, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/>");
	buffer_lit(&m->body, "</w:sectPr></w:body></w:document>");
}

static bool pack(struct making *m, struct buffer *out)
{
	const struct { const char *name, *data; size_t bytes; } parts[] = {
		{ "[Content_Types].xml", TYPES, sizeof(TYPES) - 1 }, { "_rels/.rels", ROOT, sizeof(ROOT) - 1 }, { "word/_rels/document.xml.rels", LINKS, sizeof(LINKS) - 1 },
		{ "word/document.xml", m->body.data, m->body.bytes }, { "word/styles.xml", STYLES, sizeof(STYLES) - 1 }, { "word/settings.xml", SETTINGS, sizeof(SETTINGS) - 1 },
		{ "word/footer1.xml", ODD, sizeof(ODD) - 1 }, { "word/footer2.xml", EVEN, sizeof(EVEN) - 1 },
	};
	struct docx_pack p;
	bool is_good = docx_pack_begin(&p);

	if (!is_good)
		return false;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		is_good = docx_pack_add(&p, parts[i].name, parts[i].data, parts[i].bytes) && is_good;
	return docx_pack_end(&p, out) && is_good;
}

const char *docx_make(struct arena *a, const char *source, struct buffer *out)
{
	struct making m = { .arena = a };
	char *at = arena_text(a, source), *line;

	buffer_init(&m.body, a, 16384);
	buffer_lit(&m.body, XML_HEAD "<w:document " SPACES "><w:body>");
	while ((line = strsep(&at, "\n")) != NULL) {
		m.line++;
		if (line[0] != '\0' && line[0] != '#')
			put_line(&m, line);
	}
	if (m.is_in_table)
		fail(&m, "the table does not end");
	put_section(&m);
	if (m.problem == NULL && !pack(&m, out))
		fail(&m, "the container could not be written");
	return m.problem;
}
