/* Runs the examples that a programme carries. An example says what is known; steps close as far as that carries
 * them. Accounts, clocks and not_by are not part of an example. */
#include <assert.h>
#include <string.h>
#include "base/text.h"
#include "programme/programme.h"
#include "text/programme.h"

#define MOVES_MAX 1000

struct tally { bool is_given; int for_count, against_count, abstain_count, present_count, entitled_count; };

/* Everything known in one example. A VALUE_UNKNOWN was not said. */
struct play {
	struct problems *problems;
	const struct programme *p;
	const struct example *example;
	struct programme_value **fields;		/* by form and field */
	struct programme_value *sheets, *attributes, today, open;
	struct tally *tallies;
	bool *notices;
	struct programme_value *late;		/* by duty */
	struct words *signed_by;	/* by step */
	bool *is_closed;
	struct token *at;		/* of a line of facts */
	int line;
};

static bool fail(struct play *play, message text, const char *name)
{
	return problem_add(play->problems, play->line, text, "name", name, NULL);
}

/* ---- lines of facts ---- */

static bool take(struct play *play, enum programme_word word)
{
	if (play->at->kind != TOKEN_WORD || !programme_word_is(word, play->at->text))
		return false;
	play->at->word = word;
	play->at++;
	return true;
}

static bool take_count(struct play *play, int *count)
{
	int64_t n;

	if (play->at->kind != TOKEN_NUMBER || !int_parse(play->at->text, &n) || n > 1000000)
		return fail(play, T_programme_fact_number, play->at->text);
	*count = (int)n;
	play->at++;
	return true;
}

/* A number, a date, a word or a text, or none; `-` before a number is allowed. */
static bool take_value(struct play *play, struct programme_value *value)
{
	struct token *t = play->at;
	struct fraction f;

	if (take(play, WORD_NONE)) {
		*value = (struct programme_value){ .kind = VALUE_NONE };
		return true;
	}
	if (t->kind == TOKEN_NUMBER && fraction_parse(t->text, &f))
		*value = value_number(f);
	else if (t->kind == TOKEN_DATE && day_parse_iso(t->text) != DAY_NONE)
		*value = (struct programme_value){ .kind = VALUE_DATE, .day = day_parse_iso(t->text) };
	else if (t->kind == TOKEN_WORD || t->kind == TOKEN_TEXT)
		*value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = t->text };
	else
		return fail(play, T_programme_fact_value, t->text);
	play->at++;
	return true;
}

static bool fits_range(struct play *play, const char *id, struct fraction f, struct fraction low, struct fraction high)
{
	if (fraction_compare(f, low) >= 0 && fraction_compare(f, high) <= 0)
		return true;
	return problem_add(play->problems, play->line, T_programme_param_out_of_range, "name", id,
		"value", fraction_text(play->problems->arena, f), "low", fraction_text(play->problems->arena, low),
		"high", fraction_text(play->problems->arena, high), NULL);
}

static bool is_choice(const struct programme_field *field, const char *text)
{
	for (size_t i = 0; i < field->choices.count; i++)
		if (strcmp(field->choices.list[i]->text, text) == 0)
			return true;
	return false;
}

/* The value must be one that a clerk could type into the field. */
static bool fits_field(struct play *play, const struct programme_field *field, struct programme_value v)
{
	bool is_number = field->type == WORD_NUMBER || field->type == WORD_MONEY || field->type == WORD_TABLE || field->type == WORD_SHEETS;

	if (v.kind == VALUE_NONE)
		return true;
	if ((is_number && v.kind != VALUE_NUMBER) || (field->type == WORD_DATE && v.kind != VALUE_DATE) ||
	    (field->type == WORD_CHOICE && (v.kind != VALUE_SYMBOL || !is_choice(field, v.symbol))))
		return fail(play, T_programme_fact_of_field, field->id);
	return !field->has_range || fits_range(play, field->id, v.number, field->low, field->high);
}

