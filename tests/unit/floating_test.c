/* Days of floating members: what changes on which day (domain/02, test cases 6 and 7). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "rooms/floating/floating.h"

static day_t on(int year, int month, int day)
{
	return day_from_date(year, month, day);
}

static void six_months_are_full_on_the_day(void **state)
{
	const day_t since = on(2015, 5, 17);

	assert_int_equal(floating_stage(since, true, on(2015, 10, 17)), FLOATING_NOTED);	/* five months: a letter or a note */
	assert_int_equal(floating_stage(since, true, on(2015, 11, 16)), FLOATING_NOTED);
	assert_int_equal(floating_stage(since, true, on(2015, 11, 17)), FLOATING_TO_TRANSFER);
	assert_int_equal(floating_stage(since, false, on(2015, 11, 17)), FLOATING_AWAY);
	/* Seven months, three temporary places: registered, no transfer is forced. */
	assert_int_equal(floating_stage(since, false, on(2015, 12, 17)), FLOATING_AWAY);
	assert_int_equal(floating_stage(on(2015, 8, 31), true, on(2016, 2, 28)), FLOATING_NOTED);
	assert_int_equal(floating_stage(on(2015, 8, 31), true, on(2016, 2, 29)), FLOATING_TO_TRANSFER);
}

static void a_contact_is_due_after_the_interval(void **state)
{
	assert_false(floating_contact_is_due(on(2015, 8, 17), 3, on(2015, 11, 16)));
	assert_true(floating_contact_is_due(on(2015, 8, 17), 3, on(2015, 11, 17)));
	assert_true(floating_contact_is_due(on(2015, 10, 17), 1, on(2015, 11, 17)));
	assert_false(floating_contact_is_due(on(2015, 10, 18), 1, on(2015, 11, 17)));
}

static void a_place_is_a_city_and_no_address(void **state)
{
	assert_false(floating_place_is_address("浙江省宁波市鄞州区"));
	assert_false(floating_place_is_address("江苏省南京市鼓楼区"));
	assert_true(floating_place_is_address("宁波市中山路12号"));
	assert_true(floating_place_is_address("宁波市幸福小区三栋"));
	assert_true(floating_place_is_address("明珠大厦"));
}

/* Only ways tried since somebody last got through count, each once. */
static void searches_are_different_ways(void **state)
{
	static const struct floating_contact_row CONTACTS[] = {
		{ .method = "phone" }, { .method = "visit" }, { .method = "phone" }, { .method = "letter", .is_reached = true }, { .method = "relative" },
	};

	assert_int_equal(floating_searches(CONTACTS, 5), 2);
	assert_int_equal(floating_searches(CONTACTS, 1), 1);
	assert_int_equal(floating_searches(&CONTACTS[3], 2), 0);
	assert_int_equal(floating_searches(CONTACTS, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(six_months_are_full_on_the_day),
		cmocka_unit_test(a_contact_is_due_after_the_interval),
		cmocka_unit_test(a_place_is_a_city_and_no_address),
		cmocka_unit_test(searches_are_different_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
