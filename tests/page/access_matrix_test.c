/* The access matrix: every route × everybody × every object, pages and API, against a second statement of who may
 * (access_policy.h). And the same walk over doors left open on purpose, which it must report. */
#include "page/access_planted.h"

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
	struct access_walk k;

	access_world_start(NULL, 0);
	k = access_walk(ROUTES, ROUTES_COUNT, stride_of(), false);
	print_message("# access: %d cells of %d routes and %d roles (%d open, %d signed out, %d without right, %d foreign or missing, %d allowed),"
		      " %d looks for foreign words, %d faults\n", k.cells, ROUTES_COUNT, aw.roles_count, k.seen[CELL_OPEN], k.seen[CELL_UNKNOWN_ACTOR],
		      k.seen[CELL_NO_RIGHT], k.seen[CELL_FOREIGN], k.seen[CELL_ALLOWED], k.words_checked, k.faults);
	access_world_stop();
	assert_true(k.cells > 1000);
	assert_int_equal(k.faults, 0);
}

/* ---- the walk itself is tried ---- */

static struct route planted[1000];

static bool is_protected(const struct route *route)
{
	return route->permission != ANYONE && route->permission != SIGNED_IN;
}

/* All routes with another right at once, each walked by itself. Where a rule asks again on the object, dropping the
 * right of the route changes nothing, and nothing has to be found: those are counted apart. */
static int count_found(const char *what, enum permission in_place, int *protected_count)
{
	int found = 0;

	assert_true((size_t)ROUTES_COUNT <= sizeof(planted) / sizeof(planted[0]));
	*protected_count = 0;
	for (int i = 0; i < ROUTES_COUNT; i++) {
		planted[i] = ROUTES[i];
		if (is_protected(&ROUTES[i]))
			planted[i].permission = in_place;
	}
	access_world_start(planted, ROUTES_COUNT);
	for (int i = 0; i < ROUTES_COUNT; i++)
		if (is_protected(&ROUTES[i])) {
			++*protected_count;
			found += access_walk(&planted[i], 1, 1, true).faults > 0;
		}
	access_world_stop();
	print_message("# access: right of %d routes replaced by %s, %d reported, the others refuse by a rule of their own\n", *protected_count, what, found);
	return found;
}

static void a_dropped_right_is_reported(void **state)
{
	int protected_count, found = count_found("anyone", ANYONE, &protected_count);

	assert_true(found * 10 >= protected_count * 3);
	found = count_found("signed in", SIGNED_IN, &protected_count);
	assert_true(found * 10 >= protected_count * 3);
}

static void a_wrong_right_is_reported(void **state)
{
	int protected_count;

	/* Six refuse by a rule of their own: the posts at the top ask for their administrator again, page by page. */
	assert_true(count_found("the audit administrator", AUDIT_ADMIN, &protected_count) + 6 >= protected_count);
}

static void an_open_door_in_a_handler_is_reported(void **state)
{
	static const struct { const char *name; void (*handler)(struct web *w); } DOORS[] = {
		{ "no scope", planted_no_scope }, { "telling status", planted_telling_status },
		{ "telling words", planted_telling_words }, { "telling length", planted_telling_length },
		{ "closed", planted_closed }, { "silent", planted_silent },
	};
	struct route routes[2] = { { .method = "GET", .path = "/about", .permission = ANYONE } };

	for (int i = 0; i < ROUTES_COUNT; i++)
		if (strcmp(ROUTES[i].path, "/about") == 0)
			routes[0] = ROUTES[i];
	for (size_t i = 0; i < sizeof(DOORS) / sizeof(DOORS[0]); i++) {
		routes[1] = (struct route){ .method = "GET", .path = "/api/v1/org/:org", .handler = DOORS[i].handler, .permission = MAY_SEE_ORG,
			.help = "", .handler_name = DOORS[i].name, .permission_name = "MAY_SEE_ORG", .file = __FILE__ };
		access_world_start(routes, 2);
		if (access_walk(&routes[1], 1, 1, true).faults == 0)
			fail_msg("%s was not found", DOORS[i].name);
		access_world_stop();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_route_says_what_the_policy_says),
		cmocka_unit_test(every_cell_of_the_matrix_holds),
		cmocka_unit_test(a_dropped_right_is_reported),
		cmocka_unit_test(a_wrong_right_is_reported),
		cmocka_unit_test(an_open_door_in_a_handler_is_reported),
	};

	const struct CMUnitTest thinned[] = { cmocka_unit_test(every_cell_of_the_matrix_holds) };

	if (getenv("JISHI_TEST_POSTGRES") != NULL)
		return cmocka_run_group_tests(thinned, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
