/* The Party tree of the demo city, committee by committee, with the number of people each branch gets.
 * The arithmetic is that of the printed totals: 70 committees, 3,365 branches, 73,851 members. */
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
	int village, community, group;		/* how many were made so far, over all towns */
	int village_branch;			/* of the towns after the show town */
};

static day_t years_ago(struct builder *b, int from, int to)
{
	return b->p->today - demo_random_between(&b->random, from * 365, to * 365);
}

/* Founding day and term. A few terms have run out, so that the reminder has something to say. */
static void set_days(struct builder *b, int org, day_t from_day, int term_years)
{
	struct demo_org *o = demo_org_at(b->p, org);
	bool is_overdue = demo_random_chance(&b->random, 15);
	int past_days = is_overdue ? term_years * 366 + demo_random_between(&b->random, 10, 200)
		: demo_random_between(&b->random, 40, term_years * 365 - 30);

	o->from_day = from_day;
	o->term_years = term_years;
	if (term_years == 0)
		return;
	o->elected_day = b->p->today - past_days;
	o->term_ends_day = day_add_months(o->elected_day, 12 * term_years);
}

static int committee(struct builder *b, const char *unit_kind, const char *name, const char *short_name, int from_year, int to_year, int term)
{
	int org = demo_add_org(b->p, b->p->root, "committee", unit_kind, name);

	demo_org_at(b->p, org)->short_name = short_name;
	set_days(b, org, years_ago(b, from_year, to_year), term);
	b->p->committees[b->p->committees_count++] = org;
	return org;
}

static int branch(struct builder *b, int parent, const char *unit_kind, enum demo_people people, const char *name, int members, int term)
{
	int org = demo_add_org(b->p, parent, "branch", unit_kind, name);
	struct demo_org *o = demo_org_at(b->p, org);
	day_t since = demo_org_at(b->p, parent)->from_day;

	o->people = people;
	o->members = members;
	/* Between the founding of the parent and three years ago. */
	set_days(b, org, since + demo_random_between(&b->random, 0, (b->p->today - 3 * 365 - since) / 2), term);
	return org;
}

static void group(struct builder *b, int parent, int number)
{
	const struct demo_org *up = demo_org_at(b->p, parent);
	int org = demo_add_org(b->p, parent, "group", up->unit_kind,
		arena_printf(b->a, "%s第%s党小组", up->short_name, ordinal_zh(b->a, number)));
	struct demo_org *o = demo_org_at(b->p, org);

	o->from_day = b->p->today - demo_random_between(&b->random, 400, 2500);
	if (o->from_day < up->from_day)
		o->from_day = up->from_day;
}

static int general_branch(struct builder *b, int parent, const char *unit_kind, const char *name)
{
	int org = demo_add_org(b->p, parent, "general_branch", unit_kind, name);

	set_days(b, org, demo_org_at(b->p, parent)->from_day + demo_random_between(&b->random, 30, 3000), 5);
	return org;
}

static int village(struct builder *b, int town, const char *town_name, bool is_show)
{
	struct demo_village *v = &b->p->villages[b->p->villages_count++];
	char *name = demo_village(b->a, b->village++);
	int org = general_branch(b, town, "village", arena_printf(b->a, "中共%s%s总支部委员会", town_name, name));

	demo_org_at(b->p, org)->short_name = name;
	v->org = org;
	v->town = town;
	v->is_show = is_show;
	return org;
}

static int village_branch(struct builder *b, int parent, int number, int members)
{
	const char *name = demo_org_at(b->p, parent)->short_name;
	int org = branch(b, parent, "village", PEOPLE_VILLAGE,
		arena_printf(b->a, "%s第%s党支部", name, ordinal_zh(b->a, number)), members, 5);

	demo_org_at(b->p, org)->from_day = demo_org_at(b->p, parent)->from_day;
	return org;
}

static void organ_branches(struct builder *b, int town, const char *town_name, int count, const int *members)
{
	static const char *const ORGANS[] = { "机关", "派出所", "卫生院", "中心学校", "财政所", "农业服务中心", "供电所", "文化站" };

	for (int i = 0; i < count; i++)
		branch(b, town, "town_organ", PEOPLE_OFFICE, arena_printf(b->a, "%s%s党支部", town_name, ORGANS[i]), members[i], 3);
}

static int town(struct builder *b, int index)
{
	const char *name = demo_town(index);
	int org = committee(b, "town", arena_printf(b->a, "中共%s委员会", name), arena_printf(b->a, "%s党委", name), 50, 60, 5);

	b->p->towns[b->p->towns_count++] = org;
	return org;
}

