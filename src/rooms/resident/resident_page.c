/* In-service members and their communities in the browser: lists and sums of both sides, the card, the form that registers, the own card. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/resident/resident_input.h"
#include "rooms/resident/resident_tmpl.h"
#include "text/resident.h"
#include "web/web.h"

ROUTE(GET, "/resident", resident_list_page, MAY_SEE_PERSON, "In-service members registered with communities (org): of our units, come to us, waiting, and sums")
ROUTE(GET, "/resident/:resident", resident_page, MAY_SEE_PERSON, "The card of a registration, for unit and community")
ROUTE(POST, "/resident/:resident/accept", resident_accept_save, MAY_EDIT_PERSON, "The community takes an in-service member in")
ROUTE(POST, "/resident/:resident/service", resident_service_save, MAY_EDIT_PERSON, "What an in-service member did for the community")
ROUTE(POST, "/resident/:resident/finish", resident_finish_save, MAY_EDIT_PERSON, "An in-service member serves there no more")
ROUTE(GET, "/person/:person/resident", resident_new_page, MAY_EDIT_PERSON, "The form that registers a member with a community, or with another one")
ROUTE(POST, "/person/:person/resident", resident_register_save, MAY_EDIT_PERSON, "Register an in-service member with the community where he lives")
ROUTE(GET, "/me/resident", resident_me_page, MAY_SEE_SELF, "One's own community, and everything that was written down about one's service")
ROUTE(POST, "/me/resident", resident_me_save, MAY_SEE_SELF, "Register oneself with the community where one lives")

const char *const RESIDENT_SIDE_KEYS[RESIDENT_SIDES_COUNT] = { "out", "in", "waiting", "units", "communities" };

const char *resident_hours_text(struct arena *a, int64_t minutes)
{
	return arena_printf(a, minutes % 60 == 0 ? "%lld" : "%lld.5", (long long)(minutes / 60));
}

void resident_form_read(struct web *w, struct resident_form *form)
{
	*form = (struct resident_form){ .community = web_param(w, "community"), .offer = web_param(w, "offer"), .day = web_param_day(w, "day", DAY_NONE) };
}

/* ---- lists ---- */

static void count_sides(struct ctx *c, struct resident_list_screen *s, const char *from, const char *to)
{
	struct resident_number n[RESIDENT_SIDES_COUNT] = { { 0 } };

	resident_out_count(c->store, from, to, &n[RESIDENT_OUT]);
	resident_in_count(c->store, from, to, 0, DESK_ALL, NULL, 0, &n[RESIDENT_IN]);
	resident_in_count(c->store, from, to, 1, s->desk.part, s->desk.orgs, s->desk.orgs_count, &n[RESIDENT_WAITING]);
	resident_units_count(c->store, from, to, &n[RESIDENT_UNITS]);
	resident_communities_count(c->store, from, to, &n[RESIDENT_COMMUNITIES]);
	for (int i = 0; i < RESIDENT_SIDES_COUNT; i++)
		s->counts[i] = n[i].n;
}

bool resident_list_read(struct web *w, enum resident_side side, struct resident_list_screen *s)
{
	struct ctx *c = w->c;
	const char *from, *to;
	int64_t skip;
	int named = (int)side;

	*s = (struct resident_list_screen){ .page = web_page_number(w), .rows_per_page = web_list_rows(w, RESIDENT_ROWS_PER_PAGE), .side = side };
	if (!org_see_for(c, (org_id){ web_param_int(w, "org", c->actor.org_id) }, MAY_SEE_PERSON, &s->org) || !web_param_word(w, "side", RESIDENT_SIDE_KEYS, RESIDENT_SIDES_COUNT, &named) ||
	    !desk_filter_read(w, named == RESIDENT_WAITING, &s->desk))
		return false;
	s->side = (enum resident_side)named;
	from = s->org.path;
	to = path_end(c->arena, from);
	skip = (s->page - 1) * s->rows_per_page;
	resident_waiting_narrow(c, from, to, &s->desk);
	count_sides(c, s, from, to);
	if (s->side == RESIDENT_UNITS)
		s->totals_count = resident_by_unit(c->store, from, to, s->rows_per_page, skip, &s->totals);
	else if (s->side == RESIDENT_COMMUNITIES)
		s->totals_count = resident_by_community(c->store, from, to, s->rows_per_page, skip, &s->totals);
	else if (s->side == RESIDENT_OUT)
		s->lines_count = resident_out(c->store, from, to, s->rows_per_page, skip, &s->lines);
	else
		s->lines_count = resident_in(c->store, from, to, s->side == RESIDENT_WAITING, s->desk.part, s->desk.orgs, s->desk.orgs_count, s->rows_per_page, skip, &s->lines);
	return true;
}

