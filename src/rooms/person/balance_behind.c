#include "rooms/person/balance_behind.h"

#include <string.h>
#include "rooms/org/org.h"
#include "rooms/person/balance_input.h"
#include "text/balance.h"

bool balance_cell_read(struct web *w, org_id org, struct balance_cell *cell)
{
	day_t from, to;

	*cell = (struct balance_cell){ .part = web_param(w, "part"), .cause = web_param(w, "cause") };
	if (!org_see_for(w->c, org, MAY_SEE_PERSON, &cell->org))
		return false;
	if (cell->part[0] == '\0')
		cell->part = "closing";
	if (!balance_part_is_known(cell->part))
		return ctx_refuse(w->c, NOT_FOUND, T_balance_no_cell, NULL);
	balance_days(w, &from, &to);
	return balance_period(w->c, org, from, to, &cell->org, &cell->balance);
}

/* The cause came from outside: only one of ours goes back into the address. */
const char *balance_cell_text(struct arena *a, const struct balance_cell *cell)
{
	return arena_printf(a, "part=%s&cause=%s&from=%s&to=%s", cell->part, balance_cause_is_known(cell->cause) ? cell->cause : "",
		day_text(a, cell->balance.from), day_text(a, cell->balance.to));
}

bool balance_behind(struct web *w, struct behind *b)
{
	struct balance_person *people = NULL;
	struct balance_cell cell;
	int64_t org;

	if (!web_param_id(w, "org", &org) || !balance_cell_read(w, (org_id){ org }, &cell))
		return false;
	b->count = balance_people(w->c, &cell.org, &cell.balance, cell.part, cell.cause, b->limit, b->skip, &people, &b->total);
	b->ids = arena_array(w->c->arena, b->count, sizeof(*b->ids));
	for (size_t i = 0; i < b->count; i++)
		b->ids[i] = people[i].id.v;
	return true;
}