/* Town 1, whose model the others study: general branches of villages with their group branches. */
static void show_town(struct builder *b)
{
	const struct demo_profile *pr = b->profile;
	int org = town(b, 0), made = 0, organs[8];
	int group_members = pr->show_members - pr->show_organ_members;

	for (int v = 0; v < pr->show_villages; v++) {
		int parent = village(b, org, demo_town(0), true), count = demo_share(pr->show_groups, pr->show_villages, v);

		for (int i = 0; i < count; i++, made++)
			village_branch(b, parent, i + 1, demo_share(group_members, pr->show_groups, made));
	}
	assert(made == pr->show_groups);
	for (int i = 0; i < pr->show_organs; i++)
		organs[i] = demo_share(pr->show_organ_members, pr->show_organs, i);
	organ_branches(b, org, demo_town(0), pr->show_organs, organs);
}

static void plain_village(struct builder *b, int town_org, const char *town_name)
{
	const struct demo_profile *pr = b->profile;
	int number = b->village - pr->show_villages, branches = demo_village_branches(pr);
	int count = 7 + demo_share(pr->villages_with_eight, pr->villages, number);
	int parent = village(b, town_org, town_name, false);

	for (int i = 0; i < count; i++, b->village_branch++) {
		int org = village_branch(b, parent, i + 1, demo_share(pr->village_members, branches, b->village_branch));

		for (int g = 0; g < demo_share(pr->host_groups, branches, b->village_branch); g++, b->group++)
			group(b, org, g + 1);
	}
}

static void community(struct builder *b, int town_org)
{
	struct demo_community *c = &b->p->communities[b->p->communities_count++];
	int members = demo_share(b->profile->community_members, b->profile->communities, b->community);
	char *name = demo_community(b->a, b->community++);

	c->org = branch(b, town_org, "community", PEOPLE_COMMUNITY, arena_printf(b->a, "%s党支部", name), members, 5);
	demo_org_at(b->p, c->org)->short_name = name;
}

static void towns(struct builder *b)
{
	const struct demo_profile *pr = b->profile;
	int organs_made = 0, organs[8];

	for (int t = 0; t < pr->towns; t++) {
		int org = town(b, t + 1);

		for (int v = 0; v < pr->villages_per_town[t]; v++)
			plain_village(b, org, demo_town(t + 1));
		for (int c = 0; c < pr->communities_per_town[t]; c++)
			community(b, org);
		for (int i = 0; i < pr->organs_per_town; i++, organs_made++)
			organs[i] = demo_share(pr->organ_members, pr->towns * pr->organs_per_town, organs_made);
		organ_branches(b, org, demo_town(t + 1), pr->organs_per_town, organs);
	}
	assert(b->village == demo_villages_all(pr) && b->village_branch == demo_village_branches(pr));
	assert(b->community == pr->communities && b->group == pr->host_groups);
}

/* 财政局机关, and 人大常委会机关 as it is. */
static const char *organ(struct arena *a, const char *department)
{
	static const char ORGAN[] = "机关";
	size_t bytes = strlen(department), end = sizeof(ORGAN) - 1;

	return bytes > end && strcmp(department + bytes - end, ORGAN) == 0 ? department : arena_printf(a, "%s%s", department, ORGAN);
}

/* 云川市财政局, and 云川市委组织部, which has its 市 already; 市场监督管理局 has none. */
static const char *of_city(struct arena *a, const char *department)
{
	static const char *const WITH_CITY[] = { "市委", "市政府", "市纪委" };

	for (size_t i = 0; i < sizeof(WITH_CITY) / sizeof(WITH_CITY[0]); i++)
		if (strncmp(department, WITH_CITY[i], strlen(WITH_CITY[i])) == 0)
			return arena_printf(a, "云川%s", department);
	return arena_printf(a, "云川市%s", department);
}

