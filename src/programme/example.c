/* Runs the examples that a programme carries. An example says what is known; steps close as far as that carries
 * them. A step may be given its day, which is today while it closes
 * and no earlier than the one before. Accounts, terms and not_by are not part of an example. */
#include <assert.h>
#include <string.h>
#include "programme/english.h"
#include "programme/example_fact.h"
#include "text/programme.h"

#define MOVES_MAX 1000
#define STEPS_MAX (20 * 1000 * 1000)	/* operands that all examples of a file may look at: about half a second */

/* after STEP NAME value: what is different once the step is closed. */
static bool apply_after(struct telling *t, const char *step)
{
	for (size_t i = 0; i < t->example->after_count; i++) {
		t->line = t->example->after[i].line;
		t->at = t->example->after[i].tokens;
		if (programme_name(t->play.p, t->at->text).kind != NAME_STEP)
			return telling_fail(t, T_programme_no_such_step, t->at->text);
		if (strcmp(t->at->text, step) != 0)
			continue;
		t->at++;
		if (!telling_take_fact(t))
			return false;
	}
	return true;
}

struct outcome { enum programme_word how; struct name where; };	/* how: NO_WORD finish, WORD_WAITING, WORD_AGAIN */

/* The day of the step; false: it lies before that of the step before. */
static bool take_day(struct telling *t, size_t step)
{
	struct programme_value day = t->days[step];

	if (day.kind != VALUE_DATE)
		return true;
	if ((t->play.today.kind == VALUE_DATE && day.day < t->play.today.day) || (t->play.open.kind == VALUE_DATE && day.day < t->play.open.day))
		return false;
	t->play.today = day;
	return true;
}

/* On the day on which it is opened, or the first that the example says. */
static bool is_not_opened(struct telling *t)
{
	const struct programme_value today = t->play.today, *day = t->play.open.kind == VALUE_DATE ? &t->play.open : t->days[0].kind == VALUE_DATE ? &t->days[0] : &today;
	bool is_refused;

	t->play.today = *day;
	is_refused = play_refusal(&t->play, NULL, WORD_OPENS) != NULL;
	t->play.today = today;
	return is_refused;
}

static bool walk(struct telling *t, struct outcome *out)
{
	struct play *play = &t->play;
	size_t step = 0;

	t->is_not_opened = is_not_opened(t);

	for (int moves = 0; moves < MOVES_MAX; moves++) {
		const struct step *s = &play->p->steps[step];
		const struct go *go;

		*out = (struct outcome){ WORD_WAITING, { NAME_STEP, (int)step, 0 } };
		if (!take_day(t, step) || !play_can_close(play, step))
			return true;
		if (!apply_after(t, s->id))
			return false;
		go = play_way(play, step);
		if (go == NULL)
			return problem_add(t->problems, t->example->line, T_programme_example_does_not_say, "title", t->example->title, "step", s->id, NULL);
		play->is_closed[step] = true;
		play->closed_on[step] = play->today;
		if (go->to.kind == NAME_FINISH) {
			if (play_refusal_of_finish(play, go->to.index) == NULL)
				*out = (struct outcome){ NO_WORD, go->to };
			return true;
		}
		step = (size_t)go->to.index;
		if (play->is_closed[step]) {
			*out = (struct outcome){ WORD_AGAIN, go->to };
			return true;
		}
	}
	return false;
}

/* As the file writes it. */
static const char *outcome_text(const struct telling *t, enum programme_word how, const char *id)
{
	return how == NO_WORD ? id : arena_printf(t->problems->arena, "%s %s", programme_word_text(how, t->problems->written), id);
}

/* As people say it: a keyword of the other language would be none of the file's words, and no sentence either. */
static const char *outcome_words(const struct telling *t, enum programme_word how, const char *id, enum lang lang)
{
	const char *title = programme_title(t->play.p, programme_name(t->play.p, id));
	const struct message_arg arg = { "title", title == NULL ? id : programme_named(lang, title) };

	return message_text(t->problems->arena, lang, how == WORD_AGAIN ? T_programme_outcome_again : how == WORD_WAITING ? T_programme_outcome_waiting : T_programme_outcome_finish, &arg, 1);
}

