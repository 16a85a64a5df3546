/* The book of dues in the browser: sums, entries, an entry with what is to be done, a year made public. */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues_book_screen.h"
#include "rooms/dues/dues_book_tmpl.h"
#include "text/dues_book.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/dues/book", dues_book_page, MAY_EDIT_PERSON, "The book of dues of an organisation: what came in, was handed up, allotted and used in a year")
ROUTE(POST, "/org/:org/dues/book", dues_record_save, MAY_EDIT_PERSON, "Records an entry of the book")
ROUTE(POST, "/org/:org/dues/statement", dues_publish_save, MAY_EDIT_PERSON, "Makes a year of the book public for the members")
ROUTE(GET, "/dues-entry/:dues_entry", dues_entry_page, MAY_EDIT_PERSON, "An entry of the book")
ROUTE(POST, "/dues-entry/:dues_entry/settle", dues_settle_save, MAY_EDIT_PERSON, "The second person settles an entry, or gives it back with a reason")
ROUTE(POST, "/dues-entry/:dues_entry/return", dues_turn_back_save, MAY_EDIT_PERSON, "Gives an entry back that is not settled")
ROUTE(POST, "/dues-entry/:dues_entry/reverse", dues_counter_save, MAY_EDIT_PERSON, "Takes a settled entry back by another")

/* ---- words ---- */

message dues_item_text(enum dues_item item)
{
	static const struct message *const TEXTS[DUES_ITEMS] = { T_dues_book_opening, T_dues_book_collected, T_dues_book_below, T_dues_book_above, T_dues_book_interest,
		T_dues_book_up, T_dues_book_down, T_dues_book_used };

	return TEXTS[item];
}

const char *dues_line_text(struct view *v, const struct dues_statement_item *line)
{
	if (strcmp(line->item, "carried") == 0)
		return view_message_text(v, T_dues_book_carried);
	if (strcmp(line->item, "left") == 0)
		return view_message_text(v, T_dues_book_left);
	if (!text_is_empty(line->purpose))
		return code_name(v->lang, "dues_purpose", line->purpose);
	for (int i = 0; i < DUES_ITEMS; i++)
		if (strcmp(dues_item_name((enum dues_item)i), line->item) == 0)
			return view_message_text(v, dues_item_text((enum dues_item)i));
	return "";
}

const char *dues_entry_title(struct view *v, const struct dues_entry_row *row, int64_t seen_from)
{
	const char *kind = code_name(v->lang, "dues_entry", row->kind);
	bool is_up = strcmp(row->kind, "hand_up") == 0;

	if (row->other.v == seen_from && row->other.v != 0)
		kind = view_message_text(v, is_up ? T_dues_book_below : T_dues_book_above);
	if (text_is_empty(row->purpose))
		return kind;
	return arena_printf(v->arena, "%s%s%s", kind, view_message_text(v, T_dues_book_colon), code_name(v->lang, "dues_purpose", row->purpose));
}

int64_t dues_entry_effect(const struct dues_entry_row *row, int64_t seen_from)
{
	bool is_income = strcmp(row->kind, "opening") == 0 || strcmp(row->kind, "interest") == 0;

	return is_income || row->org.v != seen_from ? row->amount_fen : -row->amount_fen;
}

/* ---- the book ---- */

static void show_book(struct web *w)
{
	struct dues_book_screen s;

	if (!dues_book_screen_read(w, &s))
		return;
	dues_book_screen(&w->view, &s);
	web_page(w);
}

void dues_book_page(struct web *w)
{
	show_book(w);
}

static void back_to_book(struct web *w, bool is_done, message said, int year)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/dues/book?year=%d", (long long)web_path_id(w, "org"), year));
	} else if (web_form_again(w)) {
		show_book(w);
	}
}

void dues_record_save(struct web *w)
{
	struct dues_entry_form form;
	dues_entry_id made;
	bool is_done;

	dues_entry_form_read(w, &form);
	is_done = dues_record(w->c, web_path(w, org), &form, &made);
	back_to_book(w, is_done, T_dues_book_recorded, is_done ? date_from_day(form.day).year : 0);
}

void dues_publish_save(struct web *w)
{
	int year = web_param_small(w, "year", 0);
	dues_statement_id made;

	back_to_book(w, dues_publish(w->c, web_path(w, org), year, &made), T_dues_book_published, year);
}

/* ---- an entry ---- */

static void show_entry(struct web *w)
{
	struct ctx *c = w->c;
	struct dues_entry_screen s;

	if (!dues_entry_see(c, web_path(w, dues_entry), &s.row))
		return;
	s.is_waiting = strcmp(s.row.state, "waiting") == 0;
	s.may_settle = s.is_waiting && dues_may_settle(c, &s.row, false);
	s.may_withdraw = s.is_waiting && s.row.made_by == c->actor.account_id;
	s.may_counter = strcmp(s.row.state, "settled") == 0 && s.row.reverses == 0 && s.row.reversed == 0 && may_at_path(c, MAY_EDIT_PERSON, s.row.org_path);
	dues_entry_screen(&w->view, &s);
	web_page(w);
}

void dues_entry_page(struct web *w)
{
	show_entry(w);
}

static void answer(struct web *w, bool is_done, message said, dues_entry_id shown)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/dues-entry/%lld", (long long)shown.v));
	} else if (web_form_again(w)) {
		show_entry(w);
	}
}

void dues_settle_save(struct web *w)
{
	const char *state = web_param(w, "state");
	bool is_done = false;

	if (strcmp(state, "settled") == 0)
		is_done = dues_settle(w->c, web_path(w, dues_entry), web_row_version(w));
	else if (strcmp(state, "refused") == 0)
		is_done = dues_turn_back(w->c, web_path(w, dues_entry), web_param(w, "reason"), web_row_version(w));
	else if (dues_entry_see(w->c, web_path(w, dues_entry), &(struct dues_entry_row){ 0 }))
		ctx_refuse_field(w->c, "state", T_dues_book_state_missing, NULL);
	answer(w, is_done, strcmp(state, "settled") == 0 ? T_dues_book_settled : T_dues_book_turned_back, web_path(w, dues_entry));
}

void dues_turn_back_save(struct web *w)
{
	answer(w, dues_turn_back(w->c, web_path(w, dues_entry), web_param(w, "reason"), web_row_version(w)), T_dues_book_turned_back, web_path(w, dues_entry));
}

void dues_counter_save(struct web *w)
{
	dues_entry_id made = web_path(w, dues_entry);
	bool is_done = dues_counter(w->c, web_path(w, dues_entry), web_param(w, "reason"), web_row_version(w), &made);

	answer(w, is_done, T_dues_book_counter_made, made);
}
