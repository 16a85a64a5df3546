/* Reading expressions. Binding of names and kinds is in bind.c, values are in value.c. */
#include "programme/expression.h"

#include <string.h>
#include "text/programme.h"

struct parser {
	struct problems *problems;
	int line, depth;
	struct token *at;
};

static struct expression *read_or(struct parser *p);

static struct expression *fail(struct parser *p, message text)
{
	const char *found = p->at->kind == TOKEN_END ? "" : p->at->text;

	problem_add(p->problems, p->line, text, "found", found, NULL);
	return NULL;
}

static struct expression *make(struct parser *p, enum expression_kind kind, struct expression *left, struct expression *right)
{
	struct expression *e = arena_alloc(p->problems->arena, sizeof(*e));

	*e = (struct expression){ .kind = kind, .line = p->line, .left = left, .right = right, .function = NO_WORD };
	return e;
}

static bool take_word(struct parser *p, enum programme_word word)
{
	return token_take_word(&p->at, word);
}

static bool take_sign(struct parser *p, const char *sign)
{
	return token_take_sign(&p->at, sign);
}

/* ---- operands ---- */

static const enum programme_word FUNCTIONS[] = { WORD_PASSED, WORD_VALID, WORD_DONE, WORD_LATE, WORD_COUNT, WORD_DAYS, WORD_WORKDAYS, WORD_MONTHS,
	WORD_YEARS, WORD_MONTHS_AFTER, WORD_AGE, WORD_HAS, WORD_STREAK, WORD_SUM, WORD_DISTINCT, WORD_NTH, WORD_RANK, WORD_NOT_IN, WORD_ALSO_IN, WORD_TOTAL_YEARS,
	WORD_LONGEST_YEARS, WORD_WHOLE, WORD_CANDIDATES, WORD_ELECTED, WORD_ENDED, WORD_NUMBER, WORD_DATE,
	WORD_CHOSEN, WORD_UNLISTED, WORD_TOTAL, WORD_ITS, WORD_TIED, WORD_PRESENT, WORD_BASE_VOTERS, WORD_EARLIER, WORD_MATCH, WORD_PAPERS, WORD_FIT };

static enum programme_word function_at(const struct parser *p)
{
	if (p->at->kind != TOKEN_WORD || p->at[1].kind != TOKEN_SIGN || strcmp(p->at[1].text, "(") != 0)
		return NO_WORD;
	for (size_t i = 0; i < sizeof(FUNCTIONS) / sizeof(FUNCTIONS[0]); i++)
		if (programme_word_is(FUNCTIONS[i], p->at->text))
			return FUNCTIONS[i];
	return NO_WORD;
}

static bool has_condition(enum programme_word function)
{
	return function == WORD_COUNT || function == WORD_STREAK;
}

static bool has_three(enum programme_word function)
{
	return function == WORD_NTH || function == WORD_NOT_IN || function == WORD_ALSO_IN || function == WORD_UNLISTED || function == WORD_TOTAL_YEARS || function == WORD_LONGEST_YEARS;
}

/* name(a), name(a, b), name(a, b, c), count(table where condition). */
static struct expression *read_call(struct parser *p, enum programme_word function)
{
	struct expression *call = make(p, EXPRESSION_CALL, NULL, NULL);

	call->function = function;
	call->token = p->at;
	p->at->word = function;
	p->at += 2;
	call->left = read_or(p);
	if (call->left == NULL)
		return NULL;
	if (take_sign(p, ",") || (has_condition(function) && take_word(p, WORD_WHERE))) {
		call->right = read_or(p);
		if (call->right == NULL)
			return NULL;
	}
	if (has_three(function) && take_sign(p, ",")) {
		call->third = read_or(p);
		if (call->third == NULL)
			return NULL;
	}
	return take_sign(p, ")") ? call : fail(p, T_programme_no_bracket);
}

static struct expression *read_literal(struct parser *p)
{
	struct expression *e = NULL;

	if (p->at->kind == TOKEN_NUMBER) {
		e = make(p, EXPRESSION_NUMBER, NULL, NULL);
		e->value.kind = VALUE_NUMBER;
		if (!fraction_parse(p->at->text, &e->value.number))
			return fail(p, T_programme_no_number);
		p->at++;
	} else if (p->at->kind == TOKEN_DATE) {
		e = make(p, EXPRESSION_DATE, NULL, NULL);
		e->value = (struct programme_value){ .kind = VALUE_DATE, .day = day_parse_iso(p->at->text) };
		if (e->value.day == DAY_NONE)
			return fail(p, T_programme_no_date);
		p->at++;
	} else if (take_word(p, WORD_YES) || take_word(p, WORD_NO)) {
		e = make(p, EXPRESSION_TRUTH, NULL, NULL);
		e->value = value_truth(p->at[-1].word == WORD_YES);
		e->token = &p->at[-1];
	} else if (take_word(p, WORD_NONE)) {
		e = make(p, EXPRESSION_NONE, NULL, NULL);
		e->value.kind = VALUE_NONE;
	} else if (p->at->kind == TOKEN_WORD || p->at->kind == TOKEN_TEXT) {
		e = make(p, EXPRESSION_WORD, NULL, NULL);
		e->token = p->at++;
	}
	return e;
}

