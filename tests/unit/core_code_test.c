/* core/code.h: the sets are well-formed, and read what people type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "core/code.h"

static void check_spelling(const struct code_set *set, const struct code *code, const char *spelling)
{
	const struct code *read = code_read(set->name, spelling);

	if (read != code)
		fail_msg("%s: %s is read as %s, not %s", set->name, spelling, read == NULL ? "nothing" : read->value, code->value);
}

/* A spelling that means two values would be read as the first one in silence. */
static void test_every_spelling_means_one_value(void **state)
{
	struct arena *a = arena_new();
	const struct code_set *set;

	for (size_t i = 0; (set = code_set_at(i)) != NULL; i++) {
		assert_ptr_equal(code_set(set->name), set);
		assert_true(set->count > 1);
		for (size_t j = 0; j < set->count; j++) {
			const struct code *code = &set->codes[j];
			char *also = code->also == NULL ? NULL : arena_text(a, code->also), *rest;

			check_spelling(set, code, code->value);
			check_spelling(set, code, code->zh);
			check_spelling(set, code, code->en);
			for (char *one = also == NULL ? NULL : strtok_r(also, "|", &rest); one != NULL; one = strtok_r(NULL, "|", &rest))
				check_spelling(set, code, one);
		}
	}
	arena_free(a);
}

static void test_sizes_of_the_standards(void **state)
{
	assert_int_equal(code_set("nationality")->count, 58);
	assert_int_equal(code_set("occupation")->count, 8);
	assert_int_equal(code_set("age_band")->count, 8);
	assert_int_equal(code_set("join_period")->count, 4);
	assert_int_equal(code_set("political_status")->count, 13);
	assert_null(code_set("weather"));
	assert_null(code_set(""));
}

static void test_reading(void **state)
{
	static const struct { const char *set, *typed, *value; } CASES[] = {
		{ "nationality", "汉", "01" }, { "nationality", "汉族", "01" }, { "nationality", " 汉　族 ", "01" },
		{ "nationality", "1", "01" }, { "nationality", "０１", "01" }, { "nationality", "蒙古", "02" },
		{ "nationality", "土家", "15" }, { "nationality", "土", "30" }, { "nationality", "土家族", "15" },
		{ "nationality", "han", "01" },
		{ "education", "大学", "20" }, { "education", "本科", "20" }, { "education", "大专", "30" },
		{ "education", "专科", "30" }, { "education", "研究生", "10" }, { "education", "高中", "60" },
		{ "education", "中专", "41" }, { "education", "21", "21" },
		{ "sex", "男", "1" }, { "sex", "女性", "2" }, { "sex", "m", "1" },
		{ "occupation", "工人", "1" }, { "occupation", "工人(工勤技能人员)", "1" },
		{ "occupation", "离退休", "8" }, { "org_kind", "支部", "branch" }, { "post_kind", "支部书记", "secretary" },
		{ "member_status", "正式党员", "2" },
		/* refusals */
		{ "nationality", "汉汉", NULL }, { "nationality", "57", NULL }, { "nationality", "族", NULL },
		{ "nationality", "", NULL }, { "nationality", "　", NULL }, { "nationality", NULL, NULL },
		{ "nationality", "001", NULL }, { "nationality", "土家|土", NULL }, { "nationality", "|", NULL },
		{ "education", "大", NULL }, { "education", "29", NULL }, { "education", "0", NULL },
		{ "sex", "3", NULL }, { "sex", "男女", NULL }, { "sex", "01", NULL }, { "weather", "晴", NULL },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const struct code *code = code_read(CASES[i].set, CASES[i].typed);

		if (!text_same(code == NULL ? NULL : code->value, CASES[i].value))
			fail_msg("%s %s: %s", CASES[i].set, CASES[i].typed, code == NULL ? "refused" : code->value);
	}
}

static void test_names(void **state)
{
	char huge[2000];

	memset(huge, '1', sizeof(huge));
	huge[sizeof(huge) - 1] = '\0';
	assert_string_equal(code_name(LANG_ZH, "nationality", "05"), "维吾尔族");
	assert_string_equal(code_name(LANG_EN, "nationality", "05"), "Uyghur");
	assert_string_equal(code_name(LANG_ZH, "nationality", "77"), "77");
	assert_string_equal(code_name(LANG_ZH, "nationality", NULL), "");
	assert_string_equal(code_name_int(LANG_ZH, "sex", 2), "女");
	assert_string_equal(code_name_int(LANG_ZH, "sex", 7), "");
	assert_null(code_find("nationality", "1"));
	assert_null(code_find("nationality", "汉族"));
	assert_null(code_find("nationality", NULL));
	assert_null(code_read("nationality", huge));
	assert_true(code_is_yes(" 是 "));
	assert_true(code_is_yes("Yes"));
	assert_true(code_is_yes("√"));
	assert_false(code_is_yes("否"));
	assert_false(code_is_yes("0"));
	assert_false(code_is_yes(""));
	assert_false(code_is_yes(NULL));
}

static void test_age_bands(void **state)
{
	static const struct { const char *birth; int band; } CASES[] = {
		{ "1985-11-17", 1 }, { "1984-11-18", 1 },	/* 30 */
		{ "1984-11-17", 2 }, { "1979-11-18", 2 },	/* 31, 35 */
		{ "1979-11-17", 3 }, { "1974-11-17", 4 }, { "1969-11-17", 5 }, { "1964-11-17", 6 },
		{ "1959-11-17", 7 }, { "1954-11-18", 7 },	/* 56, 60 */
		{ "1954-11-17", 8 }, { "1915-01-01", 8 },
	};
	day_t on_day = day_parse_iso("2015-11-17");

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(age_band(day_parse_iso(CASES[i].birth), on_day), CASES[i].band);
	assert_int_equal(age_band(DAY_NONE, on_day), 0);
	assert_int_equal(age_band(DAY_OPEN, on_day), 0);
}

static void test_join_periods(void **state)
{
	static const struct { const char *day; int period; } CASES[] = {
		{ "1921-07-01", 1 }, { "1949-09-30", 1 }, { "1949-10-01", 2 }, { "1978-12-17", 2 }, { "1978-12-18", 3 },
		{ "2012-11-07", 3 }, { "2012-11-08", 4 }, { "2026-01-01", 4 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		assert_int_equal(join_period(day_parse_iso(CASES[i].day)), CASES[i].period);
	assert_int_equal(join_period(DAY_NONE), 0);
}

static void test_groups(void **state)
{
	assert_true(is_college_or_above("10"));
	assert_true(is_college_or_above("28"));
	assert_true(is_college_or_above("33"));
	assert_false(is_college_or_above("41"));
	assert_false(is_college_or_above("60"));
	assert_false(is_college_or_above("90"));
	assert_false(is_college_or_above(""));
	assert_false(is_college_or_above(NULL));
	assert_true(is_minority("02"));
	assert_true(is_minority("97"));
	assert_false(is_minority("01"));
	assert_false(is_minority(""));
	assert_false(is_minority(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_spelling_means_one_value),
		cmocka_unit_test(test_sizes_of_the_standards),
		cmocka_unit_test(test_reading),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_age_bands),
		cmocka_unit_test(test_join_periods),
		cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
