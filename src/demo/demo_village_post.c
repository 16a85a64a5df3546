/* Posts of villages and communities: directors, teams, derived centre posts, cross posts, area and door heads. */
#include <assert.h>
#include <string.h>
#include "demo/demo_plan.h"

struct builder {
	struct demo_plan *p;
	const struct demo_profile *profile;
	struct arena *a;
	struct demo_random random;
	int outside_team;		/* villages without a deputy from a team, so far */
	struct demo_range departments;
};

static struct demo_choice among(int first_person, int people_count, int age_min, int age_max)
{
	return (struct demo_choice){ .first_person = first_person, .people_count = people_count, .age_min = age_min, .age_max = age_max, .roles_max = 9 };
}

static int choose(struct builder *b, struct demo_choice choice)
{
	int person = demo_choose(b->p, &b->random, &choice);

	assert(person != 0);
	return person;
}

/* The first day from `from_day` on which the person is a full member. */
static day_t when_full(struct builder *b, int person, day_t from_day)
{
	const struct demo_person *who = demo_person_at(b->p, person);

	return who->status == 2 && who->full_day > from_day ? who->full_day : from_day;
}

/* A post and its holders, elected with the general branch of the village. */
static int fill_from(struct builder *b, int org, const char *kind, const char *name, int seats, const struct demo_village *v, struct demo_choice choice)
{
	day_t since = demo_org_at(b->p, v->org)->elected_day;
	int post = demo_add_post(b->p, org, kind, name, seats);

	for (int i = 0; i < seats; i++) {
		int person = choose(b, choice);

		demo_add_holding(b->p, post, person, "elected", when_full(b, person, since), DAY_OPEN);
	}
	return post;
}

static int fill(struct builder *b, int org, const char *kind, const char *name, int seats, const struct demo_village *v, int age_min)
{
	return fill_from(b, org, kind, name, seats, v, among(v->first_person, v->people_count, age_min, 60));
}

/* ---- the view of thirteen years ago: two former holders, and in some villages a gap between them ---- */

#define OLDEST 4

/* The four who have been full members longest: they were in office then. */
static void find_oldest(struct builder *b, const struct demo_village *v, int oldest[OLDEST])
{
	int count = 0;

	for (int i = 0; i < v->people_count; i++) {
		int person = v->first_person + i, place;
		const struct demo_person *who = demo_person_at(b->p, person);

		if (who->status != 2 || who->is_mover)
			continue;
		for (place = count; place > 0 && who->full_day < demo_person_at(b->p, oldest[place - 1])->full_day; place--)
			if (place < OLDEST)
				oldest[place] = oldest[place - 1];
		if (place < OLDEST)
			oldest[place] = person;
		if (count < OLDEST)
			count++;
	}
	assert(count == OLDEST);
}

static day_t first_day_in_office(struct builder *b, int post)
{
	for (int i = 0; i < b->p->holdings_count; i++)
		if (b->p->holdings[i].post == post && b->p->holdings[i].to_day == DAY_OPEN)
			return b->p->holdings[i].from_day;
	return b->p->today;
}

static day_t first_day_known(struct builder *b, int post)
{
	day_t first = b->p->today;

	for (int i = 0; i < b->p->holdings_count; i++)
		if (b->p->holdings[i].post == post && b->p->holdings[i].from_day < first)
			first = b->p->holdings[i].from_day;
	return first;
}

static void former_holders(struct builder *b, const struct demo_village *v, int post, bool is_vacant, const int who[2])
{
	struct demo_plan *p = b->p;
	day_t view = day_add_months(p->today, -156), known = first_day_known(b, post), ends, begins, since;

	ends = view + (is_vacant ? -demo_random_between(&b->random, 20, 200) : demo_random_between(&b->random, 200, 900));
	begins = is_vacant ? view + demo_random_between(&b->random, 20, 300) : ends;
	since = when_full(b, who[0], view - demo_random_between(&b->random, 900, 2500));
	if (since < demo_org_at(p, v->org)->from_day)
		since = demo_org_at(p, v->org)->from_day;
	assert(since < ends);
	demo_add_past_holding(p, post, who[0], "elected", since, ends, is_vacant ? "resigned" : "term");
	assert(begins < known);
	demo_add_past_holding(p, post, who[1], "elected", begins, known, "term");
}

/* ---- people sent to villages ---- */

