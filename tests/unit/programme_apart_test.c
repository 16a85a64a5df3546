/* Steps that must not be done by whoever did an earlier one: what the words mean, and which files are refused. */
#include "unit/programme_world.h"

#include "programme/reading.h"

static const struct { const char *from, *to; message text; } SPOILED[] = {
	{ "  sign head\n", "  sign head\n  not_by third\n", T_programme_no_such_doer },		/* no step and no role */
	{ "  sign head\n", "  sign head\n  not_by paper\n", T_programme_no_such_doer },		/* a form */
	{ "  sign head\n", "  sign head\n  not_by second\n", T_programme_not_by_later },	/* the step itself */
	{ "  by head\n  needs", "  by head\n  not_by second\n  needs", T_programme_not_by_later },	/* a later one */
	{ "  go out\nend\nstep second \"二\"\n  sign head\n", "  go third\nend\nstep third \"三\"\n  by head\n  go second\nend\nstep second \"二\"\n  sign head\n  not_by third\n",
	  T_programme_not_by_later },	/* a way goes around it */
	{ "  go out\nend\nstep second \"二\"\n  sign head\n", "  go second\nend\nstep second \"二\"\n  sign head\n  not_by first\n  by chief\n", T_programme_no_such_role },
};

static void what_cannot_be_kept_apart_is_refused(void **state)
{
	for (size_t i = 0; i < sizeof(SPOILED) / sizeof(SPOILED[0]); i++) {
		struct problems *problems;
		bool is_named = false;

		assert_null(load(spoiled(SPOILED[i].from, SPOILED[i].to), &problems));
		for (size_t k = 0; k < problems->count; k++)
			is_named = is_named || problems->list[k].text == SPOILED[i].text;
		if (!is_named)
			fail_msg("'%s': line %d: %s", SPOILED[i].to, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

static const char *with_roles(const char *first, const char *second)
{
	const char *text = spoiled("  sign head\n", "  by two\n  not_by first\n"), *at = strstr(text, "  by head\n");
	const char *all = arena_printf(a, "%.*s  by one\n%s", (int)(at - text), text, at + strlen("  by head\n"));

	at = strstr(all, "  given sign second head\n");
	all = arena_printf(a, "%.*s%s", (int)(at - all), all, at + strlen("  given sign second head\n"));
	at = strstr(all, "value half");
	return arena_printf(a, "%.*srole one = %s\nrole two = %s\n%s", (int)(at - all), all, first, second, at);
}

/* A post that one person holds can't keep itself in check; where somebody else may do either step, it can. */
static void somebody_is_left(void **state)
{
	static const struct { const char *first, *second; bool is_left; } ROLES[] = {
		{ "post 书记 of branch", "post 书记 of branch", false },
		{ "subject", "subject", false },
		{ "post 书记 of branch + members_of branch", "post 书记 of branch", true },
		{ "post 书记 of branch", "post 书记 of branch + committee_of branch", true },
		{ "post 书记 of branch", "post 书记 of committee", true },
		{ "post 委员 of branch", "post 委员 of branch", true },
		{ "committee_of branch", "committee_of branch", true },
	};

	for (size_t i = 0; i < sizeof(ROLES) / sizeof(ROLES[0]); i++) {
		struct problems *problems;
		const struct programme *p = load(with_roles(ROLES[i].first, ROLES[i].second), &problems);

		if ((p != NULL) != ROLES[i].is_left || (p == NULL && problems->list[0].text != T_programme_not_by_nobody))
			fail_msg("%s, %s: %s", ROLES[i].first, ROLES[i].second, p != NULL ? "loads" : problem_text(a, LANG_ZH, &problems->list[0]));
	}
}

static void nobody_did_what_closes_by_itself(void **state)
{
	const char *text = with_roles("committee_of branch", "committee_of branch"), *at = strstr(text, "step first"), *end = strstr(text, "step second");
	struct problems *problems;

	assert_null(load(arena_printf(a, "%.*sstep first \"一\"\n  auto\n  go second\nend\n%s", (int)(at - text), text, end), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_not_by_auto);
}

/* The name of a step stands where that of a role may: both languages have one digest, and the reading says it in words. */
static void it_is_the_same_in_both_languages_and_read_in_words(void **state)
{
	struct problems *problems;
	const struct programme *p = load(with_roles("committee_of branch", "committee_of branch + post 书记 of committee"), &problems), *again;
	struct reading_step *steps;
	size_t told = 0;

	assert_non_null(p);
	assert_non_null(strstr(programme_format(a, p, LANG_ZH), "  不得由 first\n"));
	again = load(programme_format(a, p, LANG_ZH), &problems);
	assert_non_null(again);
	assert_string_equal(again->digest, p->digest);
	assert_string_equal(programme_format(a, again, LANG_EN), programme_format(a, p, LANG_EN));
	assert_int_equal(programme_reading(a, p, LANG_ZH, &steps), 2);
	for (size_t n = 0; n < steps[1].lines_count; n++)
		told += strcmp(steps[1].lines[n], "不得由办过“一”的人办理") == 0;
	assert_int_equal(told, 1);
	programme_reading(a, p, LANG_EN, &steps);
	for (size_t n = 0; n < steps[1].lines_count; n++)
		told += strcmp(steps[1].lines[n], "Not by whoever did “一”") == 0;
	assert_int_equal(told, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_kept_apart_is_refused),
		cmocka_unit_test(somebody_is_left),
		cmocka_unit_test(nobody_did_what_closes_by_itself),
		cmocka_unit_test(it_is_the_same_in_both_languages_and_read_in_words),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
