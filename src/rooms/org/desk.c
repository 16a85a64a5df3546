#include "rooms/org/desk.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *a, const void *b)
{
	const struct desk_org *x = a, *y = b;

	return x->id < y->id ? -1 : x->id > y->id;
}

/* The rows come in the order of their ids. */
bool *desk_below_by(struct ctx *c, enum permission right, const struct desk_work *work, size_t count)
{
	int64_t *ids = arena_array(c->arena, count + 1, sizeof(*ids));
	bool *is_below = arena_array(c->arena, count + 1, sizeof(*is_below));
	struct desk_org *served;
	size_t asked = 0, served_count;

	for (size_t i = 0; i < count; i++)
		if (work[i].org != c->actor.org_id)
			ids[asked++] = work[i].org;
	served_count = asked == 0 ? 0 : desk_served(c->store, (int64_t)strlen(c->actor.path_from), c->today, permission_key(right), ids, asked, &served);
	for (size_t i = 0; i < count; i++) {
		const struct desk_org key = { .id = work[i].org };

		is_below[i] = served_count > 0 && bsearch(&key, served, served_count, sizeof(*served), by_id) != NULL;
	}
	return is_below;
}

bool *desk_below_of(struct ctx *c, const struct desk_work *work, size_t count)
{
	return desk_below_by(c, MAY_EDIT_PERSON, work, count);
}

struct desk_share desk_share_of(struct ctx *c, const struct desk_work *work, size_t count)
{
	const bool *is_below = desk_below_of(c, work, count);
	struct desk_share share = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (!is_below[i]) {
			share.own += work[i].n;
			continue;
		}
		share.below += work[i].n;
		share.orgs++;
	}
	return share;
}

bool desk_is_own(struct ctx *c, int64_t org)
{
	return org == c->actor.org_id || desk_share_of(c, &(struct desk_work){ org, 1 }, 1).own == 1;
}
