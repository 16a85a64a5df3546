/* Sheets that mark the rows of a table one by one, and whom such a table is of. */
#include "unit/programme_world.h"

/* Each row of a table of people marked by itself: asked for as a table, never as one mark, and of a list that stands still. */
static void a_sheet_marks_rows(void **state)
{
	static const struct { const char *from, *to; message text; } WRONG[] = {
		{ "per list.towns", "per remarks.comments", T_programme_per_people }, { "per list.towns", "per list", T_programme_expects_dotted },
		{ "per list.towns", "per list.nobody", T_programme_per_people },
		{ "sum(town_mark, number(份数))", "town_mark", T_programme_per_number }, { "sum(town_mark, number(份数))", "papers(town_mark)", T_programme_per_number },
		{ "must public rows 1..50 of town_heads", "must public rows 1..61 of town_heads", T_programme_per_rows }, { "must public rows 1..50 of town_heads", "must public of town_heads", T_programme_per_rows },
		{ "needs list\n", "needs tracking\n", T_programme_per_later },
		{ "given town_mark row 书记1, 镇街1, 96, 44", "given town_mark 96", T_programme_fact_of_marked },
		{ "given town_mark row 书记1, 镇街1, 96, 44", "given town_mark row 书记1, 镇街1, 101, 44", T_programme_param_out_of_range },
	};
	const char *text = file_text("programmes/yc/plenum.prog");
	struct problems *problems;
	const struct programme *p = load(text, &problems);

	assert_non_null(p);
	assert_string_equal(load(programme_format(a, p, LANG_ZH), &problems)->digest, p->digest);
	assert_non_null(strstr(programme_format(a, p, LANG_ZH), "\n  逐人 list.towns\n"));
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		size_t k = 0;

		if (load(replaced(text, WRONG[i].from, WRONG[i].to), &problems) != NULL)
			fail_msg("%s: loads", WRONG[i].to);
		while (k < problems->count && problems->list[k].text != WRONG[i].text)
			k++;
		if (k == problems->count)
			fail_msg("%s: %s", WRONG[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
	/* Places by the marks, asked as of any table; a row that is marked and not on the list has no place in it. */
	assert_non_null(load(replaced(text, "refuse track when", "refuse track when count(list.towns where match(town_mark, rank(number(得分))) > 7) > 0 \"名次\"\nrefuse track when"), &problems));
	assert_null(load(replaced(text, "refuse track when", "refuse track when count(list.towns where match(town_mark, rank(number(得分))) > 6) > 0 \"名次\"\nrefuse track when"), &problems));
}

/* Secretaries of towns report to the county, and mark and close nothing there. Above where a case runs there is nothing below. */
static void those_below_are_chosen_and_do_nothing(void **state)
{
	static const struct { const char *from, *to; } DOERS[] = { { "  raters plenum\n", "  raters town_heads\n" }, { "  by office\n", "  by town_heads\n" }, { "  sign lead\n", "  sign town_heads\n" } };
	const char *text = file_text("programmes/yc/plenum.prog");
	struct problems *problems;
	const struct programme *p = load(text, &problems), *again;

	assert_non_null(p);
	for (int lang = 0; lang < 2; lang++) {
		const char *written = programme_format(a, p, lang == 0 ? LANG_ZH : LANG_EN);

		assert_non_null(strstr(written, lang == 0 ? "角色 town_heads = 职务 书记 属于 镇街 下辖\n" : "role town_heads = post 书记 of town below\n"));
		again = load(written, &problems);
		assert_non_null(again);
		assert_string_equal(again->digest, p->digest);
	}
	for (size_t i = 0; i < sizeof(DOERS) / sizeof(DOERS[0]); i++)
		expect_problem(replaced(text, DOERS[i].from, DOERS[i].to), T_programme_below_only_chosen);
	assert_null(load(replaced(text, "of town below", "of county below"), &problems));
	assert_null(load(replaced(text, "of town below", "of above below"), &problems));
	assert_null(load(replaced(text, "= post 书记 of town below", "= committee_of town below"), &problems));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_marks_rows),
		cmocka_unit_test(those_below_are_chosen_and_do_nothing),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
