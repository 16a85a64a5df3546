/* The walk of the access matrix over doors left open on purpose, which it must report: rights dropped or replaced
 * route by route, and handlers that ask for nothing or tell too much. A program of its own, so that it runs beside
 * the matrix. */
#include "page/access_planted.h"

static struct route planted[1000];

static bool is_protected(const struct route *route)
{
	return route->permission != ANYONE && route->permission != SIGNED_IN;
}

/* Whether what a line asks for besides the right is another right, which roles here have, and not a thing that none brings along. */
static bool is_right(const char *also)
{
	for (int i = 0; i < ACCESS_RIGHTS_COUNT; i++)
		if (strcmp(ACCESS_RIGHTS[i], also) == 0)
			return true;
	return false;
}

/* All routes with another right at once, each walked by itself, by all roles or by the main ones. Answers how many were reported;
 * *missed counts those that were not, although their right differs and holders of the old one cannot be refused for want of
 * something else. */
static int count_found(const char *what, enum permission in_place, bool is_by_all, int *protected_count, int *missed)
{
	int found = 0;

	assert_true((size_t)ROUTES_COUNT <= sizeof(planted) / sizeof(planted[0]));
	*protected_count = *missed = 0;
	for (int i = 0; i < ROUTES_COUNT; i++) {
		planted[i] = ROUTES[i];
		if (is_protected(&ROUTES[i]))
			planted[i].permission = in_place;
	}
	access_world_start(planted, ROUTES_COUNT);
	for (int i = 0; i < ROUTES_COUNT; i++) {
		const struct access_line *line = access_line(ROUTES[i].method, ROUTES[i].path);

		if (!is_protected(&ROUTES[i]))
			continue;
		++*protected_count;
		if (access_walk(&planted[i], 1, 1, true, is_by_all ? aw.roles_count : aw.main_roles_count).faults > 0) {
			found++;
		} else if (is_by_all && ROUTES[i].permission != in_place && (line->also == NULL || is_right(line->also))) {
			print_error("# %s %s was not reported\n", ROUTES[i].method, ROUTES[i].path);
			++*missed;
		}
	}
	access_world_stop();
	print_message("# access: right of %d routes replaced by %s, %d reported\n", *protected_count, what, found);
	return found;
}

/* Where a rule asks again on the object, dropping the right of the route changes nothing, and nothing has to be found. Such
 * routes are walked to the end, so the main roles must do. */
static void a_dropped_right_is_reported(void **state)
{
	int protected_count, missed, found = count_found("anyone", ANYONE, false, &protected_count, &missed);

	assert_true(found * 10 >= protected_count * 3);
	found = count_found("signed in", SIGNED_IN, false, &protected_count, &missed);
	assert_true(found * 10 >= protected_count * 3);
}

static void a_wrong_right_is_reported(void **state)
{
	int protected_count, missed;

	count_found("the audit administrator", AUDIT_ADMIN, true, &protected_count, &missed);
	assert_int_equal(missed, 0);
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
		if (access_walk(&routes[1], 1, 1, true, aw.roles_count).faults == 0)
			fail_msg("%s was not found", DOORS[i].name);
		access_world_stop();
	}
}

/* The same for what an account keeps for itself and for batches and exports, whose routes anybody may come to. */
static void what_is_shown_to_a_stranger_is_reported(void **state)
{
	static const char *const OPENED[][2] = {
		{ "GET", "/batch/:batch" }, { "GET", "/api/v1/batch/:batch/row" }, { "POST", "/batch/:batch/undo" }, { "GET", "/api/v1/export/:export" },
		{ "POST", "/export/:export/approve" }, { "POST", "/api/v1/export/:export/fetch" }, { "GET", "/api/v1/roster-edit/:edit" },
		{ "POST", "/roster/view/:view/rename" }, { "DELETE", "/api/v1/roster-view/:view" }, { "GET", "/role/many/:many" }, { "POST", "/draft/:draft/drop" },
	};
	const int opened = sizeof(OPENED) / sizeof(OPENED[0]);
	int found = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		planted[i] = ROUTES[i];
		for (int k = 0; k < opened; k++)
			if (strcmp(ROUTES[i].method, OPENED[k][0]) == 0 && strcmp(ROUTES[i].path, OPENED[k][1]) == 0)
				planted[i].handler = planted_no_owner;
	}
	access_world_start(planted, ROUTES_COUNT);
	for (int i = 0; i < ROUTES_COUNT; i++) {
		if (planted[i].handler != planted_no_owner)
			continue;
		if (access_walk(&planted[i], 1, 1, true, aw.main_roles_count).faults == 0)
			fail_msg("%s %s was not found", planted[i].method, planted[i].path);
		found++;
	}
	access_world_stop();
	assert_int_equal(found, opened);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dropped_right_is_reported),
		cmocka_unit_test(a_wrong_right_is_reported),
		cmocka_unit_test(an_open_door_in_a_handler_is_reported),
		cmocka_unit_test(what_is_shown_to_a_stranger_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
