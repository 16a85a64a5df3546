/* jishi routes: the list that administrators and scripts read is the table the router has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "command/command.h"
#include "web/route_table.h"

static char out[256 * 1024];

/* Runs `jishi routes [option]` in a child; its output comes into `out`. */
static int run(const char *option)
{
	char *argv[] = { (char *)"jishi", (char *)"routes", (char *)option, NULL };
	size_t at = 0;
	ssize_t got;
	int fds[2], status;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(fds[1], 1);
		dup2(open("/dev/null", O_WRONLY), 2);
		close(fds[0]);
		status = command_run(option == NULL ? 2 : 3, argv);
		fflush(NULL);
		_exit(status);
	}
	close(fds[1]);
	while ((got = read(fds[0], out + at, sizeof(out) - 1 - at)) > 0)
		at += (size_t)got;
	out[at] = '\0';
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static const char *text_of(const json_t *route, const char *name)
{
	return json_string_value(json_object_get(route, name));
}

static void the_list_for_scripts_is_the_table(void **state)
{
	json_t *whole, *routes;

	assert_int_equal(run("--json"), EXIT_DONE);
	whole = json_loads(out, JSON_REJECT_DUPLICATES, NULL);
	routes = json_object_get(whole, "routes");
	assert_int_equal((int)json_array_size(routes), ROUTES_COUNT);
	for (int i = 0; i < ROUTES_COUNT; i++) {
		const json_t *route = json_array_get(routes, (size_t)i);

		assert_string_equal(text_of(route, "method"), ROUTES[i].method);
		assert_string_equal(text_of(route, "path"), ROUTES[i].path);
		assert_string_equal(text_of(route, "help"), ROUTES[i].help);
		assert_string_equal(text_of(route, "state"), strcmp(ROUTES[i].method, "GET") == 0 ? "reads" : "changes");
		assert_true(strlen(text_of(route, "permission")) > 0);
	}
	json_decref(whole);
}

static void the_list_for_people_has_a_line_for_each(void **state)
{
	int lines = 0;

	assert_int_equal(run(NULL), EXIT_DONE);
	for (const char *at = out; (at = strchr(at, '\n')) != NULL; at++)
		lines++;
	assert_int_equal(lines, ROUTES_COUNT);
	assert_non_null(strstr(out, "GET    /about "));
	assert_non_null(strstr(out, " security_admin  changes "));
}

static void what_it_does_not_know_is_refused(void **state)
{
	assert_int_equal(run("--all"), EXIT_USAGE);
	assert_int_equal(run("more"), EXIT_USAGE);
	assert_int_equal(run("--help"), EXIT_DONE);
	assert_non_null(strstr(out, "usage: jishi routes"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_for_scripts_is_the_table),
		cmocka_unit_test(the_list_for_people_has_a_line_for_each),
		cmocka_unit_test(what_it_does_not_know_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
