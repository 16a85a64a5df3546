/* Checklists, draws, and rounds that want a case of each organisation: what chosen(), unlisted(), ended() and total() give, every way to ask wrongly, and
 * that the rounds that ship find in the other practice what they ask for. */
#include "arena_world.h"

#include "programme/play.h"
#include "programme/reading.h"
#include "programme/shipped.h"
#include "text/programme.h"

static const char HEAD[] =
	"programme round \"一轮\"\n"
	"version 1\n"
	"after \"测试\"\n"
	"about org\n"
	"runs_at county\n"			/* 5 */
	"opens half_yearly\n"
	"each visits committee \"各党委\" needs other.good, other.mended\n"
	"form list \"清单\"\n"
	"  field 甲 choice \"甲项\" must of 合格, 不合格, 是\n"
	"  field 乙 choice \"乙项\" must of 合格, 不合格\n"	/* 10 */
	"  field note text \"说明\"\n"
	"end\n"
	"form mended \"整改\"\n"
	"  field rows table \"整改(项,措施)\" rows 1..5 of visits\n"
	"end\n"					/* 15 */
	"step first \"一\"\n"
	"  needs list, mended\n"
	"  go second\n"
	"end\n"
	"step second \"二\"\n"			/* 20 */
	"  needs visits\n"
	"  go good\n"
	"end\n"
	"finish good \"好\"\n"
	"end\n";

static struct programme *load(const char *text, struct problems **problems)
{
	*problems = arena_alloc(a, sizeof(**problems));
	(*problems)->arena = a;
	return programme_load(*problems, text, strlen(text));
}

static struct programme *round_with(const char *step, const char *condition, const char *given, const char *expected, struct problems **problems)
{
	static const char OF[] = " of visits\n";
	const char *at = strstr(HEAD, OF);
	const char *head = strstr(condition, "number(措施)") == NULL ? HEAD : arena_printf(a, "%.*s of visits whole 措施\n%s", (int)(at - HEAD), HEAD, at + strlen(OF));

	return load(arena_printf(a, "%srefuse %s when %s \"不对\"\nexample \"例\"\n%s  expect %s\nend\n", head, step, condition, given, expected), problems);
}

#define FILLED "  given list 合格\n  given mended.rows row 乙, 补\n"
#define ALL "  given visits 3 of 3\n"
#define ANSWERS ALL "  given visits answers 7.5\n"

static void comes(const char *step, const char *condition, const char *given, const char *expected)
{
	struct problems *problems;

	if (round_with(step, condition, given, expected, &problems) == NULL)
		fail_msg("%s with %s: %s", condition, given, problem_text(a, LANG_EN, &problems->list[0]));
}

static void answers_are_counted_by_what_was_chosen(void **state)
{
	comes("first", "chosen(list) != 2", FILLED ALL, "good");	/* the text is no answer */
	comes("first", "chosen(list) = 2", FILLED ALL, "waiting first");
	comes("first", "chosen(list, 不合格) > 0", FILLED ALL, "good");
	comes("first", "chosen(list, 不合格) = 1", FILLED "  given list.甲 不合格\n" ALL, "waiting first");
	comes("first", "chosen(list, 是) = 1", FILLED "  given list.甲 是\n" ALL, "waiting first");	/* a choice that is a word of expressions too */
	comes("second", "chosen(list) > 2", "  given mended.rows row 乙, 补\n  given list.note 无\n  given list.甲 合格\n" ALL, "good");
	comes("first", "unlisted(list, 不合格, mended.rows) > 0", FILLED "  given list.乙 不合格\n" ALL, "good");
	comes("first", "unlisted(list, 不合格, mended.rows) > 0", FILLED "  given list.甲 不合格\n" ALL, "waiting first");
	comes("first", "unlisted(list, 不合格, mended.rows) = 2", "  given list 不合格\n" ALL, "waiting first");	/* what is not filled in names none */
	comes("first", "unlisted(list, 不合格, mended.rows) = 1", FILLED "  given list.甲 不合格\n  given list.乙 不合格\n" ALL, "waiting first");
	comes("first", "unlisted(list, 不合格, mended.rows) > 0", "  given list 不合格\n  given mended.rows 1\n" ALL, "good");	/* which rows is not known */
}

