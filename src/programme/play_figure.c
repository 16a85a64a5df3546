/* The figures that a refusal rests on, read off its condition. */
#include <string.h>
#include "programme/english.h"
#include "programme/play_text.h"
#include "text/programme.h"

#define SAID_BYTES_MAX 400	/* a reckoning that is longer is no figure that anybody would read */

struct figures { const struct play *play; enum lang lang; };

static const char *words_of(const struct figures *f, const struct expression *e);

static const char *say(const struct figures *f, message text, const struct message_arg *args, size_t count)
{
	return message_text(f->play->arena, f->lang, text, args, count);
}

static const char *title_of(const struct figures *f, struct name name)
{
	const struct programme *p = f->play->p;

	switch (name.kind) {
	case NAME_VALUE: return p->values[name.index].title != NULL ? p->values[name.index].title : words_of(f, p->values[name.index].expression);
	case NAME_PARAM: return p->params[name.index].title;
	case NAME_FIELD: return p->forms[name.index].fields[name.field].title;
	case NAME_SHEET: return p->sheets[name.index].title;
	case NAME_VOTE: return p->votes[name.index].title;
	case NAME_STEP: return p->steps[name.index].title;
	case NAME_EACH: return p->eaches[name.index].title;
	default: return NULL;
	}
}

static const char *word_text(const struct figures *f, const struct expression *e)
{
	const struct token *t = e->token;
	const char *title = e->is_symbol ? NULL : title_of(f, e->name);

	if (title != NULL || e->is_symbol)
		return programme_named(f->lang, title);
	if (e->name.kind == NAME_COLUMN)
		return programme_named(f->lang, t->text);
	return t->word == NO_WORD ? NULL : programme_word_text(t->part != NO_WORD ? t->part : t->word, f->lang);
}

/* number(得票) and 得票 alone are the column. */
static const char *column_of(const struct expression *e)
{
	while (e != NULL && e->kind == EXPRESSION_CALL)
		e = e->left;
	return e != NULL && e->kind == EXPRESSION_WORD && e->name.kind == NAME_COLUMN ? e->token->text : NULL;
}

/* What these give is no figure of its own: it is told by the rows that are meant, or by none. */
static bool is_told_otherwise(enum programme_word function)
{
	return function == WORD_NOT_IN || function == WORD_ALSO_IN || function == WORD_UNLISTED || function == WORD_NTH || function == WORD_RANK || function == WORD_CHOSEN || function == WORD_ITS ||
		function == WORD_MATCH || function == WORD_PAPERS;
}

static const char *call_text(const struct figures *f, const struct expression *e)
{
	const char *what = e->left == NULL ? NULL : words_of(f, e->left), *column;
	struct message_arg args[] = { { "what", what }, { "function", programme_word_text(e->function, f->lang) }, { "n", "" }, { "part", "" } };
	struct programme_value n;

	if (what == NULL || is_told_otherwise(e->function))
		return NULL;
	if (e->function == WORD_NUMBER || e->function == WORD_DATE)
		return what;
	if (e->function == WORD_MONTHS_AFTER) {
		n = play_value(f->play, e->right);
		args[2].value = n.kind == VALUE_NUMBER ? play_number_text(f->play->arena, n.number) : NULL;
		return args[2].value == NULL ? NULL : say(f, T_programme_figure_months_after, args, 4);
	}
	column = e->function == WORD_SUM || e->function == WORD_DISTINCT ? column_of(e->right) : NULL;
	if (column != NULL) {
		args[3].value = programme_named(f->lang, column);
		args[0].value = say(f, T_programme_figure_part, args, 4);
	}
	return say(f, e->function == WORD_DISTINCT ? T_programme_figure_distinct : T_programme_figure_of, args, 4);
}

static const char *literal_text(const struct figures *f, struct programme_value v)
{
	return v.kind == VALUE_NUMBER ? play_number_text(f->play->arena, v.number) : v.kind == VALUE_DATE ? day_text(f->play->arena, v.day) : NULL;
}

static const char *sign_of(enum expression_kind kind)
{
	return kind == EXPRESSION_ADD ? "+" : kind == EXPRESSION_SUBTRACT ? "-" : kind == EXPRESSION_MULTIPLY ? "×" : kind == EXPRESSION_DIVIDE ? "÷" : NULL;
}

/* NULL: nobody would say it so. */
static const char *words_of(const struct figures *f, const struct expression *e)
{
	const char *left, *right;

	if (e->kind == EXPRESSION_NUMBER || e->kind == EXPRESSION_DATE)
		return literal_text(f, e->value);
	if (e->kind == EXPRESSION_WORD)
		return word_text(f, e);
	if (e->kind == EXPRESSION_CALL)
		return call_text(f, e);
	if (sign_of(e->kind) == NULL)
		return NULL;
	left = words_of(f, e->left);
	right = left == NULL ? NULL : words_of(f, e->right);
	return right == NULL || strlen(left) + strlen(right) > SAID_BYTES_MAX ? NULL : arena_printf(f->play->arena, "%s%s%s", left, sign_of(e->kind), right);
}

/* 1 for yes and 0 for no: the rule says in words what it switches. */
static bool is_switch(const struct figures *f, const struct expression *e)
{
	const struct param *param = e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_PARAM ? &f->play->p->params[e->name.index] : NULL;

	return param != NULL && fraction_compare(param->low, fraction_of(0, 1)) == 0 && fraction_compare(param->high, fraction_of(1, 1)) == 0;
}

static const char *side_text(const struct figures *f, const struct expression *e)
{
	const char *figure = literal_text(f, play_value(f->play, e)), *what = words_of(f, e);
	const struct message_arg args[] = { { "what", what }, { "value", figure } };

	if (figure == NULL || what == NULL || is_switch(f, e))
		return NULL;
	return e->kind == EXPRESSION_NUMBER || e->kind == EXPRESSION_DATE ? "" : say(f, T_programme_figure, args, 2);
}

static bool is_comparison(enum expression_kind kind)
{
	return kind >= EXPRESSION_EQUAL && kind <= EXPRESSION_MORE_EQUAL;
}

/* Both sides of each comparison that holds; a bound that is written out stands in the rule. */
static const char *compared(const struct figures *f, const struct expression *e)
{
	const char *left, *right;

	if (e->kind == EXPRESSION_AND || e->kind == EXPRESSION_OR) {
		left = compared(f, e->left);
		right = compared(f, e->right);
		return left[0] == '\0' ? right : right[0] == '\0' ? left : arena_printf(f->play->arena, f->lang == LANG_ZH ? "%s，%s" : "%s, %s", left, right);
	}
	/* What a sealed form holds is read on request and on record, not in a sentence (check_sealed.c). */
	if (!is_comparison(e->kind) || programme_uses_sealed(f->play->p, e) || !value_is_true(play_value(f->play, e)))
		return "";
	left = side_text(f, e->left);
	right = side_text(f, e->right);
	if (left == NULL || right == NULL)
		return "";
	return left[0] == '\0' ? right : right[0] == '\0' ? left : arena_printf(f->play->arena, f->lang == LANG_ZH ? "%s，%s" : "%s, %s", left, right);
}

const char *play_figures_meant(const struct play *play, enum lang lang, const struct programme_refusal *refusal)
{
	const struct figures f = { play, lang };
	struct message_arg arg = { "figures", "" };

	if (strchr(refusal->text, '{') != NULL || play_rows_meant(play, refusal->when) != NULL)
		return NULL;
	arg.value = compared(&f, refusal->when);
	return arg.value[0] == '\0' ? NULL : say(&f, T_programme_figures, &arg, 1);
}
