/* Papers as .docx: made from their text, filled however WPS cut the fields into runs, refused with the reason when they hold what they may
 * not, and set as PDF. Read in the confined child. */
#include "parser_world.h"

#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

#include "core/docx_part.h"
#include "world/docx_words.h"
#include "world/pdf_words.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define BODY(text) "<?xml version=\"1.0\"?><w:document " W "><w:body>" text "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

struct part { const char *name, *data; };

/* A container of those parts. */
static struct buffer packed(const struct part *parts, size_t count)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	struct buffer out;
	zip_stat_t st;
	char *bytes;

	zip_source_keep(source);
	for (size_t i = 0; i < count; i++)
		assert_true(zip_file_add(zip, parts[i].name, zip_source_buffer(zip, parts[i].data, strlen(parts[i].data), 0), 0) >= 0);
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(source, &st), 0);
	assert_int_equal(zip_source_open(source), 0);
	bytes = arena_alloc(a, st.size + 1);
	assert_int_equal(zip_source_read(source, bytes, st.size), (zip_int64_t)st.size);
	zip_source_close(source);
	zip_source_free(source);
	buffer_init(&out, a, st.size + 1);
	buffer_put(&out, bytes, st.size);
	return out;
}

static struct buffer with_body(const char *body)
{
	return packed(&(struct part){ "word/document.xml", body }, 1);
}

/* One part of a container as text. */
static const char *part_of(const struct buffer *docx, const char *name)
{
	return docx_part_of(a, docx->data, docx->bytes, name, NULL);
}

static const char *const ROWS[] = { "1", "赵一", "2", "钱 & 二" };
static const struct docx_list LISTS[] = { { "签到", (const char *const[]){ "序号", "姓名" }, 2, ROWS, 2 } };
static const struct docx_value VALUES[] = { { "单位", "石门镇党委" }, { "内容", "第一行\n<第二行>" }, { "空", NULL } };
static const struct docx_values KNOWN = { .values = VALUES, .values_count = 3, .lists = LISTS, .lists_count = 1 };

static const char *filled(const struct buffer *docx)
{
	struct buffer out;

	buffer_init(&out, a, 0);
	assert_int_equal(docx_fill(a, docx->data, docx->bytes, &KNOWN, &out), DOCX_GOOD);
	return part_of(&out, "word/document.xml");
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;

	for (text = strstr(text, what); text != NULL; text = strstr(text + 1, what))
		n++;
	return n;
}

static void fields_are_found_however_they_are_cut(void **state)
{
	struct buffer one = with_body(BODY("<w:p><w:r><w:t>甲{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{单</w:t></w:r><w:r><w:t>位}</w:t></w:r><w:r><w:t>}乙</w:t></w:r></w:p>"));
	struct buffer lines = with_body(BODY(P("{{ 内容 }}") P("[{{空}}]")));
	const char *text = filled(&one);

	assert_non_null(strstr(text, "甲石门镇党委</w:t>"));
	assert_non_null(strstr(text, ">乙</w:t>"));
	assert_null(strstr(text, "{"));
	assert_int_equal(times(text, "<w:b>"), 1);	/* the formatting stays */
	text = filled(&lines);
	assert_non_null(strstr(text, ">第一行</w:t><w:br></w:br><w:t xml:space=\"preserve\">&lt;第二行&gt;</w:t>"));
	assert_non_null(strstr(text, ">[]</w:t>"));
}

static void rows_and_paragraphs_are_repeated(void **state)
{
	struct buffer table = with_body(BODY("<w:tbl><w:tr><w:tc>" P("姓名") "</w:tc></w:tr><w:tr><w:tc>" P("{{#签到}}{{序号}}") "</w:tc><w:tc>" P("{{姓名}}，{{单位}}")
		"</w:tc></w:tr></w:tbl>"));
	struct buffer paragraph = with_body(BODY(P("出席：") P("{{#签到}}{{姓名}}；") P("完")));
	const char *text = filled(&table);

	assert_int_equal(times(text, "<w:tr>"), 3);
	assert_non_null(strstr(text, "钱 &amp; 二，石门镇党委"));
	text = filled(&paragraph);
	assert_int_equal(times(text, "<w:p>"), 4);
	assert_true(strstr(text, "赵一；") < strstr(text, "钱 &amp; 二；"));
}

