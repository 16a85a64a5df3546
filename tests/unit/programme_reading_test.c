/* The reading of a programme: sentences about no case yet. */
#include "unit/programme_world.h"

#include "programme/play_text.h"
#include "programme/reading.h"

/* What a clerk would stumble over: three dots where a case has a figure, and marks that are not those of Chinese. */
static bool is_odd(const char *line)
{
	static const char *const ODD[] = { "…", "）:", "」:", "月,", "请:" };

	for (size_t i = 0; i < sizeof(ODD) / sizeof(ODD[0]); i++)
		if (strstr(line, ODD[i]) != NULL)
			return true;
	return false;
}

static void a_reading_leaves_nothing_out(void **state)
{
	size_t refusals = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		const struct programme *p = load(SHIPPED[i].text, &problems);
		struct reading_step *steps;
		size_t count = programme_reading(a, p, LANG_ZH, &steps);

		for (size_t k = 0; k < count; k++)
			for (size_t n = 0; n < steps[k].lines_count; n++) {
				if (strstr(steps[k].lines[n], "不予办结") != steps[k].lines[n])
					continue;
				refusals++;
				for (size_t m = 0; m < n; m++)	/* two refusals with the same words are one to whoever reads them */
					if (strcmp(steps[k].lines[m], steps[k].lines[n]) == 0)
						fail_msg("%s says twice: %s", SHIPPED[i].name, steps[k].lines[n]);
				if (is_odd(steps[k].lines[n]))
					fail_msg("%s: %s", SHIPPED[i].name, steps[k].lines[n]);
			}
	}
	assert_true(refusals > 200);
}

static void figures_without_a_name_are_some(void **state)
{
	const char *text = arena_printf(a, "%s\nvalue half = 最少学时 / 2\nvalue next = months_after(today, 1)\n", file_text("samples/practice.prog"));
	struct problems *problems;
	const struct programme *p = load(text, &problems);

	assert_non_null(p);
	assert_string_equal(play_text_plain(a, p, LANG_ZH, "还差{half}分:请补:9:30,见(3)"), "还差若干分：请补:9:30,见(3)");
	assert_string_equal(play_text_plain(a, p, LANG_ZH, "{today}已满,最早{next};{提名表.事迹}"), "当天已满，最早某日；「主要事迹」");
}

static void whom_a_step_or_a_finish_commends_is_told(void **state)
{
	struct problems *problems;
	const struct programme *p = load(file_text("tests/fuzz/seeds/programme/awards"), &problems);
	struct reading_step *steps;
	size_t told = 0;

	assert_non_null(p);
	programme_reading(a, p, LANG_ZH, &steps);
	for (size_t n = 0; n < steps[0].lines_count; n++)
		told += strcmp(steps[0].lines[n], "办结结果是“表彰”的，类别 = 岗时，把“示范岗”记入人选的奖励情况") == 0 ||
			strcmp(steps[0].lines[n], "办结结果是“表彰”的，把“先进”记入支部党员的奖励情况") == 0 ||
			strcmp(steps[0].lines[n], "这一步办结时，把“参评”记入支部党员的奖励情况") == 0 || strcmp(steps[0].lines[n], "这一步办结时列入光荣榜") == 0 ||
			strcmp(steps[0].lines[n], "办结结果是“没有人选”的，类别 = 区时，撤销支部党员的“先进”，奖励情况里写明到哪一天为止") == 0;
	assert_int_equal(told, 5);
}

/* Whoever reads a practice learns that four fifths may be made more than that, and by which parameter. */
static void a_quorum_that_a_setting_makes_stricter_is_told(void **state)
{
	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		const struct programme *p = load(SHIPPED[i].text, &problems);
		struct reading_step *steps;
		size_t count = programme_reading(a, p, LANG_ZH, &steps), told = 0;

		if (strcmp(SHIPPED[i].name, "national/election") != 0)
			continue;
		for (size_t k = 0; k < count; k++)
			for (size_t n = 0; n < steps[k].lines_count; n++)
				told += strstr(steps[k].lines[n], "，到会人数须超过应到的五分之四 = 是 时到会须超过这个比例") != NULL;
		assert_int_equal(told, 8);
	}
}

/* A sentence names keywords as the file has them, whatever language it is read in; what the file itself calls so keeps its name. */
static void keywords_are_named_as_the_file_has_them(void **state)
{
	const char *english = file_text("tests/unit/refused/member-above.prog"), *chinese = "程序 a \"甲\"\n版本 1\n源自 \"试验\"\n对象 人员\n办理单位 支部\n开办 随时\n"
		"角色 支委会 = 班子成员 支部\n步骤 一 \"一\"\n  由 支委会\n  设为 当事人.身份 = 预备党员\n  转到 二\n结束\n办结 二 \"二\"\n结束\n示例 \"例\"\n  应当 二\n结束\n";
	struct problems *problems;

	assert_null(load(english, &problems));
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "（“by”的角色只含 approver、committee、town、county 的）"));
	assert_null(load(chinese, &problems));
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "（全体成员 支部）并且通过（转到 … 当 已通过(…)）"));
	assert_non_null(strstr(problem_text(a, LANG_EN, &problems->list[0]), "(转到 … 当 已通过(…))"));
	assert_null(load("程序 a \"甲\"\n步骤 end \"一\"\n", &problems));
	assert_string_equal(problem_text(a, LANG_ZH, &problems->list[0]), "从这里开始的一段没有用“结束”收尾");
	assert_null(load("programme a \"b\"\nstep s \"s\"\n", &problems));
	assert_string_equal(problem_text(a, LANG_ZH, &problems->list[0]), "从这里开始的一段没有用“end”收尾");
	assert_null(load(spoiled("by head", "by end"), &problems));	/* a role that nobody declared */
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "end"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reading_leaves_nothing_out),
		cmocka_unit_test(whom_a_step_or_a_finish_commends_is_told),
		cmocka_unit_test(figures_without_a_name_are_some),
		cmocka_unit_test(a_quorum_that_a_setting_makes_stricter_is_told),
		cmocka_unit_test(keywords_are_named_as_the_file_has_them),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
