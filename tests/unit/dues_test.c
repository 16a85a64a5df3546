/* Amounts and months of dues: the cross-check table and the cases of domain/05 that need no database. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "core/yuan.h"
#include "rooms/dues/dues_book_rule.h"
#include "rooms/dues/dues_rule.h"

static struct arena *a;
static struct norm_dues table;

static int start(void **state)
{
	struct norm_dues *tables;
	int wrong_line;

	a = arena_new();
	tables = arena_array(a, NORM_DUES_MAX, sizeof(*tables));
	assert_int_equal(norm_read_dues(a, norm_find("dues")->text, tables, &wrong_line), 1);
	assert_int_equal(wrong_line, 0);
	table = tables[0];
	return 0;
}

static int stop(void **state)
{
	arena_free(a);
	return 0;
}

static int64_t due(const char *payer_class, int64_t base_fen)
{
	int64_t fen, low, high;

	if (!dues_amount(&table, payer_class, base_fen, &fen, &low, &high))
		return -1;
	return fen;
}

/* Section 3: thirty wages; the rate is of the whole base and jumps at the edges. */
static void the_cross_check_table_of_wages_holds(void **state)
{
	static const struct { int64_t base, rate, due; } WAGES[] = {
		{ 0, 50, 0 }, { 80000, 50, 400 }, { 100000, 50, 500 }, { 200000, 50, 1000 }, { 250000, 50, 1250 }, { 299999, 50, 1500 }, { 300000, 50, 1500 },
		{ 300001, 100, 3000 }, { 300100, 100, 3001 }, { 350000, 100, 3500 }, { 400000, 100, 4000 }, { 450000, 100, 4500 }, { 499999, 100, 5000 },
		{ 500000, 100, 5000 }, { 500001, 150, 7500 }, { 550000, 150, 8250 }, { 600000, 150, 9000 }, { 666667, 150, 10000 }, { 750000, 150, 11250 },
		{ 800000, 150, 12000 }, { 999999, 150, 15000 }, { 1000000, 150, 15000 }, { 1000001, 200, 20000 }, { 1050000, 200, 21000 }, { 1200000, 200, 24000 },
		{ 1500000, 200, 30000 }, { 1888888, 200, 37778 }, { 2000000, 200, 40000 }, { 3500000, 200, 70000 }, { 5000000, 200, 100000 },
	};

	for (size_t i = 0; i < sizeof(WAGES) / sizeof(WAGES[0]); i++) {
		if (dues_rate(&table, "wage", WAGES[i].base) != WAGES[i].rate || due("wage", WAGES[i].base) != WAGES[i].due)
			fail_msg("wage %lld: %lld", (long long)WAGES[i].base, (long long)due("wage", WAGES[i].base));
		assert_int_equal(due("annual", WAGES[i].base), WAGES[i].due);
		assert_int_equal(due("self", 3 * WAGES[i].base), WAGES[i].due);
	}
}

static void the_cross_check_of_pensions_holds(void **state)
{
	static const int64_t PENSIONS[][2] = { { 180000, 900 }, { 300000, 1500 }, { 420000, 2100 }, { 500000, 2500 }, { 500001, 5000 }, { 600000, 6000 }, { 800000, 8000 },
		{ 1200000, 12000 } };

	for (size_t i = 0; i < sizeof(PENSIONS) / sizeof(PENSIONS[0]); i++)
		assert_int_equal(due("retired", PENSIONS[i][0]), PENSIONS[i][1]);
}

static void case_1_and_2_rates_jump_at_their_edges(void **state)
{
	assert_int_equal(due("wage", 300000), 1500);
	assert_int_equal(due("wage", 300001), 3000);
	assert_int_equal(due("retired", 500000), 2500);
	assert_int_equal(due("retired", 500100), 5001);
}

static void case_3_and_4_fixed_amounts(void **state)
{
	assert_int_equal(due("farmer", 10), -1);
	assert_int_equal(due("farmer", 20), 20);
	assert_int_equal(due("farmer", 50), 50);
	assert_int_equal(due("farmer", 100), 100);
	assert_int_equal(due("farmer", 150), -1);
	assert_int_equal(due("student", 0), 20);
	assert_int_equal(12 * due("student", 0), 240);
	assert_int_equal(due("laid_off", 0), 20);
	assert_int_equal(due("relief", 99999), 20);
	assert_int_equal(due("nobody", 0), -1);
}

static void case_5_the_first_month_is_that_of_joining(void **state)
{
	assert_int_equal(dues_month(day_from_date(2026, 4, 28)), 2026 * 12 + 3);
	assert_int_equal(dues_month_first(2026 * 12 + 3), day_from_date(2026, 4, 1));
}

