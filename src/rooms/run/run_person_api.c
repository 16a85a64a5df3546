/* The cases of a person for programs. */
#include "rooms/run/run_person.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(RUN_OF_PERSON, ROW_ID(struct run_line, id), ROW_TEXT(struct run_line, code), ROW_NAMED(struct run_line, programme_title), ROW_ID(struct run_line, org),
	ROW_TEXT(struct run_line, state), ROW_NAMED(struct run_line, step_title), ROW_DAY(struct run_line, due_day), ROW_NAMED(struct run_line, finish_title),
	ROW_DAY(struct run_line, opened_day), ROW_DAY(struct run_line, closed_day))
FIELDS(RUN_OFFER, { AN_ID("use"), AT(struct run_offer, use) }, { AN_ID("org"), AT(struct run_offer, org) }, ROW_NAMED(struct run_offer, title),
	ROW_TEXT(struct run_offer, org_name))

FIELDS(RUN_ELSEWHERE, ROW_TEXT(struct run_elsewhere, org_name), ROW_DAY(struct run_elsewhere, opened_day))

ROUTE(GET, "/api/v1/person/:person/run", run_person_api, MAY_HANDLE, "Cases about a person, where others of another county are kept, and the practices that may be opened")
TAKES_NOTHING(run_person_api)
GIVES(run_person_api, 200, { A_LIST("cases", RUN_OF_PERSON) }, { A_LIST("elsewhere", RUN_ELSEWHERE) }, { A_LIST("practices", RUN_OFFER) })

void run_person_api(struct web *w)
{
	struct run_person_screen s;
	struct json *j;

	if (!run_person_read(w->c, (person_id){ web_path_id(w, "person") }, &s))
		return;
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "cases", RUN_OF_PERSON, s.lines, s.lines_count);
	api_put_rows(j, "elsewhere", RUN_ELSEWHERE, s.elsewhere, s.elsewhere_count);
	api_put_rows(j, "practices", RUN_OFFER, s.offers, s.offers_count);
	json_end(j);
}
