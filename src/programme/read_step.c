/* Reading steps, finishes, refusals and examples. */
#include <string.h>
#include "programme/read.h"

/* ---- step ---- */

static bool read_within(struct reader *r, struct step *step)
{
	if (r->at->kind == TOKEN_WORD) {
		step->within_param = r->at++;
		step->within.count = 1;
	}
	if (!(step->within_param == NULL ? take_span(r, &step->within) : take_unit(r, &step->within.unit)))
		return false;
	if (take_word(r, WORD_OF_POINT)) {
		step->within_of = r->at;
		if (!take_word(r, WORD_OPEN) && !take_name_or_field(r, &step->within_of))
			return false;
	}
	return !take_word(r, WORD_WHEN) || take_expression(r, &step->within_when);
}

static bool read_late(struct reader *r, struct step *step)
{
	static const enum programme_word WAYS[] = { WORD_MARK, WORD_BLOCK, WORD_ESCALATE, WORDS_COUNT };

	if (!take_one_of(r, WAYS, &step->late))
		return false;
	while (step->late == WORD_ESCALATE) {
		struct escalation *level = READER_ADD(r, step->escalations, step->escalations_count);

		if (level == NULL || !take_name(r, &level->to) || (r->at->kind == TOKEN_NUMBER && !take_span(r, &level->behind)))
			return false;
		if (!take_sign(r, ","))
			break;
	}
	return true;
}

static bool read_go(struct reader *r, struct step *step)
{
	struct go *go = READER_ADD(r, step->goes, step->goes_count);

	if (go == NULL)
		return false;
	go->line = r->line->number;
	if (!take_name(r, &go->target))
		return false;
	go->is_by_move = take_word(r, WORD_AUTO);
	return !take_word(r, WORD_WHEN) || take_expression(r, &go->when);
}

static bool read_show(struct reader *r, struct step *step)
{
	if (!expect_word(r, WORD_PUBLIC))
		return false;
	step->is_public = true;
	return r->at->kind == TOKEN_END || take_words(r, &step->show);
}

static bool read_since(struct reader *r, struct effect *effect)
{
	return (!take_word(r, WORD_FROM) || take_expression(r, &effect->from)) && (!take_word(r, WORD_WHEN) || take_expression(r, &effect->when));
}

static bool read_set(struct reader *r, struct effect *effect)
{
	effect->kind = EFFECT_SET;
	if (r->at->kind != TOKEN_WORD)
		return reader_fail(r, T_programme_expects_name);
	effect->target = r->at++;
	return expect_sign(r, "=") && take_expression(r, &effect->value) && read_since(r, effect);
}

/* "what" who [from …] [when …] */
static bool read_given(struct reader *r, struct effect *effect)
{
	if (!take_text(r, &effect->text))
		return false;
	if (r->at->kind != TOKEN_WORD)
		return reader_fail(r, T_programme_expects_name);
	effect->target = r->at++;
	return read_since(r, effect);
}

static bool read_appoint(struct reader *r, struct effect *effect)
{
	effect->kind = EFFECT_APPOINT;
	return read_given(r, effect);
}

static bool read_award(struct reader *r, struct effect *effect)
{
	effect->kind = EFFECT_AWARD;
	return read_given(r, effect);
}

static bool read_revoke(struct reader *r, struct effect *effect)
{
	effect->kind = EFFECT_REVOKE;
	return read_given(r, effect);
}

/* A result is published at the end alone; the roll of honour may be joined before it. */
static bool read_honour(struct reader *r, struct effect *effect)
{
	effect->kind = EFFECT_PUBLISH;
	effect->target = r->at;
	return expect_word(r, WORD_HONOUR);
}

static bool read_step_effect(struct reader *r, struct step *step, bool (*read)(struct reader *, struct effect *))
{
	struct effect *effect = READER_ADD(r, step->effects, step->effects_count);

	if (effect == NULL)
		return false;
	effect->line = r->line->number;
	return read(r, effect);
}

