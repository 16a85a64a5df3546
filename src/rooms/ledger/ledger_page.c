/* Pages of ledgers: the overview of a subtree, one sheet with the units behind each number, the registers, counters. */
#include <stdio.h>
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/ledger/ledger_input.h"
#include "rooms/ledger/ledger_screen.h"
#include "rooms/ledger/ledger_tmpl.h"
#include "text/ledger.h"

ROUTE(GET, "/ledger", ledger_own_page, MAY_SEE_ORG, "Ledgers of the organisation of the post")
ROUTE(GET, "/org/:org/ledger", ledger_overview_page, MAY_SEE_ORG, "Ledgers of a subtree: sheets, registers, counters")
ROUTE(GET, "/org/:org/ledger/sheet", ledger_sheet_page, MAY_SEE_ORG, "One sheet (sheet, period): totals of the subtree, rates, own values")
ROUTE(GET, "/org/:org/ledger/unit", ledger_units_page, MAY_SEE_ORG, "The units behind a number of a sheet (sheet, period, item)")
ROUTE(GET, "/org/:org/ledger/sheet/form", ledger_sheet_form_page, MAY_EDIT_ORG, "Form of a sheet")
ROUTE(POST, "/org/:org/ledger/sheet", ledger_sheet_save, MAY_EDIT_ORG, "Reports the values of a sheet")
ROUTE(POST, "/org/:org/ledger/sheet/verify", ledger_sheet_verify, MAY_EDIT_ORG, "Verifies what an organisation below reported")
ROUTE(GET, "/org/:org/ledger/entry", ledger_entries_page, MAY_SEE_ORG, "A register (book, kind) of a subtree with its totals")
ROUTE(GET, "/org/:org/ledger/entry/form", ledger_entry_form_page, MAY_EDIT_ORG, "Form of a new line of a register")
ROUTE(POST, "/org/:org/ledger/entry", ledger_entry_save, MAY_EDIT_ORG, "Registers a line")
ROUTE(POST, "/org/:org/ledger/entry/verify", ledger_entry_verify_save, MAY_EDIT_ORG, "Verifies a line that an organisation below registered")
ROUTE(POST, "/org/:org/ledger/entry/result", ledger_entry_result_save, MAY_EDIT_ORG, "The result of a project in one year")
ROUTE(POST, "/org/:org/ledger/counter", ledger_counter_save, MAY_EDIT_ORG, "Starts a counter")
ROUTE(POST, "/org/:org/ledger/counter/reset", ledger_counter_reset_save, MAY_EDIT_ORG, "Begins a counter anew, with the reason")

const char *ledger_text(struct arena *a, int64_t hundredths, int decimals)
{
	int64_t whole = hundredths / 100;
	char digits[32];
	struct buffer b;
	int n;

	if (hundredths < 0)
		return "";
	buffer_init(&b, a, 0);
	n = snprintf(digits, sizeof(digits), "%lld", (long long)whole);
	for (int i = 0; i < n; i++)
		buffer_printf(&b, "%s%c", i > 0 && (n - i) % 3 == 0 ? "," : "", digits[i]);
	if (decimals > 0)
		buffer_printf(&b, ".%02lld", (long long)(hundredths % 100));
	return buffer_text(&b);
}

const char *ledger_period_text(struct view *v, const char *period)
{
	const char *year = text_is_empty(period) ? "" : arena_text_n(v->arena, period, 4);
	struct message_arg arg = { "year", year };

	if (text_is_empty(period))
		return view_message_text(v, T_ledger_all_periods);
	return message_text(v->arena, v->lang, period[4] == '\0' ? T_ledger_year_of : period[5] == '1' ? T_ledger_first_half : T_ledger_second_half, &arg, 1);
}

/* ---- overview ---- */

