/* What tests of the list of members share: two towns with a branch each, who keeps the people of which, and three of them. */
#ifndef TESTS_PAGE_ROSTER_WORLD_H
#define TESTS_PAGE_ROSTER_WORLD_H

#include "world/walk.h"

#include <string.h>

static struct world *w;
static struct client *clerk, *other, *reader, *auditor;
static int64_t city, town_a, town_b, branch_a, branch_b;

#define CANARY_A "李华"
#define CANARY_B "林雀"	/* stands in the other town alone */

static void make(struct client *c, int64_t org, const char *name, int serial, const char *status)
{
	bool is_full = strcmp(status, "2") == 0;

	client_get(c, arena_printf(w->arena, "/person/new?org=%lld", (long long)org));
	assert_int_equal(client_post(c, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)org), "name", name, "id_number",
		world_id_number(w, "19800102", serial), "nationality", "02", "education", "21", "occupation", "2", "status", status,
		"joined", is_full ? "2005-07-01" : "2015-03-01", "full", is_full ? "2006-07-01" : "", "phone", "13800001111",
		"document", "甲发〔2015〕1号", "twin_reason", "号码不同", NULL).status, 303);	/* everybody is of one day here */
	walk_approve_late(w);
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch_a = world_org_of(w, town_a, "branch", "甲村支部");
	branch_b = world_org_of(w, town_b, "branch", "乙村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "see_person");
	clerk = walk_holder(w, town_a, "org_officer", "clerk", 101);
	other = walk_holder(w, town_b, "org_officer", "other", 102);
	reader = walk_holder(w, branch_a, "secretary", "reader", 103);
	auditor = walk_admin(w, "audit", ADMIN_AUDIT);
	make(clerk, branch_a, CANARY_A, 1, "2");
	make(clerk, branch_a, "单永福", 3, "1");
	make(other, branch_b, CANARY_B, 5, "2");
	return 0;
}

/* The number, and the rest of a path behind it: of("/person?org=", 5, ""). */
static const char *of(const char *path, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "%s%lld%s", path, (long long)id, rest);
}

static bool has(struct client *c, const char *path, const char *text)
{
	struct reply r = client_get(c, path);

	assert_int_equal(r.status, 200);
	return reply_has(&r, text);
}

#endif