static bool read_step_part(struct reader *r, void *item)
{
	static const enum programme_word PERIODS[] = { WORD_WEEK, WORD_MONTH, WORD_QUARTER, WORD_HALF_YEAR, WORD_YEAR, WORDS_COUNT };
	struct step *step = item;

	if (take_word(r, WORD_PHASE))
		return take_text(r, &step->phase);
	if (take_word(r, WORD_BY))
		return take_words(r, &step->by);
	if (take_word(r, WORD_NOT_BY))
		return take_words(r, &step->not_by);
	if (take_word(r, WORD_SIGN))
		return take_words(r, &step->sign);
	if (take_word(r, WORD_NEEDS))
		return take_words(r, &step->needs);
	if (take_word(r, WORD_PREPARES))
		return take_words(r, &step->prepares);
	if (take_word(r, WORD_WITHIN))
		return read_within(r, step);
	if (take_word(r, WORD_EVERY))
		return take_one_of(r, PERIODS, &step->every);
	if (take_word(r, WORD_LATE))
		return read_late(r, step);
	if (take_word(r, WORD_SHOW))
		return read_show(r, step);
	if (take_word(r, WORD_SET))
		return read_step_effect(r, step, read_set);
	if (take_word(r, WORD_APPOINT))
		return read_step_effect(r, step, read_appoint);
	if (take_word(r, WORD_AWARD))
		return read_step_effect(r, step, read_award);
	if (take_word(r, WORD_REVOKE))
		return read_step_effect(r, step, read_revoke);
	if (take_word(r, WORD_PUBLISH))
		return read_step_effect(r, step, read_honour);
	if (take_word(r, WORD_AUTO)) {
		step->is_auto = true;
		return true;
	}
	return expect_word(r, WORD_GO) && read_go(r, step);
}

bool read_step(struct reader *r)
{
	struct step *step = READER_ADD(r, r->p->steps, r->p->steps_count);

	if (step == NULL)
		return false;
	*step = (struct step){ .line = r->line->number, .every = NO_WORD, .late = NO_WORD, .phase = r->p->steps_count > 1 ? step[-1].phase : NULL };
	return take_id(r, &step->id) && take_text(r, &step->title) && reader_at_end(r) && reader_block(r, read_step_part, step);
}

/* ---- finish ---- */

static bool read_publish(struct reader *r, struct effect *effect)
{
	effect->target = r->at;
	return take_word(r, WORD_HONOUR) || take_word(r, WORD_RESULT) || take_name(r, &effect->target);
}

/* The same text again, or steps of other practices: in English both are called "bar". */
static bool read_bar(struct reader *r, struct effect *effect)
{
	if (r->at[0].kind == TOKEN_WORD && r->at[1].kind == TOKEN_WORD && programme_word_is(WORD_SAME_TEXT, r->at[1].text))
		return expect_word(r, WORD_BAR) && expect_word(r, WORD_SAME_TEXT);
	if (!take_word(r, WORD_BAR_STEPS))
		return expect_word(r, WORD_BAR) && expect_word(r, WORD_SAME_TEXT);
	do {
		struct token **step = READER_ADD(r, effect->contents.list, effect->contents.count);

		if (step == NULL || !take_dotted(r, step))
			return false;
	} while (take_sign(r, ","));
	return true;
}

