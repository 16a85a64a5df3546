/* What the tree picker folds on its first draw, and the ordinals that a number stands for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "core/ordinal.h"
#include "rooms/org/org_pick.h"

static struct org_item ITEMS[100];

static size_t items(const char *const *unit_kinds, const size_t *counts, size_t kinds)
{
	size_t n = 0;

	for (size_t k = 0; k < kinds; k++)
		for (size_t i = 0; i < counts[k]; i++, n++)
			ITEMS[n] = (struct org_item){ .id = { (int64_t)n + 1 }, .unit_kind = unit_kinds[k], .children = (int64_t)i };
	return n;
}

static void what_fits_is_not_folded(void **state)
{
	struct arena *a = arena_new();
	struct org_pick_line *lines;
	size_t n = items((const char *const[]){ "village", "town_organ" }, (size_t[]){ 35, 5 }, 2);

	assert_int_equal(org_pick_fold(a, ITEMS, n, 40, &lines), 40);
	for (size_t i = 0; i < 40; i++) {
		assert_int_equal(lines[i].item->id.v, (int64_t)i + 1);
		assert_int_equal(lines[i].count, ITEMS[i].children);
	}
	assert_int_equal(org_pick_fold(a, ITEMS, 0, 40, &lines), 0);
	arena_free(a);
}

static void the_largest_kind_is_folded_at_its_place_and_no_more_than_needed(void **state)
{
	struct arena *a = arena_new();
	struct org_pick_line *lines;
	size_t n = items((const char *const[]){ "town", "department", "enterprise" }, (size_t[]){ 7, 40, 19 }, 3);

	assert_int_equal(org_pick_fold(a, ITEMS, n, 40, &lines), 27);
	assert_non_null(lines[6].item);
	assert_null(lines[7].item);
	assert_string_equal(lines[7].unit_kind, "department");
	assert_int_equal(lines[7].count, 40);
	assert_int_equal(lines[8].item->id.v, 48);
	assert_int_equal(org_pick_fold(a, ITEMS, n, 26, &lines), 9);	/* the next largest too */
	assert_string_equal(lines[8].unit_kind, "enterprise");
	assert_int_equal(lines[8].count, 19);
	arena_free(a);
}

static void one_kind_alone_becomes_one_line(void **state)
{
	struct arena *a = arena_new();
	struct org_pick_line *lines;
	size_t n = items((const char *const[]){ "education" }, (size_t[]){ 41 }, 1);

	assert_int_equal(org_pick_fold(a, ITEMS, n, 40, &lines), 1);
	assert_int_equal(lines[0].count, 41);
	arena_free(a);
}

static void numbers_are_spelt_as_names_spell_them(void **state)
{
	static const struct { int n; const char *zh; } CASES[] = {
		{ 1, "一" }, { 9, "九" }, { 10, "十" }, { 11, "十一" }, { 19, "十九" }, { 20, "二十" }, { 21, "二十一" }, { 99, "九十九" },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(ordinal_zh(a, CASES[i].n), CASES[i].zh);
	assert_true(ordinal_is_in(a, "烟草公司第十党支部", 10));
	assert_false(ordinal_is_in(a, "烟草公司第十二党支部", 10));
	assert_true(ordinal_is_in(a, "第十二总支第十党支部", 10));
	assert_false(ordinal_is_in(a, "第二十五党支部", 2));
	assert_true(ordinal_is_in(a, "第二十五党支部", 25));
	assert_false(ordinal_is_in(a, "机关党支部", 1));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_fits_is_not_folded),
		cmocka_unit_test(the_largest_kind_is_folded_at_its_place_and_no_more_than_needed),
		cmocka_unit_test(one_kind_alone_becomes_one_line),
		cmocka_unit_test(numbers_are_spelt_as_names_spell_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