/* for N against N [abstain N] present N of N */
static bool take_tally(struct play *play, struct tally *t)
{
	*t = (struct tally){ .is_given = true };
	if (!take(play, WORD_FOR) || !take_count(play, &t->for_count) || !take(play, WORD_AGAINST) || !take_count(play, &t->against_count))
		return fail(play, T_programme_fact_of_vote, play->at->text);
	if (take(play, WORD_ABSTAIN) && !take_count(play, &t->abstain_count))
		return false;
	if (!take(play, WORD_PRESENT) || !take_count(play, &t->present_count) || !take(play, WORD_OF_TOTAL) || !take_count(play, &t->entitled_count))
		return fail(play, T_programme_fact_of_vote, play->at->text);
	if (t->for_count + t->against_count + t->abstain_count > t->present_count || t->present_count > t->entitled_count)
		return problem_add(play->problems, play->line, T_programme_tally_does_not_add, NULL);
	return true;
}

static bool take_named_fact(struct play *play, const char *text, struct name name)
{
	struct programme_value v = { .kind = VALUE_UNKNOWN };

	switch (name.kind) {
	case NAME_FIELD:
		if (!take_value(play, &v) || !fits_field(play, &play->p->forms[name.index].fields[name.field], v))
			return false;
		play->fields[name.index][name.field] = v;
		return true;
	case NAME_SHEET:
		if (!take_value(play, &v))
			return false;
		if (v.kind != VALUE_NUMBER)
			return fail(play, T_programme_fact_number, text);
		play->sheets[name.index] = v;
		return fits_range(play, text, v.number, play->p->sheets[name.index].low, play->p->sheets[name.index].high);
	case NAME_VOTE:
		return take_tally(play, &play->tallies[name.index]);
	case NAME_NOTICE:
		play->notices[name.index] = true;
		return take(play, WORD_DONE) || fail(play, T_programme_fact_of_notice, text);
	case NAME_DUTY:
		return take(play, WORD_LATE) && take_value(play, &play->late[name.index]);
	default:
		return fail(play, T_programme_unknown_name, text);
	}
}

static bool take_attribute(struct play *play, int attribute)
{
	struct token *t = play->at++;
	struct programme_value v = { .kind = VALUE_UNKNOWN };

	t->word = WORD_SUBJECT;
	t->part = PROGRAMME_ATTRIBUTES[attribute].word;
	if (take(play, WORD_YES) || take(play, WORD_NO))
		v = value_truth(play->at[-1].word == WORD_YES);
	else if (!take_value(play, &v))
		return false;
	if (v.kind == VALUE_SYMBOL)
		for (size_t i = 0; i < PROGRAMME_ATTRIBUTES[attribute].symbols_count; i++)
			if (programme_word_is(PROGRAMME_ATTRIBUTES[attribute].symbols[i], v.symbol)) {
				play->at[-1].word = PROGRAMME_ATTRIBUTES[attribute].symbols[i];
				v.symbol = programme_word_text(PROGRAMME_ATTRIBUTES[attribute].symbols[i], LANG_EN);
			}
	play->attributes[attribute] = v;
	return true;
}

/* sign STEP role, role */
static bool take_signatures(struct play *play)
{
	struct name step = programme_name(play->p, play->at->text);

	if (step.kind != NAME_STEP)
		return fail(play, T_programme_no_such_step, play->at->text);
	play->at++;
	play->signed_by[step.index] = (struct words){ arena_array(play->problems->arena, PROGRAMME_ITEMS_MAX, sizeof(struct token *)), 0 };
	do {
		struct words *roles = &play->signed_by[step.index];

		if (programme_name(play->p, play->at->text).kind != NAME_ROLE || roles->count == PROGRAMME_ITEMS_MAX)
			return fail(play, T_programme_no_such_role, play->at->text);
		roles->list[roles->count++] = play->at++;
	} while (play->at->kind == TOKEN_SIGN && strcmp(play->at->text, ",") == 0 && play->at++ != NULL);
	return true;
}

