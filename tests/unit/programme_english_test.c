/* Whoever reads English reads no Chinese on the page of a case but what people typed: each name of the practices that come with the program has
 * its line in programmes/PLACE/english.txt, and no line is left of a name that went. */
#include "unit/programme_world.h"

#include <stdlib.h>
#include "programme/english.h"

#define MISSING_MAX 40		/* so many are told at once */

struct names { const struct shipped *file; bool *is_used; int missing_count; };

static int order(const void *text, const void *item)
{
	return strcmp(text, ((const struct english *)item)->chinese);
}

static bool has_chinese(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0xe3)
			return true;
	return false;
}

static void meet(struct names *n, int line, const char *text)
{
	const struct english *found;

	if (text == NULL || !has_chinese(text))
		return;
	found = bsearch(text, ENGLISH, ENGLISH_COUNT, sizeof(ENGLISH[0]), order);
	if (found != NULL)
		n->is_used[found - ENGLISH] = true;
	else if (n->missing_count++ < MISSING_MAX)
		print_error("programmes/%s.prog:%d: '%s' has no English\n", n->file->name, line, text);
}

static void meet_words(struct names *n, int line, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		meet(n, line, words->list[i]->text);
}

/* What is granted or withdrawn. */
static void meet_awards(struct names *n, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (effects[i].kind == EFFECT_AWARD || effects[i].kind == EFFECT_REVOKE)
			meet(n, effects[i].line, effects[i].text);
}

/* Whoever chooses in English tells the choices apart as others do. */
static void differ(struct names *n, const struct programme_field *f)
{
	for (size_t i = 0; i < f->choices.count; i++)
		for (size_t k = i + 1; k < f->choices.count; k++)
			if (strcmp(programme_named(LANG_EN, f->choices.list[i]->text), programme_named(LANG_EN, f->choices.list[k]->text)) == 0)
				fail_msg("programmes/%s.prog:%d: '%s' and '%s' have one English", n->file->name, f->line, f->choices.list[i]->text, f->choices.list[k]->text);
}

static void meet_form(struct names *n, const struct programme_form *form)
{
	meet(n, form->line, form->title);
	for (size_t i = 0; i < form->fields_count; i++) {
		const struct programme_field *f = &form->fields[i];

		meet(n, f->line, f->title);
		if (f->type == WORD_CHOICE) {
			meet_words(n, f->line, &f->choices);
			differ(n, f);
		}
		for (size_t k = 0; k < f->columns_count; k++)
			meet(n, f->line, f->columns[k]);
	}
}

static void meet_role(struct names *n, const struct role *role)
{
	for (size_t i = 0; i < role->parts_count; i++) {
		meet(n, role->line, role->parts[i].post);
		meet(n, role->line, role->parts[i].body);
	}
}

static void meet_step(struct names *n, const struct step *s)
{
	meet(n, s->line, s->title);
	meet(n, s->line, s->phase);
}

#define MEET(list, line_of, text_of) \
	for (size_t i = 0; i < p->list##_count; i++) \
		meet(n, p->list[i].line_of, p->list[i].text_of)

static void meet_programme(struct names *n, const struct programme *p)
{
	meet(n, 1, p->title);
	meet(n, 1, p->origin);
	MEET(titles, line, title);
	MEET(rules, line, title);
	MEET(params, line, title);
	MEET(values, line, title);
	MEET(sheets, line, title);
	MEET(votes, line, title);
	MEET(draws, line, title);
	MEET(notices, line, title);
	MEET(notices, line, board);
	MEET(duties, line, title);
	MEET(eaches, line, title);
	MEET(finishes, line, title);
	MEET(refusals, line, text);
	MEET(gates, line, text);
	MEET(keeps, line, title);
	meet(n, p->consent.line, p->consent.title);
	for (size_t i = 0; i < p->finishes_count; i++)
		meet_awards(n, p->finishes[i].effects, p->finishes[i].effects_count);
	for (size_t i = 0; i < p->steps_count; i++)
		meet_awards(n, p->steps[i].effects, p->steps[i].effects_count);
	for (size_t i = 0; i < p->duties_count; i++)
		meet_words(n, p->duties[i].line, &p->duties[i].contents);
	for (size_t i = 0; i < p->forms_count; i++)
		meet_form(n, &p->forms[i]);
	for (size_t i = 0; i < p->roles_count; i++)
		meet_role(n, &p->roles[i]);
	for (size_t i = 0; i < p->steps_count; i++)
		meet_step(n, &p->steps[i]);
}

static void every_name_has_its_english_and_no_line_is_left_over(void **state)
{
	struct names n = { .is_used = arena_array(a, ENGLISH_COUNT, sizeof(bool)) };
	int left_count = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		const struct programme *p = load(SHIPPED[i].text, &problems);

		assert_non_null(p);
		n.file = &SHIPPED[i];
		meet_programme(&n, p);
	}
	for (size_t i = 0; i < ENGLISH_COUNT; i++)
		if (!n.is_used[i] && left_count++ < MISSING_MAX)
			print_error("%s:%d: '%s' is a name of no practice\n", ENGLISH[i].file, ENGLISH[i].line, ENGLISH[i].chinese);
	if (n.missing_count > 0 || left_count > 0)
		fail_msg("%d names without a line '中文 = English' in programmes/PLACE/english.txt, %d lines without a name", n.missing_count, left_count);
}

static void what_nobody_named_stays_chinese(void **state)
{
	const struct english *first = &ENGLISH[0];

	assert_true(ENGLISH_COUNT > 0);
	assert_string_equal(programme_named(LANG_EN, first->chinese), first->english);
	assert_string_equal(programme_named(LANG_ZH, first->chinese), first->chinese);
	assert_string_equal(programme_named(LANG_EN, "本县自己写的一步"), "本县自己写的一步");
	assert_null(programme_named(LANG_EN, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_name_has_its_english_and_no_line_is_left_over),
		cmocka_unit_test(what_nobody_named_stays_chinese),
	};

	return cmocka_run_group_tests_name("programme_english", tests, start, stop);
}