static enum docx_fault fault_of(const struct buffer *docx, const char **detail)
{
	return docx_check(a, docx->data, docx->bytes, &KNOWN, detail);
}

static void what_may_not_be_in_a_template_is_named(void **state)
{
	static const struct { enum docx_fault fault; const char *detail; struct part parts[3]; } CASES[] = {
		{ DOCX_GOOD, "", { { "word/document.xml", BODY(P("{{单位}}{{#签到}}{{姓名}}")) } } },
		{ DOCX_UNKNOWN, "身份证", { { "word/document.xml", BODY(P("{{身份证}}")) } } },
		{ DOCX_UNKNOWN, "姓名", { { "word/document.xml", BODY(P("{{姓名}}")) } } },	/* of a list, outside of it */
		{ DOCX_UNKNOWN, "#名单", { { "word/document.xml", BODY(P("{{#名单}}")) } } },
		{ DOCX_LOOSE, "{不存在}", { { "word/document.xml", BODY(P("{{单位}}{不存在}")) } } },
		{ DOCX_LOOSE, "｛单位｝", { { "word/document.xml", BODY(P("｛单位｝")) } } },
		{ DOCX_GOOD, "", { { "word/document.xml", BODY(P("（1）}{单位") P("}")) } } },	/* no pair */
		{ DOCX_BROKEN, "{{单位", { { "word/document.xml", BODY(P("{{单位")) } } },
		{ DOCX_BROKEN, "{{}}", { { "word/document.xml", BODY(P("{{}}")) } } },
		{ DOCX_BROKEN, "{{单位}}", { { "word/document.xml", BODY(P("")) }, { "word/header1.xml", "<w:hdr " W ">" P("{{单位}}") "</w:hdr>" } } },
		{ DOCX_MACRO, "word/vbaProject.bin", { { "word/document.xml", BODY(P("")) }, { "word/vbaProject.bin", "x" } } },
		{ DOCX_MACRO, "", { { "word/document.xml", BODY(P("")) }, { "[Content_Types].xml",
			"<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>" } } },
		{ DOCX_LINK, "http://example.org/t.dotm", { { "word/document.xml", BODY(P("")) }, { "word/_rels/settings.xml.rels",
			"<Relationships><Relationship Id=\"r1\" Target=\"http://example.org/t.dotm\" TargetMode=\"External\"/></Relationships>" } } },
		{ DOCX_LINK, "", { { "word/document.xml", "<!DOCTYPE d [<!ENTITY x \"y\">]><d>&x;</d>" } } },
		{ DOCX_OBJECT, "word/media/image1.png", { { "word/document.xml", BODY(P("")) }, { "word/media/image1.png", "x" } } },
		{ DOCX_OBJECT, "w:drawing", { { "word/document.xml", BODY("<w:p><w:r><w:drawing/></w:r></w:p>") } } },
		{ DOCX_OBJECT, "word/embeddings/sheet.xlsx", { { "word/document.xml", BODY(P("")) }, { "word/embeddings/sheet.xlsx", "x" } } },
		{ DOCX_CODE, " INCLUDETEXT \"c:\\x\"", { { "word/document.xml", BODY("<w:p><w:fldSimple w:instr=' INCLUDETEXT \"c:\\x\"'/></w:p>") } } },
		{ DOCX_CODE, "DDEAUTO x", { { "word/document.xml", BODY("<w:p><w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>") } } },
		{ DOCX_NESTED, "", { { "word/document.xml", BODY("<w:tbl><w:tr><w:tc><w:tbl/></w:tc></w:tr></w:tbl>") } } },
		{ DOCX_FOREIGN, "", { { "xl/workbook.xml", "<workbook/>" } } },
		{ DOCX_DAMAGED, "", { { "word/document.xml", "<w:document><w:p>" } } },
		{ DOCX_LARGE, "", { { "../evil.xml", "x" }, { "word/document.xml", BODY(P("")) } } },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		size_t count = 0;
		struct buffer docx;
		const char *detail;

		while (count < 3 && CASES[i].parts[count].name != NULL)
			count++;
		docx = packed(CASES[i].parts, count);
		if (fault_of(&docx, &detail) != CASES[i].fault || strcmp(detail, CASES[i].detail) != 0)
			fail_msg("case %zu: fault %d, %s", i, fault_of(&docx, &detail), detail);
	}
}

