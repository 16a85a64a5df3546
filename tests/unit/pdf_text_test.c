/* The text of PDF files: every way in which Chinese gets into one, how letters become lines, and what is damaged or closed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "core/pdf.h"
#include "core/pdf_text.h"
#include "core/secrecy.h"
#include "core/sheet.h"
#include "core/sheet_out.h"
#include "world/pdf_words.h"
#include "world/paper.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DAMAGES 3000

static struct arena *a;

static bool add(void *to, const char *text, size_t bytes)
{
	buffer_put(to, text, bytes);
	return true;
}

static enum pdf_text_answer answer_to(const char *data, size_t bytes, struct buffer *text)
{
	struct pdf_tree tree;

	buffer_init(text, a, 0);
	return pdf_text(a, data, bytes, &tree, add, text);
}

/* NULL: it cannot be opened. */
static const char *text_of(const char *data, size_t bytes)
{
	struct buffer text;
	enum pdf_text_answer answer = answer_to(data, bytes, &text);

	return answer == PDF_TEXT_WHOLE || answer == PDF_TEXT_CUT ? buffer_text(&text) : NULL;
}

/* ---- files made by hand ---- */

struct made { const char *font, *map, *content, *more; };

static void put_stream(struct buffer *b, int number, const char *dict, const char *data)
{
	buffer_printf(b, "%d 0 obj\n<<%s /Length %zu>>\nstream\n%s\nendstream\nendobj\n", number, dict, strlen(data), data);
}

/* Without a table of its objects, as a damaged file: the reader looks for them. */
static struct buffer file_of(const struct made *m)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_puts(&b, "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
		"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R/F2 8 0 R>>/XObject<</X1 7 0 R>>>>>>\nendobj\n");
	buffer_printf(&b, "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>\nendobj\n",
		m->more != NULL && strncmp(m->more, "/Annots", 7) == 0 ? m->more : "");
	put_stream(&b, 4, "", m->content);
	buffer_printf(&b, "5 0 obj\n%s\nendobj\n", m->font);
	put_stream(&b, 6, "", m->map == NULL ? "" : m->map);
	put_stream(&b, 7, "/Type/XObject/Subtype/Form/BBox[0 0 900 900]", "BT /F1 12 Tf 30 700 Td <673A5BC6> Tj ET /X1 Do");
	buffer_puts(&b, "8 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n");
	buffer_printf(&b, "9 0 obj\n<</Title %s>>\nendobj\n", m->more != NULL && m->more[0] == '<' ? m->more : "()");
	buffer_puts(&b, "trailer\n<</Root 1 0 R/Info 9 0 R>>\n%%EOF\n");
	return b;
}

#define OF(encoding, more) "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/" encoding "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 1000>>]" more ">>"
#define GBK OF("GBK-EUC-H", "")
#define UCS2 OF("UniGB-UCS2-H", "")
#define MAPPED OF("Identity-H", "/ToUnicode 6 0 R")
#define SHOWN(words) "BT /F1 12 Tf 72 700 Td " words " ET"

#define EIGHT "机密\n机密\n机密\n机密\n机密\n机密\n机密\n机密\n"		/* each in the same place: a form that shows itself is followed so deep */

