/* What stands beside the Party tree: bodies of villages and communities, units that organisations cover,
 * and places. */
#include <assert.h>
#include <string.h>
#include "core/ordinal.h"
#include "demo/demo_name.h"
#include "demo/demo_plan.h"

struct builder {
	struct demo_plan *p;
	const struct demo_profile *profile;
	struct arena *a;
	struct demo_random random;
};

static struct demo_host *add_host(struct builder *b, int org, const char *kind, const char *name, const char *coverage, int covered_by)
{
	struct demo_host *h = demo_host_at(b->p, demo_add_host(b->p, org, kind, name));

	h->coverage = coverage;
	h->covered_by = covered_by;
	return h;
}

static int body(struct builder *b, int parent, const char *kind, const char *unit_kind, const char *of, const char *what)
{
	return demo_add_org(b->p, parent, kind, unit_kind, arena_printf(b->a, "%s%s", of, what));
}

/* Every village has a committee, an assembly, a supervision committee and a safety station. */
static void village_bodies(struct builder *b, struct demo_village *v)
{
	const char *name = demo_org_at(b->p, v->org)->short_name;
	struct demo_host *host;
	int hall;

	v->committee = body(b, v->org, "village_committee", "village", name, "村民委员会");
	v->assembly = body(b, v->org, "villagers_assembly", "village", name, "村民代表会议");
	v->supervision = body(b, v->org, "supervision_committee", "village", name, "村务监督委员会");
	v->station = body(b, v->org, "safety_station", "village", name, "综治站");
	host = add_host(b, v->town, "village", name, "own", v->org);
	v->host = b->p->hosts_count;
	demo_org_at(b->p, v->org)->host = v->host;
	/* The first village is the one whose 330 households elect 33 representatives. */
	host->households = v == b->p->villages ? 330 : demo_random_between(&b->random, 180, 620);
	host->people = host->households * 34 / 10;
	hall = demo_add_place(b->p, v->org, "service_hall", arena_printf(b->a, "%s一站式服务大厅", name));
	b->p->places[hall - 1].area_dm2 = v == b->p->villages + 1 ? 3990 : demo_random_between(&b->random, 4000, 12000);
	b->p->places[hall - 1].seats = demo_random_between(&b->random, 10, 60);
}

static void community_bodies(struct builder *b, struct demo_community *c)
{
	const char *name = demo_org_at(b->p, c->org)->short_name;
	int town = demo_org_at(b->p, c->org)->parent;
	struct demo_host *host;

	c->residents = body(b, c->org, "residents_committee", "community", name, "居民委员会");
	c->owners = body(b, c->org, "owners_committee", "community", name, "业主委员会");
	c->property = body(b, c->org, "property_company", "community", name, "物业服务公司");
	host = add_host(b, town, "community", name, "own", c->org);
	c->host = b->p->hosts_count;
	demo_org_at(b->p, c->org)->host = c->host;
	host->households = demo_random_between(&b->random, 1500, 4200);
	host->people = host->households * 28 / 10;
}

void demo_plan_bodies(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };

	demo_random_init(&b.random, p->profile->seed, "bodies");
	for (int i = 0; i < p->villages_count; i++)
		village_bodies(&b, &p->villages[i]);
	for (int i = 0; i < p->communities_count; i++)
		community_bodies(&b, &p->communities[i]);
	for (int i = 0; i < p->towns_count; i++) {
		const char *name = demo_org_at(p, p->towns[i])->short_name;

		body(&b, p->towns[i], "party_office", "town_organ", name, "党建工作办公室");
		body(&b, p->towns[i], "first_secretary_office", "town_organ", name, "第一书记工作办公室");
	}
}

/* The next branch under `parent`, after `org`; 0 when there is none. */
static int next_branch(struct demo_plan *p, int parent, int org)
{
	for (int i = org; i < p->orgs_count; i++)
		if (p->orgs[i].parent == parent && demo_is_branch(&p->orgs[i]))
			return i + 1;
	return 0;
}

/* The last fen of the total stand with the first co-operative. */
static void cooperative_facts(struct builder *b, struct demo_host *h, int index)
{
	static const char *const MODES[] = { "able_household", "household_union", "institute", "leading_firm", "market" };
	int64_t each = b->profile->cooperative_gain_fen / b->profile->cooperatives;

	h->mode = MODES[index % 5];
	h->product = demo_crop(index);
	h->gain_fen = index > 0 ? each : b->profile->cooperative_gain_fen - each * (b->profile->cooperatives - 1);
}

