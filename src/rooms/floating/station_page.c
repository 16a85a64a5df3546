/* The ledgers of stations for floating members in the browser: lists and sums, an entry for station and home organisation, the temporary card. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/floating/station_screen.h"
#include "rooms/floating/station_tmpl.h"
#include "text/station.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/station", station_list_page, MAY_SEE_PERSON, "The ledgers of the stations of a subtree, and what other stations ask it")
ROUTE(GET, "/org/:org/station/new", station_new_page, MAY_EDIT_PERSON, "The form that enters somebody in the ledger of a station")
ROUTE(POST, "/org/:org/station", station_register_save, MAY_EDIT_PERSON, "Enter a floating member in the ledger of a station")
ROUTE(GET, "/station-entry/:station_entry", station_entry_page, MAY_SEE_PERSON, "An entry of a ledger, for the station and the home organisation")
ROUTE(GET, "/station-entry/:station_entry/card", station_card_page, MAY_SEE_PERSON, "The temporary card on paper")
ROUTE(POST, "/station-entry/:station_entry/ask", station_ask_save, MAY_EDIT_PERSON, "Ask another organisation whose member it is")
ROUTE(POST, "/station-entry/:station_entry/reply", station_reply_save, MAY_EDIT_PERSON, "The home organisation confirms a floating member, or denies")
ROUTE(POST, "/station-entry/:station_entry/settle", station_settle_save, MAY_EDIT_PERSON, "Settle a floating member by a transfer or a temporary card")
ROUTE(POST, "/station-entry/:station_entry/finish", station_finish_save, MAY_EDIT_PERSON, "A floating member went away again")

const char *const STATION_SIDE_KEYS[STATION_SIDES_COUNT] = { "checking", "confirmed", "settled", "ended", "asked" };

void station_home_read(struct web *w, struct station_home *home)
{
	*home = (struct station_home){ .code = web_param(w, "home"), .name = web_param(w, "home_name") };
}

void station_form_read(struct web *w, struct station_form *form)
{
	*form = (struct station_form){ .name = web_param(w, "name"), .came_day = web_param_day(w, "came_day", DAY_NONE) };
	station_home_read(w, &form->home);
}

void station_answer_read(struct web *w, struct station_answer *answer)
{
	*answer = (struct station_answer){ .is_member = strcmp(web_param(w, "is_member"), "1") == 0, .person = { web_param_int(w, "person", 0) },
		.document = web_param(w, "document") };
}

void station_way_read(struct web *w, struct station_way *way)
{
	*way = (struct station_way){ .by = web_param(w, "by"), .letter = web_param(w, "letter") };
}

const char *station_card_number(struct arena *a, const struct station_row *row)
{
	const struct message_arg args[] = { { "year", arena_printf(a, "%d", date_from_day(row->settled_day).year) }, { "number", arena_printf(a, "%lld", (long long)row->serial) } };

	return message_text(a, LANG_ZH, T_station_card_number, args, 2);
}

/* ---- lists ---- */

static void count_sides(struct ctx *c, struct station_list_screen *s, const char *end)
{
	struct station_number n = { 0 };

	for (int i = 0; i < STATION_ASKED; i++) {
		station_list_count(c->store, s->org.path, end, STATION_SIDE_KEYS[i], &n);
		s->counts[i] = n.n;
	}
	station_asks_count(c->store, s->org.path, end, s->desk.part, s->desk.orgs, s->desk.orgs_count, &n);
	s->counts[STATION_ASKED] = n.n;
}

bool station_list_read(struct web *w, struct station_list_screen *s)
{
	struct ctx *c = w->c;
	const char *end;
	int64_t skip;
	int named = 0;

	*s = (struct station_list_screen){ .page = web_page_number(w), .rows_per_page = web_list_rows(w, STATION_ROWS_PER_PAGE) };
	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &s->org) || !web_param_word(w, "side", STATION_SIDE_KEYS, STATION_SIDES_COUNT, &named) ||
	    !desk_filter_read(w, named == STATION_ASKED, &s->desk))
		return false;
	s->side = (enum station_side)named;
	end = path_end(c->arena, s->org.path);
	skip = (s->page - 1) * s->rows_per_page;
	station_asked_narrow(c, s->org.path, end, &s->desk);
	count_sides(c, s, end);
	s->is_station = strcmp(s->org.kind, STATION_ORG_KIND) == 0;
	s->may_register = s->is_station && may_at_path(c, MAY_EDIT_PERSON, s->org.path);
	s->totals_count = station_totals(c->store, s->org.path, end, c->today, STATIONS_SHOWN, &s->totals);
	s->rows_count = s->side == STATION_ASKED ? station_asks(c->store, s->org.path, end, s->desk.part, s->desk.orgs, s->desk.orgs_count, s->rows_per_page, skip, &s->rows) :
		station_list(c->store, s->org.path, end, STATION_SIDE_KEYS[s->side], s->rows_per_page, skip, &s->rows);
	return true;
}

