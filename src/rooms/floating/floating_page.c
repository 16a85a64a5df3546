/* Floating members in the browser: the lists of those who went and came, the card that home and host see, the form that registers. */
#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/floating/floating_card.h"
#include "rooms/floating/floating_input.h"
#include "rooms/floating/floating_list.h"
#include "rooms/floating/floating_tmpl.h"
#include "rooms/org/org_input.h"
#include "rooms/run/under_way.h"
#include "text/floating.h"
#include "web/web.h"

ROUTE(GET, "/floating", floating_list_page, MAY_SEE_PERSON, "Floating members of a subtree (org): gone, to be contacted, six months away, come")
ROUTE(GET, "/floating/new", floating_begin_page, MAY_EDIT_PERSON, "Begins to register a floating member: which one, by name or number (person)")
ROUTE(GET, "/floating/:floating", floating_page, MAY_SEE_PERSON, "The card of a floating member, for home and host")
ROUTE(GET, "/floating/:floating/letter", floating_letter_page, MAY_SEE_PERSON, "A letter with which a floating member reports to the organisation there, on paper")
ROUTE(GET, "/person/:person/floating", floating_new_page, MAY_EDIT_PERSON, "The form that registers a floating member")
ROUTE(POST, "/person/:person/floating", floating_register_save, MAY_EDIT_PERSON, "Register a member who works away")
ROUTE(POST, "/floating/:floating/correct", floating_correct_save, MAY_EDIT_PERSON, "Put right where a floating member is and how to reach him")
ROUTE(POST, "/floating/:floating/host", floating_host_save, MAY_EDIT_PERSON, "Another host from a day on; the former is closed on it")
ROUTE(POST, "/floating/:floating/accept", floating_accept_save, MAY_EDIT_PERSON, "The host takes a floating member in")
ROUTE(POST, "/floating/:floating/contact", floating_contact_save, MAY_EDIT_PERSON, "The home organisation got in touch, or tried to")
ROUTE(POST, "/floating/:floating/finish", floating_finish_save, MAY_EDIT_PERSON, "A floating member came back")
ROUTE(POST, "/floating/:floating/reveal", floating_reveal_page, MAY_SEE_FULL, "Show phone and wishes of a floating member; logged with the reason")

message floating_stage_text(enum floating_stage stage)
{
	static const message TEXTS[] = { [FLOATING_NOTED] = T_floating_stage_noted, [FLOATING_AWAY] = T_floating_stage_away,
		[FLOATING_TO_TRANSFER] = T_floating_stage_to_transfer };

	return TEXTS[stage];
}

void floating_to_read(struct web *w, struct floating_to *to)
{
	*to = (struct floating_to){ .code = web_param(w, "host"), .name = web_param(w, "host_name") };
}

void floating_form_read(struct web *w, struct floating_form *form)
{
	*form = (struct floating_form){ .reason = web_param(w, "reason"), .place = web_param(w, "place"), .phone = web_param(w, "phone"),
		.wish = web_param(w, "wish"), .is_settled = strcmp(web_param(w, "is_settled"), "1") == 0,
		.away_since = web_param_day(w, "away_since", DAY_NONE) };
	floating_to_read(w, &form->host);
}

/* ---- lists ---- */

bool floating_list_read(struct web *w, struct floating_list_screen *s)
{
	struct ctx *c = w->c;
	const char *end;
	int named = 0;

	*s = (struct floating_list_screen){ .page = web_page_number(w), .rows_per_page = web_list_rows(w, FLOATING_ROWS_PER_PAGE), .contact_months = floating_contact_months(c),
		.card_months = floating_card_months(c) };
	if (!org_see_for(c, (org_id){ web_param_int(w, "org", c->actor.org_id) }, MAY_SEE_PERSON, &s->org) || !web_param_word(w, "side", FLOATING_SIDE_KEYS, FLOATING_SIDES_COUNT, &named) ||
	    !desk_filter_read(w, floating_side_is_divided((enum floating_side)named), &s->desk))
		return false;
	s->side = (enum floating_side)named;
	end = path_end(c->arena, s->org.path);
	floating_side_narrow(c, s->side, s->org.region, s->org.path, end, &s->desk);
	for (int i = 0; i < FLOATING_SIDES_COUNT; i++) {
		const struct floating_list list = { (enum floating_side)i, s->org.region, s->org.path, end, i == (int)s->side ? s->desk : (struct desk_filter){ DESK_ALL } };

		s->counts[i] = floating_list_count(c, &list);
		if (i == (int)s->side)
			s->lines_count = floating_list_lines(c, &list, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->lines);
	}
	return true;
}

