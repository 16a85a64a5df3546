/* Rows of history and papers for programs. */
#include "rooms/person/history_input.h"
#include "rooms/person/paper_input.h"
#include "rooms/person/person.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/person/:person/history", history_api_add, MAY_EDIT_PERSON, "Add a row of history; code is a level of education or a family relation")
TAKES(history_api_add, { A_CODE("kind", "history_kind"), NEEDED }, { A_TEXT("title", LIMIT_PERSON_HISTORY_TITLE), NEEDED },
	{ A_TEXT("detail", LIMIT_PERSON_HISTORY_DETAIL) }, { A_TEXT("code", LIMIT_PERSON_HISTORY_CODE) }, { A_DAY("from") }, { A_DAY("to") })
GIVES_ID(history_api_add, 201)

ROUTE(POST, "/api/v1/person/:person/history/:history/remove", history_api_remove, MAY_EDIT_PERSON, "Remove a row of history")
TAKES(history_api_remove, A_VERSION)
GIVES_ID(history_api_remove, 200)

ROUTE(POST, "/api/v1/person/:person/paper", paper_api_add, MAY_EDIT_PERSON, "Upload a paper or the photo")
TAKES(paper_api_add, { A_CODE("kind", "paper_kind"), NEEDED }, { A_FILE("file"), NEEDED }, { A_DAY("paper_day") })
GIVES_ID(paper_api_add, 201)

ROUTE(POST, "/api/v1/person/:person/paper/:paper/download", paper_api_download, MAY_SEE_PERSON, "Download a paper; logged")
TAKES_NOTHING(paper_api_download)
GIVES_FILE(paper_api_download, "*/*")

ROUTE(POST, "/api/v1/person/:person/paper/:paper/withdraw", paper_api_withdraw, MAY_EDIT_PERSON, "Withdraw a paper")
TAKES(paper_api_withdraw, { A_TEXT("reason", 200), NEEDED })
GIVES_ID(paper_api_withdraw, 200)

ROUTE(POST, "/api/v1/person/:person/reading", person_api_reading, MAY_EDIT_PERSON, "Say how a name is read, in pinyin")
TAKES(person_api_reading, { A_TEXT("reading", 200), NEEDED }, A_VERSION)
GIVES(person_api_reading, 200, { AN_ID("id") })

static bool see(struct web *w, struct person_row *row)
{
	return person_see(w->c, web_path(w, person), row);
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
		web_give_id(w, made.v);
}

void history_api_remove(struct web *w)
{
	struct person_row row;
	person_history_id id = { web_path_id(w, "history") };

	if (see(w, &row) && history_remove(w->c, row.id, id, web_row_version(w)))
		web_give_id(w, id.v);
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
		web_give_id(w, made);
}

void paper_api_download(struct web *w)
{
	paper_send(w);
}

void paper_api_withdraw(struct web *w)
{
	struct person_row row;

	if (see(w, &row) && paper_withdraw(w->c, row.id, web_path_id(w, "paper"), web_param(w, "reason")))
		web_give_id(w, web_path_id(w, "paper"));
}

void person_api_reading(struct web *w)
{
	struct person_row row;

	if (see(w, &row) && person_read_as(w->c, row.id, web_param(w, "reading"), web_row_version(w)))
		web_give_id(w, row.id.v);
}