static struct expression *read_operand(struct parser *p)
{
	enum programme_word function;
	struct expression *e;

	if (p->depth == EXPRESSION_DEPTH_MAX)
		return fail(p, T_programme_too_deep);
	p->depth++;
	if (take_sign(p, "(")) {
		e = read_or(p);
		if (e != NULL && !take_sign(p, ")"))
			e = fail(p, T_programme_no_bracket);
	} else if (take_sign(p, "-")) {
		e = read_operand(p);
		e = e == NULL ? NULL : make(p, EXPRESSION_NEGATE, e, NULL);
	} else if ((function = function_at(p)) != NO_WORD) {
		e = read_call(p, function);
	} else {
		e = read_literal(p);
		if (e == NULL && p->problems->count == 0)
			fail(p, T_programme_no_operand);
	}
	p->depth--;
	return e;
}

/* ---- operators, from the tightest ---- */

static struct expression *read_product(struct parser *p)
{
	struct expression *e = read_operand(p);

	while (e != NULL) {
		enum expression_kind kind = take_sign(p, "*") ? EXPRESSION_MULTIPLY : take_sign(p, "/") ? EXPRESSION_DIVIDE : EXPRESSION_NUMBER;
		struct expression *right;

		if (kind == EXPRESSION_NUMBER)
			return e;
		right = read_operand(p);
		e = right == NULL ? NULL : make(p, kind, e, right);
	}
	return NULL;
}

static struct expression *read_sum(struct parser *p)
{
	struct expression *e = read_product(p);

	while (e != NULL) {
		enum expression_kind kind = take_sign(p, "+") ? EXPRESSION_ADD : take_sign(p, "-") ? EXPRESSION_SUBTRACT : EXPRESSION_NUMBER;
		struct expression *right;

		if (kind == EXPRESSION_NUMBER)
			return e;
		right = read_product(p);
		e = right == NULL ? NULL : make(p, kind, e, right);
	}
	return NULL;
}

/* Comparisons do not chain: 0 < x < 1 is refused where the line ends. */
static struct expression *read_comparison(struct parser *p)
{
	static const struct { const char *sign; enum expression_kind kind; } COMPARISONS[] = {
		{ "=", EXPRESSION_EQUAL }, { "!=", EXPRESSION_UNEQUAL }, { "<", EXPRESSION_LESS }, { "<=", EXPRESSION_LESS_EQUAL },
		{ ">", EXPRESSION_MORE }, { ">=", EXPRESSION_MORE_EQUAL },
	};
	struct expression *e = read_sum(p), *right;

	for (size_t i = 0; e != NULL && i < sizeof(COMPARISONS) / sizeof(COMPARISONS[0]); i++) {
		if (!take_sign(p, COMPARISONS[i].sign))
			continue;
		right = read_sum(p);
		return right == NULL ? NULL : make(p, COMPARISONS[i].kind, e, right);
	}
	return e;
}

static struct expression *read_not(struct parser *p)
{
	struct expression *e;

	if (!take_word(p, WORD_NOT))
		return read_comparison(p);
	if (p->depth == EXPRESSION_DEPTH_MAX)
		return fail(p, T_programme_too_deep);
	p->depth++;
	e = read_not(p);
	p->depth--;
	return e == NULL ? NULL : make(p, EXPRESSION_NOT, e, NULL);
}

static struct expression *read_and(struct parser *p)
{
	struct expression *e = read_not(p);

	while (e != NULL && take_word(p, WORD_AND)) {
		struct expression *right = read_not(p);

		e = right == NULL ? NULL : make(p, EXPRESSION_AND, e, right);
	}
	return e;
}

static struct expression *read_or(struct parser *p)
{
	struct expression *e = read_and(p);

	while (e != NULL && take_word(p, WORD_OR)) {
		struct expression *right = read_and(p);

		e = right == NULL ? NULL : make(p, EXPRESSION_OR, e, right);
	}
	return e;
}

struct expression *expression_read(struct problems *problems, int line, struct token **token)
{
	struct parser p = { .problems = problems, .line = line, .at = *token };
	struct expression *e = read_or(&p);

	*token = p.at;
	return e;
}

bool expression_wants_passed(const struct expression *e, bool (*is_meant)(const void *data, struct name vote), const void *data)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_AND)
		return expression_wants_passed(e->left, is_meant, data) || expression_wants_passed(e->right, is_meant, data);
	if (e->kind == EXPRESSION_OR)
		return expression_wants_passed(e->left, is_meant, data) && expression_wants_passed(e->right, is_meant, data);
	return e->kind == EXPRESSION_CALL && e->function == WORD_PASSED && is_meant(data, e->left->name);
}
