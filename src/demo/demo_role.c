/* Roles beside posts: organisers, reserves, legal advisers. And the figures that the source texts state. */
#include <assert.h>
#include <string.h>
#include "core/code.h"
#include "demo/demo_plan.h"

#define RESERVE_AGE_LIMIT 35	/* strictly younger on every day */

struct builder {
	struct demo_plan *p;
	const struct demo_profile *profile;
	struct demo_random random;
};

static int choose(struct builder *b, struct demo_range range, int age_min, int age_max, bool may_be_other)
{
	struct demo_choice choice = { .first_person = range.first_person, .people_count = range.people_count,
		.age_min = age_min, .age_max = age_max, .may_be_other = may_be_other, .posts_max = 9 };
	int person = demo_choose(b->p, &b->random, &choice);

	assert(person != 0);
	return person;
}

/* ---- organisers: full-time of the city, part-time from committees, the others in towns and general branches ---- */

static void city_organisers(struct builder *b)
{
	int post = demo_find_post(b->p, b->p->root, "organiser"), made = 0;

	for (int i = 0; i < b->p->holdings_count; i++) {
		struct demo_holding *h = &b->p->holdings[i];

		if (h->post != post)
			continue;
		made++;
		demo_add_role(b->p, h->person, b->p->root, "organiser_full", "recommended", h->from_day);
	}
	assert(made == b->profile->organisers_city);
}

static void organise_from(struct demo_plan *p, struct demo_role *r, day_t day)
{
	int post = demo_find_post(p, p->root, "organiser");

	if (r->org == p->root)
		for (int i = 0; i < p->holdings_count; i++)
			if (p->holdings[i].post == post && p->holdings[i].person == r->person)
				p->holdings[i].from_day = day;
	r->from_day = day;
}

/* TZ-15: half of the city's full-time organisers came this year, on any business date; those of the towns were there before. */
void demo_plan_new_organisers(struct demo_plan *p)
{
	day_t january = day_from_date(date_from_day(p->today).year, 1, 1), latest = p->today - 100 > january ? p->today - 100 : january;
	int new = p->profile->organisers_city / 2;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < p->roles_count; i++) {
			struct demo_role *r = &p->roles[i];
			day_t full = demo_person_at(p, r->person)->full_day;
			bool is_late = full >= january;

			if (strcmp(r->kind, "organiser_full") != 0 || is_late != (pass == 0))
				continue;
			/* Whoever became a full member this year can have come this year only. */
			if (r->org == p->root && new > 0) {
				organise_from(p, r, is_late ? full : latest);
				new--;
			} else if (r->from_day >= january) {
				assert(!is_late);
				organise_from(p, r, full > january - 100 ? full : january - 100);
			}
		}
	assert(new == 0);
}

static void organiser(struct builder *b, int org, const char *unit_kind, const char *kind)
{
	int person = choose(b, demo_range_of(b->p, org, unit_kind), 28, 57, false);
	day_t since = b->p->today - demo_random_between(&b->random, 60, 1200), full = demo_person_at(b->p, person)->full_day;

	demo_add_role(b->p, person, org, kind, "recommended", full > since ? full : since);
}

static void organisers(struct builder *b)
{
	const struct demo_profile *pr = b->profile;
	int others = pr->organisers - pr->organisers_city - pr->organisers_committee - b->p->towns_count, villages = b->p->villages_count;

	city_organisers(b);
	for (int i = 0; i < pr->organisers_committee; i++)
		organiser(b, b->p->committees[i], i < b->p->towns_count ? "town_organ" : NULL, "organiser_part");
	for (int i = 0; i < b->p->towns_count; i++)
		organiser(b, b->p->towns[i], "town_organ", "organiser_full");
	for (int i = 0; i < villages; i++)
		for (int n = demo_share(others, villages, i); n > 0; n--)
			organiser(b, b->p->villages[i].org, NULL, "organiser_part");
}

/* ---- reserves: two or three in each village ---- */

static int reserve(struct builder *b, const struct demo_village *v, int made, int veterans_total, int total)
{
	static const char *const TARGETS[] = { "secretary", "deputy_secretary", "committee_member" };
	bool is_veteran = demo_share(veterans_total, total, made) == 1;
	int person = choose(b, (struct demo_range){ v->first_person, v->people_count }, 22, 32, true);

	assert(demo_person_at(b->p, person)->age_years < RESERVE_AGE_LIMIT);
	b->p->roles[demo_add_role(b->p, person, v->org, "reserve", is_veteran ? "soldier" : made % 3 == 0 ? "graduate" : "returned",
		b->p->today - demo_random_between(&b->random, 40, 700)) - 1].detail = code_name(LANG_ZH, "post_kind", TARGETS[made % 3]);
	return person;
}