static void show_overview(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct ledger_overview s = { .name = web_param(w, "name"), .unit = web_param(w, "unit"), .start = web_param(w, "start") };
	struct ledger_counter_row *counters;
	struct ledger_sheet *sheets;
	const char *end;

	if (!org_see(c, org, &s.org))
		return;
	end = path_end(c->arena, s.org.path);
	s.sheets_count = ledger_sheets(c, &sheets);
	s.sheets = sheets;
	s.books_count = LEDGER_BOOKS_COUNT;
	s.books = arena_array(c->arena, s.books_count, sizeof(*s.books));
	for (size_t i = 0; i < s.books_count; i++) {
		s.books[i].about = &LEDGER_BOOKS[i];
		ledger_entry_totals(c->store, s.org.path, end, LEDGER_BOOKS[i].key, "", &s.books[i].total);
	}
	s.counters_count = ledger_counters(c->store, s.org.path, end, &counters);
	s.counters = arena_array(c->arena, s.counters_count, sizeof(*s.counters));
	for (size_t i = 0; i < s.counters_count; i++)
		s.counters[i] = (struct ledger_counter_line){ counters[i], ledger_counter_value(&counters[i], c->today),
			may_at(c, MAY_EDIT_ORG, counters[i].org.v) };
	s.may_edit = may_at(c, MAY_EDIT_ORG, s.org.id.v) && s.org.to_day == DAY_OPEN;
	ledger_overview_screen(&w->view, &s);
	web_page(w);
}

void ledger_own_page(struct web *w)
{
	show_overview(w, (org_id){ w->c->actor.org_id });
}

void ledger_overview_page(struct web *w)
{
	show_overview(w, web_path(w, org));
}