static void a_file_that_would_grow_is_refused(void **state)
{
	char *zeros = arena_alloc(a, 3u << 20), *deep;
	struct buffer bomb, nest, nothing, whole;
	const char *detail;

	memset(zeros, ' ', (3u << 20) - 1);
	bomb = packed((const struct part[]){ { "word/document.xml", BODY(P("")) }, { "word/big.xml", zeros } }, 2);
	assert_true(bomb.bytes < 100000);
	assert_int_equal(fault_of(&bomb, &detail), DOCX_LARGE);
	deep = arena_alloc(a, 400 * 3 + 1);
	for (int i = 0; i < 400; i++)
		memcpy(deep + i * 3, "<d>", 3);
	nest = with_body(deep);
	assert_int_equal(fault_of(&nest, &detail), DOCX_LARGE);
	buffer_init(&nothing, a, 0);
	buffer_puts(&nothing, "no container");
	assert_int_equal(fault_of(&nothing, &detail), DOCX_DAMAGED);
	buffer_init(&whole, a, 0);
	buffer_put(&whole, zeros, (3u << 20) - 1);
	assert_int_equal(fault_of(&whole, &detail), DOCX_LARGE);	/* over DOCX_BYTES_MAX */
}

static const char SOURCE[] = "# a paper\nred {{单位}}文件\nnumber 石党发〔2015〕1号\nrule\ntitle 关于某事的决议\nto 县委：\ntext {{内容}}\n"
	"table 1 3\nhead 序号 | 姓名\nrow {{#签到}}{{序号}} | {{姓名}}\ntall [2] 合计\nend\nsign {{单位}}（盖章）\ndate 2015年11月17日\n";

static void a_template_is_made_from_its_text(void **state)
{
	struct buffer one, two, pdf;
	const char *detail, *words;
	int pages;

	buffer_init(&one, a, 0);
	buffer_init(&two, a, 0);
	assert_null(docx_make(a, SOURCE, &one));
	assert_null(docx_make(a, SOURCE, &two));
	assert_int_equal(one.bytes, two.bytes);
	assert_memory_equal(one.data, two.data, one.bytes);	/* the same text, the same file */
	assert_int_equal(fault_of(&one, &detail), DOCX_GOOD);
	assert_non_null(strstr(filled(&one), "方正小标宋简体"));
	buffer_init(&pdf, a, 0);
	assert_int_equal(docx_pdf(a, one.data, one.bytes, "决议", &KNOWN, &pdf, &pages), DOCX_GOOD);
	assert_int_equal(pages, 1);
	words = pdf_words(a, pdf.data, pdf.bytes);
	assert_non_null(strstr(words, "石门镇党委文件"));
	assert_non_null(strstr(words, "<第二行>"));
	assert_non_null(strstr(words, "钱&二"));
	assert_non_null(strstr(words, "—1—"));
}

static void a_text_that_is_no_template_says_in_which_line(void **state)
{
	static const struct { const char *source, *says; } CASES[] = {
		{ "title x\nfoo y\n", "line 2: no such kind of line" },
		{ "table 1 1\nrow a\nend\n", "line 2: the cells of a row fill its columns" },
		{ "row a\n", "line 1: rows stand in a table, and nothing else does" },
		{ "table 1 1\nrow < a\nend\n", "line 2: the cells of a row fill its columns" },
		{ "table 1 0\nend\n", "line 1: a table says the width of each column, and stands in none" },
		{ "table 1\nrow a\n", "line 3: the table does not end" },
	};
	struct buffer out;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		buffer_init(&out, a, 0);
		assert_string_equal(docx_make(a, CASES[i].source, &out), CASES[i].says);
	}
}

