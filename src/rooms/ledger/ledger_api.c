/* Ledgers for programs: the same rules as the pages. */
#include <string.h>
#include "core/path.h"
#include "rooms/ledger/ledger_input.h"
#include "text/ledger.h"
#include "web/request.h"

#define PAGE_ROWS 200

FIELDS(LINE, { A_TEXT("item", 0) }, { A_TEXT("label", 0) }, { AN_INT("units") }, { AN_INT("verified_units") }, { AN_INT("value_hundredths"), SOMETIMES },
	{ AN_INT("verified_hundredths"), SOMETIMES }, { AN_INT("plan_hundredths"), SOMETIMES }, { AN_INT("rate_hundredths"), SOMETIMES },
	{ AN_INT("own_hundredths"), SOMETIMES }, { A_TEXT("state", 0) })
FIELDS(UNIT, ROW_ID(struct ledger_unit_row, org), ROW_TEXT(struct ledger_unit_row, name), ROW_TEXT(struct ledger_unit_row, period),
	{ AN_INT("value_hundredths"), AT(struct ledger_unit_row, value) }, ROW_TEXT(struct ledger_unit_row, state))
FIELDS(ENTRY, ROW_ID(struct ledger_entry_row, id), ROW_ID(struct ledger_entry_row, org), ROW_TEXT(struct ledger_entry_row, kind),
	ROW_TEXT(struct ledger_entry_row, title), ROW_TEXT(struct ledger_entry_row, number),
	{ A_LINES("detail", 0), AT(struct ledger_entry_row, detail) }, ROW_DAY(struct ledger_entry_row, day), ROW_TEXT(struct ledger_entry_row, state),
	/* of the latest year that has a result; 0: none */
	ROW_INT(struct ledger_entry_row, year), ROW_INT(struct ledger_entry_row, households), ROW_INT(struct ledger_entry_row, gain_fen),
	ROW_INT(struct ledger_entry_row, row_version))
FIELDS(COUNTER, ROW_ID(struct ledger_counter_row, id), ROW_ID(struct ledger_counter_row, org), ROW_TEXT(struct ledger_counter_row, name),
	ROW_TEXT(struct ledger_counter_row, unit), ROW_DAY(struct ledger_counter_row, start_day), ROW_INT(struct ledger_counter_row, row_version),
	{ AN_INT("value") })

#define SHEET_AND_PERIOD { A_TEXT("sheet", LIMIT_LEDGER_VALUE_SHEET) }, { A_TEXT("period", LIMIT_LEDGER_VALUE_PERIOD) }

ROUTE(GET, "/api/v1/org/:org/ledger/sheet", ledger_api_sheet, MAY_SEE_ORG, "One sheet (period all: every period): totals in hundredths, rates; sum names an item to add up and refuses an average")
TAKES(ledger_api_sheet, SHEET_AND_PERIOD, { A_TEXT("sum", LIMIT_LEDGER_VALUE_ITEM) })
GIVES(ledger_api_sheet, 200, { AN_ID("org") }, { A_TEXT("sheet", 0) }, { A_TEXT("period", 0) }, { AN_INT("row_version") },
	{ AN_INT("sum_hundredths"), SOMETIMES }, { A_LIST("lines", LINE) })

ROUTE(GET, "/api/v1/org/:org/ledger/unit", ledger_api_units, MAY_SEE_ORG, "The units behind a number, 200 a page")
TAKES(ledger_api_units, SHEET_AND_PERIOD, { A_TEXT("item", LIMIT_LEDGER_VALUE_ITEM), NEEDED }, A_PAGE)
GIVES_PAGE(ledger_api_units, UNIT)

ROUTE(POST, "/api/v1/org/:org/ledger/sheet", ledger_api_report, MAY_EDIT_ORG, "Report the values of a sheet, and plans, by item; an item without a value is taken away")
TAKES(ledger_api_report, { A_TEXT("sheet", LIMIT_LEDGER_VALUE_SHEET) }, { A_TEXT("period", LIMIT_LEDGER_VALUE_PERIOD), NEEDED }, { A_WORDS("values") },
	{ A_WORDS("plans") }, { AN_INT("row_version") })	/* 0, which may be left out: nothing was reported yet */
GIVES(ledger_api_report, 200, { AN_ID("org") })

ROUTE(POST, "/api/v1/org/:org/ledger/sheet/verify", ledger_api_verify, MAY_EDIT_ORG, "Verify what the organisation reported")
TAKES(ledger_api_verify, { A_TEXT("sheet", LIMIT_LEDGER_VALUE_SHEET) }, { A_TEXT("period", LIMIT_LEDGER_VALUE_PERIOD), NEEDED })
GIVES(ledger_api_verify, 200, { AN_ID("org") })

