/* Archives that become void for programs, and what they share with the forms. */
#include <string.h>
#include "rooms/person/person_void_input.h"
#include "rooms/person/person_void_screen.h"
#include "schema/model.h"
#include "text/person.h"
#include "text/person_void.h"
#include "web/decision.h"

#define LIST_ROWS 200

FIELDS(PERSON_VOIDS, ROW_ID(struct person_void_row, id), ROW_ID(struct person_void_row, person), ROW_TEXT(struct person_void_row, name),
	ROW_TEXT(struct person_void_row, org_name), ROW_ID(struct person_void_row, kept), ROW_TEXT(struct person_void_row, kept_name),
	ROW_TEXT(struct person_void_row, kept_org_name), ROW_TEXT(struct person_void_row, document), ROW_TEXT(struct person_void_row, reason),
	ROW_TEXT(struct person_void_row, state), ROW_TEXT(struct person_void_row, note), ROW_INT(struct person_void_row, row_version), ROW_BOOL(struct person_void_row, is_restore))
FIELDS(VOID_HINDRANCE, ROW_TEXT(struct person_void_hindrance, kind), ROW_INT(struct person_void_hindrance, n))

ROUTE(POST, "/api/v1/person/:person/merge", person_api_merge, MAY_EDIT_PERSON, "Ask for one of two archives of one person to become void; other: its number, or elsewhere: the one of the same name and birthday that is not in the own range; stays: this or other")
TAKES(person_api_merge, { A_TEXT("other", 20), NEEDED }, { A_CHOICE("stays", "this other"), NEEDED }, { A_TEXT("document", LIMIT_PERSON_VOID_DOCUMENT), NEEDED },
	{ A_TEXT("reason", LIMIT_PERSON_VOID_REASON), NEEDED }, A_VERSION)
GIVES_ID(person_api_merge, 201)

ROUTE(POST, "/api/v1/person/:person/void", person_api_void, MAY_EDIT_PERSON, "Ask for an archive that should never have been to become void")
TAKES(person_api_void, { A_TEXT("document", LIMIT_PERSON_VOID_DOCUMENT), NEEDED }, { A_TEXT("reason", LIMIT_PERSON_VOID_REASON), NEEDED }, A_VERSION)
GIVES_ID(person_api_void, 201)

ROUTE(GET, "/api/v1/person-void", person_void_api_list, MAY_EDIT_PERSON, "Archives that are to become void or are, by state (default waiting); of one outside the own range nothing is told")
TAKES(person_void_api_list, { A_CHOICE("state", "waiting approved refused withdrawn") })
GIVES_ROWS(person_void_api_list, PERSON_VOIDS)

ROUTE(GET, "/api/v1/person-void/:person_void", person_void_api_get, MAY_EDIT_PERSON, "One of them; what must be settled first, and how many rows go over to the archive that stays")
TAKES_NOTHING(person_void_api_get)
GIVES(person_void_api_get, 200, { AN_ID("id") }, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("org_name", 0) }, { AN_ID("kept") }, { A_TEXT("kept_name", 0) },
	{ A_TEXT("kept_org_name", 0) }, { A_TEXT("document", 0) }, { A_TEXT("reason", 0) }, { A_TEXT("state", 0) }, { A_TEXT("note", 0) }, { AN_INT("row_version") }, { A_BOOL("is_restore") },
	{ A_LIST("hindrances", VOID_HINDRANCE) }, { A_COUNTS("goes_over") })

ROUTE(POST, "/api/v1/person-void/:person_void/decide", person_void_api_decide, MAY_EDIT_PERSON, "Confirm or refuse it as the second person; a refusal with its note")
TAKES(person_void_api_decide, { A_CHOICE("state", "approved refused"), NEEDED }, { A_TEXT("note", LIMIT_PERSON_VOID_NOTE) }, A_VERSION)
GIVES_ID(person_void_api_decide, 200)

ROUTE(POST, "/api/v1/person-void/:person_void/withdraw", person_void_api_withdraw, MAY_EDIT_PERSON, "Withdraw one's own")
TAKES(person_void_api_withdraw, A_VERSION)
GIVES_ID(person_void_api_withdraw, 200)

