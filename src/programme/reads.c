/* What the words of a file rest on: forms, and the day. */
#include <string.h>
#include "programme/play_text.h"

typedef bool is_meant(struct name name, int form);

static bool is_of_form(struct name name, int form) { return (name.kind == NAME_FORM || name.kind == NAME_FIELD) && name.index == form; }
static bool is_today(struct name name, int form) { (void)form; return name.kind == NAME_TODAY || name.kind == NAME_RULE; }

static bool is_move(struct name name, int form) { (void)form; return name.kind == NAME_ATTRIBUTE && PROGRAMME_ATTRIBUTES[name.index].word == WORD_MOVED_ON; }

/* What a case has only once it is open. */
static bool is_of_case(struct name name, int form) { return name.kind != NAME_ATTRIBUTE && name.kind != NAME_PARAM && !is_today(name, form); }

/* What somebody is, he is on the day. */
static bool asks_fit(const struct expression *e) { return e->kind == EXPRESSION_CALL && e->function == WORD_FIT; }

static bool expression_reads(const struct programme *p, const struct expression *e, is_meant *meant, int form);

static bool name_reads(const struct programme *p, struct name name, is_meant *meant, int form)
{
	if (name.kind != NAME_VALUE)
		return meant(name, form);
	if (meant == is_move || meant == is_of_case)
		return expression_reads(p, p->values[name.index].expression, meant, form);
	return meant == is_today ? p->values[name.index].rests_on_today : p->values[name.index].rests_on[form];
}

static bool expression_reads(const struct programme *p, const struct expression *e, is_meant *meant, int form)
{
	if (e == NULL)
		return false;
	return (meant == is_today && asks_fit(e)) || (e->kind == EXPRESSION_WORD && !e->is_symbol && name_reads(p, e->name, meant, form)) || expression_reads(p, e->left, meant, form) ||
		expression_reads(p, e->right, meant, form) || expression_reads(p, e->third, meant, form);
}

/* ---- what values rest on ---- */

enum { NEW, OPEN, KNOWN };

struct resting { struct programme *p; struct arena *arena; char *states; };

static void rest(struct resting *r, size_t value);

/* What the expression reads goes to what the value rests on. */
static void note(struct resting *r, struct value_rule *value, const struct expression *e)
{
	if (e == NULL)
		return;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE) {
		const struct value_rule *used = &r->p->values[e->name.index];

		rest(r, (size_t)e->name.index);
		value->rests_on_today = value->rests_on_today || used->rests_on_today;
		for (size_t i = 0; i < r->p->forms_count; i++)
			value->rests_on[i] = value->rests_on[i] || used->rests_on[i];
	} else if (e->kind == EXPRESSION_WORD && !e->is_symbol) {
		value->rests_on_today = value->rests_on_today || is_today(e->name, 0);
		if (e->name.kind == NAME_FORM || e->name.kind == NAME_FIELD)
			value->rests_on[e->name.index] = true;
	}
	value->rests_on_today = value->rests_on_today || asks_fit(e);
	note(r, value, e->left);
	note(r, value, e->right);
	note(r, value, e->third);
}

/* A value that rests on itself is refused already; here it only must not turn in a circle. */
static void rest(struct resting *r, size_t i)
{
	if (r->states[i] != NEW)
		return;
	r->states[i] = OPEN;
	note(r, &r->p->values[i], r->p->values[i].expression);
	r->states[i] = KNOWN;
}

void programme_bind_rests(struct arena *a, struct programme *p)
{
	struct resting r = { p, a, arena_alloc(a, p->values_count + 1) };

	memset(r.states, NEW, p->values_count + 1);
	for (size_t i = 0; i < p->values_count; i++)
		p->values[i].rests_on = arena_array(a, p->forms_count + 1, sizeof(bool));
	for (size_t i = 0; i < p->values_count; i++)
		rest(&r, i);
}

bool programme_reads_today(const struct programme *p, const struct expression *e)
{
	return expression_reads(p, e, is_today, 0);
}

bool programme_reads_move(const struct programme *p, const struct expression *e)
{
	return expression_reads(p, e, is_move, 0);
}

bool programme_reads_case(const struct programme *p, const struct expression *e)
{
	return expression_reads(p, e, is_of_case, 0);
}

bool programme_reads_form(const struct programme *p, const struct expression *e, int form)
{
	return expression_reads(p, e, is_of_form, form);
}

static bool is_field(const struct expression *e, struct name field)
{
	return e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD && e->name.index == field.index && e->name.field == field.field;
}

bool programme_asks_for(const struct expression *e, struct name field)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_EQUAL && ((is_field(e->left, field) && e->right->kind == EXPRESSION_NONE) || (is_field(e->right, field) && e->left->kind == EXPRESSION_NONE)))
		return true;
	if (e->kind == EXPRESSION_CALL && e->function == WORD_HAS && (is_field(e->left, field) || is_field(e->right, field)))
		return true;
	return programme_asks_for(e->left, field) || programme_asks_for(e->right, field) || programme_asks_for(e->third, field);
}

bool programme_asks_fit(const struct programme *p, const struct expression *e, struct name field)
{
	if (e == NULL)
		return false;
	if (asks_fit(e) && is_field(e->left, field))
		return true;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE)
		return programme_asks_fit(p, p->values[e->name.index].expression, field);
	return programme_asks_fit(p, e->left, field) || programme_asks_fit(p, e->right, field) || programme_asks_fit(p, e->third, field);
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