static void a_long_list_goes_on_with_its_head(void **state)
{
	enum { ROWS_COUNT = 100 };
	const char **rows = arena_array(a, ROWS_COUNT * 2, sizeof(*rows));
	struct docx_list list = { "签到", (const char *const[]){ "序号", "姓名" }, 2, rows, ROWS_COUNT };
	struct docx_values values = { .values = VALUES, .values_count = 3, .lists = &list, .lists_count = 1 };
	struct buffer docx, pdf;
	int pages;

	for (int i = 0; i < ROWS_COUNT; i++) {
		rows[2 * i] = arena_printf(a, "%d", i + 1);
		rows[2 * i + 1] = arena_printf(a, "党员%d号", i + 1);
	}
	buffer_init(&docx, a, 0);
	buffer_init(&pdf, a, 0);
	assert_null(docx_make(a, SOURCE, &docx));
	assert_int_equal(docx_pdf(a, docx.data, docx.bytes, "决议", &values, &pdf, &pages), DOCX_GOOD);
	assert_true(pages >= 3);
	assert_int_equal(times(pdf_words(a, pdf.data, pdf.bytes), "序号"), pages);	/* the head on each page: none is without rows */
	assert_non_null(strstr(pdf_words(a, pdf.data, pdf.bytes), "党员100号"));
}

/* What repeats in a row is made smaller once, and what the template says of lines that go with their type stays. */
static void a_paper_is_set_smaller(void **state)
{
	struct buffer docx = with_body(BODY("<w:tbl><w:tr><w:tc><w:p><w:pPr><w:spacing w:line=\"400\" w:lineRule=\"exact\" w:after=\"100\"/></w:pPr>"
		"<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>{{#签到}}{{姓名}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
		"<w:p><w:pPr><w:spacing w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"1\"/></w:rPr><w:t>{{单位}}</w:t></w:r></w:p>"));
	struct docx_values values = KNOWN;
	struct buffer out;
	const char *xml;

	values.percent = 50;
	buffer_init(&out, a, 0);
	assert_int_equal(docx_fill(a, docx.data, docx.bytes, &values, &out), DOCX_GOOD);
	xml = part_of(&out, "word/document.xml");
	assert_int_equal(times(xml, "<w:sz w:val=\"14\""), 2);
	assert_int_equal(times(xml, "w:line=\"200\""), 2);
	assert_int_equal(times(xml, "w:after=\"50\""), 2);
	assert_int_equal(times(xml, "w:line=\"240\""), 1);
	assert_int_equal(times(xml, "<w:sz w:val=\"1\""), 1);
	assert_non_null(strstr(xml, "钱 &amp; 二"));
}

/* A digest that is broken at the end of a line is that digest. */
static void no_hyphen_is_put_into_a_word(void **state)
{
	struct buffer docx, pdf;
	char *words;
	int pages;

	buffer_init(&docx, a, 0);
	buffer_init(&pdf, a, 0);
	assert_null(docx_make(a, "text 封签 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08ba64eaca6bd5\n", &docx));
	assert_int_equal(docx_pdf(a, docx.data, docx.bytes, "封签", &KNOWN, &pdf, &pages), DOCX_GOOD);
	words = pdf_words(a, pdf.data, pdf.bytes);
	assert_non_null(strstr(words, "9f86d081"));
	assert_null(strchr(words, '-'));
	assert_null(strstr(words, "\xe2\x80\x90"));	/* U+2010 */
}

