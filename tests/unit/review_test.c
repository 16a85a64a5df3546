/* rooms/ballot: marks are combined exactly, and circles with few papers are never shown alone. */
#include "arena_world.h"

#include <stdio.h>
#include "base/text.h"
#include "rooms/ballot/review_sum.h"

static const struct { enum review_combine combine; const char *marks, *result; } COMBINED[] = {
	{ REVIEW_MEAN, "80", "80" },
	{ REVIEW_MEAN, "80 79.98", "79.99" },
	{ REVIEW_MEAN, "79.996 79.996 79.996", "79.996" },	/* TZ-02: not 80 */
	{ REVIEW_MEAN, "100 100 99", "299/3" },
	{ REVIEW_MEAN, "0.1 0.2 0.3", "0.2" },
	{ REVIEW_MEAN, "", "" },
	{ REVIEW_MEDIAN, "70 100 80", "80" },
	{ REVIEW_MEDIAN, "70 100 80 81", "80.5" },
	{ REVIEW_MEDIAN, "90", "90" },
	{ REVIEW_TRIMMED, "0 80 90 100", "85" },
	{ REVIEW_TRIMMED, "60 80 100", "80" },
	{ REVIEW_TRIMMED, "100 100 0 0 50", "50" },		/* one highest and one lowest, though others are the same */
	{ REVIEW_TRIMMED, "60 80", "" },
	{ REVIEW_MEAN, "999999999999/999999999989 999999999999/999999999961 1/999999999937", "" },	/* the sum does not fit */
};

static void marks_are_combined_exactly(void **state)
{
	for (size_t i = 0; i < sizeof(COMBINED) / sizeof(COMBINED[0]); i++) {
		struct fraction marks[10], result;
		size_t count = 0;

		for (const char *at = COMBINED[i].marks; *at != '\0'; at += strspn(at, " ")) {
			size_t bytes = strcspn(at, " ");

			assert_true(fraction_parse(arena_text_n(a, at, bytes), &marks[count++]));
			at += bytes;
		}
		result = review_combined(COMBINED[i].combine, marks, count);
		assert_string_equal(fraction_is_number(result) ? fraction_text(a, result) : "", COMBINED[i].result);
	}
}

/* Papers of each circle, and by which circle each is shown. */
static void merged_like(size_t count, const size_t papers[5], const char *shown)
{
	struct review_circle circles[5] = { 0 };
	char found[6] = "";
	size_t alone = 0, small = 0;

	for (size_t i = 0; i < count; i++)
		circles[i].papers_count = papers[i];
	review_merge(circles, count, 3);
	for (size_t i = 0; i < count; i++) {
		found[i] = (char)('a' + circles[i].merged_into);
		alone += circles[i].merged_into == i;
		small += circles[i].merged_into == i && circles[i].shown_count < 3;
	}
	assert_true(small == 0 || alone == 1);
	assert_string_equal(found, shown);
}

static void circles_with_few_papers_are_merged(void **state)
{
	merged_like(0, NULL, "");
	merged_like(1, (const size_t[5]){ 2 }, "a");
	merged_like(2, (const size_t[5]){ 3, 3 }, "ab");
	merged_like(2, (const size_t[5]){ 2, 9 }, "bb");
	merged_like(3, (const size_t[5]){ 9, 2, 4 }, "acc");		/* into the smallest other */
	merged_like(3, (const size_t[5]){ 1, 1, 9 }, "ccc");		/* together still too few */
	merged_like(4, (const size_t[5]){ 2, 1, 9, 3 }, "aacd");
	merged_like(2, (const size_t[5]){ 1, 1 }, "bb");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_are_combined_exactly),
		cmocka_unit_test(circles_with_few_papers_are_merged),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
