/* rooms/ballot: lots are drawn as tests/draw_check, which shares nothing with the program, draws them. */
#include "arena_world.h"

#include <stdio.h>
#include <stdlib.h>
#include "base/text.h"
#include "rooms/ballot/draw_sum.h"

#define LINES_MAX 200

static size_t read_lines(const char *path, const char *lines[LINES_MAX])
{
	FILE *file = fopen(path, "r");
	char line[300];
	size_t count = 0;

	assert_non_null(file);
	while (count < LINES_MAX && fgets(line, sizeof(line), file) != NULL)
		lines[count++] = arena_text_n(a, line, strcspn(line, "\n"));
	fclose(file);
	return count;
}

static void draws_like_the_checker(const char *name)
{
	const char *asked[LINES_MAX], *result[LINES_MAX];
	size_t count = read_lines(arena_printf(a, "tests/unit/draws/%s.draw", name), asked) - 2;
	size_t drawn = read_lines(arena_printf(a, "tests/unit/draws/%s.result", name), result) - 1;
	const char *digest = draw_pool_digest(a, asked + 2, count);
	int64_t places[LINES_MAX], places_count = 0;

	assert_string_equal(digest, result[0]);
	assert_int_equal(drawn, strtol(asked[1], NULL, 10));
	draw_places(a, digest, asked[0], count, drawn, places);
	for (size_t i = 0; i < drawn; i++)
		assert_int_equal(places[strtol(result[i + 1], NULL, 10) - 1], i + 1);
	for (size_t i = 0; i < count; i++)
		places_count += places[i] > 0;
	assert_int_equal(places_count, drawn);
}

static void lots_are_drawn_as_anybody_can_check(void **state)
{
	draws_like_the_checker("groups");
	draws_like_the_checker("households");
	draws_like_the_checker("two");
}

/* One more blank, another order, another seed: another digest, another result. */
static void everything_that_is_frozen_matters(void **state)
{
	static const char *const POOL[] = { "甲", "乙", "丙", "丁" }, *const OTHER[] = { "甲", "丙", "乙", "丁" };
	int64_t first[4], second[4];
	int same = 0;

	assert_string_not_equal(draw_pool_digest(a, POOL, 4), draw_pool_digest(a, OTHER, 4));
	assert_string_not_equal(draw_pool_digest(a, POOL, 4), draw_pool_digest(a, POOL, 3));
	for (int i = 0; i < 64; i++) {
		draw_places(a, draw_pool_digest(a, POOL, 4), arena_printf(a, "%d", i), 4, 1, first);
		draw_places(a, draw_pool_digest(a, POOL, 4), arena_printf(a, "%d ", i), 4, 1, second);
		same += memcmp(first, second, sizeof(first)) == 0;
	}
	assert_in_range(same, 2, 40);	/* one in four by chance */
}

/* Each of ten lots is drawn first about as often: chi-square of 9 degrees below the 0.1 % limit, for seeds that are fixed here. */
static void no_lot_is_favoured(void **state)
{
	static const char *const POOL[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j" };
	const char *digest = draw_pool_digest(a, POOL, 10);
	int64_t places[10], firsts[10] = { 0 };
	double sum = 0;

	for (int seed = 0; seed < 2000; seed++) {
		draw_places(a, digest, arena_printf(a, "%d", seed), 10, 1, places);
		for (int i = 0; i < 10; i++)
			firsts[i] += places[i];
	}
	for (int i = 0; i < 10; i++)
		sum += (double)((firsts[i] - 200) * (firsts[i] - 200)) / 200;
	assert_true(sum < 27.88);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lots_are_drawn_as_anybody_can_check),
		cmocka_unit_test(everything_that_is_frozen_matters),
		cmocka_unit_test(no_lot_is_favoured),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