static void a_round_waits_for_each_organisation(void **state)
{
	comes("first", "no", FILLED "  given visits 2 of 3\n", "waiting second");
	comes("first", "no", FILLED "  given visits 3 of 3\n", "good");
	comes("first", "no", FILLED "  given visits 0 of 0\n", "waiting second");	/* nobody is no round */
	comes("first", "no", FILLED, "waiting second");
	comes("second", "ended(visits) < 3", FILLED ALL, "good");
	comes("second", "total(visits, answers) = 7.5", FILLED ANSWERS, "waiting second");
	comes("second", "total(visits, answers) = 0", FILLED "  given visits 3 of 3\n", "waiting second");	/* what no case has said is nothing, not unknown */
	comes("second", "total(visits, answers) + total(visits, failed) != 8", FILLED ANSWERS "  given visits failed 0.5\n", "good");
}

#define SPLIT ALL "  given mended.rows row 甲镇, 3\n  given mended.rows row 乙镇, 2\n  given visits answers 甲镇 3\n"

/* its(): row by row, and not only all together. */
static void each_row_is_compared_with_the_case_of_its_organisation(void **state)
{
	static const char UNEQUAL[] = "count(mended.rows where number(措施) != its(visits, answers)) > 0";
	static const char LIST[] = "  given list 合格\n";
	struct problems *problems;
	struct programme *p;
	struct play play;
	struct programme_value *rows[2], cells[2][2];
	struct play_org orgs[2];
	struct fraction figures[2] = { fraction_of(3, 1), fraction_of(1, 1) };

	comes("second", UNEQUAL, arena_printf(a, "%s" SPLIT "  given visits answers 乙镇 2\n", LIST), "good");
	comes("second", UNEQUAL, arena_printf(a, "%s" SPLIT "  given visits answers 乙镇 1\n", LIST), "waiting second");
	comes("second", UNEQUAL, arena_printf(a, "%s" SPLIT, LIST), "waiting second");	/* whose case says nothing has nothing */
	comes("second", "total(visits, answers) != 5", arena_printf(a, "%s" SPLIT "  given visits answers 乙镇 2\n", LIST), "good");	/* and all of them add up */
	assert_null(round_with("second", "count(mended.rows where number(措施) != its(visits, answers, 2)) > 0", FILLED ALL, "good", &problems));
	assert_null(round_with("second", "its(visits, answers) > 1", FILLED ALL, "good", &problems));
	assert_int_equal(problems->list[0].text, T_programme_needs_row_of);

	/* By whom the rows mean, whatever they are called. */
	p = round_with("second", UNEQUAL, arena_printf(a, "%s" SPLIT "  given visits answers 乙镇 2\n", LIST), "good", &problems);
	assert_non_null(p);
	play_prepare(&play, a, p);
	for (int i = 0; i < 2; i++) {
		rows[i] = cells[i];
		cells[i][0] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = i == 0 ? "甲镇" : "乙镇" };
		cells[i][1] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = i == 0 ? "3" : "2" };
		orgs[i] = (struct play_org){ .org = 70 + i, .name = "改了名的镇", .figures = &figures[i] };
	}
	play.tables[1][0] = (struct play_table){ rows, 2, (int64_t[]){ 70, 71 } };
	play.fields[1][0] = value_number(fraction_of(2, 1));
	play.eaches[0] = (struct play_each){ .totals = figures, .orgs = orgs, .orgs_count = 2 };
	assert_string_equal(play_rows_meant(&play, p->refusals[0].when), "乙镇（措施 2，各党委 1）");
}

