/* What a form of the open step waits for: the notice or the vote behind which it stands. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "text/run.h"

/* A form without a paper may be written while the meeting goes on. */
static bool has_paper(const struct programme_form *form)
{
	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].type == WORD_FILE)
			return true;
	return false;
}

static message of_vote(const struct run_case *k, const char *vote)
{
	const struct ballot_row *ballot = run_ballot_of(k, vote);

	if (ballot == NULL || strcmp(ballot->state, "void") == 0)
		return T_run_form_before_vote;
	return strcmp(ballot->state, "open") == 0 ? T_run_form_in_vote : T_run_form_of_invalid_vote;
}

bool run_form_waits(struct ctx *c, const struct run_case *k, const char *id, struct run_wait *wait)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	const struct programme_form *form = &k->p->forms[programme_name(k->p, id).index];
	bool waits = false;

	for (size_t i = 0; i < needs->count && strcmp(needs->list[i]->text, id) != 0; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		if (name.kind == NAME_NOTICE && !k->play.notices[name.index])
			*wait = (struct run_wait){ T_run_form_waits, NULL, run_notice_lacks(c, k, name.index) };
		else if (name.kind == NAME_VOTE && has_paper(form) && !play_is_valid(&k->play, name.index))
			*wait = (struct run_wait){ of_vote(k, k->p->votes[name.index].id), NULL, programme_named(c->lang, k->p->votes[name.index].title) };
		else
			continue;
		wait->form = programme_named(c->lang, form->title);
		waits = true;
	}
	return waits;
}

const char *run_form_waits_text(struct ctx *c, const struct run_case *k, const char *form)
{
	struct run_wait wait;

	return run_form_waits(c, k, form, &wait) ? message_text(c->arena, c->lang, wait.said, (const struct message_arg[]){ { "form", wait.form }, { "item", wait.item } }, 2) : NULL;
}
