/* 民主评议党员: the borders of what a branch may write down (domain/03 section 4, cases 13 and 14). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "core/code.h"
#include "rooms/appraisal/appraisal_rule.h"

static void case_13_a_third_is_rounded_down(void **state)
{
	static const struct { int64_t graded, most; } CASES[] = { { 0, 0 }, { 2, 0 }, { 3, 1 }, { 5, 1 }, { 6, 2 }, { 18, 6 }, { 20, 6 }, { 21, 7 } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(appraisal_excellent_most(CASES[i].graded), CASES[i].most);
}

static void half_of_those_who_should_attend_are_there(void **state)
{
	assert_true(appraisal_has_turnout(20, 10) && appraisal_has_turnout(21, 11) && appraisal_has_turnout(1, 1));
	assert_true(appraisal_present_fits(18, 18, 0) && appraisal_present_fits(19, 18, 1));
	assert_false(appraisal_present_fits(3, 18, 0) || appraisal_present_fits(19, 18, 0) || appraisal_present_fits(20, 18, 1) || appraisal_present_fits(17, 18, 1));
	assert_false(appraisal_has_turnout(20, 9) || appraisal_has_turnout(21, 10) || appraisal_has_turnout(1, 0));
}

static void most_are_asked_to_attend(void **state)
{
	assert_true(appraisal_is_mostly_asked(11, 10) && appraisal_is_mostly_asked(10, 10) && appraisal_is_mostly_asked(1, 0));
	assert_false(appraisal_is_mostly_asked(10, 11) || appraisal_is_mostly_asked(1, 2));
}

static void case_14_probationers_get_no_grade(void **state)
{
	for (int mark = 0; mark < APPRAISAL_MARKS; mark++) {
		assert_int_equal(appraisal_fits(mark, true), mark == MARK_PROBATIONARY);
		assert_int_equal(appraisal_fits(mark, false), mark != MARK_PROBATIONARY);
	}
}

static void marks_are_those_of_the_code_set(void **state)
{
	const struct code_set *set = code_set("appraisal_mark");

	assert_int_equal(set->count, APPRAISAL_MARKS);
	for (int mark = 0; mark < APPRAISAL_MARKS; mark++) {
		assert_string_equal(set->codes[mark].value, appraisal_mark_code((enum appraisal_word)mark));
		assert_int_equal(appraisal_mark_find(set->codes[mark].value), mark);
		assert_int_equal(appraisal_is_grade(mark), mark <= MARK_UNQUALIFIED);
		assert_int_equal(appraisal_needs_measure(mark, true), mark == MARK_BASIC || mark == MARK_UNQUALIFIED);
		assert_int_equal(appraisal_needs_measure(mark, false), mark == MARK_BASIC || mark == MARK_UNQUALIFIED || mark == MARK_SUSPENDED);
	}
	assert_int_equal(appraisal_mark_find("splendid"), -1);
	assert_int_equal(appraisal_mark_find(""), -1);
	assert_false(appraisal_is_grade(-1) || appraisal_needs_measure(-1, false));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_13_a_third_is_rounded_down),
		cmocka_unit_test(half_of_those_who_should_attend_are_there),
		cmocka_unit_test(most_are_asked_to_attend),
		cmocka_unit_test(case_14_probationers_get_no_grade),
		cmocka_unit_test(marks_are_those_of_the_code_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