static const struct { struct made made; const char *text; } CASES[] = {
	/* encodings */
	{ { GBK, NULL, SHOWN("<BBFAC3DC2A313041> Tj"), NULL }, "机密*10A\n" },
	{ { GBK, NULL, SHOWN("(\\273\\372\\303\\334) Tj"), NULL }, "机密\n" },
	{ { UCS2, NULL, SHOWN("<673A5BC62605> Tj"), NULL }, "机密★\n" },
	{ { OF("UniGB-UTF16-H", ""), NULL, SHOWN("<D840DC0B5BC6> Tj"), NULL }, "𠀋密\n" },
	{ { MAPPED, "begincmap 1 beginbfchar <0001> <673A> <0002> <5BC6> endbfchar endcmap", SHOWN("<00010002> Tj"), NULL }, "机密\n" },
	{ { MAPPED, "2 beginbfrange <0001> <0003> <0041> <0010> <0012> [<673A> <5BC6> <2605>] endbfrange", SHOWN("<000100020003001000110012> Tj"), NULL }, "ABC机密★\n" },
	{ { MAPPED, "1 beginbfchar <0001> <D840DC0B> endbfchar 1 beginbfchar <0002> <006600660069> endbfchar", SHOWN("<00010002> Tj"), NULL }, "𠀋ffi\n" },
	{ { "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 1/Widths[1000 1000]/ToUnicode 6 0 R>>",
		"2 beginbfchar <01> <673A> <02> <5BC6> endbfchar", SHOWN("<0102> Tj"), NULL }, "机密\n" },
	{ { MAPPED, "3 beginbfchar <0001> <2F00> <0002> <2F49> <0003> <2F08> endbfchar", SHOWN("<000100020003> Tj"), NULL }, "一月⼈\n" },	/* as a browser prints them */
	{ { OF("Identity-H", ""), NULL, SHOWN("<00010002> Tj"), NULL }, "" },		/* nobody knows what it means */
	/* letters by themselves, kerned, spread, in a table, in lines */
	{ { UCS2, NULL, SHOWN("<673A> Tj 12 0 Td <5BC6> Tj 12 0 Td <2605> Tj"), NULL }, "机密★\n" },
	{ { UCS2, NULL, SHOWN("[<673A> -120 <5BC6> 80 <2605>] TJ"), NULL }, "机密★\n" },
	{ { UCS2, NULL, SHOWN("[<673A> -1000 <5BC6>] TJ"), NULL }, "机密\n" },
	{ { UCS2, NULL, SHOWN("<674E534E> Tj 100 0 Td <7EDD5BC6> Tj"), NULL }, "李华\t绝密\n" },
	{ { UCS2, NULL, SHOWN("<673A5BC6> Tj 0 -20 Td <6B636587> Tj 14 TL <6B636587> ' T* <6587> Tj"), NULL }, "机密\n正文\n正文\n文\n" },
	{ { UCS2, NULL, "BT /F1 12 Tf 1 0 0 1 72 700 Tm <673A> Tj 1 0 0 1 84 700 Tm <5BC6> Tj ET", NULL }, "机密\n" },
	{ { UCS2, NULL, "q 0.75 0 0 -0.75 0 842 cm BT /F1 16 Tf 1 0 0 -1 50 50 Tm <673A> Tj ET Q BT /F1 12 Tf 1 0 0 1 49.5 804.5 Tm <5BC6> Tj ET", NULL }, "机密\n" },
	{ { UCS2, NULL, "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm <673A> Tj 40 0 Td <5BC6> Tj ET " SHOWN("<6B63> Tj"), NULL }, "机密\n正\n" },
	{ { UCS2, NULL, SHOWN("<673A> Tj /F2 12 Tf (ab) Tj 30 0 Td (c) Tj /F1 12 Tf 7 0 Td <5BC6> Tj"), NULL }, "机ab c密\n" },
	/* forms within themselves, stamps, the title, pictures in the content */
	{ { UCS2, NULL, "/X1 Do", NULL }, EIGHT },
	{ { UCS2, NULL, "", "/Annots[<</Subtype/Stamp/Contents<FEFF79D85BC6>/AP<</N 7 0 R>>>>]" }, "秘密\n" EIGHT },
	{ { UCS2, NULL, "", "<FEFF673A5BC626050031>" }, "机密★1\n" },
	{ { UCS2, NULL, "BI /W 1 /H 1 ID xEIy EI " SHOWN("<673A> Tj % <5BC6> Tj"), NULL }, "机\n" },
	{ { UCS2, NULL, "q q Q Q Q " SHOWN("<673A5B> Tj <zz67> Tj ]] >> [ (a\\"), NULL }, "机\n" },
};

static void every_way_into_a_page_is_read(void **state)
{
	for (size_t i = 0; i < COUNT(CASES); i++) {
		struct buffer file = file_of(&CASES[i].made);
		const char *text = text_of(file.data, file.bytes);

		if (text == NULL || strcmp(text, CASES[i].text) != 0)
			fail_msg("%zu: %s: \"%s\" instead of \"%s\"", i, CASES[i].made.content, text == NULL ? "not opened" : text, CASES[i].text);
	}
}

/* Twenty letters a line; the last word of the paragraph is alone in its line, and marks nothing. */
static void the_end_of_a_paragraph_is_no_line_of_its_own(void **state)
{
	static const char FULL[] = "<51685BA453C264F05168610F4E004E2A65705B575B575B575B575B575B575B575B575B575B57>";
	struct buffer content, file;
	const char *text;

	buffer_init(&content, a, 0);
	buffer_printf(&content, "BT /F1 12 Tf 96 700 Td %s Tj -24 -20 Td %s Tj 0 -20 Td <79D85BC63002> Tj ET", FULL, FULL);
	file = file_of(&(struct made){ UCS2, NULL, buffer_text(&content), NULL });
	text = text_of(file.data, file.bytes);
	assert_non_null(strstr(text, "字秘密。\n"));
	assert_null(secrecy_in_text(a, text, strlen(text), "\t"));
	/* At the right, or further below, it is one. */
	buffer_clear(&content);
	buffer_printf(&content, "BT /F1 12 Tf 96 700 Td %s Tj 200 -20 Td <79D85BC6> Tj ET", FULL);
	file = file_of(&(struct made){ UCS2, NULL, buffer_text(&content), NULL });
	text = text_of(file.data, file.bytes);
	assert_string_equal(secrecy_in_text(a, text, strlen(text), "\t"), "秘密");
}

/* ---- files of programs ---- */

static struct buffer own_file(const char *words, int rows)
{
	struct pdf *pdf = pdf_new(a, &(struct pdf_frame){ .title = words, .widths = { 1, 1 }, .columns_count = 2 });
	struct buffer out;
	int unknown;

