/* The balance of members in the browser. */
#include "base/buffer.h"
#include "core/permit.h"
#include "rooms/person/balance_input.h"
#include "rooms/person/balance_tmpl.h"
#include "rooms/person/person_void.h"
#include "text/balance.h"
#include "web/web.h"

#define LIST_ROWS 50
#define PAGE_MAX 100000

ROUTE(GET, "/org/:org/balance", balance_page, MAY_SEE_PERSON, "Opening + in - out = closing for a period (from, to), by cause")
ROUTE(GET, "/org/:org/balance/list", balance_list_page, MAY_SEE_PERSON, "The people behind one cell (part, cause) of the balance")

void balance_days(const struct web *w, day_t *from, day_t *to)
{
	struct date today = date_from_day(w->c->today);

	*from = web_param_day(w, "from", day_from_date(today.year, 1, 1));
	*to = web_param_day(w, "to", w->c->today);
}

void balance_page(struct web *w)
{
	struct ctx *c = w->c;
	struct balance_screen screen = { 0 };
	day_t from, to;

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &screen.org))
		return;
	balance_days(w, &from, &to);
	screen.is_counted = balance_of(c, screen.org.id, from, to, &screen.balance);
	screen.late_count = screen.is_counted ? balance_late(c, &screen.org, &screen.balance, &screen.late) : 0;
	screen.voided_count = screen.is_counted ? balance_voided(c, &screen.org, &screen.balance, &screen.voided) : 0;
	for (size_t i = 0; i < screen.voided_count; i++)
		person_void_hide(c, &screen.voided[i]);
	screen.batches_count = screen.is_counted ? balance_rosters(c, &screen.org, &screen.balance, &screen.batches) : 0;
	screen.may_handle = may(c, MAY_HANDLE);
	if (screen.is_counted && may_at_path(c, MAY_SEE_FIGURES, screen.org.path))
		screen.annual_href = arena_printf(c->arena, "/figure/annual?org=%lld&day=%s", (long long)screen.org.id.v, day_text(c->arena, to));
	screen.from_text = screen.is_counted ? day_text(c->arena, from) : web_param(w, "from");
	screen.to_text = screen.is_counted ? day_text(c->arena, to) : web_param(w, "to");
	if (!screen.is_counted)
		web_status(w, 422);
	balance_page_of(&w->view, &screen);
	web_page(w);
}

/* The same people in the roster: whatever status, narrowed to who is in the organisation now. */
static const char *roster_href(struct ctx *c, const struct balance_cell *cell, const char *path)
{
	int64_t org = cell->org.id.v;
	struct buffer out;

	buffer_init(&out, c->arena, 0);
	buffer_printf(&out, "%s?org=%lld&status=any&figure=", path, (long long)org);
	buffer_put_url(&out, arena_printf(c->arena, "balance?org=%lld&%s", (long long)org, balance_cell_text(c->arena, cell)));
	return buffer_text(&out);
}

void balance_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct balance_list_screen screen = { .rows_per_page = web_list_rows(w, LIST_ROWS) };
	struct balance_cell *cell = &screen.cell;

	if (!balance_cell_read(w, web_path(w, org), cell))
		return;
	screen.page = web_param_int(w, "page", 1);
	if (screen.page < 1 || screen.page > PAGE_MAX)
		screen.page = 1;
	screen.people_count = balance_people(c, &cell->org, &cell->balance, cell->part, cell->cause, (size_t)screen.rows_per_page,
		(size_t)((screen.page - 1) * screen.rows_per_page), &screen.people, &screen.total);
	screen.page_href = arena_printf(c->arena, "/org/%lld/balance/list?%s&", (long long)cell->org.id.v, balance_cell_text(c->arena, cell));
	screen.roster_href = roster_href(c, cell, "/person");
	screen.export_href = may_at(c, MAY_EXPORT, cell->org.id.v) ? roster_href(c, cell, "/export/new") : NULL;
	screen.list_export_href = screen.export_href == NULL ? NULL : arena_printf(c->arena, "/export/new?register=balance&org=%lld&side=%s&kind=%s&from=%s&to=%s", (long long)cell->org.id.v,
		cell->part, balance_cause_is_known(cell->cause) ? cell->cause : "", day_text(c->arena, cell->balance.from), day_text(c->arena, cell->balance.to));
	balance_list_page_of(&w->view, &screen);
	web_page(w);
}