static bool take_fact(struct play *play)
{
	const char *text = play->at->text, *dot = strchr(text, '.');
	int attribute = dot != NULL ? programme_attribute(text) : -1;
	struct name name = programme_name(play->p, text);
	bool is_good;

	if (name.kind == NAME_UNKNOWN && attribute >= 0)
		is_good = take_attribute(play, attribute);
	else if (name.kind == NAME_UNKNOWN && take(play, WORD_SIGN))
		is_good = take_signatures(play);
	else if (name.kind == NAME_UNKNOWN && (take(play, WORD_TODAY) || take(play, WORD_OPEN)))
		is_good = take_value(play, play->at[-1].word == WORD_TODAY ? &play->today : &play->open);
	else {
		play->at++;
		is_good = take_named_fact(play, text, name);
	}
	return is_good && (play->at->kind == TOKEN_END || fail(play, T_programme_fact_too_much, play->at->text));
}

/* ---- what an example answers to expressions ---- */

static struct programme_value truth_of_form(const struct play *play, int form)
{
	for (size_t i = 0; i < play->p->forms[form].fields_count; i++)
		if (play->fields[form][i].kind != VALUE_UNKNOWN)
			return value_truth(true);
	return (struct programme_value){ .kind = VALUE_UNKNOWN };
}

static struct programme_value value_of(const struct facts *facts, struct name name)
{
	const struct play *play = facts->data;

	switch (name.kind) {
	case NAME_PARAM: return value_number(play->p->params[name.index].value);
	case NAME_VALUE: return expression_value(play->p->values[name.index].expression, facts);
	case NAME_FIELD: return play->fields[name.index][name.field];
	case NAME_SHEET: return play->sheets[name.index];
	case NAME_ATTRIBUTE: return play->attributes[name.index];
	case NAME_TODAY: return play->today;
	case NAME_OPEN: return play->open;
	default: return (struct programme_value){ .kind = VALUE_UNKNOWN };
	}
}

static struct programme_value share_of(const struct play *play, const struct expression *share)
{
	struct facts facts = { .of = value_of, .data = (void *)play };

	return expression_value(share, &facts);
}

static bool is_reached(int count, int of, struct programme_value share, bool is_exceeded)
{
	int to_share;

	if (share.kind != VALUE_NUMBER || of <= 0)
		return false;
	to_share = fraction_compare(fraction_of(count, of), share.number);
	return is_exceeded ? to_share > 0 : to_share >= 0;
}

static bool is_valid(const struct play *play, int vote)
{
	const struct tally *t = &play->tallies[vote];
	const struct vote *v = &play->p->votes[vote];

	return is_reached(t->present_count, t->entitled_count, share_of(play, v->quorum), v->is_quorum_exceeded);
}

static bool is_passed(const struct play *play, int vote)
{
	const struct tally *t = &play->tallies[vote];
	const struct vote *v = &play->p->votes[vote];
	int base = v->pass_of == WORD_PRESENT ? t->present_count : v->pass_of == WORD_BASE_VOTERS ? t->entitled_count :
		t->for_count + t->against_count + t->abstain_count;

	return is_valid(play, vote) && is_reached(t->for_count, base, share_of(play, v->pass), v->is_pass_exceeded);
}

static struct programme_value answer(const struct facts *facts, enum programme_word function, struct name name)
{
	static const struct programme_value UNKNOWN = { .kind = VALUE_UNKNOWN };
	const struct play *play = facts->data;

	switch (name.kind) {
	case NAME_VOTE:
		if (!play->tallies[name.index].is_given)
			return UNKNOWN;
		return value_truth(function == WORD_VALID ? is_valid(play, name.index) : is_passed(play, name.index));
	case NAME_STEP:
		return function == WORD_DONE ? value_truth(play->is_closed[name.index]) : UNKNOWN;
	case NAME_NOTICE:
		return value_truth(play->notices[name.index]);
	case NAME_DUTY:
		return play->late[name.index];
	case NAME_FORM:
		return truth_of_form(play, name.index);
	case NAME_FIELD:
		if (play->fields[name.index][name.field].kind == VALUE_UNKNOWN)
			return UNKNOWN;
		return value_truth(play->fields[name.index][name.field].kind != VALUE_NONE);
	default:
		return UNKNOWN;
	}
}

