/* What tests of dues share: a town of two branches, whoever acts for each, and a county that is not theirs. */
#ifndef TESTS_PAGE_DUES_WORLD_H
#define TESTS_PAGE_DUES_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *branch_clerk, *town_clerk, *elsewhere, *reader, *api, *town_api, *host;
static int64_t town, branch, other_branch, community;

__attribute__((unused)) static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person" };
	int64_t city, foreign;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	other_branch = world_org_of(w, town, "branch", "丙村支部");
	community = world_org_of(w, world_org_of(w, city, "committee", "乙街道党工委"), "branch", "阳光社区支部");
	foreign = world_org_of(w, 0, "city_committee", "外县县委");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_right(w, "member", "see_person");
	world_holding(w, branch, "secretary", 101);
	world_holding(w, town, "secretary", 102);
	world_holding(w, foreign, "secretary", 103);
	world_holding(w, branch, "member", 104);
	world_holding(w, community, "secretary", 105);
	branch_clerk = walk_browser(w, "branch", 101);
	town_clerk = walk_browser(w, "town", 102);
	elsewhere = walk_browser(w, "elsewhere", 103);
	reader = walk_browser(w, "reader", 104);
	host = walk_browser(w, "host", 105);
	api = walk_program(w, "branch_api", 101);
	town_api = walk_program(w, "town_api", 102);
	return 0;
}

__attribute__((unused)) static int stop(void **state)
{
	world_stop(w);
	return 0;
}

__attribute__((unused)) static const char *org_url(int64_t org, const char *rest) { return world_text(w, "/org/%lld/dues%s", (long long)org, rest); }
__attribute__((unused)) static const char *person_url(int64_t person, const char *rest) { return world_text(w, "/person/%lld/dues%s", (long long)person, rest); }
__attribute__((unused)) static const char *name_of(const char *name, int64_t person) { return world_text(w, "%s_%lld", name, (long long)person); }

/* A number of an answer of the API. */
__attribute__((unused)) static int64_t total(const char *body, const char *name)
{
	const char *at = strstr(body, world_text(w, "\"%s\":", name));
	long long number = -1;

	assert_non_null(at);
	sscanf(at + strlen(name) + 3, "%lld", &number);
	return number;
}

/* ---- a payer of the branch, whose dues its clerk takes on the page ---- */

__attribute__((unused)) static const char *version(int64_t person)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", person_url(person, "")));
	const char *at = strstr(r.body, "\"row_version\":");
	int number = -1;

	assert_non_null(at);
	sscanf(at, "\"row_version\":%d", &number);
	return world_text(w, "%d", number);
}

__attribute__((unused)) static struct reply set(int64_t person, const char *payer_class, const char *base, const char *from)
{
	client_get(branch_clerk, org_url(branch, "/standard"));
	return client_post(branch_clerk, org_url(branch, "/standard"), "from", from, name_of("class", person), payer_class, name_of("base", person), base,
		name_of("v", person), version(person), NULL);
}

__attribute__((unused)) static int64_t payer(const char *name, const char *payer_class, const char *base, const char *from)
{
	int64_t id = world_member(w, branch, name, 2);
	struct reply r = set(id, payer_class, base, from);

	if (r.status != 303)
		walk_has(&r, 303, "");
	return id;
}

__attribute__((unused)) static struct reply pay(int64_t person, const char *amount, const char *until, const char *more, const char *value)
{
	client_get(branch_clerk, person_url(person, ""));
	return client_post(branch_clerk, person_url(person, ""), "amount", amount, "until", until, "day", "2015-11-16", "channel", "cash", "payer", "own", "row_version",
		version(person), more, value, NULL);
}

__attribute__((unused)) static void paid(struct reply r)
{
	if (r.status != 303)
		walk_has(&r, 303, "");
}

__attribute__((unused)) static const char *api_person(int64_t person)
{
	struct reply r = client_get(town_api, world_text(w, "/api/v1%s", person_url(person, "")));

	assert_int_equal(r.status, 200);
	return r.body;
}

__attribute__((unused)) static void knows(int64_t person, const char *words)
{
	const char *body = api_person(person);

	if (strstr(body, words) == NULL)
		fail_msg("no %s in %s", words, body);
}

#endif
