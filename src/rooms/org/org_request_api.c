/* Mergers and moves of large organisations that wait for a second person, for programs. */
#include "rooms/org/org_request.h"
#include "text/org_request.h"
#include "web/decision.h"
#include "web/web.h"

FIELDS(ORG_REQUEST, ROW_ID(struct org_request_row, id), ROW_ID(struct org_request_row, org), ROW_TEXT(struct org_request_row, name), ROW_TEXT(struct org_request_row, kind),
	ROW_ID(struct org_request_row, target), ROW_TEXT(struct org_request_row, into_name), ROW_DAY(struct org_request_row, day), ROW_TEXT(struct org_request_row, document),
	ROW_INT(struct org_request_row, members_count), ROW_INT(struct org_request_row, units_count), ROW_TEXT(struct org_request_row, state),
	ROW_TEXT(struct org_request_row, asked_name), ROW_TEXT(struct org_request_row, decided_name), ROW_TEXT(struct org_request_row, note), ROW_INT(struct org_request_row, row_version))

ROUTE(GET, "/api/v1/org-request", org_request_api_list, MAY_EDIT_ORG, "Mergers (merge), moves (move) and transfers of whole branches (branch) of large organisations that were asked for, by state (default waiting), 50 a page")
TAKES(org_request_api_list, { A_CHOICE("state", "waiting approved refused withdrawn") }, A_PAGE)
GIVES_PAGE(org_request_api_list, ORG_REQUEST)

ROUTE(GET, "/api/v1/org-request/:org_request", org_request_api_get, MAY_EDIT_ORG, "One of them")
TAKES_NOTHING(org_request_api_get)
GIVES_SAME(org_request_api_get, 200, ORG_REQUEST)

ROUTE(POST, "/api/v1/org-request/:org_request/decide", org_request_api_decide, MAY_EDIT_ORG, "Approve it as the second person, which does it, or refuse it with a note")
TAKES(org_request_api_decide, { A_CHOICE("state", "approved refused"), NEEDED }, { A_TEXT("note", LIMIT_ORG_REQUEST_NOTE) }, A_VERSION)
GIVES_ID(org_request_api_decide, 200)

ROUTE(POST, "/api/v1/org-request/:org_request/withdraw", org_request_api_withdraw, MAY_EDIT_ORG, "Withdraw one's own")
TAKES(org_request_api_withdraw, A_VERSION)
GIVES_ID(org_request_api_withdraw, 200)

void org_request_api_list(struct web *w)
{
	const char *state = web_param(w, "state");
	struct org_request_row *rows;
	size_t count;

	if (text_is_empty(state))
		state = "waiting";
	count = org_request_list(w->c, state, ORG_REQUESTS_PER_PAGE, (web_page_number(w) - 1) * ORG_REQUESTS_PER_PAGE, &rows);
	web_give_page(w, ORG_REQUEST, rows, count, org_request_total(w->c, state));
}

void org_request_api_get(struct web *w)
{
	struct org_request_row row;
	struct json *j;

	if (!org_request_see(w->c, web_path(w, org_request), &row))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, ORG_REQUEST, &row);
	json_end(j);
}

void org_request_api_decide(struct web *w)
{
	struct org_request_row row;
	bool is_approved;

	if (org_request_see(w->c, web_path(w, org_request), &row) && decision_read(w, &is_approved) && org_request_decide(w->c, row.id, is_approved, web_param(w, "note"), web_row_version(w)))
		web_give_id(w, row.id.v);
}

void org_request_api_withdraw(struct web *w)
{
	org_request_id id = web_path(w, org_request);

	if (org_request_withdraw(w->c, id, web_row_version(w)))
		web_give_id(w, id.v);
}
