/* The small demo city as the server has it open: with its keys, its snapshot and its files. Whoever asks may see and do everything.
 * To make it is dearer than most that is asked of it: it is made once a program and engine, and each test has a copy of its own. */
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

static struct world *cities[2];
static struct keyring *city_keys;

static struct world *city_of(enum engine engine)
{
	struct world *w = world_new(engine);

	if (city_keys == NULL)
		city_keys = demo_world_keys();
	demo_world_load_profile(w, city_keys, BUSINESS_DAY, "small");
	return w;
}

/* On each engine. */
static void on_a_city(void (*test)(struct world *w))
{
	for (int engine = 0; engine < 2; engine++) {
		struct world *w;

		if (is_left_out((enum engine)engine))
			continue;
		if (cities[engine] == NULL)
			cities[engine] = city_of((enum engine)engine);
		w = world_copy(cities[engine]);
		services = (struct services){ .database = w->database, .keys = city_keys, .snapshot = snapshot_new(), .files = world_files(w),
			.programmes = programme_cache_new() };
		test(w);
		programme_cache_free(services.programmes);
		snapshot_free(services.snapshot);
		world_free(w);
	}
}

/* After the last test. */
static int cities_over(void **state)
{
	(void)state;
	for (int engine = 0; engine < 2; engine++)
		if (cities[engine] != NULL)
			world_free(cities[engine]);
	keyring_free(city_keys);
	return 0;
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