/* The bureau of finance is the first department and has its own number of members. */
static void departments(struct builder *b)
{
	struct demo_unit_size d = b->profile->departments;
	int each = d.branches / d.committees, rest_made = 0, previous = 0, last = 0;

	for (int i = 0; i < d.committees; i++) {
		const char *name = demo_department(i);
		int org = committee(b, "department", arena_printf(b->a, "中共%s委员会", of_city(b->a, organ(b->a, name))), arena_printf(b->a, "%s党委", organ(b->a, name)), 20, 50, 5);

		for (int j = 0; j < each; j++) {
			int members = i == 0 ? demo_share(b->profile->finance_members, each, j)
				: demo_share(d.members - b->profile->finance_members, d.branches - each, rest_made++);

			last = branch(b, org, "department", PEOPLE_OFFICE,
				arena_printf(b->a, "%s第%s党支部", name, ordinal_zh(b->a, j + 1)), members, 3);
		}
		/* Some were renamed in the last two years: their history has both names. */
		if (i % 5 == 1) {
			demo_org_at(b->p, org)->former_name = arena_printf(b->a, "中共%s委员会", of_city(b->a, name));
			demo_org_at(b->p, org)->renamed_day = b->p->today - 300 - 10 * i;
			/* And their last branch came from the department before them. */
			demo_org_at(b->p, last)->former_parent = previous;
			if (demo_org_at(b->p, last)->from_day < demo_org_at(b->p, previous)->from_day)
				demo_org_at(b->p, last)->from_day = demo_org_at(b->p, previous)->from_day;
			demo_org_at(b->p, last)->moved_day = b->p->today - 420 - i;
		}
		previous = org;
		if (i == 0)
			b->p->finance = org;
	}
}

/* One committee with numbered branches. */
static int plain_unit(struct builder *b, struct demo_unit_size size, const char *unit_kind, enum demo_people people, const char *name)
{
	int org = committee(b, unit_kind, arena_printf(b->a, "中共%s委员会", name), arena_printf(b->a, "%s党委", name), 15, 40, 5);

	for (int i = 0; i < size.branches; i++)
		branch(b, org, unit_kind, people, arena_printf(b->a, "%s第%s党支部", name, ordinal_zh(b->a, i + 1)),
			demo_share(size.members, size.branches, i), 3);
	return org;
}

static void nonpublic(struct builder *b)
{
	struct demo_unit_size size = b->profile->nonpublic;
	int org = committee(b, "nonpublic", "中共云川市非公有制企业委员会", "非公企业党委", 13, 14, 5), association;

	b->p->nonpublic = org;
	demo_org_at(b->p, org)->from_day = day_add_months(b->p->today, -165);
	demo_org_at(b->p, org)->document = "云组批〔非公〕2号（中共云川市委组织部批准）";
	for (int i = 0; i < size.branches; i++)
		branch(b, org, "nonpublic", PEOPLE_COMPANY, arena_printf(b->a, "%s党支部", demo_firm(b->a, i)),
			demo_share(size.members, size.branches, i), 3);
	association = demo_add_org(b->p, org, "association", "nonpublic", "云川市非公有制企业党建协会");
	demo_org_at(b->p, association)->from_day = day_add_months(b->p->today, -164);
	demo_org_at(b->p, association)->document = "云民登字第18号（云川市民政局批准）";
}

/* Two general branches over the branches of the firms, and a women's volunteer branch without members of its own. */
static void lawyers(struct builder *b)
{
	struct demo_unit_size size = b->profile->lawyers;
	int org = committee(b, "social", "中共云川市律师行业委员会", "律师行业党委", 8, 10, 5), halves[2], volunteers;

	b->p->lawyers = org;
	for (int i = 0; i < 2; i++) {
		halves[i] = general_branch(b, org, "social", arena_printf(b->a, "律师行业第%s党总支", ordinal_zh(b->a, i + 1)));
		set_days(b, halves[i], years_ago(b, 6, 7), 3);
	}
	for (int i = 0; i < size.branches; i++) {
		bool is_joint = i >= b->profile->own_firms;
		int made = branch(b, halves[i % 2], "social", PEOPLE_LAW,
			arena_printf(b->a, "%s%s党支部", demo_law_firm(b->a, i), is_joint ? "联合" : ""), demo_share(size.members, size.branches, i), 3);

		if (is_joint)
			demo_org_at(b->p, made)->kind = "joint_branch";
	}
	volunteers = demo_add_org(b->p, org, "functional_branch", "social", "女律师志愿服务功能型党支部");
	demo_org_at(b->p, volunteers)->from_day = years_ago(b, 3, 4);
}

