/* Requests for a transfer, for programs: the same rules as the pages. */
#include "rooms/transfer/transfer_request.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(REQUEST, ROW_ID(struct transfer_request_row, id), ROW_TEXT(struct transfer_request_row, name), ROW_TEXT(struct transfer_request_row, place),
	ROW_TEXT(struct transfer_request_row, reason), ROW_DAY(struct transfer_request_row, wanted_day), ROW_TEXT(struct transfer_request_row, note),
	ROW_TEXT(struct transfer_request_row, state), ROW_TEXT(struct transfer_request_row, answer), ROW_DAY(struct transfer_request_row, asked_day),
	ROW_TEXT(struct transfer_request_row, org_name), ROW_INT(struct transfer_request_row, row_version))

ROUTE(GET, "/api/v1/me/transfer", transfer_api_own_requests, MAY_SEE_SELF, "One's own requests for a transfer, the latest first")
TAKES_NOTHING(transfer_api_own_requests)
GIVES_ROWS(transfer_api_own_requests, REQUEST)

ROUTE(POST, "/api/v1/me/transfer", transfer_api_request, MAY_SEE_SELF, "Ask for a transfer of one's own relation; place: the organisation, as one calls it")
TAKES(transfer_api_request, { A_TEXT("place", LIMIT_TRANSFER_REQUEST_PLACE), NEEDED }, { A_CODE("reason", "transfer_reason"), NEEDED }, { A_DAY("wanted_day"), NEEDED },
	{ A_TEXT("note", LIMIT_TRANSFER_REQUEST_NOTE) })
GIVES_ID(transfer_api_request, 201)

ROUTE(POST, "/api/v1/me/transfer/withdraw", transfer_api_request_withdraw, MAY_SEE_SELF, "Withdraw one's own request for a transfer")
TAKES(transfer_api_request_withdraw, { AN_ID("request"), NEEDED }, A_VERSION)
GIVES_ID(transfer_api_request_withdraw, 200)

ROUTE(GET, "/api/v1/transfer/request", transfer_api_requests, MAY_EDIT_PERSON, "Members of the own range who ask for a transfer, the oldest first, 50 a page; desk: those that one answers oneself, or branches below; POST /transfer takes a request up")
TAKES(transfer_api_requests, { A_CHOICE("desk", "own below") }, A_PAGE)
GIVES_PAGE(transfer_api_requests, REQUEST)

ROUTE(POST, "/api/v1/transfer/request/refuse", transfer_api_request_refuse, MAY_EDIT_PERSON, "Say why a transfer that a member asks for is not proposed")
TAKES(transfer_api_request_refuse, { AN_ID("request"), NEEDED }, { A_TEXT("answer", LIMIT_TRANSFER_REQUEST_ANSWER), NEEDED }, A_VERSION)
GIVES_ID(transfer_api_request_refuse, 200)

static transfer_request_id asked(const struct web *w)
{
	return (transfer_request_id){ web_param_int(w, "request", 0) };
}

void transfer_api_own_requests(struct web *w)
{
	struct transfer_request_row *rows;
	bool may_ask;
	size_t count = transfer_request_own(w->c, &rows, &may_ask);

	web_give_rows(w, REQUEST, rows, count);
}

void transfer_api_request(struct web *w)
{
	struct transfer_request_form form = { .place = web_param(w, "place"), .reason = web_param(w, "reason"), .note = web_param(w, "note"),
		.wanted_day = web_param_day(w, "wanted_day", DAY_NONE) };
	transfer_request_id made;

	if (transfer_request_ask(w->c, &form, &made))
		web_give_id(w, made.v);
}

void transfer_api_request_withdraw(struct web *w)
{
	if (transfer_request_withdraw(w->c, asked(w), web_row_version(w)))
		web_give_id(w, asked(w).v);
}

void transfer_api_requests(struct web *w)
{
	struct transfer_request_row *rows;
	struct desk_filter desk;
	int64_t total;
	size_t count;

	if (!desk_filter_read(w, true, &desk))
		return;
	count = transfer_request_list(w->c, &desk, TRANSFER_REQUEST_ROWS, (web_page_number(w) - 1) * TRANSFER_REQUEST_ROWS, &rows, &total);
	web_give_page(w, REQUEST, rows, count, total);
}

void transfer_api_request_refuse(struct web *w)
{
	if (transfer_request_refuse(w->c, asked(w), web_param(w, "answer"), web_row_version(w)))
		web_give_id(w, asked(w).v);
}
