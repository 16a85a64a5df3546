/* What the words of a file rest on: forms, and the day. */
#include "programme/play_text.h"

typedef bool is_meant(struct name name, int form);

static bool is_of_form(struct name name, int form) { return (name.kind == NAME_FORM || name.kind == NAME_FIELD) && name.index == form; }
static bool is_today(struct name name, int form) { (void)form; return name.kind == NAME_TODAY || name.kind == NAME_RULE; }

static bool expression_reads(const struct programme *p, const struct expression *e, is_meant *meant, int form);

static bool name_reads(const struct programme *p, struct name name, is_meant *meant, int form)
{
	return name.kind == NAME_VALUE ? expression_reads(p, p->values[name.index].expression, meant, form) : meant(name, form);
}

/* The checked file has no value that rests on itself. */
static bool expression_reads(const struct programme *p, const struct expression *e, is_meant *meant, int form)
{
	if (e == NULL)
		return false;
	return (e->kind == EXPRESSION_WORD && !e->is_symbol && name_reads(p, e->name, meant, form)) || expression_reads(p, e->left, meant, form) ||
		expression_reads(p, e->right, meant, form) || expression_reads(p, e->third, meant, form);
}

bool programme_reads_today(const struct programme *p, const struct expression *e)
{
	return expression_reads(p, e, is_today, 0);
}

bool programme_reads_form(const struct programme *p, const struct expression *e, int form)
{
	return expression_reads(p, e, is_of_form, form);
}

static bool text_reads(struct arena *a, const struct programme *p, const char *text, int form)
{
	const char *name;

	while ((name = play_figure_next(a, &text)) != NULL)
		if (name_reads(p, programme_name(p, name), is_of_form, form))
			return true;
	return false;
}

bool programme_vote_reads(struct arena *a, const struct programme *p, const struct vote *v, int form)
{
	for (size_t i = 0; i < v->resolves_count; i++)
		if (text_reads(a, p, v->resolves[i].text, form) || expression_reads(p, v->resolves[i].when, is_of_form, form))
			return true;
	return false;
}

static bool is_the_day(const struct expression *e)
{
	return e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_TODAY;
}

bool programme_has_term(const struct expression *e)
{
	if (e == NULL)
		return false;
	if (((e->kind == EXPRESSION_MORE || e->kind == EXPRESSION_MORE_EQUAL) && is_the_day(e->left)) ||
	    ((e->kind == EXPRESSION_LESS || e->kind == EXPRESSION_LESS_EQUAL) && is_the_day(e->right)))
		return true;
	return programme_has_term(e->left) || programme_has_term(e->right) || programme_has_term(e->third);
}
