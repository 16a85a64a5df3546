/* The figures of transfers at their borders: the day before, the day, the day after. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "rooms/transfer/transfer_rule.h"

static void a_letter_is_good_for_1_to_90_days(void **state)
{
	assert_false(transfer_days_fit(0));
	assert_true(transfer_days_fit(1));
	assert_true(transfer_days_fit(90));
	assert_false(transfer_days_fit(91));
	assert_false(transfer_days_fit(-1));
	assert_int_equal(transfer_valid_until(day_from_date(2026, 3, 1), 30), day_from_date(2026, 3, 31));
	assert_int_equal(transfer_valid_until(day_from_date(2015, 11, 17), 90), day_from_date(2016, 2, 15));
}

static void it_is_issued_again_within_six_months(void **state)
{
	assert_int_equal(transfer_reissue_last(day_from_date(2015, 11, 17)), day_from_date(2016, 5, 17));
	assert_int_equal(transfer_reissue_last(day_from_date(2015, 8, 31)), day_from_date(2016, 2, 29));
}

static void the_receipt_is_due_a_month_after_and_not_before_the_letter_ends(void **state)
{
	day_t issued = day_from_date(2015, 11, 17);

	assert_int_equal(transfer_receipt_due(issued, issued + 10), day_from_date(2015, 12, 17));
	assert_int_equal(transfer_receipt_due(issued, issued + 30), day_from_date(2015, 12, 17));
	assert_int_equal(transfer_receipt_due(issued, issued + 31), day_from_date(2015, 12, 18));
	assert_int_equal(transfer_receipt_due(issued, issued + 90), day_from_date(2016, 2, 15));
}

static void less_than_three_months_of_probation_are_near(void **state)
{
	day_t joined = day_from_date(2015, 1, 10);	/* ends 2016-01-10 */

	assert_int_equal(transfer_probation_over(joined, day_add_months(joined, 12) - 1), DAY_NONE);
	assert_int_equal(transfer_probation_over(joined, day_add_months(joined, 12)), day_add_months(joined, 12));
	assert_int_equal(transfer_probation_over(DAY_NONE, joined), DAY_NONE);
	assert_false(transfer_is_near_conversion(joined, day_from_date(2015, 10, 9)));
	assert_false(transfer_is_near_conversion(joined, day_from_date(2015, 10, 10)));	/* three months to the day */
	assert_true(transfer_is_near_conversion(joined, day_from_date(2015, 10, 11)));
	assert_true(transfer_is_near_conversion(joined, day_from_date(2016, 2, 1)));
	assert_false(transfer_is_near_conversion(DAY_NONE, day_from_date(2016, 2, 1)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_is_good_for_1_to_90_days),
		cmocka_unit_test(it_is_issued_again_within_six_months),
		cmocka_unit_test(the_receipt_is_due_a_month_after_and_not_before_the_letter_ends),
		cmocka_unit_test(less_than_three_months_of_probation_are_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
