/* Figures of a case: what its programme reckons from what was filled in. */
#include "rooms/run/run.h"

#include <string.h>
#include "programme/play_text.h"
#include "programme/word.h"
#include "rooms/programme/programme_param.h"
#include "rooms/run/run_walk.h"

static const char *shown(struct ctx *c, struct programme_value v)
{
	switch (v.kind) {
	case VALUE_NUMBER: return play_number_text(c->arena, v.number);
	case VALUE_DATE: return day_text(c->arena, v.day);
	case VALUE_TRUTH: return programme_word_text(v.is_true ? WORD_YES : WORD_NO, c->lang);
	default: return NULL;
	}
}

/* The first of those whose cases the expression asks about. */
static const char *each_in(const struct programme *p, const struct expression *e)
{
	const char *found = NULL;

	if (e == NULL)
		return NULL;
	if (e->kind == EXPRESSION_CALL && e->left != NULL && e->left->kind == EXPRESSION_WORD && e->left->name.kind == NAME_EACH)
		return p->eaches[e->left->name.index].id;
	found = each_in(p, e->left);
	if (found == NULL)
		found = each_in(p, e->right);
	return found != NULL ? found : each_in(p, e->third);
}

size_t run_figures(struct ctx *c, const struct run_case *k, struct run_figure **list)
{
	size_t count = 0;

	*list = arena_array(c->arena, k->p->values_count + 1, sizeof(**list));
	for (size_t i = 0; i < k->p->values_count; i++) {
		const struct value_rule *value = &k->p->values[i];
		const char *text = value->title == NULL ? NULL : shown(c, play_value(&k->play, value->expression));

		if (text != NULL)
			(*list)[count++] = (struct run_figure){ value->id, value->title, text, each_in(k->p, value->expression), NULL };
	}
	return count;
}

size_t run_params_shown(struct ctx *c, const struct run_case *k, struct run_figure **list)
{
	size_t count = 0;

	*list = arena_array(c->arena, k->params_count + 1, sizeof(**list));
	for (size_t i = 0; i < k->params_count; i++) {
		struct name name = programme_name(k->p, k->params[i].param);

		if (name.kind == NAME_PARAM)
			(*list)[count++] = (struct run_figure){ k->params[i].param, k->p->params[name.index].title,
				programme_param_said(c->arena, &k->p->params[name.index], k->play.params[name.index], c->lang), NULL, run_param_by(c, k, k->params[i].param) };
	}
	return count;
}
