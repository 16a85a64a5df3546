#include "rooms/floating/station.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/floating/floating_sql.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_offer.h"
#include "rooms/person/person.h"
#include "text/person.h"
#include "text/station.h"

static bool is_in(const struct station_row *row, const char *state)
{
	return strcmp(row->state, state) == 0;
}

/* ---- who sees it ---- */

bool station_may_at_station(struct ctx *c, enum permission p, const struct station_row *row)
{
	return may_at_path(c, p, row->path);
}

bool station_may_at_home(struct ctx *c, enum permission p, const struct station_row *row)
{
	return row->home != 0 && may_at_path(c, p, row->home_path);
}

static bool see_for(struct ctx *c, enum permission p, station_entry_id id, struct station_row *row)
{
	return (station_get(c->store, id, row) && (station_may_at_station(c, p, row) || station_may_at_home(c, p, row))) ||
		ctx_refuse(c, NOT_FOUND, T_station_not_found, NULL);
}

bool station_see(struct ctx *c, station_entry_id id, struct station_row *row)
{
	return see_for(c, MAY_SEE_PERSON, id, row);
}

/* An entry that lasts, as the form saw it. */
static bool take(struct ctx *c, station_entry_id id, int64_t row_version, struct station_row *row)
{
	if (!see_for(c, MAY_EDIT_PERSON, id, row))
		return false;
	store_subject(c->store, id.v, row->station.v);
	if (is_in(row, "ended"))
		return ctx_refuse(c, AGAINST_RULE, T_station_ended, "name", row->name, "day", day_text(c->arena, row->ended_day), NULL);
	return row->row_version == row_version || ctx_refuse_changed(c, T_station_changed, "name", row->name, NULL);
}

static bool take_at_station(struct ctx *c, station_entry_id id, int64_t row_version, struct station_row *row)
{
	return take(c, id, row_version, row) && (station_may_at_station(c, MAY_EDIT_PERSON, row) ||
		ctx_refuse(c, AGAINST_RULE, T_station_only_station, "name", row->station_name, NULL));
}

/* ---- registering ---- */

static bool text_is_right(struct ctx *c, const char *field, const char *text, int64_t most, message missing)
{
	if (text_is_empty(text))
		return ctx_refuse_field(c, field, missing, NULL);
	return (int64_t)text_chars(text) <= most || ctx_refuse_field(c, field, T_station_too_long, "n", ctx_number(c, most), NULL);
}

static bool find_home(struct ctx *c, const char *typed, struct floating_org_row *org)
{
	struct floating_org_row *found;
	size_t count;

	typed = org_offered_code(c, typed);
	if (floating_org_coded(c->store, typed, org))
		return true;
	count = floating_org_named(c->store, typed, text_wide_brackets(c->arena, typed), c->today, &found);
	if (count != 1)
		return ctx_refuse_field(c, "home", count == 0 ? T_station_home_unknown : T_station_home_many, "typed", typed, "similar", org_similar_words(c, typed), NULL) ||
			org_offer_similar(c, typed);
	*org = found[0];
	return true;
}

/* The organisation that keeps the membership; id 0 with a name for one outside. */
static bool home_is_right(struct ctx *c, const struct station_home *home, const char *station_path, struct floating_org_row *org)
{
	*org = (struct floating_org_row){ .name = "", .path = "" };
	if (text_is_empty(home->code) && text_is_empty(home->name))
		return ctx_refuse_field(c, "home", T_station_home_missing, NULL);
	if (!text_is_empty(home->code) && !text_is_empty(home->name))
		return ctx_refuse_field(c, "home_name", T_station_home_twice, NULL);
	if (text_is_empty(home->code)) {
		org->name = home->name;
		return text_is_right(c, "home_name", home->name, LIMIT_STATION_ENTRY_HOME_NAME, T_station_home_missing);
	}
	if (!find_home(c, home->code, org))
		return false;
	if (org->to_day <= c->today)
		return ctx_refuse_field(c, "home", T_station_home_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
	if (org_kind_is_beside(org->kind))
		return ctx_refuse_field(c, "home", T_station_home_beside, "name", org->name, NULL);
	return !path_is_within(station_path, org->path) || ctx_refuse_field(c, "home", T_station_home_own, "name", org->name, NULL);
}

static bool day_is_right(struct ctx *c, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "came_day", T_station_day_missing, NULL);
	return day <= c->today || ctx_refuse_field(c, "came_day", T_station_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
}

bool station_register(struct ctx *c, org_id station, const struct station_form *form, station_entry_id *made)
{
	struct station_number same = { 0 };
	struct floating_org_row home;
	struct org_row org;
	const char *outside;

	ctx_begin(c, "station.register", "station_entry", 0, station.v);
	if (!org_see_for(c, station, MAY_EDIT_PERSON, &org))
		return false;
	if (strcmp(org.kind, STATION_ORG_KIND) != 0)
		return ctx_refuse(c, AGAINST_RULE, T_station_no_station, "name", org.name, NULL);
	if (!text_is_right(c, "name", form->name, LIMIT_STATION_ENTRY_NAME, T_station_name_missing) || !day_is_right(c, form->came_day) ||
	    !home_is_right(c, &form->home, org.path, &home))
		return false;
	outside = home.id.v == 0 ? home.name : "";
	station_same(c->store, station, form->name, home.id.v, outside, form->came_day, &same);
	if (same.n > 0)
		return ctx_refuse(c, AGAINST_RULE, T_station_same, "name", form->name, "home", home.name, "day", day_text(c->arena, form->came_day), NULL);
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, station.v);
	station_insert(c->store, *made, station, org.path, form->name, home.id.v, home.path, outside, form->came_day, c->now_s, c->actor.account_id);
	audit_note_text(c, "station_entry", "name", made->v, NULL, form->name);
	audit_note_day(c, "station_entry", "came_day", made->v, DAY_NONE, form->came_day);
	store_note(c->store, "home", NULL, home.name);
	return ctx_commit(c);
}

