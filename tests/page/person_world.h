/* What tests of the archive share: two towns, a clerk in each, and the forms of a person. */
#ifndef TESTS_PAGE_PERSON_WORLD_H
#define TESTS_PAGE_PERSON_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/id_number.h"

static struct world *w;
static struct client *clerk, *other, *auditor;
static int64_t city, town_a, town_b, branch_a, branch_a2, branch_b;

/* Where an organisation has stood since long ago: what a founding writes. */
static void stand(int64_t org, int64_t parent)
{
	struct cell cells[] = { { .column = "org_id", .number = org }, { .column = "parent_id", .number = parent }, { .column = "path", .text = world_org_path(w, org), .is_text = true },
		{ .column = "kind", .text = "branch", .is_text = true }, { .column = "name", .text = "支部", .is_text = true }, { .column = "reason", .text = "founded", .is_text = true } };

	world_put(w, "org_path", cells, sizeof(cells) / sizeof(cells[0]));
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_full" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch_a = world_org_of(w, town_a, "branch", "甲村支部");
	branch_a2 = world_org_of(w, town_a, "branch", "丙村支部");
	branch_b = world_org_of(w, town_b, "branch", "乙村支部");
	stand(branch_a, town_a);
	stand(branch_a2, town_a);
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_holding(w, town_a, "org_officer", 101);
	world_holding(w, town_b, "org_officer", 102);
	clerk = walk_browser(w, "clerk", 101);
	other = walk_browser(w, "other", 102);
	auditor = walk_admin(w, "audit", ADMIN_AUDIT);
	return 0;
}

static const char *url(int64_t person, const char *rest)
{
	return arena_printf(w->arena, "/person/%lld%s", (long long)person, rest);
}

static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	assert_int_equal(r->status, 303);
	assert_non_null(location);
	assert_int_equal(sscanf(location, "/person/%lld", &id), 1);
	walk_approve_late(w);
	return id;
}

static struct reply create(struct client *c, int64_t org, const char *name, const char *number)
{
	client_get(c, arena_printf(w->arena, "/person/new?org=%lld", (long long)org));
	return client_post(c, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)org), "name", name, "id_number", number,
		"nationality", "01", "education", "21", "occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01",
		"phone", "13800001111", "document", "甲发〔2015〕1号", NULL);
}

static int64_t made(struct client *c, int64_t org, const char *name, const char *number)
{
	struct reply r = create(c, org, name, number);

	return id_of(&r);
}

__attribute__((unused))
static struct reply event(int64_t id, const char *cause, const char *org, const char *day, const char *document)
{
	struct reply r = client_get(clerk, url(id, "/standing"));

	r = client_post(clerk, url(id, "/standing"), "cause", cause, "org", org, "day", day, "document", document, "reason", "当时没有登记",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	if (r.status == 303)
		walk_approve_late(w);
	return r;
}

#endif