void resident_list_page(struct web *w)
{
	static const message LABELS[RESIDENT_SIDES_COUNT] = { T_resident_out, T_resident_in, T_resident_waiting, T_resident_units, T_resident_communities };
	struct resident_list_screen s;

	if (!resident_list_read(w, RESIDENT_OUT, &s))
		return;
	for (int i = 0; i < RESIDENT_SIDES_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/resident?org=%lld&side=%s", (long long)s.org.id.v, RESIDENT_SIDE_KEYS[i]), .label = LABELS[i],
			.count = s.counts[i], .has_count = true, .is_current = (int)s.side == i, .is_after_line = i == RESIDENT_UNITS };
	resident_list_screen(&w->view, &s);
	web_page(w);
}

/* ---- the card ---- */

static void read_service(struct ctx *c, person_id person, struct resident_screen *s)
{
	struct resident_number n = { 0 };

	s->services_count = resident_services(c->store, person, RESIDENT_SERVICES_SHOWN, &s->services);
	resident_minutes_of(c->store, person, &n);
	s->minutes = n.n;
}

static void read_feedbacks(struct ctx *c, struct resident_feedback_row *rows, size_t count, struct resident_screen *s)
{
	s->feedbacks_count = count;
	s->feedbacks = arena_array(c->arena, count + 1, sizeof(*s->feedbacks));
	for (size_t i = 0; i < count; i++) {
		struct resident_feedback_shown *f = &s->feedbacks[i];

		f->row = rows[i];
		f->lines_count = resident_feedback_lines(c->store, rows[i].id, RESIDENT_FEEDBACK_LINES_MAX, &f->lines);
	}
}

bool resident_screen_read(struct ctx *c, resident_id id, struct resident_screen *s)
{
	struct resident_feedback_row *feedbacks;
	struct resident_row row;
	size_t count;
	bool is_open;

	*s = (struct resident_screen){ .rows_count = 0 };
	if (!resident_see(c, id, &row))
		return false;
	s->rows_count = resident_of(c->store, row.person, &s->rows);
	/* The one that was asked for stands first. */
	for (size_t i = 0; i < s->rows_count; i++)
		if (s->rows[i].id.v == id.v) {
			s->rows[i] = s->rows[0];
			s->rows[0] = row;
		}
	is_open = row.to_day == DAY_OPEN;
	s->may_accept = is_open && row.accepted_day == DAY_OPEN && resident_may_at_community(c, MAY_EDIT_PERSON, &row);
	s->may_note = is_open && row.accepted_day != DAY_OPEN && resident_may_at_community(c, MAY_EDIT_PERSON, &row);
	s->may_finish = is_open && resident_may_at_unit(c, MAY_EDIT_PERSON, &row);
	s->may_move = resident_may_at_unit(c, MAY_EDIT_PERSON, &row);
	s->may_open = resident_may_at_unit(c, MAY_SEE_PERSON, &row);
	read_service(c, row.person, s);
	if (!resident_may_at_community(c, MAY_SEE_PERSON, &row) && row.person.v != c->actor.person_id) {
		s->services_count = 0;	/* the unit is told by feedback, which the member sees first */
		s->is_told_by_feedback = true;
	}
	count = resident_feedbacks_for(c, &row, &feedbacks);
	read_feedbacks(c, feedbacks, count, s);
	return true;
}