/* Only how many rows a table has is said, not what stands in them. */
static struct programme_value counted(const struct facts *facts, struct name table, const struct expression *condition)
{
	const struct play *play = facts->data;
	struct programme_value rows = play->fields[table.index][table.field];

	if (rows.kind == VALUE_NONE)
		return value_number(fraction_of(0, 1));
	return condition == NULL ? rows : (struct programme_value){ .kind = VALUE_UNKNOWN };
}

static struct programme_value value_in(const struct play *play, const struct expression *e)
{
	struct facts facts = { .of = value_of, .called = answer, .counted = counted, .arena = play->problems->arena, .data = (void *)play };

	return expression_value(e, &facts);
}

/* ---- walking ---- */

static bool has_need(const struct play *play, const char *need)
{
	struct name name = programme_name(play->p, need);

	switch (name.kind) {
	case NAME_FORM: return value_is_true(truth_of_form(play, name.index));
	case NAME_SHEET: return play->sheets[name.index].kind == VALUE_NUMBER;
	case NAME_VOTE: return play->tallies[name.index].is_given && is_valid(play, name.index);
	default: return play->notices[name.index];
	}
}

static bool is_signed(const struct play *play, size_t step, const char *role)
{
	for (size_t i = 0; i < play->signed_by[step].count; i++)
		if (strcmp(play->signed_by[step].list[i]->text, role) == 0)
			return true;
	return false;
}

/* A refusal of the step, or of the act. */
static bool is_refused(const struct play *play, const char *step, enum programme_word act)
{
	for (size_t i = 0; i < play->p->refusals_count; i++) {
		const struct programme_refusal *r = &play->p->refusals[i];
		bool is_meant = act != NO_WORD ? r->action->word == act : r->action->word == NO_WORD && strcmp(r->action->text, step) == 0;

		if (is_meant && value_is_true(value_in(play, r->when)))
			return true;
	}
	return false;
}

static bool can_close(const struct play *play, size_t step)
{
	const struct step *s = &play->p->steps[step];

	for (size_t i = 0; i < s->needs.count; i++)
		if (!has_need(play, s->needs.list[i]->text))
			return false;
	for (size_t i = 0; i < s->sign.count; i++)
		if (!is_signed(play, step, s->sign.list[i]->text))
			return false;
	return !is_refused(play, s->id, NO_WORD);
}

/* after STEP NAME value: what is different once the step is closed. */
static bool apply_after(struct play *play, const char *step)
{
	for (size_t i = 0; i < play->example->after_count; i++) {
		play->line = play->example->after[i].line;
		play->at = play->example->after[i].tokens;
		if (programme_name(play->p, play->at->text).kind != NAME_STEP)
			return fail(play, T_programme_no_such_step, play->at->text);
		if (strcmp(play->at->text, step) != 0)
			continue;
		play->at++;
		if (!take_fact(play))
			return false;
	}
	return true;
}

struct outcome { enum programme_word how; struct name where; };	/* how: NO_WORD finish, WORD_WAITING, WORD_AGAIN */

/* The first way whose condition holds; NULL and a problem where the example does not say enough. */
static const struct go *choose(struct play *play, const struct step *s)
{
	for (size_t i = 0; i < s->goes_count; i++) {
		struct programme_value v = s->goes[i].when == NULL ? value_truth(true) : value_in(play, s->goes[i].when);

		if (value_is_true(v))
			return &s->goes[i];
		if (v.kind != VALUE_TRUTH) {
			problem_add(play->problems, play->example->line, T_programme_example_does_not_say, "title", play->example->title, "step", s->id, NULL);
			return NULL;
		}
	}
	assert(0);	/* the last way has no condition */
	return NULL;
}