ROUTE(GET, "/api/v1/org/:org/ledger/entry", ledger_api_entries, MAY_SEE_ORG, "A register with totals, 200 a page")
TAKES(ledger_api_entries, { A_TEXT("book", LIMIT_LEDGER_ENTRY_BOOK) }, { A_TEXT("kind", LIMIT_LEDGER_ENTRY_KIND) }, A_PAGE)
GIVES(ledger_api_entries, 200, { AN_INT("total") }, { AN_INT("verified") }, { AN_INT("households") }, { A_LIST("items", ENTRY) })

ROUTE(POST, "/api/v1/org/:org/ledger/entry", ledger_api_enter, MAY_EDIT_ORG, "Register a line")
TAKES(ledger_api_enter, { A_TEXT("book", LIMIT_LEDGER_ENTRY_BOOK), NEEDED }, { A_TEXT("kind", LIMIT_LEDGER_ENTRY_KIND), NEEDED },
	{ A_TEXT("title", LIMIT_LEDGER_ENTRY_TITLE), NEEDED }, { A_TEXT("number", LIMIT_LEDGER_ENTRY_NUMBER) },
	{ A_LINES("detail", LIMIT_LEDGER_ENTRY_DETAIL) }, { A_DAY("day") })
GIVES_SAME(ledger_api_enter, 201, ENTRY)

ROUTE(POST, "/api/v1/org/:org/ledger/entry/verify", ledger_api_entry_verify, MAY_EDIT_ORG, "Verify a line")
TAKES(ledger_api_entry_verify, { AN_ID("entry"), NEEDED })
GIVES_SAME(ledger_api_entry_verify, 200, ENTRY)

ROUTE(POST, "/api/v1/org/:org/ledger/entry/result", ledger_api_result, MAY_EDIT_ORG, "The result of a project in a year; gain in yuan a head")
TAKES(ledger_api_result, { AN_ID("entry"), NEEDED }, { AN_INT("year"), NEEDED }, { AN_INT("households"), NEEDED }, { A_TEXT("gain", 20), NEEDED })
GIVES_SAME(ledger_api_result, 200, ENTRY)

ROUTE(GET, "/api/v1/org/:org/ledger/counter", ledger_api_counters, MAY_SEE_ORG, "Counters of a subtree with their value today")
TAKES_NOTHING(ledger_api_counters)
GIVES_ROWS(ledger_api_counters, COUNTER)

ROUTE(POST, "/api/v1/org/:org/ledger/counter", ledger_api_counter_make, MAY_EDIT_ORG, "Start a counter")
TAKES(ledger_api_counter_make, { A_TEXT("name", LIMIT_LEDGER_COUNTER_NAME), NEEDED }, { A_CHOICE("unit", "days years"), NEEDED }, { A_DAY("start"), NEEDED })
GIVES(ledger_api_counter_make, 201, { AN_ID("org") })

ROUTE(POST, "/api/v1/org/:org/ledger/counter/reset", ledger_api_counter_reset, MAY_EDIT_ORG, "Begin a counter anew")
TAKES(ledger_api_counter_reset, { AN_ID("counter"), NEEDED }, { A_DAY("day") }, { A_TEXT("reason", LIMIT_LEDGER_RESET_REASON), NEEDED }, A_VERSION)
GIVES(ledger_api_counter_reset, 200, { AN_ID("org") })

static int64_t skipped(const struct web *w)
{
	return (web_page_number(w) - 1) * PAGE_ROWS;
}

static void put_done(struct web *w)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "org", web_path(w, org).v);
	json_end(j);
}

static void put_line(struct json *j, const struct ledger_line *line)
{
	json_object(j);
	json_put_text(j, "item", line->about->key);
	json_put_text(j, "label", line->about->label);
	json_put_int(j, "units", line->units);
	json_put_int(j, "verified_units", line->verified_units);
	if (line->value >= 0)
		json_put_int(j, "value_hundredths", line->value);
	if (line->verified >= 0)
		json_put_int(j, "verified_hundredths", line->verified);
	if (line->about->has_plan)
		json_put_int(j, "plan_hundredths", line->plan);
	if (line->rate >= 0)
		json_put_int(j, "rate_hundredths", line->rate);
	if (line->own >= 0)
		json_put_int(j, "own_hundredths", line->own);
	json_put_text(j, "state", line->own_state);
	json_end(j);
}

static void put_table(struct web *w)
{
	const char *summed = web_param(w, "sum");
	struct ledger_table t;
	struct org_row org;
	struct json *j;
	int64_t sum = -1;

	if (!ledger_input(w, &org, &t))
		return;
	if (!text_is_empty(summed) && !ledger_sum(w->c, &org, t.sheet.about->key, t.period, summed, &sum))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "org", org.id.v);
	json_put_text(j, "sheet", t.sheet.about->key);
	json_put_text(j, "period", t.period);
	json_put_int(j, "row_version", t.version);
	if (sum >= 0)
		json_put_int(j, "sum_hundredths", sum);
	json_name(j, "lines");
	json_array(j);
	for (size_t i = 0; i < t.sheet.count; i++)
		put_line(j, &t.lines[i]);
	json_end(j);
	json_end(j);
}

