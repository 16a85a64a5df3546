/* Transfers for programs: the same rules as the pages. */
#include <string.h>
#include "core/code.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_request.h"
#include "rooms/transfer/transfer_branch.h"
#include "rooms/transfer/transfer_input.h"
#include "rooms/transfer/transfer_letter.h"
#include "rooms/transfer/transfer_part.h"
#include "schema/model.h"
#include "text/person.h"
#include "web/web.h"

#define ACT_WORDS "agree adjust issue accept enrol return withdraw expire reissue"

FIELDS(TRANSFER_STEP, ROW_TEXT(struct transfer_step_row, act), ROW_TEXT(struct transfer_step_row, org_name), ROW_TEXT(struct transfer_step_row, author),
	ROW_DAY(struct transfer_step_row, day), ROW_TEXT(struct transfer_step_row, note))
FIELDS(TRANSFER_LINE, { AN_ID("id") }, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("kind", 0) }, { A_TEXT("state", 0) }, { A_TEXT("from_name", 0) },
	{ A_TEXT("to_name", 0) }, { A_TEXT("next_act", 0) }, { A_TEXT("next_org", 0) }, { A_DAY("due_day") })
/* some_: may the answer be without them? */
#define TRANSFER_MEMBERS(some_) \
	{ AN_ID("id"), .is_some = some_ }, { AN_ID("person"), .is_some = some_ }, { A_TEXT("name", 0), .is_some = some_ }, \
	{ A_TEXT("kind", 0), .is_some = some_ }, { A_TEXT("state", 0), .is_some = some_ }, { AN_ID("from"), .is_some = some_ }, \
	{ A_TEXT("from_name", 0), .is_some = some_ }, { AN_ID("from_organ"), .is_some = some_ }, { AN_ID("to"), .is_some = some_ }, \
	{ A_TEXT("to_name", 0), .is_some = some_ }, { AN_ID("to_organ"), .is_some = some_ }, { A_TEXT("place", 0), .is_some = some_ }, \
	{ A_TEXT("reason", 0), .is_some = some_ }, { A_DAY("dues_month"), .is_some = some_ }, { A_TEXT("number", 0), .is_some = some_ }, \
	{ A_DAY("issued_day"), .is_some = some_ }, { AN_INT("valid_days"), .is_some = some_ }, { A_DAY("valid_until"), .is_some = some_ }, \
	{ A_DAY("moved_day"), .is_some = some_ }, { A_TEXT("answer", 0), .is_some = some_ }, { A_TEXT("next_act", 0), .is_some = some_ }, \
	{ A_TEXT("next_org", 0), .is_some = some_ }, { A_DAY("due_day"), .is_some = some_ }, { AN_INT("row_version"), .is_some = some_ }, \
	{ A_DAY("probation_over"), .is_some = some_ }, { A_LIST("steps", TRANSFER_STEP), .is_some = some_ }
FIELDS(TRANSFER, TRANSFER_MEMBERS(false))

ROUTE(GET, "/api/v1/transfer", transfer_api_list, MAY_SEE_PERSON, "Transfers of the own range: waiting for the post, under way, or over")
TAKES(transfer_api_list, { A_CHOICE("tab", "waiting open over") }, { A_CODE("kind", "transfer_kind") }, { A_CODE("state", "transfer_state") }, A_PAGE)
GIVES_PAGE(transfer_api_list, TRANSFER_LINE)

ROUTE(GET, "/api/v1/transfer/:transfer", transfer_api_get, MAY_SEE_PERSON, "One transfer with what was done and whose turn it is")
TAKES_NOTHING(transfer_api_get)
GIVES_SAME(transfer_api_get, 200, TRANSFER)

ROUTE(POST, "/api/v1/transfer", transfer_api_open, MAY_EDIT_PERSON, "Propose the transfer of a member: to an organisation of the system, or to a place outside; dues_month unless the register of dues knows it; day is that of handing over the papers of who is no member")
TAKES(transfer_api_open, { AN_ID("person"), NEEDED }, { A_TEXT("to", LIMIT_ORG_NAME) }, { A_TEXT("place", LIMIT_TRANSFER_PLACE) },
	{ A_TEXT("place_branch", LIMIT_TRANSFER_PLACE_BRANCH) }, { A_CODE("reason", "transfer_reason"), NEEDED }, { A_TEXT("note", LIMIT_TRANSFER_NOTE) },
	{ A_TEXT("dues_month", 20) }, { A_CHOICE("has_file", "0 1") }, { A_BOOL("place_sure") }, { A_BOOL("dues_sure") }, { A_DAY("day") })
GIVES_SAME(transfer_api_open, 201, TRANSFER)

