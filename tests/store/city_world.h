/* The small demo city as the server has it open: with its keys, its snapshot and its files. Whoever asks may see and do everything. */
#ifndef TESTS_STORE_CITY_WORLD_H
#define TESTS_STORE_CITY_WORLD_H

#include "demo_world.h"

#include "rooms/figure/figure.h"

static struct services services;

static struct ctx begin(struct world *w)
{
	struct arena *a = arena_new();
	struct ctx c = { .arena = a, .services = &services, .store = store_open(w->database, a), .today = BUSINESS_DAY,
		.now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = c.actor.org_id = c.actor.region_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static void end(struct ctx *c)
{
	store_close(c->store);
	arena_free(c->arena);
}

static void load(struct world *w)
{
	struct ctx c = { .arena = arena_new(), .today = BUSINESS_DAY, .machine_s = 1700000000, .address = "test" };
	struct demo_counts counts;
	char error[300] = "";

	services = (struct services){ .database = w->database, .keys = demo_world_keys(), .snapshot = snapshot_new(), .files = world_files(w) };
	c.services = &services;
	if (!demo_load(&c, demo_profile_find("small"), &counts, error, sizeof(error)))
		fail_msg("%s", error);
	arena_free(c.arena);
}

static void unload(void)
{
	snapshot_free(services.snapshot);
	keyring_free(services.keys);
}

static size_t ask(struct ctx *c, const struct statement *st, const struct value *args, struct value *row, size_t columns, size_t rows_max)
{
	struct cursor cursor;
	size_t n = 0;

	statement_open(c->store, st, args, &cursor);
	while (n < rows_max && cursor_next(&cursor, row + n * columns))
		n++;
	cursor_close(&cursor);
	if (store_state(c->store) != STORE_GOOD)
		fail_msg("%s: %s", st->name, store_error(c->store));
	return n;
}

#endif
