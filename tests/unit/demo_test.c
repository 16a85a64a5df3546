/* The arithmetic of the demo city, without a database: every sum of its parts, for both profiles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "base/map.h"
#include "core/code.h"
#include "core/credit_code.h"
#include "core/id_number.h"
#include "core/path.h"
#include "base/text.h"
#include "demo/demo_plan.h"
#include "rooms/org/org_kind.h"

#define BUSINESS_DAY day_from_date(2015, 11, 17)

static int orgs_of(struct demo_plan *p, const char *kind, const char *unit_kind)
{
	int count = 0;

	for (int i = 0; i < p->orgs_count; i++)
		count += strcmp(p->orgs[i].kind, kind) == 0 && (unit_kind == NULL || strcmp(p->orgs[i].unit_kind, unit_kind) == 0);
	return count;
}

static int members_under(struct demo_plan *p, int org, const char *unit_kind)
{
	int count = 0;

	for (int i = 0; i < p->people_count; i++) {
		const struct demo_org *o = demo_org_at(p, p->people[i].org);

		count += p->people[i].status >= 1 && p->people[i].status <= 2 && path_is_within(o->path, demo_org_at(p, org)->path) &&
			(unit_kind == NULL || strcmp(o->unit_kind, unit_kind) == 0);
	}
	return count;
}

static int hosts_of(struct demo_plan *p, const char *kind, const char *coverage)
{
	int count = 0;

	for (int i = 0; i < p->hosts_count; i++)
		count += strcmp(p->hosts[i].kind, kind) == 0 && (coverage == NULL || strcmp(p->hosts[i].coverage, coverage) == 0);
	return count;
}

static int founded_on(struct demo_plan *p, const char *org_kind, const char *host_kind)
{
	int count = 0;

	for (int i = 0; i < p->orgs_count; i++)
		count += strcmp(p->orgs[i].kind, org_kind) == 0 && p->orgs[i].host != 0 && strcmp(demo_host_at(p, p->orgs[i].host)->kind, host_kind) == 0;
	return count;
}

static int roles_of(struct demo_plan *p, const char *kind, const char *source)
{
	int count = 0;

	for (int i = 0; i < p->roles_count; i++)
		count += strcmp(p->roles[i].kind, kind) == 0 && p->roles[i].to_day == DAY_OPEN && (source == NULL || strcmp(p->roles[i].source, source) == 0);
	return count;
}

static int roles_at(struct demo_plan *p, const char *kind, const char *org_kind)
{
	int count = 0;

	for (int i = 0; i < p->roles_count; i++)
		count += strcmp(p->roles[i].kind, kind) == 0 && strcmp(demo_org_at(p, p->roles[i].org)->kind, org_kind) == 0;
	return count;
}

static int held(struct demo_plan *p, const char *post_kind, const char *manner, day_t day)
{
	int count = 0;

	for (int i = 0; i < p->holdings_count; i++)
		count += p->holdings[i].from_day <= day && p->holdings[i].to_day > day && strcmp(demo_post_at(p, p->holdings[i].post)->kind, post_kind) == 0 &&
			(manner == NULL || strcmp(p->holdings[i].manner, manner) == 0);
	return count;
}

/* TZ-15: full-time organisers, those of the city, and how many came in the year of the day; whoever holds the post began it with the role. */
static void organisers_came_in_time(struct demo_plan *p, int new)
{
	day_t january = day_from_date(date_from_day(p->today).year, 1, 1);
	int count = 0;

	for (int i = 0; i < p->roles_count; i++) {
		const struct demo_role *r = &p->roles[i];

		if (strcmp(r->kind, "organiser_full") != 0)
			continue;
		count += r->from_day >= january;
		assert_true(r->from_day < january || r->org == p->root);
		assert_true(r->from_day >= demo_person_at(p, r->person)->full_day);
		for (int k = 0; k < p->holdings_count; k++)
			if (r->org == p->root && p->holdings[k].post == demo_find_post(p, p->root, "organiser") && p->holdings[k].person == r->person)
				assert_int_equal(p->holdings[k].from_day, r->from_day);
	}
	assert_int_equal(count, new);
}