static void brigade(struct builder *b)
{
	struct demo_unit_size size = b->profile->brigade;
	int org = committee(b, "enterprise", "中共作业三大队委员会", "作业三大队党委", 30, 35, 3);

	b->p->brigade = org;
	for (int i = 0; i < size.branches; i++) {
		int made = branch(b, org, "enterprise", PEOPLE_WORKS, arena_printf(b->a, "作业三大队第%s党支部", ordinal_zh(b->a, i + 1)),
			demo_share(size.members, size.branches, i), 3);

		for (int g = 0; g < demo_share(b->profile->brigade_groups, size.branches, i); g++)
			group(b, made, g + 1);
	}
}

/* The first branch is the school of the printed profile: a group in 1976, a branch in 1989 seen from 2015. */
static void education(struct builder *b)
{
	struct demo_unit_size size = b->profile->education;
	int org = committee(b, "education", "中共云川市教育系统委员会", "教育系统党委", 45, 50, 5), year = date_from_day(b->p->today).year;
	struct demo_org *school;

	for (int i = 0; i < size.branches; i++) {
		const char *name = i == 0 ? "云川民族中学" : arena_printf(b->a, "云川市第%s%s", ordinal_zh(b->a, (i + 1) / 2), i % 2 == 0 ? "中学" : "小学");
		int members = i == 0 ? b->profile->school_members
			: demo_share(size.members - b->profile->school_members, size.branches - 1, i - 1);
		int made = branch(b, org, "education", PEOPLE_SCHOOL, arena_printf(b->a, "%s党支部", name), members, 3);

		demo_org_at(b->p, made)->short_name = name;
		if (i == 0)
			b->p->school = made;
	}
	school = demo_org_at(b->p, b->p->school);
	school->former_kind = "group";
	school->from_day = day_from_date(year - 39, 9, 1);
	school->former_until = day_from_date(year - 26, 7, 1);
}

static void others(struct builder *b)
{
	struct demo_unit_size size = b->profile->others;
	int each = size.branches / size.committees, made = 0;

	for (int i = 0; i < size.committees; i++) {
		const char *name = demo_enterprise(i);
		const char *kind = demo_enterprise_kind(i);
		int org = committee(b, kind, arena_printf(b->a, "中共云川市%s委员会", name), arena_printf(b->a, "%s党委", name), 15, 45, 5);

		for (int j = 0; j < each; j++, made++)
			branch(b, org, kind, PEOPLE_WORKS, arena_printf(b->a, "%s第%s党支部", name, ordinal_zh(b->a, j + 1)),
				demo_share(size.members, size.branches, made), 3);
	}
	assert(made == size.branches);
}

/* Activists, prospects and the newly joined are spread over all branches that are large enough for them. */
#define MEMBERS_FOR_NEWCOMERS 12

static void spread_others(struct builder *b)
{
	const struct demo_profile *pr = b->profile;
	struct demo_plan *p = b->p;
	int eligible = 0, index = 0, brigade_index = 0;

	for (int i = 0; i < p->orgs_count; i++)
		eligible += demo_is_branch(&p->orgs[i]) && p->orgs[i].members >= MEMBERS_FOR_NEWCOMERS;
	for (int i = 0; i < p->orgs_count; i++) {
		struct demo_org *o = &p->orgs[i];

		if (o->parent == p->brigade && demo_is_branch(o))
			o->activists = demo_share(pr->brigade_activists, pr->brigade.branches, brigade_index++);
		if (!demo_is_branch(o) || o->members < MEMBERS_FOR_NEWCOMERS)
			continue;
		o->activists = demo_share(pr->activists - pr->brigade_activists, eligible, index);
		o->prospects = demo_share(pr->prospects, eligible, index);
		o->developed = demo_share(pr->developed, eligible, index);
		index++;
	}
}

void demo_plan_orgs(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };

	demo_random_init(&b.random, p->profile->seed, "org");
	p->root = demo_add_org(p, 0, "city_committee", "city", "中共云川市委员会");
	demo_org_at(p, p->root)->short_name = "云川市委";
	set_days(&b, p->root, day_from_date(date_from_day(p->today).year - 66, 6, 1), 5);
	show_town(&b);
	towns(&b);
	departments(&b);
	plain_unit(&b, p->profile->zone, "zone", PEOPLE_COMPANY, "云川经济开发区");
	nonpublic(&b);
	lawyers(&b);
	brigade(&b);
	p->mine = plain_unit(&b, p->profile->mine, "enterprise", PEOPLE_WORKS, "蒋庄煤矿");
	p->power = plain_unit(&b, p->profile->power, "enterprise", PEOPLE_WORKS, "云川供电公司");
	education(&b);
	others(&b);
	assert(p->committees_count == demo_committees(p->profile));
	spread_others(&b);
}
