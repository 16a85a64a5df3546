/* What tests of dues share: a town of two branches, whoever acts for each, and a county that is not theirs. */
#ifndef TESTS_PAGE_DUES_WORLD_H
#define TESTS_PAGE_DUES_WORLD_H

#include "world/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *branch_clerk, *town_clerk, *elsewhere, *reader, *api, *town_api, *host;
static int64_t town, branch, other_branch, community;

__attribute__((format(printf, 1, 2), unused)) static const char *text(const char *format, ...);
static const char *text(const char *format, ...)
{
	char *out = arena_alloc(w->arena, 4000);
	va_list args;

	va_start(args, format);
	vsnprintf(out, 4000, format, args);
	va_end(args);
	return out;
}

#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

__attribute__((unused)) static struct client *signed_in(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

__attribute__((unused)) static struct client *program(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_header(c, text("Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, person))));
	return c;
}

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
	branch_clerk = signed_in("branch", 101);
	town_clerk = signed_in("town", 102);
	elsewhere = signed_in("elsewhere", 103);
	reader = signed_in("reader", 104);
	host = signed_in("host", 105);
	api = program("branch_api", 101);
	town_api = program("town_api", 102);
	return 0;
}

__attribute__((unused)) static int stop(void **state)
{
	world_stop(w);
	return 0;
}

__attribute__((unused)) static void has(const struct reply *r, int status, const char *words)
{
	if (r->status != status || !reply_has(r, words))
		fail_msg("status %d without '%s': %s", r->status, words, strstr(r->body, "errs") != NULL ? strstr(r->body, "errs") : r->body);
}

__attribute__((unused)) static const char *org_url(int64_t org, const char *rest) { return text("/org/%lld/dues%s", (long long)org, rest); }
__attribute__((unused)) static const char *person_url(int64_t person, const char *rest) { return text("/person/%lld/dues%s", (long long)person, rest); }
__attribute__((unused)) static const char *name_of(const char *name, int64_t person) { return text("%s_%lld", name, (long long)person); }

__attribute__((unused)) static int64_t member(int64_t org, const char *name)
{
	int64_t id = world_person(w, org, name);

	PUT("membership", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", org), NUMBER("status", 2), NUMBER("from_day", 10000), NUMBER("to_day", 2932897));
	return id;
}

/* A number of an answer of the API. */
__attribute__((unused)) static int64_t total(const char *body, const char *name)
{
	const char *at = strstr(body, text("\"%s\":", name));
	long long number = -1;

	assert_non_null(at);
	sscanf(at + strlen(name) + 3, "%lld", &number);
	return number;
}

#endif