static void full_city_has_the_printed_totals(void **state)
{
	struct arena *a = arena_new();
	struct demo_plan *p = demo_plan_new(a, &DEMO_FULL, BUSINESS_DAY);

	(void)state;
	assert_int_equal(orgs_of(p, "committee", NULL), 70);
	assert_int_equal(orgs_of(p, "branch", NULL) + orgs_of(p, "joint_branch", NULL), 3365);
	assert_int_equal(members_under(p, p->root, NULL), 73851);
	assert_int_equal(members_under(p, p->towns[0], NULL), 3300);
	assert_int_equal(members_under(p, p->root, "village") - members_under(p, p->towns[0], "village"), 50752);
	assert_int_equal(members_under(p, p->root, "community"), 1620);
	assert_int_equal(members_under(p, p->finance, NULL), 32);
	assert_int_equal(members_under(p, p->nonpublic, NULL), 849);
	assert_int_equal(members_under(p, p->lawyers, NULL), 420);
	assert_int_equal(members_under(p, p->brigade, NULL), 150);
	assert_int_equal(members_under(p, p->school, NULL), 29);
	assert_int_equal(orgs_of(p, "general_branch", "village"), 335);
	assert_int_equal(orgs_of(p, "group", NULL), 1641 + 26);
	assert_int_equal(roles_of(p, "applicant", NULL), 6730);
	assert_int_equal(roles_of(p, "activist", NULL), 14200);
	assert_int_equal(roles_of(p, "prospect", NULL), 2012);
	assert_int_equal(p->people_count, 90063 + 6730 + 880 + 320 + 6 + 12);
	assert_int_equal(hosts_of(p, "village", NULL), 335);
	assert_int_equal(hosts_of(p, "cooperative", NULL), 234);
	assert_int_equal(hosts_of(p, "enterprise", NULL), 580);
	assert_int_equal(hosts_of(p, "enterprise", "own"), 46);
	assert_int_equal(hosts_of(p, "law_firm", "own"), 23);
	assert_int_equal(hosts_of(p, "law_firm", "joint"), 10);
	assert_int_equal(founded_on(p, "general_branch", "cooperative"), 10);
	assert_int_equal(founded_on(p, "branch", "cooperative"), 18);
	assert_int_equal(founded_on(p, "group", "self_organisation"), 1641);
	assert_int_equal(held(p, "area_head", NULL, p->today), 286);
	assert_int_equal(held(p, "door_head", NULL, p->today), 858);
	assert_int_equal(roles_of(p, "organiser_full", NULL), 6 + 7);
	assert_int_equal(roles_of(p, "organiser_part", NULL), 65 + 262);
	assert_int_equal(roles_at(p, "organiser_full", "city_committee"), 6);
	assert_int_equal(roles_at(p, "organiser_part", "committee"), 65);
	organisers_came_in_time(p, 3);
	assert_int_equal(roles_of(p, "entrepreneur", NULL), 81);
	assert_int_equal(held(p, "committee_member", "seconded", p->today), 59);
	assert_int_equal(held(p, "deputy_secretary", "seconded", p->today), 93 + 36);
	assert_int_equal(held(p, "office_director", NULL, p->today), 36);
	assert_int_equal(roles_of(p, "graduate_cadre", NULL), 280);
	assert_int_equal(roles_of(p, "reserve", "soldier"), 8);
	assert_int_equal(roles_of(p, "legal_adviser", NULL), 15);
	assert_int_equal(held(p, "legal_deputy_director", NULL, p->today), 133);
	assert_int_equal(orgs_of(p, "centre", NULL), 80);
	assert_int_equal(held(p, "centre_director", "derived", p->today), 80);
	assert_int_equal(held(p, "village_director", NULL, p->today), 335);
	/* Thirteen years ago 12 secretaries and 36 directors were missing. */
	assert_int_equal(held(p, "village_director", NULL, day_add_months(p->today, -156)), 335 - 36);
	arena_free(a);
}