/* ---- the home organisation ---- */

static bool is_unanswered(struct ctx *c, const struct station_row *row)
{
	return is_in(row, "checking") || is_in(row, "denied") ||
		ctx_refuse(c, AGAINST_RULE, T_station_confirmed_already, "name", row->name, "home", row->home_name, "day", day_text(c->arena, row->answered_day), NULL);
}

bool station_ask(struct ctx *c, station_entry_id id, const struct station_home *home, int64_t row_version)
{
	struct floating_org_row org;
	struct station_row row;

	ctx_begin(c, "station.ask", "station_entry", id.v, 0);
	if (!take_at_station(c, id, row_version, &row) || !is_unanswered(c, &row) || !home_is_right(c, home, row.path, &org))
		return false;
	station_set_home(c->store, id, org.id.v, org.path, org.id.v == 0 ? org.name : "", row_version);
	store_note(c->store, "home", row.home_name, org.name);
	return ctx_commit(c);
}

size_t station_namesakes_of(struct ctx *c, const struct station_row *row, struct station_namesake **found)
{
	return row->home == 0 ? 0 : station_namesakes(c->store, row->home_path, path_end(c->arena, row->home_path), row->name, STATION_NAMESAKES_MAX, found);
}

/* Whom the home organisation names is a member of it, and stands in no other ledger. */
static bool person_is_right(struct ctx *c, const struct station_row *row, person_id id)
{
	struct station_row other;
	struct person_row person;

	if (id.v == 0)
		return ctx_refuse_field(c, "person", T_station_person_missing, "name", row->name, NULL);
	if (!person_get(c->store, id, &person) || !path_is_within(person.path, row->home_path) || !person_status_is_member(person.status))
		return ctx_refuse_field(c, "person", T_station_person_foreign, "home", row->home_name, NULL);
	if (strcmp(person.name, row->name) != 0)
		return ctx_refuse_field(c, "person", T_station_person_name, "name", row->name, "other", person.name, NULL);
	return !station_of_person(c->store, id.v, &other) || other.id.v == row->id.v ||
		ctx_refuse_field(c, "person", T_station_person_twice, "name", row->name, "station", other.station_name, "day", day_text(c->arena, other.came_day), NULL);
}

/* 三河《社区流动党员管理》 and 党员教育管理工作条例 2019 art. 32: whose member somebody is, the organisation that keeps the membership says. */
static bool answer_is_right(struct ctx *c, const struct station_row *row, const struct station_answer *a)
{
	if (row->home != 0 && !station_may_at_home(c, MAY_EDIT_PERSON, row))
		return ctx_refuse(c, AGAINST_RULE, T_station_only_home, "home", row->home_name, "name", row->name, NULL);
	if (!a->is_member)
		return a->document == NULL || text_chars(a->document) <= LIMIT_STATION_ENTRY_DOCUMENT ||
			ctx_refuse_field(c, "document", T_person_too_long, "n", ctx_number(c, LIMIT_STATION_ENTRY_DOCUMENT), NULL);
	return row->home != 0 ? person_is_right(c, row, a->person) : text_is_right(c, "document", a->document, LIMIT_STATION_ENTRY_DOCUMENT, T_station_document_missing);
}

bool station_reply(struct ctx *c, station_entry_id id, const struct station_answer *a, int64_t row_version)
{
	struct station_row row;
	bool is_inside;

	ctx_begin(c, "station.reply", "station_entry", id.v, 0);
	if (!take(c, id, row_version, &row) || !is_unanswered(c, &row) || !answer_is_right(c, &row, a))
		return false;
	is_inside = row.home != 0;
	if (is_inside)
		store_subject(c->store, id.v, row.home);
	station_set_answer(c->store, id, a->is_member ? "confirmed" : "denied", a->is_member && is_inside ? a->person.v : 0, a->is_member && !is_inside ? a->document : "",
		c->today, row_version);
	store_note(c->store, "state", row.state, a->is_member ? "confirmed" : "denied");
	if (a->is_member && !is_inside)
		audit_note_text(c, "station_entry", "document", id.v, NULL, a->document);
	return ctx_commit(c);
}

