/* A year of the book made public: the figures as they stand, kept. */
#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues_book.h"
#include "rooms/dues/dues_part.h"
#include "text/dues_book.h"

struct lines { struct ctx *c; dues_statement_id statement; int count; };

static void put(struct lines *l, const char *item, const char *purpose, int64_t fen)
{
	dues_statement_line_insert(l->c->store, l->statement, l->count++, item, purpose, fen);
}

static void put_book(struct lines *l, const struct dues_book *b)
{
	const struct code_set *purposes = code_set("dues_purpose");

	put(l, "carried", "", b->carried_fen);
	for (int i = 0; i < DUES_USED; i++)
		put(l, dues_item_name((enum dues_item)i), "", b->items[i]);
	for (int i = 0; i < DUES_PURPOSES; i++)
		put(l, dues_item_name(DUES_USED), purposes->codes[i].value, b->used[i]);
	put(l, "left", "", b->left_fen);
}

bool dues_publish(struct ctx *c, org_id id, int year, dues_statement_id *made)
{
	struct dues_entry_count waiting = { 0 };
	struct dues_statement_row row;
	struct dues_book book;
	struct org_row org;
	struct lines l;

	ctx_begin(c, "dues.publish", "org", id.v, id.v);
	if (!org_see_for(c, id, MAY_EDIT_PERSON, &org))
		return false;
	if (year < 1 || year >= date_from_day(c->today).year)
		return ctx_refuse_field(c, "year", T_dues_book_not_over, "year", ctx_number(c, year), NULL);
	if (dues_statement_find(c->store, id, year, &row))
		return ctx_refuse_field(c, "year", T_dues_book_published_already, "org", org.name, "year", ctx_number(c, year), "day", day_text(c->arena, row.day), NULL);
	dues_entries_waiting(c->store, id, year, &waiting);
	if (waiting.n > 0)
		return ctx_refuse_field(c, "year", T_dues_book_still_waiting, "year", ctx_number(c, year), "n", ctx_number(c, waiting.n), NULL);
	dues_book_read(c, &org, year, &book);
	if (!dues_book_moved(&book))
		return ctx_refuse_field(c, "year", T_dues_book_nothing, "year", ctx_number(c, year), NULL);
	made->v = store_new_id(c->store);
	dues_statement_insert(c->store, *made, id, year, c->today, c->actor.account_id);
	l = (struct lines){ c, *made, 0 };
	put_book(&l, &book);
	audit_note_int(c, "dues_statement", "year", made->v, 0, year);
	return ctx_commit(c);
}

static void read_lines(struct ctx *c, struct dues_statement *s)
{
	s->lines_count = dues_statement_lines(c->store, s->row.id, &s->lines);
}

bool dues_statement_of(struct ctx *c, org_id org, int year, struct dues_statement *s)
{
	if (!dues_statement_find(c->store, org, year, &s->row))
		return false;
	read_lines(c, s);
	return true;
}

size_t dues_statements_for(struct ctx *c, org_id branch, struct dues_statement **statements)
{
	struct dues_statement_row *rows;
	size_t count = dues_statements_above(c->store, branch, DUES_STATEMENTS_MAX, &rows);

	*statements = arena_array(c->arena, count + 1, sizeof(**statements));
	for (size_t i = 0; i < count; i++) {
		(*statements)[i].row = rows[i];
		read_lines(c, &(*statements)[i]);
	}
	return count;
}