static void small_city_has_its_own_totals(void **state)
{
	struct arena *a = arena_new();
	struct demo_plan *p = demo_plan_new(a, &DEMO_SMALL, BUSINESS_DAY);

	(void)state;
	assert_int_equal(orgs_of(p, "committee", NULL), 13);
	assert_int_equal(orgs_of(p, "branch", NULL) + orgs_of(p, "joint_branch", NULL), 72);
	assert_int_equal(members_under(p, p->root, NULL), 1547);
	assert_int_equal(roles_of(p, "applicant", NULL), 144);
	assert_int_equal(roles_of(p, "activist", NULL), 284);
	assert_int_equal(roles_of(p, "prospect", NULL), 40);
	assert_int_equal(orgs_of(p, "centre", NULL), 5);
	arena_free(a);
}

/* A member belongs to exactly one branch on every day: no gap, no overlap, no spell before the branch. */
static void spells_join(struct demo_plan *p)
{
	day_t *ends = arena_array(p->arena, (size_t)p->people_count + 1, sizeof(*ends));

	for (int i = 0; i < p->spells_count; i++) {
		const struct demo_spell *s = &p->spells[i];

		assert_true(s->from_day < s->to_day);
		assert_true(s->from_day >= demo_org_at(p, s->org)->from_day);
		if (ends[s->person] != 0)
			assert_int_equal(s->from_day, ends[s->person]);
		ends[s->person] = s->to_day;
	}
	for (int i = 0; i < p->people_count; i++)
		assert_int_equal(p->people[i].status == 1 || p->people[i].status == 2, ends[i + 1] == DAY_OPEN);
}

static void days_are_sane(struct demo_plan *p)
{
	for (int i = 0; i < p->people_count; i++) {
		const struct demo_person *who = &p->people[i];
		int age = years_between(who->birth_day, p->today);

		assert_in_range(age, 18, 90);
		assert_int_equal(age, who->age_years);
		assert_true(who->applied_day >= day_add_months(who->birth_day, 18 * 12));
		if (who->status != 0)
			assert_true(who->joined_day > who->applied_day && who->joined_day <= p->today);
		if (who->status == 2)
			assert_int_equal(who->full_day, day_add_months(who->joined_day, 12));
	}
	for (int i = 0; i < p->orgs_count; i++) {
		assert_true(p->orgs[i].from_day <= p->today);
		if (p->orgs[i].parent != 0)
			assert_true(p->orgs[i].from_day >= demo_org_at(p, p->orgs[i].parent)->from_day);
	}
	for (int i = 0; i < p->holdings_count; i++)
		assert_true(p->holdings[i].from_day <= p->today);
	for (int i = 0; i < p->roles_count; i++)
		assert_true(p->roles[i].from_day <= p->today);
}

static void seats_are_enough(struct demo_plan *p)
{
	int *taken = arena_array(p->arena, (size_t)p->posts_count + 1, sizeof(*taken));

	for (int i = 0; i < p->holdings_count; i++)
		taken[p->holdings[i].post] += p->holdings[i].to_day == DAY_OPEN;
	for (int i = 0; i < p->posts_count; i++)
		assert_true(taken[i + 1] <= p->posts[i].seats);
}

/* The table of kinds says which posts an organisation may have; the city keeps to it, and to one head. */
static void every_post_belongs_where_it_is(void **state)
{
	static const struct demo_profile *const PROFILES[] = { &DEMO_SMALL, &DEMO_FULL };
	struct arena *a = arena_new();

	(void)state;
	for (size_t k = 0; k < sizeof(PROFILES) / sizeof(PROFILES[0]); k++) {
		struct demo_plan *p = demo_plan_new(a, PROFILES[k], BUSINESS_DAY);
		struct map heads;

		map_init(&heads, a);
		for (int i = 0; i < p->posts_count; i++) {
			const struct demo_post *post = &p->posts[i];

			if (!org_kind_has_post(demo_org_at(p, post->org)->kind, post->kind))
				fail_msg("%s has no %s", demo_org_at(p, post->org)->name, post->kind);
			if (org_kind_has_one(post->kind)) {
				const char *key = arena_printf(a, "%d.%s", post->org, post->kind);

				assert_int_equal(post->seats, 1);
				assert_null(map_get(&heads, key));
				map_set(&heads, key, p);
			}
		}
	}
	arena_free(a);
}

static const char *kind_on(const struct demo_org *o, day_t day)
{
	return o->from_day > day ? "" : o->former_kind != NULL && day < o->former_until ? o->former_kind : o->kind;
}