void station_list_page(struct web *w)
{
	static const message LABELS[STATION_SIDES_COUNT] = { T_station_checking, T_station_confirmed, T_station_settled, T_station_over, T_station_asked };
	struct station_list_screen s;

	if (!station_list_read(w, &s))
		return;
	for (int i = 0; i < STATION_SIDES_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/org/%lld/station?side=%s", (long long)s.org.id.v, STATION_SIDE_KEYS[i]), .label = LABELS[i],
			.count = s.counts[i], .has_count = true, .is_current = (int)s.side == i, .is_after_line = i == STATION_ASKED };
	station_list_screen(&w->view, &s);
	web_page(w);
}

/* ---- registering ---- */

static void show_new(struct web *w)
{
	struct station_new_screen s;

	if (!org_see_for(w->c, web_path(w, org), MAY_EDIT_PERSON, &s.org))
		return;
	station_new_screen(&w->view, &s);
	web_page(w);
}

void station_new_page(struct web *w)
{
	show_new(w);
}

void station_register_save(struct web *w)
{
	struct station_form form;
	station_entry_id made;

	station_form_read(w, &form);
	if (station_register(w->c, web_path(w, org), &form, &made)) {
		web_notice(w, T_station_registered, "name", form.name, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/station-entry/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w);
	}
}

/* ---- one entry ---- */

static void read_acts(struct ctx *c, struct station_screen *s)
{
	bool is_open = strcmp(s->row.state, "ended") != 0, is_waiting = strcmp(s->row.state, "checking") == 0 || strcmp(s->row.state, "denied") == 0;
	bool is_at_station = station_may_at_station(c, MAY_EDIT_PERSON, &s->row), is_at_home = station_may_at_home(c, MAY_EDIT_PERSON, &s->row);

	s->has_home_inside = s->row.home != 0;
	s->may_ask = is_waiting && is_at_station;
	s->may_reply = is_waiting && (s->has_home_inside ? is_at_home : is_at_station);
	s->may_settle = is_at_station && strcmp(s->row.state, "confirmed") == 0;
	s->may_finish = is_open && is_at_station;
	if (s->may_reply)
		s->namesakes_count = station_namesakes_of(c, &s->row, &s->namesakes);
	for (size_t i = 0; i < s->namesakes_count; i++) {
		const struct station_namesake *n = &s->namesakes[i];

		s->people[i] = (struct option){ .value = ctx_number(c, n->id.v),
			.label_text = n->joined_day == DAY_NONE ? n->org_name : arena_printf(c->arena, "%s %s", n->org_name, day_text(c->arena, n->joined_day)) };
	}
}

static void show(struct web *w)
{
	struct station_screen s = { .namesakes_count = 0 };

	if (!station_see(w->c, web_path(w, station_entry), &s.row))
		return;
	read_acts(w->c, &s);
	station_screen(&w->view, &s);
	web_page(w);
}

void station_entry_page(struct web *w)
{
	show(w);
}

void station_card_page(struct web *w)
{
	struct ctx *c = w->c;
	struct station_row row;

	if (!station_see(c, web_path(w, station_entry), &row))
		return;
	if (row.serial == 0) {
		ctx_refuse(c, NOT_FOUND, T_station_card_none, "name", row.name, NULL);
		return;
	}
	station_card_paper(&w->view, &row);
	web_page(w);
}

static void answer(struct web *w, bool is_done, message said)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/station-entry/%lld", (long long)web_path(w, station_entry).v));
	} else if (web_form_again(w)) {
		show(w);
	}
}

void station_ask_save(struct web *w)
{
	struct station_home home;

	station_home_read(w, &home);
	answer(w, station_ask(w->c, web_path(w, station_entry), &home, web_row_version(w)), T_station_asked_now);
}

void station_reply_save(struct web *w)
{
	struct station_answer said;

	station_answer_read(w, &said);
	answer(w, station_reply(w->c, web_path(w, station_entry), &said, web_row_version(w)), said.is_member ? T_station_confirmed_now : T_station_denied_now);
}

void station_settle_save(struct web *w)
{
	struct station_way way;

	station_way_read(w, &way);
	answer(w, station_settle(w->c, web_path(w, station_entry), &way, web_row_version(w)), T_station_settled_now);
}

void station_finish_save(struct web *w)
{
	answer(w, station_finish(w->c, web_path(w, station_entry), web_param(w, "ended_by"), web_row_version(w)), T_station_finished);
}
