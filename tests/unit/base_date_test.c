/* base/date.h: the calendar, and what offices write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"

static day_t iso(const char *text)
{
	day_t day = day_parse_iso(text);

	if (day == DAY_NONE)
		fail_msg("%s is not a date", text);
	return day;
}

static void test_days_go_there_and_back(void **state)
{
	for (day_t day = iso("1900-01-01"); day < iso("2200-01-01"); day++) {
		struct date d = date_from_day(day);

		assert_true(date_is_valid(d.year, d.month, d.day));
		assert_int_equal(day_from_date(d.year, d.month, d.day), day);
	}
	assert_int_equal(iso("1970-01-01"), 0);
	assert_int_equal(iso("9999-12-31"), DAY_OPEN - 1);
	assert_int_equal(day_weekday(iso("2015-11-17")), 2);
	assert_int_equal(day_weekday(iso("1949-10-01")), 6);
	assert_int_equal(day_weekday(iso("2026-11-22")), 7);
}

static void test_iso_refusals(void **state)
{
	static const char *const WRONG[] = {
		"", "2015", "2015-11", "2015-11-7", "2015-1-17", "2015/11/17", "2015-11-17 ", " 2015-11-17", "2015-13-01",
		"2015-00-01", "2015-02-29", "1900-02-29", "2015-04-31", "2015-11-00", "1899-12-31", "20151117",
		"2015-11-17T00", "-015-11-17", "２015-11-17",
	};

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++)
		assert_int_equal(day_parse_iso(WRONG[i]), DAY_NONE);
	assert_int_equal(day_parse_iso("2000-02-29"), day_from_date(2000, 2, 29));
}

static void test_spans(void **state)
{
	static const struct { const char *from, *to; int years, months; } CASES[] = {
		{ "1990-03-07", "2015-03-06", 24, 299 },
		{ "1990-03-07", "2015-03-07", 25, 300 },
		{ "2000-02-29", "2018-02-28", 17, 216 },	/* birthday on 1 March */
		{ "2000-02-29", "2018-03-01", 18, 216 },
		{ "2000-02-29", "2020-02-29", 20, 240 },
		{ "2015-01-31", "2015-02-28", 0, 1 },
		{ "2015-01-31", "2015-02-27", 0, 0 },
		{ "2015-11-17", "2015-11-17", 0, 0 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		assert_int_equal(years_between(iso(CASES[i].from), iso(CASES[i].to)), CASES[i].years);
		assert_int_equal(months_between(iso(CASES[i].from), iso(CASES[i].to)), CASES[i].months);
	}
	assert_int_equal(day_add_months(iso("2015-01-31"), 1), iso("2015-02-28"));
	assert_int_equal(day_add_months(iso("2016-01-31"), 1), iso("2016-02-29"));
	assert_int_equal(day_add_months(iso("2015-12-15"), 1), iso("2016-01-15"));
	assert_int_equal(day_add_months(iso("2015-03-31"), -1), iso("2015-02-28"));
	assert_int_equal(day_add_months(iso("2015-01-15"), -13), iso("2013-12-15"));
	assert_int_equal(day_add_months(DAY_OPEN, 1), DAY_OPEN);
	assert_int_equal(day_year_end(iso("2015-03-31")), iso("2015-12-31"));
}

static void test_texts(void **state)
{
	struct arena *a = arena_new();

	assert_string_equal(day_text(a, iso("2015-01-02")), "2015-01-02");
	assert_string_equal(day_text(a, DAY_OPEN), "");
	assert_string_equal(day_text(a, DAY_NONE), "");
	assert_string_equal(day_text_zh(a, iso("2015-01-02"), DATE_DAY), "2015年1月2日");
	assert_string_equal(day_text_zh(a, iso("2015-01-01"), DATE_MONTH), "2015年1月");
	assert_string_equal(day_text_zh(a, iso("2015-01-01"), DATE_YEAR), "2015年");
	assert_string_equal(day_text_zh(a, DAY_OPEN, DATE_DAY), "");
	assert_string_equal(time_text(a, 0), "1970-01-01 08:00");
	assert_string_equal(time_text(a, 57599), "1970-01-01 23:59");
	assert_string_equal(time_text(a, 57600), "1970-01-02 00:00");
	assert_string_equal(time_text(a, -28801), "1969-12-31 23:59");
	assert_int_equal(day_from_time(57600), 1);
	assert_int_equal(day_from_time(-28801), -1);
	arena_free(a);
}

