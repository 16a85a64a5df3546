/* What a rule refuses as people read it, without what stands in a sealed form; and whether what a case is about may be paid for. */
#include "rooms/run/run.h"

#include <string.h>
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* The sealed form that the expression uses, by itself or by a value; NULL: none. */
static const struct programme_form *sealed_in(const struct programme *p, const struct expression *e)
{
	const struct programme_form *form;

	if (!programme_uses_sealed(p, e))
		return NULL;
	if (e->kind == EXPRESSION_WORD)
		return e->name.kind == NAME_VALUE ? sealed_in(p, p->values[e->name.index].expression) : &p->forms[e->name.index];
	form = sealed_in(p, e->left);
	form = form == NULL ? sealed_in(p, e->right) : form;
	return form == NULL ? sealed_in(p, e->third) : form;
}

struct run_missing run_refused(struct ctx *c, const struct run_case *k, const char *id, const struct programme_form *sealed, const char *text, const char *rule)
{
	struct run_missing m = { .kind = RUN_REFUSED, .id = id, .title = text, .rule = rule };

	if (sealed == NULL)
		return m;
	m.rule = NULL;
	m.title = message_text(c->arena, c->lang, T_run_sealed_refuses, (const struct message_arg[]){ { "form", programme_named(c->lang, sealed->title) },
		{ "roles", run_roles_text(c, k->p, &sealed->read_by) } }, 2);
	m.why = run_is_in_roles(c, k, &sealed->read_by, c->actor.person_id, c->today) ? text : NULL;
	return m;
}

struct run_missing run_refused_by(struct ctx *c, const struct run_case *k, const char *id, const struct programme_refusal *refusal)
{
	struct run_missing m = run_refused(c, k, id, sealed_in(k->p, refusal->when), run_refusal_text(c, k, refusal), refusal->text);

	m.param_href = run_params_href(c, k, refusal->when);
	return m;
}

const char *run_form_falls_short(struct ctx *c, const struct run_case *k, const char *form)
{
	const struct programme_refusal **refusals = arena_array(c->arena, k->p->refusals_count + 1, sizeof(*refusals));
	struct name name = programme_name(k->p, form);
	size_t count = k->at < 0 || name.kind != NAME_FORM ? 0 : play_refusals_of_step(&k->play, (size_t)k->at, refusals);

	for (size_t i = 0; i < count; i++)
		if (programme_reads_form(k->p, refusals[i]->when, name.index)) {
			struct run_missing m = run_refused_by(c, k, form, refusals[i]);

			return m.why != NULL ? m.why : m.title;
		}
	return NULL;
}

struct run_payment run_payment_of(struct ctx *c, const struct run_case *k)
{
	const struct programme_refusal *refusal = play_refusal_of_payment(&k->play);
	struct run_payment payment = { .is_ruled = programme_rules_payment(k->p) };
	struct run_missing m;

	if (!payment.is_ruled)
		return payment;
	if (refusal != NULL) {
		m = run_refused_by(c, k, "pay", refusal);
		payment.refusal = m.why != NULL ? m.why : m.title;
	} else if (strcmp(k->row.state, "stopped") == 0)
		payment.refusal = message_text(c->arena, c->lang, T_run_payment_stopped, NULL, 0);
	else if (run_hold_of(k) != NULL)
		payment.refusal = message_text(c->arena, c->lang, T_run_payment_on_hold, NULL, 0);
	return payment;
}
