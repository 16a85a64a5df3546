/* Opening hours: what people write is read, told again in one spelling, and refused where it cannot be meant. */
#include "arena_world.h"

#include "rooms/place/opening.h"

static const char *told(const char *typed, enum lang lang)
{
	struct opening spans[OPENING_SPANS_MAX];
	const char *at;
	size_t count;

	assert_int_equal(opening_read(a, typed, spans, &count, &at), OPENING_GOOD);
	return opening_text(a, lang, spans, count, "\n");
}

static void one_spelling_for_many(void **state)
{
	static const char *const SAME[] = {
		"周一至周五 8:30-12:00 14:00-17:30", "周一到周五 8：30－12：00、14：00～17：30", "1-5 08:30-12:00,14:00-17:30",
		"星期一 - 星期五 8:30 - 12:00 14:00 - 17:30", "周一至五 14:00-17:30 8:30-12:00", "Mon-Fri 8:30-12:00 14:00-17:30",
		"Monday - Friday 8:30-12:00, 14:00-17:30", "周一、周二、周三 8:30-12:00 14:00-17:30\n周四、周五 8:30-12:00 14:00-17:30",
		"周一至周五 8:30-12:00；周一至周五 14:00-17:30",
	};

	for (size_t i = 0; i < sizeof(SAME) / sizeof(SAME[0]); i++) {
		assert_string_equal(told(SAME[i], LANG_ZH), "周一至周五 08:30-12:00 14:00-17:30");
		assert_string_equal(told(told(SAME[i], LANG_EN), LANG_ZH), told(SAME[i], LANG_ZH));
	}
	assert_string_equal(told("每天 全天", LANG_EN), "Mon-Sun 00:00-24:00");
	assert_string_equal(told("周日 9:00-12:00\n周六 9:00-17:00", LANG_ZH), "周六 09:00-17:00\n周日 09:00-12:00");
	assert_string_equal(told("周六至周一 9:00-12:00", LANG_ZH), "周一 09:00-12:00\n周六至周日 09:00-12:00");
	assert_string_equal(told("", LANG_ZH), "");
	assert_string_equal(told(" \n ", LANG_ZH), "");
}

static void what_cannot_be_meant_is_refused_at_its_line(void **state)
{
	static const struct { const char *typed; enum opening_fault fault; const char *at; } CASES[] = {
		{ "上班时间", OPENING_UNREADABLE, "上班时间" }, { "周一", OPENING_UNREADABLE, "周一" }, { "8:30-12:00", OPENING_UNREADABLE, "8:30-12:00" },
		{ "周一 8:30", OPENING_UNREADABLE, "周一 8:30" }, { "周一 8-12", OPENING_UNREADABLE, "周一 8-12" }, { "周一 8:5-12:00", OPENING_UNREADABLE, "周一 8:5-12:00" },
		{ "周一 8:60-12:00", OPENING_UNREADABLE, "周一 8:60-12:00" }, { "周一 23:00-24:01", OPENING_UNREADABLE, "周一 23:00-24:01" },
		{ "周八 8:30-12:00", OPENING_UNREADABLE, "周八 8:30-12:00" }, { "8 8:30-12:00", OPENING_UNREADABLE, "8 8:30-12:00" },
		{ "周一- 8:30-12:00", OPENING_UNREADABLE, "周一- 8:30-12:00" }, { "周一 8:30-12:00 周二", OPENING_UNREADABLE, "周一 8:30-12:00 周二" },
		{ "周一 -8:30-12:00", OPENING_UNREADABLE, "周一 -8:30-12:00" },
		{ "周一 12:00-8:30", OPENING_BACKWARDS, "周一 12:00-8:30" }, { "周一 8:30-8:30", OPENING_BACKWARDS, "周一 8:30-8:30" },
		{ "周一 22:00-06:00", OPENING_BACKWARDS, "周一 22:00-06:00" },
		{ "周一至周五 8:30-12:00\n周五 11:59-13:00", OPENING_OVERLAP, "周五 11:59-13:00" },
		{ "周一 1:00-1:10 2:00-2:10 3:00-3:10 4:00-4:10 5:00-5:10 6:00-6:10 7:00-7:10", OPENING_MANY, NULL },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct opening spans[OPENING_SPANS_MAX];
		const char *at;
		size_t count;
		enum opening_fault fault = opening_read(a, CASES[i].typed, spans, &count, &at);

		if (fault != CASES[i].fault)
			fail_msg("%s: %d", CASES[i].typed, (int)fault);
		if (CASES[i].at != NULL)
			assert_string_equal(at, CASES[i].at);
	}
	assert_string_equal(told("周一 8:30-12:00 12:00-13:00", LANG_ZH), "周一 08:30-12:00 12:00-13:00");	/* one ends as the other begins */
}

static void it_is_open_from_the_minute_until_before_the_minute(void **state)
{
	struct opening spans[OPENING_SPANS_MAX];
	const char *at;
	size_t count;

	assert_int_equal(opening_read(a, "周二 8:30-12:00 22:00-24:00", spans, &count, &at), OPENING_GOOD);
	assert_false(opening_is_open(spans, count, 2, 8 * 60 + 29));
	assert_true(opening_is_open(spans, count, 2, 8 * 60 + 30));
	assert_true(opening_is_open(spans, count, 2, 12 * 60 - 1));
	assert_false(opening_is_open(spans, count, 2, 12 * 60));
	assert_true(opening_is_open(spans, count, 2, 24 * 60 - 1));
	assert_false(opening_is_open(spans, count, 1, 9 * 60));
	assert_false(opening_is_open(spans, count, 3, 0));
	assert_false(opening_is_open(NULL, 0, 2, 9 * 60));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_spelling_for_many), cmocka_unit_test(what_cannot_be_meant_is_refused_at_its_line),
		cmocka_unit_test(it_is_open_from_the_minute_until_before_the_minute),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
