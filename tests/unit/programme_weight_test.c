/* Files that are short and would take for ever, or more stack than there is: each is refused in words, or reckoned at once. */
#include "unit/programme_world.h"

#include <time.h>
#include <unistd.h>
#include "base/buffer.h"
#include "programme/play_text.h"

#define SECONDS_MAX 5	/* of the processor, with the sanitizers; without them a file takes less than half of one */

static const char *lines(const char *format, int from, int to, int step)
{
	struct buffer b;

	buffer_init(&b, a, 1024);
	for (int i = from; i != to; i += step) {
		const char *at = strchr(format, '@'), *rest = format;

		for (; at != NULL; rest = at + 2, at = strchr(rest, '@'))	/* @0 is the number, @1 the one behind it */
			buffer_printf(&b, "%.*s%d", (int)(at - rest), rest, i + at[1] - '0');
		buffer_printf(&b, "%s", rest);
	}
	return buffer_text(&b);
}

static const char *repeated(const char *text, int times)
{
	struct buffer b;

	buffer_init(&b, a, 1024);
	for (int i = 0; i < times; i++)
		buffer_printf(&b, "%s", text);
	return buffer_text(&b);
}

/* The sample with more behind it; a file that never ends ends the test. */
static struct problems *loaded(const char *more)
{
	struct problems *problems;
	clock_t begin = clock();

	alarm(60);
	load(arena_printf(a, "%s\n%s", file_text("samples/practice.prog"), more), &problems);
	alarm(0);
	assert_true(clock() - begin < SECONDS_MAX * CLOCKS_PER_SEC);
	return problems;
}

static void expect(const char *more, message text)
{
	struct problems *problems = loaded(more);

	for (size_t i = 0; i < problems->count; i++)
		if (problems->list[i].text == text && problems->list[i].line > 0)
			return;
	fail_msg("%zu problems, the first: %s", problems->count, problems->count == 0 ? "" : problem_text(a, LANG_EN, &problems->list[0]));
}

/* Forty values, each of which uses the next one twice: two to the fortieth ways lead to the last. */
static void a_value_is_reckoned_once(void **state)
{
	const char *doubled = arena_printf(a, "%svalue v40 = 最少学时\n", lines("value v@0 = v@1 + v@1\n", 0, 40, 1));

	assert_int_equal(loaded(arena_printf(a, "%srefuse 提名 when v0 < 5 \"少\"\n", doubled))->count, 0);
	assert_int_equal(loaded(arena_printf(a, "%srefuse close when v0 < 5 \"少{v0}\"\nrefuse 张榜 when days(张榜, today) > v0 \"少\"\n", doubled))->count, 0);
	expect(arena_printf(a, "%srefuse 提名 when v0 > 5 \"多\"\n", doubled), T_programme_example_fails);
}

/* Its figures too: what it says in words would be as long as the ways are many. */
static void a_refusal_names_no_endless_reckoning(void **state)
{
	const char *text = arena_printf(a, "%s\n%svalue v40 = 最少学时\nrefuse 提名 when v0 > 提名表.学时 \"多\"\n", file_text("samples/practice.prog"), lines("value v@0 = v@1 + v@1\n", 0, 40, 1));
	struct problems *problems = problems_new();
	struct programme *p = programme_recall(problems, text, strlen(text));	/* no example is asked */
	struct play play;

	assert_non_null(p);
	play_prepare(&play, a, p);
	play.fields[0][0] = value_number(fraction_of(32, 1));
	alarm(60);
	assert_non_null(play_refusal(&play, "提名", NO_WORD));
	assert_null(play_figures_meant(&play, LANG_ZH, play_refusal(&play, "提名", NO_WORD)));
	alarm(0);
}

/* Down to the last value there are more operands than the stack of a worker holds, whatever comes first in the file. */
static void what_is_too_deep_is_refused(void **state)
{
	const char *sum = repeated("+1", 250), *both = repeated(" and yes", 100);
	const char *format = arena_printf(a, "value v@0 = v@1%s\n", sum);

	expect(arena_printf(a, "%svalue v190 = 最少学时\nrefuse 提名 when v0 < 5 \"少\"\n", lines(format, 0, 190, 1)), T_programme_too_high);
	expect(arena_printf(a, "value v190 = 最少学时\n%srefuse 提名 when v0 < 5 \"少\"\n", lines(format, 189, -1, -1)), T_programme_too_high);
	expect(arena_printf(a, "%svalue v190 = yes\nrefuse 提名 when v0 \"少\"\n", lines(arena_printf(a, "value v@0 = v@1 = none%s\n", both), 0, 190, 1)), T_programme_too_high);
	expect(arena_printf(a, "refuse 提名 when 1%s < 5 \"少\"\n", repeated("+1", 480)), T_programme_too_high);
	expect("value v = v = none\n", T_programme_value_of_itself);
	assert_int_equal(loaded(arena_printf(a, "refuse 提名 when 1%s < 5 \"少\"\n", repeated("+1", 200)))->count, 0);
}