void resident_own_read(struct ctx *c, struct resident_screen *s)
{
	struct resident_feedback_row *feedbacks;
	size_t count = resident_feedbacks_of(c->store, c->actor.person_id, &feedbacks);

	*s = (struct resident_screen){ .is_own = true };
	read_feedbacks(c, feedbacks, count, s);
	s->rows_count = resident_of(c->store, (person_id){ c->actor.person_id }, &s->rows);
	read_service(c, (person_id){ c->actor.person_id }, s);
}

static void show(struct web *w)
{
	struct resident_screen s;

	if (!resident_screen_read(w->c, web_path(w, resident), &s))
		return;
	resident_screen(&w->view, &s);
	web_page(w);
}

void resident_page(struct web *w)
{
	show(w);
}

void resident_answer(struct web *w, bool is_done, message said)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/resident/%lld", (long long)web_path(w, resident).v));
	} else if (web_form_again(w)) {
		show(w);
	}
}

void resident_accept_save(struct web *w)
{
	resident_answer(w, resident_accept(w->c, web_path(w, resident), web_row_version(w)), T_resident_accepted_now);
}

void resident_service_save(struct web *w)
{
	resident_answer(w, resident_note_service(w->c, web_path(w, resident), web_param_day(w, "day", DAY_NONE), web_param(w, "activity"), web_param(w, "hours"), web_row_version(w)),
		T_resident_noted);
}

void resident_finish_save(struct web *w)
{
	resident_answer(w, resident_finish(w->c, web_path(w, resident), web_param_day(w, "day", DAY_NONE), web_param(w, "ended_by"), web_row_version(w)), T_resident_finished);
}

/* ---- registering ---- */

static void show_new(struct web *w, const struct person_row *person, const char *action, const char *back)
{
	struct resident_new_screen s = { .person = *person, .action = action, .back = back };
	struct person_org_row org = { .name = "" };

	person_org(w->c->store, person->org, &org);
	s.org_name = org.name;
	resident_new_screen(&w->view, &s);
	web_page(w);
}

static bool see_person(struct web *w, struct person_row *row)
{
	return person_see(w->c, web_path(w, person), row) &&
		(may_at_path(w->c, MAY_EDIT_PERSON, row->path) || ctx_refuse(w->c, NOT_FOUND, T_resident_no_person, NULL));
}

static void show_form(struct web *w, const struct person_row *person)
{
	const char *url = arena_printf(w->c->arena, "/person/%lld", (long long)person->id.v);

	show_new(w, person, arena_printf(w->c->arena, "%s/resident", url), url);
}

/* Who is registered already is shown the card, unless a move is asked for. */
void resident_new_page(struct web *w)
{
	struct person_row person;
	struct resident_row *rows;

	if (!see_person(w, &person))
		return;
	if (web_param_int(w, "move", 0) == 0 && resident_of(w->c->store, person.id, &rows) > 0 && rows[0].to_day == DAY_OPEN)
		web_redirect(w, arena_printf(w->c->arena, "/resident/%lld", (long long)rows[0].id.v));
	else
		show_form(w, &person);
}

void resident_register_save(struct web *w)
{
	struct person_row person;
	struct resident_form form;
	resident_id made;

	if (!see_person(w, &person))
		return;
	resident_form_read(w, &form);
	if (resident_register(w->c, person.id, &form, &made)) {
		web_notice(w, T_resident_registered, "name", person.name, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/resident/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_form(w, &person);
	}
}

/* ---- the own card ---- */

static void show_own(struct web *w)
{
	struct resident_screen s;

	resident_own_read(w->c, &s);
	resident_own_screen(&w->view, &s);
	web_page(w);
}

void resident_answer_own(struct web *w, bool is_done, message said)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, "/me/resident");
	} else if (web_form_again(w)) {
		show_own(w);
	}
}

void resident_me_page(struct web *w)
{
	show_own(w);
}

void resident_me_save(struct web *w)
{
	struct resident_form form;
	resident_id made;

	resident_form_read(w, &form);
	resident_answer_own(w, resident_register(w->c, (person_id){ w->c->actor.person_id }, &form, &made), T_resident_registered_own);
}
