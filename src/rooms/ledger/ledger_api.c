/* Ledgers for programs: the same rules as the pages. */
#include <string.h>
#include "core/path.h"
#include "rooms/ledger/ledger_input.h"
#include "text/ledger.h"

#define PAGE_ROWS 200

ROUTE(GET, "/api/v1/org/:org/ledger/sheet", ledger_api_sheet, MAY_SEE_ORG, "One sheet (sheet, period; all: every period): totals in hundredths, rates; sum=ITEM adds one item up and refuses an average")
ROUTE(GET, "/api/v1/org/:org/ledger/unit", ledger_api_units, MAY_SEE_ORG, "The units behind a number (sheet, period, item), 200 a page")
ROUTE(POST, "/api/v1/org/:org/ledger/sheet", ledger_api_report, MAY_EDIT_ORG, "Report values: sheet, period, a field an item, plan_ITEM, row_version")
ROUTE(POST, "/api/v1/org/:org/ledger/sheet/verify", ledger_api_verify, MAY_EDIT_ORG, "Verify what the organisation reported: sheet, period")
ROUTE(GET, "/api/v1/org/:org/ledger/entry", ledger_api_entries, MAY_SEE_ORG, "A register (book, kind) with totals, 200 a page")
ROUTE(POST, "/api/v1/org/:org/ledger/entry", ledger_api_enter, MAY_EDIT_ORG, "Register a line: book, kind, title, number, detail, day")
ROUTE(POST, "/api/v1/org/:org/ledger/entry/verify", ledger_api_entry_verify, MAY_EDIT_ORG, "Verify a line: entry")
ROUTE(POST, "/api/v1/org/:org/ledger/entry/result", ledger_api_result, MAY_EDIT_ORG, "The result of a project: entry, year, households, gain in yuan")
ROUTE(GET, "/api/v1/org/:org/ledger/counter", ledger_api_counters, MAY_SEE_ORG, "Counters of a subtree with their value today")
ROUTE(POST, "/api/v1/org/:org/ledger/counter", ledger_api_counter_make, MAY_EDIT_ORG, "Start a counter: name, unit days or years, start")
ROUTE(POST, "/api/v1/org/:org/ledger/counter/reset", ledger_api_counter_reset, MAY_EDIT_ORG, "Begin a counter anew: counter, day, reason, row_version")

static org_id path_org(const struct web *w)
{
	return (org_id){ web_path_id(w, "org") };
}

static int64_t skipped(const struct web *w)
{
	int64_t page = web_param_int(w, "page", 1);

	return page < 1 || page > 100000 ? 0 : (page - 1) * PAGE_ROWS;
}

static void put_done(struct web *w)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "org", path_org(w).v);
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

void ledger_api_report(struct web *w)
{
	if (ledger_save(w))
		put_done(w);
}

void ledger_api_verify(struct web *w)
{
	if (ledger_verify(w->c, path_org(w), web_param(w, "sheet"), web_param(w, "period")))
		put_done(w);
}

void ledger_api_units(struct web *w)
{
	struct ledger_unit_row *rows;
	struct ledger_number total = { 0 };
	struct ledger_table t;
	struct org_row org;
	const char *end, *item = web_param(w, "item");
	struct json *j;
	size_t count;

	if (!ledger_input(w, &org, &t))
		return;
	end = path_end(w->c->arena, org.path);
	ledger_units_count(w->c->store, org.path, end, t.sheet.about->key, t.period, item, "", &total);
	count = ledger_units(w->c->store, org.path, end, t.sheet.about->key, t.period, item, "", PAGE_ROWS, skipped(w), &rows);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", total.n);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "org", rows[i].org.v);
		json_put_text(j, "name", rows[i].name);
		json_put_text(j, "period", rows[i].period);
		json_put_int(j, "value_hundredths", rows[i].value);
		json_put_text(j, "state", rows[i].state);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

/* ---- registers ---- */

static void put_entry(struct json *j, const struct ledger_entry_row *e)
{
	json_object(j);
	json_put_id(j, "id", e->id.v);
	json_put_id(j, "org", e->org.v);
	json_put_text(j, "kind", e->kind);
	json_put_text(j, "title", e->title);
	json_put_text(j, "number", e->number);
	json_put_text(j, "detail", e->detail);
	json_put_day(j, "day", e->day);
	json_put_text(j, "state", e->state);
	if (e->year > 0) {
		json_put_int(j, "year", e->year);
		json_put_int(j, "households", e->households);
		json_put_int(j, "gain_fen", e->gain_fen);
	}
	json_put_int(j, "row_version", e->row_version);
	json_end(j);
}

void ledger_api_entries(struct web *w)
{
	const char *key = web_param(w, "book"), *kind = web_param(w, "kind"), *end;
	struct ledger_entry_total total = { 0 };
	struct ledger_entry_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
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
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++)
		put_entry(j, &rows[i]);
	json_end(j);
	json_end(j);
}

static void answer_entry(struct web *w, ledger_entry_id id)
{
	struct ledger_entry_row entry;

	if (ledger_entry_get(w->c->store, id, &entry))
		put_entry(web_json(w), &entry);
}

void ledger_api_enter(struct web *w)
{
	struct ledger_form form;
	ledger_entry_id made;

	ledger_input_form(w, &form);
	if (ledger_enter(w->c, path_org(w), &form, &made))
		answer_entry(w, made);
}

void ledger_api_entry_verify(struct web *w)
{
	if (ledger_entry_verify(w->c, path_org(w), (ledger_entry_id){ web_param_int(w, "entry", 0) }))
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

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = ledger_counters(w->c->store, org.path, path_end(w->c->arena, org.path), &rows);
	j = web_json(w);
	json_object(j);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_id(j, "org", rows[i].org.v);
		json_put_text(j, "name", rows[i].name);
		json_put_text(j, "unit", rows[i].unit);
		json_put_day(j, "start_day", rows[i].start_day);
		json_put_int(j, "value", ledger_counter_value(&rows[i], w->c->today));
		json_put_int(j, "row_version", rows[i].row_version);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void ledger_api_counter_make(struct web *w)
{
	if (ledger_counter_make(w->c, path_org(w), web_param(w, "name"), web_param(w, "unit"), web_param_day(w, "start", DAY_NONE)))
		put_done(w);
}

void ledger_api_counter_reset(struct web *w)
{
	if (ledger_save_reset(w))
		put_done(w);
}
