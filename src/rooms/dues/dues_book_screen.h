/* What pages and programs show of the book of dues: finished data, and one reading for both. */
#ifndef ROOMS_DUES_DUES_BOOK_SCREEN_H
#define ROOMS_DUES_DUES_BOOK_SCREEN_H

#include "rooms/dues/dues_book.h"
#include "rooms/dues/dues_part.h"
#include "view/component.h"

#define DUES_BOOK_YEARS 12

struct web;

struct dues_book_screen {
	struct org_row org;
	struct dues_book book;
	struct dues_entry_row *entries; size_t entries_count;
	struct dues_book_unit *units; size_t units_count;	/* right below, that keep a book */
	struct dues_statement statement; bool is_public;	/* of the year */
	struct option years[DUES_BOOK_YEARS]; size_t years_count;
	int this_year;
	bool is_open;			/* entries may be recorded */
	bool has_units, may_publish;
};
/* The organisation of the path and the year asked for, for MAY_EDIT_PERSON. False after a refusal. */
bool dues_book_screen_read(struct web *w, struct dues_book_screen *s);
void dues_entry_form_read(struct web *w, struct dues_entry_form *form);

struct dues_entry_screen { struct dues_entry_row row; bool is_waiting, may_settle, may_withdraw, may_counter; };

/* "上缴", "使用：培训党员" … seen from an organisation: what one hands up comes to another from below. */
const char *dues_entry_title(struct view *v, const struct dues_entry_row *row, int64_t seen_from);
/* What it does to the balance of that organisation. */
int64_t dues_entry_effect(const struct dues_entry_row *row, int64_t seen_from);
message dues_item_text(enum dues_item item);
/* The same by the word that is kept: also what was carried and what was left. */
const char *dues_line_text(struct view *v, const struct dues_statement_item *line);

#endif
