/* What tests of floating members share: a county with the home branch, two streets and their communities, a foreign county, and whoever acts for each. */
#ifndef TESTS_PAGE_FLOATING_WORLD_H
#define TESTS_PAGE_FLOATING_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *home, *host, *elsewhere, *town_clerk, *api, *host_api, *reader;
static int64_t city, branch, street, community, second_street, second_community, foreign_branch, use;

static const char PRACTICE[] =
	"programme matter \"支部事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role party = members_of branch\nform plan \"方案\"\n  field what text \"内容\" must\nend\n"
	"vote decide \"支部大会表决\"\n  voters party\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\nend\n"
	"step meet \"表决\"\n  needs decide\n  go done when passed(decide)\n  go stopped\nend\nfinish done \"通过\"\nend\nfinish stopped \"未通过\"\nend\n"
	"example \"通过\"\n  given decide for 20 against 3 present 23 of 30\n  expect done\nend\n";

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_full", "handle" };
	int64_t town, foreign_city, file;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	world_org_of(w, town, "branch", "丙村支部");
	street = world_org_of(w, city, "committee", "乙街道党工委");
	community = world_org_of(w, street, "branch", "阳光社区支部");
	second_street = world_org_of(w, city, "committee", "丁街道党工委");
	second_community = world_org_of(w, second_street, "branch", "花园社区支部");
	foreign_city = world_org_of(w, 0, "city_committee", "外县县委");
	foreign_branch = world_org_of(w, foreign_city, "branch", "外县支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_right(w, "member", "see_person");
	world_right(w, "org_officer", "set_norms");
	world_holding(w, branch, "secretary", 101);
	world_holding(w, community, "secretary", 102);
	world_holding(w, foreign_city, "secretary", 103);
	world_holding(w, branch, "member", 104);
	world_holding(w, town, "secretary", 105);
	town_clerk = walk_browser(w, "town_clerk", 105);
	home = walk_browser(w, "home", 101);
	host = walk_browser(w, "host", 102);
	elsewhere = walk_browser(w, "elsewhere", 103);
	reader = walk_browser(w, "reader", 104);
	api = walk_program(w, "home_api", 101);
	host_api = walk_program(w, "host_api", 102);
	file = PUT(w, "programme_file", TEXT("code", "matter"), NUMBER("version", 1), TEXT("title", "支部事项"), TEXT("origin", "试验"), TEXT("digest", "m"), TEXT("text", PRACTICE));
	use = PUT(w, "programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "1"),
		NUMBER("row_version", 1));
	return 0;
}

static struct reply register_at(struct client *c, int64_t person, const char *since, const char *place, const char *phone, const char *host_code)
{
	const char *url = world_text(w, "/person/%lld/floating", (long long)person);

	client_get(c, url);
	return client_post(c, url, "away_since", since, "reason", "work", "place", place, "phone", phone, "host", host_code, "wish", "想学电工", NULL);
}

static const char *code_of(int64_t org) { return world_text(w, "T%lld", (long long)org); }

static const char *card(int64_t id, const char *rest) { return world_text(w, "/floating/%lld%s", (long long)id, rest); }

static int64_t registered(int64_t person, const char *since, int64_t host_org)
{
	struct reply r = register_at(home, person, since, "浙江省宁波市", "13800001111", host_org == 0 ? "" : code_of(host_org));
	long long id = 0;

	if (r.status != 303)
		walk_has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/floating/%lld", &id), 1);
	return id;
}

__attribute__((unused)) static const char *version(struct client *c, int64_t id)
{
	struct reply r = client_get(c, card(id, ""));
	const char *found = reply_field(w, &r, "row_version");

	assert_int_equal(r.status, 200);
	return found;
}

#endif