/* However long the text is, the date stands below whoever signs, and a page more is begun by both. */
static void a_date_does_not_stand_alone(void **state)
{
	int more = 0;

	for (int lines = 1; lines <= 30; lines++) {
		struct buffer source, docx, pdf;
		char *words, *last;
		int pages;

		buffer_init(&source, a, 0);
		buffer_init(&docx, a, 0);
		buffer_init(&pdf, a, 0);
		for (int i = 0; i < lines; i++)
			buffer_puts(&source, "text 一行\n");
		buffer_puts(&source, "sign 石门镇党委（盖章）\ndate 2015年11月17日\n");
		assert_null(docx_make(a, buffer_text(&source), &docx));
		assert_int_equal(docx_pdf(a, docx.data, docx.bytes, "决议", &KNOWN, &pdf, &pages), DOCX_GOOD);
		words = pdf_words(a, pdf.data, pdf.bytes);
		last = strrchr(words, '\f');
		if (last != NULL && last[1] == '\0') {	/* a sign of its own behind the last page */
			*last = '\0';
			last = strrchr(words, '\f');
		}
		last = last == NULL ? words : last;
		if (strstr(last, "11月17日") == NULL || strstr(last, "盖章") == NULL)
			fail_msg("%d lines: the last page is %s", lines, last);
		more += pages > 1;
	}
	assert_true(more > 0 && more < 30);
}

/* What a page has no room for goes on; nothing runs for ever. */
static void hard_layouts_end(void **state)
{
	struct buffer lines, docx, pdf;
	int pages;

	buffer_init(&lines, a, 0);
	for (int i = 0; i < 2000; i++)
		buffer_puts(&lines, "很长的一段话");
	docx = with_body(arena_printf(a, BODY("<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"500\"/></w:tblGrid>"
		"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:pPr><w:spacing w:line=\"20000\" w:lineRule=\"exact\"/></w:pPr><w:r><w:t>高</w:t></w:r></w:p></w:tc></w:tr>"
		"<w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p></w:tc></w:tr></w:tbl>"), buffer_text(&lines)));
	buffer_init(&pdf, a, 0);
	assert_int_equal(docx_pdf(a, docx.data, docx.bytes, "长", &KNOWN, &pdf, &pages), DOCX_GOOD);
	assert_true(pages > 3 && pages < 100);
	docx = with_body(BODY(P("x") "<w:sectPr><w:pgSz w:w=\"100\" w:h=\"100\"/></w:sectPr>"));
	assert_int_equal(docx_pdf(a, docx.data, docx.bytes, "小", &KNOWN, &pdf, &pages), DOCX_DAMAGED);	/* no sheet of paper */
}

#define GRID_ROWS(sides) "<w:tblGrid><w:gridCol w:w=\"500\"/><w:gridCol w:w=\"900\"/></w:tblGrid>" \
	"<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/>" sides "</w:tcPr>" P("一") "</w:tc><w:tc><w:tcPr>" sides "</w:tcPr>" P("二") "</w:tc></w:tr>" \
	"<w:tr><w:tc><w:tcPr><w:vMerge/>" sides "</w:tcPr>" P("") "</w:tc><w:tc><w:tcPr>" sides "</w:tcPr>" P("三") "</w:tc></w:tr></w:tbl>"
#define EACH_SIDE(value) "<w:top w:val=\"" value "\"/><w:left w:val=\"" value "\"/><w:bottom w:val=\"" value "\"/><w:right w:val=\"" value "\"/>"
#define OF_CELLS "<w:tcBorders>" EACH_SIDE("single") "</w:tcBorders>"
#define OF_TABLE "<w:tblBorders>" EACH_SIDE("single") "<w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders>"
#define STYLES "<?xml version=\"1.0\"?><w:styles " W "><w:style w:type=\"table\" w:styleId=\"plain\"><w:name w:val=\"Normal Table\"/></w:style>" \
	"<w:style w:type=\"table\" w:styleId=\"base\"><w:tblPr>" OF_TABLE "</w:tblPr></w:style>" \
	"<w:style w:type=\"table\" w:styleId=\"grid\"><w:basedOn w:val=\"base\"/></w:style></w:styles>"

