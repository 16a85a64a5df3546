/* Sheets: what was entered, added up, verified. */
#include "rooms/ledger/ledger.h"

#include <string.h>
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "text/ledger.h"

size_t ledger_sheets(struct ctx *c, struct ledger_sheet **sheets)
{
	struct norm_sheet *about = arena_array(c->arena, NORM_SHEETS_MAX, sizeof(*about));
	struct norm_indicator *items = arena_array(c->arena, NORM_LINES_MAX, sizeof(*items));
	size_t count, items_count;
	int wrong_line;

	items_count = norm_read_ledger(c->arena, norm_text(c, "ledger"), about, &count, items, &wrong_line);
	*sheets = arena_array(c->arena, count, sizeof(**sheets));
	for (size_t s = 0; s < count; s++) {
		struct ledger_sheet *sheet = &(*sheets)[s];

		sheet->about = &about[s];
		for (size_t i = 0; i < items_count && sheet->count < LEDGER_ITEMS_MAX; i++)
			if (strcmp(items[i].sheet, about[s].key) == 0)
				sheet->items[sheet->count++] = &items[i];
	}
	return count;
}

bool ledger_sheet_find(struct ctx *c, const char *key, struct ledger_sheet *sheet)
{
	struct ledger_sheet *sheets;
	size_t count = ledger_sheets(c, &sheets);

	for (size_t i = 0; i < count; i++)
		if (text_is_empty(key) || strcmp(sheets[i].about->key, key) == 0) {
			*sheet = sheets[i];
			return true;
		}
	return ctx_refuse_field(c, "sheet", T_ledger_no_sheet, NULL);
}

const char *ledger_period_of(struct ctx *c, const struct norm_sheet *sheet, day_t day)
{
	struct date d = date_from_day(day);

	return sheet->is_half ? arena_printf(c->arena, "%d-%d", d.year, d.month <= 6 ? 1 : 2) : ctx_number(c, d.year);
}

bool ledger_period_is_right(const struct norm_sheet *sheet, const char *period)
{
	size_t digits = strspn(period, "0123456789");

	if (digits != 4 || strncmp(period, LEDGER_YEAR_FIRST, 4) < 0)
		return false;
	return sheet->is_half ? strlen(period) == 6 && period[4] == '-' && (period[5] == '1' || period[5] == '2') : period[4] == '\0';
}

int64_t ledger_rate(int64_t part, int64_t whole)
{
	int64_t rate;

	if (whole <= 0)
		return -1;
	rate = (part * 20000 + whole) / (whole * 2);
	return rate == 10000 && part < whole ? 9999 : rate;
}

/* ---- reading ---- */

static struct ledger_line *line_of(struct ledger_table *t, const char *item)
{
	for (size_t i = 0; i < t->sheet.count; i++)
		if (strcmp(t->sheet.items[i]->key, item) == 0)
			return &t->lines[i];
	return NULL;
}

static int64_t average(int64_t sum, int64_t count)
{
	return count == 0 ? -1 : (sum * 2 + count) / (count * 2);
}

static void put_total(struct ledger_table *t, const struct ledger_total_row *row)
{
	struct ledger_line *line = line_of(t, row->item);
	bool is_average;

	if (line == NULL)	/* declared no more */
		return;
	is_average = line->about->how == NORM_AVERAGE;
	line->units = row->units;
	line->verified_units = row->verified_units;
	line->plan = row->plan;
	line->value = is_average ? average(row->value, row->units) : row->value;
	line->verified = is_average ? average(row->verified, row->verified_units) : row->verified;
}

/* What follows from other lines: rates and ratios. */
static void work_out(struct ledger_table *t)
{
	for (size_t i = 0; i < t->sheet.count; i++) {
		struct ledger_line *line = &t->lines[i];
		const struct ledger_line *of = text_is_empty(line->about->of) ? NULL : line_of(t, line->about->of);
		const struct ledger_line *part = line->about->how == NORM_RATIO ? line_of(t, line->about->part) : NULL;

		if (part != NULL && of != NULL && of->value > 0 && part->value >= 0) {
			line->value = (part->value * 200 + of->value) / (of->value * 2);
			line->units = of->units;
		} else if (part == NULL && of != NULL && line->about->how == NORM_SUM && line->units > 0)
			line->rate = ledger_rate(line->value, of->value);
	}
}

