/* base/fraction: exact, in lowest terms, never wrong by overflow. */
#include "arena_world.h"

#include "base/fraction.h"

static struct fraction number(const char *text)
{
	struct fraction f;

	assert_true(fraction_parse(text, &f));
	return f;
}

static void reads_and_writes(void **state)
{
	static const struct { const char *text, *shown; } CASES[] = {
		{ "0", "0" }, { "80", "80" }, { "79.996", "79.996" }, { "2/3", "2/3" }, { "4/6", "2/3" }, { "50%", "0.5" }, { "12.5%", "0.125" },
		{ "0.10", "0.1" }, { "999999999999", "999999999999" }, { "1/8", "0.125" }, { "1/3", "1/3" }, { "246000.01", "246000.01" },
	};
	static const char *const WRONG[] = { "", "x", "1.", ".5", "1/0", "1/", "1..2", "1234567890123", "1.1234567", "-1", "1 2", "50%%", "1/2/3" };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_string_equal(fraction_text(a, number(CASES[i].text)), CASES[i].shown);
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		struct fraction f;

		if (fraction_parse(WRONG[i], &f))
			fail_msg("'%s' was read as a number", WRONG[i]);
	}
	assert_string_equal(fraction_text(a, fraction_subtract(number("1.25"), number("2"))), "-0.75");
}

static void does_not_round(void **state)
{
	struct fraction third = fraction_divide(number("1"), number("3"));

	assert_int_equal(fraction_compare(fraction_add(fraction_add(third, third), third), number("1")), 0);
	assert_true(fraction_compare(number("79.996"), number("80")) < 0);
	/* Two thirds of 36 are exactly 24. */
	assert_int_equal(fraction_compare(fraction_multiply(number("2/3"), number("36")), number("24")), 0);
}

static void is_no_number_rather_than_a_wrong_one(void **state)
{
	struct fraction large = fraction_of(INT64_MAX, 1);

	assert_false(fraction_is_number(fraction_add(large, large)));
	assert_false(fraction_is_number(fraction_multiply(large, number("2"))));
	assert_false(fraction_is_number(fraction_divide(number("1"), number("0"))));
	assert_false(fraction_is_number(fraction_add(fraction_divide(number("1"), number("0")), number("1"))));
	assert_false(fraction_is_number(fraction_of(INT64_MIN, 1)));
	assert_int_equal(fraction_compare(large, fraction_of(INT64_MAX - 1, 1)), 1);
	assert_int_equal(fraction_compare(fraction_of(1, INT64_MAX), fraction_of(1, INT64_MAX - 1)), -1);
}

static void a_mark_is_no_percentage(void **state)
{
	struct fraction f = { 0, 0 };

	assert_false(fraction_parse_mark("95%", &f));
	assert_false(fraction_is_number(f));
	assert_true(fraction_parse_mark("95.5", &f));
	assert_int_equal(f.above, 191);
	assert_true(fraction_parse("95%", &f));
	assert_int_equal(f.below, 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_is_no_percentage),
		cmocka_unit_test(reads_and_writes),
		cmocka_unit_test(does_not_round),
		cmocka_unit_test(is_no_number_rather_than_a_wrong_one),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