/* How many pixels of a paper's first page are dark, and how many lines cross its first column. */
static int dark_pixels(const char *body, int *crossing)
{
	struct buffer docx = packed((const struct part[]){ { "word/document.xml", body }, { "word/styles.xml", STYLES } }, 2), pdf;
	struct pdf_pixels page;
	int pages, dark = 0;
	bool is_line = false;

	buffer_init(&pdf, a, 0);
	assert_int_equal(docx_pdf(a, docx.data, docx.bytes, "表", &KNOWN, &pdf, &pages), DOCX_GOOD);
	page = pdf_pixels(a, pdf.data, pdf.bytes);
	*crossing = 0;
	for (int y = 0; y < page.height / 2; y++) {
		int from = page.width / 6, to = page.width / 4, across = 0;

		for (int x = 0; x < page.width; x++) {
			bool is_dark = page.rgb[3 * (y * page.width + x)] < 200;

			dark += is_dark;
			across += is_dark && x >= from && x < to;
		}
		*crossing += across == to - from && !is_line;	/* a line may be two pixels thick */
		is_line = across == to - from;
	}
	return dark;
}

/* Our own papers say it of the table; office programs that keep a paper say it of each cell or by a style. */
static void lines_of_a_table_are_drawn_whoever_wrote_them(void **state)
{
	static const char *const SAME[] = {
		BODY("<w:tbl><w:tblPr>" OF_TABLE "</w:tblPr>" GRID_ROWS("")),
		BODY("<w:tbl><w:tblPr/>" GRID_ROWS(OF_CELLS)),
		BODY("<w:tbl><w:tblPr><w:tblStyle w:val=\"grid\"/></w:tblPr>" GRID_ROWS("")),
	};
	static const char *const BARE[] = {
		BODY("<w:tbl><w:tblPr/>" GRID_ROWS("")),
		BODY("<w:tbl><w:tblPr><w:tblStyle w:val=\"plain\"/></w:tblPr>" GRID_ROWS("")),
		BODY("<w:tbl><w:tblPr>" OF_TABLE "</w:tblPr>" GRID_ROWS("<w:tcBorders>" EACH_SIDE("nil") "</w:tcBorders>")),
	};
	int crossing, ruled = dark_pixels(SAME[0], &crossing), bare = dark_pixels(BARE[0], &crossing);

	for (int i = 0; i < 3; i++) {
		assert_int_equal(dark_pixels(SAME[i], &crossing), ruled);
		assert_int_equal(crossing, 2);	/* above and below the merged cells, and none between */
		assert_int_equal(dark_pixels(BARE[i], &crossing), bare);
	}
	assert_true(ruled > bare + 500);
}

