/* What tests of void archives share: the world of the archive, with somebody in the second town office and in the county who confirm, and all of them as programs too. */
#ifndef TESTS_PAGE_PERSON_VOID_WORLD_H
#define TESTS_PAGE_PERSON_VOID_WORLD_H

#include "page/api_walk.h"
#include "page/person_world.h"

static struct client *second, *county, *clerk_api, *second_api, *county_api, *other_api;

#define BORN(day, serial) world_id_number(w, day, serial)

static long long version_of(int64_t person)
{
	struct reply r = client_get(county_api, arena_printf(w->arena, "/api/v1%s", url(person, "")));

	assert_int_equal(r.status, 200);
	return number_in(r.body, NULL, "row_version");
}

static const char *void_body(int64_t person)
{
	return arena_printf(w->arena, "{'document': '甲组发〔2015〕10号', 'reason': '没有这个人', 'row_version': %lld}", version_of(person));
}

static const char *void_path(int64_t person) { return arena_printf(w->arena, "/api/v1%s", url(person, "/void")); }
static const char *request(int64_t id, const char *rest) { return arena_printf(w->arena, "/person-void/%lld%s", (long long)id, rest); }
static const char *request_api(int64_t id, const char *rest) { return arena_printf(w->arena, "/api/v1%s", request(id, rest)); }

static void balance_says(int64_t org, const char *from, const char *to, int opening, int in, int out)
{
	struct reply r = client_get(county_api, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=%s&to=%s", (long long)org, from, to));

	assert_int_equal(r.status, 200);
	assert_int_equal(number_in(r.body, NULL, "opening"), opening);
	assert_int_equal(number_in(r.body, NULL, "in_total"), in);
	assert_int_equal(number_in(r.body, NULL, "out_total"), out);
	assert_int_equal(number_in(r.body, NULL, "closing"), opening + in - out);
}

static const char *restore_body(long long row_version)
{
	return arena_printf(w->arena, "{'document': '甲组发〔2015〕12号', 'reason': '派出所证明确有其人', 'row_version': %lld}", row_version);
}

static int void_start(void **state)
{
	int failed = start(state);

	stand(city, 0);
	stand(town_a, city);
	stand(branch_b, town_b);
	world_right(w, "org_officer", "handle");
	world_right(w, "org_officer", "see_figures");
	world_holding(w, town_a, "org_officer", 103);
	world_holding(w, city, "org_officer", 104);
	second = walk_browser(w, "second", 103);
	county = walk_browser(w, "county", 104);
	clerk_api = program(world_account(w, "clerk_api", ADMIN_NONE, 101));
	other_api = program(world_account(w, "other_api", ADMIN_NONE, 102));
	second_api = program(world_account(w, "second_api", ADMIN_NONE, 103));
	county_api = program(world_account(w, "county_api", ADMIN_NONE, 104));
	return failed;
}

#endif
