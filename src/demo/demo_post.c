/* Party posts: the committees of branches, general branches and committees, and the posts of the city. */
#include <assert.h>
#include <string.h>
#include "demo/demo_plan.h"

#define FULL_MEMBERS_FOR_COMMITTEE 7	/* 支部工作条例 art. 20 */

static const struct { const char *kind, *name; int age_min, age_max; } COMMITTEE[] = {
	{ "secretary", "书记", 34, 58 }, { "deputy_secretary", "副书记", 30, 58 }, { "organisation_member", "组织委员", 26, 58 },
	{ "publicity_member", "宣传委员", 26, 58 }, { "discipline_member", "纪检委员", 26, 58 },
};
#define COMMITTEE_POSTS 5

struct builder {
	struct demo_plan *p;
	struct demo_random random;
};

static struct demo_choice among(struct demo_range range, int age_min, int age_max)
{
	return (struct demo_choice){ .first_person = range.first_person, .people_count = range.people_count,
		.age_min = age_min, .age_max = age_max, .roles_max = 9 };
}

/* In office since the election, or since becoming a full member where nobody was one by then. */
static int elect(struct builder *b, int post, struct demo_choice choice, day_t elected_day)
{
	day_t from_day = elected_day;
	int person;

	choice.full_since = elected_day;
	person = demo_choose(b->p, &b->random, &choice);
	if (person == 0) {
		choice.full_since = 0;
		person = demo_choose(b->p, &b->random, &choice);
		assert(person != 0);
		if (demo_person_at(b->p, person)->full_day > from_day)
			from_day = demo_person_at(b->p, person)->full_day;
	}
	demo_add_holding(b->p, post, person, "elected", from_day, DAY_OPEN);
	return person;
}

/* One secretary in three took over from somebody who still is a member. */
static void add_predecessor(struct builder *b, int post, struct demo_choice choice)
{
	const struct demo_org *o = demo_org_at(b->p, demo_post_at(b->p, post)->org);
	day_t from_day = o->elected_day - o->term_years * 365;
	int person;

	if (from_day < o->from_day || !demo_random_chance(&b->random, 333))
		return;
	choice.full_since = from_day;
	choice.age_min = 45;
	choice.age_max = 75;
	choice.posts_max = 0;
	person = demo_choose(b->p, &b->random, &choice);
	if (person != 0 && person != demo_holder_of(b->p, post))
		demo_add_past_holding(b->p, post, person, "elected", from_day, o->elected_day, "term");
}

static void committee_of(struct builder *b, int org, struct demo_range range, int posts_count)
{
	for (int i = 0; i < posts_count; i++) {
		int post = demo_add_post(b->p, org, COMMITTEE[i].kind, COMMITTEE[i].name, 1);
		struct demo_choice choice = among(range, COMMITTEE[i].age_min, COMMITTEE[i].age_max);

		elect(b, post, choice, demo_org_at(b->p, org)->elected_day);
		if (i == 0)
			add_predecessor(b, post, choice);
	}
}

static void group_leader(struct builder *b, int org)
{
	const struct demo_org *o = demo_org_at(b->p, org), *up = demo_org_at(b->p, o->parent);
	struct demo_choice choice = among((struct demo_range){ up->first_person, up->people_count }, 26, 62);

	elect(b, demo_add_post(b->p, org, "group_leader", "组长", 1), choice, o->from_day);
}

static void branch_posts(struct builder *b, int org)
{
	const struct demo_org *o = demo_org_at(b->p, org);
	int full = 0;

	for (int i = 0; i < o->members; i++)
		full += demo_person_at(b->p, o->first_person + i)->status == 2;
	committee_of(b, org, (struct demo_range){ o->first_person, o->people_count },
		full >= FULL_MEMBERS_FOR_COMMITTEE ? COMMITTEE_POSTS : 1);
}

/* Posts filled by appointment, `seats` people each. */
static void appoint(struct builder *b, int org, const char *kind, const char *name, int seats, struct demo_range range, int age_min, int age_max)
{
	int post = demo_add_post(b->p, org, kind, name, seats);

	demo_post_at(b->p, post)->is_exclusive = true;
	for (int i = 0; i < seats; i++) {
		struct demo_choice choice = among(range, age_min, age_max);
		int person = demo_choose(b->p, &b->random, &choice);
		day_t from_day = b->p->today - demo_random_between(&b->random, 60, 1500);

		assert(person != 0);
		if (from_day < demo_person_at(b->p, person)->full_day)
			from_day = demo_person_at(b->p, person)->full_day;
		demo_add_holding(b->p, post, person, "appointed", from_day, DAY_OPEN);
	}
}

static struct demo_range leaders_range(struct builder *b, int org)
{
	for (int i = 0; i < b->p->towns_count; i++)
		if (b->p->towns[i] == org)
			return demo_range_of(b->p, org, "town_organ");
	return demo_range_of(b->p, org, NULL);
}

/* The city's own people are members of the branches of its offices; the second department is the
 * organisation department. */
static void city_posts(struct builder *b)
{
	struct demo_plan *p = b->p;
	int first_department = 1 + p->profile->towns;
	struct demo_range office = demo_range_of(p, p->committees[first_department + (p->profile->departments.committees > 2 ? 2 : 1)], NULL);
	struct demo_range department = demo_range_of(p, p->committees[first_department + 1], NULL);

	committee_of(b, p->root, office, COMMITTEE_POSTS);
	appoint(b, p->root, "org_department_head", "组织部部长", 1, department, 42, 58);
	appoint(b, p->root, "org_department_deputy", "组织部副部长", 2, department, 38, 58);
	appoint(b, p->root, "org_officer", "组织部组织科干事", 4, department, 24, 45);
	appoint(b, p->root, "organiser", "专职组织员", p->profile->organisers_city, department, 35, 58);
}

/* Full-time people of the Party-building offices: most towns have two or three, one is short, one has four. */
static void party_office(struct builder *b, int org, int index)
{
	static const int STAFF[DEMO_PLAN_TOWNS] = { 3, 2, 1, 4, 3, 2, 2 };

	appoint(b, org, "party_worker", "专职党务干事", STAFF[index], demo_range_of(b->p, demo_org_at(b->p, org)->parent, "town_organ"), 24, 50);
}

void demo_plan_posts(struct demo_plan *p)
{
	struct builder b = { .p = p };
	int office = 0;

	demo_random_init(&b.random, p->profile->seed, "post");
	city_posts(&b);
	for (int i = 0; i < p->committees_count; i++) {
		struct demo_range range = leaders_range(&b, p->committees[i]);

		committee_of(&b, p->committees[i], range, COMMITTEE_POSTS);
		appoint(&b, p->committees[i], "party_worker", "组织干事", 1, range, 24, 50);
	}
	for (int i = 0; i < p->orgs_count; i++) {
		const char *kind = p->orgs[i].kind;

		if (strcmp(kind, "general_branch") == 0)
			committee_of(&b, i + 1, demo_range_of(p, i + 1, NULL), COMMITTEE_POSTS);
		else if (demo_is_branch(&p->orgs[i]))
			branch_posts(&b, i + 1);
		else if (strcmp(kind, "group") == 0)
			group_leader(&b, i + 1);
		else if (strcmp(kind, "party_office") == 0)
			party_office(&b, i + 1, office++);
	}
}
