/* What a vote of the open step decides, where that stands, and the days on which it can be voted on. */
#include "rooms/run/run_decided.h"
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/text.h"
#include "programme/play_text.h"
#include "schema/model.h"
#include "text/run.h"

const struct ballot_row *run_ballot_on(struct ctx *c, const struct run_case *k, const char *form, bool of_candidates)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	int index = programme_name(k->p, form).index;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);
		const struct vote *v = name.kind == NAME_VOTE ? &k->p->votes[name.index] : NULL;
		const struct ballot_row *ballot;

		if (v == NULL || !(of_candidates ? v->candidates != NULL && strcmp(v->candidates->text, form) == 0 : programme_vote_reads(c->arena, k->p, v, index)))
			continue;
		ballot = run_ballot_of(k, v->id);
		if (ballot != NULL && (strcmp(ballot->state, "open") == 0 || ballot_is_valid(ballot)))
			return ballot;
	}
	return NULL;
}

const char *run_motion(struct ctx *c, const struct run_case *k, const struct vote *v)
{
	const char *words = play_resolved(&k->play, (int)(v - k->p->votes));
	const char *motion = words == NULL ? run_said(c, k->row.title, v->title) : play_text_about(&k->play, words, k->row.title);

	return text_chars(motion) > LIMIT_BALLOT_TITLE ? v->title : motion;
}

const char *run_motion_of(struct ctx *c, const struct run_case *k, const struct ballot_row *ballot)
{
	struct name name = programme_name(k->p, ballot->item);
	const struct vote *v = name.kind == NAME_VOTE ? &k->p->votes[name.index] : NULL;
	const char *words;

	if (v == NULL || v->resolves_count == 0)
		return NULL;
	if (strcmp(ballot->title, v->title) != 0 && strcmp(ballot->title, run_said(c, k->row.title, v->title)) != 0)
		return ballot->title;
	words = play_resolved(&k->play, name.index);
	return words == NULL ? NULL : play_text_about(&k->play, words, k->row.title);
}

/* ---- the day ---- */

/* Does a vote that the step needs decide what stands in the form? */
static bool is_read_by_a_vote(struct ctx *c, const struct run_case *k, int form)
{
	const struct words *needs = &k->p->steps[k->at].needs;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		if (name.kind == NAME_VOTE && programme_vote_reads(c->arena, k->p, &k->p->votes[name.index], form))
			return true;
	}
	return false;
}

/* The case as it is judged on that day before the vote, with nothing typed that may be typed otherwise after it. */
static struct run_case before_vote(struct ctx *c, const struct run_case *k, const struct vote *v, day_t day)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	struct run_case then = *k;

	then.today = day;
	run_play(c, &then);
	then.play.tallies[v - k->p->votes] = (struct tally){ 0 };
	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		if (name.kind == NAME_FORM && !is_read_by_a_vote(c, k, name.index)) {
			memset(then.play.fields[name.index], 0, k->p->forms[name.index].fields_count * sizeof(**then.play.fields));
			memset(then.play.tables[name.index], 0, k->p->forms[name.index].fields_count * sizeof(**then.play.tables));
		}
	}
	return then;
}

/* What stays as it is once the vote is opened: its day, and the motion. */
static bool rests_on_what_stays(struct ctx *c, const struct run_case *k, const struct expression *e)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	bool stays = programme_reads_today(k->p, e);

	for (size_t i = 0; i < needs->count && !stays; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		stays = name.kind == NAME_FORM && is_read_by_a_vote(c, k, name.index) && programme_reads_form(k->p, e, name.index);
	}
	return stays;
}

/* The first refusal of the step that holds on that day and that nothing heals any more. */
static const struct programme_refusal *lasting_refusal(struct ctx *c, const struct run_case *then)
{
	const char *step = then->p->steps[then->at].id;

	for (size_t i = 0; i < then->p->refusals_count; i++) {
		const struct programme_refusal *r = &then->p->refusals[i];

		if (r->action->word == NO_WORD && strcmp(r->action->text, step) == 0 && rests_on_what_stays(c, then, r->when) &&
		    value_is_true(play_value(&then->play, r->when)))
			return r;
	}
	return NULL;
}

