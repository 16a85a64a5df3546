/* Floating members for programs: the same rules as the pages. */
#include <string.h>
#include "rooms/floating/floating_input.h"
#include "web/web.h"

FIELDS(LINE, ROW_ID(struct floating_line, id), ROW_ID(struct floating_line, person), ROW_TEXT(struct floating_line, name),
	ROW_TEXT(struct floating_line, home_name), ROW_TEXT(struct floating_line, place), ROW_DAY(struct floating_line, away_since),
	ROW_BOOL(struct floating_line, is_settled), ROW_DAY(struct floating_line, contact_day), ROW_TEXT(struct floating_line, host_name),
	{ AN_ID("host_org"), AT(struct floating_line, host_org) }, ROW_DAY(struct floating_line, accepted_day))
FIELDS(HOST, ROW_ID(struct floating_host_row, id), ROW_ID(struct floating_host_row, org), ROW_TEXT(struct floating_host_row, name),
	ROW_DAY(struct floating_host_row, from_day), ROW_DAY(struct floating_host_row, to_day), ROW_DAY(struct floating_host_row, accepted_day))
FIELDS(CONTACT, ROW_DAY(struct floating_contact_row, day), ROW_TEXT(struct floating_contact_row, method), ROW_BOOL(struct floating_contact_row, is_reached),
	ROW_TEXT(struct floating_contact_row, author))

ROUTE(GET, "/api/v1/floating", floating_api_list, MAY_SEE_PERSON, "Floating members of a subtree (org): side is out, late, card (without this year's), six, in or waiting; desk, of card, six and waiting: those whose work it is to do oneself, or that of organisations below")
TAKES(floating_api_list, { AN_ID("org") }, { A_CHOICE("side", "out late card six in waiting") }, { A_CHOICE("desk", "own below") }, A_PAGE)
GIVES_PAGE(floating_api_list, LINE)

ROUTE(GET, "/api/v1/floating/:floating", floating_api_get, MAY_SEE_PERSON, "The card of a floating member, with its hosts and contacts")
TAKES_NOTHING(floating_api_get)
GIVES(floating_api_get, 200, { AN_ID("id") }, { AN_ID("person") }, { A_TEXT("name", 0) }, { AN_ID("home") }, { A_TEXT("home_name", 0) },
	{ A_DAY("away_since") }, { A_CODE("reason", "floating_reason") }, { A_TEXT("place", 0) }, { A_BOOL("is_settled") },
	{ A_CHOICE("stage", "noted away to_transfer") }, { A_TEXT("phone", 0) }, { A_DAY("contact_day") }, { A_DAY("ended_day") }, { A_TEXT("ended_by", 0) },
	{ AN_INT("row_version") }, { A_LIST("hosts", HOST) }, { A_LIST("contacts", CONTACT) })

ROUTE(POST, "/api/v1/person/:person/floating", floating_api_register, MAY_EDIT_PERSON, "Register a member who works away; host by code or full name, host_name for one outside")
TAKES(floating_api_register, { A_DAY("away_since"), NEEDED }, { A_CODE("reason", "floating_reason"), NEEDED }, { A_TEXT("place", LIMIT_FLOATING_PLACE), NEEDED },
	{ A_BOOL("is_settled") }, { A_TEXT("phone", 30), NEEDED }, { A_TEXT("host", LIMIT_ORG_NAME) }, { A_TEXT("host_name", LIMIT_FLOATING_HOST_NAME) },
	{ A_TEXT("wish", FLOATING_WISH_CHARS_MAX) })
GIVES_ID(floating_api_register, 201)

ROUTE(POST, "/api/v1/floating/:floating/correct", floating_api_correct, MAY_EDIT_PERSON, "Put right where a floating member is (place and is_settled as they shall stand) and how to reach him; without phone it stays")
TAKES(floating_api_correct, { A_TEXT("place", LIMIT_FLOATING_PLACE), NEEDED }, { A_BOOL("is_settled") }, { A_TEXT("phone", 30) }, A_VERSION)
GIVES_ID(floating_api_correct, 200)

ROUTE(POST, "/api/v1/floating/:floating/host", floating_api_host, MAY_EDIT_PERSON, "Another host from a day on; the former is closed on it unless is_more")
TAKES(floating_api_host, { A_TEXT("host", LIMIT_ORG_NAME) }, { A_TEXT("host_name", LIMIT_FLOATING_HOST_NAME) }, { A_DAY("day"), NEEDED }, { A_BOOL("is_more") }, A_VERSION)
GIVES_ID(floating_api_host, 200)

ROUTE(POST, "/api/v1/floating/:floating/accept", floating_api_accept, MAY_EDIT_PERSON, "The host takes a floating member in")
TAKES(floating_api_accept, A_VERSION)
GIVES_ID(floating_api_accept, 200)