static void case_6_and_7_a_new_wage_and_a_quarter(void **state)
{
	assert_int_equal(due("wage", 480000), 4800);
	assert_int_equal(due("wage", 520000), 7800);
	assert_int_equal(dues_base_of_month("self", 1800000), 600000);
	assert_int_equal(dues_base_of_month("self", 100), 33);
	assert_int_equal(dues_base_of_month("self", 101), 34);
	assert_int_equal(dues_base_of_month("wage", 101), 101);
	assert_int_equal(due("self", 1800000), 9000);
}

/* A third of a fen above an edge is above it, and the rate is of the base before it is rounded. */
static void a_quarter_is_held_against_the_edges_unrounded(void **state)
{
	assert_int_equal(due("self", 900000), 1500);
	assert_int_equal(due("self", 900001), 3000);
	assert_int_equal(due("self", 1500000), 5000);
	assert_int_equal(due("self", 1500001), 7500);
	assert_int_equal(due("self", 3000000), 15000);
	assert_int_equal(due("self", 3000001), 20000);
	assert_int_equal(due("self", 1000000), 3333);
}

static int first_unpaid(const struct dues_stretch *stretches, size_t count, const int *paid, size_t paid_count)
{
	struct dues_run runs[12];

	return dues_first_unpaid(runs, dues_runs(stretches, count, paid, paid_count, runs));
}

/* Unpaid since a month, and nothing ends it. */
static int late_since(int from, int month, bool is_quarterly)
{
	const struct dues_run run = { from, DUES_MONTH_OPEN };

	return dues_late_months(&run, from != DUES_MONTH_OPEN, month, is_quarterly);
}

static const struct dues_stretch STRETCHES[] = { { 100, 103, 4800, 1 }, { 103, 105, 0, 1 }, { 105, DUES_MONTH_OPEN, 7800, 2 } };

/* Case 11: months without dues are no months unpaid. */
static void what_is_unpaid_is_found(void **state)
{
	static const int PAID[] = { 102, 100, 101 };
	int64_t org;

	assert_int_equal(dues_of_month(STRETCHES, 3, 99, &org), 0);
	assert_int_equal(dues_of_month(STRETCHES, 3, 102, &org), 4800);
	assert_int_equal(dues_of_month(STRETCHES, 3, 105, &org), 7800);
	assert_int_equal(org, 2);
	assert_int_equal(first_unpaid(STRETCHES, 3, NULL, 0), 100);
	assert_int_equal(first_unpaid(STRETCHES, 3, PAID, 2), 101);
	assert_int_equal(first_unpaid(STRETCHES, 3, PAID, 3), 105);
	assert_int_equal(first_unpaid(STRETCHES, 2, PAID, 3), DUES_MONTH_OPEN);
}

/* Months in a row: what is paid, exempt or without income ends a row; a new standard does not. */
static void months_unpaid_in_a_row_are_counted(void **state)
{
	static const struct dues_stretch EXEMPT[] = { { 98, 101, 1000, 1 }, { 101, DUES_MONTH_OPEN, 0, 1 } };
	static const struct dues_stretch RAISED[] = { { 98, 101, 1000, 1 }, { 101, DUES_MONTH_OPEN, 2000, 1 } };
	static const int HOLES[] = { 100, 101, 102, 103, 104, 105, 106, 107 };
	struct dues_run runs[12];
	size_t count = dues_runs(EXEMPT, 2, NULL, 0, runs);

	assert_int_equal(dues_late_months(runs, count, 107, false), 3);
	assert_int_equal(dues_late_months(runs, count, 120, false), 3);
	assert_int_equal(dues_reached(runs, count, DUES_WARN_MONTHS), DUES_MONTH_OPEN);

	count = dues_runs(RAISED, 2, NULL, 0, runs);
	assert_int_equal(count, 1);
	assert_int_equal(dues_late_months(runs, count, 107, false), 9);
	assert_int_equal(dues_reached(runs, count, DUES_WARN_MONTHS), 103);
	assert_int_equal(dues_reached(runs, count, DUES_REVIEW_MONTHS), 104);

	/* 98 and 99 unpaid, eight months paid, then none. */
	count = dues_runs(RAISED, 2, HOLES, 8, runs);
	assert_int_equal(count, 2);
	assert_int_equal(dues_late_months(runs, count, 108, false), 2);
	assert_int_equal(dues_late_months(runs, count, 111, false), 3);
	assert_int_equal(dues_late_run(runs, count, 111, false).from_month, 108);
	assert_int_equal(dues_reached(runs, count, DUES_REVIEW_MONTHS), 114);
}