static const char TABLE[] = "form 大表 \"表\"\n  field t table \"表(a,b)\" decimal a, b\nend\n";

/* A place in a table for each row of it is one thing, a place by places another. */
static void rows_of_rows_of_rows_are_refused(void **state)
{
	assert_int_equal(loaded(arena_printf(a, "%srefuse 提名 when count(大表.t where rank(number(a)) > 3) < 0 \"少\"\n", TABLE))->count, 0);
	expect(arena_printf(a, "%srefuse 提名 when count(大表.t where rank(rank(rank(number(a)))) > 3) < 0 \"少\"\n", TABLE), T_programme_too_heavy);
	expect(arena_printf(a, "%s%s", TABLE, lines("value p@0 = sum(大表.t, rank(number(a)) + rank(number(b)) + @0)\n", 0, 100, 1)), T_programme_too_heavy);
}

/* Examples are reckoned as far as all of them together take no more than a moment. */
static void examples_have_a_limit_together(void **state)
{
	const char *values = arena_printf(a, "%svalue all = w0%s\n", lines(arena_printf(a, "value w@0 = 最少学时%s\n", repeated("+1", 200)), 0, 60, 1), lines("+w@0", 1, 60, 1));
	const char *refusals = lines("refuse 提名 when all < @0 \"少\"\n", 0, 190, 1);
	const char *examples = lines("example \"e@0\"\n  like \"学了32小时，12名党员9人赞成：评上\"\n  expect 当选\nend\n", 0, 190, 1);

	assert_int_equal(loaded(arena_printf(a, "%s%s", values, lines("refuse 提名 when all < @0 \"少\"\n", 0, 20, 1)))->count, 0);
	expect(arena_printf(a, "%s%s%s", values, refusals, examples), T_programme_examples_heavy);
}

/* A least time in working days: 2015-10-01 to 07 were holidays, Saturday the 10th made up for one. */
static void a_least_time_counts_working_days(void **state)
{
	const char *refusal = "refuse 张榜 when 工作日数(开会, today) < 3 \"不到3个工作日\"\n";
	const char *third = "example \"国庆节后第三个工作日\"\n  like \"学了32小时，12名党员9人赞成：评上\"\n  given 提名 2015-09-29\n  given 开会 2015-09-30\n  given 张榜 2015-10-10\n  expect 当选\nend\n";

	assert_int_equal(loaded(arena_printf(a, "%s%s", refusal, third))->count, 0);
	expect(arena_printf(a, "%s%s", "refuse 张榜 when workdays(开会, today) < 4 \"不到4个工作日\"\n", third), T_programme_example_fails);
	assert_int_equal(loaded(arena_printf(a, "%sexample \"第三天以前\"\n  like \"学了32小时，12名党员9人赞成：评上\"\n  given 开会 2015-09-30\n  given 张榜 2015-10-09\n  expect waiting 张榜\nend\n", refusal))->count, 0);
	expect("refuse 张榜 when workdays(开会) < 3 \"少\"\n", T_programme_two_arguments);
}

/* Without blanks it is short enough; as it is kept and shown it could not be read again. */
static void a_line_that_grows_past_the_limit_is_refused(void **state)
{
	assert_int_equal(loaded(arena_printf(a, "value v = 最少学时%s\n", repeated("+1", 200)))->count, 0);
	expect(arena_printf(a, "value v = 最少学时%s\n", repeated("+1", 250)), T_programme_line_grows);
	expect(arena_printf(a, "value v = 最少学时+1#%s\n", repeated("说", 324)), T_programme_line_grows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_is_reckoned_once),
		cmocka_unit_test(a_refusal_names_no_endless_reckoning),
		cmocka_unit_test(what_is_too_deep_is_refused),
		cmocka_unit_test(rows_of_rows_of_rows_are_refused),
		cmocka_unit_test(examples_have_a_limit_together),
		cmocka_unit_test(a_least_time_counts_working_days),
		cmocka_unit_test(a_line_that_grows_past_the_limit_is_refused),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
