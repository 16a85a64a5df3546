/* core/calendar.h: the days of the published notices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/calendar.h"

static day_t iso(const char *text)
{
	day_t day = day_parse_iso(text);

	assert_int_not_equal(day, DAY_NONE);
	return day;
}

static void test_five_working_days(void **state)
{
	static const struct { const char *from, *last; } CASES[] = {
		{ "2026-05-06", "2026-05-11" },	/* with Saturday the 9th */
		{ "2026-09-24", "2026-10-08" }, { "2026-09-28", "2026-10-09" }, { "2026-10-01", "2026-10-13" },
		{ "2025-01-24", "2025-02-06" }, { "2026-11-16", "2026-11-20" }, { "2026-04-03", "2026-04-10" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		bool is_provisional = true;
		day_t last = calendar_nth_workday(iso(CASES[i].from), 5, &is_provisional);

		if (last != iso(CASES[i].last))
			fail_msg("from %s", CASES[i].from);
		assert_false(is_provisional);
		assert_int_equal(calendar_count_workdays(iso(CASES[i].from), last), 5);
		assert_int_equal(calendar_count_workdays(iso(CASES[i].from), last - 1), 4);
	}
}

static void test_days(void **state)
{
	static const struct { const char *from, *to; bool is_workday; } CASES[] = {
		{ "2026-01-01", "2026-01-03", false }, { "2026-01-04", "2026-01-09", true }, { "2026-02-14", "2026-02-14", true },
		{ "2026-02-15", "2026-02-23", false }, { "2026-02-28", "2026-02-28", true }, { "2026-04-04", "2026-04-06", false },
		{ "2026-05-01", "2026-05-05", false }, { "2026-05-09", "2026-05-09", true }, { "2026-06-19", "2026-06-21", false },
		{ "2026-09-20", "2026-09-20", true }, { "2026-09-25", "2026-09-27", false }, { "2026-10-01", "2026-10-07", false },
		{ "2026-10-10", "2026-10-10", true }, { "2026-10-11", "2026-10-11", false },
		{ "2025-01-26", "2025-01-27", true }, { "2025-01-28", "2025-02-04", false }, { "2025-02-08", "2025-02-08", true },
		{ "2025-05-31", "2025-06-02", false }, { "2025-10-01", "2025-10-08", false }, { "2025-10-11", "2025-10-11", true },
		{ "2015-11-16", "2015-11-20", true }, { "2015-11-21", "2015-11-22", false }, { "2015-09-03", "2015-09-05", false },
		{ "2015-09-06", "2015-09-06", true }, { "2015-10-01", "2015-10-07", false }, { "2015-10-10", "2015-10-10", true },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		for (day_t day = iso(CASES[i].from); day <= iso(CASES[i].to); day++)
			if (calendar_is_workday(day) != CASES[i].is_workday)
				fail_msg("case %zu, day %d", i, day);
}

static void test_years_without_notice_are_provisional(void **state)
{
	bool is_provisional = false;

	assert_true(calendar_is_provisional(iso("2027-01-01")));
	assert_true(calendar_is_provisional(iso("2003-12-31")));
	assert_false(calendar_is_provisional(iso("2026-12-31")));
	assert_true(calendar_is_workday(iso("2027-01-01")));
	assert_false(calendar_is_workday(iso("2027-01-02")));
	assert_int_equal(calendar_nth_workday(iso("2026-12-31"), 2, &is_provisional), iso("2027-01-01"));
	assert_true(is_provisional);
	assert_int_equal(calendar_nth_workday(iso("2026-12-31"), 1, &is_provisional), iso("2026-12-31"));
	assert_false(is_provisional);
	assert_int_equal(calendar_count_workdays(iso("2026-01-02"), iso("2026-01-01")), 0);
}

/* A slip in the table would list a weekend as free or a weekday as worked twice over, or change the sum. */
static void test_every_year_has_as_many_working_days_as_the_law(void **state)
{
	for (int year = 2004; year <= 2026; year++) {
		int holidays = year < 2008 ? 10 : year < 2025 ? 11 : 13;
		int extra = year == 2015 ? 1 : 0, weekdays = 0, days;

		for (day_t day = day_from_date(year, 1, 1); day <= day_from_date(year, 12, 31); day++)
			weekdays += day_weekday(day) <= 5;
		days = calendar_count_workdays(day_from_date(year, 1, 1), day_from_date(year, 12, 31));
		if (days < weekdays - holidays - extra - 2 || days > weekdays - holidays + 4)
			fail_msg("%d: %d working days, %d weekdays", year, days, weekdays);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_five_working_days),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_years_without_notice_are_provisional),
		cmocka_unit_test(test_every_year_has_as_many_working_days_as_the_law),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