/* What is kept for counts says the same as the runs, whatever was paid and in every month. */
static void what_is_kept_agrees_with_what_is_counted(void **state)
{
	static const struct dues_stretch PARTS[] = { { 12, 18, 50, 1 }, { 18, 20, 0, 1 }, { 20, 30, 70, 1 }, { 32, DUES_MONTH_OPEN, 70, 2 } };

	for (unsigned pattern = 0; pattern < 4096; pattern++) {
		int paid[12];
		struct dues_run runs[16];
		size_t paid_count = 0, count;

		for (int i = 0; i < 12; i++)
			if (pattern & 1u << i)
				paid[paid_count++] = 12 + 2 * i - i % 3;
		count = dues_runs(PARTS, 4, paid, paid_count, runs);
		for (int month = 10; month < 48; month++)
			for (int quarterly = 0; quarterly < 2; quarterly++) {
				int late = dues_late_months(runs, count, month, quarterly), before = dues_late_before(month, quarterly);

				assert_int_equal(late > 0, dues_first_unpaid(runs, count) < before);
				assert_int_equal(late >= DUES_WARN_MONTHS, dues_reached(runs, count, DUES_WARN_MONTHS) <= before);
				assert_int_equal(late >= DUES_REVIEW_MONTHS, dues_reached(runs, count, DUES_REVIEW_MONTHS) <= before);
			}
	}
}

/* Case 10, and 11 of domain/02: five months warn, six are looked into; the present month is not late. */
static void case_10_five_months_warn_and_six_are_looked_into(void **state)
{
	const int june = 2026 * 12 + 5;

	assert_int_equal(late_since(june - 5, june, false), 5);
	assert_int_equal(dues_state(late_since(june - 5, june, false)), DUES_WARN);
	assert_int_equal(dues_state(late_since(june - 5, june + 1, false)), DUES_REVIEW);	/* January to June, in July */
	assert_int_equal(dues_state(late_since(june, june, false)), DUES_PAID);
	assert_int_equal(dues_state(late_since(june - 1, june, false)), DUES_OWING);
	assert_int_equal(late_since(DUES_MONTH_OPEN, june, false), 0);
	/* By the quarter: April to June are not late in June, but in July. */
	assert_int_equal(late_since(june - 2, june, true), 0);
	assert_int_equal(late_since(june - 2, june + 1, true), 3);
}

static void a_table_that_is_not_whole_is_not_understood(void **state)
{
	static const struct { const char *text; int line; } WRONG[] = {
		{ "rate wage * 1\n", 1 },
		{ "from 2008-04-01\n", 1 },
		{ "from 2008-04-01 : x\nrate wage * 1\nrate retired * 1\nfixed farmer 0.2-1\nfixed student 0.2\nfixed relief 0.2\n", 1 },
		{ "from 2008-04-01 : x\nrate wage 3000 0.5\nrate wage 2000 1\n", 3 },
		{ "from 2008-04-01 : x\nrate wage * 0.5\nrate wage 3000 1\n", 3 },
		{ "from 2008-04-01 : x\nrate wage * 101\n", 2 },
		{ "from 2008-04-01 : x\nfixed farmer 1-0.2\n", 2 },
		{ "from 2008-04-01 : x\nfixed wage 1\n", 2 },
	};
	static const char TWO[] = "from 2008-04-01 : x\nrate wage * 1\nrate retired * 1\nfixed farmer 0.2-1\nfixed student 0.2\nfixed relief 0.2\nfixed laid_off 0.2\n"
		"from 2016-01-01 : y\nrate wage * 2\nrate retired * 1\nfixed farmer 0.5\nfixed student 0.2\nfixed relief 0.2\nfixed laid_off 0.2\n";
	struct norm_dues *tables = arena_array(a, NORM_DUES_MAX, sizeof(*tables));
	int wrong_line;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		assert_int_equal(norm_read_dues(a, WRONG[i].text, tables, &wrong_line), 0);
		if (wrong_line != WRONG[i].line)
			fail_msg("%zu: line %d", i, wrong_line);
	}
	assert_int_equal(norm_read_dues(a, TWO, tables, &wrong_line), 2);
	assert_int_equal(tables[1].from_day, day_from_date(2016, 1, 1));
	assert_int_equal(tables[1].fixed[0].high_fen, 50);
}

/* Art. 21 and 23: what waits is set aside, what is earmarked is for nothing else, years follow one another. */
static void the_least_that_was_there_is_found_from_a_day_on(void **state)
{
	static const struct dues_day DAYS[] = { { 10, 100 }, { 20, 400 }, { 30, -300 }, { 40, 900 } };
	int64_t day;

	assert_int_equal(dues_book_least(DAYS, 4, 9, &day), 0);
	assert_int_equal(dues_book_least(DAYS, 4, 15, &day), 100);
	assert_int_equal(day, 15);
	assert_int_equal(dues_book_least(DAYS, 4, 20, &day), 200);
	assert_int_equal(day, 30);
	assert_int_equal(dues_book_least(DAYS, 4, 40, &day), 1100);
	assert_int_equal(dues_book_least(NULL, 0, 40, &day), 0);
}