static int post_seconded(struct builder *b, int org, const char *kind, const char *name)
{
	int post = demo_add_post(b->p, org, kind, name, 1);
	int person = choose(b, among(b->departments.first_person, b->departments.people_count, 25, 45));
	/* The batch went to its villages within three weeks; whoever was no full member by then took the post later. */
	int id = demo_add_holding(b->p, post, person, "seconded", when_full(b, person, b->p->today - demo_random_between(&b->random, 380, 400)), DAY_OPEN);
	struct demo_holding *h = &b->p->holdings[id - 1];

	h->document = DEMO_TEAM_DOCUMENT;
	h->reason = "机关带农村第22批工作队，任期三年";
	return id;
}

static void team(struct builder *b, struct demo_village *v, int index)
{
	const struct demo_profile *pr = b->profile;

	if (demo_share(pr->team_deputies, b->p->villages_count, index) == 1)
		v->team_holding = post_seconded(b, v->org, "deputy_secretary", "挂职副书记");
	else if (demo_share(pr->team_members, b->p->villages_count - pr->team_deputies, b->outside_team++) == 1)
		v->team_holding = post_seconded(b, v->org, "committee_member", "挂职委员");
}

/* A graduate in the village; one in four is in the village team. */
static void graduate(struct builder *b, const struct demo_village *v, int team_post, int graduate_index)
{
	struct demo_choice choice = among(v->first_person, v->people_count, 22, 30);
	day_t since = b->p->today - demo_random_between(&b->random, 100, 1000);
	struct demo_role *role;
	int person;

	choice.roles_max = 0;
	person = choose(b, choice);
	demo_person_at(b->p, person)->education = "21";
	demo_person_at(b->p, person)->job = "大学生村官";
	role = &b->p->roles[demo_add_role(b->p, person, v->org, "graduate_cadre", "graduate", since) - 1];
	role->mentor = demo_holder_of(b->p, v->secretary_post);
	role->term_day = day_add_months(since, 36);
	if (demo_share(b->profile->graduates_in_team, b->profile->graduates, graduate_index) == 1)
		demo_add_holding(b->p, team_post, person, "elected", when_full(b, person, since), DAY_OPEN);
}

static void village(struct builder *b, struct demo_village *v, int index, int *graduates)
{
	const struct demo_profile *pr = b->profile;
	int all = b->p->villages_count, members, entrepreneur, oldest[OLDEST];
	bool has_graduate = demo_share(pr->graduates, all, index) == 1;

	v->secretary_post = demo_find_post(b->p, v->org, "secretary");
	v->party_deputy_post = demo_find_post(b->p, v->org, "deputy_secretary");
	v->director_post = fill(b, v->committee, "village_director", "主任", 1, v, 30);
	v->deputy_post = fill(b, v->committee, "village_deputy_director", "副主任", 1, v, 28);
	members = demo_add_post(b->p, v->committee, "village_committee_member", "委员", 3);
	if (has_graduate)
		graduate(b, v, members, (*graduates)++);
	for (int i = demo_holder_of(b->p, members) == 0 ? 0 : 1; i < 3; i++) {
		struct demo_choice choice = among(v->first_person, v->people_count, 25, 60);
		int person;

		choice.roles_max = 0;	/* a graduate who is not meant to be in the team stays out of it */
		person = choose(b, choice);
		demo_add_holding(b->p, members, person, "elected", when_full(b, person, demo_org_at(b->p, v->org)->elected_day), DAY_OPEN);
	}
	fill(b, v->assembly, "assembly_chair", "召集人", 1, v, 40);
	fill(b, v->supervision, "supervision_director", "主任", 1, v, 40);
	fill(b, v->supervision, "supervision_member", "委员", 2, v, 35);
	fill(b, v->station, "station_head", "站长", 1, v, 35);
	if (demo_share(pr->entrepreneurs, all, index) == 1) {
		entrepreneur = demo_holder_of(b->p, v->director_post);
		demo_person_at(b->p, entrepreneur)->occupation = 4;
		demo_person_at(b->p, entrepreneur)->job = "企业负责人";
		demo_add_role(b->p, entrepreneur, v->committee, "entrepreneur", "manager", first_day_in_office(b, v->director_post));
	}
	team(b, v, index);
	find_oldest(b, v, oldest);
	former_holders(b, v, v->secretary_post, demo_share(pr->vacant_secretaries, all, index) == 1, oldest);
	former_holders(b, v, v->director_post, demo_share(pr->vacant_directors, all, (index + 5) % all) == 1, oldest + 2);
}