void ledger_counter_save(struct web *w)
{
	if (ledger_counter_make(w->c, web_path(w, org), web_param(w, "name"), web_param(w, "unit"), web_param_day(w, "start", DAY_NONE))) {
		web_notice(w, T_ledger_saved, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/ledger", (long long)web_path(w, org).v));
	} else if (web_form_again(w))
		show_overview(w, web_path(w, org));
}

void ledger_counter_reset_save(struct web *w)
{
	if (ledger_save_reset(w)) {
		web_notice(w, T_ledger_saved, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/ledger", (long long)web_path(w, org).v));
	} else if (web_form_again(w))
		show_overview(w, web_path(w, org));
}

/* ---- sheets ---- */

static const char *sheet_url(struct ctx *c, org_id org, const char *rest, const char *sheet, const char *period)
{
	return arena_printf(c->arena, "/org/%lld/ledger/%s?sheet=%s&period=%s", (long long)org.v, rest, sheet, text_is_empty(period) ? "all" : period);
}

static void fill_table(struct web *w, struct ledger_table *t, struct ledger_table_screen *s)
{
	struct ctx *c = w->c;
	struct ledger_period_row *periods;
	struct ledger_sheet *sheets;
	size_t count = ledger_periods(c->store, s->org.path, path_end(c->arena, s->org.path), t->sheet.about->key, &periods);
	const char **names = arena_array(c->arena, count + 1, sizeof(*names));
	const char *now = ledger_period_of(c, t->sheet.about, c->today);

	s->sheets_count = ledger_sheets(c, &sheets);
	s->sheets = sheets;
	if (count == 0 || strcmp(periods[0].period, now) != 0)
		names[s->periods_count++] = now;
	for (size_t i = 0; i < count; i++)
		names[s->periods_count++] = periods[i].period;
	s->periods = names;
	s->table = t;
	s->may_edit = may_at(c, MAY_EDIT_ORG, s->org.id.v) && s->org.to_day == DAY_OPEN;
}

void ledger_sheet_page(struct web *w)
{
	struct ledger_table_screen s = { 0 };
	struct ledger_table t;

	if (!ledger_input(w, &s.org, &t))
		return;
	fill_table(w, &t, &s);
	ledger_table_screen(&w->view, &s);
	web_page(w);
}

static void show_form(struct web *w)
{
	struct ctx *c = w->c;
	struct ledger_table_screen s = { 0 };
	const char **typed = arena_array(c->arena, LEDGER_ITEMS_MAX, sizeof(*typed)), **plans = arena_array(c->arena, LEDGER_ITEMS_MAX, sizeof(*plans));
	bool is_again = ctx_is_refused(c);
	struct ledger_table t = { 0 };

	if (!org_see(c, web_path(w, org), &s.org) || !ledger_sheet_find(c, web_param(w, "sheet"), &t.sheet))
		return;
	t.period = web_param(w, "period");
	if (!is_again && !ledger_period_is_right(t.sheet.about, t.period))
		t.period = ledger_period_of(c, t.sheet.about, c->today);
	if (!ledger_table_read(c, &s.org, t.period, &t))
		return;
	for (size_t i = 0; i < t.sheet.count; i++) {
		const char *item = t.sheet.items[i]->key;

		typed[i] = is_again ? web_param(w, item) : t.lines[i].own < 0 ? "" : hundredths_text(c->arena, t.lines[i].own);
		plans[i] = is_again ? web_param(w, arena_printf(c->arena, "plan_%s", item)) : t.lines[i].own_plan == 0 ? "" : hundredths_text(c->arena, t.lines[i].own_plan);
	}
	s.typed = typed;
	s.typed_plan = plans;
	fill_table(w, &t, &s);
	ledger_form_screen(&w->view, &s);
	web_page(w);
}

void ledger_sheet_form_page(struct web *w)
{
	show_form(w);
}

void ledger_sheet_save(struct web *w)
{
	if (ledger_save(w)) {
		web_notice(w, T_ledger_saved, NULL);
		web_redirect(w, sheet_url(w->c, web_path(w, org), "sheet", web_param(w, "sheet"), web_param(w, "period")));
	} else if (web_form_again(w))
		show_form(w);
}

void ledger_sheet_verify(struct web *w)
{
	if (!ledger_verify(w->c, web_path(w, org), web_param(w, "sheet"), web_param(w, "period")))
		return;
	web_notice(w, T_ledger_verified_notice, NULL);
	web_redirect(w, sheet_url(w->c, web_path(w, org), "sheet", web_param(w, "sheet"), web_param(w, "period")));
}

void ledger_units_page(struct web *w)
{
	struct ctx *c = w->c;
	struct ledger_units_screen s = { .page = web_page_number(w), .rows_per_page = web_list_rows(w, LEDGER_ROWS_PER_PAGE) };
	struct ledger_table t;
	struct ledger_number total = { 0 };
	const char *item = web_param(w, "item"), *state = web_param_int(w, "verified", 0) != 0 ? "verified" : "", *end;

	if (!ledger_input(w, &s.org, &t))
		return;
	for (size_t i = 0; i < t.sheet.count; i++)
		if (strcmp(t.sheet.items[i]->key, item) == 0 || (text_is_empty(item) && i == 0))
			s.item = t.sheet.items[i];
	if (s.item == NULL) {
		ctx_refuse_field(c, "item", T_ledger_no_item, "item", item, NULL);
		return;
	}
	end = path_end(c->arena, s.org.path);
	ledger_units_count(c->store, s.org.path, end, t.sheet.about->key, t.period, s.item->key, state, &total);
	s.count = ledger_units(c->store, s.org.path, end, t.sheet.about->key, t.period, s.item->key, state, s.rows_per_page,
		(s.page - 1) * s.rows_per_page, &s.rows);
	s.total = total.n;
	s.sheet = &t.sheet;
	s.period = t.period;
	s.page_href = arena_printf(c->arena, "%s&item=%s&verified=%d&", sheet_url(c, s.org.id, "unit", t.sheet.about->key, t.period), s.item->key, state[0] != '\0');
	ledger_units_screen(&w->view, &s);
	web_page(w);
}

/* ---- registers ---- */

/* Kinds as tabs and as choices, projects as choices. */
static void fill_choices(struct web *w, struct ledger_entries_screen *s)
{
	struct arena *a = w->c->arena;
	const char *base = arena_printf(a, "/org/%lld/ledger/entry?book=%s", (long long)s->org.id.v, s->about->key);

	s->tabs[s->tabs_count++] = (struct tab){ .href = base, .label = T_ledger_all_kinds, .is_current = text_is_empty(s->kind) };
	for (size_t i = 0; s->about->kinds[i].key != NULL; i++) {
		s->tabs[s->tabs_count++] = (struct tab){ .href = arena_printf(a, "%s&kind=%s", base, s->about->kinds[i].key), .label = s->about->kinds[i].name,
			.is_current = strcmp(s->kind, s->about->kinds[i].key) == 0 };
		s->kinds[s->kinds_count++] = (struct option){ .value = s->about->kinds[i].key, .label = s->about->kinds[i].name };
	}
	s->projects = arena_array(a, s->count, sizeof(*s->projects));
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].org.v == s->org.id.v)
			s->projects[s->projects_count++] = (struct option){ .value = arena_printf(a, "%lld", (long long)s->rows[i].id.v), .label_text = s->rows[i].title };
	s->result_entry = web_param(w, "entry");
	s->result_year = text_is_empty(web_param(w, "year")) ? arena_printf(a, "%d", date_from_day(w->c->today).year) : web_param(w, "year");
	s->result_households = web_param(w, "households");
	s->result_gain = web_param(w, "gain");
}

