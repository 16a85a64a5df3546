/* What the templates of ledgers are given. */
#ifndef ROOMS_LEDGER_LEDGER_SCREEN_H
#define ROOMS_LEDGER_LEDGER_SCREEN_H

#include "rooms/ledger/ledger.h"
#include "view/component.h"

#define LEDGER_ROWS_PER_PAGE 50

struct ledger_book_line { const struct ledger_book *about; struct ledger_entry_total total; };
struct ledger_counter_line { struct ledger_counter_row counter; int64_t value; bool may_edit; };

struct ledger_overview {
	struct org_row org;
	const struct ledger_sheet *sheets;
	size_t sheets_count;
	struct ledger_book_line *books;
	size_t books_count;
	struct ledger_counter_line *counters;
	size_t counters_count;
	bool may_edit;
	const char *name, *unit, *start;	/* of a new counter, as typed */
};

struct ledger_table_screen {
	struct org_row org;
	const struct ledger_table *table;
	const struct ledger_sheet *sheets;
	size_t sheets_count;
	const char *const *periods;
	size_t periods_count;
	bool may_edit;
	const char *const *typed, *const *typed_plan;	/* of the form, by item */
};

struct ledger_units_screen {
	struct org_row org;
	const struct ledger_sheet *sheet;
	const struct norm_indicator *item;
	const char *period, *page_href;
	struct ledger_unit_row *rows;
	size_t count;
	int64_t total, page, rows_per_page;
};

struct ledger_entries_screen {
	struct org_row org;
	const struct ledger_book *about;
	const char *kind, *page_href;
	struct ledger_entry_total total;
	struct ledger_entry_row *rows;
	size_t count;
	int64_t page, rows_per_page;
	bool may_edit;
	struct ledger_form form;		/* as typed */
	const char *day;
	const char *gain_per_head;		/* weighed by households, "" where there are none */
	struct tab tabs[6];			/* the kinds */
	struct option kinds[5], *projects;	/* projects: of this organisation itself, that can be given a result */
	size_t tabs_count, kinds_count, projects_count;
	const char *result_entry, *result_year, *result_households, *result_gain;	/* as typed */
};

const char *ledger_text(struct arena *a, int64_t hundredths, int decimals);	/* "851.04", "2,213"; "" for -1 */
const char *ledger_period_text(struct view *v, const char *period);		/* 2015年上半年; "" is all of them */

#endif
