/* What tests of the tree share: two towns, the secretary of the first, and how one founds an organisation in the browser. */
#ifndef TESTS_PAGE_ORG_WORLD_H
#define TESTS_PAGE_ORG_WORLD_H

#include "world/walk.h"

#include <stdio.h>

static struct world *w;
static struct client *town, *auditor;
static int64_t city, town_a, town_b, branch_b;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch_b = world_org_of(w, town_b, "branch", "乙村支部");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	world_right(w, "secretary", "appoint");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "edit_person");
	world_right(w, "secretary", "see_figures");
	world_holding(w, town_a, "secretary", 101);
	town = walk_browser(w, "town", 101);
	auditor = walk_admin(w, "audit", ADMIN_AUDIT);
	return 0;
}

static const char *url(int64_t org, const char *rest)
{
	return arena_printf(w->arena, "/org/%lld%s", (long long)org, rest);
}

static struct reply found(const char *name, const char *kind, const char *day)
{
	client_get(town, url(town_a, "/found/form"));
	return client_post(town, url(town_a, "/found"), "name", name, "kind", kind, "unit_kind", "village",
		"day", day, "document", "甲发〔2015〕1号", NULL);
}

static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	assert_non_null(location);
	assert_int_equal(sscanf(location, "/org/%lld", &id), 1);
	return id;
}

/* The form of an organisation that CHANGE names (rename, founding …), sent by the town as of DAY; what comes is the answer. */
__attribute__((unused))
static struct reply changed(int64_t org, const char *change, const char *day, const char *name)
{
	struct reply r = client_get(town, url(org, arena_printf(w->arena, "/%s/form", change)));

	return client_post(town, url(org, arena_printf(w->arena, "/%s", change)), "name", name, "short_name", "", "day", day, "document", "甲发〔2015〕9号",
		"row_version", reply_field(w, &r, "row_version"), NULL);
}

/* The version that the form of its name holds now. */
__attribute__((unused))
static const char *present_version(int64_t org)
{
	struct reply r = client_get(town, url(org, "/rename/form"));

	return reply_field(w, &r, "row_version");
}

#endif
