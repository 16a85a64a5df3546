#include "rooms/floating/floating_due.h"

#include "rooms/floating/floating_card.h"
#include "rooms/floating/pass.h"
#include "rooms/floating/station.h"
#include "rooms/org/approver.h"

/* Of the committee itself: nobody below it takes one back, and nobody above it is asked to. */
static int64_t passes_to_take_back(struct ctx *c)
{
	struct pass_count n = { 0 };
	struct approver_row organ;

	if (c->actor.level > 1 && approver_find(c, c->actor.path_from, &organ) && organ.id.v == c->actor.org_id)
		passes_count(c->store, c->actor.path_from, c->actor.path_to, c->today, PASS_STATE_KEYS[PASS_DUE], &n);
	return n.n;
}

static struct desk_share share_of(struct ctx *c, const struct floating_org_number *rows, size_t count)
{
	struct desk_work *work = arena_array(c->arena, count + 1, sizeof(*work));

	for (size_t i = 0; i < count; i++)
		work[i] = (struct desk_work){ rows[i].org, rows[i].n };
	return desk_share_of(c, work, count);
}

static struct desk_share to_transfer_share(struct ctx *c)
{
	struct floating_org_number *rows;
	size_t count = floating_out_orgs(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to,
		day_add_months(c->today, -FLOATING_MONTHS) + 1, DAY_OPEN, 1, 0, &rows);

	return share_of(c, rows, count);
}

static struct desk_share waiting_share(struct ctx *c)
{
	struct floating_org_number *rows;
	size_t count = floating_waiting_orgs(c->store, c->actor.path_from, c->actor.path_to, &rows);

	return share_of(c, rows, count);
}

static struct desk_share cards_share(struct ctx *c)
{
	struct floating_org_number *rows;
	size_t count = floating_out_orgs(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to, floating_card_away_before(c), DAY_OPEN, 0,
		date_from_day(c->today).year, &rows);

	return share_of(c, rows, count);
}

void floating_due_of(struct ctx *c, struct floating_due *due)
{
	const char *from = c->actor.path_from, *to = c->actor.path_to;
	struct floating_out_number out = { 0 };

	floating_out_count(c->store, c->actor.region_id, from, to, DAY_OPEN, floating_contact_since(c), 0, 0, &out);
	due->contacts = out.n;
	due->contacts_branches = out.branches;
	due->to_transfer = to_transfer_share(c);
	due->cards = cards_share(c);
	due->waiting = waiting_share(c);
	due->asked = station_asked(c);
	due->passes = passes_to_take_back(c);
}
