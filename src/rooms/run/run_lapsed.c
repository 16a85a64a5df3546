/* Steps whose term has run out today, and were done before. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "text/run.h"

const struct programme_refusal *run_lapsed(const struct run_case *k)
{
	for (size_t i = 0; i < k->p->refusals_count; i++) {
		const struct programme_refusal *r = &k->p->refusals[i];

		if (r->action->word == NO_WORD && strcmp(r->action->text, k->p->steps[k->at].id) == 0 && programme_has_term(r->when) && value_is_true(play_value(&k->play, r->when)))
			return r;
	}
	return NULL;
}

bool run_is_proved(struct ctx *c, const struct run_case *k, const struct run_act *act)
{
	const struct programme_refusal *refusal;
	struct run_case now = *k;

	if (act->day == c->today || act->kept != NULL || run_is_on_paper(k, act->day))
		return true;
	now.today = c->today;
	run_play(c, &now);
	refusal = run_lapsed(&now);
	return refusal == NULL || ctx_refuse_field(c, "file", T_run_day_unproved, "day", day_text(c->arena, act->day), "why", run_refusal_text(c, &now, refusal), NULL);
}
