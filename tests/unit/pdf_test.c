/* Forms as PDF, read back with pdftotext: every field is there as text, long ones go on on the next page, each page says n/N
 * and who printed it, and rare characters have a font. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <cairo.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

#include "core/pdf.h"
#include "world/pdf_words.h"

static const struct pdf_frame FRAME = { .title = "党员基本信息采集表", .under_title = "填表日期：2015年11月17日", .mark = "内部资料",
	.printed = "打印人：何帆　打印日期：2015-11-17", .widths = { 1, 2, 1, 2, 1 }, .columns_count = 5 };

static char *words_of(struct arena *a, const struct buffer *pdf) { return pdf_words(a, pdf->data, pdf->bytes); }

static struct pdf *begin(struct arena *a)
{
	struct pdf *pdf = pdf_new(a, &FRAME);
	const struct pdf_cell name[] = { { "姓名", 1, true, false }, { "\U0002B81C阿依古丽·买买提", 3, false, false } };
	const struct pdf_cell number[] = { { "公民身份号码", 1, true, false }, { "370***********0021", 3, false, false } };

	pdf_side(pdf, "照片");
	pdf_row_beside(pdf, 0, name, 2);
	pdf_row_beside(pdf, 0, number, 2);
	return pdf;
}

static void a_short_form_is_one_page(void **state)
{
	static const char *const WORDS[] = { "党员基本信息采集表", "填表日期：2015年11月17日", "姓名", "\U0002B81C阿依古丽·买买提", "公民身份号码",
		"370***********0021", "照片", "内部资料", "打印人：何帆", "打印日期：2015-11-17", "1/1" };
	struct arena *a = arena_new();
	struct pdf *pdf = begin(a);
	struct buffer out;
	const char *text;
	int unknown = -1;

	pdf_row(pdf, 20, (const struct pdf_cell[]){ { "简历", 1, true, false }, { NULL, 4, false, true } }, 2);
	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
	assert_int_equal(unknown, 0);
	assert_memory_equal(out.data, "%PDF-", 5);
	text = words_of(a, &out);
	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		if (strstr(text, WORDS[i]) == NULL)
			fail_msg("%s is not in: %s", WORDS[i], text);
	arena_free(a);
}

static void a_long_text_goes_on_and_nothing_of_it_is_lost(void **state)
{
	struct arena *a = arena_new();
	struct pdf *pdf = begin(a);
	struct buffer lines, out;
	const char *text;
	int unknown;

	buffer_init(&lines, a, 0);
	for (int i = 0; i < 200; i++)
		buffer_printf(&lines, "%s第%03d行在云川市工作", i > 0 ? "\n" : "", i);
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "简历", 1, true, false }, { buffer_text(&lines), 4, false, true } }, 2);
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "末行", 5, false, false } }, 1);
	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 5);
	text = words_of(a, &out);
	for (int i = 0; i < 200; i++)
		if (strstr(text, arena_printf(a, "第%03d行在云川市工作", i)) == NULL)
			fail_msg("line %d is lost", i);
	for (int i = 1; i <= 5; i++)
		assert_non_null(strstr(text, arena_printf(a, "%d/5", i)));
	assert_non_null(strstr(text, "末行"));
	arena_free(a);
}

/* Issue 2, point 8: names up to CJK extension H are printed without empty boxes. Of each extension its first and its last character. */
static void names_of_every_cjk_extension_have_a_font(void **state)
{
	static const struct { const char *extension, *name; } NAMES[] = { { "B", "李\U00020000\U0002A6DD" }, { "C", "李\U0002A700\U0002B734" },
		{ "D", "李\U0002B740\U0002B81D" }, { "E", "李\U0002B820\U0002CEA1" }, { "F", "李\U0002CEB0\U0002EBE0" },
		{ "G", "李\U00030000\U0003134A" }, { "H", "李\U00031350\U000323AF" } };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
		struct arena *a = arena_new();
		struct pdf *pdf = pdf_new(a, &FRAME);
		struct buffer out;
		int unknown = -1;

		pdf_row(pdf, 0, (const struct pdf_cell[]){ { "姓名", 1, true, false }, { NAMES[i].name, 4, false, false } }, 2);
		buffer_init(&out, a, 0);
		assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
		if (unknown != 0)
			fail_msg("extension %s: %d characters have no font (apt-get install fonts-hanazono fonts-babelstone-han)", NAMES[i].extension, unknown);
		if (strstr(words_of(a, &out), NAMES[i].name) == NULL)
			fail_msg("extension %s: %s is not in: %s", NAMES[i].extension, NAMES[i].name, words_of(a, &out));
		arena_free(a);
	}
}