static int reserves_of(int village)
{
	return 2 + village % 2;
}

/* In the first village with two reserves one has the 35th birthday in a week: on that day one is left. */
static void reserves(struct builder *b)
{
	int total = 0, made = 0;

	for (int i = 0; i < b->p->villages_count; i++)
		total += reserves_of(i);
	for (int i = 0; i < b->p->villages_count; i++)
		for (int n = 0; n < reserves_of(i); n++) {
			int person = reserve(b, &b->p->villages[i], made++, b->profile->veterans_in_reserve, total);

			if (i == 0 && n == 0) {
				demo_person_at(b->p, person)->age_years = RESERVE_AGE_LIMIT - 1;
				b->p->birthday_reserve = person;	/* the day itself is set by demo_plan_shift */
				demo_person_at(b->p, person)->birth_day = day_add_months(b->p->today + 7, -12 * RESERVE_AGE_LIMIT);
			}
		}
}

/* ---- representatives: one for five to ten households, each a different person of the village ---- */

#define GROUP_HOUSEHOLDS 10

static void representatives_of(struct demo_plan *p, const struct demo_village *v)
{
	int households = demo_host_at(p, v->host)->households, count = (households + GROUP_HOUSEHOLDS - 1) / GROUP_HOUSEHOLDS;
	day_t day = demo_org_at(p, v->org)->elected_day;

	for (int i = 0; i < count; i++) {
		struct demo_household_group *g = &p->groups[p->groups_count++];

		assert(p->groups_count <= p->groups_room);
		*g = (struct demo_household_group){ .org = v->assembly, .number = i + 1, .households = demo_share(households, count, i),
			.day = day };
		/* A small city has villages with fewer people than groups: the others have not elected yet. */
		if (count <= v->people_count)
			g->person = v->first_person + (int)((int64_t)i * v->people_count / count);
		else if (i < v->people_count)
			g->person = v->first_person + i;
	}
}

void demo_plan_representatives(struct demo_plan *p)
{
	for (int i = 0; i < p->villages_count; i++)
		representatives_of(p, &p->villages[i]);
}

/* ---- legal advisers of the city: ten members and five who are not ---- */

static void advisers(struct builder *b)
{
	struct demo_range lawyers = demo_range_of(b->p, b->p->lawyers, NULL);
	int member = 0, other = 0;

	for (int i = 0; i < lawyers.people_count; i++) {
		int person = lawyers.first_person + i;
		const struct demo_person *who = demo_person_at(b->p, person);
		bool is_other = who->status == 0;

		if (who->age_years < 30 || (!is_other && (who->status != 2 || i % 7 != 0)))
			continue;
		if (is_other ? other >= b->profile->advisers - b->profile->advisers_members : member >= b->profile->advisers_members)
			continue;
		if (is_other)
			other++;
		else
			member++;
		demo_add_role(b->p, person, b->p->root, "legal_adviser", "other", b->p->today - demo_random_between(&b->random, 60, 900));
	}
	assert(member + other == b->profile->advisers);
}

void demo_plan_roles(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile };

	demo_random_init(&b.random, p->profile->seed, "role");
	organisers(&b);
	reserves(&b);
	advisers(&b);
}

/* ---- stated figures: what a text prints, kept beside what is counted or what its own parts add up to ---- */

void demo_plan_stated(struct demo_plan *p)
{
	const struct demo_stated rows[] = {
		{ p->root, "活动场所建设投入", "万元", "417", "380", "", "党建示范镇材料：总数与分档合计" },
		{ p->school, "党员占教职工比例", "%", "39.79", "", "members_of_staff", "民族中学材料" },
		{ p->brigade, "支部书记人数", "人", "20", "", "branch_secretaries", "作业三大队材料：全部（20名）支部书记" },
		{ p->brigade, "职工人数", "人", "600", "", "staff", "作业三大队材料：600名职工" },
		{ p->root, "示范社经营面积", "亩", "1250", "851.04", "", "示范社材料：总数与分户合计" },
		{ p->root, "群众自组织", "个", "7000", "", "", "肃宁材料（外地汇总数）" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		p->stated[p->stated_count++] = rows[i];
}
