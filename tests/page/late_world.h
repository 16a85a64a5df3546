/* A branch, the town that admits its members, another town and the city above, with who asks and who decides about late registrations. */
#ifndef PAGE_LATE_WORLD_H
#define PAGE_LATE_WORLD_H

#include "page/api_walk.h"
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "core/id_number.h"

static struct client *secretary, *city, *asker, *town, *town_page, *elsewhere;
static int64_t branch, member;

__attribute__((unused))
static const char *number_of(int serial)
{
	const char *first = arena_printf(w->arena, "37048119800102%03d", serial);

	return arena_printf(w->arena, "%s%c", first, id_number_check(first));
}

static struct client *browser(const char *login, int64_t person) { return walk_browser(w, login, person); }

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "edit_org", "handle" };
	int64_t top, town_a, town_b;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	top = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, top, "committee", "甲镇党委");
	town_b = world_org_of(w, top, "committee", "乙镇党委");
	branch = world_org_of(w, town_a, "branch", "甲村支部");
	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 0, 2932897, 'founded', '' FROM org");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++) {
		world_right(w, "secretary", RIGHTS[i]);
		world_right(w, "org_officer", RIGHTS[i]);
	}
	world_holding(w, branch, "secretary", 101);
	world_holding(w, branch, "secretary", 105);	/* who asks through a program is not who asks by page */
	world_holding(w, town_a, "org_officer", 102);
	world_holding(w, town_b, "org_officer", 103);
	world_holding(w, top, "org_officer", 104);
	city = program(world_account(w, "city_api", ADMIN_NONE, 104));
	secretary = browser("secretary", 101);
	asker = program(world_account(w, "asker", ADMIN_NONE, 105));
	town_page = browser("town", 102);
	town = program(world_account(w, "town_api", ADMIN_NONE, 102));
	elsewhere = program(world_account(w, "elsewhere", ADMIN_NONE, 103));
	return 0;
}

static const char *of_person(const char *part) { return arena_printf(w->arena, "/person/%lld%s", (long long)member, part); }

__attribute__((unused))
static void knows(const char *words)
{
	struct reply r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld", (long long)member));

	walk_has(&r, 200, words);
}

/* The one that waits, by the program's list. */
static const char *waiting(void)
{
	struct reply r = client_get(town, "/api/v1/late-entry?state=waiting");
	long long id = 0;

	assert_int_equal(r.status, 200);
	if (strstr(r.body, "\"id\":\"") == NULL || sscanf(strstr(r.body, "\"id\":\""), "\"id\":\"%lld", &id) != 1)
		fail_msg("none waits: %s", r.body);
	return arena_printf(w->arena, "/late-entry/%lld", id);
}

static int version(void)
{
	struct reply r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld", (long long)member));
	int n = 0;

	assert_int_equal(sscanf(strstr(r.body, "\"row_version\":"), "\"row_version\":%d", &n), 1);
	return n;
}

/* A late registration as it is asked for, and approved above. day NULL: without one. */
__attribute__((unused))
static const char *asked_of(const char *cause, const char *day)
{
	return arena_printf(w->arena, "{'cause': '%s', %s'document': '甲委〔2015〕9号', 'reason': '核对发现', 'row_version': %d}", cause,
		day == NULL ? "" : arena_printf(w->arena, "'day': '%s', ", day), version());
}

__attribute__((unused))
static void approve(void) { posted(town, arena_printf(w->arena, "/api/v1%s/decide", waiting()), 0, "{'state': 'approved', 'row_version': 1}"); }

__attribute__((unused))
static void befalls(const char *cause, const char *day)
{
	posted(asker, "/api/v1/person/%/standing", member, asked_of(cause, day));
	approve();
}

#endif