/* One pixel. */
static const unsigned char PIXEL[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
	0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0,
	'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };
/* A photo of 300 by 400 that begins like a JPEG; what follows nobody reads. */
static const unsigned char PHOTO[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 400 >> 8, 400 & 255, 300 >> 8, 300 & 255, 1, 1, 0x11, 0, 0xff, 0xd9 };
#define MEDIA(n, kind) "word/media/picture" n "." kind

/* Each where its sign stands, in its box and by its own name; one that the template drops is not in the file, and a sign that no picture has stays a sign. */
static void pictures_stand_where_their_signs_are(void **state)
{
	static const struct docx_picture PICTURES[] = { { "image/png", PIXEL, sizeof(PIXEL), 25, 35 }, { "image/jpeg", PHOTO, sizeof(PHOTO), 90, 60 },
		{ "image/png", PIXEL, sizeof(PIXEL), 156, 205 } };
	const struct docx_value values[] = { { "一", arena_printf(a, "甲%s乙", docx_picture_sign(a, 1)) }, { "二", docx_picture_sign(a, 0) },
		{ "三", arena_printf(a, "%s%s%s", docx_picture_sign(a, 1), docx_picture_sign(a, 2), docx_picture_sign(a, 3)) } };
	struct docx_values known = { .values = values, .values_count = 3, .pictures = PICTURES, .pictures_count = 3 };
	struct buffer docx, out;
	const char *text, *part;
	size_t bytes = 0;

	buffer_init(&docx, a, 0);
	buffer_init(&out, a, 0);
	assert_null(docx_make(a, "picture {{一}}\ntext {{三}}\n", &docx));
	assert_int_equal(docx_fill(a, docx.data, docx.bytes, &known, &out), DOCX_GOOD);
	text = part_of(&out, "word/document.xml");
	assert_non_null(strstr(text, "<w:keepLines></w:keepLines>"));
	assert_non_null(strstr(text, ">甲</w:t><w:drawing>"));
	assert_int_equal(times(text, "r:embed=\"rIdPicture2\""), 2);
	assert_int_equal(times(text, "r:embed=\"rIdPicture3\""), 1);
	assert_int_equal(times(text, "r:embed=\"rIdPicture1\""), 0);
	assert_non_null(strstr(text, "<wp:extent cx=\"1620000\" cy=\"2160000\"/>"));	/* 60 mm high, 45 wide */
	assert_non_null(strstr(text, DOCX_PICTURE "3" DOCX_PICTURE));
	assert_null(docx_part_of(a, out.data, out.bytes, MEDIA("1", "png"), NULL));
	part = docx_part_of(a, out.data, out.bytes, MEDIA("2", "jpeg"), &bytes);
	assert_int_equal(bytes, sizeof(PHOTO));
	assert_memory_equal(part, PHOTO, sizeof(PHOTO));
	part = docx_part_of(a, out.data, out.bytes, MEDIA("3", "png"), &bytes);
	assert_int_equal(bytes, sizeof(PIXEL));
	assert_memory_equal(part, PIXEL, sizeof(PIXEL));
	text = part_of(&out, "[Content_Types].xml");
	assert_int_equal(times(text, "PartName=\"/word/media/"), 2);
	text = part_of(&out, "word/_rels/document.xml.rels");
	assert_int_equal(times(text, "Id=\"rIdPicture"), 2);
	assert_non_null(strstr(text, "Id=\"rIdPicture3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/picture3.png\""));
}

static void what_is_no_container_takes_no_pictures(void **state)
{
	static const struct docx_picture PICTURE = { "image/png", PIXEL, sizeof(PIXEL), 25, 35 };
	struct buffer docx;
	int fd = memfd_create("paper", 0);
	char *copy;

	buffer_init(&docx, a, 0);
	assert_null(docx_make(a, "title 题\n", &docx));
	assert_true(docx_append(a, docx.data, docx.bytes, "\1", &PICTURE, 1, fd));
	assert_false(docx_append(a, docx.data, docx.bytes - 1, "\1", &PICTURE, 1, fd));
	assert_false(docx_append(a, docx.data, 10, "\1", &PICTURE, 1, fd));
	copy = arena_copy(a, docx.data, docx.bytes);
	copy[docx.bytes - 6] ^= 1;	/* where the list begins */
	assert_false(docx_append(a, copy, docx.bytes, "\1", &PICTURE, 1, fd));
	assert_false(docx_append(a, docx.data, docx.bytes, "\1", &PICTURE, 1, -1));
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_found_however_they_are_cut),
		cmocka_unit_test(rows_and_paragraphs_are_repeated),
		cmocka_unit_test(what_may_not_be_in_a_template_is_named),
		cmocka_unit_test(a_file_that_would_grow_is_refused),
		cmocka_unit_test(a_template_is_made_from_its_text),
		cmocka_unit_test(a_text_that_is_no_template_says_in_which_line),
		cmocka_unit_test(a_long_list_goes_on_with_its_head),
		cmocka_unit_test(a_paper_is_set_smaller),
		cmocka_unit_test(no_hyphen_is_put_into_a_word),
		cmocka_unit_test(a_date_does_not_stand_alone),
		cmocka_unit_test(hard_layouts_end),
		cmocka_unit_test(lines_of_a_table_are_drawn_whoever_wrote_them),
		cmocka_unit_test(pictures_stand_where_their_signs_are),
		cmocka_unit_test(what_is_no_container_takes_no_pictures),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