bool ledger_table_read(struct ctx *c, const struct org_row *org, const char *period, struct ledger_table *t)
{
	struct ledger_total_row *totals;
	struct ledger_value_row *own = NULL;
	size_t count = ledger_totals(c->store, org->path, path_end(c->arena, org->path), t->sheet.about->key, period, &totals), own_count;

	t->period = period;
	t->version = 0;
	for (size_t i = 0; i < t->sheet.count; i++)
		t->lines[i] = (struct ledger_line){ .about = t->sheet.items[i], .value = -1, .verified = -1, .rate = -1, .own = -1, .own_state = "" };
	for (size_t i = 0; i < count; i++)
		put_total(t, &totals[i]);
	own_count = ledger_values(c->store, org->id, t->sheet.about->key, period, &own);
	for (size_t i = 0; i < own_count; i++) {
		struct ledger_line *line = line_of(t, own[i].item);

		t->version += own[i].row_version;
		t->can_verify |= strcmp(own[i].state, "reported") == 0 && !permit_is_self(c, own[i].reported_by);
		if (line == NULL)
			continue;
		line->own = own[i].value;
		line->own_plan = own[i].plan;
		line->own_state = own[i].state;
	}
	t->can_verify = t->can_verify && ledger_may_verify(c, org);
	work_out(t);
	return store_state(c->store) == STORE_GOOD;
}

bool ledger_sum(struct ctx *c, const struct org_row *org, const char *sheet, const char *period, const char *item, int64_t *sum)
{
	struct ledger_table t = { 0 };
	const struct ledger_line *line;

	if (!ledger_sheet_find(c, sheet, &t.sheet) || !ledger_table_read(c, org, period, &t))
		return false;
	line = line_of(&t, item);
	if (line == NULL)
		return ctx_refuse_field(c, "item", T_ledger_no_item, "item", item, NULL);
	if (line->about->how != NORM_SUM)
		return ctx_refuse_field(c, "item", T_ledger_not_additive, "item", line->about->label, NULL);
	*sum = line->value < 0 ? 0 : line->value;
	return true;
}

/* ---- entering ---- */

bool ledger_take_org(struct ctx *c, org_id id, struct org_row *org)
{
	if (!permit_require(c, MAY_EDIT_ORG, id.v))
		return false;
	return (org_get(c->store, id, org) && org->to_day == DAY_OPEN) || ctx_refuse(c, NOT_FOUND, T_ledger_no_org, NULL);
}

bool ledger_may_verify(struct ctx *c, const struct org_row *org)
{
	return org->parent.v != 0 && may_at(c, MAY_EDIT_ORG, org->parent.v);
}

static int decimals_of(const char *text)
{
	const char *point = strchr(text, '.');

	return point == NULL ? 0 : (int)strlen(point + 1);
}

static bool number_read(struct ctx *c, const struct norm_indicator *item, const char *text, int64_t *hundredths)
{
	if (decimals_of(text) > item->decimals && item->decimals == 0)
		return ctx_refuse_field(c, item->key, T_ledger_whole, "item", item->label, "value", text, NULL);
	if (decimals_of(text) > item->decimals)
		return ctx_refuse_field(c, item->key, T_ledger_decimals, "item", item->label, "n", ctx_number(c, item->decimals), "value", text, NULL);
	return hundredths_parse(text, hundredths) || ctx_refuse_field(c, item->key, T_ledger_no_number, "item", item->label, NULL);
}

struct entered { int64_t value[LEDGER_ITEMS_MAX], plan[LEDGER_ITEMS_MAX]; };	/* -1: taken away or left out */

static int place_of(const struct ledger_sheet *sheet, const char *item)
{
	for (size_t i = 0; i < sheet->count; i++)
		if (strcmp(sheet->items[i]->key, item) == 0)
			return (int)i;
	return -1;
}

static bool typed_read(struct ctx *c, const struct ledger_sheet *sheet, const struct ledger_typed *typed, size_t count, struct entered *e)
{
	bool is_right = true;

	for (size_t i = 0; i < count; i++) {
		int at = place_of(sheet, typed[i].item);
		const struct norm_indicator *item = at < 0 ? NULL : sheet->items[at];

		if (item == NULL || item->how == NORM_RATIO) {
			is_right = ctx_refuse_field(c, typed[i].item, T_ledger_no_item, "item", typed[i].item, NULL);
			continue;
		}
		if (!text_is_empty(typed[i].value))
			is_right = number_read(c, item, typed[i].value, &e->value[at]) && is_right;
		if (item->has_plan && typed[i].plan != NULL && !text_is_empty(typed[i].plan))
			is_right = number_read(c, item, typed[i].plan, &e->plan[at]) && is_right;
	}
	return is_right;
}

/* An average over four households tells the income of one to the other three. */
static bool averages_are_wide(struct ctx *c, const struct ledger_sheet *sheet, const struct entered *e)
{
	for (size_t i = 0; i < sheet->count; i++) {
		int64_t base;

		if (sheet->items[i]->how != NORM_AVERAGE || e->value[i] < 0)
			continue;
		base = e->value[place_of(sheet, sheet->items[i]->of)];
		if (base < LEDGER_HOUSEHOLDS_MIN * 100)
			return ctx_refuse_field(c, sheet->items[i]->key, T_ledger_too_few, "item", sheet->items[i]->label,
				"n", base < 0 ? "0" : hundredths_text(c->arena, base), "min", ctx_number(c, LEDGER_HOUSEHOLDS_MIN), NULL);
	}
	return true;
}

