#include "rooms/floating/floating_side.h"

#include "rooms/floating/floating_card.h"

const char *const FLOATING_SIDE_KEYS[FLOATING_SIDES_COUNT] = { "out", "late", "card", "six", "in", "waiting" };

struct floating_bounds floating_bounds_of(struct ctx *c, enum floating_side side)
{
	if (side == FLOATING_LATE)
		return (struct floating_bounds){ .away_before = DAY_OPEN, .contact_before = floating_contact_since(c) };
	if (side == FLOATING_SIX)
		return (struct floating_bounds){ .away_before = day_add_months(c->today, -FLOATING_MONTHS) + 1, .contact_before = DAY_OPEN, .settled = 1 };
	if (side == FLOATING_CARD)
		return (struct floating_bounds){ .away_before = floating_card_away_before(c), .contact_before = DAY_OPEN, .card_year = date_from_day(c->today).year };
	return (struct floating_bounds){ .away_before = DAY_OPEN, .contact_before = DAY_OPEN };
}

bool floating_side_is_divided(enum floating_side side)
{
	return side == FLOATING_CARD || side == FLOATING_SIX || side == FLOATING_WAITING;
}

size_t floating_side_work(struct ctx *c, enum floating_side side, int64_t region, const char *from, const char *to, struct desk_work **work)
{
	const struct floating_bounds bounds = floating_bounds_of(c, side);
	struct floating_org_number *rows;
	size_t count = side == FLOATING_WAITING ? floating_waiting_orgs(c->store, from, to, &rows) :
		floating_out_orgs(c->store, region, from, to, bounds.away_before, bounds.contact_before, bounds.settled, bounds.card_year, DESK_ALL, NULL, 0, &rows);

	*work = arena_array(c->arena, count + 1, sizeof(**work));
	for (size_t i = 0; i < count; i++)
		(*work)[i] = (struct desk_work){ rows[i].org, rows[i].n };
	return count;
}

void floating_side_narrow(struct ctx *c, enum floating_side side, int64_t region, const char *from, const char *to, struct desk_filter *desk)
{
	struct desk_work *work;
	size_t count;

	if (desk->part == DESK_ALL)
		return;
	count = floating_side_work(c, side, region, from, to, &work);
	desk_filter_orgs(c, desk, work, count);
}