/* Section-level cadres who hold two posts at once: deputy secretary of a town and head of its office. */
static void pairs(struct builder *b)
{
	for (int t = 0, office; t < b->p->towns_count; t++) {
		int count = demo_share(b->profile->pairs, b->p->towns_count, t), deputy, head;

		for (office = b->p->towns[t]; strcmp(demo_org_at(b->p, office)->kind, "first_secretary_office") != 0 ||
			demo_org_at(b->p, office)->parent != b->p->towns[t]; office++)
			;
		deputy = demo_add_post(b->p, b->p->towns[t], "deputy_secretary", "挂职副书记", count);
		head = demo_add_post(b->p, office, "office_director", "第一书记工作办公室主任", count);
		for (int i = 0; i < count; i++) {
			int person = choose(b, among(b->departments.first_person, b->departments.people_count, 30, 48));
			day_t since = when_full(b, person, b->p->today - demo_random_between(&b->random, 30, 700));

			demo_add_holding(b->p, deputy, person, "seconded", since, DAY_OPEN);
			demo_add_holding(b->p, head, person, "concurrent", since, DAY_OPEN);
		}
	}
}

/* 133 villages have a lawyer as deputy director of the legal service room. */
static void legal_deputies(struct builder *b)
{
	struct demo_range lawyers = demo_range_of(b->p, b->p->lawyers, NULL);

	for (int i = 0; i < b->p->villages_count; i++) {
		int post, person;

		if (demo_share(b->profile->adviser_villages, b->p->villages_count, i) == 0)
			continue;
		post = demo_add_post(b->p, b->p->villages[i].committee, "legal_deputy_director", "法律服务工作室法律副主任", 1);
		person = choose(b, among(lawyers.first_person, lawyers.people_count, 26, 60));
		demo_add_holding(b->p, post, person, "concurrent", when_full(b, person, b->p->today - demo_random_between(&b->random, 60, 700)), DAY_OPEN);
	}
}

void demo_plan_village_posts(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };
	int first = p->committees[1 + p->profile->towns], last = p->committees[p->profile->towns + p->profile->departments.committees];
	struct demo_range from = demo_range_of(p, first, NULL), to = demo_range_of(p, last, NULL);
	int graduates = 0;

	demo_random_init(&b.random, p->profile->seed, "village");
	b.departments = (struct demo_range){ from.first_person, to.first_person + to.people_count - from.first_person };
	for (int i = 0; i < p->villages_count; i++)
		village(&b, &p->villages[i], i, &graduates);
	assert(graduates == p->profile->graduates);
	pairs(&b);
	legal_deputies(&b);
}

void demo_plan_village_teams(struct demo_plan *p)
{
	for (int i = 0; i < p->villages_count; i++) {
		const struct demo_holding *h = &p->holdings[p->villages[i].team_holding - 1];

		if (p->villages[i].team_holding != 0)
			p->roles[demo_add_role(p, h->person, p->villages[i].org, "team_member", "recommended", h->from_day) - 1].is_in_batch = true;
	}
}

/* ---- five centres in each general branch of the show town ---- */

static const struct { const char *kind, *name; int age_max, sex; } OFFICERS[] = {
	{ "agronomist", "农科员", 60, 0 }, { "forester", "林管员", 60, 0 }, { "veterinarian", "畜牧兽医员", 60, 0 }, { "station_deputy", "综治办副主任", 60, 0 },
	{ "mediator", "综治调解员", 60, 0 }, { "staff", "民兵副营长", 40, 1 }, { "league_secretary", "团支部书记", 35, 0 }, { "chair", "妇女主任", 60, 2 },
	{ "staff", "土管员", 60, 0 }, { "staff", "计划生育宣传员", 60, 2 },
};
#define OFFICERS_COUNT 10

/* Deputies are officers from .. to-1; the centre for training has the Party deputy instead. */
static const struct { const char *name; enum { BY_SECRETARY, BY_DIRECTOR, BY_PARTY_DEPUTY, BY_DEPUTY } director; int from, to; } CENTRES[] = {
	{ "教育培训中心", BY_SECRETARY, 0, 0 }, { "科技推广中心", BY_DIRECTOR, 0, 3 }, { "民事调解中心", BY_DIRECTOR, 3, 6 },
	{ "文化活动中心", BY_PARTY_DEPUTY, 6, 8 }, { "为民服务中心", BY_DEPUTY, 8, 10 },
};

static void derive(struct builder *b, int org, const char *kind, const char *name, int base)
{
	int post = demo_add_post(b->p, org, kind, name, 1);
	day_t founded = demo_org_at(b->p, org)->from_day, since = first_day_in_office(b, base);

	demo_post_at(b->p, post)->base = base;
	demo_add_holding(b->p, post, demo_holder_of(b->p, base), "derived", since > founded ? since : founded, DAY_OPEN);
}

