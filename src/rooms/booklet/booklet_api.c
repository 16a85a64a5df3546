/* Booklets for programs. */
#include "core/permit.h"
#include "rooms/booklet/booklet_screen.h"
#include "rooms/org/org.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(BOOKLET, ROW_ID(struct booklet_row, id), { AN_ID("org"), AT(struct booklet_row, org) }, ROW_TEXT(struct booklet_row, number), ROW_TEXT(struct booklet_row, state),
	ROW_DAY(struct booklet_row, received_day), ROW_TEXT(struct booklet_row, source), ROW_DAY(struct booklet_row, issued_day), { AN_ID("run"), AT(struct booklet_row, run) },
	ROW_TEXT(struct booklet_row, person_name), ROW_DAY(struct booklet_row, voided_day), ROW_TEXT(struct booklet_row, reason), ROW_INT(struct booklet_row, row_version))
FIELDS(BOOKLET_UNMATCHED, ROW_ID(struct booklet_unmatched_row, run), ROW_TEXT(struct booklet_unmatched_row, title), ROW_TEXT(struct booklet_unmatched_row, org_name),
	ROW_TEXT(struct booklet_unmatched_row, number), { A_TEXT("note", 0) })
FIELDS(BOOKLET_HANDOVER, ROW_DAY(struct booklet_handover_row, day), { AN_ID("from_org"), AT(struct booklet_handover_row, from_org) }, ROW_TEXT(struct booklet_handover_row, from_name),
	{ AN_ID("to_org"), AT(struct booklet_handover_row, to_org) }, ROW_TEXT(struct booklet_handover_row, to_name), ROW_TEXT(struct booklet_handover_row, document),
	ROW_INT(struct booklet_handover_row, count), ROW_INT(struct booklet_handover_row, issued), ROW_INT(struct booklet_handover_row, voided))
FIELDS(OVERPRINT_PLACE, { A_TEXT("field", 0) }, { AN_INT("x_tenths") }, { AN_INT("y_tenths") })
FIELDS(OVERPRINT, { AN_INT("right_tenths") }, { AN_INT("down_tenths") }, { A_LIST("places", OVERPRINT_PLACE) }, { AN_INT("row_version") })
#define MILLIMETRES(name_) { A_TEXT(name_, 8) }

ROUTE(GET, "/api/v1/org/:org/booklet", booklet_api_list, MAY_HANDLE, "The stock of booklets of a committee, with received, issued, voided and what is left")
TAKES(booklet_api_list, { A_CHOICE("state", "stock issued voided") }, A_PAGE)
GIVES(booklet_api_list, 200, { AN_INT("received") }, { AN_INT("issued") }, { AN_INT("voided") }, { AN_INT("stock") }, { A_LIST("items", BOOKLET) },
	{ A_LIST("unmatched", BOOKLET_UNMATCHED) }, { A_LIST("handovers", BOOKLET_HANDOVER) })

ROUTE(POST, "/api/v1/org/:org/booklet", booklet_api_receive, MAY_HANDLE, "Put numbers into the stock of a committee")
TAKES(booklet_api_receive, { A_TEXT("first", LIMIT_BOOKLET_NUMBER), NEEDED }, { A_TEXT("last", LIMIT_BOOKLET_NUMBER) }, { A_TEXT("source", LIMIT_BOOKLET_SOURCE), NEEDED },
	{ A_DAY("day"), NEEDED })
GIVES(booklet_api_receive, 201, { AN_INT("count") })

ROUTE(GET, "/api/v1/booklet/:booklet", booklet_api_get, MAY_HANDLE, "One booklet")
TAKES_NOTHING(booklet_api_get)
GIVES_SAME(booklet_api_get, 200, BOOKLET)

ROUTE(POST, "/api/v1/booklet/:booklet/issue", booklet_api_issue, MAY_HANDLE, "Issue a booklet for a case of recruitment")
TAKES(booklet_api_issue, { AN_ID("run"), NEEDED }, { A_DAY("day"), NEEDED }, A_VERSION)
GIVES_ID(booklet_api_issue, 200)

ROUTE(POST, "/api/v1/booklet/:booklet/void", booklet_api_void, MAY_HANDLE, "Void a booklet")
TAKES(booklet_api_void, { A_TEXT("reason", LIMIT_BOOKLET_REASON), NEEDED }, { A_DAY("day"), NEEDED }, A_VERSION)
GIVES_ID(booklet_api_void, 200)

ROUTE(POST, "/api/v1/booklet/:booklet/print", booklet_api_print, MAY_HANDLE, "The words to be printed onto an issued booklet; logged")
TAKES(booklet_api_print, { A_BOOL("full") }, { A_TEXT("reason", 200) }, { A_BOOL("leave_out") })
GIVES_FILE(booklet_api_print, "application/pdf")

ROUTE(GET, "/api/v1/org/:org/overprint", overprint_api_get, MAY_HANDLE, "How far the own printer is off, and where fields stand")
TAKES_NOTHING(overprint_api_get)
GIVES_SAME(overprint_api_get, 200, OVERPRINT)