/* The field that the expression names last, as the figure behind the motion it is for. */
static const struct programme_field *last_field(const struct run_case *k, const struct expression *e, int form)
{
	const struct programme_field *found;

	if (e == NULL)
		return NULL;
	if (e->kind == EXPRESSION_WORD)
		return !e->is_symbol && e->name.kind == NAME_FIELD && e->name.index == form ? &k->p->forms[form].fields[e->name.field] : NULL;
	found = last_field(k, e->third, form);
	found = found != NULL ? found : last_field(k, e->right, form);
	return found != NULL ? found : last_field(k, e->left, form);
}

bool run_motion_is_right(struct ctx *c, const struct run_case *before, int form)
{
	const char *step = before->p->steps[before->at].id;
	struct run_case now;
	const struct run_case *k = &now;

	if (!is_read_by_a_vote(c, before, form) || !run_read(c, before->row.id, &now))
		return true;
	for (size_t i = 0; i < k->p->refusals_count; i++) {
		const struct programme_refusal *r = &k->p->refusals[i];
		const struct programme_field *f;

		if (r->action->word != NO_WORD || strcmp(r->action->text, step) != 0 || programme_reads_today(k->p, r->when) || !programme_reads_form(k->p, r->when, form) ||
		    !value_is_true(play_value(&k->play, r->when)))
			continue;
		f = last_field(k, r->when, form);
		ctx_refuse_field(c, f == NULL ? k->p->forms[form].id : run_input_name(c, f), T_run_motion_refused, "why", run_refusal_text(c, k, r), NULL);
		ctx_name_rule(c, r->text);
		return false;
	}
	return true;
}

static bool has_motion(struct ctx *c, const struct run_case *k, const struct vote *v)
{
	const struct words *needs = &k->p->steps[k->at].needs;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		if (name.kind == NAME_FORM && programme_vote_reads(c->arena, k->p, v, name.index) && !play_has(&k->play, name))
			return ctx_refuse(c, AGAINST_RULE, T_run_vote_wants_form, "form", programme_named(c->lang, k->p->forms[name.index].title), "vote", programme_named(c->lang, v->title), NULL);
	}
	return true;
}

/* A version of before may lead back to a vote that was lost: it is not held again (XY-09), neither here nor in another case. */
static bool may_be_held(struct ctx *c, const struct run_case *k, const struct vote *v)
{
	const struct ballot_row *lost = run_lost_before(k, v->id);

	if (lost != NULL)
		return ctx_refuse(c, AGAINST_RULE, T_run_vote_lost_before, "title", lost->title, "day", day_text(c->arena, lost->day), "result", run_ballot_said(c, lost), NULL);
	return run_is_still_new(c, k);
}

bool run_lets_vote_on(struct ctx *c, const struct run_case *k, const struct vote *v, day_t day)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];
	const struct programme_refusal *refusal;
	struct run_case then;

	if (!has_motion(c, k, v) || (v->is_final && !may_be_held(c, k, v)))
		return false;
	if (k->p->steps[k->at].late == WORD_BLOCK && day > open->due_day)
		return ctx_refuse(c, AGAINST_RULE, T_run_blocked, "step", programme_named(c->lang, k->row.step_title), "due", day_text(c->arena, open->due_day), "day", day_text(c->arena, day), NULL);
	then = before_vote(c, k, v, day);
	refusal = lasting_refusal(c, &then);
	if (refusal == NULL)
		return true;
	return ctx_refuse(c, AGAINST_RULE, T_run_vote_day_refused, "day", day_text(c->arena, day), "vote", programme_named(c->lang, v->title), "why", run_refusal_text(c, &then, refusal), NULL);
}
