/* The small demo city in an empty database. */
#ifndef STORE_DEMO_WORLD_H
#define STORE_DEMO_WORLD_H

#include "fixture.h"

#include "core/crypto.h"
#include "core/services.h"
#include "demo/demo.h"
#include "rooms/programme/programme_cache.h"

#define BUSINESS_DAY day_from_date(2015, 11, 17)

static inline struct keyring *demo_world_keys(void)
{
	char folder[] = "/tmp/jishi-keys-XXXXXX", path[64], error[200];
	struct keyring *k;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/keys", folder);
	assert_true(keyring_create(path, SUITE_STD, error, sizeof(error)));
	k = keyring_open(path, error, sizeof(error));
	assert_non_null(k);
	unlink(path);
	rmdir(folder);
	return k;
}

/* The small city as it is on that day; the whole one where JISHI_TEST_DEMO=full asks for it, which takes minutes. */
static inline const char *demo_world_profile(void)
{
	const char *asked = getenv("JISHI_TEST_DEMO");

	return asked != NULL && strcmp(asked, "full") == 0 ? "full" : "small";
}

/* machine_s: the hour at which it is loaded, which nothing of the city may show. */
static inline void demo_world_load_at(struct world *w, struct keyring *k, day_t today, const char *profile, int64_t machine_s)
{
	/* As everywhere else, a programme is read once and not for each of the cases that follow it. */
	struct services services = { .database = w->database, .keys = k, .files = world_files(w), .programmes = programme_cache_new() };
	struct ctx c = { .arena = arena_new(), .services = &services, .today = today, .machine_s = machine_s, .address = "test" };
	struct demo_counts counts;
	char error[300] = "";

	if (!demo_load(&c, demo_profile_find(profile), &counts, error, sizeof(error)))
		fail_msg("%s", error);
	assert_int_equal(counts.members, demo_members(demo_profile_find(profile)));
	programme_cache_free(services.programmes);
	arena_free(c.arena);
}

static inline void demo_world_load_profile(struct world *w, struct keyring *k, day_t today, const char *profile)
{
	demo_world_load_at(w, k, today, profile, 1700000000);
}

static inline void demo_world_load(struct world *w, struct keyring *k, day_t today)
{
	demo_world_load_profile(w, k, today, demo_world_profile());
}

#endif