ROUTE(POST, "/api/v1/floating/:floating/contact", floating_api_contact, MAY_EDIT_PERSON, "The home organisation got in touch, or tried to")
TAKES(floating_api_contact, { A_DAY("day"), NEEDED }, { A_CODE("method", "contact_method"), NEEDED }, { A_BOOL("is_reached") }, A_VERSION)
GIVES_ID(floating_api_contact, 200)

ROUTE(POST, "/api/v1/floating/:floating/finish", floating_api_finish, MAY_EDIT_PERSON, "A floating member came back, or was registered by mistake")
TAKES(floating_api_finish, { A_CHOICE("ended_by", "returned mistaken"), NEEDED }, { A_DAY("day"), NEEDED }, A_VERSION)
GIVES_ID(floating_api_finish, 200)

ROUTE(POST, "/api/v1/floating/:floating/reveal", floating_api_reveal, MAY_SEE_FULL, "Phone and wishes of a floating member; logged with the reason")
TAKES(floating_api_reveal, { A_TEXT("reason", FLOATING_REASON_CHARS_MAX), NEEDED })
GIVES(floating_api_reveal, 200, { A_TEXT("phone", 0) }, { A_TEXT("wish", 0) })

void floating_api_list(struct web *w)
{
	struct floating_list_screen s;

	if (floating_list_read(w, &s))
		web_give_page(w, LINE, s.lines, s.lines_count, s.counts[s.side]);
}

void floating_api_get(struct web *w)
{
	static const char *const STAGES[] = { [FLOATING_NOTED] = "noted", [FLOATING_AWAY] = "away", [FLOATING_TO_TRANSFER] = "to_transfer" };
	struct ctx *c = w->c;
	struct floating_row row;
	struct floating_host_row *hosts;
	struct floating_contact_row *contacts;
	struct json *j;
	size_t hosts_count, contacts_count;

	if (!floating_see(c, web_path(w, floating), &row))
		return;
	hosts_count = floating_hosts(c->store, row.id, &hosts);
	contacts_count = floating_contacts(c->store, row.region, row.id, FLOATING_CONTACTS_SHOWN, &contacts);
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", row.id.v);
	json_put_id(j, "person", row.person.v);
	json_put_text(j, "name", row.name);
	json_put_id(j, "home", row.home.v);
	json_put_text(j, "home_name", row.home_name);
	json_put_day(j, "away_since", row.away_since);
	json_put_text(j, "reason", row.reason);
	json_put_text(j, "place", row.place);
	json_put_bool(j, "is_settled", row.is_settled);
	json_put_text(j, "stage", STAGES[floating_stage(row.away_since, row.is_settled, c->today)]);
	json_put_text(j, "phone", row.phone_mask);
	json_put_day(j, "contact_day", row.contact_day);
	json_put_day(j, "ended_day", row.ended_day);
	json_put_text(j, "ended_by", row.ended_by);
	json_put_int(j, "row_version", row.row_version);
	api_put_rows(j, "hosts", HOST, hosts, hosts_count);
	api_put_rows(j, "contacts", CONTACT, contacts, contacts_count);
	json_end(j);
}

static void give(struct web *w, bool is_done)
{
	if (is_done)
		web_give_id(w, web_path(w, floating).v);
}

void floating_api_register(struct web *w)
{
	struct floating_form form;
	floating_id made;

	floating_form_read(w, &form);
	if (floating_register(w->c, web_path(w, person), &form, &made))
		web_give_id(w, made.v);
}

void floating_api_host(struct web *w)
{
	struct floating_to to;

	floating_to_read(w, &to);
	give(w, floating_set_host(w->c, web_path(w, floating), &to, web_param_day(w, "day", DAY_NONE), strcmp(web_param(w, "is_more"), "1") == 0, web_row_version(w)));
}

void floating_api_correct(struct web *w)
{
	give(w, floating_correct(w->c, web_path(w, floating), web_param(w, "place"), strcmp(web_param(w, "is_settled"), "1") == 0, web_param(w, "phone"), web_row_version(w)));
}

void floating_api_accept(struct web *w)
{
	give(w, floating_accept(w->c, web_path(w, floating), web_row_version(w)));
}

void floating_api_contact(struct web *w)
{
	give(w, floating_note_contact(w->c, web_path(w, floating), web_param_day(w, "day", DAY_NONE), web_param(w, "method"), strcmp(web_param(w, "is_reached"), "1") == 0,
		web_row_version(w)));
}

void floating_api_finish(struct web *w)
{
	give(w, floating_finish(w->c, web_path(w, floating), web_param_day(w, "day", DAY_NONE), web_param(w, "ended_by"), web_row_version(w)));
}

void floating_api_reveal(struct web *w)
{
	const char *phone, *wish;
	struct json *j;

	if (!floating_reveal(w->c, web_path(w, floating), web_param(w, "reason"), &phone, &wish))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "phone", phone);
	json_put_text(j, "wish", wish);
	json_end(j);
}
