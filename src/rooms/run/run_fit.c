/* Is whoever a form names still what he has to be? What fit() asks, on the day of the open step. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/text.h"
#include "rooms/run/run_role.h"

bool run_may_have_been_fit(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *named)
{
	const struct day_span days = { k->steps[k->steps_count - 1].opened_day, c->today };
	struct run_person found;
	int64_t id;

	return !k->is_closing && run_is_on_paper(k, days.from) && int_parse(named, &id) && run_in_roles_between(c, k, &f->choices, id, &days, &found);
}

bool run_step_asks_fit(const struct run_case *k, struct name field)
{
	for (size_t i = 0; i < k->p->refusals_count; i++) {
		const struct programme_refusal *r = &k->p->refusals[i];

		if (r->action->word == NO_WORD && strcmp(r->action->text, k->p->steps[k->at].id) == 0 && programme_asks_fit(k->p, r->when, field))
			return true;
	}
	return false;
}

void run_fit_play(struct ctx *c, struct run_case *k)
{
	for (size_t i = 0; k->at >= 0 && i < k->p->fits_count; i++) {
		const struct programme_field *f = &k->p->forms[k->p->fits[i].index].fields[k->p->fits[i].field];
		const struct programme_value *named = &k->play.fields[k->p->fits[i].index][k->p->fits[i].field];
		struct run_person_row person;
		int64_t id;

		if (named->kind != VALUE_SYMBOL || !run_step_asks_fit(k, k->p->fits[i]))
			continue;
		k->play.fits[i].is_fit = value_truth(run_may_name(c, k, f, named->symbol, k->today) || run_may_have_been_fit(c, k, f, named->symbol));
		if (int_parse(named->symbol, &id) && run_person_named(c->store, (person_id){ id }, &person))
			k->play.fits[i].name = person.name;
	}
}