ROUTE(POST, "/api/v1/org/:org/overprint", overprint_api_keep, MAY_HANDLE, "Keep the offset of the own printer and the places of fields, in millimetres")
TAKES(overprint_api_keep, MILLIMETRES("right"), MILLIMETRES("down"), MILLIMETRES("cover_name_x"), MILLIMETRES("cover_name_y"), MILLIMETRES("name_x"), MILLIMETRES("name_y"),
	MILLIMETRES("sex_x"), MILLIMETRES("sex_y"), MILLIMETRES("nationality_x"), MILLIMETRES("nationality_y"), MILLIMETRES("birth_x"), MILLIMETRES("birth_y"),
	MILLIMETRES("native_place_x"), MILLIMETRES("native_place_y"), MILLIMETRES("education_x"), MILLIMETRES("education_y"), MILLIMETRES("work_x"), MILLIMETRES("work_y"),
	MILLIMETRES("address_x"), MILLIMETRES("address_y"), MILLIMETRES("id_number_x"), MILLIMETRES("id_number_y"), A_VERSION)
GIVES_SAME(overprint_api_keep, 200, OVERPRINT)

ROUTE(GET, "/api/v1/org/:org/overprint/test", overprint_api_test, MAY_HANDLE, "The test sheet with ruler marks as PDF")
TAKES_NOTHING(overprint_api_test)
GIVES_FILE(overprint_api_test, "application/pdf")

static void put_unmatched(struct ctx *c, struct json *j, const struct org_row *org)
{
	struct booklet_unmatched_row *rows;
	size_t count = booklet_unmatched_cases(c, org, &rows);

	json_name(j, "unmatched");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, BOOKLET_UNMATCHED, &rows[i]);
		json_put_text(j, "note", booklet_unmatched_note(c, &rows[i]));
		json_end(j);
	}
	json_end(j);
}

void booklet_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct booklet_count_row counts;
	struct booklet_row *rows;
	struct booklet_handover_row *handovers;
	struct org_row org;
	struct json *j;
	size_t count, handovers_count;

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &org))
		return;
	booklet_counts(c->store, org.id, &counts);
	count = booklets_of(c->store, org.id, web_param(w, "state"), BOOKLET_ROWS_PER_PAGE, (web_page_number(w) - 1) * BOOKLET_ROWS_PER_PAGE, &rows);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "received", counts.received);
	json_put_int(j, "issued", counts.issued);
	json_put_int(j, "voided", counts.voided);
	json_put_int(j, "stock", counts.stock);
	api_put_rows(j, "items", BOOKLET, rows, count);
	put_unmatched(c, j, &org);
	handovers_count = booklet_handovers(c->store, org.id, &handovers);
	api_put_rows(j, "handovers", BOOKLET_HANDOVER, handovers, handovers_count);
	json_end(j);
}

void booklet_api_receive(struct web *w)
{
	struct booklet_receipt r;
	int64_t count;

	booklet_receipt_read(w, &r);
	if (booklet_receive(w->c, &r, &count))
		web_give_count(w, count);
}

void booklet_api_get(struct web *w)
{
	struct booklet_row row;
	struct json *j;

	if (!booklet_see(w->c, web_path(w, booklet), &row))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, BOOKLET, &row);
	json_end(j);
}

void booklet_api_issue(struct web *w)
{
	if (booklet_issue(w->c, web_path(w, booklet), web_param_int(w, "run", 0), web_param_day(w, "day", DAY_NONE), web_row_version(w)))
		web_give_id(w, web_path(w, booklet).v);
}

void booklet_api_void(struct web *w)
{
	if (booklet_void(w->c, web_path(w, booklet), web_param(w, "reason"), web_param_day(w, "day", DAY_NONE), web_row_version(w)))
		web_give_id(w, web_path(w, booklet).v);
}

void booklet_api_print(struct web *w)
{
	booklet_send_print(w);
}

static void give_overprint(struct web *w, const struct overprint *o)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_int(j, "right_tenths", o->right_tenths);
	json_put_int(j, "down_tenths", o->down_tenths);
	json_put_int(j, "row_version", o->row_version);
	json_name(j, "places");
	json_array(j);
	for (size_t i = 0; i < OVERPRINT_FIELDS_COUNT; i++) {
		json_object(j);
		json_put_text(j, "field", o->places[i].field);
		json_put_int(j, "x_tenths", o->places[i].x_tenths);
		json_put_int(j, "y_tenths", o->places[i].y_tenths);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void overprint_api_get(struct web *w)
{
	struct org_row org;
	struct overprint o;

	if (!org_see_for(w->c, web_path(w, org), MAY_HANDLE, &org))
		return;
	overprint_read(w->c, org.id, &o);
	give_overprint(w, &o);
}

void overprint_api_keep(struct web *w)
{
	struct overprint o;

	overprint_form_read(w, web_path(w, org), &o);
	if (!overprint_keep(w->c, web_path(w, org), &o))
		return;
	overprint_read(w->c, web_path(w, org), &o);
	give_overprint(w, &o);
}

void overprint_api_test(struct web *w)
{
	booklet_send_test(w);
}
