/* Ledgers 台账: what villages, groups, departments and companies report and the archive cannot count. Sheets of declared
 * items (the norm `ledger`), registers of innovations, projects and records of political work, counters of days.
 * What is entered once is visible above at once; sums are made here and typed nowhere. */
#ifndef ROOMS_LEDGER_LEDGER_H
#define ROOMS_LEDGER_LEDGER_H

#include "core/ctx.h"
#include "rooms/ledger/ledger_sql.h"
#include "rooms/norm/norm.h"
#include "rooms/org/org.h"

#define LEDGER_ITEMS_MAX 40
/* An average of fewer households would tell the income of one family (cells below five stay closed). */
#define LEDGER_HOUSEHOLDS_MIN 5

/* ---- sheets ---- */

struct ledger_sheet { const struct norm_sheet *about; const struct norm_indicator *items[LEDGER_ITEMS_MAX]; size_t count; };
/* The declared sheets; how many. */
size_t ledger_sheets(struct ctx *c, struct ledger_sheet **sheets);
/* The first sheet where `key` is empty. Refuses an unknown key. */
bool ledger_sheet_find(struct ctx *c, const char *key, struct ledger_sheet *sheet);
#define LEDGER_YEAR_FIRST "1949"		/* what is older nobody reports */
/* "2015", or "2015-1" and "2015-2" of a half-yearly sheet; from LEDGER_YEAR_FIRST on. */
const char *ledger_period_of(struct ctx *c, const struct norm_sheet *sheet, day_t day);
bool ledger_period_is_right(const struct norm_sheet *sheet, const char *period);

/* One item of a sheet over a subtree, or of one organisation. Numbers in hundredths; -1 is none. */
struct ledger_line {
	const struct norm_indicator *about;
	int64_t units, verified_units;		/* how many reported it */
	int64_t plan, value;			/* the sum, or the average (half up) of those that reported */
	int64_t verified;			/* likewise of what is verified */
	int64_t rate;				/* hundredths of a percent against the item it is of */
	int64_t own, own_plan;			/* what this organisation itself entered */
	const char *own_state;			/* "" none */
};
struct ledger_table { struct ledger_sheet sheet; const char *period; struct ledger_line lines[LEDGER_ITEMS_MAX]; int64_t version; bool can_verify; };
/* Period "" adds up all periods. False: the store failed. */
bool ledger_table_read(struct ctx *c, const struct org_row *org, const char *period, struct ledger_table *t);
/* 84.85: part of whole in hundredths of a percent, half up, 100.00 only without a gap; -1 when the whole is 0. */
int64_t ledger_rate(int64_t part, int64_t whole);

/* What was typed for one item; NULL or "" takes the item away. */
struct ledger_typed { const char *item, *value, *plan; };
/* Needs MAY_EDIT_ORG at the organisation. Refuses: a value with more decimals than declared, an item that nobody declared,
 * an average of fewer than LEDGER_HOUSEHOLDS_MIN, a period to come, and what a unit below or above entered already:
 * its numbers are added up by themselves (GW-04). A changed value has to be verified again. */
bool ledger_report(struct ctx *c, org_id org, const char *sheet, const char *period, const struct ledger_typed *typed, size_t count, int64_t version);
/* Somebody above the organisation (MAY_EDIT_ORG at its parent) who did not report it. */
bool ledger_verify(struct ctx *c, org_id org, const char *sheet, const char *period);
/* The sum of an item over a subtree. Refuses an average: it cannot be added up over units (JN-08). */
bool ledger_sum(struct ctx *c, const struct org_row *org, const char *sheet, const char *period, const char *item, int64_t *sum);

/* ---- registers ---- */

struct ledger_book { const char *key; message title; const struct { const char *key; message name; } kinds[5]; bool needs_number, has_result, is_once; };
/* The registers that a ledger keeps, with the kinds of lines of each; kinds end with a NULL key. */
extern const struct ledger_book LEDGER_BOOKS[];
extern const size_t LEDGER_BOOKS_COUNT;
const struct ledger_book *ledger_book_find(const char *key);	/* NULL */
/* NULL for a book or a kind that is unknown. */
message ledger_kind_name(const char *book, const char *kind);

struct ledger_form { const char *book, *kind, *title, *number, *detail; day_t day; };
/* Needs MAY_EDIT_ORG. Refuses a number that is registered already (GW-11), a record that another level of the line entered. */
bool ledger_enter(struct ctx *c, org_id org, const struct ledger_form *form, ledger_entry_id *made);
bool ledger_entry_verify(struct ctx *c, org_id org, ledger_entry_id id);	/* as ledger_verify */
/* The result of one year of a project: households, gain per head in fen. */
bool ledger_entry_result(struct ctx *c, org_id org, ledger_entry_id id, int64_t year, int64_t households, int64_t gain_fen);

/* ---- counters ---- */

/* Days, or whole years, from the start to the day. */
int64_t ledger_counter_value(const struct ledger_counter_row *counter, day_t day);
bool ledger_counter_make(struct ctx *c, org_id org, const char *name, const char *unit, day_t start);
/* Begins anew on a day. Refuses one without a reason (GW-13), before its start or to come. */
bool ledger_counter_reset(struct ctx *c, org_id org, ledger_counter_id id, day_t day, const char *reason, int64_t version);

/* The organisation, open and within the right; refuses as permit_require does. For the rules of this room. */
bool ledger_take_org(struct ctx *c, org_id id, struct org_row *org);
/* May the actor verify what this organisation reported? */
bool ledger_may_verify(struct ctx *c, const struct org_row *org);

#endif