	for (int i = 0; i < rows; i++)
		pdf_row(pdf, 8, (const struct pdf_cell[]){ { "会议记录：大家一致同意", 1, false, false }, { words, 1, false, false } }, 2);
	buffer_init(&out, a, 0);
	assert_true(pdf_write(pdf, &out, &unknown) > 0);
	return out;
}

/* Word by word what another reader finds. */
static void our_own_paper_says_what_it_says_to_others(void **state)
{
	struct buffer file = own_file("机密★10年", 120);
	const char *text = text_of(file.data, file.bytes), *other = pdf_words(a, file.data, file.bytes);
	size_t here = 0, there = 0;

	for (const char *at = text; (at = strstr(at, "机密★10年")) != NULL; at++)
		here++;
	for (const char *at = other; (at = strstr(at, "机密★10年")) != NULL; at++)
		there++;
	assert_true(there >= 121);
	assert_in_range(here, there, there + 1);		/* and once in the title of the file */
	assert_non_null(strstr(text, "\n会议记录：大家一致同意\t机密★10年\n会议记录：大家一致同意\t机密★10年\n"));
}

static struct buffer closed_file(const struct buffer *file, const char *password)
{
	qpdf_data q = qpdf_init();
	struct buffer out;

	qpdf_silence_errors(q);
	assert_int_equal(qpdf_read_memory(q, "open", file->data, file->bytes, NULL) & QPDF_ERRORS, 0);
	assert_int_equal(qpdf_init_write_memory(q) & QPDF_ERRORS, 0);
	qpdf_set_r6_encryption_parameters2(q, password, "owner", QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, qpdf_r3p_none, QPDF_TRUE);
	assert_int_equal(qpdf_write(q) & QPDF_ERRORS, 0);
	buffer_init(&out, a, 0);
	buffer_put(&out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	qpdf_cleanup(&q);
	return out;
}

static void what_opens_without_a_password_is_read(void **state)
{
	struct buffer file = own_file("机密★10年", 3), closed, text;

	closed = closed_file(&file, "");
	assert_non_null(strstr(text_of(closed.data, closed.bytes), "机密★10年"));
	closed = closed_file(&file, "secret");
	assert_int_equal(answer_to(closed.data, closed.bytes, &text), PDF_TEXT_LOCKED);
	assert_int_equal(answer_to("%PDF-1.4\n%%EOF\n", 15, &text), PDF_TEXT_CLOSED);
	assert_null(text_of("", 0));
}

/* The pages of ours are named at the end of the file: without it nothing is left to read, whatever mark is set behind it. A table of places that is wrong, as
 * scanners and programs that change a file leave it, every reader mends. */
static void what_lost_its_pages_is_closed_and_a_wrong_table_is_mended(void **state)
{
	struct buffer file = own_file("机密★10年", 3), cut, shifted, text;
	const char *table = memmem(file.data, file.bytes, "startxref\n", 10);

	assert_non_null(table);
	buffer_init(&cut, a, 0);
	buffer_put(&cut, file.data, file.bytes / 3);
	buffer_puts(&cut, "\n%%EOF\n");
	assert_int_equal(answer_to(cut.data, cut.bytes, &text), PDF_TEXT_CLOSED);
	buffer_init(&shifted, a, 0);
	buffer_put(&shifted, file.data, (size_t)(table - (const char *)file.data));
	buffer_puts(&shifted, "startxref\n7\n%%EOF\n");
	assert_int_equal(answer_to(shifted.data, shifted.bytes, &text), PDF_TEXT_WHOLE);
	assert_non_null(strstr(buffer_text(&text), "机密★10年"));
	assert_int_equal(answer_to(PDF_OF_ONE_PAGE(""), strlen(PDF_OF_ONE_PAGE("")), &text), PDF_TEXT_WHOLE);
}

static void damage_crashes_nothing(void **state)
{
	struct buffer files[3] = { own_file("机密★10年", 3), file_of(&CASES[5].made), file_of(&CASES[19].made) };
	unsigned seed = 20151117;

	for (int i = 0; i < DAMAGES; i++) {
		struct buffer *file = &files[i % 3];
		struct arena *kept = a;
		char *data = malloc(file->bytes);
		size_t cut = i % 7 == 0 ? (size_t)rand_r(&seed) % file->bytes : file->bytes;

		memcpy(data, file->data, file->bytes);
		for (int k = 0; k < 1 + i % 20; k++)
			data[(size_t)rand_r(&seed) % file->bytes] = (char)rand_r(&seed);
		a = arena_new();
		text_of(data, cut);
		arena_free(a);
		a = kept;
		free(data);
	}
}

static int start(void **state)
{
	sheet_prepare();
	a = arena_new();
	return 0;
}

static int stop(void **state)
{
	arena_free(a);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_into_a_page_is_read), cmocka_unit_test(the_end_of_a_paragraph_is_no_line_of_its_own),
		cmocka_unit_test(our_own_paper_says_what_it_says_to_others), cmocka_unit_test(what_opens_without_a_password_is_read),
		cmocka_unit_test(what_lost_its_pages_is_closed_and_a_wrong_table_is_mended),
		cmocka_unit_test(damage_crashes_nothing),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
