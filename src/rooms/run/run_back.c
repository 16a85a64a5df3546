/* Why a case came back to the open step, and why somebody must not do that step. */
#include "rooms/run/run_back.h"

#include <string.h>
#include "core/permit.h"
#include "rooms/run/run_anew.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define NAMES_MAX 5	/* of those who may do it instead */

/* ---- sent back ---- */

static const char *kept_in(const struct run_case *k, int64_t step, const struct name *field)
{
	const struct programme_form *form = &k->p->forms[field->index];
	const struct run_value_row *v = run_value_in(k, step, form->id, form->fields[field->field].id, 0);

	return v == NULL ? "" : v->value;
}

static bool is_of_text(const struct run_case *k, const struct expression *e)
{
	return e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD && k->p->forms[e->name.index].fields[e->name.field].type == WORD_TEXT;
}

/* What the rule wants where it says `a choice = a word and a text = none`: the text, where that was chosen. "": it is another rule, or it was chosen otherwise. */
static const char *wanted_text(const struct run_case *k, int64_t step, const struct expression *e)
{
	const struct expression *choice = e->left, *text = e->right;

	if (e->kind != EXPRESSION_AND || text->kind != EXPRESSION_EQUAL || text->right->kind != EXPRESSION_NONE || !is_of_text(k, text->left))
		return "";
	if (choice->kind != EXPRESSION_EQUAL || choice->left->kind != EXPRESSION_WORD || choice->left->is_symbol || choice->left->name.kind != NAME_FIELD || !choice->right->is_symbol)
		return "";
	return strcmp(kept_in(k, step, &choice->left->name), choice->right->token->text) == 0 ? kept_in(k, step, &text->left->name) : "";
}

void run_back_read(struct ctx *c, const struct run_case *k, struct run_back *back)
{
	const struct run_step_row *last = k->steps_count < 2 ? NULL : &k->steps[k->steps_count - 2];
	int step = last == NULL ? -1 : run_step_index(k->p, last->step);

	*back = (struct run_back){ .text = NULL };
	if (k->at < 0 || step < 0 || !k->is_void[k->steps_count - 2] || strcmp(last->way, last->step) == 0)
		return;
	back->step = k->p->steps[step].title;
	back->why = "";
	for (size_t i = 0; i < k->p->refusals_count && back->why[0] == '\0'; i++) {
		const struct programme_refusal *r = &k->p->refusals[i];

		if (r->action->word == NO_WORD && strcmp(r->action->text, last->step) == 0)
			back->why = wanted_text(k, last->id.v, r->when);
	}
	if (run_is_asked_anew(k)) {
		back->text = ctx_words(c, T_run_asked_anew);
		return;
	}
	back->text = message_text(c->arena, c->lang, back->why[0] == '\0' ? T_run_came_back : T_run_sent_back,
		(const struct message_arg[]){ { "step", programme_named(c->lang, back->step) }, { "why", back->why } }, back->why[0] == '\0' ? 1 : 2);
}

/* ---- kept away ---- */

/* Those of the roles whom nothing keeps away, by name where the actor may see them; *has_others: is there any at all, whoever sees them. */
static const char *others_text(struct ctx *c, const struct run_case *k, const struct step *s, bool *has_others)
{
	const char *all = "";
	size_t named = 0;

	*has_others = false;
	for (size_t i = 0; i < s->by.count; i++) {
		const struct role *role = run_role_find(k->p, s->by.list[i]->text);
		struct run_person *people;
		bool is_open;
		size_t count = role == NULL ? 0 : run_role_people(c, k, role, c->today, &people, &is_open);

		for (size_t n = 0; n < count && named < NAMES_MAX; n++) {
			struct run_person_row row;

			if (run_is_in_roles(c, k, &s->not_by, people[n].person.v, c->today) || !run_person_named(c->store, people[n].person, &row))
				continue;
			*has_others = true;
			if (!may_at_path(c, MAY_SEE_PERSON, row.path) || strstr(all, row.name) != NULL)
				continue;
			all = arena_printf(c->arena, named++ == 0 ? "%s%s" : "%s、%s", all, row.name);
		}
	}
	return all;
}

const char *run_kept_away_text(struct ctx *c, const struct run_case *k)
{
	const struct step *s = k->at < 0 ? NULL : &k->p->steps[k->at];
	struct words mine = { .list = NULL };
	const char *others;
	bool has_others;

	if (s == NULL)
		return NULL;
	mine.list = arena_array(c->arena, s->not_by.count + 1, sizeof(*mine.list));
	for (size_t i = 0; i < s->not_by.count; i++)
		if (run_is_in_roles(c, k, &(struct words){ &s->not_by.list[i], 1 }, c->actor.person_id, c->today))
			mine.list[mine.count++] = s->not_by.list[i];
	if (mine.count == 0)
		return NULL;
	others = others_text(c, k, s, &has_others);
	return message_text(c->arena, c->lang, others[0] != '\0' ? T_run_kept_away : has_others ? T_run_kept_away_unseen : T_run_kept_away_alone, (const struct message_arg[]){ { "roles", run_roles_text(c, k->p, &s->by) },
		{ "mine", run_roles_text(c, k->p, &mine) }, { "others", others } }, others[0] == '\0' ? 2 : 3);
}
