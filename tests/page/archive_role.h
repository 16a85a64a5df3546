/* A role of somebody of archive_world.h begins and ends, by page and by program. */
#ifndef TESTS_PAGE_ARCHIVE_ROLE_H
#define TESTS_PAGE_ARCHIVE_ROLE_H

#include "page/archive_world.h"

static struct reply role(int64_t id, const char *kind, const char *org, const char *day, const char *reason)
{
	client_get(clerk, url(id, "/role"));
	return client_post(clerk, url(id, "/role"), "kind", kind, "org", org, "day", day, "source", "soldier", "document", "甲发1号",
		"reason", reason, NULL);
}

/* The number of the first role that the page of a person can end. */
static int64_t open_role(int64_t id)
{
	struct reply r = client_get(clerk, url(id, ""));
	const char *at = strstr(r.body, arena_printf(w->arena, "%s/role/", url(id, "")));
	long long found = 0;

	assert_non_null(at);
	assert_int_equal(sscanf(at + strlen(url(id, "/role/")), "%lld", &found), 1);
	return found;
}

/* The same two by a program. */
static struct reply role_by_program(int64_t id, const char *kind, const char *org, const char *day)
{
	return client_post_json(clerk_api, arena_printf(w->arena, "/api/v1/person/%lld/role", (long long)id), arena_printf(w->arena,
		"{\"kind\":\"%s\",\"org\":\"%s\",\"day\":\"%s\",\"source\":\"soldier\",\"document\":\"甲发1号\"}", kind, org, day));
}

__attribute__((unused))
static struct reply end_role_by_program(int64_t id, const char *day, const char *reason)
{
	return client_post_json(clerk_api, arena_printf(w->arena, "/api/v1/person/%lld/role/%lld/end", (long long)id, (long long)open_role(id)), arena_printf(w->arena,
		"{\"day\":\"%s\",\"reason\":\"%s\"}", day, reason));
}

static struct reply end_role(int64_t id, const char *day, const char *reason)
{
	const char *form = url(id, arena_printf(w->arena, "/role/%lld", (long long)open_role(id)));

	client_get(clerk, form);
	return client_post(clerk, form, "day", day, "reason", reason, NULL);
}

#endif
