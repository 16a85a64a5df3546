/* The access matrix: every route × everybody × every object, pages and API, against a second statement of who may
 * (access_policy.h). That the walk finds what it should is tried in access_planted_test.c. */
#include "page/access_walk.h"

#include <stdlib.h>
#include <strings.h>

#define THIN_STRIDE 7

static int stride_of(void)
{
	return aw.w->engine == ENGINE_SQLITE ? 1 : THIN_STRIDE;
}

/* "MAY_SEE_ORG" and "see_org", "ANYONE" and "anyone" are the same word. */
static bool is_same_right(const char *constant, const char *key)
{
	if (strncmp(constant, "MAY_", 4) == 0)
		constant += 4;
	return strcasecmp(constant, key) == 0;
}

static void every_route_says_what_the_policy_says(void **state)
{
	int wrong = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		const struct access_line *line = access_line(ROUTES[i].method, ROUTES[i].path);

		if (line != NULL && is_same_right(ROUTES[i].permission_name, line->needs))
			continue;
		print_error("# %s %s [%s:%d] asks for %s, the policy for %s\n", ROUTES[i].method, ROUTES[i].path, ROUTES[i].file, ROUTES[i].line,
			    ROUTES[i].permission_name, line != NULL ? line->needs : "nothing yet");
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void every_cell_of_the_matrix_holds(void **state)
{
	/* covers X-01 accept 2 by page and api */
	struct access_walk k;

	access_world_start(NULL, 0);
	k = access_walk(ROUTES, ROUTES_COUNT, stride_of(), false, aw.roles_count);
	print_message("# access: %d cells of %d routes and %d roles (%d open, %d signed out, %d without right, %d foreign or missing, %d allowed),"
		      " %d looks for foreign words, %d faults\n", k.cells, ROUTES_COUNT, aw.roles_count, k.seen[CELL_OPEN], k.seen[CELL_UNKNOWN_ACTOR],
		      k.seen[CELL_NO_RIGHT], k.seen[CELL_FOREIGN], k.seen[CELL_ALLOWED], k.words_checked, k.faults);
	access_world_stop();
	assert_true(k.cells > 1000);
	assert_int_equal(k.faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_route_says_what_the_policy_says),
		cmocka_unit_test(every_cell_of_the_matrix_holds),
	};

	const struct CMUnitTest thinned[] = { cmocka_unit_test(every_cell_of_the_matrix_holds) };

	if (getenv("JISHI_TEST_POSTGRES") != NULL)
		return cmocka_run_group_tests(thinned, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
