/* The yearly card in the browser: given, filled by member, home and host, printed; and the own card of a member away. */
#include <string.h>
#include "core/permit.h"
#include "rooms/floating/floating_card_tmpl.h"
#include "rooms/floating/floating_input.h"
#include "text/floating.h"
#include "web/web.h"

ROUTE(GET, "/floating/:floating/card", floating_card_page, MAY_SEE_PERSON, "The card of a year on paper")
ROUTE(POST, "/floating/:floating/card", floating_card_save, MAY_EDIT_PERSON, "Give a floating member the card of this year")
ROUTE(POST, "/floating/:floating/activity", floating_activity_save, MAY_EDIT_PERSON, "Enter what a floating member took part in")
ROUTE(POST, "/floating/:floating/activity/:activity/confirm", floating_confirm_save, MAY_EDIT_PERSON, "The host confirms an activity")
ROUTE(GET, "/me/floating", floating_me_page, MAY_SEE_SELF, "One's own time away: hosts, card and activities")
ROUTE(POST, "/me/floating/activity", floating_me_report_save, MAY_SEE_SELF, "Enter what one took part in while away")

#define YEAR_FIRST 1921
#define YEAR_LAST 9998

const char *floating_card_number(struct arena *a, int64_t year, int64_t serial)
{
	const struct message_arg args[] = { { "year", arena_printf(a, "%lld", (long long)year) }, { "number", arena_printf(a, "%lld", (long long)serial) } };

	return message_text(a, LANG_ZH, T_floating_card_number, args, 2);	/* as it is printed, whoever reads it */
}

void floating_year_read(struct web *w, const struct floating_row *row, struct floating_year *y)
{
	struct floating_host_row host;
	struct ctx *c = w->c;
	int64_t asked = web_param_int(w, "year", 0);
	bool is_home = floating_may_at_home(c, MAY_EDIT_PERSON, row), is_open = row->ended_day == DAY_OPEN;

	*y = (struct floating_year){ .year = asked >= YEAR_FIRST && asked <= YEAR_LAST ? (int)asked : date_from_day(c->today).year };
	y->cards_count = floating_cards(c->store, row->region, row->id, &y->cards);
	for (size_t i = 0; i < y->cards_count; i++)
		y->has_card |= y->cards[i].year == y->year;
	y->activities_count = floating_activities(c->store, row->region, row->id, day_from_date(y->year, 1, 1), day_from_date(y->year + 1, 1, 1), &y->activities);
	y->may_confirm = is_open && floating_taken_in_by_actor(c, row->id, &host);
	y->may_issue = is_open && is_home && !y->has_card && y->year == date_from_day(c->today).year;
	y->may_report = is_open && y->has_card && (is_home || y->may_confirm);
}

void floating_own_read(struct web *w, struct floating_own_screen *s)
{
	struct ctx *c = w->c;
	struct person_row person;
	struct floating_last last;

	*s = (struct floating_own_screen){ .hosts_count = 0 };
	if (!person_get(c->store, (person_id){ c->actor.person_id }, &person) || !floating_of(c->store, person.region, person.id, &last) ||
	    !floating_get(c->store, last.id, &s->row))
		return;
	s->hosts_count = floating_hosts(c->store, last.id, &s->hosts);
	s->passes_count = passes_of(c->store, last.id, FLOATING_PASSES_SHOWN, &s->passes);
	floating_year_read(w, &s->row, &s->year);
	s->year.may_issue = s->year.may_confirm = false;
	s->year.may_report = s->row.ended_day == DAY_OPEN && s->year.has_card;
}

/* ---- home and host ---- */

void floating_card_page(struct web *w)
{
	struct ctx *c = w->c;
	struct floating_screen s = { 0 };
	const struct floating_card_row *card = NULL;

	if (!floating_see(c, web_path(w, floating), &s.row))
		return;
	s.hosts_count = floating_hosts(c->store, s.row.id, &s.hosts);
	floating_year_read(w, &s.row, &s.year);
	for (size_t i = 0; i < s.year.cards_count; i++)
		if (s.year.cards[i].year == s.year.year)
			card = &s.year.cards[i];
	if (card == NULL) {
		ctx_refuse(c, NOT_FOUND, T_floating_card_not_there, "name", s.row.name, "year", ctx_number(c, s.year.year), NULL);
		return;
	}
	floating_card_paper(&w->view, &s, card);
	web_page(w);
}

void floating_card_save(struct web *w)
{
	floating_answer(w, floating_issue_card(w->c, web_path(w, floating), web_row_version(w)), T_floating_card_issued);
}

void floating_activity_save(struct web *w)
{
	floating_answer(w, floating_report(w->c, web_path(w, floating), web_param_day(w, "day", DAY_NONE), web_param(w, "kind"), web_row_version(w)), T_floating_reported);
}

void floating_confirm_save(struct web *w)
{
	floating_answer(w, floating_confirm(w->c, web_path(w, floating), (floating_activity_id){ web_path_id(w, "activity") }, web_row_version(w)), T_floating_confirmed_now);
}

/* ---- the member ---- */

static void show_own(struct web *w)
{
	struct floating_own_screen s;

	floating_own_read(w, &s);
	floating_own_screen(&w->view, &s);
	web_page(w);
}

void floating_me_page(struct web *w)
{
	show_own(w);
}

void floating_me_report_save(struct web *w)
{
	struct floating_own_screen s;

	floating_own_read(w, &s);
	if (floating_report(w->c, s.row.id, web_param_day(w, "day", DAY_NONE), web_param(w, "kind"), web_row_version(w))) {
		web_notice(w, T_floating_reported, NULL);
		web_redirect(w, "/me/floating");
	} else if (web_form_again(w)) {
		show_own(w);
	}
}
