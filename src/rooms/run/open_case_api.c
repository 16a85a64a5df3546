/* Open cases for programs: nobody signs in for them. */
#include "rooms/run/open_case.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_voided.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(OPEN_CASE_LINE, ROW_ID(struct run_open_line, id), ROW_TEXT(struct run_open_line, title), ROW_TEXT(struct run_open_line, code),
	ROW_TEXT(struct run_open_line, org_name), ROW_TEXT(struct run_open_line, state), ROW_NAMED(struct run_open_line, step_title),
	ROW_NAMED(struct run_open_line, finish_title), ROW_DAY(struct run_open_line, opened_day), ROW_DAY(struct run_open_line, closed_day), ROW_BOOL(struct run_open_line, is_vote_void))
FIELDS(OPEN_CASE_ENTRY, { A_TEXT("title", 0) }, { A_LINES("text", 0) })
FIELDS(OPEN_CASE, { AN_ID("id") }, { A_TEXT("title", 0) }, { A_TEXT("org_name", 0) }, { A_TEXT("state", 0) }, { A_TEXT("step_title", 0) }, { A_TEXT("finish_title", 0) }, { A_BOOL("is_vote_void") },
	{ A_DAY("opened_day") }, { A_DAY("closed_day") }, { A_LIST("entries", OPEN_CASE_ENTRY) })

ROUTE(GET, "/api/v1/open-case", open_case_api_list, ANYONE, "Cases that everybody may read, the newest first")
TAKES(open_case_api_list, { A_TEXT("org", LIMIT_ORG_NAME) }, { A_TEXT("code", LIMIT_RUN_CODE) }, A_PAGE)
GIVES_PAGE(open_case_api_list, OPEN_CASE_LINE)

ROUTE(GET, "/api/v1/open-case/:run", open_case_api_get, ANYONE, "What is public of one case")
TAKES_NOTHING(open_case_api_get)
GIVES_SAME(open_case_api_get, 200, OPEN_CASE)

void open_case_api_list(struct web *w)
{
	struct open_case_list list;

	open_case_list_read(w->c, web_param(w, "org"), web_param(w, "code"), web_param_int(w, "page", 1), &list);
	web_give_page(w, OPEN_CASE_LINE, list.lines, list.lines_count, list.total);
}

void open_case_api_get(struct web *w)
{
	struct open_case one;
	struct json *j;

	if (!open_case_read(w->c, run_path(w), &one))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", one.k.row.id.v);
	json_put_text(j, "title", one.k.row.title);
	json_put_text(j, "org_name", one.k.row.org_name);
	json_put_text(j, "state", one.k.row.state);
	api_put_named(j, "step_title", one.k.row.step_title);
	api_put_named(j, "finish_title", one.k.row.finish_title);
	json_put_bool(j, "is_vote_void", run_vote_void(&one.k, 0) != NULL);
	json_put_day(j, "opened_day", one.k.row.opened_day);
	json_put_day(j, "closed_day", one.k.row.closed_day);
	json_name(j, "entries");
	json_array(j);
	for (size_t i = 0; i < one.entries_count; i++) {
		json_object(j);
		json_put_text(j, "title", one.entries[i].title);
		json_put_text(j, "text", one.entries[i].text);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}
