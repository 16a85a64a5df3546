/* Whole numbers: what counts months or days is one by how it is declared, so that no part of a month makes a day that nobody can tell. */
#include "programme/bind.h"

#include "text/programme.h"

/* Calls that give a number of rows, papers, people, cases or completed units. The others are sums and means, or cells of a table. */
static bool counts(enum programme_word function)
{
	static const enum programme_word COUNTING[] = { WORD_DAYS, WORD_WORKDAYS, WORD_MONTHS, WORD_YEARS, WORD_AGE, WORD_COUNT, WORD_STREAK, WORD_DISTINCT,
		WORD_RANK, WORD_NOT_IN, WORD_ALSO_IN, WORD_TOTAL_YEARS, WORD_LONGEST_YEARS, WORD_WHOLE, WORD_CANDIDATES, WORD_ELECTED, WORD_TIED, WORD_PRESENT, WORD_BASE_VOTERS,
		WORD_ENDED, WORD_LATE, WORD_CHOSEN, WORD_UNLISTED, WORD_PAPERS, WORD_MONTHS_AFTER, WORD_DATE };

	for (size_t i = 0; i < sizeof(COUNTING) / sizeof(COUNTING[0]); i++)
		if (function == COUNTING[i])
			return true;
	return false;
}

static bool is_whole_field(const struct programme *p, struct name name)
{
	const struct programme_field *f = &p->forms[name.index].fields[name.field];

	return f->is_whole || (f->type != WORD_NUMBER && f->type != WORD_MONEY);
}

static bool is_whole_name(const struct programme *p, struct name name)
{
	switch (name.kind) {
	case NAME_PARAM: return p->params[name.index].is_whole;
	case NAME_FIELD: return is_whole_field(p, name);
	case NAME_VALUE: return p->values[name.index].is_whole;
	case NAME_SHEET:
	case NAME_COLUMN: return false;
	default: return true;
	}
}

bool programme_is_whole(const struct programme *p, const struct expression *e)
{
	switch (e->kind) {
	case EXPRESSION_NUMBER:
		return e->value.number.below == 1;
	case EXPRESSION_WORD:
		return e->is_symbol || is_whole_name(p, e->name);
	case EXPRESSION_CALL:
		return e->function == WORD_EARLIER ? is_whole_field(p, p->earliers[e->name.index].field) : counts(e->function);
	case EXPRESSION_NEGATE:
		return programme_is_whole(p, e->left);
	case EXPRESSION_ADD:
	case EXPRESSION_SUBTRACT:
	case EXPRESSION_MULTIPLY:
		return programme_is_whole(p, e->left) && programme_is_whole(p, e->right);
	default:
		return e->kind != EXPRESSION_DIVIDE;
	}
}

void bind_counting(struct binder *b, struct expression *e)
{
	struct counting *counting;

	if (e == NULL || b->problems->count > 0)
		return;
	counting = arena_alloc(b->problems->arena, sizeof(*counting));
	*counting = (struct counting){ e, b->p->counting };
	b->p->counting = counting;
}

/* What is added, taken away or multiplied to come to it; of a value once. */
static void mark_fields(struct programme *p, const struct expression *e, bool *is_seen)
{
	struct name name = e->name;

	if (e->kind == EXPRESSION_CALL && e->function == WORD_EARLIER)
		name = p->earliers[e->name.index].field;
	else if (e->kind == EXPRESSION_CALL)
		return;
	if (e->kind == EXPRESSION_NEGATE || e->kind == EXPRESSION_ADD || e->kind == EXPRESSION_SUBTRACT || e->kind == EXPRESSION_MULTIPLY)
		mark_fields(p, e->left, is_seen);
	if (e->kind == EXPRESSION_ADD || e->kind == EXPRESSION_SUBTRACT || e->kind == EXPRESSION_MULTIPLY)
		mark_fields(p, e->right, is_seen);
	if (name.kind == NAME_FIELD && !e->is_symbol)
		p->forms[name.index].fields[name.field].counts_units = p->forms[name.index].fields[name.field].type == WORD_NUMBER;
	if (name.kind == NAME_VALUE && e->kind == EXPRESSION_WORD && !e->is_symbol && !is_seen[name.index]) {
		is_seen[name.index] = true;
		mark_fields(p, p->values[name.index].expression, is_seen);
	}
}

void bind_counted_fields(struct binder *b)
{
	bool *is_seen = arena_array(b->problems->arena, b->p->values_count + 1, sizeof(*is_seen));

	if (b->problems->count > 0)
		return;
	for (const struct counting *c = b->p->counting; c != NULL; c = c->next)
		mark_fields(b->p, c->expression, is_seen);
}

static void check_effects(struct problems *problems, const struct programme *p, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (effects[i].kind == EFFECT_SET && effects[i].value != NULL && !programme_is_whole(p, effects[i].value))
			problem_add(problems, effects[i].line, T_programme_needs_whole, NULL);}

bool programme_check_whole(struct problems *problems, const struct programme *p)
{
	size_t before = problems->count;

	for (const struct counting *c = p->counting; c != NULL; c = c->next)
		if (!programme_is_whole(p, c->expression))
			problem_add(problems, c->expression->line, T_programme_needs_whole, NULL);
	for (size_t i = 0; i < p->steps_count; i++) {
		const struct token *param = p->steps[i].within_param;

		if (param != NULL && !p->params[programme_name(p, param->text).index].is_whole)
			problem_add(problems, p->steps[i].line, T_programme_needs_whole, NULL);
		check_effects(problems, p, p->steps[i].effects, p->steps[i].effects_count);
	}
	for (size_t i = 0; i < p->finishes_count; i++)
		check_effects(problems, p, p->finishes[i].effects, p->finishes[i].effects_count);
	return problems->count == before;
}

/* Begun units count, as those of a term do; where the most is bound a part of one is not had. */
struct fraction programme_whole_param(const struct param *param, struct fraction f)
{
	if (!param->is_whole || f.below == 1)
		return f;
	return param->binds == WORD_AT_MOST ? fraction_of(f.above / f.below, 1) : programme_begun(f);
}

struct fraction programme_begun(struct fraction f)
{
	return f.below == 1 || f.above < 0 ? f : fraction_of(f.above / f.below + 1, 1);
}
