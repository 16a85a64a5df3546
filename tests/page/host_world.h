/* What tests of host units share: a county with its zones, whoever registers there, and the forms of a unit. */
#ifndef TESTS_PAGE_HOST_WORLD_H
#define TESTS_PAGE_HOST_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "rooms/host/host.h"

static struct world *w;
static struct client *county, *town, *other_town;
static int64_t city, town_a, town_b, firm_branch, village, office, person;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲园区党委");
	town_b = world_org_of(w, city, "committee", "乙园区党委");
	firm_branch = world_org_of(w, town_a, "branch", "甲企支部");
	village = world_org_of(w, town_a, "general_branch", "李村党总支");
	office = world_org_of(w, town_a, "office", "甲办公室");
	person = world_person(w, firm_branch, "张三");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	world_right(w, "secretary", "see_person");
	world_holding(w, city, "secretary", 101);
	world_holding(w, town_a, "secretary", 102);
	world_holding(w, town_b, "secretary", 103);
	county = walk_browser(w, "county", 101);
	town = walk_browser(w, "town", 102);
	other_town = walk_browser(w, "other", 103);
	return 0;
}

static const char *url(const char *noun, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/%s/%lld%s", noun, (long long)id, rest);
}

/* covered: the code or full name of an organisation. */
static struct reply registered(struct client *who, int64_t org, const char *kind, const char *name, const char *code, const char *coverage,
	const char *covered)
{
	client_get(who, url("org", org, "/host/form"));
	return client_post(who, url("org", org, "/host"), "kind", kind, "name", name, "credit_code", code, "coverage", coverage,
		"covered_code", covered, "mode", strcmp(kind, "cooperative") == 0 ? "able_household" : "", "households", "0", "day", "2015-01-01", NULL);
}

static int64_t id_of(const struct reply *r, const char *noun)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	if (location == NULL)
		fail_msg("status %d: %s", r->status, r->body);
	assert_int_equal(strncmp(location + 1, noun, strlen(noun)), 0);
	assert_int_equal(sscanf(location + 2 + strlen(noun), "%lld", &id), 1);
	return id;
}

/* Any unit, from long ago; `by` 0: not covered. */
static int64_t unit(int64_t org, const char *kind, int64_t by, int64_t people)
{
	return world_put(w, "host_unit", (struct cell[]){ { "kind", kind, 0, true }, { "name", kind, 0, true }, { "org_id", NULL, org, false },
		{ "coverage", by == 0 ? "none" : "own", 0, true }, { "covered_by", NULL, by, false }, { "people", NULL, people, false },
		{ "facts", "{}", 0, true } }, 7);
}

/* Organisations beside one, below the same parent, whose first children they are: with it there are copies + 1. */
static int64_t siblings(int64_t org, int64_t copies)
{
	return world_copies(w, "org", org, copies, "code", "t.code || '-' || n.i", "name", "t.name || n.i",
		"path", "substr(t.path, 1, length(t.path) - 4) || substr(CAST(10001 + n.i AS TEXT), 2)", NULL);
}

/* The one of `copies + 1` siblings that copy n.i belongs to, in turn. */
__attribute__((unused))
static const char *in_turn(int64_t first, int64_t number, int64_t copies)
{
	return arena_printf(w->arena, "CASE WHEN n.i %% %lld = 0 THEN %lld ELSE %lld + n.i %% %lld END", (long long)copies + 1, (long long)first,
		(long long)number, (long long)copies + 1);
}

__attribute__((unused))
static struct reply founded(const char *name, const char *kind, const char *type, int64_t host)
{
	int64_t parent = strcmp(kind, "group") == 0 ? firm_branch : town_a;

	client_get(town, url("org", parent, "/found/form"));
	return client_post(town, url("org", parent, "/found"), "name", name, "kind", kind, "type", type, "unit_kind", "village",
		"host", host == 0 ? "" : arena_printf(w->arena, "%lld", (long long)host), "day", "2015-10-01", "document", "甲发〔2015〕1号", NULL);
}

#endif
