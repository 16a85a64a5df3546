/* Tables in programmes: what is reckoned from their rows, exactly, and every way to ask wrongly. The examples of the small file are judged
 * by its refusals, so that each of them fails when a call answers something else. */
#include "arena_world.h"

#include "programme/play.h"
#include "text/programme.h"

static const char HEAD[] =
	"programme table \"表格\"\n"
	"version 1\n"
	"after \"测试\"\n"
	"about org\n"
	"runs_at branch\n"
	"opens any\n"
	"form paper \"材料\"\n"
	"  field rows table \"清单(姓名,数,自,至)\" rows 1..50 decimal 数 date 自 from 1900-01-01 date 至 from 1900-01-01\n"
	"  field others table \"另一张(姓名)\"\n"
	"  field marks table \"得分(姓名,分)\" decimal 分\n"
	"  field day date \"日期\" from 1900-01-01\n"
	"  field asked number \"数\" decimal\n"
	"end\n"
	"step first \"一\"\n"
	"  needs paper\n"
	"  go good\n"
	"end\n"
	"finish good \"好\"\n"
	"end\n";

/* The file refuses what the condition says; the rows given are judged by it. NULL: it does not load. */
static struct programme *file_with(const char *condition, const char *given, const char *expected, struct problems **problems)
{
	const char *text = arena_printf(a, "%srefuse first when %s \"不对\"\nexample \"例\"\n  given paper.day 2015-11-17\n%s  expect %s\nend\n", HEAD, condition, given, expected);

	*problems = arena_alloc(a, sizeof(**problems));
	(*problems)->arena = a;
	return programme_load(*problems, text, strlen(text));
}