void floating_list_page(struct web *w)
{
	static const message LABELS[FLOATING_SIDES_COUNT] = { T_floating_out, T_floating_late, T_floating_card_due, T_floating_six, T_floating_in, T_floating_waiting };
	struct ctx *c = w->c;
	struct floating_list_screen s;

	if (!floating_list_read(w, &s))
		return;
	s.may_call = may_at(c, MAY_SEE_FULL, s.org.id.v);
	s.may_register = may_at(c, MAY_EDIT_PERSON, s.org.id.v);
	for (int i = 0; i < FLOATING_SIDES_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(c->arena, "/floating?org=%lld&side=%s", (long long)s.org.id.v, FLOATING_SIDE_KEYS[i]), .label = LABELS[i],
			.count = s.counts[i], .has_count = true, .is_current = (int)s.side == i, .is_after_line = i == FLOATING_IN };
	if ((s.side == FLOATING_OUT || s.side == FLOATING_IN) && may_at_path(c, MAY_SEE_FIGURES, s.org.path))
		s.people_href = arena_printf(c->arena, "/figure/floating?org=%lld&side=%s", (long long)s.org.id.v, FLOATING_SIDE_KEYS[s.side]);
	floating_list_screen(&w->view, &s);
	web_page(w);
}

/* Who goes away is found by name; the form that registers him is that of his record. */
void floating_begin_page(struct web *w)
{
	struct ctx *c = w->c;
	const char *typed = web_param(w, "person");
	person_id person = post_person_named_at(c, "person", typed);

	if (person.v != 0) {
		web_redirect(w, arena_printf(c->arena, "/person/%lld/floating", (long long)person.v));
		return;
	}
	if (!text_is_empty(typed) && !ctx_is_refused(c))
		ctx_refuse_field(c, "person", T_floating_begin_unknown, "typed", typed, NULL);
	if (ctx_is_refused(c) && !web_form_again(w))
		return;
	floating_begin_screen(&w->view, typed);
	web_page(w);
}

/* ---- the card ---- */

static void show(struct web *w, floating_id id, const char *phone, const char *wish)
{
	struct ctx *c = w->c;
	struct floating_host_row host;
	struct floating_screen s = { .phone = phone, .wish = wish, .contact_months = floating_contact_months(c), .hosts_max = floating_hosts_max(c) };

	if (!floating_see(c, id, &s.row))
		return;
	s.hosts_count = floating_hosts(c->store, id, &s.hosts);
	s.is_home = floating_may_at_home(c, MAY_EDIT_PERSON, &s.row);
	s.may_open = floating_may_at_home(c, MAY_SEE_PERSON, &s.row);
	s.wants_call = web_param_int(w, "call", 0) != 0;
	s.may_see_full = floating_may_at_home(c, MAY_SEE_FULL, &s.row) || floating_may_at_host(c, MAY_SEE_FULL, &s.row);
	for (size_t i = 0; i < s.hosts_count; i++)
		s.may_accept |= s.hosts[i].accepted_day == DAY_OPEN && floating_is_actors_host(c, MAY_EDIT_PERSON, &s.hosts[i]);
	s.may_take_dues = !s.is_home && floating_taken_in_by_actor(c, id, &host);
	s.contacts_count = floating_contacts(c->store, s.row.region, id, FLOATING_CONTACTS_SHOWN, &s.contacts);
	s.searches = floating_searches(s.contacts, s.contacts_count);
	s.passes_count = passes_of(c->store, id, FLOATING_PASSES_SHOWN, &s.passes);
	s.wants_pass = s.is_home && s.row.ended_day == DAY_OPEN && (s.passes_count == 0 || s.passes[0].ended_by[0] != '\0');
	s.may_issue_pass = s.wants_pass && pass_may_issue(w->c, &s.row, &s.pass_organ);
	floating_year_read(w, &s.row, &s.year);
	floating_screen(&w->view, &s);
	web_page(w);
}