static void test_spellings(void **state)
{
	static const struct { const char *text, *day; enum date_precision precision; } CASES[] = {
		{ "2015-3-1", "2015-03-01", DATE_DAY },
		{ "2015/3/1", "2015-03-01", DATE_DAY },
		{ "2015.03.01", "2015-03-01", DATE_DAY },
		{ "2015年3月1日", "2015-03-01", DATE_DAY },
		{ "2015年3月1号", "2015-03-01", DATE_DAY },
		{ "2015 年 3 月 1 日", "2015-03-01", DATE_DAY },
		{ "２０１５－０３－０１", "2015-03-01", DATE_DAY },
		{ "２０１５．３．１", "2015-03-01", DATE_DAY },
		{ "20150301", "2015-03-01", DATE_DAY },
		{ "2015-03-01 09:30", "2015-03-01", DATE_DAY },
		{ "2015/3/1 0:00:00", "2015-03-01", DATE_DAY },
		{ "2015-03-01T00:00:00", "2015-03-01", DATE_DAY },
		{ " 2015-3-1　", "2015-03-01", DATE_DAY },
		{ "2015 3 1", "2015-03-01", DATE_DAY },
		{ "13/1/2015", "2015-01-13", DATE_DAY },
		{ "1/13/2015", "2015-01-13", DATE_DAY },
		{ "3/3/2015", "2015-03-03", DATE_DAY },
		{ "2015.03", "2015-03-01", DATE_MONTH },
		{ "2015.10", "2015-10-01", DATE_MONTH },
		{ "2015.3", "2015-03-01", DATE_MONTH },
		{ "2015年3月", "2015-03-01", DATE_MONTH },
		{ "2015-3", "2015-03-01", DATE_MONTH },
		{ "201503", "2015-03-01", DATE_MONTH },
		{ "03/2015", "2015-03-01", DATE_MONTH },
		{ "2015年", "2015-01-01", DATE_YEAR },
		{ "2015", "2015-01-01", DATE_YEAR },
		{ "42064", "2015-03-01", DATE_DAY },
		{ "42064.5", "2015-03-01", DATE_DAY },
		{ "1921-07-23", "1921-07-23", DATE_DAY },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		enum date_precision precision;
		day_t day;

		if (date_read(CASES[i].text, &day, &precision) != DATE_READ)
			fail_msg("%s not read", CASES[i].text);
		if (day != iso(CASES[i].day) || precision != CASES[i].precision)
			fail_msg("%s read as another day", CASES[i].text);
	}
}

static void test_spelling_refusals(void **state)
{
	static const struct { const char *text; enum date_reading reading; } CASES[] = {
		{ NULL, DATE_EMPTY }, { "", DATE_EMPTY }, { " 　", DATE_EMPTY },
		{ "03/04/15", DATE_AMBIGUOUS }, { "15-3-4", DATE_AMBIGUOUS }, { "3/4/2015", DATE_AMBIGUOUS },
		{ "85年", DATE_AMBIGUOUS }, { "85年3月", DATE_AMBIGUOUS }, { "85年3月1日", DATE_AMBIGUOUS },
		{ "150301", DATE_AMBIGUOUS }, { "85.3", DATE_AMBIGUOUS },
		{ "2015.1", DATE_AMBIGUOUS },	/* January, or what a sheet left of 2015.10 */
		{ "2015-13-1", DATE_WRONG }, { "2015-2-29", DATE_WRONG }, { "2015-0-1", DATE_WRONG },
		{ "2015-3-0", DATE_WRONG }, { "2015-3-32", DATE_WRONG }, { "1899-1-1", DATE_WRONG },
		{ "2015年13月", DATE_WRONG }, { "201513", DATE_WRONG }, { "20151301", DATE_WRONG },
		{ "20150230", DATE_WRONG }, { "2015月3年1日", DATE_WRONG }, { "3月1日", DATE_WRONG },
		{ "2015-3-1-1", DATE_WRONG }, { "2015--3", DATE_WRONG }, { "-2015-3-1", DATE_WRONG },
		{ "2015-3-", DATE_WRONG }, { "2015.", DATE_WRONG }, { "1500", DATE_WRONG }, { "2500", DATE_WRONG },
		{ "19999", DATE_WRONG }, { "80001", DATE_WRONG }, { "99999", DATE_WRONG }, { "123", DATE_WRONG },
		{ "1", DATE_WRONG }, { "不详", DATE_WRONG }, { "2015年3月初", DATE_WRONG }, { "abc", DATE_WRONG },
		{ "12:30", DATE_WRONG }, { ":", DATE_WRONG }, { "-", DATE_WRONG }, { "/", DATE_WRONG },
		{ "201503011", DATE_WRONG }, { "99999999999999999999", DATE_WRONG }, { "300/3/1", DATE_WRONG },
		{ "2015-003-01", DATE_WRONG }, { "2015,3,1", DATE_WRONG },
		{ "1111111111111111111111111111111111111111111111111", DATE_WRONG },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		enum date_precision precision;
		day_t day;

		if (date_read(CASES[i].text, &day, &precision) != CASES[i].reading)
			fail_msg("case %zu: %s", i, CASES[i].text);
		assert_int_equal(day, DAY_NONE);
	}
}

static void test_last_days(void **state)
{
	assert_int_equal(day_known_last(day_from_date(2016, 2, 10), DATE_DAY), day_from_date(2016, 2, 10));
	assert_int_equal(day_known_last(day_from_date(2016, 2, 1), DATE_MONTH), day_from_date(2016, 2, 29));
	assert_int_equal(day_known_last(day_from_date(2015, 1, 1), DATE_YEAR), day_from_date(2015, 12, 31));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_go_there_and_back),
		cmocka_unit_test(test_iso_refusals),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_last_days),
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_spelling_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
