/* One's own record and requests for its correction, for programs. */
#include "rooms/person/correction.h"
#include "rooms/person/person.h"
#include "web/web.h"

#define LIST_ROWS 200

FIELDS(CORRECTION, ROW_ID(struct correction_row, id), ROW_ID(struct correction_row, person), ROW_TEXT(struct correction_row, name),
	{ A_LINES("text", 0), AT(struct correction_row, text) }, ROW_TEXT(struct correction_row, state), { A_DAY("made") },
	ROW_DAY(struct correction_row, due_day), { A_LINES("answer", 0), AT(struct correction_row, answer) }, ROW_INT(struct correction_row, row_version))

ROUTE(GET, "/api/v1/me/correction", correction_api_own, MAY_SEE_SELF, "One's own requests for a correction, with their answers")
TAKES_NOTHING(correction_api_own)
GIVES_ROWS(correction_api_own, CORRECTION)

ROUTE(POST, "/api/v1/me/correction", correction_api_ask, MAY_SEE_SELF, "Ask for a correction of one's own record")
TAKES(correction_api_ask, { A_LINES("text", LIMIT_CORRECTION_TEXT), NEEDED })
GIVES(correction_api_ask, 201, { AN_ID("id") }, { A_DAY("due_day") })

ROUTE(POST, "/api/v1/me/correction/:correction/withdraw", correction_api_withdraw, MAY_SEE_SELF, "Take a request of one's own back that is not answered")
TAKES(correction_api_withdraw, A_VERSION)
GIVES_ID(correction_api_withdraw, 200)

ROUTE(GET, "/api/v1/correction", correction_api_list, MAY_EDIT_PERSON, "Requests for a correction by state (default open), by due day")
TAKES(correction_api_list, { A_CHOICE("state", "open done declined withdrawn") })
GIVES_ROWS(correction_api_list, CORRECTION)

ROUTE(POST, "/api/v1/correction/:correction", correction_api_answer, MAY_EDIT_PERSON, "Answer a request with a reason")
TAKES(correction_api_answer, { A_CHOICE("state", "done declined"), NEEDED }, { A_LINES("answer", LIMIT_CORRECTION_ANSWER), NEEDED }, A_VERSION)
GIVES_ID(correction_api_answer, 200)

static void put_rows(struct web *w, const struct correction_row *rows, size_t count)
{
	struct json *j = web_list_begin(w, -1);

	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, CORRECTION, &rows[i]);
		json_put_day(j, "made", day_from_time(rows[i].made_s));
		json_end(j);
	}
	web_list_end(j);
}

void correction_api_own(struct web *w)
{
	struct person_row row;
	struct correction_row *rows = NULL;
	size_t count = 0;

	if (person_get(w->c->store, (person_id){ w->c->actor.person_id }, &row))
		count = correction_of_person(w->c->store, row.region, row.id, &rows);
	put_rows(w, rows, count);
}

void correction_api_ask(struct web *w)
{
	correction_id made;
	struct json *j;

	if (!correction_ask(w->c, web_param_lines(w, "text"), &made))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", made.v);
	json_put_day(j, "due_day", w->c->today + CORRECTION_DAYS);
	json_end(j);
}

void correction_api_withdraw(struct web *w)
{
	correction_id id = web_path(w, correction);

	if (correction_withdraw(w->c, id, web_row_version(w)))
		web_give_id(w, id.v);
}

void correction_api_list(struct web *w)
{
	const char *state = web_param(w, "state");
	struct correction_row *rows;
	size_t count = correction_list(w->c, text_is_empty(state) ? "open" : state, LIST_ROWS, &rows);

	put_rows(w, rows, count);
}

void correction_api_answer(struct web *w)
{
	correction_id id = web_path(w, correction);

	if (correction_answer(w->c, id, web_param(w, "state"), web_param_lines(w, "answer"), web_row_version(w)))
		web_give_id(w, id.v);
}
