#include "rooms/ledger/ledger_input.h"

#include <string.h>
#include "core/yuan.h"
#include "text/ledger.h"

bool ledger_input(struct web *w, struct org_row *org, struct ledger_table *t)
{
	const char *period = web_param(w, "period");

	*t = (struct ledger_table){ 0 };
	if (!org_see(w->c, web_path(w, org), org) || !ledger_sheet_find(w->c, web_param(w, "sheet"), &t->sheet))
		return false;
	if (text_is_empty(period))
		period = ledger_period_of(w->c, t->sheet.about, w->c->today);
	else if (strcmp(period, "all") == 0)
		period = "";
	else if (!ledger_period_is_right(t->sheet.about, period))
		return ctx_refuse_field(w->c, "period", t->sheet.about->is_half ? T_ledger_period_half : T_ledger_period_year, "from", LEDGER_YEAR_FIRST, NULL);
	return ledger_table_read(w->c, org, period, t);
}

size_t ledger_input_typed(struct web *w, const struct ledger_sheet *sheet, struct ledger_typed typed[LEDGER_ITEMS_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < sheet->count; i++) {
		const char *item = sheet->items[i]->key;

		if (sheet->items[i]->how != NORM_RATIO)
			typed[n++] = (struct ledger_typed){ item, web_param(w, item), web_param(w, arena_printf(w->c->arena, "plan_%s", item)) };
	}
	return n;
}

void ledger_input_form(struct web *w, struct ledger_form *form)
{
	*form = (struct ledger_form){ .book = web_param(w, "book"), .kind = web_param(w, "kind"), .title = web_param(w, "title"),
		.number = web_param(w, "number"), .detail = web_param_lines(w, "detail"), .day = web_param_day(w, "day", w->c->today) };
}

bool ledger_save(struct web *w)
{
	struct ledger_typed typed[LEDGER_ITEMS_MAX];
	struct ledger_sheet sheet;

	if (!ledger_sheet_find(w->c, web_param(w, "sheet"), &sheet))
		return false;
	return ledger_report(w->c, web_path(w, org), sheet.about->key, web_param(w, "period"), typed,
		ledger_input_typed(w, &sheet, typed), web_row_version(w));
}

bool ledger_save_result(struct web *w)
{
	int64_t gain = -1;

	if (!yuan_read(web_param(w, "gain"), &gain))
		gain = -1;
	return ledger_entry_result(w->c, web_path(w, org), (ledger_entry_id){ web_param_int(w, "entry", 0) },
		web_param_int(w, "year", 0), web_param_int(w, "households", -1), gain);
}

bool ledger_save_reset(struct web *w)
{
	return ledger_counter_reset(w->c, web_path(w, org), (ledger_counter_id){ web_param_int(w, "counter", 0) },
		web_param_day(w, "day", w->c->today), web_param(w, "reason"), web_row_version(w));
}
