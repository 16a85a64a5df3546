/* A rule called as a case calls it: by an account that may do everything everywhere, on 2015-11-17. */
#ifndef TESTS_PAGE_ACTING_H
#define TESTS_PAGE_ACTING_H

#include "world/walk.h"

#include "base/date.h"
#include "core/ctx.h"

static struct ctx acting(struct world *w)
{
	struct ctx c = { .arena = w->arena, .services = &w->services, .store = store_open(w->services.database, w->arena),
		.today = day_from_date(2015, 11, 17), .now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = 7;
	c.actor.org_id = c.actor.region_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

/* The key of the only refusal of a rule that said no; its store is closed. */
__attribute__((unused))
static const char *refusal_key(struct ctx *c, bool is_done)
{
	store_abandon(c->store);
	store_close(c->store);
	assert_false(is_done);
	assert_int_equal(c->refusals_count, 1);
	return c->refusals[0].text->key;
}

#endif