ROUTE(POST, "/api/v1/transfer/arrival", transfer_api_arrive, MAY_EDIT_PERSON, "Take in a member who comes with a letter from outside")
TAKES(transfer_api_arrive, { A_TEXT("letter", LIMIT_TRANSFER_NUMBER), NEEDED }, { A_TEXT("place", LIMIT_TRANSFER_PLACE), NEEDED },
	{ A_TEXT("place_branch", LIMIT_TRANSFER_PLACE_BRANCH) }, { A_DAY("issued_day"), NEEDED }, { A_DAY("valid_until"), NEEDED }, { A_DAY("day") },
	{ A_TEXT("org", LIMIT_ORG_NAME), NEEDED }, { A_CODE("reason", "transfer_reason"), NEEDED }, { A_TEXT("note", LIMIT_TRANSFER_NOTE) },
	{ A_TEXT("dues_month", 20), NEEDED }, { A_TEXT("name", LIMIT_PERSON_NAME), NEEDED }, { A_TEXT("id_number", 40) },
	{ A_TEXT("no_number_reason", LIMIT_PERSON_NO_NUMBER_REASON) }, { A_CODE_NAME("sex", "sex") }, { A_TEXT("birth", 40) },
	{ A_CODE_NAME("nationality", "nationality"), NEEDED }, { A_CODE_NAME("education", "education"), NEEDED }, { A_CODE_NAME("occupation", "occupation"), NEEDED },
	{ A_TEXT("work_unit", LIMIT_PERSON_WORK_UNIT) }, { A_TEXT("phone", 40) }, { A_CODE_NAME("status", "member_status"), NEEDED }, { A_TEXT("joined", 40) },
	{ A_TEXT("full", 40) })
GIVES_SAME(transfer_api_arrive, 201, TRANSFER)

ROUTE(POST, "/api/v1/org/:org/transfer", transfer_api_branch, MAY_EDIT_ORG, "Move a branch to another committee with all its members (parent_code: code or name); a large one waits for a second person: only request is given then")
TAKES(transfer_api_branch, { A_TEXT("parent_code", LIMIT_ORG_NAME), NEEDED }, { A_DAY("day"), NEEDED }, { A_TEXT("document", LIMIT_ORG_PATH_DOCUMENT), NEEDED }, A_VERSION)
GIVES(transfer_api_branch, 200, TRANSFER_MEMBERS(true), { AN_ID("request"), SOMETIMES })

ROUTE(POST, "/api/v1/transfer/:transfer/act", transfer_api_act, MAY_EDIT_PERSON, "Do the next act of a transfer, or return, withdraw or renew it")
TAKES(transfer_api_act, { A_CHOICE("act", ACT_WORDS), NEEDED }, { AN_INT("valid_days") }, { A_TEXT("org", LIMIT_ORG_NAME) }, { A_DAY("day") },
	{ A_TEXT("reason", LIMIT_TRANSFER_ANSWER) }, { A_TEXT("document", LIMIT_MEMBERSHIP_DOCUMENT) }, { A_BOOL("ends_posts") }, { A_DAY("paper_back") }, A_VERSION)
GIVES_SAME(transfer_api_act, 200, TRANSFER)

ROUTE(POST, "/api/v1/transfer/:transfer/receipt", transfer_api_receipt, MAY_EDIT_PERSON, "Register the receipt of a letter with its scan")
TAKES(transfer_api_receipt, { A_DAY("day") }, { A_TEXT("reason", LIMIT_TRANSFER_ANSWER) }, { A_FILE("file"), NEEDED }, { A_CHOICE("ends_beside", "0 1") }, A_VERSION)
GIVES_SAME(transfer_api_receipt, 200, TRANSFER)

ROUTE(POST, "/api/v1/transfer/:transfer/receipt/file", transfer_api_receipt_file, MAY_SEE_PERSON, "The scan of the receipt; reading it is logged")
TAKES_NOTHING(transfer_api_receipt_file)
GIVES_FILE(transfer_api_receipt_file, "*/*")

ROUTE(POST, "/api/v1/transfer/:transfer/letter", transfer_api_letter, MAY_EDIT_PERSON, "The letter in three parts as PDF, with address and phone of the issuer; each copy is logged")
TAKES(transfer_api_letter, { A_TEXT("address", 100) }, { A_TEXT("phone", 100) })
GIVES_FILE(transfer_api_letter, "application/pdf")

FIELDS(TRANSFER_STUB, { A_TEXT("number", 0) }, { A_TEXT("again", 0) }, { A_TEXT("text", 0) }, { A_TEXT("dues", 0) }, { A_TEXT("validity", 0) }, { A_TEXT("issuer", 0) }, { A_DAY("issued_day") })
ROUTE(POST, "/api/v1/transfer/:transfer/stub", transfer_api_stub, MAY_EDIT_PERSON, "The words of the stub of a letter that is over, in Chinese, with the mark that it is printed again; each copy is logged")
TAKES_NOTHING(transfer_api_stub)
GIVES_SAME(transfer_api_stub, 200, TRANSFER_STUB)