static void refused_is(const char *condition, const char *given, bool is_refused)
{
	struct problems *problems;

	if (file_with(condition, given, is_refused ? "waiting first" : "good", &problems) == NULL)
		fail_msg("%s: line %d: %s", condition, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
}

#define ROWS "  given paper.rows row 甲, 10, 2000-01-01, 2004-12-31\n" \
	"  given paper.rows row 乙, 11.5, 2005-01-01, 2014-12-31\n" \
	"  given paper.rows row 甲, -3, 2003-06-01, 2006-05-31\n" \
	"  given paper.rows row none, 0, 2015-06-01, 2015-06-30\n"

static void rows_are_counted_summed_and_told_apart(void **state)
{
	refused_is("count(paper.rows) = 4", ROWS, true);
	refused_is("count(paper.rows where number(数) > 0) = 2", ROWS, true);
	refused_is("count(paper.rows where 姓名 = none) = 1", ROWS, true);
	refused_is("sum(paper.rows, number(数)) = 18.5", ROWS, true);
	refused_is("sum(paper.rows, number(数) * 2) != 37", ROWS, false);
	refused_is("distinct(paper.rows, 姓名) = 2", ROWS, true);	/* nothing is nobody */
	refused_is("nth(paper.rows, 1, number(数)) = 11.5", ROWS, true);
	refused_is("nth(paper.rows, 4, number(数)) = -3", ROWS, true);
	refused_is("nth(paper.rows, 5, number(数)) < 1000", ROWS, false);	/* there is no fifth: nothing is known */
	refused_is("count(paper.rows where rank(number(数)) = 1 and 姓名 = 乙) = 1", ROWS, true);
	refused_is("count(paper.rows where rank(number(数)) = 2) = 2", "  given paper.rows row 甲, 9, none, none\n  given paper.rows row 乙, 8, none, none\n"
		"  given paper.rows row 丙, 8, none, none\n", true);	/* equal ones share a place */
	refused_is("whole(187 * 20%) = 37", ROWS, true);
	refused_is("whole(-1.5) = -1", ROWS, true);
}

static void a_streak_is_what_holds_at_the_end(void **state)
{
	refused_is("streak(paper.rows where number(数) = 1) = 2", "  given paper.rows row 甲, 1, none, none\n  given paper.rows row 乙, 2, none, none\n"
		"  given paper.rows row 丙, 1, none, none\n  given paper.rows row 丁, 1, none, none\n", true);
	refused_is("streak(paper.rows where number(数) = 1) = 0", "  given paper.rows row 甲, 1, none, none\n  given paper.rows row 乙, 2, none, none\n", true);
}

static void what_stands_in_another_table_is_found(void **state)
{
	refused_is("not_in(paper.rows, paper.others) = 2", ROWS "  given paper.others row 甲\n", true);	/* 乙, and a row without a name */
	refused_is("not_in(paper.others, paper.rows) > 0", ROWS "  given paper.others row 乙\n", false);
	refused_is("not_in(paper.others, paper.rows) > 0", "  given paper.rows 3\n  given paper.others row 乙\n", false);	/* whom it holds is not known */
	refused_is("not_in(paper.others, paper.rows) = 1", "  given paper.rows none\n  given paper.others row 乙\n", true);
}

static void the_row_that_begins_alike_is_asked(void **state)
{
	static const char OTHERS[] = ROWS "  given paper.marks row 甲, 90\n  given paper.marks row 乙, 84.5\n";

	refused_is("count(paper.others where match(paper.marks, number(分)) < 85) = 1", "  given paper.others row 乙\n  given paper.marks row 甲, 90\n  given paper.marks row 乙, 84.5\n", true);
	refused_is("count(paper.others where match(paper.marks, number(分)) < 85) > 0", "  given paper.others row 甲\n  given paper.marks row 甲, 90\n  given paper.marks row 乙, 84.5\n", false);
	refused_is("count(paper.others where match(paper.marks, rank(number(分))) = 2) = 1", "  given paper.others row 乙\n  given paper.marks row 甲, 90\n  given paper.marks row 乙, 84.5\n", true);
	/* Of two that begin alike, and of none, nothing is known. */
	refused_is("count(paper.others where match(paper.rows, number(数)) < 1000) > 0", ROWS "  given paper.others row 甲\n", false);
	refused_is("count(paper.others where match(paper.marks, number(分)) < 1000) > 0", "  given paper.others row 丁\n  given paper.marks row 甲, 90\n", false);
	refused_is("sum(paper.rows, match(paper.marks, number(分))) > 0", OTHERS, false);	/* the row without a name has no other */
}

/* XY-01: posts that overlap count once. 2000-01-01 to 2014-12-31 are fifteen years without a gap, and the month in 2015 comes on top. */
static void years_of_overlapping_periods_count_once(void **state)
{
	refused_is("longest_years(paper.rows, date(自), date(至)) = 15", ROWS, true);
	refused_is("total_years(paper.rows, date(自), date(至)) = 15", ROWS, true);
	refused_is("longest_years(paper.rows, date(自), date(至)) = 14", "  given paper.rows row 甲, 1, 2000-01-01, 2014-12-30\n", true);	/* one day short */
	refused_is("total_years(paper.rows, date(自), date(至)) = 20 and longest_years(paper.rows, date(自), date(至)) = 10",
		"  given paper.rows row 甲, 1, 1990-01-01, 1999-12-31\n  given paper.rows row 乙, 1, 2001-01-01, 2010-12-31\n", true);
	refused_is("total_years(paper.rows, date(自), date(至)) = 0", "  given paper.rows row 甲, 1, 2000-01-01, 1999-12-31\n", true);	/* ends before it begins: nobody can tell, so it opens no gate */
	refused_is("not (total_years(paper.rows, date(自), date(至)) = 0)", "  given paper.rows row 甲, 1, 2000-01-01, 1999-12-31\n", true);
	refused_is("total_years(paper.rows, date(自), date(至)) = 0", "  given paper.rows none\n", true);
}

/* GY-29: how many papers gave at least a mark, and what they come to; a sheet of fewer than its least is not closed. */
static void papers_of_a_sheet_are_counted_by_their_marks(void **state)
{
	static const char SHEET[] = "sheet opinion \"评议\"\n  raters all\n  least 3\n  scale 1..3\n  secret yes\n  combine mean\nend\n";
	static const struct { const char *papers, *condition; bool is_refused; } CASES[] = {
		{ "  given opinion row 3, 59\n  given opinion row 2, 21\n  given opinion row 1, 20\n", "papers(opinion) = 100 and papers(opinion, 3) = 59 and papers(opinion, 2) = 80", true },
		{ "  given opinion row 3, 1\n  given opinion row 2.5, 1\n  given opinion row 1, 1\n", "papers(opinion, 2) = 2 and papers(opinion, 3) = 1", true },
		{ "  given opinion row 3, 2\n  given opinion row 1, 2\n", "opinion = 2", true },
		{ "  given opinion row 3, 2\n", "papers(opinion) < 3", false },	/* two are too few: nothing is known of them */
		{ "  given opinion 2\n", "papers(opinion) > 0", false } };	/* only the mark is known */

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *text = arena_printf(a, "%srole all = invited\n%srefuse first when %s \"不对\"\nexample \"例\"\n  given paper.day 2015-11-17\n%s  expect %s\nend\n", HEAD, SHEET,
			CASES[i].condition, CASES[i].papers, CASES[i].is_refused ? "waiting first" : "good");
		struct problems *problems = arena_alloc(a, sizeof(*problems));

		problems->arena = a;
		if (programme_load(problems, text, strlen(text)) == NULL)
			fail_msg("%s: line %d: %s", CASES[i].condition, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

static void an_example_that_is_like_another_says_its_rows_anew(void **state)
{
	struct problems *problems;
	struct programme *p = file_with("count(paper.rows) > 1", "  given paper.rows row 甲, 1, none, none\n  given paper.rows row 乙, 1, none, none\n",
		"waiting first\nend\nexample \"像\"\n  like \"例\"\n  given paper.rows row 丙, 1, none, none\n  expect good", &problems);

	if (p == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
}

static void the_rows_that_are_wrong_are_named(void **state)
{
	struct problems *problems;
	struct programme *p = file_with("paper.asked > 1 or count(paper.rows where number(数) > 10) > 0", ROWS, "waiting first", &problems);
	struct programme_value cells[4][4] = { 0 };
	struct programme_value *rows[4];
	struct play play;

	assert_non_null(p);
	play_prepare(&play, a, p);
	for (int i = 0; i < 4; i++) {
		rows[i] = cells[i];
		cells[i][0] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = (const char *const[]){ "甲", "乙", "丙", "丁" }[i] };
		cells[i][1] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = (const char *const[]){ "10", "11", "9", "12" }[i] };
	}
	play.tables[0][0] = (struct play_table){ rows, 4, NULL };
	play.fields[0][0] = value_number(fraction_of(4, 1));
	assert_string_equal(play_rows_meant(&play, p->refusals[0].when), "乙、丁");
	p = file_with("count(paper.rows where number(数) > 10) < 3", ROWS, "waiting first", &problems);
	assert_non_null(p);
	assert_null(play_rows_meant(&play, p->refusals[0].when));	/* too few are not those that are there */
}

static void whoever_asks_wrongly_is_told(void **state)
{
	static const struct { const char *condition; message text; } WRONG[] = {
		{ "sum(paper.rows) > 1", T_programme_more_arguments },
		{ "nth(paper.rows, 1) > 1", T_programme_more_arguments },
		{ "total_years(paper.rows, date(自)) > 1", T_programme_more_arguments },
		{ "sum(paper.rows, 姓名) > 1", T_programme_needs_number },
		{ "sum(paper.asked, 1) > 1", T_programme_no_table },
		{ "not_in(paper.rows, paper.asked) > 1", T_programme_no_table },
		{ "match(paper.marks, number(分)) > 1", T_programme_needs_row },	/* outside of a row nothing begins alike */
		{ "count(paper.others where match(paper.marks) > 1) > 1", T_programme_more_arguments },
		{ "count(paper.others where match(paper.asked, 1) > 1) > 1", T_programme_no_table },
		{ "count(paper.others where match(paper.marks, 姓名) > 1) > 1", T_programme_needs_number },
		{ "number(数) > 1", T_programme_needs_column },	/* outside of a table there are no columns */
		{ "distinct(paper.rows, number(数)) > 1", T_programme_needs_column },
		{ "count(paper.rows where number(颜色) > 1) > 1", T_programme_needs_column },
		{ "longest_years(paper.rows, number(数), date(至)) > 1", T_programme_needs_date },
		{ "rank(3) > 1", T_programme_needs_row },
		{ "whole(paper.day) > 1", T_programme_needs_number },
		{ "sum(paper.rows, number(数), 3) > 1", T_programme_no_bracket },
	};
	static const struct { const char *given; message text; } ROWS_WRONG[] = {
		{ "  given paper.rows row 甲, 10, none\n", T_programme_fact_row },
		{ "  given paper.rows row 甲, 很多, none, none\n", T_programme_fact_of_field },
		{ "  given paper.rows row 甲, ,\n", T_programme_fact_value },
		{ "  given paper.day row 甲\n", T_programme_fact_of_field },
	};
	struct problems *problems;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		assert_null(file_with(WRONG[i].condition, ROWS, "good", &problems));
		if (problems->list[0].text != WRONG[i].text || problems->list[0].line != 20)
			fail_msg("%s: line %d: %s", WRONG[i].condition, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
	for (size_t i = 0; i < sizeof(ROWS_WRONG) / sizeof(ROWS_WRONG[0]); i++) {
		assert_null(file_with("count(paper.rows where number(数) > 1) > 1", ROWS_WRONG[i].given, "good", &problems));
		if (problems->list[0].text != ROWS_WRONG[i].text)
			fail_msg("%s: %s", ROWS_WRONG[i].given, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* Whose organisations a table is about is told by the words of the register. */
static void a_table_of_organisations_names_a_kind_of_unit(void **state)
{
	static const struct { const char *option; message problem; } CASES[] = {
		{ "of orgs", NULL }, { "of orgs \"非公有制企业\"", NULL }, { "of orgs “非公企业”", NULL }, { "选自 组织库 \"村\"", NULL },
		{ "of orgs \"火星\"", T_programme_no_such_unit }, { "of orgs held", T_programme_orgs_alone }, { "of orgs of who", T_programme_orgs_alone },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *text = arena_printf(a, "programme t \"表格\"\nversion 1\nafter \"测试\"\nabout org\nruns_at branch\nopens any\nrole who = committee_of branch\n"
			"form paper \"材料\"\n  field rows table \"清单(组织,数)\" rows 1..5 whole 数 %s\nend\nstep first \"一\"\n  by who\n  needs paper\n  go good\nend\nfinish good \"好\"\nend\n"
			"example \"例\"\n  given paper.rows row 甲支部, 1\n  expect good\nend\n", CASES[i].option);
		struct problems problems = { .arena = a };
		const struct programme *p = programme_load(&problems, text, strlen(text));
		bool is_told = false;

		for (size_t n = 0; n < problems.count; n++)
			is_told |= problems.list[n].text == CASES[i].problem;
		if (CASES[i].problem == NULL ? p == NULL : !is_told)
			fail_msg("%s: %s", CASES[i].option, problems.count == 0 ? "loads" : problem_text(a, LANG_EN, &problems.list[0]));
		if (p != NULL)
			assert_true(p->forms[0].fields[0].is_of_orgs);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_of_organisations_names_a_kind_of_unit),
		cmocka_unit_test(rows_are_counted_summed_and_told_apart),
		cmocka_unit_test(a_streak_is_what_holds_at_the_end),
		cmocka_unit_test(what_stands_in_another_table_is_found),
		cmocka_unit_test(the_row_that_begins_alike_is_asked),
		cmocka_unit_test(years_of_overlapping_periods_count_once),
		cmocka_unit_test(papers_of_a_sheet_are_counted_by_their_marks),
		cmocka_unit_test(an_example_that_is_like_another_says_its_rows_anew),
		cmocka_unit_test(the_rows_that_are_wrong_are_named),
		cmocka_unit_test(whoever_asks_wrongly_is_told),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