static bool walk(struct play *play, struct outcome *out)
{
	size_t step = 0;

	for (int moves = 0; moves < MOVES_MAX; moves++) {
		const struct step *s = &play->p->steps[step];
		const struct go *go;

		*out = (struct outcome){ WORD_WAITING, { NAME_STEP, (int)step, 0 } };
		if (!can_close(play, step))
			return true;
		if (!apply_after(play, s->id))
			return false;
		go = choose(play, s);
		if (go == NULL)
			return false;
		if (go->to.kind == NAME_FINISH) {
			if (!is_refused(play, NULL, WORD_CLOSE))
				*out = (struct outcome){ NO_WORD, go->to };
			return true;
		}
		play->is_closed[step] = true;
		step = (size_t)go->to.index;
		if (play->is_closed[step]) {
			*out = (struct outcome){ WORD_AGAIN, go->to };
			return true;
		}
	}
	return false;
}

static const char *outcome_text(const struct play *play, enum programme_word how, const char *id, enum lang lang)
{
	return how == NO_WORD ? id : arena_printf(play->problems->arena, "%s %s", programme_word_text(how, lang), id);
}

static bool compare(struct play *play, const struct outcome *out)
{
	const struct example *e = play->example;
	const char *got = out->where.kind == NAME_FINISH ? play->p->finishes[out->where.index].id : play->p->steps[out->where.index].id;

	if (out->how == e->expects && strcmp(got, e->expected->text) == 0)
		return true;
	return problem_add(play->problems, e->expect_line, T_programme_example_fails, "title", e->title,
		"expected", outcome_text(play, e->expects, e->expected->text, LANG_ZH), "got", outcome_text(play, out->how, got, LANG_ZH),
		"expected_en", outcome_text(play, e->expects, e->expected->text, LANG_EN), "got_en", outcome_text(play, out->how, got, LANG_EN), NULL);
}

static void prepare(struct play *play)
{
	const struct programme *p = play->p;
	struct arena *a = play->problems->arena;

	play->fields = arena_array(a, p->forms_count + 1, sizeof(*play->fields));
	for (size_t i = 0; i < p->forms_count; i++)
		play->fields[i] = arena_array(a, p->forms[i].fields_count + 1, sizeof(**play->fields));
	play->sheets = arena_array(a, p->sheets_count + 1, sizeof(*play->sheets));
	play->attributes = arena_array(a, PROGRAMME_ATTRIBUTES_COUNT, sizeof(*play->attributes));
	play->tallies = arena_array(a, p->votes_count + 1, sizeof(*play->tallies));
	play->notices = arena_array(a, p->notices_count + 1, sizeof(*play->notices));
	play->late = arena_array(a, p->duties_count + 1, sizeof(*play->late));
	play->signed_by = arena_array(a, p->steps_count, sizeof(*play->signed_by));
	play->is_closed = arena_array(a, p->steps_count, sizeof(*play->is_closed));
}

static bool run(struct problems *problems, const struct programme *p, const struct example *e)
{
	struct play play = { .problems = problems, .p = p, .example = e };
	struct name expected = programme_name(p, e->expected->text);
	struct outcome out;

	play.line = e->expect_line;
	if (expected.kind != (e->expects == NO_WORD ? NAME_FINISH : NAME_STEP))
		return fail(&play, T_programme_no_such_target, e->expected->text);
	prepare(&play);
	for (size_t i = 0; i < e->given_count; i++) {
		play.line = e->given[i].line;
		play.at = e->given[i].tokens;
		if (!take_fact(&play))
			return false;
	}
	return walk(&play, &out) && compare(&play, &out);
}

bool programme_run_examples(struct problems *problems, const struct programme *p)
{
	bool are_good = true;

	for (size_t i = 0; i < p->examples_count; i++)
		are_good = run(problems, p, &p->examples[i]) && are_good;
	return are_good;
}