static bool line_is_free(struct ctx *c, const struct org_row *org, const char *sheet, const char *period)
{
	struct ledger_line_row *others;

	if (ledger_in_line(c->store, org->path, path_end(c->arena, org->path), sheet, period, &others) == 0)
		return true;
	return ctx_refuse(c, AGAINST_RULE, path_is_within(others[0].path, org->path) ? T_ledger_entered_below : T_ledger_entered_above,
		"org", others[0].name, "period", period, NULL);
}

static void write(struct ctx *c, const struct org_row *org, const struct ledger_table *t, const struct entered *e)
{
	struct ledger_value_row *own;
	size_t own_count = ledger_values(c->store, org->id, t->sheet.about->key, t->period, &own);

	for (size_t i = 0; i < t->sheet.count; i++) {
		const struct norm_indicator *item = t->sheet.items[i];
		int64_t plan = e->plan[i] < 0 ? 0 : e->plan[i], value = e->value[i] < 0 ? 0 : e->value[i];
		bool is_wanted = e->value[i] >= 0 || plan > 0;
		const struct ledger_value_row *before = NULL;

		for (size_t k = 0; k < own_count; k++)
			if (strcmp(own[k].item, item->key) == 0)
				before = &own[k];
		if (before == NULL && is_wanted)
			ledger_value_insert(c->store, (ledger_value_id){ store_new_id(c->store) }, org->id, t->sheet.about->key, t->period, item->key, plan, value,
				c->actor.account_id);
		else if (before != NULL && !is_wanted)
			ledger_value_delete(c->store, before->id);
		else if (before != NULL && (before->value != value || before->plan != plan))
			ledger_value_update(c->store, before->id, plan, value, c->actor.account_id);
		if (before != NULL || is_wanted)
			store_note(c->store, arena_printf(c->arena, "%s.%s", t->sheet.about->key, item->key),
				before == NULL ? NULL : hundredths_text(c->arena, before->value), is_wanted ? hundredths_text(c->arena, value) : NULL);
	}
}

bool ledger_report(struct ctx *c, org_id id, const char *sheet, const char *period, const struct ledger_typed *typed, size_t count, int64_t version)
{
	struct ledger_table t = { 0 };
	struct entered e;
	struct org_row org;

	ctx_begin(c, "ledger.report", "ledger_value", 0, id.v);
	for (size_t i = 0; i < LEDGER_ITEMS_MAX; i++)
		e.value[i] = e.plan[i] = -1;
	if (!ledger_take_org(c, id, &org) || !ledger_sheet_find(c, sheet, &t.sheet))
		return false;
	if (!ledger_period_is_right(t.sheet.about, period))
		return ctx_refuse_field(c, "period", t.sheet.about->is_half ? T_ledger_period_half : T_ledger_period_year, "from", LEDGER_YEAR_FIRST, NULL);
	if (strcmp(period, ledger_period_of(c, t.sheet.about, c->today)) > 0)
		return ctx_refuse_field(c, "period", T_ledger_period_to_come, "period", ledger_period_of(c, t.sheet.about, c->today), NULL);
	if (!ledger_table_read(c, &org, period, &t) || !line_is_free(c, &org, t.sheet.about->key, period))
		return false;
	if (t.version != version)
		return ctx_refuse_changed(c, T_ledger_changed_meanwhile, NULL);
	if (!typed_read(c, &t.sheet, typed, count, &e) || !averages_are_wide(c, &t.sheet, &e))
		return false;

	store_note(c->store, "period", NULL, period);
	write(c, &org, &t, &e);
	return ctx_commit(c);
}

bool ledger_verify(struct ctx *c, org_id id, const char *sheet, const char *period)
{
	struct ledger_sheet s;
	struct ledger_value_row *own;
	struct org_row org;
	size_t count, reported = 0;

	ctx_begin(c, "ledger.verify", "ledger_value", 0, id.v);
	if (!ledger_take_org(c, id, &org) || !ledger_sheet_find(c, sheet, &s))
		return false;
	if (!ledger_may_verify(c, &org))
		return ctx_refuse(c, AGAINST_RULE, T_ledger_verified_above, "org", org.name, NULL);
	count = ledger_values(c->store, id, s.about->key, period, &own);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(own[i].state, "reported") != 0)
			continue;
		if (permit_is_self(c, own[i].reported_by))
			return ctx_refuse(c, AGAINST_RULE, T_ledger_verified_by_another, NULL);
		reported++;
	}
	if (reported == 0)
		return ctx_refuse(c, AGAINST_RULE, T_ledger_nothing_to_verify, "org", org.name, "period", period, NULL);

	ledger_values_verify(c->store, id, s.about->key, period, c->actor.account_id);
	store_note(c->store, s.about->key, NULL, period);
	return ctx_commit(c);
}
