#include "rooms/floating/floating_list.h"

int64_t floating_list_count(struct ctx *c, const struct floating_list *l)
{
	const struct floating_bounds bounds = floating_bounds_of(c, l->side);
	struct floating_out_number out = { 0 };
	struct floating_number in = { 0 };

	if (l->side >= FLOATING_IN)
		floating_in_count(c->store, l->from, l->to, l->side == FLOATING_WAITING, l->desk.part, l->desk.orgs, l->desk.orgs_count, &in);
	else
		floating_out_count(c->store, l->region, l->from, l->to, bounds.away_before, bounds.contact_before, bounds.settled, bounds.card_year, l->desk.part, l->desk.orgs,
			l->desk.orgs_count, &out);
	return in.n + out.n;
}

size_t floating_list_lines(struct ctx *c, const struct floating_list *l, int64_t limit, int64_t offset, struct floating_line **lines)
{
	const struct floating_bounds bounds = floating_bounds_of(c, l->side);

	if (l->side >= FLOATING_IN)
		return floating_in(c->store, l->from, l->to, l->side == FLOATING_WAITING, l->desk.part, l->desk.orgs, l->desk.orgs_count, limit, offset, lines);
	return floating_out(c->store, l->region, l->from, l->to, bounds.away_before, bounds.contact_before, bounds.settled, bounds.card_year, l->desk.part, l->desk.orgs,
		l->desk.orgs_count, limit, offset, lines);
}
