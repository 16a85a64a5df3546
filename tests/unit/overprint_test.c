/* Words that are printed onto a form get smaller until they stand within their place, and never leave it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/overprint.h"
#include "world/pdf_words.h"

#define TEN "中华人民共和国公民身"

static struct overprint_item place(int width, int height, const char *text)
{
	return (struct overprint_item){ .page = 1, .x = 500, .y = 500, .width = width, .height = height, .text = text };
}

static void a_text_gets_smaller_until_it_fits(void **state)
{
	struct overprint_item one = place(400, 140, TEN), three = place(400, 140, TEN TEN TEN), five = place(400, 140, TEN TEN TEN TEN TEN), low = place(400, 20, "中");

	assert_int_equal(overprint_pt(&one), OVERPRINT_PT_MOST);
	assert_in_range(overprint_pt(&three), OVERPRINT_PT_LEAST, OVERPRINT_PT_MOST - 1);
	assert_int_equal(overprint_pt(&five), 0);
	assert_int_equal(overprint_pt(&low), 0);
	low.height = 40;
	assert_in_range(overprint_pt(&low), OVERPRINT_PT_LEAST, OVERPRINT_PT_MOST - 1);
}

static bool is_dark(const struct pdf_pixels *p, int x, int y)
{
	return p->rgb[3 * (y * p->width + x)] < 128;
}

/* On paper: nothing is black but in the place of 40 by 14 mm. */
static void what_is_drawn_stands_within_its_place(void **state)
{
	struct arena *a = arena_new();
	struct overprint_item three = place(400, 140, TEN TEN TEN);
	struct buffer out;
	struct pdf_pixels p;
	int inside = 0, outside = 0;

	buffer_init(&out, a, 0);
	assert_true(overprint_write("套打", &three, 1, 0, 0, false, &out));
	p = pdf_pixels(a, out.data, out.bytes);
	for (int y = 0; y < p.height; y++)
		for (int x = 0; x < p.width; x++) {
			bool is_in = x >= 500 * 72 / 254 - 1 && x <= 900 * 72 / 254 + 1 && y >= 500 * 72 / 254 - 1 && y <= 640 * 72 / 254 + 1;

			inside += is_in && is_dark(&p, x, y);
			outside += !is_in && is_dark(&p, x, y);
		}
	assert_true(inside > 100);
	assert_int_equal(outside, 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_text_gets_smaller_until_it_fits), cmocka_unit_test(what_is_drawn_stands_within_its_place) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
