/* The book of dues for programs, and what its pages read. Amounts are typed in yuan and given in fen. */
#include <string.h>
#include "core/permit.h"
#include "core/yuan.h"
#include "rooms/dues/dues_book_screen.h"
#include "text/dues_book.h"
#include "web/web.h"

FIELDS(ENTRY, ROW_ID(struct dues_entry_row, id), ROW_ID(struct dues_entry_row, org), ROW_TEXT(struct dues_entry_row, org_name), ROW_ID(struct dues_entry_row, other),
	ROW_TEXT(struct dues_entry_row, other_name), ROW_TEXT(struct dues_entry_row, kind), ROW_TEXT(struct dues_entry_row, purpose), ROW_TEXT(struct dues_entry_row, detail),
	ROW_INT(struct dues_entry_row, amount_fen), ROW_DAY(struct dues_entry_row, day), ROW_TEXT(struct dues_entry_row, document), ROW_DAY(struct dues_entry_row, decided_day),
	ROW_TEXT(struct dues_entry_row, state), ROW_TEXT(struct dues_entry_row, made_name), ROW_TEXT(struct dues_entry_row, settled_name), ROW_TEXT(struct dues_entry_row, reason),
	{ AN_ID("reverses"), AT(struct dues_entry_row, reverses) }, { AN_ID("reversed"), AT(struct dues_entry_row, reversed) }, ROW_INT(struct dues_entry_row, row_version))
FIELDS(LINE, ROW_TEXT(struct dues_statement_item, item), ROW_TEXT(struct dues_statement_item, purpose), ROW_INT(struct dues_statement_item, amount_fen))
FIELDS(UNIT, ROW_ID(struct dues_book_unit, id), ROW_TEXT(struct dues_book_unit, name), ROW_INT(struct dues_book_unit, up_fen), ROW_INT(struct dues_book_unit, down_fen),
	ROW_INT(struct dues_book_unit, used_fen), ROW_DAY(struct dues_book_unit, public_day))
FIELDS(STATEMENT, { AN_ID("id") }, { AN_ID("org") }, { A_TEXT("org_name", 0) }, { AN_INT("year") }, { A_DAY("day") }, { A_LIST("lines", LINE) })

ROUTE(GET, "/api/v1/org/:org/dues/book", dues_api_book, MAY_EDIT_PERSON, "The book of dues of a year: sums, entries, units right below, the day on which it was made public; up_share in ten-thousandths of what was taken and came from below")
TAKES(dues_api_book, { A_YEAR("year") })
GIVES(dues_api_book, 200, { AN_INT("year") }, { AN_INT("carried_fen") }, { AN_INT("opening_fen") }, { AN_INT("collected_fen") }, { AN_INT("below_fen") }, { AN_INT("above_fen") },
	{ AN_INT("interest_fen") }, { AN_INT("up_fen") }, { AN_INT("down_fen") }, { AN_INT("used_fen") }, { AN_INT("centre_fen") }, { AN_INT("left_fen") }, { AN_INT("free_fen") },
	{ AN_INT("up_share") }, { A_DAY("public_day") }, { A_LIST("entries", ENTRY) }, { A_LIST("units", UNIT) })

ROUTE(POST, "/api/v1/org/:org/dues/book", dues_api_record, MAY_EDIT_PERSON, "Record an entry: amount in yuan; of an allotment to (code or name); of what is spent the minutes and their day")
TAKES(dues_api_record, { A_CODE("kind", "dues_entry"), NEEDED }, { A_CODE("purpose", "dues_purpose") }, { A_TEXT("to", LIMIT_ORG_NAME) }, { A_TEXT("detail", LIMIT_DUES_ENTRY_DETAIL) },
	{ A_TEXT("amount", DUES_TEXT_CHARS_MAX), NEEDED }, { A_DAY("day"), NEEDED }, { A_TEXT("document", LIMIT_DUES_ENTRY_DOCUMENT) }, { A_DAY("decided_day") })
GIVES_ID(dues_api_record, 201)

ROUTE(POST, "/api/v1/org/:org/dues/statement", dues_api_publish, MAY_EDIT_PERSON, "Make a year of the book public for the members")
TAKES(dues_api_publish, { AN_INT("year"), NEEDED })
GIVES_ID(dues_api_publish, 201)

ROUTE(GET, "/api/v1/dues-entry/:dues_entry", dues_api_entry, MAY_EDIT_PERSON, "An entry of the book")
TAKES_NOTHING(dues_api_entry)
GIVES_SAME(dues_api_entry, 200, ENTRY)

ROUTE(POST, "/api/v1/dues-entry/:dues_entry/settle", dues_api_settle, MAY_EDIT_PERSON, "Settle an entry that somebody else recorded")
TAKES(dues_api_settle, A_VERSION)
GIVES_ID(dues_api_settle, 200)

ROUTE(POST, "/api/v1/dues-entry/:dues_entry/return", dues_api_turn_back, MAY_EDIT_PERSON, "Give an entry back that is not settled")
TAKES(dues_api_turn_back, { A_TEXT("reason", LIMIT_DUES_ENTRY_REASON), NEEDED }, A_VERSION)
GIVES_ID(dues_api_turn_back, 200)

ROUTE(POST, "/api/v1/dues-entry/:dues_entry/reverse", dues_api_counter, MAY_EDIT_PERSON, "Take a settled entry back by another, which waits to be settled too")
TAKES(dues_api_counter, { A_TEXT("reason", LIMIT_DUES_ENTRY_REASON), NEEDED }, A_VERSION)
GIVES_ID(dues_api_counter, 201)