static int cooperative(struct builder *b, const struct demo_village *v, int index)
{
	struct demo_host *h = add_host(b, v->org, "cooperative", arena_printf(b->a, "%s%s专业合作社",
		demo_org_at(b->p, v->org)->short_name, demo_crop(index)), "none", 0);

	h->households = demo_share(b->profile->cooperative_households, b->profile->cooperatives, index);
	cooperative_facts(b, h, index);
	h->from_day = b->p->today - demo_random_between(&b->random, 200, 2200);
	return b->p->hosts_count;
}

static void cover(struct builder *b, int host, int org)
{
	struct demo_host *h = demo_host_at(b->p, host);

	h->coverage = "own";
	h->covered_by = org;
	demo_org_at(b->p, org)->host = host;
}

/* Co-operatives, and the general branches and branches that stand on some of them: ten of villages, which were general branches before (a branch has no
 * branches below it), and eighteen of groups. */
static void cooperatives(struct builder *b)
{
	const struct demo_profile *pr = b->profile;
	int made = 0, with_one = 0, general = 0, branches = 0;

	for (int i = 0; i < b->p->villages_count; i++) {
		struct demo_village *v = &b->p->villages[i];
		int host;

		if (demo_share(pr->cooperative_villages, b->p->villages_count, i) == 0)
			continue;
		host = cooperative(b, v, made++);
		if (!v->is_show && general < pr->host_general_branches) {
			cover(b, host, v->org);
			general++;
		} else if (!v->is_show && branches < pr->host_branches) {
			cover(b, host, next_branch(b->p, v->org, v->org));
			branches++;
		}
		if (demo_share(pr->cooperatives - pr->cooperative_villages, pr->cooperative_villages, with_one++) == 1)
			cooperative(b, v, made++);
	}
	assert(made == pr->cooperatives && general == pr->host_general_branches && branches == pr->host_branches);
}

/* One self-organisation of villagers under each group founded on one. */
static void self_organisations(struct builder *b)
{
	int made = 0;

	for (int i = 0; i < b->p->orgs_count; i++) {
		const struct demo_org *o = &b->p->orgs[i], *branch, *village;
		struct demo_host *h;

		if (strcmp(o->kind, "group") != 0 || strcmp(o->unit_kind, "village") != 0)
			continue;
		branch = demo_org_at(b->p, o->parent);
		village = demo_org_at(b->p, branch->parent);
		h = add_host(b, branch->parent, "self_organisation", arena_printf(b->a, "%s%s", village->short_name, demo_pastime(made)), "own", i + 1);
		h->people = demo_random_between(&b->random, 12, 60);
		h->from_day = o->from_day;
		b->p->orgs[i].host = b->p->hosts_count;
		made++;
	}
	assert(made == b->profile->host_groups);
}

/* 580 non-public enterprises: the first ones have a branch; the next twenty a liaison person. */
static void enterprises(struct builder *b)
{
	const struct demo_profile *pr = b->profile;
	int branch = b->p->nonpublic;

	for (int i = 0; i < pr->enterprises; i++) {
		bool is_covered = i < pr->nonpublic.branches;
		struct demo_host *h;

		branch = is_covered ? next_branch(b->p, b->p->nonpublic, branch) : 0;
		h = add_host(b, b->p->nonpublic, "enterprise", demo_firm(b->a, i), is_covered ? "own" : i < pr->nonpublic.branches + 20 ? "liaison" : "none", branch);
		h->staff = demo_random_between(&b->random, is_covered ? 60 : 8, is_covered ? 900 : 120);
		h->from_day = b->p->today - demo_random_between(&b->random, 400, 7000);
		h->facts = i < pr->commended ? "{\"commended\":true}" : "{}";
		if (is_covered)
			demo_org_at(b->p, branch)->host = b->p->hosts_count;
	}
}

static void law_firms(struct builder *b)
{
	int firm = 0;

	for (int i = 0; i < b->p->orgs_count; i++) {
		struct demo_org *o = &b->p->orgs[i];

		if (o->people != PEOPLE_LAW)
			continue;
		add_host(b, b->p->lawyers, "law_firm", demo_law_firm(b->a, firm), firm < b->profile->own_firms ? "own" : "joint", i + 1)->staff =
			o->members + demo_random_between(&b->random, 3, 20);
		o->host = b->p->hosts_count;
		firm++;
	}
	for (int i = 0; i < b->profile->liaison_firms; i++, firm++)
		add_host(b, b->p->lawyers, "law_firm", demo_law_firm(b->a, firm), "liaison", b->p->lawyers)->staff = demo_random_between(&b->random, 2, 9);
}

