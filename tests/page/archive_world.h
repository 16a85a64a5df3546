/* What tests of the archive beside the person share: a town with its branches, whoever keeps them, and people of an age. */
#ifndef TESTS_PAGE_ARCHIVE_WORLD_H
#define TESTS_PAGE_ARCHIVE_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "core/id_number.h"

static struct world *w;
static struct client *clerk, *clerk_api, *other, *member;
static int64_t city, town_a, town_b, village, branch_a, branch_b, member_person;

static const char *text_id(int64_t id)
{
	return arena_printf(w->arena, "%lld", (long long)id);
}

static int64_t person(struct client *c, int64_t org, const char *name, const char *born, int serial, const char *status)
{
	struct reply r;
	long long id = 0;

	client_get(c, "/me");
	r = client_post(c, "/person/create", "org", text_id(org), "name", name, "id_number", world_id_number(w, born, serial), "nationality", "01",
		"education", "21", "occupation", "2", "status", status, "joined", status[0] == '0' ? "" : "2010-07-01", "document", "甲发〔2015〕1号",
		"twin_reason", "号码不同", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person/%lld", &id), 1);
	walk_approve_late(w);
	return id;
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "set_norms" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	village = world_org_of(w, town_a, "general_branch", "甲村总支");
	branch_a = world_org_of(w, village, "branch", "甲村一支部");
	branch_b = world_org_of(w, town_b, "branch", "乙村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_holding(w, city, "org_officer", 101);
	world_holding(w, town_b, "org_officer", 102);
	clerk = walk_browser(w, "clerk", 101);
	clerk_api = walk_program(w, "clerk_api", 101);
	other = walk_browser(w, "other", 102);
	member_person = person(clerk, branch_a, "成员", "19800101", 11, "2");
	world_holding(w, branch_a, "member", member_person);
	member = walk_browser(w, "member", member_person);
	return 0;
}

static const char *url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/person/%lld%s", (long long)id, rest);
}

#endif
