/* The balance of members for programs. */
#include "rooms/person/balance_input.h"
#include "rooms/person/person_void.h"
#include "web/web.h"

FIELDS(BALANCE_VOIDED, ROW_ID(struct person_void_row, person), ROW_TEXT(struct person_void_row, name), ROW_ID(struct person_void_row, kept),
	ROW_TEXT(struct person_void_row, document), ROW_TEXT(struct person_void_row, reason))
FIELDS(BALANCE_LATE, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("kind", 0) }, { A_TEXT("cause", 0) }, { A_DAY("day") }, { A_DAY("approved") }, { A_TEXT("document", 0) })

FIELDS(BALANCE_BATCH, { AN_ID("id") }, { A_TEXT("name", 0) }, { A_TEXT("org_name", 0) }, { A_DAY("approved") }, { AN_INT("new_count") }, { AN_INT("dated_count") },
	{ AN_INT("written") }, { AN_INT("undone") }, { A_DAY("undone_on") })

ROUTE(GET, "/api/v1/org/:org/balance", balance_api_get, MAY_SEE_PERSON, "Opening + in - out = closing for a period, by cause")
TAKES(balance_api_get, { A_DAY("from") }, { A_DAY("to") })
GIVES(balance_api_get, 200, { A_DAY("from") }, { A_DAY("to") }, { AN_INT("opening") }, { AN_INT("in_total") }, { A_COUNTS("in") }, { AN_INT("out_total") },
	{ A_COUNTS("out") }, { A_COUNTS("inside") }, { AN_INT("closing") }, { A_LIST("late", BALANCE_LATE) }, { A_LIST("voided", BALANCE_VOIDED) },
	{ A_LIST("batches", BALANCE_BATCH) })

static void put_lines(struct json *j, const char *name, const struct balance_line *lines, size_t count)
{
	json_name(j, name);
	json_object(j);
	for (size_t i = 0; i < count; i++)
		json_put_int(j, lines[i].cause[0] == '\0' ? "unnamed" : lines[i].cause, lines[i].count);
	json_end(j);
}

static void put_late(struct web *w, struct json *j, const struct balance *b)
{
	struct late_entry_done *late;
	struct org_row org;
	size_t count = org_get(w->c->store, web_path(w, org), &org) ? balance_late(w->c, &org, b, &late) : 0;

	json_name(j, "late");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "person", late[i].person.v);
		json_put_text(j, "name", late[i].name);
		json_put_text(j, "kind", late[i].kind);
		json_put_text(j, "cause", late[i].cause);
		json_put_day(j, "day", late[i].day);
		json_put_day(j, "approved", day_from_time(late[i].decided_s));
		json_put_text(j, "document", late[i].document);
		json_end(j);
	}
	json_end(j);
}

static void put_voided(struct web *w, struct json *j, const struct balance *b)
{
	struct person_void_row *rows = NULL;
	struct org_row org;
	size_t count = org_get(w->c->store, web_path(w, org), &org) ? balance_voided(w->c, &org, b, &rows) : 0;

	for (size_t i = 0; i < count; i++)
		person_void_hide(w->c, &rows[i]);
	api_put_rows(j, "voided", BALANCE_VOIDED, rows, count);
}

static void put_batches(struct web *w, struct json *j, const struct balance *b)
{
	struct balance_batch *batches;
	struct org_row org;
	size_t count = org_get(w->c->store, web_path(w, org), &org) ? balance_rosters(w->c, &org, b, &batches) : 0;

	json_name(j, "batches");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", batches[i].id.v);
		json_put_text(j, "name", batches[i].name);
		json_put_text(j, "org_name", batches[i].org_name);
		json_put_day(j, "approved", day_from_time(batches[i].decided_s));
		json_put_int(j, "new_count", batches[i].new_count);
		json_put_int(j, "dated_count", batches[i].dated_count);
		json_put_int(j, "written", batches[i].written);
		json_put_int(j, "undone", batches[i].undone);
		json_put_day(j, "undone_on", batches[i].undone == 0 ? DAY_NONE : day_from_time(batches[i].undone_s));
		json_end(j);
	}
	json_end(j);
}

void balance_api_get(struct web *w)
{
	struct balance b;
	struct json *j;
	day_t from, to;

	balance_days(w, &from, &to);
	if (!balance_of(w->c, web_path(w, org), from, to, &b))
		return;
	j = web_json(w);
	json_object(j);
	json_put_day(j, "from", b.from);
	json_put_day(j, "to", b.to);
	json_put_int(j, "opening", b.opening);
	json_put_int(j, "in_total", b.in_total);
	put_lines(j, "in", b.in, b.in_count);
	json_put_int(j, "out_total", b.out_total);
	put_lines(j, "out", b.out, b.out_count);
	put_lines(j, "inside", b.inside, b.inside_count);
	json_put_int(j, "closing", b.closing);
	put_late(w, j, &b);
	put_voided(w, j, &b);
	put_batches(w, j, &b);
	json_end(j);
}