static void a_book_is_reckoned_year_by_year(void **state)
{
	const struct dues_flow flows[] = {
		{ 2014, DUES_COLLECTED, DUES_NO_PURPOSE, true, 1000 }, { 2014, DUES_UP, DUES_NO_PURPOSE, true, 400 },
		{ 2015, DUES_COLLECTED, DUES_NO_PURPOSE, true, 2000 }, { 2015, DUES_UP, DUES_NO_PURPOSE, true, 500 },
		{ 2015, DUES_ABOVE, 3, true, 300 }, { 2015, DUES_ABOVE, 3, false, 900 },	/* what is about to come is not there yet */
		{ 2015, DUES_USED, 0, true, 100 }, { 2015, DUES_USED, 3, false, 50 },		/* what is about to go is not there any more */
		{ 2016, DUES_INTEREST, DUES_NO_PURPOSE, true, 7 },
	};
	struct dues_book b;

	dues_book_reckon(flows, sizeof(flows) / sizeof(flows[0]), 2015, &b);
	assert_int_equal(b.carried_fen, 600);
	assert_int_equal(b.items[DUES_COLLECTED], 2000);
	assert_int_equal(b.used[0], 100);
	assert_int_equal(b.left_fen, 600 + 2000 - 500 + 300 - 100);
	assert_int_equal(b.free_fen, b.left_fen - 50 + 7);
	assert_int_equal(b.kept_fen[3], 250);
	assert_int_equal(dues_book_free_for(&b, 3), b.free_fen);
	assert_int_equal(dues_book_free_for(&b, 0), b.free_fen - 250);
	assert_int_equal(dues_book_free_for(&b, DUES_NO_PURPOSE), b.free_fen - 250);
	assert_int_equal(dues_book_share_up(&b), 2500);
	assert_true(dues_book_moved(&b));
	dues_book_reckon(flows, sizeof(flows) / sizeof(flows[0]), 2013, &b);
	assert_int_equal(b.left_fen, 0);
	assert_false(dues_book_moved(&b));
	assert_int_equal(dues_book_share_up(&b), 0);
}

/* People type the unit, full-width digits and commas; what may be meant otherwise is not guessed. */
static void amounts_are_read_as_people_type_them(void **state)
{
	static const struct { const char *typed; int64_t fen; } READ[] = {
		{ "1", 100 }, { "1元", 100 }, { "１元", 100 }, { "１．５元", 150 }, { " 1 元 ", 100 }, { "5000元", 500000 }, { "5,000", 500000 }, { "5，000.50元", 500050 },
		{ "￥12.5", 1250 }, { "¥ 1,234,567", 123456700 }, { "0", 0 }, { "0.05", 5 }, { "3圆", 300 },
	};
	static const char *const REFUSED[] = { "", "元", "￥", "-1", "5万元", "5万", "1元5角", "1,5", "1,5000", "1,0000", ",100", "1.234", "1.2.3", "1.", "12.5,000", "一元", "1 元/月",
		"99999999999999999999", "0000000000000000000000000000000000001" };

	for (size_t i = 0; i < sizeof(READ) / sizeof(READ[0]); i++) {
		int64_t fen = -1;

		if (!yuan_read(READ[i].typed, &fen) || fen != READ[i].fen)
			fail_msg("%s: %lld", READ[i].typed, (long long)fen);
	}
	for (size_t i = 0; i < sizeof(REFUSED) / sizeof(REFUSED[0]); i++) {
		int64_t fen = 77;

		if (yuan_read(REFUSED[i], &fen) || fen != 77)
			fail_msg("%s was read: %lld", REFUSED[i], (long long)fen);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_read_as_people_type_them),
		cmocka_unit_test(the_cross_check_table_of_wages_holds),
		cmocka_unit_test(the_cross_check_of_pensions_holds),
		cmocka_unit_test(case_1_and_2_rates_jump_at_their_edges),
		cmocka_unit_test(case_3_and_4_fixed_amounts),
		cmocka_unit_test(case_5_the_first_month_is_that_of_joining),
		cmocka_unit_test(case_6_and_7_a_new_wage_and_a_quarter),
		cmocka_unit_test(what_is_unpaid_is_found),
		cmocka_unit_test(a_quarter_is_held_against_the_edges_unrounded),
		cmocka_unit_test(months_unpaid_in_a_row_are_counted),
		cmocka_unit_test(what_is_kept_agrees_with_what_is_counted),
		cmocka_unit_test(case_10_five_months_warn_and_six_are_looked_into),
		cmocka_unit_test(a_table_that_is_not_whole_is_not_understood),
		cmocka_unit_test(the_least_that_was_there_is_found_from_a_day_on),
		cmocka_unit_test(a_book_is_reckoned_year_by_year),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