/* A unit made of parts whose staff adds up exactly. Each has a branch of its own as long as there are branches, the others a liaison person. */
struct part { const char *kind, *name; int count; };

static void parts(struct builder *b, int org, const struct part *list, int list_count, int staff)
{
	int count = 0, made = 0, branch = org;

	for (int i = 0; i < list_count; i++)
		count += list[i].count;
	for (int i = 0; i < list_count; i++)
		for (int j = 0; j < list[i].count; j++, made++) {
			branch = branch == 0 ? 0 : next_branch(b->p, org, branch);
			add_host(b, org, list[i].kind, arena_printf(b->a, "第%s%s", ordinal_zh(b->a, j + 1), list[i].name), branch == 0 ? "liaison" : "own",
				branch == 0 ? org : branch)->staff = demo_share(staff, count, made);
		}
}

static void profiles(struct builder *b)
{
	static const struct part BUREAU[] = { { "office", "内设科室", 8 }, { "institution", "二级机构", 7 }, { "station", "财政所", 3 },
		{ "agency_centre", "三资代理服务中心", 3 } };
	static const struct part BRIGADE_FULL[] = { { "team", "基层队", 19 }, { "workshop", "后勤车间", 2 }, { "headquarters", "机关", 1 } };
	static const struct part BRIGADE_SMALL[] = { { "team", "基层队", 1 } };
	bool is_full = b->profile->brigade.branches == 22;

	parts(b, b->p->finance, BUREAU, 4, b->profile->finance_staff);
	parts(b, b->p->brigade, is_full ? BRIGADE_FULL : BRIGADE_SMALL, is_full ? 3 : 1, b->profile->brigade_staff);
}

static void schools(struct builder *b)
{
	for (int i = 0; i < b->p->orgs_count; i++) {
		struct demo_org *o = &b->p->orgs[i];

		if (o->people != PEOPLE_SCHOOL)
			continue;
		add_host(b, o->parent, "school", o->short_name, "own", i + 1)->staff = i + 1 == b->p->school ? b->profile->school_staff
			: o->members * 2 + demo_random_between(&b->random, 5, 40);
		o->host = b->p->hosts_count;
	}
	for (int i = 0; i < 4; i++) {
		int place = demo_add_place(b->p, b->p->school, "floor", arena_printf(b->a, "教学楼%s层", ordinal_zh(b->a, i + 1)));

		b->p->places[place - 1].floor = i + 1;
	}
}

/* Areas and doors of the communities: three doors to an area. */
static void areas(struct builder *b)
{
	for (int i = 0; i < b->p->communities_count; i++) {
		const struct demo_community *c = &b->p->communities[i];
		const char *name = demo_org_at(b->p, c->org)->short_name;
		int count = demo_share(b->profile->areas, b->p->communities_count, i);

		for (int j = 0; j < count; j++) {
			const char *area_name = arena_printf(b->a, "%s%d号院", name, j + 1);
			int area = demo_add_place(b->p, c->residents, "area", area_name);

			for (int k = 0; k < 3; k++)
				b->p->places[demo_add_place(b->p, c->residents, "door", arena_printf(b->a, "%s%d门", area_name, k + 1)) - 1].outer = area;
		}
	}
}

/* LQ-05 as a school meets it on the way: three of four floors have their area, and of four posts one is not taken yet. */
static void school_areas(struct builder *b)
{
	static const struct { const char *kind, *name; int floor, members; } PLACES[] = { { "area", "一层党员责任区", 1, 6 }, { "area", "二层党员责任区", 2, 6 }, { "area", "三层党员责任区", 3, 6 },
		{ "work_post", "班主任示范岗", 1, 2 }, { "work_post", "学科教学示范岗", 2, 2 }, { "work_post", "宿舍管理示范岗", 3, 1 }, { "work_post", "后勤服务示范岗", 1, 0 } };
	int member = 0;

	for (size_t i = 0; i < sizeof(PLACES) / sizeof(PLACES[0]); i++) {
		struct demo_place *place = &b->p->places[demo_add_place(b->p, b->p->school, PLACES[i].kind, PLACES[i].name) - 1];

		place->floor = PLACES[i].floor;
		place->from_day = b->p->today - 30;
		place->first_member = member;
		place->members = PLACES[i].members;
		member += PLACES[i].members;
	}
}

void demo_plan_hosts(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };

	demo_random_init(&b.random, p->profile->seed, "host");
	cooperatives(&b);
	self_organisations(&b);
	enterprises(&b);
	law_firms(&b);
	profiles(&b);
	schools(&b);
	areas(&b);
	school_areas(&b);
}
