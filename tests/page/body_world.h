/* What the tests of bodies share: a city with a town, a village and a branch, twelve people, a clerk of the county, and the acts by which
 * organisations are founded and posts filled through the pages. */
#ifndef TESTS_PAGE_BODY_WORLD_H
#define TESTS_PAGE_BODY_WORLD_H

#include "world/walk.h"
#include <stdio.h>
#include <string.h>
#include "rooms/body/body.h"
#include "rooms/norm/norm.h"

static struct world *w;
static struct client *county, *county_api;	/* the same officer in the browser and as a program */
static int64_t city, town, village, committee, branch, people[12];

__attribute__((unused))
static const char *url(const char *noun, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/%s/%lld%s", noun, (long long)id, rest);
}

__attribute__((unused))
static const char *text_of(int64_t n)
{
	return arena_printf(w->arena, "%lld", (long long)n);
}

__attribute__((unused))
static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	if (location == NULL)
		fail_msg("status %d: %s", r->status, r->body);
	assert_int_equal(sscanf(strchr(location + 1, '/') + 1, "%lld", &id), 1);
	return id;
}

__attribute__((unused))
static void refused(const struct reply *r, const char *says)
{
	if (r->status != 422 || !reply_has(r, says))
		fail_msg("status %d without '%s': %s", r->status, says, r->body);
}

__attribute__((unused))
static void shows(const struct reply *r, const char *text)
{
	if (r->status != 200 || !reply_has(r, text))
		fail_msg("status %d without '%s': %s", r->status, text, r->body);
}

/* Founded through the page, so that it has the posts of its kind. */
__attribute__((unused))
static int64_t found_on(int64_t parent, const char *kind, const char *name, const char *day)
{
	struct reply r;

	client_get(county, url("org", parent, "/found/form"));
	r = client_post(county, url("org", parent, "/found"), "name", name, "kind", kind, "unit_kind", "village", "day", day,
		"document", "云组〔2015〕1号", "authority", "市委组织部", NULL);
	return id_of(&r);
}

__attribute__((unused))
static int64_t found(int64_t parent, const char *kind, const char *name)
{
	return found_on(parent, kind, name, "2010-01-01");
}

/* The post of this kind, read from the answer for programs. */
__attribute__((unused))
static int64_t post_of(int64_t org, const char *kind)
{
	struct reply r;
	const char *at, *id;
	long long n = 0;

	r = client_get(county_api, url("api/v1/org", org, ""));
	at = strstr(r.body, arena_printf(w->arena, "\"kind\":\"%s\",\"name\"", kind));
	at = at == NULL ? NULL : strstr(r.body, "\"posts\"");
	for (id = at; at != NULL && (at = strstr(at, "{\"id\":\"")) != NULL; at++)
		if (strncmp(strchr(at + 7, '"') + 2, arena_printf(w->arena, "\"kind\":\"%s\"", kind), strlen(kind) + 9) == 0)
			break;
	if (id == NULL || at == NULL)
		fail_msg("no post %s: %s", kind, r.body);
	assert_int_equal(sscanf(at + 7, "%lld", &n), 1);
	return n;
}

__attribute__((unused))
static struct reply appointed(int64_t org, const char *kind, int64_t person, const char *manner, const char *day)
{
	int64_t post = post_of(org, kind);

	client_get(county, url("post", post, "/appoint"));
	return client_post(county, url("post", post, "/appoint"), "person", text_of(person), "manner", manner, "from_day", day, NULL);
}

/* The same by a program. */
__attribute__((unused))
static struct reply appointed_by_program(int64_t org, const char *kind, int64_t person, const char *manner, const char *day)
{
	return client_post_json(county_api, url("api/v1/post", post_of(org, kind), "/holding"), arena_printf(w->arena,
		"{\"person\":\"%lld\",\"manner\":\"%s\",\"from_day\":\"%s\"}", (long long)person, manner, day));
}

__attribute__((unused))
static void seated(int64_t org, const char *kind, int64_t person, const char *manner, const char *day)
{
	struct reply r = appointed(org, kind, person, manner, day);

	walk_has(&r, 303, "");
}

/* Ends the only holding of a post. */
__attribute__((unused))
static void dismissed(int64_t org, const char *kind, const char *day)
{
	struct reply r = client_get(county, url("org", org, ""));
	const char *at = strstr(r.body, "href=\"/holding/");
	long long id = 0;
	const char *version;

	assert_non_null(at);
	assert_int_equal(sscanf(at + 15, "%lld", &id), 1);
	r = client_get(county, url("holding", id, ""));
	version = reply_field(w, &r, "row_version");
	r = client_post(county, url("holding", id, "/end"), "to_day", day, "ended_as", "transferred", "reason", "调整", "row_version", version, NULL);
	if (r.status != 303)
		fail_msg("%s: status %d: %s", kind, r.status, r.body);
}

__attribute__((unused))
static int start(void **state)
{
	static const char *const NAMES[] = { "赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八", "冯九", "陈十", "褚甲", "卫乙" };

	w = world_start(&(struct world_options){ .clock = "2016-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	for (size_t i = 0; i < 5; i++)
		world_right(w, "org_officer", (const char *const[]){ "see_org", "edit_org", "appoint", "see_person", "set_norms" }[i]);
	world_holding(w, city, "org_officer", 101);
	county = walk_browser(w, "county", 101);
	county_api = walk_program(w, "county_api", 101);
	town = found(city, "committee", "甲镇党委");
	village = found(town, "general_branch", "李村");
	committee = found(village, "village_committee", "李村村委会");
	branch = found(village, "branch", "李村一支部");
	for (int i = 0; i < 12; i++)
		people[i] = world_person(w, branch, NAMES[i]);
	return 0;
}

/* Somebody who holds nothing yet. */
__attribute__((unused))
static int64_t somebody(const char *name)
{
	return world_person(w, branch, name);
}

__attribute__((unused))
static int stop(void **state)
{
	world_stop(w);
	return 0;
}

#endif
