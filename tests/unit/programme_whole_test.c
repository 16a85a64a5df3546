/* What counts days, months and years is whole by how it is declared, and what can't be reckoned opens no gate. */
#include "unit/programme_world.h"

#define HEAD "programme small \"小程序\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\n" \
	"param wait 3 in 1..12 \"月数\"\nparam part 3.0 in 1..12 \"可以有小数的月数\"\nparam most 12 in 1..24 at_most \"最多\"\n" \
	"role head = post 书记 of branch\n" \
	"form paper \"材料\"\n  field on_day date \"日期\" must from 1900-01-01\n  field loose number \"数\" decimal\n  field months number \"月数\" whole\n  field rows table \"清单（名称，月数）\" decimal 月数\nend\n"
#define STEP "step first \"一\"\n  by head\n  needs paper\n  go good\nend\nfinish good \"好\"\nend\n"	/* from line 17 on */
#define EXAMPLE "example \"例\"\n  given paper.on_day 2015-01-31\n%s  expect %s\nend\n"

static struct programme *refusing(const char *when, const char *given, const char *expected, struct problems **problems)
{
	return load(arena_printf(a, HEAD STEP "refuse first when %s \"不对\"\n" EXAMPLE, when, given, expected), problems);
}

/* A quotient, a mark, a mean, a sum and a cell may have parts; of a value it is asked where it is used. */
static void a_part_of_a_month_does_not_load(void **state)
{
	static const struct { const char *months; bool is_whole; } MONTHS[] = {
		{ "6", true }, { "6.5", false }, { "paper.months", true }, { "paper.loose", false }, { "wait", true }, { "part", false }, { "12 - paper.months * 2", true },
		{ "12 - paper.loose", false }, { "paper.months / 2", false }, { "whole(paper.months / 2)", true }, { "count(paper.rows)", true }, { "halves", false },
		{ "months(paper.on_day, today)", true }, { "sum(paper.rows, number(月数))", false }, { "-paper.months", true },
	};
	struct problems *problems;

	for (size_t i = 0; i < sizeof(MONTHS) / sizeof(MONTHS[0]); i++) {
		const char *ways[] = { arena_printf(a, "today < months_after(paper.on_day, %s)", MONTHS[i].months), arena_printf(a, "today < paper.on_day + (%s)", MONTHS[i].months) };

		for (size_t n = 0; n < sizeof(ways) / sizeof(ways[0]); n++) {
			const struct programme *p = load(arena_printf(a, HEAD "value halves = paper.months / 2\n" STEP "refuse first when %s \"不对\"\n" EXAMPLE, ways[n], "", "good"), &problems);

			if ((p != NULL) != MONTHS[i].is_whole)
				fail_msg("%s: %s", ways[n], p != NULL ? "was accepted" : problem_text(a, LANG_EN, &problems->list[0]));
			if (p == NULL && (problems->list[0].text != T_programme_needs_whole || problems->list[0].line != 25))
				fail_msg("%s: line %d: %s", ways[n], problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
		}
	}
}

static void a_term_and_a_notice_are_of_whole_days(void **state)
{
	static const struct { const char *add; int line; } WRONG[] = { { "  within part d of open\n  late mark\n", 17 }, { "  needs board\n", 17 } };
	static const char BOARD[] = "notice board \"公示\"\n  board 党务公开\n  days part wd\n  objections must_be_answered\nend\n";
	struct problems *problems;

	assert_null(load(arena_printf(a, HEAD "step first \"一\"\n  by head\n  needs paper\n%s  go good\nend\nfinish good \"好\"\nend\n" EXAMPLE, WRONG[0].add, "", "good"), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_needs_whole);
	assert_int_equal(problems->list[0].line, 17);
	assert_non_null(load(arena_printf(a, HEAD "step first \"一\"\n  by head\n  needs paper\n%s  go good\nend\nfinish good \"好\"\nend\n" EXAMPLE, "  within wait d of open\n  late mark\n", "", "good"), &problems));
	assert_null(load(arena_printf(a, HEAD "%sstep first \"一\"\n  by head\n  needs paper, board\n  go good\nend\nfinish good \"好\"\nend\n" EXAMPLE, BOARD, "  given board done\n", "good"), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_needs_whole);
	assert_int_equal(problems->list[0].line, 19);
}

/* Neither a field nor a parameter that is whole is told otherwise in an example; text and choice are no numbers. */
static void an_example_has_whole_numbers_too(void **state)
{
	struct problems *problems;

	assert_null(refusing("paper.months > 12", "  given paper.months 6.5\n", "good", &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_fact_whole);
	assert_null(refusing("paper.months > 12", "  given wait 2.5\n", "good", &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_fact_whole);
	assert_non_null(refusing("paper.months > 12", "  given part 2.5\n", "good", &problems));
	assert_null(load(arena_printf(a, HEAD STEP "form other \"别的\"\n  field word text \"文字\" whole\nend\n" EXAMPLE, "", "good"), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_whole_of_number);
}

/* What is missing refuses nothing yet; what is there and can't be reckoned does, whichever way the rule asks. */
static void what_cannot_be_reckoned_opens_no_gate(void **state)
{
	static const struct { const char *when, *given; bool is_refused; } RULES[] = {
		{ "1 / paper.loose > 5", "", false },				/* not filled in */
		{ "1 / paper.loose > 5", "  given paper.loose 1\n", false },
		{ "1 / paper.loose > 5", "  given paper.loose 0\n", true },
		{ "not (1 / paper.loose > 5)", "  given paper.loose 0\n", true },
		{ "paper.loose > 0 and 1 / paper.loose > 5", "  given paper.loose 0\n", false },	/* says what holds of 0 */
		{ "paper.loose = 0 or 1 / paper.loose > 5", "  given paper.loose 0\n", true },
		{ "today < months_after(paper.on_day, paper.months)", "  given today 2015-02-01\n  given paper.months 3000\n", true },
		{ "workdays(paper.on_day, today) < 5", "  given today 2035-02-01\n", true },
		{ "count(paper.rows where 1 / number(月数) > 5) > 0", "  given paper.rows row 甲, 0\n", true },
		{ "sum(paper.rows, 1 / number(月数)) > 5", "  given paper.rows row 甲, 0\n", true },
	};

	for (size_t i = 0; i < sizeof(RULES) / sizeof(RULES[0]); i++) {
		struct problems *problems;

		if (refusing(RULES[i].when, RULES[i].given, RULES[i].is_refused ? "waiting first" : "good", &problems) == NULL)
			fail_msg("%s: line %d: %s", RULES[i].when, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

#define KEPT "example \"例\"\n  given paper.on_day 2015-01-31\n  expect good\nend\n"

/* A version that was kept before loads still, and its field takes whole numbers all the same. */
static void a_kept_version_loads_and_its_months_are_whole(void **state)
{
	const char *text = HEAD "value halves = paper.loose / 2\nvalue last = months_after(paper.on_day, 12 - waited)\nvalue waited = paper.loose + 1\n" STEP "refuse first when today < last \"不对\"\n" KEPT;
	struct problems *problems = problems_new();
	struct programme *p = programme_recall(problems, text, strlen(text));

	if (p == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	assert_true(programme_takes_whole(&p->forms[0].fields[1]));
	assert_true(programme_takes_whole(&p->forms[0].fields[2]));
	p = programme_recall(problems, HEAD STEP KEPT, strlen(HEAD STEP KEPT));
	assert_non_null(p);
	assert_false(programme_takes_whole(&p->forms[0].fields[1]));	/* nothing counts by it */
	assert_true(p->params[0].is_whole && !p->params[1].is_whole);
	assert_int_equal(programme_whole_param(&p->params[0], fraction_of(5, 2)).above, 3);
	assert_int_equal(programme_whole_param(&p->params[2], fraction_of(23, 2)).above, 11);
	assert_int_equal(programme_whole_param(&p->params[1], fraction_of(5, 2)).below, 2);
	assert_int_equal(programme_begun(fraction_of(13, 2)).above, 7);
	assert_int_equal(programme_begun(fraction_of(7, 1)).above, 7);
}

/* A term that counts from a date has it: a field that may stay empty, or one that is filled in with the step itself or on another way, would leave no last day and say nothing. */
static void a_term_counts_from_a_date_that_is_there(void **state)
{
	const char *text = file_text("programmes/national/abroad.prog"), *must = strstr(text, "field left_on date");
	struct problems *problems;

	assert_non_null(load(text, &problems));
	assert_null(load(arena_printf(a, "%.*s%s", (int)(must - text), text, replaced(must, " must", "")), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_term_from_nothing);
	assert_non_null(programme_recall(problems_new(), arena_printf(a, "%.*s%s", (int)(must - text), text, replaced(must, " must", "")), strlen(text) - strlen(" must")));	/* a kept version goes on */
	assert_null(load(replaced(arena_printf(a, HEAD STEP EXAMPLE, "", "good"), "  needs paper\n", "  needs paper\n  within 5d of paper.on_day\n"), &problems));	/* of its own form */
	assert_ptr_equal(problems->list[0].text, T_programme_term_from_nothing);
	assert_null(load(replaced(arena_printf(a, HEAD STEP EXAMPLE, "", "good"), "  needs paper\n", "  needs paper\n  within 5d of paper.months\n"), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_no_such_day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_of_a_month_does_not_load),
		cmocka_unit_test(a_term_and_a_notice_are_of_whole_days),
		cmocka_unit_test(an_example_has_whole_numbers_too),
		cmocka_unit_test(what_cannot_be_reckoned_opens_no_gate),
		cmocka_unit_test(a_term_counts_from_a_date_that_is_there),
		cmocka_unit_test(a_kept_version_loads_and_its_months_are_whole),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