static void put_turn(struct json *j, struct ctx *c, const struct transfer_row *row)
{
	struct transfer_turn turn = { .act = "", .org_name = "", .due = DAY_OPEN };

	transfer_turn(c, row, &turn);
	json_put_text(j, "next_act", turn.act);
	json_put_text(j, "next_org", turn.org_name);
	json_put_day(j, "due_day", turn.due);
}

static void put_head(struct json *j, const struct ctx *c, const struct transfer_row *row)
{
	json_put_id(j, "id", row->id.v);
	json_put_id(j, "person", row->person);
	json_put_text(j, "name", row->name);
	json_put_text(j, "kind", row->kind);
	json_put_text(j, "state", transfer_state_today(c, row));
	json_put_text(j, "from_name", row->from_name);
	json_put_text(j, "to_name", row->to_name);
}

void transfer_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_filter filter;
	struct transfer_list list;
	struct json *j;

	if (!transfer_filter_read(w, &filter))
		return;
	transfer_list_read(c, &filter, &list);
	j = web_list_begin(w, list.total);
	for (size_t i = 0; i < list.count; i++) {
		json_object(j);
		put_head(j, c, &list.lines[i].row);
		put_turn(j, c, &list.lines[i].row);
		json_end(j);
	}
	web_list_end(j);
}

static void put_transfer(struct web *w, transfer_id id)
{
	struct ctx *c = w->c;
	struct transfer_step_row *steps;
	struct transfer_row t;
	struct json *j;
	size_t count;
	day_t over;

	if (!transfer_get(c->store, id, &t))
		return;
	transfer_dues_now(c, &t);
	count = transfer_steps(c->store, id, &steps);
	j = web_json(w);
	json_object(j);
	put_head(j, c, &t);
	json_put_id(j, "from", t.from);
	json_put_id(j, "from_organ", t.from_organ);
	json_put_id(j, "to", t.to);
	json_put_id(j, "to_organ", t.to_organ);
	json_put_text(j, "place", t.place);
	json_put_text(j, "reason", t.reason);
	json_put_day(j, "dues_month", t.dues_month);
	json_put_text(j, "number", t.number);
	json_put_day(j, "issued_day", t.issued_day);
	json_put_int(j, "valid_days", t.valid_days);
	json_put_day(j, "valid_until", t.valid_until);
	json_put_day(j, "moved_day", t.moved_day);
	json_put_text(j, "answer", t.answer);
	put_turn(j, c, &t);
	json_put_int(j, "row_version", t.row_version);
	over = transfer_over_due(c, &t);
	json_put_day(j, "probation_over", over == DAY_NONE ? DAY_OPEN : over);
	api_put_rows(j, "steps", TRANSFER_STEP, steps, count);
	json_end(j);
}

void transfer_api_get(struct web *w)
{
	struct transfer_row row;

	if (transfer_see(w->c, web_path(w, transfer), &row))
		put_transfer(w, row.id);
}

void transfer_api_open(struct web *w)
{
	struct transfer_form form;
	transfer_id made;

	transfer_form_read(w, &form);
	if (transfer_open(w->c, &form, &made))
		put_transfer(w, made);
}

static void act(struct web *w, const char *name)
{
	struct transfer_order order;

	if (transfer_order_read(w, name, &order) && transfer_do(w->c, web_path(w, transfer), &order))
		put_transfer(w, web_path(w, transfer));
}

void transfer_api_act(struct web *w)
{
	act(w, web_param(w, "act"));
}

void transfer_api_receipt(struct web *w)
{
	act(w, "receipt");
}

void transfer_api_receipt_file(struct web *w)
{
	transfer_send_receipt(w);
}

void transfer_api_letter(struct web *w)
{
	transfer_letter_send(w);
}

void transfer_api_stub(struct web *w)
{
	struct transfer_letter letter;
	struct json *j;

	if (!transfer_print_stub(w->c, web_path(w, transfer), &letter))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "number", letter.number);
	json_put_text(j, "again", letter.again);
	json_put_text(j, "text", letter.stub);
	json_put_text(j, "dues", letter.dues);
	json_put_text(j, "validity", letter.validity);
	json_put_text(j, "issuer", letter.row.issuer_name);
	json_put_day(j, "issued_day", letter.row.issued_day);
	json_end(j);
}

void transfer_api_arrive(struct web *w)
{
	struct transfer_arrival arrival;
	transfer_id made;

	transfer_arrival_read(w, &arrival);
	if (transfer_arrive(w->c, &arrival, &made))
		put_transfer(w, made);
}

void transfer_api_branch(struct web *w)
{
	struct org_request_row request;
	struct org_form form;
	transfer_id made;
	struct json *j;

	org_form_read(w, &form);
	if (!transfer_branch_move(w->c, web_path(w, org), &form, &made))
		return;
	if (made.v != 0) {
		put_transfer(w, made);
	} else if (org_request_waiting(w->c->store, web_path(w, org), &request)) {
		j = web_json(w);
		json_object(j);
		json_put_id(j, "request", request.id.v);
		json_end(j);
	}
}
