/* The ledgers of stations for programs: the same rules as the pages. */
#include "rooms/floating/station_screen.h"
#include "web/web.h"

FIELDS(ENTRY, ROW_ID(struct station_row, id), ROW_ID(struct station_row, station), ROW_TEXT(struct station_row, station_name), ROW_TEXT(struct station_row, name),
	{ AN_ID("home"), AT(struct station_row, home) }, ROW_TEXT(struct station_row, home_name), ROW_DAY(struct station_row, came_day), ROW_TEXT(struct station_row, state),
	ROW_DAY(struct station_row, answered_day), ROW_TEXT(struct station_row, document), ROW_DAY(struct station_row, settled_day), ROW_TEXT(struct station_row, settled_by),
	ROW_TEXT(struct station_row, letter), ROW_INT(struct station_row, serial), ROW_DAY(struct station_row, ended_day), ROW_TEXT(struct station_row, ended_by),
	ROW_INT(struct station_row, row_version))
FIELDS(TOTAL, ROW_ID(struct station_total, org), ROW_TEXT(struct station_total, name), ROW_INT(struct station_total, checking), ROW_INT(struct station_total, confirmed),
	ROW_INT(struct station_total, settled))
FIELDS(NAMESAKE, ROW_ID(struct station_namesake, id), ROW_TEXT(struct station_namesake, org_name), ROW_DAY(struct station_namesake, joined_day))

ROUTE(GET, "/api/v1/org/:org/station", station_api_list, MAY_SEE_PERSON, "The ledgers of the stations of a subtree: side is checking, confirmed, settled, ended or asked; desk, of asked: what one answers oneself, or organisations below")
TAKES(station_api_list, { A_CHOICE("side", "checking confirmed settled ended asked") }, { A_CHOICE("desk", "own below") }, A_PAGE)
GIVES(station_api_list, 200, { AN_INT("total") }, { A_LIST("items", ENTRY) }, { A_LIST("stations", TOTAL) })

ROUTE(POST, "/api/v1/org/:org/station", station_api_register, MAY_EDIT_PERSON, "Enter a floating member in the ledger of a station; home by code or full name, home_name for one outside")
TAKES(station_api_register, { A_TEXT("name", LIMIT_STATION_ENTRY_NAME), NEEDED }, { A_DAY("came_day"), NEEDED }, { A_TEXT("home", LIMIT_ORG_NAME) },
	{ A_TEXT("home_name", LIMIT_STATION_ENTRY_HOME_NAME) })
GIVES_ID(station_api_register, 201)

ROUTE(GET, "/api/v1/station-entry/:station_entry", station_api_get, MAY_SEE_PERSON, "An entry; people: whom the home organisation may mean")
TAKES_NOTHING(station_api_get)
GIVES(station_api_get, 200, { A_LIST("items", ENTRY) }, { A_LIST("people", NAMESAKE) })

ROUTE(POST, "/api/v1/station-entry/:station_entry/ask", station_api_ask, MAY_EDIT_PERSON, "Ask another organisation whose member it is")
TAKES(station_api_ask, { A_TEXT("home", LIMIT_ORG_NAME) }, { A_TEXT("home_name", LIMIT_STATION_ENTRY_HOME_NAME) }, A_VERSION)
GIVES_ID(station_api_ask, 200)

ROUTE(POST, "/api/v1/station-entry/:station_entry/reply", station_api_reply, MAY_EDIT_PERSON, "The home organisation confirms (with the person, or from outside the document), or denies")
TAKES(station_api_reply, { A_BOOL("is_member") }, { AN_ID("person") }, { A_TEXT("document", LIMIT_STATION_ENTRY_DOCUMENT) }, A_VERSION)
GIVES_ID(station_api_reply, 200)

ROUTE(POST, "/api/v1/station-entry/:station_entry/settle", station_api_settle, MAY_EDIT_PERSON, "Settle by a transfer that is done (letter: from outside) or by a temporary card")
TAKES(station_api_settle, { A_CODE("by", "station_settle"), NEEDED }, { A_TEXT("letter", LIMIT_STATION_ENTRY_LETTER) }, A_VERSION)
GIVES_ID(station_api_settle, 200)

ROUTE(POST, "/api/v1/station-entry/:station_entry/finish", station_api_finish, MAY_EDIT_PERSON, "A floating member went away again, or was entered by mistake")
TAKES(station_api_finish, { A_CODE("ended_by", "station_end"), NEEDED }, A_VERSION)
GIVES_ID(station_api_finish, 200)

void station_api_list(struct web *w)
{
	struct station_list_screen s;
	struct json *j;

	if (!station_list_read(w, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", s.counts[s.side]);
	api_put_rows(j, "items", ENTRY, s.rows, s.rows_count);
	api_put_rows(j, "stations", TOTAL, s.totals, s.totals_count);
	json_end(j);
}

void station_api_get(struct web *w)
{
	struct station_namesake *people = NULL;
	struct station_row row;
	struct json *j;
	size_t count = 0;

	if (!station_see(w->c, web_path(w, station_entry), &row))
		return;
	if (station_may_at_home(w->c, MAY_EDIT_PERSON, &row))
		count = station_namesakes_of(w->c, &row, &people);
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "items", ENTRY, &row, 1);
	api_put_rows(j, "people", NAMESAKE, people, count);
	json_end(j);
}

void station_api_register(struct web *w)
{
	struct station_form form;
	station_entry_id made;

	station_form_read(w, &form);
	if (station_register(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

static void give(struct web *w, bool is_done)
{
	if (is_done)
		web_give_id(w, web_path(w, station_entry).v);
}

void station_api_ask(struct web *w)
{
	struct station_home home;

	station_home_read(w, &home);
	give(w, station_ask(w->c, web_path(w, station_entry), &home, web_row_version(w)));
}

void station_api_reply(struct web *w)
{
	struct station_answer answer;

	station_answer_read(w, &answer);
	give(w, station_reply(w->c, web_path(w, station_entry), &answer, web_row_version(w)));
}

void station_api_settle(struct web *w)
{
	struct station_way way;

	station_way_read(w, &way);
	give(w, station_settle(w->c, web_path(w, station_entry), &way, web_row_version(w)));
}

void station_api_finish(struct web *w)
{
	give(w, station_finish(w->c, web_path(w, station_entry), web_param(w, "ended_by"), web_row_version(w)));
}