void ledger_api_sheet(struct web *w)
{
	put_table(w);
}

/* What the body has under values and plans, by the names it has there: an undeclared one has to be refused by the rule. */
static size_t typed_of(struct web *w, struct ledger_typed typed[LEDGER_ITEMS_MAX + 1])
{
	size_t n = 0;

	for (size_t i = 0; i < w->request->params_count && n <= LEDGER_ITEMS_MAX; i++) {
		const char *name = w->request->params[i].name, *item = strchr(name, '.'), *value;
		bool is_plan = strncmp(name, "plans.", strlen("plans.")) == 0;

		if (item == NULL)
			continue;
		value = web_param(w, arena_printf(w->c->arena, "values.%s", ++item));
		/* A plan that has a value goes with it. */
		if (!is_plan || text_is_empty(value))
			typed[n++] = (struct ledger_typed){ item, value, web_param(w, arena_printf(w->c->arena, "plans.%s", item)) };
	}
	return n;
}

void ledger_api_report(struct web *w)
{
	struct ledger_typed typed[LEDGER_ITEMS_MAX + 1];
	size_t count = typed_of(w, typed);

	if (ledger_report(w->c, web_path(w, org), web_param(w, "sheet"), web_param(w, "period"), typed, count, web_row_version(w)))
		put_done(w);
}

void ledger_api_verify(struct web *w)
{
	if (ledger_verify(w->c, web_path(w, org), web_param(w, "sheet"), web_param(w, "period")))
		put_done(w);
}

void ledger_api_units(struct web *w)
{
	struct ledger_unit_row *rows;
	struct ledger_number total = { 0 };
	struct ledger_table t;
	struct org_row org;
	const char *end, *item = web_param(w, "item");
	size_t count;

	if (!ledger_input(w, &org, &t))
		return;
	end = path_end(w->c->arena, org.path);
	ledger_units_count(w->c->store, org.path, end, t.sheet.about->key, t.period, item, "", &total);
	count = ledger_units(w->c->store, org.path, end, t.sheet.about->key, t.period, item, "", PAGE_ROWS, skipped(w), &rows);
	web_give_page(w, UNIT, rows, count, total.n);
}

/* ---- registers ---- */

void ledger_api_entries(struct web *w)
{
	const char *key = web_param(w, "book"), *kind = web_param(w, "kind"), *end;
	struct ledger_entry_total total = { 0 };
	struct ledger_entry_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	if (text_is_empty(key))
		key = LEDGER_BOOKS[0].key;
	end = path_end(w->c->arena, org.path);
	ledger_entry_totals(w->c->store, org.path, end, key, kind, &total);
	count = ledger_entries(w->c->store, org.path, end, key, kind, PAGE_ROWS, skipped(w), &rows);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", total.n);
	json_put_int(j, "verified", total.verified);
	json_put_int(j, "households", total.households);
	api_put_rows(j, "items", ENTRY, rows, count);
	json_end(j);
}

static void answer_entry(struct web *w, ledger_entry_id id)
{
	struct ledger_entry_row entry;
	struct json *j;

	if (!ledger_entry_get(w->c->store, id, &entry))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, ENTRY, &entry);
	json_end(j);
}

void ledger_api_enter(struct web *w)
{
	struct ledger_form form;
	ledger_entry_id made;

	ledger_input_form(w, &form);
	if (ledger_enter(w->c, web_path(w, org), &form, &made))
		answer_entry(w, made);
}

void ledger_api_entry_verify(struct web *w)
{
	if (ledger_entry_verify(w->c, web_path(w, org), (ledger_entry_id){ web_param_int(w, "entry", 0) }))
		answer_entry(w, (ledger_entry_id){ web_param_int(w, "entry", 0) });
}

void ledger_api_result(struct web *w)
{
	if (ledger_save_result(w))
		answer_entry(w, (ledger_entry_id){ web_param_int(w, "entry", 0) });
}

/* ---- counters ---- */

void ledger_api_counters(struct web *w)
{
	struct ledger_counter_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = ledger_counters(w->c->store, org.path, path_end(w->c->arena, org.path), &rows);
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, COUNTER, &rows[i]);
		json_put_int(j, "value", ledger_counter_value(&rows[i], w->c->today));
		json_end(j);
	}
	web_list_end(j);
}

void ledger_api_counter_make(struct web *w)
{
	if (ledger_counter_make(w->c, web_path(w, org), web_param(w, "name"), web_param(w, "unit"), web_param_day(w, "start", DAY_NONE)))
		put_done(w);
}

void ledger_api_counter_reset(struct web *w)
{
	if (ledger_save_reset(w))
		put_done(w);
}