void floating_page(struct web *w)
{
	show(w, web_path(w, floating), NULL, NULL);
}

void floating_letter_page(struct web *w)
{
	struct ctx *c = w->c;
	struct floating_screen s = { 0 };

	if (!floating_see(c, web_path(w, floating), &s.row))
		return;
	s.hosts_count = floating_hosts(c->store, s.row.id, &s.hosts);
	floating_letter_screen(&w->view, &s);
	web_page(w);
}

void floating_answer(struct web *w, bool is_done, message said)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/floating/%lld", (long long)web_path(w, floating).v));
	} else if (web_form_again(w)) {
		show(w, web_path(w, floating), NULL, NULL);
	}
}

void floating_host_save(struct web *w)
{
	struct floating_to to;

	floating_to_read(w, &to);
	floating_answer(w, floating_set_host(w->c, web_path(w, floating), &to, web_param_day(w, "day", DAY_NONE), strcmp(web_param(w, "is_more"), "1") == 0,
		web_row_version(w)), T_floating_host_set);
}

void floating_correct_save(struct web *w)
{
	floating_answer(w, floating_correct(w->c, web_path(w, floating), web_param(w, "place"), strcmp(web_param(w, "is_settled"), "1") == 0, web_param(w, "phone"),
		web_row_version(w)), T_floating_corrected);
}

void floating_accept_save(struct web *w)
{
	floating_answer(w, floating_accept(w->c, web_path(w, floating), web_row_version(w)), T_floating_accepted);
}

void floating_contact_save(struct web *w)
{
	floating_answer(w, floating_note_contact(w->c, web_path(w, floating), web_param_day(w, "day", DAY_NONE), web_param(w, "method"),
		strcmp(web_param(w, "is_reached"), "1") == 0, web_row_version(w)), T_floating_contact_noted);
}

void floating_finish_save(struct web *w)
{
	floating_answer(w, floating_finish(w->c, web_path(w, floating), web_param_day(w, "day", DAY_NONE), web_param(w, "ended_by"), web_row_version(w)), T_floating_finished);
}

void floating_reveal_page(struct web *w)
{
	const char *phone = NULL, *wish = NULL;
	bool is_shown = floating_reveal(w->c, web_path(w, floating), web_param(w, "reason"), &phone, &wish);

	if (is_shown || web_form_again(w))
		show(w, web_path(w, floating), phone, wish);
}

/* ---- registering ---- */

/* Whoever may soon be no member is not sent away before that is settled. */
static void read_ending(struct ctx *c, struct floating_new_screen *s)
{
	struct under_way *list;
	size_t count = under_way_read(c, &s->person, &list);
	const struct under_way *ending = under_way_ending(list, count);

	if (ending == NULL)
		return;
	s->ending_href = ending->href;
	s->ending = under_way_warning(c, ending, s->person.name, T_floating_register);
}

static void show_new(struct web *w, const struct person_row *person)
{
	struct floating_new_screen s = { .person = *person };
	struct person_org_row org = { .name = "" };

	person_org(w->c->store, person->org, &org);
	s.org_name = org.name;
	read_ending(w->c, &s);
	floating_new_screen(&w->view, &s);
	web_page(w);
}

static bool see_person(struct web *w, struct person_row *row)
{
	person_id id = web_path(w, person);

	return person_see(w->c, id, row) && (may_at_path(w->c, MAY_EDIT_PERSON, row->path) || ctx_refuse(w->c, NOT_FOUND, T_floating_no_person, NULL));
}

/* Who is registered already is shown the card. */
void floating_new_page(struct web *w)
{
	struct person_row person;
	struct floating_last last;

	if (!see_person(w, &person))
		return;
	if (floating_of(w->c->store, person.region, person.id, &last) && last.ended_day == DAY_OPEN)
		web_redirect(w, arena_printf(w->c->arena, "/floating/%lld", (long long)last.id.v));
	else
		show_new(w, &person);
}

void floating_register_save(struct web *w)
{
	struct person_row person;
	struct floating_form form;
	floating_id made;

	if (!see_person(w, &person))
		return;
	floating_form_read(w, &form);
	if (floating_register(w->c, person.id, &form, &made)) {
		web_notice(w, T_floating_registered, "name", person.name, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/floating/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w, &person);
	}
}
