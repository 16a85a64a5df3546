/* The walk of the access matrix over doors left open on purpose, which it must report: rights dropped or replaced
 * route by route, and handlers that ask for nothing or tell too much. A program of its own, so that it runs beside
 * the matrix. */
#include "page/access_planted.h"

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
		cmocka_unit_test(a_dropped_right_is_reported),
		cmocka_unit_test(a_wrong_right_is_reported),
		cmocka_unit_test(an_open_door_in_a_handler_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
