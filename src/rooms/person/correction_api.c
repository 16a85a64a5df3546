/* One's own record and requests for its correction, for programs. */
#include "rooms/person/correction.h"
#include "rooms/person/person.h"
#include "web/web.h"

#define LIST_ROWS 200

ROUTE(GET, "/api/v1/me/correction", correction_api_own, MAY_SEE_SELF, "One's own requests for a correction, with their answers")
ROUTE(POST, "/api/v1/me/correction", correction_api_ask, MAY_SEE_SELF, "Ask for a correction of one's own record: text")
ROUTE(GET, "/api/v1/correction", correction_api_list, MAY_EDIT_PERSON, "Requests for a correction by state (open, done, declined), by due day")
ROUTE(POST, "/api/v1/correction/:correction", correction_api_answer, MAY_EDIT_PERSON, "Answer a request: state (done, declined), answer, row_version")

static void put_rows(struct web *w, const struct correction_row *rows, size_t count)
{
	struct json *j = web_json(w);

	json_object(j);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_id(j, "person", rows[i].person.v);
		json_put_text(j, "name", rows[i].name);
		json_put_text(j, "text", rows[i].text);
		json_put_text(j, "state", rows[i].state);
		json_put_day(j, "made", day_from_time(rows[i].made_s));
		json_put_day(j, "due_day", rows[i].due_day);
		json_put_text(j, "answer", rows[i].answer);
		json_put_int(j, "row_version", rows[i].row_version);
		json_end(j);
	}
	json_end(j);
	json_end(j);
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
	web_json_status(w, 201);
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
	correction_id id = { web_path_id(w, "correction") };
	struct json *j;

	if (!correction_answer(w->c, id, web_param(w, "state"), web_param_lines(w, "answer"), web_row_version(w)))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", id.v);
	json_end(j);
}