static bool is_branch_on(const struct demo_org *o, day_t day)
{
	static const char *const KINDS[] = { "branch", "joint_branch", "project_branch", "floating_branch", NULL };

	return text_is_one_of(kind_on(o, day), KINDS);
}

/* What hangs under another on the day, by its kind of that day: Party organisations, not the groups of a branch nor what stands beside it. */
static void branches_stand_on_their_members(struct demo_plan *p, day_t day)
{
	int *members = arena_array(p->arena, (size_t)p->orgs_count + 1, sizeof(*members));

	for (int i = 0; i < p->spells_count; i++)
		members[p->spells[i].org] += p->spells[i].from_day <= day && p->spells[i].to_day > day;
	for (int i = 0; i < p->orgs_count; i++) {
		const struct demo_org *o = &p->orgs[i];
		int parent = o->former_parent != 0 && day < o->moved_day ? o->former_parent : o->parent;

		if (is_branch_on(o, day) && members[i + 1] == 0)
			fail_msg("%s has no members", o->name);
		if (parent != 0 && is_branch_on(demo_org_at(p, parent), day) && (is_branch_on(o, day) || strcmp(kind_on(o, day), "general_branch") == 0))
			fail_msg("%s has a branch below it", demo_org_at(p, parent)->name);
	}
}

static void no_past_day_shows_a_branch_without_members_or_over_branches(void **state)
{
	static const int BACK[] = { 0, 1, 30, 321, 500, 686, 870, 1200, 2000, 3500, 5600, 9300, 13000, 18000 };

	(void)state;
	for (int n = 0; n < 2; n++) {
		struct arena *a = arena_new();
		struct demo_plan *p = demo_plan_new(a, n == 0 ? &DEMO_SMALL : &DEMO_FULL, BUSINESS_DAY);

		for (size_t i = 0; i < sizeof(BACK) / sizeof(BACK[0]); i++)
			branches_stand_on_their_members(p, BUSINESS_DAY - BACK[i]);
		arena_free(a);
	}
}

static void every_value_is_in_its_code_set(void **state)
{
	struct arena *a = arena_new();
	struct demo_plan *p = demo_plan_new(a, &DEMO_SMALL, BUSINESS_DAY);

	(void)state;
	for (int i = 0; i < p->orgs_count; i++) {
		assert_non_null(code_find("org_kind", p->orgs[i].kind));
		assert_non_null(code_find("unit_kind", p->orgs[i].unit_kind));
	}
	for (int i = 0; i < p->hosts_count; i++) {
		assert_non_null(code_find("host_kind", p->hosts[i].kind));
		assert_non_null(code_find("coverage", p->hosts[i].coverage));
	}
	for (int i = 0; i < p->places_count; i++)
		assert_non_null(code_find("place_kind", p->places[i].kind));
	for (int i = 0; i < p->posts_count; i++)
		assert_non_null(code_find("post_kind", p->posts[i].kind));
	for (int i = 0; i < p->holdings_count; i++)
		assert_non_null(code_find("holding_manner", p->holdings[i].manner));
	for (int i = 0; i < p->roles_count; i++) {
		assert_non_null(code_find("role_kind", p->roles[i].kind));
		assert_non_null(code_find("role_source", p->roles[i].source));
	}
	for (int i = 0; i < p->spells_count; i++) {
		assert_non_null(code_find("membership_cause", p->spells[i].began_by));
		assert_true(p->spells[i].ended_by[0] == 0 || code_find("membership_cause", p->spells[i].ended_by) != NULL);
	}
	for (int i = 0; i < p->people_count; i++) {
		assert_non_null(code_find("education", p->people[i].education));
		assert_non_null(code_find("nationality", p->people[i].nationality));
	}
	arena_free(a);
}

