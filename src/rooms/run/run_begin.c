/* Whether a practice lets a case begin: what refuses it rests on the subject and the day alone, since nothing is filled in yet (refuse opens). */
#include "rooms/run/run.h"

#include "rooms/programme/programme_param.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* As the case would stand on that day. */
static void set_out(struct ctx *c, const struct run_to_open *what, struct run_case *k)
{
	struct programme_param_row *rows;
	size_t count = programme_params_on(c, what->org.path, what->p, what->opening->day, &rows);

	*k = (struct run_case){ .p = what->p, .today = what->opening->day, .row = { .region = what->org.region, .org = what->org.id, .org_path = what->org.path,
		.org_name = what->org.name, .opened_day = what->opening->day } };
	play_prepare(&k->play, c->arena, what->p);
	k->play.today = (struct programme_value){ .kind = VALUE_DATE, .day = k->today };
	for (size_t i = 0; i < count; i++)
		k->play.params[programme_name(what->p, rows[i].param).index] = programme_param_used(what->p, &rows[i]);
	if (what->p->about == WORD_PERSON)
		run_set_subject(c, &k->play, &what->about.person);
	if (what->p->about == WORD_ORG)
		run_set_subject_org(c, k, &what->org);
	run_set_members(c, k);
}

bool run_may_begin(struct ctx *c, const struct run_to_open *what)
{
	const struct programme_refusal *refusal;
	struct run_case k;
	bool is_ruled = false;

	for (size_t i = 0; i < what->p->refusals_count; i++)
		is_ruled |= what->p->refusals[i].action->word == WORD_OPENS;
	if (!is_ruled)
		return true;
	set_out(c, what, &k);
	refusal = play_refusal(&k.play, NULL, WORD_OPENS);
	return refusal == NULL || ctx_refuse_field(c, "day", T_run_not_opened, "title", run_refusal_text(c, &k, refusal), NULL);
}