/* An unknown kind shows all of them. */
static bool fill_entries(struct web *w, const char *key, struct ledger_entries_screen *s)
{
	struct ctx *c = w->c;
	const char *end;

	if (!org_see(c, web_path(w, org), &s->org))
		return false;
	s->about = text_is_empty(key) ? &LEDGER_BOOKS[0] : ledger_book_find(key);
	if (s->about == NULL)
		return ctx_refuse_field(c, "book", T_ledger_no_book, NULL);
	s->kind = ledger_kind_name(s->about->key, web_param(w, "kind")) == NULL ? "" : web_param(w, "kind");
	s->page = web_page_number(w);
	s->rows_per_page = web_list_rows(w, LEDGER_ROWS_PER_PAGE);
	end = path_end(c->arena, s->org.path);
	ledger_entry_totals(c->store, s->org.path, end, s->about->key, s->kind, &s->total);
	s->count = ledger_entries(c->store, s->org.path, end, s->about->key, s->kind, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->rows);
	s->gain_per_head = s->total.households == 0 ? "" :
		hundredths_text(c->arena, (s->total.gain_fen * 2 + s->total.households) / (s->total.households * 2));
	s->page_href = arena_printf(c->arena, "/org/%lld/ledger/entry?book=%s&kind=%s&", (long long)s->org.id.v, s->about->key, s->kind);
	s->may_edit = may_at(c, MAY_EDIT_ORG, s->org.id.v) && s->org.to_day == DAY_OPEN;
	fill_choices(w, s);
	return true;
}

static void show_entries(struct web *w, const char *key)
{
	struct ledger_entries_screen s = { 0 };

	if (!fill_entries(w, key, &s))
		return;
	ledger_entries_screen(&w->view, &s);
	web_page(w);
}

void ledger_entries_page(struct web *w)
{
	show_entries(w, web_param(w, "book"));
}

static void show_entry_form(struct web *w)
{
	struct ledger_entries_screen s = { .day = web_param(w, "day") };

	if (!fill_entries(w, web_param(w, "book"), &s))
		return;
	if (text_is_empty(s.day))
		s.day = day_text(w->c->arena, w->c->today);
	ledger_input_form(w, &s.form);
	ledger_entry_form_screen(&w->view, &s);
	web_page(w);
}

void ledger_entry_form_page(struct web *w)
{
	show_entry_form(w);
}

static void to_book(struct web *w, const char *book)
{
	web_notice(w, T_ledger_saved, NULL);
	web_redirect(w, arena_printf(w->c->arena, "/org/%lld/ledger/entry?book=%s", (long long)web_path(w, org).v, ledger_book_find(book)->key));
}

void ledger_entry_save(struct web *w)
{
	struct ledger_form form;
	ledger_entry_id made;

	ledger_input_form(w, &form);
	if (ledger_enter(w->c, web_path(w, org), &form, &made))
		to_book(w, form.book);
	else if (ledger_book_find(form.book) != NULL && web_form_again(w))
		show_entry_form(w);
}

void ledger_entry_verify_save(struct web *w)
{
	if (ledger_entry_verify(w->c, web_path(w, org), (ledger_entry_id){ web_param_int(w, "entry", 0) })) {
		web_notice(w, T_ledger_verified_notice, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/ledger", (long long)web_path(w, org).v));
	}
}

void ledger_entry_result_save(struct web *w)
{
	if (ledger_save_result(w))
		to_book(w, "project");
	else if (web_form_again(w))
		show_entries(w, "project");
}
