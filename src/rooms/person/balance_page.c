/* The balance of members in the browser. */
#include <string.h>
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
	screen.from_text = screen.is_counted ? day_text(c->arena, from) : web_param(w, "from");
	screen.to_text = screen.is_counted ? day_text(c->arena, to) : web_param(w, "to");
	if (!screen.is_counted)
		web_status(w, 422);
	balance_page_of(&w->view, &screen);
	web_page(w);
}

/* How many stand behind the cell: by the balance itself. */
static int64_t cell_total(const struct balance *b, const char *part, const char *cause)
{
	const struct balance_line *lines = strcmp(part, "in") == 0 ? b->in : strcmp(part, "out") == 0 ? b->out : b->inside;
	size_t count = lines == b->in ? b->in_count : lines == b->out ? b->out_count : b->inside_count;
	int64_t total = 0;

	if (strcmp(part, "opening") == 0)
		return b->opening;
	if (strcmp(part, "closing") == 0)
		return b->closing;
	for (size_t i = 0; i < count; i++)
		if (cause[0] == '\0' || strcmp(lines[i].cause, cause) == 0)
			total += lines[i].count;
	return total;
}

void balance_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct balance_list_screen screen = { .part = web_param(w, "part"), .cause = web_param(w, "cause"), .rows_per_page = LIST_ROWS };
	const char *from_text, *to_text;
	day_t from, to;

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &screen.org))
		return;
	if (screen.part[0] == '\0')
		screen.part = "closing";
	if (!balance_part_is_known(screen.part)) {
		ctx_refuse(c, NOT_FOUND, T_balance_no_cell, NULL);
		return;
	}
	balance_days(w, &from, &to);
	if (!balance_of(c, screen.org.id, from, to, &screen.balance))
		return;
	screen.page = web_param_int(w, "page", 1);
	if (screen.page < 1 || screen.page > PAGE_MAX)
		screen.page = 1;
	screen.total = cell_total(&screen.balance, screen.part, screen.cause);
	screen.people_count = balance_people(c, &screen.org, &screen.balance, screen.part, screen.cause, LIST_ROWS,
		(size_t)(screen.page - 1) * LIST_ROWS, &screen.people);
	from_text = day_text(c->arena, from);
	to_text = day_text(c->arena, to);
	/* The cause came from outside: only one of ours goes back into the address. */
	screen.page_href = arena_printf(c->arena, "/org/%lld/balance/list?part=%s&cause=%s&from=%s&to=%s&", (long long)screen.org.id.v, screen.part,
		balance_cause_is_known(screen.cause) ? screen.cause : "", from_text, to_text);
	balance_list_page_of(&w->view, &screen);
	web_page(w);
}
