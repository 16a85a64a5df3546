/* What tests of transfers share: a city of two towns, whoever acts for each side, and the acts of a transfer. */
#ifndef TESTS_PAGE_TRANSFER_WORLD_H
#define TESTS_PAGE_TRANSFER_WORLD_H

#include "world/walk.h"

#include <stdlib.h>
#include <string.h>
#include "core/crypto.h"

static struct world *w;
static struct client *clerk_a, *clerk_b, *secretary, *lower, *county, *member, *api_a, *api_b, *api_secretary;
static int64_t city, town_a, town_b, branch_a, branch_a2, branch_b, general, village;

#define text(...) world_text(w, __VA_ARGS__)

__attribute__((unused)) static int64_t org(int64_t parent, const char *kind, const char *name)
{
	int64_t id = world_org_of(w, parent, kind, name);

	PUT(w, "org_path", NUMBER("org_id", id), NUMBER("parent_id", parent), TEXT("path", world_org_path(w, id)), TEXT("kind", kind), TEXT("name", name),
		TEXT("reason", "founded"));
	return id;
}

__attribute__((unused)) static void clock_at(const char *day) { walk_clock(client_new(w), day); }

__attribute__((unused)) static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_figures", "edit_org" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = org(0, "city_committee", "云川市委");
	town_a = org(city, "committee", "甲镇党委");
	town_b = org(city, "committee", "乙镇党委");
	branch_a = org(town_a, "branch", "甲村支部");
	branch_a2 = org(town_a, "branch", "丙村支部");
	branch_b = org(town_b, "branch", "乙村支部");
	general = org(town_a, "general_branch", "丁村党总支");
	village = org(general, "branch", "丁村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	for (int64_t i = 0; i < 5; i++)
		world_holding(w, (int64_t[]){ town_a, town_b, branch_a, general, city }[i], "org_officer", 101 + i);
	clerk_a = walk_browser(w, "clerk_a", 101);
	clerk_b = walk_browser(w, "clerk_b", 102);
	secretary = walk_browser(w, "secretary", 103);
	lower = walk_browser(w, "lower", 104);
	county = walk_program(w, "county", 105);
	member = walk_browser(w, "member", world_person(w, branch_a, "普通党员"));
	api_a = walk_program(w, "api_a", 101);
	api_b = walk_program(w, "api_b", 102);
	api_secretary = walk_program(w, "api_secretary", 103);
	return 0;
}

__attribute__((unused)) static int stop(void **state)
{
	world_stop(w);
	return 0;
}

__attribute__((unused)) static day_t day_of(int year, int month, int day)
{
	return day_from_date(year, month, day);
}

/* Somebody of this status, in the branch since 2010. */
__attribute__((unused)) static int64_t person(int64_t branch, const char *name, int status)
{
	int64_t id = world_person_of(w, branch, name, status);

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", branch), NUMBER("status", status), NUMBER("from_day", day_of(2010, 1, 1)),
		TEXT("began_by", "opening"));
	return id;
}

__attribute__((unused)) static const char *url(int64_t transfer, const char *rest)
{
	return text("/transfer/%lld%s", (long long)transfer, rest);
}

__attribute__((unused)) static struct reply propose(struct client *c, int64_t who, const char *to, const char *place)
{
	client_get(c, text("/transfer/new?person=%lld", (long long)who));
	return client_post(c, "/transfer/new", "person", text("%lld", (long long)who), "to", to, "place", place, "reason", "job", "dues_month", "2015-11", NULL);
}

__attribute__((unused)) static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");

	if (r->status != 303 || location == NULL)
		fail_msg("%d: %s", r->status, r->body);
	return strtoll(location + strlen("/transfer/"), NULL, 10);
}

__attribute__((unused)) static int64_t proposed(struct client *c, int64_t who, const char *to, const char *place)
{
	struct reply r = propose(c, who, to, place);

	return id_of(&r);
}

__attribute__((unused)) static int64_t number_in(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, text("\"%s\":", name));

	if (at == NULL)
		fail_msg("no %s: %s", name, r->body);
	return strtoll(at + strlen(name) + 3, NULL, 10);
}

__attribute__((unused)) static int64_t version_of(int64_t transfer)
{
	struct reply r = client_get(county, text("/api/v1/transfer/%lld", (long long)transfer));

	return number_in(&r, "row_version");
}

/* An act by the page, on the version that stands now. */
__attribute__((unused)) static struct reply act(struct client *c, int64_t transfer, const char *name, const char *field, const char *value)
{
	client_get(c, url(transfer, ""));
	return client_post(c, url(transfer, "/act"), "act", name, field, value, "row_version", text("%lld", (long long)version_of(transfer)), NULL);
}

__attribute__((unused)) static void must(struct client *c, int64_t transfer, const char *name, const char *field, const char *value)
{
	struct reply r = act(c, transfer, name, field, value);

	if (r.status != 303)
		fail_msg("%s: %d %s", name, r.status, r.body);
}

__attribute__((unused)) static struct reply api_act(struct client *c, int64_t transfer, const char *fields)
{
	return client_post_json(c, text("/api/v1/transfer/%lld/act", (long long)transfer), text("{%s,\"row_version\":%lld}", fields, (long long)version_of(transfer)));
}

/* Members on the evening of a day, by the balance and by the figures. */
__attribute__((unused)) static int64_t members(int64_t of, const char *day)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/balance?from=%s&to=%s", (long long)of, day, day));

	return number_in(&r, "closing");
}

/* ---- the receipt of a letter, with its scan ---- */

#define SCAN "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"回执.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" PDF_OF_ONE_PAGE("") "\r\n"

__attribute__((unused)) static const char *part(const char *name, const char *value)
{
	return text("--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name, value);
}

__attribute__((unused)) static struct reply receipt(struct client *c, const char *path, int64_t t, const char *token, const char *day, const char *file)
{
	const char *body = text("%s%s%s%s--cut--\r\n", token == NULL ? "" : text("%s%s", part("csrf_token", token), part("form_key", crypto_token(w->arena))), part("row_version", text("%lld", (long long)version_of(t))), part("day", day), file);

	return client_send(c, "POST", path, "multipart/form-data; boundary=cut", body, strlen(body));
}

/* A transfer that the branch has agreed to. */
__attribute__((unused)) static int64_t agreed(const char *name, const char *to)
{
	int64_t t = proposed(secretary, person(branch_a, name, 2), to, "");

	must(secretary, t, "agree", "reason", "");
	return t;
}

#endif