static bool compare(struct telling *t, const struct outcome *out)
{
	const struct example *e = t->example;
	const char *got = out->where.kind == NAME_FINISH ? t->play.p->finishes[out->where.index].id : t->play.p->steps[out->where.index].id;

	if (t->is_not_opened != e->expects_no_opening)
		return problem_add(t->problems, e->expect_line, e->expects_no_opening ? T_programme_example_may_open : T_programme_example_may_not_open, "title", e->title, NULL);
	if (out->how == e->expects && strcmp(got, e->expected->text) == 0)
		return !e->expects_no_payment || play_refusal_of_payment(&t->play) != NULL ||
			problem_add(t->problems, e->expect_line, T_programme_example_may_pay, "title", e->title, NULL);
	return problem_add(t->problems, e->expect_line, T_programme_example_fails, "title", e->title,
		"expected", outcome_text(t, e->expects, e->expected->text), "got", outcome_text(t, out->how, got),
		"meant", outcome_words(t, e->expects, e->expected->text, LANG_ZH), "came", outcome_words(t, out->how, got, LANG_ZH),
		"meant_en", outcome_words(t, e->expects, e->expected->text, LANG_EN), "came_en", outcome_words(t, out->how, got, LANG_EN), NULL);
}

/* An example that stands before; NULL: there is none of that title. */
static const struct example *example_named(const struct programme *p, const struct example *before, const char *title)
{
	for (const struct example *e = p->examples; e < before; e++)
		if (strcmp(e->title, title) == 0)
			return e;
	return NULL;
}

/* What the examples say that it is like, from the first on, then what it says itself: the last word counts. */
static bool take_given(struct telling *t, const struct example *e)
{
	if (e->like != NULL) {
		const struct example *model = example_named(t->play.p, e, e->like->text);

		if (model == NULL) {
			t->line = e->line;
			return telling_fail(t, T_programme_no_such_example, e->like->text);
		}
		if (!take_given(t, model))
			return false;
	}
	t->saying = e;
	for (size_t i = 0; i < e->given_count; i++) {
		t->line = e->given[i].line;
		t->at = e->given[i].tokens;
		if (++t->facts_count > TELLING_FACTS_MAX)
			return problem_add(t->problems, t->line, T_programme_too_many_facts, "n", arena_printf(t->problems->arena, "%d", TELLING_FACTS_MAX), NULL);
		if (!telling_take_fact(t))
			return false;
	}
	return true;
}

/* As they are kept when somebody fills the form in. */
static void merge_rows(struct play *play)
{
	for (size_t i = 0; i < play->p->forms_count; i++)
		for (size_t k = 0; k < play->p->forms[i].fields_count; k++) {
			const struct programme_field *f = &play->p->forms[i].fields[k];

			if (f->merge_by == NULL || play->tables[i][k].cells == NULL || play->memo->steps > play->memo->steps_max)
				continue;
			play->memo->steps += (int64_t)(play->tables[i][k].rows_count * play->tables[i][k].rows_count);
			play->tables[i][k] = play_merged(play, f, &play->tables[i][k]);
			play->fields[i][k] = value_number(fraction_of((int64_t)play->tables[i][k].rows_count, 1));
		}
}

/* steps: what the examples before it took, and with this one. */
static bool run(struct problems *problems, const struct programme *p, const struct example *e, int64_t *steps)
{
	struct telling t = { .problems = problems, .example = e };
	struct name expected = programme_name(p, e->expected->text);
	struct outcome out;
	bool has_walked;

	t.line = e->expect_line;
	if (expected.kind != (e->expects == NO_WORD ? NAME_FINISH : NAME_STEP))
		return telling_fail(&t, T_programme_no_such_target, e->expected->text);
	play_prepare(&t.play, problems->arena, p);
	t.said_rows = arena_array(problems->arena, p->forms_count + 1, sizeof(*t.said_rows));
	for (size_t i = 0; i < p->forms_count; i++)
		t.said_rows[i] = arena_array(problems->arena, p->forms[i].fields_count + 1, sizeof(**t.said_rows));
	t.said_sheets = arena_array(problems->arena, p->sheets_count + 1, sizeof(*t.said_sheets));
	t.said_draws = arena_array(problems->arena, p->draws_count + 1, sizeof(*t.said_draws));
	t.days = arena_array(problems->arena, p->steps_count, sizeof(*t.days));
	if (!take_given(&t, e))
		return false;
	t.play.memo->steps = *steps;
	t.play.memo->steps_max = STEPS_MAX;
	merge_rows(&t.play);
	has_walked = walk(&t, &out);
	*steps = t.play.memo->steps;
	if (*steps > STEPS_MAX)
		return problem_add(problems, e->line, T_programme_examples_heavy, NULL);
	return has_walked && compare(&t, &out);
}

bool programme_run_examples(struct problems *problems, const struct programme *p)
{
	bool are_good = true;
	int64_t steps = 0;

	for (size_t i = 0; i < p->examples_count && steps <= STEPS_MAX; i++)
		are_good = run(problems, p, &p->examples[i], &steps) && are_good;
	return are_good;
}