ROUTE(POST, "/api/v1/person-void/:person_void/restore", person_restore_api, MAY_EDIT_PERSON, "Ask that a void archive be live again, by the request that made it void; not after a merger")
TAKES(person_restore_api, { A_TEXT("document", LIMIT_PERSON_VOID_DOCUMENT), NEEDED }, { A_TEXT("reason", LIMIT_PERSON_VOID_REASON), NEEDED }, A_VERSION)
GIVES_ID(person_restore_api, 201)

bool person_void_read(struct web *w, bool is_merge, struct person_void_form *form)
{
	const char *stays = web_param(w, "stays");

	*form = (struct person_void_form){ .other = is_merge ? web_param(w, "other") : NULL, .keeps_other = is_merge && strcmp(stays, "other") == 0,
		.document = web_param(w, "document"), .reason = web_param(w, "reason"), .row_version = web_row_version(w) };
	return !is_merge || form->keeps_other || strcmp(stays, "this") == 0 || ctx_refuse_field(w->c, "stays", T_person_choice_missing, NULL);
}

static void ask(struct web *w, bool is_merge)
{
	struct person_void_form form;
	struct person_row row;
	person_void_id made;

	if (person_see(w->c, web_path(w, person), &row) && person_void_read(w, is_merge, &form) && person_void_ask(w->c, row.id, &form, &made))
		web_give_id(w, made.v);
}

void person_api_merge(struct web *w) { ask(w, true); }
void person_api_void(struct web *w) { ask(w, false); }

void person_void_api_list(struct web *w)
{
	const char *state = web_param(w, "state");
	struct person_void_row *rows;
	size_t count = person_void_list(w->c, text_is_empty(state) ? "waiting" : state, LIST_ROWS, &rows);

	for (size_t i = 0; i < count; i++)
		person_void_hide(w->c, &rows[i]);
	web_give_rows(w, PERSON_VOIDS, rows, count);
}

/* `parts` NULL: nothing does, or it is not told. */
static void put_goes_over(struct json *j, const struct person_void_part *parts)
{
	json_name(j, "goes_over");
	json_object(j);
	for (int i = 0; parts != NULL && i < VOID_PARTS_COUNT; i++)
		json_put_int(j, parts[i].table, (int64_t)parts[i].count);
	json_end(j);
}

void person_void_api_get(struct web *w)
{
	struct ctx *c = w->c;
	struct person_void_row row;
	struct person_void_hindrance *hindrances = NULL;
	struct person_void_part parts[VOID_PARTS_COUNT];
	struct person_void_pair pair;
	size_t count = 0;
	bool is_told;
	struct json *j;

	if (!person_void_see(c, web_path(w, person_void), &row) || !person_void_pair_read(c, row.person, row.kept, &pair))
		return;
	is_told = strcmp(row.state, "waiting") == 0 && person_void_sees(c, row.path) && (row.kept == 0 || person_void_sees(c, row.kept_path));
	if (is_told) {
		count = person_void_hindrances(c->store, row.person.v, c->today, &hindrances);
		person_void_parts(c, &pair, parts);
	}
	person_void_hide(c, &row);
	j = web_json(w);
	json_object(j);
	api_put_members(j, PERSON_VOIDS, &row);
	api_put_rows(j, "hindrances", VOID_HINDRANCE, hindrances, count);
	put_goes_over(j, is_told && row.kept != 0 ? parts : NULL);
	json_end(j);
}

void person_void_api_decide(struct web *w)
{
	struct person_void_row row;
	bool is_approved;

	if (person_void_see(w->c, web_path(w, person_void), &row) && decision_read(w, &is_approved) &&
	    person_void_decide(w->c, row.id, is_approved, web_param(w, "note"), web_row_version(w)))
		web_give_id(w, row.id.v);
}

void person_void_api_withdraw(struct web *w)
{
	person_void_id id = web_path(w, person_void);

	if (person_void_withdraw(w->c, id, web_row_version(w)))
		web_give_id(w, id.v);
}

void person_restore_api(struct web *w)
{
	person_void_id made;

	if (person_restore_ask(w->c, web_path(w, person_void), web_param(w, "document"), web_param(w, "reason"), web_row_version(w), &made))
		web_give_id(w, made.v);
}
