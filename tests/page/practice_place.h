/* Where practices are told (practice_world.h): two villages alike, each under a committee and a county of its own, with everybody who has a part. */
#ifndef TESTS_PAGE_PRACTICE_PLACE_H
#define TESTS_PAGE_PRACTICE_PLACE_H

#include "world/walk.h"

#include <string.h>
#include "base/date.h"

#define VILLAGES 2		/* the first by pages, the second by programs */
#define MEMBERS 26
#define REPRESENTATIVES 40
#define ACTORS_MAX 32
#define PRACTICES_MAX 24

struct actor { const char *name; int64_t person, account; struct client *page, *program; };
/* org_now: where the case runs, the village, its committee or its county */
struct village { int64_t org, zone, county, use, org_now; struct actor actors[ACTORS_MAX]; int actors_count; };

static struct world *w;
static struct village villages[VILLAGES];
static struct village *here;
static day_t today_now;

#define text(...) world_text(w, __VA_ARGS__)

/* ---- people ---- */

static void add_actor(struct village *v, const char *name, int64_t person)
{
	struct actor *a = &v->actors[v->actors_count++];

	assert_true(v->actors_count <= ACTORS_MAX);
	*a = (struct actor){ .name = name, .person = person, .page = client_new(w), .program = client_new(w) };
	a->account = world_account(w, text("%s%d", name, (int)(v - villages)), ADMIN_NONE, person);
	client_sign_in(a->page, a->account);
	client_header(a->program, text("Authorization: Bearer %s", client_token(w, a->account)));
}

static struct actor *actor_named(const char *name)
{
	for (int i = 0; i < here->actors_count; i++)
		if (strcmp(here->actors[i].name, name) == 0)
			return &here->actors[i];
	fail_msg("nobody is called %s", name);
	return NULL;
}

/* Somebody without a membership who holds a post in a body. */
static void add_holder(struct village *v, int64_t org, const char *post, const char *name)
{
	int64_t person = world_person_of(w, v->org, name, 0);

	world_holding(w, org, post, person);
	add_actor(v, name, person);
}

static int64_t add_member(struct village *v, const char *name)
{
	int64_t member = world_person(w, v->org, name);

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", member), NUMBER("org_id", v->org), NUMBER("status", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897));
	return member;
}

static void add_village(struct village *v, const char *name)
{
	int64_t body;

	v->county = world_org_of(w, 0, "city_committee", "云川县委");
	v->zone = world_org_of(w, v->county, "committee", "开发区党委");
	v->org = world_org_of(w, v->zone, "branch", name);
	world_run(w, text("UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)v->org));
	for (int i = 0; i < MEMBERS; i++) {
		int64_t member = add_member(v, text("党员%02d", i + 1));

		if (i < 2)
			world_holding(w, v->org, i == 0 ? "secretary" : "committee_member", member);
		if (i < 3)
			add_actor(v, i == 0 ? "secretary" : i == 1 ? "second" : "member", member);
	}
	body = world_org_of(w, v->org, "village_committee", text("%s村民委员会", name));
	add_holder(v, body, "village_director", "director");
	body = world_org_of(w, v->org, "villagers_assembly", text("%s村民代表会议", name));
	add_holder(v, body, "assembly_chair", "rep");
	for (int i = 1; i < REPRESENTATIVES; i++)
		world_holding(w, body, "representative", world_person_of(w, v->org, text("代表%02d", i), 0));
	body = world_org_of(w, v->org, "supervision_committee", text("%s村务监督委员会", name));
	add_holder(v, body, "supervision_director", "watch");
	body = world_org_of(w, v->org, "finance_group", text("%s村民理财小组", name));
	add_holder(v, body, "group_head", "money");
	body = world_org_of(w, v->org, "association", text("%s村务公开监督小组", name));
	add_holder(v, body, "president", "disclosure");
}

/* Whoever works above the village. */
static void add_upper(struct village *v)
{
	add_holder(v, v->county, "secretary", "county");
	add_holder(v, v->zone, "secretary", "upper");
	add_holder(v, v->zone, "organiser", "office");
	add_holder(v, world_org_of(w, v->zone, "leading_group", "党建工作项目化管理领导小组"), "group_head", "group");
	add_holder(v, world_org_of(w, v->zone, "department", "开发区纪工委"), "department_head", "discipline");
	add_holder(v, world_org_of(w, v->zone, "department", "开发区财政分局"), "department_head", "finance");
	add_holder(v, world_org_of(w, v->zone, "department", "会计委托代理中心"), "department_head", "agency");
	add_holder(v, world_org_of(w, v->org, "association", "村民选举委员会"), "president", "commission");
	add_actor(v, "prospect", world_person_of(w, v->org, "发展对象", 0));
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", v->actors[v->actors_count - 1].person), TEXT("kind", "prospect"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897));
	add_actor(v, "talent", world_person_of(w, v->org, "青年能手", 0));
	/* Who is no member has not applied by the archive: a case registers it. */
	world_run(w, "UPDATE person SET applied_day = -2147483647 WHERE status = 0");
}

/* Puts a practice in force in both counties; one that is there already is the one that is told of from now on. */
static void put_practice(const char *file)
{
	static struct { const char *file; int64_t uses[VILLAGES]; } put[PRACTICES_MAX];
	size_t n = 0;
	const char *source, *at, *code, *title;
	int64_t practice;

	while (put[n].file != NULL && strcmp(put[n].file, file) != 0)
		assert_true(++n < PRACTICES_MAX);
	for (int i = 0; put[n].file != NULL && i < VILLAGES; i++)
		villages[i].use = put[n].uses[i];
	if (put[n].file != NULL)
		return;
	put[n].file = file;
	source = walk_source(w, file);
	at = strstr(source, "\nprogramme ") + strlen("\nprogramme ");
	code = arena_text_n(w->arena, at, strcspn(at, " "));
	at = strchr(at, '"') + 1;
	title = arena_text_n(w->arena, at, strcspn(at, "\""));
	practice = PUT(w, "programme_file", TEXT("code", code), NUMBER("version", 1), TEXT("title", title), TEXT("origin", "测试"), TEXT("digest", code), TEXT("text", source));
	for (int i = 0; i < VILLAGES; i++)
		villages[i].use = put[n].uses[i] = PUT(w, "programme_use", NUMBER("programme_id", practice), NUMBER("org_id", villages[i].county), NUMBER("from_day", 10000),
			NUMBER("to_day", 2932897), TEXT("document", "组发〔2015〕1号"), NUMBER("row_version", 1));
}

__attribute__((unused))
static int practice_start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "village_director", "assembly_chair", "supervision_director", "group_head", "president",
		"department_head", "organiser" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "handle");
		world_right(w, KINDS[i], "see_person");
	}
	add_village(&villages[0], "王家山村党支部");
	add_upper(&villages[0]);
	add_village(&villages[1], "李家沟村党支部");
	add_upper(&villages[1]);
	today_now = day_parse_iso("2015-11-17");
	return 0;
}

__attribute__((unused))
static int practice_stop(void **state)
{
	world_stop(w);
	return 0;
}

#endif
