/* Sheets as offices send them, and as nobody should: read in the confined child, written and read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/parsers.h"
#include "core/sheet.h"
#include "core/sheet_out.h"
#include "unit/sheet_zip.h"

static struct arena *arena;

static int start(void **state)
{
	arena = arena_new();
	return 0;
}

static int stop(void **state)
{
	arena_free(arena);
	helper_stop();
	return 0;
}

static int file_of(const void *data, size_t bytes)
{
	int fd = memfd_create("test", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, data, bytes), (ssize_t)bytes);
	return fd;
}

/* All cells as text: | between cells, / behind rows, and the fault if it cannot be read. */
static const char *shown(int fd)
{
	enum sheet_fault fault;
	struct sheet *s = sheet_open(fd, &fault);
	struct sheet_row row;
	struct buffer b;

	close(fd);
	if (s == NULL)
		return arena_printf(arena, "fault %d", fault);
	buffer_init(&b, arena, 0);
	while (sheet_next(s, &row)) {
		buffer_printf(&b, "%d", row.number);
		for (int i = 0; i < row.cells_count; i++) {
			buffer_putc(&b, '|');
			buffer_puts(&b, row.cells[i].text);
		}
		buffer_putc(&b, '/');
	}
	sheet_close(s);
	return buffer_text(&b);
}

static const char *fault_text(enum sheet_fault fault)
{
	return arena_printf(arena, "fault %d", fault);
}

/* ---- CSV and what is neither ---- */

#define BYTES(literal) literal, sizeof(literal) - 1

