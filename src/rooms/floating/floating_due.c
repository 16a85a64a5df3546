#include "rooms/floating/floating_due.h"

#include "rooms/floating/floating.h"
#include "rooms/floating/floating_side.h"
#include "rooms/floating/pass.h"
#include "rooms/floating/station.h"

static struct desk_share share_of(struct ctx *c, enum floating_side side)
{
	struct desk_work *work;
	size_t count = floating_side_work(c, side, c->actor.region_id, c->actor.path_from, c->actor.path_to, &work);

	return desk_share_of(c, work, count);
}

void floating_due_of(struct ctx *c, struct floating_due *due)
{
	const char *from = c->actor.path_from, *to = c->actor.path_to;
	struct floating_out_number out = { 0 };

	floating_out_count(c->store, c->actor.region_id, from, to, DAY_OPEN, floating_contact_since(c), 0, 0, DESK_ALL, NULL, 0, &out);
	due->contacts = out.n;
	due->contacts_branches = out.branches;
	due->to_transfer = share_of(c, FLOATING_SIX);
	due->cards = share_of(c, FLOATING_CARD);
	due->waiting = share_of(c, FLOATING_WAITING);
	due->asked = station_asked(c);
	due->passes = pass_due(c);
}