static void whoever_asks_wrongly_is_told(void **state)
{
	static const struct { const char *condition, *given; message text; int line; } WRONG[] = {
		{ "chosen(visits) > 1", "", T_programme_wrong_argument, 26 },
		{ "chosen(list.甲) > 1", "", T_programme_wrong_argument, 26 },
		{ "chosen(list, 很好) > 1", "", T_programme_no_such_choice, 26 },
		{ "chosen(list, 3) > 1", "", T_programme_no_such_choice, 26 },
		{ "chosen(list, 合格) = 是", "", T_programme_cannot_compare, 26 },
		{ "unlisted(list, 不合格) > 1", "", T_programme_more_arguments, 26 },
		{ "unlisted(list, 不合格, list.甲) > 1", "", T_programme_no_table, 26 },
		{ "total(list, answers) > 1", "", T_programme_wrong_argument, 26 },
		{ "total(visits) > 1", "", T_programme_more_arguments, 26 },
		{ "total(visits, 3) > 1", "", T_programme_more_arguments, 26 },
		{ "ended(list) > 1", "", T_programme_wrong_argument, 26 },
		{ "no", "  given visits 3\n", T_programme_fact_of_each, 28 },
		{ "no", "  given visits answers 3\n", T_programme_fact_of_each, 28 },	/* nothing asks for it */
		{ "total(visits, answers) > 1", "  given visits answers many\n", T_programme_fact_value, 28 },
		{ "no", "  given list 很好\n", T_programme_no_such_choice, 28 },
	};
	static const struct { const char *from, *to; message text; int line; } SPOILED[] = {
		{ "other.good, other.mended", "other.good, another.mended", T_programme_each_of_one, 7 },
		{ "other.good, other.mended", "good", T_programme_expects_dotted, 7 },
		{ "visits committee", "visits county", T_programme_unknown_word, 7 },
		{ "visits committee", "first committee", T_programme_duplicate, 16 },
		{ "half_yearly", "half_year", T_programme_unknown_word, 6 },
		{ "half_yearly", "half_yearly\ngates recruit.recommend by good listed mended.rows \"规则\"", T_programme_listed_without_role, 7 },
		{ "of visits", "of others", T_programme_no_such_role, 14 },
	};
	struct problems *problems;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		assert_null(round_with("second", WRONG[i].condition, WRONG[i].given, "good", &problems));
		if (problems->list[0].text != WRONG[i].text || problems->list[0].line != WRONG[i].line)
			fail_msg("%s: line %d: %s", WRONG[i].condition, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
	for (size_t i = 0; i < sizeof(SPOILED) / sizeof(SPOILED[0]); i++) {
		const char *at = strstr(HEAD, SPOILED[i].from);
		bool is_named = false;

		assert_non_null(at);
		assert_null(load(arena_printf(a, "%.*s%s%sexample \"例\"\n" FILLED ALL "  expect good\nend\n", (int)(at - HEAD), HEAD, SPOILED[i].to, at + strlen(SPOILED[i].from)), &problems));
		for (size_t n = 0; n < problems->count; n++)
			is_named = is_named || (problems->list[n].text == SPOILED[i].text && problems->list[n].line == SPOILED[i].line);
		if (!is_named)
			fail_msg("%s: line %d: %s", SPOILED[i].to, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

static void the_answers_that_no_row_names_are_named(void **state)
{
	struct problems *problems;
	struct programme *p = round_with("second", "unlisted(list, 不合格, mended.rows) > 0", FILLED ALL, "good", &problems);
	struct play play;

	assert_non_null(p);
	play_prepare(&play, a, p);
	for (int i = 0; i < 2; i++)
		play.fields[0][i] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = "不合格" };
	play.fields[1][0] = (struct programme_value){ .kind = VALUE_NONE };
	assert_string_equal(play_rows_meant(&play, p->refusals[0].when), "甲、乙");
}

/* ---- draws ---- */

static const char DRAWN[] =
	"programme lots \"抽样\"\n"
	"version 1\n"
	"after \"测试\"\n"
	"about org\n"
	"runs_at county\n"
	"opens any\n"
	"form pool \"名单\"\n"
	"  field names table \"名单(单位,书记)\" rows 1..5\n"
	"  field list table \"公布(单位)\" rows 1..5\n"
	"end\n"
	"draw lots \"抽查对象\"\n"
	"  from pool.names\n"
	"  count 2\n"
	"end\n"
	"step first \"一\"\n"
	"  needs pool, lots\n"
	"  go good\n"
	"end\n"
	"finish good \"好\"\n"
	"  publish lots\n"
	"end\n";

static struct programme *drawn_with(const char *condition, const char *given, const char *expected, struct problems **problems)
{
	return load(arena_printf(a, "%srefuse first when %s \"不对\"\nexample \"例\"\n  given pool.names row 甲, 一\n  given pool.names row 乙, 二\n  given pool.list row 甲\n%s  expect %s\nend\n",
		DRAWN, condition, given, expected), problems);
}

static void picked(const char *condition, const char *given, const char *expected)
{
	struct problems *problems;

	if (drawn_with(condition, given, expected, &problems) == NULL)
		fail_msg("%s with %s: %s", condition, given, problem_text(a, LANG_EN, &problems->list[0]));
}

static void a_draw_is_a_table_of_those_who_were_picked(void **state)
{
	static const struct { const char *condition, *given; message text; } WRONG[] = {
		{ "count(lots where 单位 = 甲) > 0", "", T_programme_wrong_argument },
		{ "sum(lots, 1) > 0", "", T_programme_wrong_argument },
		{ "not_in(lots, first) > 0", "", T_programme_wrong_argument },
		{ "no", "  given lots 2\n", T_programme_fact_of_draw },
	};
	struct problems *problems;
	struct programme *p;
	struct reading_step *steps;

	picked("no", "", "waiting first");	/* not drawn */
	picked("no", "  given lots row 甲\n", "good");
	picked("no", "  given lots row 甲\n  given lots none\n", "waiting first");
	picked("count(lots) = 2", "  given lots row 甲\n  given lots row 乙\n", "waiting first");
	picked("count(lots) = 2", "  given lots row 甲\n", "good");
	picked("not_in(lots, pool.names) > 0", "  given lots row 甲\n  given lots row 乙\n", "good");
	picked("not_in(lots, pool.names) > 0", "  given lots row 丙\n", "waiting first");
	picked("not_in(lots, pool.list) = 1", "  given lots row 甲\n  given lots row 乙\n", "waiting first");
	picked("not_in(pool.names, lots) > 0", "  given lots row 甲\n  given lots row 乙\n", "good");
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		assert_null(drawn_with(WRONG[i].condition, WRONG[i].given, "good", &problems));
		if (problems->list[0].text != WRONG[i].text)
			fail_msg("%s: %s", WRONG[i].condition, problem_text(a, LANG_EN, &problems->list[0]));
	}
	p = drawn_with("no", "  given lots row 甲\n", "good", &problems);
	programme_reading(a, p, LANG_ZH, &steps);
	assert_string_equal(steps[0].lines[1], "抽查对象：从“名单”里抽签抽出 2 个，名单和种子登记备查");
	assert_non_null(strstr(programme_format(a, p, LANG_ZH), "抽签 lots \"抽查对象\"\n  自 pool.names\n  个数 2\n结束\n"));
}

/* In both languages the step says whose cases it wants. */
static void the_reading_says_whose_cases_it_wants(void **state)
{
	struct problems *problems;
	struct programme *p = round_with("second", "no", FILLED ALL, "good", &problems);
	struct reading_step *steps;

	assert_non_null(p);
	programme_reading(a, p, LANG_ZH, &steps);
	assert_string_equal(steps[1].lines[0], "各党委：下属的每个党委各办一件，办结为：other.good、other.mended");
	programme_reading(a, p, LANG_EN, &steps);
	assert_string_equal(steps[1].lines[0], "各党委: a case in each committee below, ended as: other.good, other.mended");
}

static const struct programme *shipped_named(const char *id)
{
	struct problems *problems;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		const struct programme *p = load(SHIPPED[i].text, &problems);

		if (p != NULL && strcmp(p->id, id) == 0)
			return p;
	}
	return NULL;
}

/* Which organisations are meant may be settled with a step, and the file says so in words. */
static void a_round_may_mean_those_of_the_day_of_a_step(void **state)
{
	const struct programme *p = shipped_named("congress");
	struct reading_step *steps;
	int send = -1;

	assert_non_null(p);
	for (size_t i = 0; i < p->steps_count; i++)
		if (strcmp(p->steps[i].id, "send") == 0)
			send = (int)i;
	programme_reading(a, p, LANG_ZH, &steps);
	assert_non_null(strstr(steps[send].lines[1], "截至“3 分配代表名额”办结之日"));
	programme_reading(a, p, LANG_EN, &steps);
	assert_non_null(strstr(steps[send].lines[1], "that was below when “3 Allot the delegates” was closed"));
}

/* A value that the other practice has not would be nothing for ever, and its step never closed. */
static void rounds_that_ship_find_what_they_ask_for(void **state)
{
	size_t rounds = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		const struct programme *p = load(SHIPPED[i].text, &problems);

		assert_non_null(p);
		for (size_t n = 0; n < p->eaches_count; n++, rounds++) {
			const struct each *each = &p->eaches[n];
			const struct programme *other = shipped_named(each->practice);

			assert_non_null(other);
			assert_int_equal(other->runs_at, each->place);
			for (size_t k = 0; k < each->finishes.count; k++)
				assert_int_equal(programme_name(other, strchr(each->finishes.list[k]->text, '.') + 1).kind, NAME_FINISH);
			for (size_t k = 0; k < each->figures_count; k++) {
				struct name name = programme_name(other, each->figures[k]);

				assert_int_equal(name.kind, NAME_VALUE);
				assert_int_equal(other->values[name.index].kind, VALUE_NUMBER);
			}
		}
	}
	assert_true(rounds > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_counted_by_what_was_chosen),
		cmocka_unit_test(a_round_waits_for_each_organisation),
		cmocka_unit_test(each_row_is_compared_with_the_case_of_its_organisation),
		cmocka_unit_test(whoever_asks_wrongly_is_told),
		cmocka_unit_test(a_draw_is_a_table_of_those_who_were_picked),
		cmocka_unit_test(the_answers_that_no_row_names_are_named),
		cmocka_unit_test(the_reading_says_whose_cases_it_wants),
		cmocka_unit_test(a_round_may_mean_those_of_the_day_of_a_step),
		cmocka_unit_test(rounds_that_ship_find_what_they_ask_for),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
