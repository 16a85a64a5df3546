/* One open case for each value of a field (one_open_per subject, FIELD). */
#include "unit/programme_world.h"

#include "programme/reading.h"

static void one_case_for_each_value_of_a_field(void **state)
{
	static const struct { const char *to; message text; } WRONG[] = {
		{ "one_open_per subject, nomination.nobody\n", T_programme_one_open_field }, { "one_open_per subject, nomination\n", T_programme_expects_dotted },
		{ "one_open_per subject, nomination.holder\n", T_programme_one_open_field },	/* may be left out */
		{ "one_open_per subject, check.record\n", T_programme_one_open_field }, { "one_open_per subject, yearly.repairs\n", T_programme_one_open_field },
	};
	const char *text = file_text("programmes/kfq/model.prog"), *line = "one_open_per subject, nomination.name\n";
	struct problems *problems;
	const struct programme *p = load(text, &problems), *again;
	struct reading_step *steps;
	bool is_told = false;

	assert_non_null(p);
	assert_false(p->is_one_open_per_subject);
	for (int lang = 0; lang < 2; lang++) {
		const char *written = programme_format(a, p, lang == 0 ? LANG_ZH : LANG_EN);

		assert_non_null(strstr(written, lang == 0 ? "同时只办一件 当事人, nomination.name\n" : line));
		again = load(written, &problems);
		assert_non_null(again);
		assert_string_equal(again->digest, p->digest);
	}
	programme_reading(a, p, LANG_ZH, &steps);
	for (size_t n = 0; n < steps[0].lines_count; n++)
		is_told = is_told || strcmp(steps[0].lines[n], "“名称”相同的，同时只办一件") == 0;
	assert_true(is_told);
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++)
		expect_problem(replaced(text, line, WRONG[i].to), WRONG[i].text);
	expect_problem(replaced(text, "  field standard text", "  read_by upper\n  field standard text"), T_programme_one_open_field);	/* sealed: nobody else is told */
	p = load(replaced(text, line, "one_open_per subject\n"), &problems);
	assert_true(p != NULL && p->is_one_open_per_subject && p->one_open_by == NULL);
}

/* A matter has no number by which others about it are found. */
static void only_of_people_and_organisations(void **state)
{
	const char *text = file_text("programmes/gw/project.prog");

	expect_problem(replaced(text, "opens any\n", "opens any\none_open_per subject, setting.unit\n"), T_programme_one_open_about);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_case_for_each_value_of_a_field),
		cmocka_unit_test(only_of_people_and_organisations),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