static void a_character_without_a_font_is_counted(void **state)
{
	struct arena *a = arena_new();
	struct pdf *pdf = pdf_new(a, &FRAME);
	struct buffer out;
	int unknown = 0;

	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "\U0010FFFD", 5, false, false } }, 1);	/* private use, in no font */
	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
	assert_true(unknown > 0);
	arena_free(a);
}

/* ---- the photo ---- */

static cairo_status_t take(void *closure, const unsigned char *data, unsigned int bytes)
{
	buffer_put(closure, data, bytes);
	return CAIRO_STATUS_SUCCESS;
}

/* How many pictures a form with this photo has, by the dictionaries of the file, and whether the words of the box stand. */
static int pictures_with(const char *media_type, const void *data, size_t bytes, bool *has_words)
{
	struct arena *a = arena_new();
	struct pdf *pdf = begin(a);
	struct buffer out;
	int unknown, count = 0;

	pdf_photo(pdf, media_type, data, bytes);
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "末行", 5, false, false } }, 1);
	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
	for (size_t at = 0; at + 15 < out.bytes; at++)
		count += memcmp(out.data + at, "/Subtype /Image", 15) == 0;
	*has_words = strstr(words_of(a, &out), "照片") != NULL;
	arena_free(a);
	return count;
}

/* No pixel is looked at, so the frame header is enough: 4 rows of 3 dots. */
static const unsigned char JPEG[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 4, 0, 3, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
	0xff, 0xd9 };

static void a_photo_takes_the_place_of_the_words(void **state)
{
	cairo_surface_t *dots = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 3, 4);
	struct arena *a = arena_new();
	struct buffer png;
	bool has_words = true;

	buffer_init(&png, a, 0);
	assert_int_equal(cairo_surface_write_to_png_stream(dots, take, &png), CAIRO_STATUS_SUCCESS);
	cairo_surface_destroy(dots);
	assert_int_equal(pictures_with("image/png", png.data, png.bytes, &has_words), 1);
	assert_false(has_words);
	assert_int_equal(pictures_with("image/jpeg", JPEG, sizeof(JPEG), &has_words), 1);
	assert_false(has_words);
	arena_free(a);
}

