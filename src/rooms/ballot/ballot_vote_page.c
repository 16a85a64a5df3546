/* Pages of votes from afar: those that wait for one's own vote, and the own vote. */
#include <string.h>
#include "rooms/ballot/ballot_choice.h"
#include "rooms/ballot/ballot_input.h"
#include "rooms/ballot/ballot_secret_tmpl.h"
#include "rooms/ballot/ballot_vote_screen.h"
#include "rooms/ballot/ballot_vote_tmpl.h"
#include "text/ballot.h"
#include "web/web.h"

ROUTE(GET, "/me/ballot", ballot_vote_list_page, SIGNED_IN, "Votes from afar that wait for one's own vote")
ROUTE(GET, "/ballot/:ballot/vote", ballot_vote_page, MAY_SEE_SELF, "One's own vote in a vote from afar, and its receipt")
ROUTE(POST, "/ballot/:ballot/vote", ballot_vote_save, MAY_SEE_SELF, "Gives one's own vote in a vote from afar, once")

void ballot_vote_list_page(struct web *w)
{
	struct ballot_vote_list s;

	s.count = ballots_for(w->c->store, (person_id){ w->c->actor.person_id }, &s.rows);
	s.tasks_count = ballots_for_trustee(w->c->store, w->c->actor.account_id, &s.tasks);
	ballot_vote_list_screen(&w->view, &s);
	web_page(w);
}

static enum ballot_phase own_phase(struct ctx *c, const struct ballot_own *own)
{
	struct ballot_secrecy s = { .phase = BALLOT_VOTING };

	if (own->row.is_secret)
		ballot_secrecy_of(c, &own->row, &s);
	return s.phase;
}

/* is_sent: with the choices that the form sent; an address marks none. */
static bool read_screen(struct web *w, bool is_sent, struct ballot_vote_screen *screen)
{
	struct ballot_vote_screen s = { 0 };
	struct ballot_terms terms;
	struct ctx *c = w->c;
	struct ballot_row was;

	if (!ballot_own_of(c, web_path(w, ballot), &s.own))
		return false;
	terms = ballot_terms_of(&s.own.row);
	s.action = arena_printf(c->arena, "/ballot/%lld/vote", (long long)s.own.row.id.v);
	s.quorum_rule = ballot_quorum_rule(c, &terms);
	s.pass_rule = ballot_pass_rule(c, &terms);
	was = ballot_as_counted(&s.own.row);
	s.result = ballot_was_counted(&s.own.row) ? ballot_result_text(c, &was) : NULL;
	s.voided = ballot_voided_text(c, &s.own.row, true);
	s.disclosure = ballot_disclosure(c, &was, s.own.lines, s.own.lines_count);
	s.late = strcmp(s.own.row.state, "open") != 0 ? T_ballot_own_late : own_phase(c, &s.own) < BALLOT_VOTING ? T_ballot_not_ready : T_ballot_voting_ended;
	s.fields = arena_array(c->arena, s.own.lines_count, sizeof(*s.fields));
	s.chosen = arena_array(c->arena, s.own.lines_count, sizeof(*s.chosen));
	for (size_t i = 0; i < s.own.lines_count; i++) {
		s.fields[i] = ballot_choice_field(c->arena, s.own.row.seats, i);
		s.chosen[i] = is_sent ? web_param(w, s.fields[i]) : "";
	}
	*screen = s;
	return true;
}

static void show(struct web *w, bool is_sent)
{
	struct ballot_vote_screen s;

	if (!read_screen(w, is_sent, &s))
		return;
	ballot_vote_screen(&w->view, &s);
	web_page(w);
}

/* What one is about to give, which nobody changes afterwards: on the phone a finger slips. Nothing of it is kept before the voter is sure. */
static void ask_whether_sure(struct web *w)
{
	struct ballot_vote_screen s;

	if (!read_screen(w, true, &s))
		return;
	ballot_sure_screen(&w->view, &s);
	web_page(w);
}

void ballot_vote_page(struct web *w)
{
	show(w, false);
}

/* The receipt of a secret vote stands on this one answer and nowhere else; the same form that comes twice gets it twice. */
static void show_receipt(struct web *w, const struct ballot_own *own, const char *receipt)
{
	ballot_receipt_screen(&w->view, own, receipt);
	web_page(w);
}

void ballot_vote_save(struct web *w)
{
	struct ctx *c = w->c;
	struct ballot_own own;
	const char **choices, *receipt;
	size_t count;

	if (!ballot_own_of(c, web_path(w, ballot), &own))
		return;
	if (web_kept(w) != NULL) {
		show_receipt(w, &own, web_kept(w));
		return;
	}
	count = ballot_choices_sent(w, own.row.seats, own.lines_count, &choices);
	if (strcmp(web_param(w, "sure"), "change") == 0) {
		show(w, true);
		return;
	}
	if (strcmp(web_param(w, "sure"), "yes") != 0 && ballot_vote_fits(c, own.row.id, choices, count)) {
		ask_whether_sure(w);
		return;
	}
	if (!ctx_is_refused(c) && ballot_vote(c, own.row.id, choices, count, &receipt)) {
		if (receipt != NULL) {
			web_keep(w, receipt);
			show_receipt(w, &own, receipt);
			return;
		}
		web_notice(w, T_ballot_voted, NULL);
		web_redirect(w, arena_printf(c->arena, "/ballot/%lld/vote", (long long)own.row.id.v));
	} else if (web_form_again(w)) {
		show(w, false);
	}
}
