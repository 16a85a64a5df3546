/* In-service members and their communities for programs: the same rules as the pages. */
#include "rooms/resident/resident_input.h"
#include "web/web.h"

FIELDS(LINE, ROW_ID(struct resident_line, id), ROW_ID(struct resident_line, person), ROW_TEXT(struct resident_line, name), ROW_TEXT(struct resident_line, home_name),
	ROW_TEXT(struct resident_line, community_name), ROW_DAY(struct resident_line, from_day), ROW_DAY(struct resident_line, accepted_day),
	ROW_INT(struct resident_line, minutes))
FIELDS(TOTAL, ROW_ID(struct resident_total, org), ROW_TEXT(struct resident_total, name), ROW_INT(struct resident_total, people),
	ROW_INT(struct resident_total, accepted), ROW_INT(struct resident_total, minutes))
FIELDS(CARD, ROW_ID(struct resident_row, id), ROW_ID(struct resident_row, home), ROW_TEXT(struct resident_row, home_name), ROW_ID(struct resident_row, community),
	ROW_TEXT(struct resident_row, community_name), ROW_TEXT(struct resident_row, offer), ROW_DAY(struct resident_row, from_day),
	ROW_DAY(struct resident_row, accepted_day), ROW_DAY(struct resident_row, to_day), ROW_TEXT(struct resident_row, ended_by), ROW_INT(struct resident_row, row_version))
FIELDS(SERVICE, ROW_DAY(struct resident_service_row, day), ROW_TEXT(struct resident_service_row, activity), ROW_INT(struct resident_service_row, minutes),
	ROW_ID(struct resident_service_row, community), ROW_TEXT(struct resident_service_row, community_name))

ROUTE(GET, "/api/v1/resident", resident_api_list, MAY_SEE_PERSON, "In-service members registered with communities (org): side is out, in or waiting; desk, of waiting: whom one takes in oneself, or communities below do")
TAKES(resident_api_list, { AN_ID("org") }, { A_CHOICE("side", "out in waiting") }, { A_CHOICE("desk", "own below") }, A_PAGE)
GIVES_PAGE(resident_api_list, LINE)

ROUTE(GET, "/api/v1/resident/total", resident_api_total, MAY_SEE_PERSON, "Sums of a subtree (org): side is units (the default) or communities")
TAKES(resident_api_total, { AN_ID("org") }, { A_CHOICE("side", "units communities") }, A_PAGE)
GIVES_PAGE(resident_api_total, TOTAL)

ROUTE(GET, "/api/v1/resident/:resident", resident_api_get, MAY_SEE_PERSON, "The card: registrations of the member, the one asked for first, and the service")
TAKES_NOTHING(resident_api_get)
GIVES(resident_api_get, 200, { A_TEXT("name", 0) }, { AN_INT("minutes") }, { A_LIST("registrations", CARD) }, { A_LIST("services", SERVICE) })

ROUTE(POST, "/api/v1/person/:person/resident", resident_api_register, MAY_EDIT_PERSON, "Register an in-service member with a community, by code or full name")
TAKES(resident_api_register, { A_TEXT("community", LIMIT_ORG_NAME), NEEDED }, { A_DAY("day"), NEEDED }, { A_TEXT("offer", LIMIT_RESIDENT_OFFER) })
GIVES_ID(resident_api_register, 201)

ROUTE(POST, "/api/v1/resident/:resident/accept", resident_api_accept, MAY_EDIT_PERSON, "The community takes an in-service member in")
TAKES(resident_api_accept, A_VERSION)
GIVES_ID(resident_api_accept, 200)

ROUTE(POST, "/api/v1/resident/:resident/service", resident_api_service, MAY_EDIT_PERSON, "What a member did on a day; 0 hours take an entry back")
TAKES(resident_api_service, { A_DAY("day"), NEEDED }, { A_TEXT("activity", LIMIT_RESIDENT_SERVICE_ACTIVITY), NEEDED }, { A_TEXT("hours", 4), NEEDED }, A_VERSION)
GIVES_ID(resident_api_service, 200)

ROUTE(POST, "/api/v1/resident/:resident/finish", resident_api_finish, MAY_EDIT_PERSON, "A member serves there no more, or was registered by mistake")
TAKES(resident_api_finish, { A_CHOICE("ended_by", "ended mistaken"), NEEDED }, { A_DAY("day"), NEEDED }, A_VERSION)
GIVES_ID(resident_api_finish, 200)

ROUTE(GET, "/api/v1/me/resident", resident_api_me, MAY_SEE_SELF, "One's own registrations and service")
TAKES_NOTHING(resident_api_me)
GIVES(resident_api_me, 200, { A_TEXT("name", 0) }, { AN_INT("minutes") }, { A_LIST("registrations", CARD) }, { A_LIST("services", SERVICE) })

ROUTE(POST, "/api/v1/me/resident", resident_api_me_register, MAY_SEE_SELF, "Register oneself with the community where one lives")
TAKES(resident_api_me_register, { A_TEXT("community", LIMIT_ORG_NAME), NEEDED }, { A_DAY("day"), NEEDED }, { A_TEXT("offer", LIMIT_RESIDENT_OFFER) })
GIVES_ID(resident_api_me_register, 201)

void resident_api_list(struct web *w)
{
	struct resident_list_screen s;

	if (resident_list_read(w, RESIDENT_OUT, &s))
		web_give_page(w, LINE, s.lines, s.lines_count, s.counts[s.side]);
}

void resident_api_total(struct web *w)
{
	struct resident_list_screen s;

	if (resident_list_read(w, RESIDENT_UNITS, &s))
		web_give_page(w, TOTAL, s.totals, s.totals_count, s.counts[s.side]);
}

static void give_card(struct web *w, const char *name, const struct resident_screen *s)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_text(j, "name", name);
	json_put_int(j, "minutes", s->minutes);
	api_put_rows(j, "registrations", CARD, s->rows, s->rows_count);
	api_put_rows(j, "services", SERVICE, s->services, s->services_count);
	json_end(j);
}

void resident_api_get(struct web *w)
{
	struct resident_screen s;

	if (resident_screen_read(w->c, web_path(w, resident), &s))
		give_card(w, s.rows[0].name, &s);
}

void resident_api_me(struct web *w)
{
	struct resident_screen s;

	resident_own_read(w->c, &s);
	give_card(w, w->c->actor.name, &s);
}

static void register_person(struct web *w, int64_t person)
{
	struct resident_form form;
	resident_id made;

	resident_form_read(w, &form);
	if (resident_register(w->c, (person_id){ person }, &form, &made))
		web_give_id(w, made.v);
}

void resident_api_register(struct web *w)
{
	register_person(w, web_path_id(w, "person"));
}

void resident_api_me_register(struct web *w)
{
	register_person(w, w->c->actor.person_id);
}

static void give(struct web *w, bool is_done)
{
	if (is_done)
		web_give_id(w, web_path(w, resident).v);
}

void resident_api_accept(struct web *w)
{
	give(w, resident_accept(w->c, web_path(w, resident), web_row_version(w)));
}

void resident_api_service(struct web *w)
{
	give(w, resident_note_service(w->c, web_path(w, resident), web_param_day(w, "day", DAY_NONE), web_param(w, "activity"), web_param(w, "hours"), web_row_version(w)));
}

void resident_api_finish(struct web *w)
{
	give(w, resident_finish(w->c, web_path(w, resident), web_param_day(w, "day", DAY_NONE), web_param(w, "ended_by"), web_row_version(w)));
}
