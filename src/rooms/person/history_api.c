/* Rows of history and papers for programs. */
#include "rooms/person/history_input.h"
#include "rooms/person/paper_input.h"
#include "rooms/person/person.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/person/:person/history", history_api_add, MAY_EDIT_PERSON, "Add a row of history: kind, title, detail, code, from, to")
ROUTE(POST, "/api/v1/person/:person/history/:history/remove", history_api_remove, MAY_EDIT_PERSON, "Remove a row of history: row_version")
ROUTE(POST, "/api/v1/person/:person/paper", paper_api_add, MAY_EDIT_PERSON, "Upload a paper or the photo as multipart: kind, file, paper_day")
ROUTE(POST, "/api/v1/person/:person/paper/:paper/download", paper_api_download, MAY_SEE_PERSON, "Download a paper; logged")
ROUTE(POST, "/api/v1/person/:person/paper/:paper/withdraw", paper_api_withdraw, MAY_EDIT_PERSON, "Withdraw a paper: reason")
ROUTE(POST, "/api/v1/person/:person/reading", person_api_reading, MAY_EDIT_PERSON, "Say how a name is read: reading, row_version")

static bool see(struct web *w, struct person_row *row)
{
	return person_see(w->c, (person_id){ web_path_id(w, "person") }, row);
}

static void put_id(struct web *w, int64_t id, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
	web_json_status(w, status);
}

void history_api_add(struct web *w)
{
	struct person_row row;
	struct history_form form;
	person_history_id made;

	if (!see(w, &row))
		return;
	history_form_read(w, &form);
	if (history_add(w->c, row.id, &form, &made))
		put_id(w, made.v, 201);
}

void history_api_remove(struct web *w)
{
	struct person_row row;
	person_history_id id = { web_path_id(w, "history") };

	if (see(w, &row) && history_remove(w->c, row.id, id, web_row_version(w)))
		put_id(w, id.v, 200);
}

void paper_api_add(struct web *w)
{
	struct person_row row;
	struct paper_form form;
	int64_t made;

	if (!see(w, &row))
		return;
	paper_form_read(w, &form);
	if (paper_add(w->c, row.id, &form, &made))
		put_id(w, made, 201);
}

void paper_api_download(struct web *w)
{
	paper_send(w);
}

void paper_api_withdraw(struct web *w)
{
	struct person_row row;

	if (see(w, &row) && paper_withdraw(w->c, row.id, web_path_id(w, "paper"), web_param(w, "reason")))
		put_id(w, web_path_id(w, "paper"), 200);
}

void person_api_reading(struct web *w)
{
	struct person_row row;

	if (see(w, &row) && person_read_as(w->c, row.id, web_param(w, "reading"), web_row_version(w)))
		put_id(w, row.id.v, 200);
}