static void what_is_no_photo_leaves_the_words(void **state)
{
	static const unsigned char LARGE_PNG[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\10\2\0\0\0\0\0\0\0";
	unsigned char large[sizeof(JPEG)];
	bool has_words = false;

	memcpy(large, JPEG, sizeof(JPEG));
	large[13] = large[15] = 0xff;	/* 65,284 rows of 65,283 dots */
	assert_int_equal(pictures_with("image/jpeg", large, sizeof(large), &has_words), 0);
	assert_true(has_words);
	assert_int_equal(pictures_with("image/jpeg", JPEG, 12, &has_words), 0);
	assert_int_equal(pictures_with("image/jpeg", "", 0, &has_words), 0);
	assert_int_equal(pictures_with("image/png", LARGE_PNG, sizeof(LARGE_PNG), &has_words), 0);
	assert_int_equal(pictures_with("image/png", "\x89PNG\r\n\x1a\n", 8, &has_words), 0);
	assert_int_equal(pictures_with("application/pdf", JPEG, sizeof(JPEG), &has_words), 0);
	assert_true(has_words);
}

static void pictures_have_rows_of_their_own(void **state)
{
	unsigned char large[sizeof(JPEG)];
	struct arena *a = arena_new();
	struct pdf *pdf = begin(a);
	struct buffer out;
	int unknown, first, other;

	memcpy(large, JPEG, sizeof(JPEG));
	large[13] = large[15] = 0xff;
	assert_true(pdf_is_picture("image/jpeg", JPEG, sizeof(JPEG)));
	assert_false(pdf_is_picture("image/jpeg", large, sizeof(large)));
	assert_false(pdf_is_picture("text/plain", JPEG, sizeof(JPEG)));
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "末行", 5, false, false } }, 1);
	first = pdf_mark(pdf);
	pdf_picture(pdf, "现场照片一", "image/jpeg", JPEG, sizeof(JPEG));
	other = pdf_mark(pdf);
	pdf_picture(pdf, "现场照片二", "image/jpeg", JPEG, sizeof(JPEG));
	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 3);	/* as wide as the page, and a third higher */
	assert_int_equal(pdf_page_of(pdf, first), 2);
	assert_int_equal(pdf_page_of(pdf, other), 3);
	assert_non_null(strstr(words_of(a, &out), "现场照片二"));
	arena_free(a);
}

/* ---- which way is up ---- */

enum { RED = 0xff0000, GREEN = 0x00ff00, BLUE = 0x0000ff, YELLOW = 0xffff00 };

/* A photo whose quarters have these colours as the camera stored them, twice as wide as high, held as `orientation` tells. */
static struct buffer photo(struct arena *a, const int quarters[4], int orientation)
{
	enum { WIDTH = 64, HEIGHT = 32 };
	unsigned char exif[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0", row[WIDTH * 3], *bytes = NULL;
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct codec = { .err = jpeg_std_error(&errors) };
	unsigned long size = 0;
	struct buffer out;

	jpeg_create_compress(&codec);
	jpeg_mem_dest(&codec, &bytes, &size);
	codec.image_width = WIDTH;
	codec.image_height = HEIGHT;
	codec.input_components = 3;
	codec.in_color_space = JCS_RGB;
	jpeg_set_defaults(&codec);
	jpeg_start_compress(&codec, TRUE);
	exif[25] = (unsigned char)orientation;
	jpeg_write_marker(&codec, JPEG_APP0 + 1, exif, sizeof(exif) - 1);
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			int colour = quarters[2 * (y >= HEIGHT / 2) + (x >= WIDTH / 2)];

			for (int i = 0; i < 3; i++)
				row[3 * x + i] = (unsigned char)(colour >> (16 - 8 * i));
		}
		jpeg_write_scanlines(&codec, (JSAMPROW[]){ row }, 1);
	}
	jpeg_finish_compress(&codec);
	jpeg_destroy_compress(&codec);
	buffer_init(&out, a, 0);
	buffer_put(&out, bytes, size);
	free(bytes);
	return out;
}

/* Neither the white of the paper nor the grey of letters and lines. */
static bool is_colour(const unsigned char *rgb)
{
	return (rgb[0] > 200 || rgb[1] > 200 || rgb[2] > 200) && (rgb[0] < 100 || rgb[1] < 100 || rgb[2] < 100);
}

static int nearest(const unsigned char *rgb)
{
	return (rgb[0] > 127 ? 0xff0000 : 0) | (rgb[1] > 127 ? 0xff00 : 0) | (rgb[2] > 127 ? 0xff : 0);
}

