/* The table of kinds: which posts an organisation may have, against the code sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "core/code.h"
#include "rooms/org/org_kind.h"

static void every_post_has_its_place_and_every_place_its_posts(void **state)
{
	const struct code_set *orgs = code_set("org_kind"), *posts = code_set("post_kind");

	for (size_t i = 0; i < orgs->count; i++) {
		const char *kinds[ORG_KIND_POST_KINDS_MAX];
		size_t count = org_kind_post_kinds(org_kind_find(orgs->codes[i].value), kinds);

		assert_in_range(count, 1, ORG_KIND_POST_KINDS_MAX - 1);	/* a full list might have lost some */
		for (size_t k = 0; k < count; k++) {
			if (code_find("post_kind", kinds[k]) == NULL)
				fail_msg("%s has a post %s, which is no code", orgs->codes[i].value, kinds[k]);
			for (size_t j = 0; j < k; j++)
				assert_string_not_equal(kinds[j], kinds[k]);
		}
	}
	for (size_t k = 0; k < posts->count; k++) {
		size_t places = 0;

		for (size_t i = 0; i < orgs->count; i++)
			places += org_kind_has_post(orgs->codes[i].value, posts->codes[k].value);
		if (places == 0)
			fail_msg("no organisation may have %s", posts->codes[k].value);
	}
}

static void posts_that_export_for_a_county_are_of_its_committee_alone(void **state)
{
	static const char *const OF_THE_DEPARTMENT[] = { "org_department_head", "org_department_deputy", "org_officer" };
	const struct code_set *orgs = code_set("org_kind");

	for (size_t i = 0; i < orgs->count; i++)
		for (size_t k = 0; k < sizeof(OF_THE_DEPARTMENT) / sizeof(OF_THE_DEPARTMENT[0]); k++)
			assert_int_equal(org_kind_has_post(orgs->codes[i].value, OF_THE_DEPARTMENT[k]), strcmp(orgs->codes[i].value, "city_committee") == 0);
}

/* One of each pair belongs, the other does not. */
static void what_belongs_and_what_does_not(void **state)
{
	static const struct { const char *org, *has, *has_not; } CASES[] = {
		{ "branch", "secretary", "org_officer" }, { "branch", "first_secretary", "village_director" }, { "branch", "organiser_part", "organiser" },
		{ "committee", "discipline_secretary", "discipline_x" }, { "committee", "organiser", "supervision_member" },
		{ "village_committee", "bookkeeper", "secretary" }, { "residents_committee", "door_head", "agronomist" },
		{ "supervision_committee", "supervision_member", "bookkeeper" }, { "group", "group_leader", "secretary" },
		{ "temporary_branch", "deputy_secretary", "party_worker" }, { "union", "chair", "secretary" }, { "no_kind", NULL, "secretary" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		if (CASES[i].has != NULL)
			assert_true(org_kind_has_post(CASES[i].org, CASES[i].has));
		assert_false(org_kind_has_post(CASES[i].org, CASES[i].has_not));
	}
}

/* 党章 art. 30 and 支部工作条例 art. 4: a general branch is founded by the committee above, whatever its level. */
static void a_committee_of_a_county_has_branches_and_general_branches_under_it(void **state)
{
	static const char *const KINDS[] = { "committee", "general_branch", "branch", "joint_branch" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		assert_true(org_kind_fits(org_kind_find(KINDS[i]), "city_committee"));
	assert_false(org_kind_fits(org_kind_find("general_branch"), "branch"));
	assert_false(org_kind_fits(org_kind_find("city_committee"), "city_committee"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_post_has_its_place_and_every_place_its_posts),
		cmocka_unit_test(posts_that_export_for_a_county_are_of_its_committee_alone),
		cmocka_unit_test(what_belongs_and_what_does_not),
		cmocka_unit_test(a_committee_of_a_county_has_branches_and_general_branches_under_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