static bool read_effect(struct reader *r, void *item)
{
	struct finish *finish = item;
	struct effect *effect;

	if (take_word(r, WORD_FAILED)) {
		finish->is_failed = true;
		return true;
	}
	effect = READER_ADD(r, finish->effects, finish->effects_count);
	if (effect == NULL)
		return false;
	effect->line = r->line->number;
	if (take_word(r, WORD_SET))
		return read_set(r, effect);
	if (take_word(r, WORD_TELL)) {
		effect->kind = EFFECT_TELL;
		if (r->at->kind == TOKEN_WORD && strchr(r->at->text, '.') != NULL)
			return take_dotted(r, &effect->target) && take_words(r, &effect->contents);
		return take_name(r, &effect->target) && take_words(r, &effect->contents);
	}
	if (take_word(r, WORD_APPRAISE)) {
		effect->kind = EFFECT_APPRAISE;
		return take_dotted(r, &effect->target) && take_name(r, &effect->meeting) && take_words(r, &effect->contents);
	}
	if (take_word(r, WORD_AWARD))
		return read_award(r, effect);
	if (take_word(r, WORD_REVOKE))
		return read_revoke(r, effect);
	if (take_word(r, WORD_POINTS)) {
		effect->kind = EFFECT_POINTS;
		return take_name(r, &effect->target) && take_expression(r, &effect->value) && take_text(r, &effect->text);
	}
	if (take_word(r, WORD_PUBLISH)) {
		effect->kind = EFFECT_PUBLISH;
		return read_publish(r, effect);
	}
	effect->kind = EFFECT_BAR;
	return read_bar(r, effect);
}

bool read_finish(struct reader *r)
{
	struct finish *finish = READER_ADD(r, r->p->finishes, r->p->finishes_count);

	if (finish == NULL)
		return false;
	finish->line = r->line->number;
	return take_id(r, &finish->id) && take_text(r, &finish->title) && reader_at_end(r) && reader_block(r, read_effect, finish);
}

/* ---- refusal ---- */

bool read_refusal(struct reader *r)
{
	struct programme_refusal *refusal = READER_ADD(r, r->p->refusals, r->p->refusals_count);

	if (refusal == NULL)
		return false;
	refusal->line = r->line->number;
	return take_name(r, &refusal->action) && expect_word(r, WORD_WHEN) && take_expression(r, &refusal->when) && take_text(r, &refusal->text);
}

/* ---- example ---- */

static bool keep_facts(struct reader *r, struct fact_line **lines, size_t *count)
{
	struct fact_line *line = reader_add(r, (void **)lines, count, sizeof(*line));

	if (line == NULL)
		return false;
	*line = (struct fact_line){ r->line->number, r->at };
	while (r->at->kind != TOKEN_END)
		r->at++;
	return true;
}

static bool read_expectation(struct reader *r, struct example *example)
{
	static const enum programme_word WAYS[] = { WORD_WAITING, WORD_AGAIN, WORDS_COUNT };

	if (example->expected != NULL)
		return reader_fail(r, T_programme_two_expectations);
	example->expect_line = r->line->number;
	for (const enum programme_word *way = WAYS; *way != WORDS_COUNT; way++)
		/* A finish may be called as one of these words: then nothing follows. */
		if (r->at[1].kind != TOKEN_END && take_word(r, *way))
			example->expects = *way;
	if (!take_name(r, &example->expected))
		return false;
	if (!take_word(r, WORD_REFUSE))
		return true;
	example->expects_no_opening = take_word(r, WORD_OPENS);
	example->expects_no_payment = !example->expects_no_opening;
	return example->expects_no_opening || expect_word(r, WORD_PAY);
}

static bool read_example_part(struct reader *r, void *item)
{
	struct example *example = item;

	if (take_word(r, WORD_GIVEN))
		return keep_facts(r, &example->given, &example->given_count);
	if (take_word(r, WORD_LIKE)) {
		example->like = r->at;
		return r->at->kind == TOKEN_TEXT ? r->at++ != NULL : reader_fail(r, T_programme_expects_text);
	}
	if (take_word(r, WORD_AFTER))
		return keep_facts(r, &example->after, &example->after_count);
	return expect_word(r, WORD_EXPECT) && read_expectation(r, example);
}

bool read_example(struct reader *r)
{
	struct example *example = READER_ADD(r, r->p->examples, r->p->examples_count);

	if (example == NULL)
		return false;
	*example = (struct example){ .line = r->line->number, .expects = NO_WORD };
	if (!take_text(r, &example->title) || !reader_at_end(r) || !reader_block(r, read_example_part, example))
		return false;
	return example->expected != NULL || problem_add(r->problems, example->line, T_programme_no_expectation, NULL);
}