/* The colours in the middle of the quarters of the picture on the page. */
static void look(const struct pdf_pixels *p, int seen[4])
{
	int left = p->width, right = -1, top = p->height, bottom = -1;

	for (int y = 0; y < p->height; y++)
		for (int x = 0; x < p->width; x++) {
			if (!is_colour(p->rgb + 3 * (y * p->width + x)))
				continue;
			left = x < left ? x : left;
			right = x > right ? x : right;
			top = y < top ? y : top;
			bottom = y > bottom ? y : bottom;
		}
	assert_true(right > left && bottom > top);
	for (int i = 0; i < 4; i++) {
		int x = left + (right - left) * (i % 2 == 0 ? 1 : 3) / 4, y = top + (bottom - top) * (i / 2 == 0 ? 1 : 3) / 4;

		seen[i] = nearest(p->rgb + 3 * (y * p->width + x));
	}
}

static void a_photo_stands_the_right_way_up(void **state)
{
	/* What the camera stored where it was held so that the picture shows red, green, blue and yellow: the tag's meaning in Exif 2.3. */
	static const int STORED[8][4] = {
		{ RED, GREEN, BLUE, YELLOW }, { GREEN, RED, YELLOW, BLUE }, { YELLOW, BLUE, GREEN, RED }, { BLUE, YELLOW, RED, GREEN },
		{ RED, BLUE, GREEN, YELLOW }, { GREEN, YELLOW, RED, BLUE }, { YELLOW, GREEN, BLUE, RED }, { BLUE, RED, YELLOW, GREEN },
	};
	static const int SHOWN[4] = { RED, GREEN, BLUE, YELLOW };

	for (int orientation = 1; orientation <= 8; orientation++) {
		struct arena *a = arena_new();
		struct buffer jpeg = photo(a, STORED[orientation - 1], orientation), out;
		struct pdf *pdf = pdf_new(a, &FRAME);
		struct pdf_pixels page;
		int unknown, seen[4];

		pdf_row_beside(pdf, 60, (const struct pdf_cell[]){ { "姓名", 4, true, false } }, 1);
		pdf_row(pdf, 0, (const struct pdf_cell[]){ { "末行", 5, false, false } }, 1);
		pdf_photo(pdf, "image/jpeg", jpeg.data, jpeg.bytes);
		buffer_init(&out, a, 0);
		assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
		page = pdf_pixels(a, out.data, out.bytes);
		look(&page, seen);
		assert_memory_equal(seen, SHOWN, sizeof(SHOWN));
		arena_free(a);
	}
}

/* Noise can't be packed, so a PNG of it is a photograph; a plain page of the same size is none. */
static void a_photograph_is_not_packed_anew(void **state)
{
	enum { SIDE = 200 };
	struct arena *a = arena_new();
	uint32_t chance = 1;

	for (int is_noise = 0; is_noise <= 1; is_noise++) {
		cairo_surface_t *dots = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
		unsigned char *at = cairo_image_surface_get_data(dots);
		struct pdf *pdf = pdf_new(a, &FRAME);
		struct buffer png, out;
		int unknown;

		for (size_t i = 0; is_noise && i < (size_t)SIDE * SIDE * 4; i++)
			at[i] = (unsigned char)((chance = chance * 1103515245 + 12345) >> 24);
		cairo_surface_mark_dirty(dots);
		buffer_init(&png, a, 0);
		assert_int_equal(cairo_surface_write_to_png_stream(dots, take, &png), CAIRO_STATUS_SUCCESS);
		cairo_surface_destroy(dots);
		pdf_picture(pdf, "照片", "image/png", png.data, png.bytes);
		buffer_init(&out, a, 0);
		assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
		assert_int_equal(memmem(out.data, out.bytes, "/DCTDecode", 10) != NULL, is_noise);
	}
	arena_free(a);
}

static void pages_are_counted_without_drawing(void **state)
{
	struct arena *a = arena_new();
	struct pdf *pdf = begin(a);
	struct buffer out;
	int unknown, mark;

	pdf_row(pdf, 500, (const struct pdf_cell[]){ { "高行", 5, false, false } }, 1);
	mark = pdf_mark(pdf);
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "末行", 5, false, false } }, 1);
	assert_int_equal(pdf_pages(pdf), 2);
	assert_int_equal(pdf_page_of(pdf, mark), 2);
	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 2);
	arena_free(a);
}

