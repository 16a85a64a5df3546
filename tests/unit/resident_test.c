/* What is written about service: an address is known, hours are halves (GY-12). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "rooms/resident/resident_rule.h"

static void an_address_is_a_figure_with_a_house_or_room(void **state)
{
	assert_true(resident_has_address("阳光花园3号楼"));
	assert_true(resident_has_address("住501室，会修电器"));
	assert_true(resident_has_address("中山路12号"));
	assert_true(resident_has_address("2单元"));
	assert_false(resident_has_address("法律咨询"));
	assert_false(resident_has_address("会修10种电器"));
	assert_false(resident_has_address("响应号召，整理办公室"));
	assert_false(resident_has_address(""));
}

static void hours_are_halves_up_to_a_day(void **state)
{
	static const struct { const char *typed; int64_t minutes; } RIGHT[] = { { "2", 120 }, { "1.5", 90 }, { "0", 0 }, { "24", 1440 }, { "3.0", 180 }, { "0.5", 30 } };
	static const char *const WRONG[] = { "", "24.5", "25", "1.25", "-1", "两", "1.", "100", "1.5h" };
	int64_t minutes = 0;

	for (size_t i = 0; i < sizeof(RIGHT) / sizeof(RIGHT[0]); i++) {
		assert_true(resident_minutes(RIGHT[i].typed, &minutes));
		assert_int_equal(minutes, RIGHT[i].minutes);
	}
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++)
		assert_false(resident_minutes(WRONG[i], &minutes));
}

static void private_life_is_no_service(void **state)
{
	assert_true(resident_is_private("夫妻不和"));
	assert_true(resident_is_private("巡逻，作风散漫"));
	assert_true(resident_is_private("为人性格孤僻"));
	assert_false(resident_is_private("调解邻里纠纷"));
	assert_false(resident_is_private("家庭教育讲座"));
	assert_false(resident_is_private("健康义诊"));
	assert_false(resident_is_private(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_is_a_figure_with_a_house_or_room),
		cmocka_unit_test(private_life_is_no_service),
		cmocka_unit_test(hours_are_halves_up_to_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