ROUTE(GET, "/api/v1/me/dues/statement", dues_api_me_statements, MAY_SEE_SELF, "What the own branch and the committees above it made public of their dues, newest first")
TAKES_NOTHING(dues_api_me_statements)
GIVES_ROWS(dues_api_me_statements, STATEMENT)

/* ---- reading, for pages and programs ---- */

void dues_entry_form_read(struct web *w, struct dues_entry_form *f)
{
	*f = (struct dues_entry_form){ .kind = web_param(w, "kind"), .purpose = web_param(w, "purpose"), .to = web_param(w, "to"), .detail = web_param(w, "detail"),
		.document = web_param(w, "document"), .day = web_param_day(w, "day", DAY_NONE), .decided_day = web_param_day(w, "decided_day", DAY_NONE) };
	if (!yuan_read(web_param(w, "amount"), &f->amount_fen))
		f->amount_fen = 0;
}

bool dues_book_screen_read(struct web *w, struct dues_book_screen *s)
{
	struct ctx *c = w->c;
	int year;

	year = date_from_day(c->today).year;
	*s = (struct dues_book_screen){ .this_year = year };
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org) || !web_param_year(w, "year", s->this_year, &year))
		return false;
	dues_book_read(c, &s->org, year, &s->book);
	s->entries_count = dues_entries(c->store, s->org.id, year, DUES_ENTRIES_MAX, &s->entries);
	s->units_count = dues_book_below(c->store, s->org.id, year, c->today, &s->units);
	s->is_public = dues_statement_of(c, s->org.id, year, &s->statement);
	s->is_open = dues_keeps_book(s->org.kind) && s->org.to_day == DAY_OPEN;
	s->may_publish = !s->is_public && year < s->this_year && dues_book_moved(&s->book);
	for (int i = 0; i < DUES_BOOK_YEARS; i++) {
		const char *text = ctx_number(c, s->this_year - i);

		s->years[s->years_count++] = (struct option){ .value = text, .label_text = text };
	}
	for (size_t i = 0; i < s->units_count; i++)
		s->has_units = s->has_units || s->units[i].up_fen != 0 || s->units[i].down_fen != 0 || s->units[i].used_fen != 0 || s->units[i].public_day != DAY_OPEN;
	return true;
}

/* ---- programs ---- */

void dues_api_book(struct web *w)
{
	struct dues_book_screen s;
	struct json *j;

	if (!dues_book_screen_read(w, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "year", s.book.year);
	json_put_int(j, "carried_fen", s.book.carried_fen);
	for (int i = 0; i < DUES_ITEMS; i++)
		json_put_int(j, arena_printf(w->c->arena, "%s_fen", dues_item_name((enum dues_item)i)), s.book.items[i]);
	json_put_int(j, "centre_fen", s.book.centre_fen);
	json_put_int(j, "left_fen", s.book.left_fen);
	json_put_int(j, "free_fen", s.book.free_fen);
	json_put_int(j, "up_share", dues_book_share_up(&s.book));
	json_put_day(j, "public_day", s.is_public ? s.statement.row.day : DAY_NONE);
	api_put_rows(j, "entries", ENTRY, s.entries, s.entries_count);
	api_put_rows(j, "units", UNIT, s.units, s.units_count);
	json_end(j);
}

void dues_api_record(struct web *w)
{
	struct dues_entry_form form;
	dues_entry_id made;

	dues_entry_form_read(w, &form);
	if (dues_record(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

void dues_api_publish(struct web *w)
{
	dues_statement_id made;

	if (dues_publish(w->c, web_path(w, org), web_param_small(w, "year", 0), &made))
		web_give_id(w, made.v);
}

void dues_api_entry(struct web *w)
{
	struct dues_entry_row row;
	struct json *j;

	if (!dues_entry_see(w->c, web_path(w, dues_entry), &row))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, ENTRY, &row);
	json_end(j);
}

void dues_api_settle(struct web *w)
{
	if (dues_settle(w->c, web_path(w, dues_entry), web_row_version(w)))
		web_give_id(w, web_path(w, dues_entry).v);
}

void dues_api_turn_back(struct web *w)
{
	if (dues_turn_back(w->c, web_path(w, dues_entry), web_param(w, "reason"), web_row_version(w)))
		web_give_id(w, web_path(w, dues_entry).v);
}

void dues_api_counter(struct web *w)
{
	dues_entry_id made;

	if (dues_counter(w->c, web_path(w, dues_entry), web_param(w, "reason"), web_row_version(w), &made))
		web_give_id(w, made.v);
}

void dues_api_me_statements(struct web *w)
{
	struct dues_statement *all;
	struct dues_person_row person;
	size_t count = dues_person(w->c->store, (person_id){ w->c->actor.person_id }, &person) ? dues_statements_for(w->c, person.org, &all) : 0;
	struct json *j = web_list_begin(w, -1);

	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", all[i].row.id.v);
		json_put_id(j, "org", all[i].row.org.v);
		json_put_text(j, "org_name", all[i].row.org_name);
		json_put_int(j, "year", all[i].row.year);
		json_put_day(j, "day", all[i].row.day);
		api_put_rows(j, "lines", LINE, all[i].lines, all[i].lines_count);
		json_end(j);
	}
	web_list_end(j);
}
