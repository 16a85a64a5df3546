/* Size rules of branches at their edges: 2 and 3 full members, 50 and 51 members, 6 and 7 for a committee, 7 and 8 in it, 5 and 6
 * units of a joint branch (Regulations on Branch Work, arts. 4, 5 and 20). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "rooms/org/org.h"
#include "text/org.h"

static void advice_begins_at_the_number_of_the_rule(void **state)
{
	static const struct { const char *kind; struct org_size size; message text; const char *n; } CASES[] = {
		{ "branch", { .full_count = 0, .members_count = 0 }, T_org_advice_no_members, "0" },	/* nobody is entered yet: a size is not judged */
		{ "branch", { .full_count = 0, .members_count = 1 }, T_org_advice_too_few, "0" },
		{ "branch", { .full_count = 2, .members_count = 2 }, T_org_advice_too_few, "2" },
		{ "branch", { .full_count = 3, .members_count = 3 }, NULL, NULL },
		{ "branch", { .full_count = 6, .members_count = 50 }, NULL, NULL },
		{ "branch", { .full_count = 6, .members_count = 51 }, T_org_advice_too_many, "51" },
		{ "branch", { .full_count = 7, .members_count = 7 }, T_org_advice_no_committee, "7" },
		{ "branch", { .full_count = 7, .members_count = 7, .has_committee = true, .committee_count = 3 }, NULL, NULL },
		{ "branch", { .full_count = 7, .members_count = 7, .has_committee = true, .committee_count = 7 }, NULL, NULL },
		{ "branch", { .full_count = 9, .members_count = 9, .has_committee = true, .committee_count = 8 }, T_org_advice_committee_size, "8" },
		{ "branch", { .full_count = 7, .members_count = 7, .has_committee = true, .committee_count = 2 }, T_org_advice_committee_size, "2" },
		{ "joint_branch", { .full_count = 4, .members_count = 4, .hosts_count = 5 }, NULL, NULL },
		{ "joint_branch", { .full_count = 4, .members_count = 4, .hosts_count = 6 }, T_org_advice_joint, "6" },
		{ "general_branch", { .full_count = 1, .members_count = 400 }, NULL, NULL },
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct org_advice advice[ORG_ADVICE_MAX];
		size_t count = org_advise(a, CASES[i].kind, &CASES[i].size, advice);

		if (count != (CASES[i].text != NULL) || (count > 0 && advice[0].text != CASES[i].text))
			fail_msg("case %zu: %zu pieces of advice", i, count);
		if (count > 0)
			assert_string_equal(advice[0].args[0].value, CASES[i].n);
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(advice_begins_at_the_number_of_the_rule) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
