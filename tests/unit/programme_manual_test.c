/* docs/programme-language.md is held to the language: it has every keyword with its Chinese twin, its examples are lines of files that are read, and
 * its whole files load. */
#include "unit/programme_world.h"

#include "programme/word.h"

static const char *manual;

static int start_with_manual(void **state)
{
	start(state);
	manual = file_text("docs/programme-language.md");
	return 0;
}

/* From the heading to the next one of its rank. */
static char *section(const char *heading)
{
	const char *from = strstr(manual, heading), *to;

	if (from == NULL)
		fail_msg("the manual has no section '%s'", heading);
	to = strstr(from + strlen(heading), "\n## ");
	return to == NULL ? arena_printf(a, "%s", from) : arena_text_n(a, from, (size_t)(to - from));
}

/* What stands between two fences, counted from 0. */
static char *whole_file(int number)
{
	const char *at = section("\n## 11. "), *to;

	for (int i = 0; i < 2 * number; i++) {
		at = strstr(at, "\n```\n");
		assert_non_null(at);
		at += 4;
	}
	at = strstr(at, "\n```\n");
	assert_non_null(at);
	at += strlen("\n```\n");
	to = strstr(at, "\n```\n");
	assert_non_null(to);
	return arena_text_n(a, at, (size_t)(to + 1 - at));
}

static struct programme *loads(const char *text)
{
	struct problems *problems;
	struct programme *p = load(text, &problems);

	if (p == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	return p;
}

/* ---- keywords ---- */

static void every_word_stands_in_the_table_with_its_twin(void **state)
{
	const char *table = section("\n## 10. "), *missing = "";

	for (int i = 0; i < WORDS_COUNT; i++) {
		const char *english = programme_word_text((enum programme_word)i, LANG_EN), *chinese = programme_word_text((enum programme_word)i, LANG_ZH);

		if (strstr(table, arena_printf(a, "\n| `%s` | %s | ", english, chinese)) == NULL)
			missing = arena_printf(a, "%s %s/%s", missing, english, chinese);
	}
	if (missing[0] != '\0')
		fail_msg("the manual lacks:%s", missing);
}

/* No row is left behind when a word goes. */
static void every_row_of_the_table_is_a_word(void **state)
{
	const char *at = section("\n## 10. ");

	while ((at = strstr(at, "\n| `")) != NULL) {
		const char *end = strstr(at + 4, "` | "), *twin = end + strlen("` | ");
		const char *english = arena_text_n(a, at + 4, (size_t)(end - at - 4)), *chinese = arena_text_n(a, twin, (size_t)(strstr(twin, " | ") - twin));
		bool is_word = false;

		for (int i = 0; i < WORDS_COUNT && !is_word; i++)
			is_word = strcmp(programme_word_text((enum programme_word)i, LANG_EN), english) == 0 &&
				strcmp(programme_word_text((enum programme_word)i, LANG_ZH), chinese) == 0;
		if (!is_word)
			fail_msg("'%s' with the twin '%s' is no word of the language", english, chinese);
		at = twin;
	}
}

static void every_word_stands_in_the_grammar(void **state)
{
	const char *grammar = section("\n## 9. "), *missing = "";

	for (int i = 0; i < WORDS_COUNT; i++) {
		const char *english = programme_word_text((enum programme_word)i, LANG_EN);

		if (strstr(grammar, arena_printf(a, "'%s'", english)) == NULL)
			missing = arena_printf(a, "%s %s", missing, english);
	}
	if (missing[0] != '\0')
		fail_msg("the grammar lacks:%s", missing);
}

/* ---- examples ---- */

static bool is_read(const char *example)
{
	for (size_t i = 0; i < SHIPPED_COUNT; i++)
		if (strstr(SHIPPED[i].text, example) != NULL)
			return true;
	return strstr(whole_file(0), example) != NULL || strstr(whole_file(2), example) != NULL;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || c == '_';
}

/* The word by itself, as `d` in 15d and not in `add`. */
static bool has_word(const char *example, const char *word)
{
	for (const char *at = example; (at = strstr(at, word)) != NULL; at++)
		if ((at == example || !is_letter(at[-1])) && !is_letter(at[strlen(word)]))
			return true;
	return false;
}

static void every_example_of_the_table_is_of_a_file_that_is_read(void **state)
{
	int count = 0;

	for (const char *at = section("\n## 10. "); (at = strstr(at, "\n| `")) != NULL; at++, count++) {
		const char *line = arena_text_n(a, at + 1, strcspn(at + 1, "\n")), *last = strstr(line, " | `");
		const char *word = arena_text_n(a, line + 3, strcspn(line + 3, "`")), *example;

		for (const char *next = last; next != NULL; next = strstr(next + 1, " | `"))
			last = next;
		assert_non_null(last);
		example = arena_text_n(a, last + 4, strcspn(last + 4, "`"));
		if (!has_word(example, word) || !is_read(example))
			fail_msg("'%s' is no line of a practice with the word '%s'", example, word);
	}
	assert_true(count >= WORDS_COUNT);
}

/* ---- whole files ---- */

static void the_whole_file_is_the_sample_and_has_one_digest_in_both_languages(void **state)
{
	struct programme *english = loads(whole_file(0)), *chinese = loads(whole_file(1));

	assert_int_equal(SAMPLES_COUNT, 1);
	assert_string_equal(whole_file(0), SAMPLES[0].text);
	assert_string_equal(english->digest, chinese->digest);
	assert_string_equal(programme_format(a, english, LANG_ZH), whole_file(1));
	assert_string_equal(programme_format(a, chinese, LANG_EN), whole_file(0));
	assert_true(english->examples_count >= 3);
}

/* One of its examples ends at a step because a finish that publishes is refused. */
static void the_file_of_the_other_words_loads(void **state)
{
	struct programme *english = loads(whole_file(2));

	assert_string_equal(programme_format(a, english, LANG_EN), whole_file(2));
	assert_string_equal(loads(programme_format(a, english, LANG_ZH))->digest, english->digest);
}

static void a_finish_that_publishes_may_be_refused(void **state)
{
	const char *text = whole_file(2), *at = strstr(text, "refuse publish when"), *end = strchr(at, '\n') + 1;
	struct problems *problems;

	assert_null(load(arena_printf(a, "%.*s%s", (int)(at - text), text, end), &problems));
	assert_int_equal(problems->count, 1);
	assert_non_null(strstr(problem_text(a, LANG_EN, &problems->list[0]), "expected 'waiting account'"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_stands_in_the_table_with_its_twin), cmocka_unit_test(every_row_of_the_table_is_a_word),
		cmocka_unit_test(every_word_stands_in_the_grammar), cmocka_unit_test(every_example_of_the_table_is_of_a_file_that_is_read),
		cmocka_unit_test(the_whole_file_is_the_sample_and_has_one_digest_in_both_languages),
		cmocka_unit_test(the_file_of_the_other_words_loads), cmocka_unit_test(a_finish_that_publishes_may_be_refused),
	};

	return cmocka_run_group_tests(tests, start_with_manual, stop);
}