/* ---- settling ---- */

/* Where the membership has to be for a transfer: the organisation that the station belongs to, and all below it. */
static const char *place_of(struct ctx *c, const struct station_row *row, struct org_row *parent)
{
	struct org_row station;

	if (org_get(c->store, row->station, &station) && station.parent.v != 0 && org_get(c->store, station.parent, parent))
		return parent->path;
	return row->path;
}

/* The membership is here already: by the register for one of the installation, by a finished arrival with its letter for one from outside. */
static bool transfer_is_done(struct ctx *c, const struct station_row *row, const char *letter, int64_t *person)
{
	struct org_row parent = { .name = row->station_name };
	const char *place = place_of(c, row, &parent);
	struct station_arrival arrival;
	struct person_row member;

	*person = row->person;
	if (row->home == 0) {
		if (!text_is_right(c, "letter", letter, LIMIT_STATION_ENTRY_LETTER, T_station_letter_missing))
			return false;
		if (!station_arrived(c->store, letter, row->name, place, path_end(c->arena, place), &arrival))
			return ctx_refuse_field(c, "letter", T_station_letter_unknown, "letter", letter, "name", row->name, "place", parent.name, NULL);
		*person = arrival.person;
		return true;
	}
	if (!person_get(c->store, (person_id){ row->person }, &member))
		return ctx_refuse(c, AGAINST_RULE, T_station_person_gone, "name", row->name, NULL);
	return (path_is_within(member.path, place) && person_status_is_member(member.status)) ||
		ctx_refuse_field(c, "by", T_station_not_moved, "name", row->name, "home", row->home_name, "place", parent.name, NULL);
}

static int64_t next_serial(struct ctx *c, const struct station_row *row)
{
	int year = date_from_day(c->today).year;
	struct station_number last = { 0 };

	station_last_serial(c->store, row->station, day_from_date(year, 1, 1), day_from_date(year + 1, 1, 1), &last);
	return last.n + 1;
}

bool station_settle(struct ctx *c, station_entry_id id, const struct station_way *way, int64_t row_version)
{
	int64_t person, serial = 0;
	struct station_row row;
	bool is_transfer;

	ctx_begin(c, "station.settle", "station_entry", id.v, 0);
	if (!take_at_station(c, id, row_version, &row))
		return false;
	if (is_in(&row, "settled"))
		return ctx_refuse(c, AGAINST_RULE, T_station_settled_already, "name", row.name, "day", day_text(c->arena, row.settled_day), NULL);
	if (!is_in(&row, "confirmed"))
		return ctx_refuse(c, AGAINST_RULE, T_station_unconfirmed, "name", row.name, "home", row.home_name, "state", code_name(c->lang, "station_state", row.state), NULL);
	if (code_find("station_settle", way->by) == NULL)
		return ctx_refuse_field(c, "by", T_station_way_missing, NULL);
	is_transfer = strcmp(way->by, "transfer") == 0;
	person = row.person;
	if (is_transfer && !transfer_is_done(c, &row, way->letter, &person))
		return false;
	if (!is_transfer)
		serial = next_serial(c, &row);
	station_set_settled(c->store, id, way->by, person, is_transfer && row.home == 0 ? way->letter : "", serial, c->today, row_version);
	store_note(c->store, "state", row.state, "settled");
	store_note(c->store, "by", NULL, way->by);
	return ctx_commit(c);
}

bool station_finish(struct ctx *c, station_entry_id id, const char *ended_by, int64_t row_version)
{
	struct station_row row;

	ctx_begin(c, "station.finish", "station_entry", id.v, 0);
	if (!take_at_station(c, id, row_version, &row))
		return false;
	if (code_find("station_end", ended_by) == NULL)
		return ctx_refuse_field(c, "ended_by", T_station_end_missing, NULL);
	station_end(c->store, id, ended_by, c->today, row_version);
	store_note(c->store, "ended_by", NULL, ended_by);
	return ctx_commit(c);
}

static size_t asked_work(struct ctx *c, const char *from, const char *to, struct desk_work **work)
{
	struct station_asked_row *rows;
	size_t count = station_asks_orgs(c->store, from, to, &rows);

	*work = arena_array(c->arena, count + 1, sizeof(**work));
	for (size_t i = 0; i < count; i++)
		(*work)[i] = (struct desk_work){ rows[i].org, rows[i].n };
	return count;
}

struct desk_share station_asked(struct ctx *c)
{
	struct desk_work *work;
	size_t count = asked_work(c, c->actor.path_from, c->actor.path_to, &work);

	return desk_share_of(c, work, count);
}

void station_asked_narrow(struct ctx *c, const char *from, const char *to, struct desk_filter *desk)
{
	desk_filter_narrow(c, desk, from, to, asked_work);
}