static void centres_of(struct builder *b, const struct demo_village *v)
{
	const char *village_name = demo_org_at(b->p, v->org)->short_name;
	int bases[] = { v->secretary_post, v->director_post, v->party_deputy_post, v->deputy_post }, officers[OFFICERS_COUNT];

	for (int i = 0; i < OFFICERS_COUNT; i++) {
		struct demo_choice choice = among(v->first_person, v->people_count, 22, OFFICERS[i].age_max);

		choice.sex = OFFICERS[i].sex;
		officers[i] = fill_from(b, v->committee, OFFICERS[i].kind, OFFICERS[i].name, 1, v, choice);
	}
	for (int i = 0; i < 5; i++) {
		int org = demo_add_org(b->p, v->org, "centre", "village", arena_printf(b->a, "%s%s", village_name, CENTRES[i].name));

		demo_org_at(b->p, org)->from_day = b->p->today - demo_random_between(&b->random, 500, 900);
		derive(b, org, "centre_director", "主任", bases[CENTRES[i].director]);
		if (CENTRES[i].director == BY_SECRETARY)
			derive(b, org, "centre_deputy_director", "副主任", v->party_deputy_post);
		for (int j = CENTRES[i].from; j < CENTRES[i].to; j++)
			derive(b, org, "centre_deputy_director", arena_printf(b->a, "副主任（%s）", OFFICERS[j].name), officers[j]);
	}
}

void demo_plan_centres(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };

	demo_random_init(&b.random, p->profile->seed, "centre");
	for (int i = 0; i < p->villages_count; i++)
		if (p->villages[i].is_show)
			centres_of(&b, &p->villages[i]);
}

/* ---- communities ---- */

enum gap { GAP_NONE, GAP_DIRECTOR, GAP_MANAGER, GAP_OWNER, GAP_COMMITTEE };

static int community_post(struct builder *b, int org, const char *kind, const char *name, int person)
{
	int post = demo_add_post(b->p, org, kind, name, 1);

	demo_add_holding(b->p, post, person, "elected", when_full(b, person, b->p->today - demo_random_between(&b->random, 200, 900)), DAY_OPEN);
	return post;
}

static int somebody(struct builder *b, const struct demo_community *c, int age_min)
{
	const struct demo_org *o = demo_org_at(b->p, c->org);
	struct demo_choice choice = among(o->first_person, o->people_count, age_min, 70);

	return choose(b, choice);
}

/* The four cross posts: the secretary directs the residents' committee, the property manager is its deputy and
 * sits on the branch committee, the head of the owners is its member. A gap breaks one of them. */
static void cross_posts(struct builder *b, const struct demo_community *c, enum gap gap)
{
	int secretary = demo_holder_of(b->p, demo_find_post(b->p, c->org, "secretary"));
	int on_committee = demo_holder_of(b->p, demo_find_post(b->p, c->org, "discipline_member"));
	int manager = gap == GAP_COMMITTEE ? somebody(b, c, 28) : on_committee, owner;

	community_post(b, c->property, "property_manager", "经理", manager);
	owner = somebody(b, c, 30);
	community_post(b, c->owners, "owners_director", "主任", owner);
	community_post(b, c->residents, "residents_director", "主任", gap == GAP_DIRECTOR ? somebody(b, c, 30) : secretary);
	community_post(b, c->residents, "residents_deputy_director", "副主任", gap == GAP_MANAGER ? somebody(b, c, 30) : manager);
	community_post(b, c->residents, "residents_committee_member", "委员", gap == GAP_OWNER ? somebody(b, c, 30) : owner);
}

static void area_heads(struct builder *b, const struct demo_community *c)
{
	const struct demo_org *o = demo_org_at(b->p, c->org);

	for (int i = 0; i < b->p->places_count; i++) {
		const struct demo_place *place = &b->p->places[i];
		bool is_area = strcmp(place->kind, "area") == 0;
		struct demo_choice choice = among(o->first_person, o->people_count, 30, 75);
		int post, person;

		if (place->org != c->residents)
			continue;
		choice.may_be_other = true;
		post = demo_add_post(b->p, c->residents, is_area ? "area_head" : "door_head", arena_printf(b->a, "%s%s", place->name, is_area ? "院长" : "楼门长"), 1);
		demo_post_at(b->p, post)->place = i + 1;
		person = choose(b, choice);
		demo_add_holding(b->p, post, person, "appointed", when_full(b, person, b->p->today - demo_random_between(&b->random, 60, 800)), DAY_OPEN);
	}
}

void demo_plan_community_posts(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };
	int gaps = 0;

	demo_random_init(&b.random, p->profile->seed, "community");
	for (int i = 0; i < p->communities_count; i++) {
		bool is_full = demo_share(p->profile->communities_full, p->communities_count, i) == 1;

		cross_posts(&b, &p->communities[i], is_full ? GAP_NONE : (enum gap)(1 + gaps++ % 4));
		area_heads(&b, &p->communities[i]);
	}
}