static void numbers_are_valid_and_used_once(void **state)
{
	struct arena *a = arena_new();
	struct demo_plan *p = demo_plan_new(a, &DEMO_SMALL, BUSINESS_DAY);
	struct map seen;

	(void)state;
	map_init(&seen, a);
	for (int i = 0; i < p->people_count; i++) {
		const struct demo_person *who = &p->people[i];
		struct id_number number;

		assert_int_equal(id_number_read(a, who->id_number, BUSINESS_DAY, &number), ID_NUMBER_GOOD);
		assert_int_equal(number.birth_day, who->birth_day);
		assert_int_equal(number.sex, who->sex);
		assert_true(strncmp(who->id_number, "99", 2) == 0 && strncmp(who->phone, "100", 3) == 0);
		assert_null(map_get(&seen, who->id_number));
		assert_null(map_get(&seen, who->phone));
		map_set(&seen, who->id_number, p);
		map_set(&seen, who->phone, p);
	}
	for (int i = 0; i < p->hosts_count; i++) {
		const char *code = NULL;

		if (p->hosts[i].credit_code[0] == 0)
			continue;
		assert_int_equal(credit_code_read(a, p->hosts[i].credit_code, &code), CREDIT_CODE_GOOD);
		assert_null(map_get(&seen, code));
		map_set(&seen, code, p);
	}
	arena_free(a);
}

static void every_day_gives_a_sane_city_of_the_same_size(void **state)
{
	static const struct { int year, month, day; } DAYS[] = { { 2015, 11, 17 }, { 2016, 1, 1 }, { 2016, 2, 29 }, { 2024, 3, 1 }, { 2026, 12, 31 } };
	int people = 0, spells = 0, holdings = 0, roles = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(DAYS) / sizeof(DAYS[0]); i++) {
		struct arena *a = arena_new();
		struct demo_plan *p = demo_plan_new(a, &DEMO_SMALL, day_from_date(DAYS[i].year, DAYS[i].month, DAYS[i].day));

		spells_join(p);
		days_are_sane(p);
		seats_are_enough(p);
		organisers_came_in_time(p, 1);
		if (i > 0) {
			assert_int_equal(p->people_count, people);
			assert_int_equal(p->holdings_count, holdings);
			assert_int_equal(p->roles_count, roles);
			assert_int_equal(p->spells_count, spells);
		}
		people = p->people_count;
		spells = p->spells_count;
		holdings = p->holdings_count;
		roles = p->roles_count;
		arena_free(a);
	}
}

/* 市委组织部 has its 市, 人大常委会机关 its 机关: no name has them twice, and 市场监督管理局 keeps its own. */
static void no_name_says_a_word_twice(void **state)
{
	struct arena *a = arena_new();
	struct demo_plan *p = demo_plan_new(a, &DEMO_FULL, BUSINESS_DAY);
	bool has_market = false;

	(void)state;
	for (int i = 0; i < p->orgs_count; i++) {
		assert_null(strstr(p->orgs[i].name, "市市委"));
		assert_null(strstr(p->orgs[i].name, "机关机关"));
		assert_null(strstr(p->orgs[i].short_name, "机关机关"));
		has_market = has_market || strcmp(p->orgs[i].name, "中共云川市市场监督管理局机关委员会") == 0;
	}
	assert_true(has_market);
	arena_free(a);
}

/* Who came to the activists out of a university has been to one (code set education: 2x and below). */
static void an_activist_from_a_university_has_been_to_one(void **state)
{
	struct arena *a = arena_new();
	struct demo_plan *p = demo_plan_new(a, &DEMO_FULL, BUSINESS_DAY);
	int count = 0;

	for (int i = 0; i < p->roles_count; i++)
		if (strcmp(p->roles[i].kind, "activist") == 0 && strcmp(p->roles[i].source, "graduate") == 0) {
			assert_true(demo_person_at(p, p->roles[i].person)->education[0] <= '2');
			count++;
		}
	assert_true(count > 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_name_says_a_word_twice),
		cmocka_unit_test(an_activist_from_a_university_has_been_to_one),
		cmocka_unit_test(full_city_has_the_printed_totals),
		cmocka_unit_test(small_city_has_its_own_totals),
		cmocka_unit_test(no_past_day_shows_a_branch_without_members_or_over_branches),
		cmocka_unit_test(every_value_is_in_its_code_set),
		cmocka_unit_test(every_post_belongs_where_it_is),
		cmocka_unit_test(numbers_are_valid_and_used_once),
		cmocka_unit_test(every_day_gives_a_sane_city_of_the_same_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
