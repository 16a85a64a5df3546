/* What the tests of the democratic appraisal share: their world, addresses, and acts through the API. */
#ifndef TESTS_PAGE_APPRAISAL_WORLD_H
#define TESTS_PAGE_APPRAISAL_WORLD_H

#include "world/walk.h"

#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *town_api;	/* sees every branch */

static const char *url(int64_t org, const char *rest) { return world_text(w, "/org/%lld/appraisal%s", (long long)org, rest); }
static const char *api_url(int64_t org, const char *rest) { return world_text(w, "/api/v1%s", url(org, rest)); }

static int64_t number(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, world_text(w, "\"%s\":", name));

	assert_non_null(at);
	return strtoll(at + strlen(name) + 3, NULL, 10);
}

static int64_t version(int64_t org, int year)
{
	struct reply r = client_get(town_api, api_url(org, world_text(w, "?year=%d", year)));

	assert_int_equal(r.status, 200);
	return number(&r, "row_version");
}

/* Who is not named in `more` is left to `rest`. */
static struct reply save(struct client *c, int64_t org, int year, const char *more)
{
	return client_post_json(c, api_url(org, ""), world_text(w, "{\"year\":%d,\"row_version\":%lld,%s}", year, (long long)version(org, year), more));
}

/* The newest that was asked for; 1: nothing ever was. */
static int64_t newest(int64_t org, int year)
{
	struct reply r = client_get(town_api, api_url(org, world_text(w, "?year=%d", year)));
	const char *at = strstr(r.body, "\"corrections\":[{\"id\":\"");

	assert_int_equal(r.status, 200);
	return at == NULL ? 1 : strtoll(at + strlen("\"corrections\":[{\"id\":\""), NULL, 10);
}

static struct reply decide_seen(struct client *c, int64_t org, int year, int64_t seen_version, int64_t correction, const char *fields)
{
	return client_post_json(c, api_url(org, "/decide"), world_text(w, "{\"year\":%d,\"row_version\":%lld,\"correction\":\"%lld\",%s}", year, (long long)seen_version,
		(long long)correction, fields));
}

static struct reply decide(struct client *c, int64_t org, int year, const char *fields)
{
	return decide_seen(c, org, year, version(org, year), newest(org, year), fields);
}

#endif