static void values_separated_by_signs(void **state)
{
	static const struct { const char *data; size_t bytes; const char *says; } CASES[] = {
		{ BYTES("姓名,性别\r\n李华,男\r\n"), "1|姓名|性别/2|李华|男/" },
		{ BYTES("\xef\xbb\xbf姓名,性别\n李华,女"), "1|姓名|性别/2|李华|女/" },
		{ BYTES("\xd0\xd5\xc3\xfb,\xd0\xd4\xb1\xf0\r\n\xc0\xee\xbb\xaa,\xc4\xd0\r\n"), "1|姓名|性别/2|李华|男/" },
		{ BYTES("\xd0\xd5\xc3\xfb\n\x82\x35\x95\x34\n"), "1|姓名/2|鿣/" },	/* four bytes */
		{ BYTES("a\tb\nc\td\n"), "1|a|b/2|c|d/" },
		{ BYTES("a;b;c\n1;2;3\n"), "1|a|b|c/2|1|2|3/" },
		{ BYTES("a,\"b \"\"c\"\", d\",e\n"), "1|a|b \"c\", d|e/" },
		{ BYTES("a,\"line\nline\",b\n\n\nc\n"), "1|a|line line|b/4|c/" },
		{ BYTES("=\"370481199003079972\",x\n"), "1|370481199003079972|x/" },
		{ BYTES("a,,,b,,\n"), "1|a|||b/" },
		{ BYTES("a,b\rc,d\r"), "1|a|b/2|c|d/" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(shown(file_of(CASES[i].data, CASES[i].bytes)), CASES[i].says);
}

static void what_is_no_sheet_is_named(void **state)
{
	static const struct { const char *data; size_t bytes; enum sheet_fault fault; } CASES[] = {
		{ BYTES(""), SHEET_EMPTY },
		{ BYTES("\n\n , ,\n"), SHEET_EMPTY },
		{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old workbook"), SHEET_OLD },
		{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), SHEET_LOCKED },
		{ BYTES("  <html><table><tr><td>x</td></tr></table></html>"), SHEET_OLD },
		{ BYTES("<?xml version=\"1.0\"?><Workbook/>"), SHEET_OLD },
		{ BYTES("%PDF-1.4"), SHEET_FOREIGN },
		{ BYTES("a\0b"), SHEET_FOREIGN },
		{ BYTES("\x89PNG\r\n\x1a\nabc"), SHEET_FOREIGN },	/* by its content: the name says nothing */
		{ BYTES("\xff\xd8\xff\xe1 Exif,name"), SHEET_FOREIGN },
		{ BYTES("GIF89a,b\n"), SHEET_FOREIGN },
		{ BYTES("name,\x01\x02\n"), SHEET_FOREIGN },
		{ BYTES("\xff\xfe" "a\0,\0b\0"), SHEET_ENCODING },
		{ BYTES("\xef\xbb\xbf" "ok,\xff\xfe\n"), SHEET_ENCODING },
		{ BYTES("name,\xff\xff\xff\n"), SHEET_ENCODING },
		{ BYTES("a,\"never closed\n"), SHEET_DAMAGED },
		{ BYTES("PK\x03\x04 cut off"), SHEET_DAMAGED },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(shown(file_of(CASES[i].data, CASES[i].bytes)), fault_text(CASES[i].fault));
}

static void a_table_has_its_limits(void **state)
{
	struct buffer wide, deep;

	buffer_init(&wide, arena, 0);
	for (int i = 0; i < 100000; i++)
		buffer_puts(&wide, "x,");
	assert_string_equal(shown(file_of(wide.data, wide.bytes)), fault_text(SHEET_WIDE));
	buffer_init(&deep, arena, 0);
	for (int i = 0; i <= SHEET_ROWS_MAX; i++)
		buffer_puts(&deep, "x\n");
	assert_string_equal(shown(file_of(deep.data, deep.bytes)), fault_text(SHEET_LONG));
	buffer_clear(&deep);
	for (int i = 0; i <= SHEET_CELL_BYTES_MAX; i++)
		buffer_putc(&deep, 'x');
	assert_string_equal(shown(file_of(deep.data, deep.bytes)), fault_text(SHEET_CELL_LONG));
}

static struct sheet_place long_place(int fd)
{
	enum sheet_fault fault;
	struct sheet_place place;

	assert_null(sheet_open_placed(fd, &fault, &place));
	assert_int_equal(fault, SHEET_CELL_LONG);
	close(fd);
	return place;
}

/* A cell that is too long is told by row and column, in quotes or not, and behind rows that were read. */
static void a_long_cell_is_told_by_its_place(void **state)
{
	static const char *const QUOTES[] = { "", "\"" };
	struct sheet_place place;
	struct buffer b;

	for (size_t i = 0; i < 2; i++) {
		buffer_init(&b, arena, 0);
		for (int row = 0; row < 30000; row++)	/* more than one block of what the child says */
			buffer_puts(&b, "a,b,c\n");
		buffer_printf(&b, "a,b,c,%s", QUOTES[i]);
		for (int k = 0; k <= SHEET_CELL_BYTES_MAX; k++)
			buffer_putc(&b, 'x');
		buffer_printf(&b, "%s\n", QUOTES[i]);
		place = long_place(file_of(b.data, b.bytes));
		assert_int_equal(place.row, 30001);
		assert_int_equal(place.column, 4);
	}
}

/* ---- XLSX made by hand ---- */

static const char WORKBOOK[] = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"h\" sheetId=\"1\" state=\"hidden\" r:id=\"r9\"/>"
	"<sheet name=\"a\" sheetId=\"2\" r:id=\"r1\"/></sheets></workbook>";
static const char RELATIONS[] = "<Relationships><Relationship Id=\"r9\" Target=\"worksheets/none.xml\"/>"
	"<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
static const char STYLES[] = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
	"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";

static int workbook_of(const char *sheet, const char *strings)
{
	struct part parts[] = {
		{ "xl/workbook.xml", WORKBOOK }, { "xl/_rels/workbook.xml.rels", RELATIONS }, { "xl/styles.xml", STYLES },
		{ "xl/worksheets/sheet1.xml", sheet }, { "xl/sharedStrings.xml", strings },
	};

	return zip_of(parts, strings == NULL ? 4 : 5);
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static void a_long_cell_of_a_workbook_is_told_too(void **state)
{
	struct sheet_place place;
	char *cell = arena_alloc(arena, SHEET_CELL_BYTES_MAX + 2);

	memset(cell, 'x', SHEET_CELL_BYTES_MAX + 1);
	cell[SHEET_CELL_BYTES_MAX + 1] = '\0';
	place = long_place(workbook_of(arena_printf(arena, "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
		"<row r=\"7\"><c r=\"A7\"><v>1</v></c><c r=\"AB7\" t=\"inlineStr\"><is><t>%s</t></is></c></row></sheetData></worksheet>", cell), NULL));
	assert_int_equal(place.row, 7);
	assert_int_equal(place.column, 28);
}

/* Which other visible sheets hold something, whatever stands in them or is wrong with them. */
static void other_sheets_are_named(void **state)
{
	static const char BOOK[] = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"一支部\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"二支部\" sheetId=\"2\" r:id=\"r2\"/>"
		"<sheet name=\"空\" sheetId=\"3\" r:id=\"r3\"/><sheet name=\"藏\" sheetId=\"4\" state=\"hidden\" r:id=\"r2\"/>"
		"<sheet name=\"可选项\" sheetId=\"5\" r:id=\"r2\"/><sheet name=\"坏\" sheetId=\"6\" r:id=\"r4\"/></sheets></workbook>";
	static const char LINKS[] = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\"/>"
		"<Relationship Id=\"r3\" Target=\"worksheets/sheet3.xml\"/><Relationship Id=\"r4\" Target=\"worksheets/sheet4.xml\"/></Relationships>";
	static const char FULL[] = SHEET("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>");
	struct part parts[] = { { "xl/workbook.xml", BOOK }, { "xl/_rels/workbook.xml.rels", LINKS }, { "xl/styles.xml", STYLES }, { "xl/worksheets/sheet1.xml", FULL },
		{ "xl/worksheets/sheet2.xml", SHEET("<row r=\"3\"><c r=\"A3\"><v>7</v></c></row>") },
		{ "xl/worksheets/sheet3.xml", SHEET("<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" t=\"inlineStr\"><is><t> </t></is></c></row>") },
		{ "xl/worksheets/sheet4.xml", "<worksheet><sheetData><row" } };
	enum sheet_fault fault;
	int fd = zip_of(parts, 7);
	struct sheet *s = sheet_open(fd, &fault);

	assert_non_null(s);
	assert_int_equal(sheet_unread(s)->count, 2);
	assert_string_equal(sheet_unread(s)->read, "一支部");
	assert_string_equal(sheet_unread(s)->names, "“二支部”、“坏”");
	assert_string_equal(sheet_unread_text(arena, LANG_ZH, sheet_unread(s)),
		"只读了第一张可见的工作表“一支部”，另有 2 张没有读：“二支部”、“坏”。别的工作表也要的，请合并到一张，或者分别另存后上传");
	sheet_close(s);
	close(fd);
	parts[4].text = parts[6].text = SHEET("");
	fd = zip_of(parts, 7);
	s = sheet_open(fd, &fault);
	assert_non_null(s);
	assert_int_equal(sheet_unread(s)->count, 0);
	assert_null(sheet_unread_text(arena, LANG_ZH, sheet_unread(s)));
	sheet_close(s);
	close(fd);
	parts[4].text = "<!DOCTYPE a><worksheet/>";
	assert_string_equal(shown(zip_of(parts, 7)), fault_text(SHEET_HOSTILE));
}

static void cells_of_every_kind(void **state)
{
	static const struct { const char *sheet, *says; } CASES[] = {
		{ SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"), "1|姓名||李 华/" },
		{ SHEET("<row><c t=\"inlineStr\"><is><t>甲</t></is></c><c><v>13800001111</v></c></row>"), "1|甲|13800001111/" },
		{ SHEET("<row r=\"3\"><c r=\"A3\"><v>1.3800001111E10</v></c><c r=\"B3\"><v>3.7048119900307898E+17</v></c></row>"),
		  "3|13800001111|3.7048119900307898E+17/" },
		{ SHEET("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>42064</v></c><c r=\"B1\" s=\"2\"><v>42064</v></c><c r=\"C1\"><v>42064</v></c>"
			"<c r=\"D1\" s=\"1\"><v>42064.75</v></c></row>"), "1|2015-03-01|2015-03|42064|2015-03-01/" },
		{ SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>B1</f><v>算出</v></c><c r=\"B1\" t=\"e\"><v>#N/A</v></c><c r=\"C1\" t=\"b\"><v>1</v></c></row>"),
		  "1|算出|#N/A|1/" },
		{ SHEET("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>PY</t></rPh></is></c></row>"), "1|ab/" },
		{ "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲支部</t></is></c><c r=\"B1\"><v>1</v></c></row>"
		  "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row></sheetData>"
		  "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>", "1|甲支部|1/2|甲支部|2/3||3/" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(shown(workbook_of(CASES[i].sheet, "<sst><si><t>姓名</t></si><si><r><t>李</t></r><r><t> 华</t></r></si></sst>")),
			CASES[i].says);
}

static void what_no_office_program_writes_is_refused(void **state)
{
	static const struct { const char *sheet, *strings; enum sheet_fault fault; } CASES[] = {
		{ "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>", NULL, SHEET_HOSTILE },
		{ "<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\"><worksheet/>", NULL, SHEET_HOSTILE },
		{ SHEET("<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>"), NULL, SHEET_DAMAGED },
		{ SHEET("<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>"), "<!DOCTYPE x><sst/>", SHEET_HOSTILE },
		{ SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>"), "<sst><si><t>a</t></si></sst>", SHEET_DAMAGED },
		{ SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>"), "<sst><si><t>a</t></si></sst>", SHEET_DAMAGED },
		{ SHEET("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), NULL, SHEET_DAMAGED },
		{ SHEET("<row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row>"), NULL, SHEET_DAMAGED },
		{ SHEET("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), NULL, SHEET_WIDE },
		{ SHEET("<row r=\"99999999999\"><c><v>1</v></c></row>"), NULL, SHEET_DAMAGED },
		{ "<worksheet><sheetData><row>", NULL, SHEET_DAMAGED },
		{ "not xml", NULL, SHEET_DAMAGED },
		{ SHEET(""), NULL, SHEET_EMPTY },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(shown(workbook_of(CASES[i].sheet, CASES[i].strings)), fault_text(CASES[i].fault));
}

static void a_container_is_held_to_its_measure(void **state)
{
	size_t bytes = 8 * 1024 * 1024;
	char *blanks = malloc(bytes + 1);
	struct part bomb[] = { { "xl/workbook.xml", WORKBOOK }, { "xl/_rels/workbook.xml.rels", RELATIONS }, { "xl/worksheets/sheet1.xml", blanks } };
	struct part climbing[] = { { "xl/workbook.xml", WORKBOOK }, { "../../etc/passwd", "x" } };
	struct part elsewhere[] = { { "xl/workbook.xml", WORKBOOK }, { "xl/_rels/workbook.xml.rels",
		"<Relationships><Relationship Id=\"r1\" Target=\"../../secret.xml\"/></Relationships>" } };
	struct part document[] = { { "word/document.xml", "<x/>" } };
	struct part *many = calloc(2001, sizeof(*many));

	memset(blanks, ' ', bytes);
	blanks[bytes] = '\0';
	assert_string_equal(shown(zip_of(bomb, 3)), fault_text(SHEET_HOSTILE));
	assert_string_equal(shown(zip_of(climbing, 2)), fault_text(SHEET_HOSTILE));
	assert_string_equal(shown(zip_of(elsewhere, 2)), fault_text(SHEET_HOSTILE));
	assert_string_equal(shown(zip_of(document, 1)), fault_text(SHEET_FOREIGN));
	for (int i = 0; i < 2001; i++)
		many[i] = (struct part){ arena_printf(arena, "xl/%d.xml", i), "x" };
	assert_string_equal(shown(zip_of(many, 2001)), fault_text(SHEET_HOSTILE));
	free(many);
	free(blanks);
}

/* ---- written and read back ---- */

static int write_sheet(enum sheet_format format, const char *const *cells, int columns_count)
{
	static const struct sheet_column COLUMNS[] = { { "姓名", 12, false }, { "身份号码", 22, true }, { "备注", 0, false } };
	const struct sheet_page page = { .title = "名册", .mark = "内部资料", .author = "甲" };
	struct sheet_writer *w = sheet_write_begin(format, &page, COLUMNS, columns_count);

	assert_non_null(w);
	sheet_write_row(w, cells);
	return sheet_write_end(w, NULL);
}

static void a_sheet_written_is_the_sheet_read(void **state)
{
	static const char *const CELLS[] = { "李\xf0\xa0\x80\x80", "370481199003079972", "一,\"二\"\n三" };

	for (int format = SHEET_XLSX; format <= SHEET_CSV; format++)
		assert_string_equal(shown(write_sheet(format, CELLS, 3)),
			"1|名册/2|内部资料/3|姓名|身份号码|备注/4|李\xf0\xa0\x80\x80|370481199003079972|一,\"二\" 三/5|内部资料/");
}

/* Signs that XML has for itself, blanks at the ends, characters that it may not hold, and the columns after Z. */
static void a_workbook_keeps_what_a_cell_says(void **state)
{
	struct sheet_column columns[54];
	const char *cells[54];
	const struct sheet_page page = { .title = "<&>" };
	enum sheet_fault fault;
	struct sheet_row row;
	struct sheet_writer *w;
	struct sheet *s;
	int fd;

	for (int i = 0; i < 54; i++) {
		columns[i] = (struct sheet_column){ arena_printf(arena, "c%d", i), 0, false };
		cells[i] = i == 0 ? "a<b & \"c\">d" : i == 1 ? "" : i == 2 ? NULL : i == 3 ? "x\x01y" : i == 53 ? "last" : "v";
	}
	w = sheet_write_begin(SHEET_XLSX, &page, columns, 54);
	assert_non_null(w);
	for (int i = 0; i < 3000; i++)
		sheet_write_row(w, cells);
	fd = sheet_write_end(w, NULL);
	s = sheet_open(fd, &fault);
	assert_non_null(s);
	assert_int_equal(sheet_rows_count(s), 3002);
	assert_true(sheet_next(s, &row));
	assert_string_equal(row.cells[0].text, "<&>");
	assert_true(sheet_next(s, &row));
	assert_string_equal(row.cells[53].text, "c53");
	for (int i = 0; i < 3000; i++) {
		assert_true(sheet_next(s, &row));
		assert_int_equal(row.number, 3 + i);
		assert_int_equal(row.cells_count, 54);
		assert_string_equal(row.cells[0].text, "a<b & \"c\">d");
		assert_string_equal(row.cells[1].text, "");
		assert_string_equal(row.cells[26].text, "v");
		assert_string_equal(row.cells[53].text, "last");
	}
	assert_false(sheet_next(s, &row));
	sheet_close(s);
	close(fd);
}

static void no_cell_is_a_formula(void **state)
{
	static const char *const TEXTS[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1" };
	static const char *const HARMLESS[] = { "", "1=1", "a", "李" };

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++) {
		const char *cells[] = { TEXTS[i] };
		char data[400] = "";
		int fd = write_sheet(SHEET_CSV, cells, 1);

		assert_true(sheet_is_formula(TEXTS[i]));
		assert_true(pread(fd, data, sizeof(data) - 1, 0) > 0);
		assert_non_null(strstr(data, arena_printf(arena, "'%s", TEXTS[i])));
		close(fd);
		assert_non_null(strstr(shown(write_sheet(SHEET_XLSX, cells, 1)), "4|'"));
	}
	for (size_t i = 0; i < sizeof(HARMLESS) / sizeof(HARMLESS[0]); i++)
		assert_false(sheet_is_formula(HARMLESS[i]));
}

static void formats_that_show_a_date(void **state)
{
	static const struct { int id; const char *code; enum sheet_format_kind kind; } CASES[] = {
		{ 0, NULL, SHEET_FORMAT_PLAIN }, { 14, NULL, SHEET_FORMAT_DAY }, { 17, NULL, SHEET_FORMAT_MONTH }, { 31, NULL, SHEET_FORMAT_DAY },
		{ 57, NULL, SHEET_FORMAT_MONTH }, { 49, NULL, SHEET_FORMAT_PLAIN }, { 164, "yyyy/m/d", SHEET_FORMAT_DAY },
		{ 164, "yyyy\\-mm", SHEET_FORMAT_MONTH }, { 164, "h:mm", SHEET_FORMAT_PLAIN }, { 164, "\"day\"0", SHEET_FORMAT_PLAIN },
		{ 164, "[$-804]yyyy\"年\"m\"月\"d\"日\";@", SHEET_FORMAT_DAY }, { 164, "0.00", SHEET_FORMAT_PLAIN }, { 164, "[Red]0", SHEET_FORMAT_PLAIN },
	};
	char text[64];

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(sheet_format_of(CASES[i].id, CASES[i].code), CASES[i].kind);
	sheet_number_text(text, "1", SHEET_FORMAT_DAY, false);
	assert_string_equal(text, "1900-01-01");
	sheet_number_text(text, "61", SHEET_FORMAT_DAY, false);
	assert_string_equal(text, "1900-03-01");
	sheet_number_text(text, "40602", SHEET_FORMAT_DAY, true);
	assert_string_equal(text, "2015-03-01");
	sheet_number_text(text, "99999999999", SHEET_FORMAT_DAY, false);
	assert_string_equal(text, "99999999999");
	sheet_number_text(text, "2015.0300000000001", SHEET_FORMAT_PLAIN, false);
	assert_string_equal(text, "2015.03");
}

/* A child that was taken over can say anything. */
static int lying_job(int in, int out, const char *args)
{
	char block[4096];
	ssize_t got = pread(in, block, sizeof(block), 0);

	return got > 0 && write(out, block, (size_t)got) == got ? 0 : 1;
}

#define ROW_X "JSH1R\1\0\0\0\1\0\0\0\0\1\0\0\0x"

static void nothing_the_child_says_is_trusted(void **state)
{
	static const struct { const char *data; size_t bytes; } LIES[] = {
		{ BYTES("x") }, { BYTES("JSH1") }, { BYTES("JSH1E\0\0\0\0") }, { BYTES("JSH1E\1\0\0\0") },
		{ BYTES("JSH1R\1\0\0\0\1\0\0\0\0\xff\xff\xff\xff" "x") },
		{ BYTES("JSH1R\1\0\0\0\1\0\xff\xff\0\1\0\0\0xE\1\0\0\0") },
		{ BYTES("JSH1R\1\0\0\0\1\0\0\0\0\1\0\0\0\xff" "E\1\0\0\0") },
		{ BYTES("JSH1R\1\0\0\0\0\0E\1\0\0\0") },
		{ BYTES("JSH1R\2\0\0\0\1\0\0\0\0\1\0\0\0xR\1\0\0\0\1\0\0\0\0\1\0\0\0xE\2\0\0\0") },
		{ BYTES("JSH1R\1\0\0\0\1\0\0\0\0\1\0\0\0xM\1\0\0\0\0\0\0\0\0\0\0\0E\1\0\0\0") },
		{ BYTES("JSH1R\1\0\0\0\1\0\0\0\0\1\0\0\0xM\1\0\0\0\2\0\0\0\0\0\xff\xff" "E\1\0\0\0") },
		/* other sheets: none, more names than sheets, a name that is cut off, that is too long, that is no text, twice, behind the end */
		{ BYTES(ROW_X "S\0\0\0\0\1\1aE\1\0\0\0") }, { BYTES(ROW_X "S\1\0\0\0\3\1a\1b\1cE\1\0\0\0") }, { BYTES(ROW_X "S\1\0\0\0\2\1a\x7d" "E\1\0\0\0") },
		{ BYTES(ROW_X "S\xff\0\0\0\15\1a") }, { BYTES(ROW_X "S\1\0\0\0\2\1a\1\xff" "E\1\0\0\0") }, { BYTES(ROW_X "S\1\0\0\0\2\1a\1bS\1\0\0\0\2\1a\1bE\1\0\0\0") },
		{ BYTES(ROW_X "S\1\0\0\0\2\1a\1b") }, { BYTES(ROW_X "S\xff\xff\xff\xff\2\1a\1bE\1\0\0\0") },
	};
	static const char SHEETS[] = ROW_X "S\2\0\0\0\2\1a\1bE\1\0\0\0";
	static const char TRUTH[] = "JSH1R\1\0\0\0\1\0\0\0\0\1\0\0\0xE\1\0\0\0";
	static const struct helper_job LIARS[] = { { "sheet", lying_job }, { NULL, NULL } };
	char error[200];

	helper_stop();
	assert_true(helper_start(LIARS, error, sizeof(error)));
	for (size_t i = 0; i < sizeof(LIES) / sizeof(LIES[0]); i++)
		assert_string_equal(shown(file_of(LIES[i].data, LIES[i].bytes)), fault_text(SHEET_DAMAGED));
	assert_string_equal(shown(file_of(TRUTH, sizeof(TRUTH) - 1)), "1|x/");
	assert_string_equal(shown(file_of(SHEETS, sizeof(SHEETS) - 1)), "1|x/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_separated_by_signs),
		cmocka_unit_test(what_is_no_sheet_is_named),
		cmocka_unit_test(a_table_has_its_limits), cmocka_unit_test(a_long_cell_is_told_by_its_place), cmocka_unit_test(a_long_cell_of_a_workbook_is_told_too),
		cmocka_unit_test(cells_of_every_kind), cmocka_unit_test(other_sheets_are_named),
		cmocka_unit_test(what_no_office_program_writes_is_refused),
		cmocka_unit_test(a_container_is_held_to_its_measure),
		cmocka_unit_test(a_sheet_written_is_the_sheet_read),
		cmocka_unit_test(a_workbook_keeps_what_a_cell_says),
		cmocka_unit_test(no_cell_is_a_formula),
		cmocka_unit_test(formats_that_show_a_date),
		cmocka_unit_test(nothing_the_child_says_is_trusted),	/* last: it replaces the child */
	};
	char error[200];

	if (!parsers_start(error, sizeof(error))) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	return cmocka_run_group_tests(tests, start, stop);
}