/* Behind so many rows of one line a heading and a row of so many lines: the pages on which both begin. */
static void heading_behind(int rows, int lines, bool is_heading, int *heading, int *row)
{
	struct arena *a = arena_new();
	struct pdf *pdf = begin(a);
	const struct pdf_cell head = { "一、申请入党", 5, true, false };
	struct buffer text;
	int marks[2];

	buffer_init(&text, a, 0);
	for (int i = 0; i < lines; i++)
		buffer_printf(&text, "%s第%d行", i == 0 ? "" : "\n", i + 1);
	for (int i = 0; i < rows; i++)
		pdf_row(pdf, 0, (const struct pdf_cell[]){ { "前", 5, false, false } }, 1);
	marks[0] = pdf_mark(pdf);
	(is_heading ? pdf_heading : pdf_row)(pdf, 8, &head, 1);
	marks[1] = pdf_mark(pdf);
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { "名称", 1, true, false }, { buffer_text(&text), 4, false, true } }, 2);
	pdf_pages(pdf);
	*heading = pdf_page_of(pdf, marks[0]);
	*row = pdf_page_of(pdf, marks[1]);
	arena_free(a);
}

static void a_heading_never_stands_alone_at_the_foot(void **state)
{
	static const int LINES[] = { 1, 3, 12, 47, 200 };	/* the last two: about a page, and more than one */
	int heading, row, alone = 0;

	for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++)
		for (int rows = 0; rows < 90; rows++) {
			heading_behind(rows, LINES[i], true, &heading, &row);
			if (heading != row)
				fail_msg("behind %d rows, a row of %d lines: the heading on page %d, the row on %d", rows, LINES[i], heading, row);
			heading_behind(rows, LINES[i], false, &heading, &row);
			alone += heading != row;
		}
	assert_true(alone > 0);	/* what is no heading may */
}

/* ---- what stays behind ---- */

static void write_short(void)
{
	struct arena *a = arena_new();
	struct buffer out;
	int unknown;

	buffer_init(&out, a, 0);
	assert_int_equal(pdf_write(begin(a), &out, &unknown), 1);
	arena_free(a);
}

/* Cairo 1.16 loses 768 bytes with each, which the address sanitizer is told in world/sanitizer.c; anything of ours left behind
 * would come on top. The allocators of the sanitizers do not count. */
static void a_form_leaves_next_to_nothing_behind(void **state)
{
	enum { FORMS_COUNT = 100, LOST_BYTES_MAX = 1000 };
	size_t before;

	if (mallinfo2().uordblks == 0)
		skip();
	for (int i = 0; i < FORMS_COUNT; i++)
		write_short();	/* which loads the fonts and fills the caches */
	before = mallinfo2().uordblks;
	for (int i = 0; i < FORMS_COUNT; i++)
		write_short();
	assert_in_range(mallinfo2().uordblks, 0, before + FORMS_COUNT * LOST_BYTES_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_short_form_is_one_page),
		cmocka_unit_test(a_long_text_goes_on_and_nothing_of_it_is_lost),
		cmocka_unit_test(names_of_every_cjk_extension_have_a_font),
		cmocka_unit_test(a_character_without_a_font_is_counted),
		cmocka_unit_test(a_photo_takes_the_place_of_the_words),
		cmocka_unit_test(what_is_no_photo_leaves_the_words),
		cmocka_unit_test(pictures_have_rows_of_their_own),
		cmocka_unit_test(a_photo_stands_the_right_way_up),
		cmocka_unit_test(a_photograph_is_not_packed_anew),
		cmocka_unit_test(pages_are_counted_without_drawing),
		cmocka_unit_test(a_heading_never_stands_alone_at_the_foot),
		cmocka_unit_test(a_form_leaves_next_to_nothing_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
