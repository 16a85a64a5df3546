/* Joining PDF files in the confined child: what is sound is counted and follows our own pages, what is not is left out. */
#include "parser_world.h"

#include "core/pdf.h"
#include "core/pdf_join.h"
#include "world/pdf_words.h"

static struct pdf_part part(const char *words, int pages)
{
	struct pdf *pdf = pdf_new(a, &(struct pdf_frame){ .title = words, .widths = { 1 }, .columns_count = 1 });
	struct buffer out;
	int unknown;

	for (int i = 0; i < (pages - 1) * 40; i++)
		pdf_row(pdf, 8, (const struct pdf_cell[]){ { words, 1, false, false } }, 1);
	buffer_init(&out, a, 0);
	assert_true(pdf_write(pdf, &out, &unknown) > 0);
	return (struct pdf_part){ out.data, out.bytes, 0 };
}

static void sound_files_follow_and_others_are_left_out(void **state)
{
	struct pdf_part parts[] = { part("封面", 1), part("第一份", 2), { "%PDF-1.4\n%%EOF\n", 15, 0 }, part("第二份", 1), { "no PDF", 6, 0 } };
	struct buffer out, again;
	const char *words, *first, *other;

	assert_true(pdf_join_count(a, parts, 5));
	assert_int_equal(parts[0].pages, 1);
	assert_true(parts[1].pages >= 2);
	assert_int_equal(parts[2].pages, 0);
	assert_int_equal(parts[3].pages, 1);
	assert_int_equal(parts[4].pages, 0);
	buffer_init(&out, a, 0);
	assert_true(pdf_join(a, parts, 5, &out));
	words = pdf_words(a, out.data, out.bytes);
	first = strstr(words, "第一份");
	other = strstr(words, "第二份");
	assert_true(strstr(words, "封面") != NULL && first != NULL && other != NULL && strstr(words, "封面") < first && first < other);
	assert_true(pdf_join_count(a, &(struct pdf_part){ out.data, out.bytes, 0 }, 1));
	buffer_init(&again, a, 0);
	assert_true(pdf_join(a, parts, 5, &again));
	assert_int_equal(again.bytes, out.bytes);
	assert_memory_equal(again.data, out.data, out.bytes);	/* the same papers, the same file */
}

static void too_much_is_refused(void **state)
{
	struct pdf_part large = { "", PDF_JOIN_BYTES_MAX + 1, 1 }, none = { "", 0, 0 };
	struct buffer out;

	buffer_init(&out, a, 0);
	assert_false(pdf_join_count(a, &large, 1));
	assert_int_equal(large.pages, 0);
	large.pages = 1;
	assert_false(pdf_join(a, &large, 1, &out));
	assert_false(pdf_join(a, &none, 1, &out));
	assert_int_equal(out.bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_files_follow_and_others_are_left_out),
		cmocka_unit_test(too_much_is_refused),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
