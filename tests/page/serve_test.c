/* jishi serve as a process: what it refuses to start with, the test clock, and its end. */
#include "world/world.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "command/command.h"
#include "core/crypto.h"
#include "world/folder.h"

static char folder[64], db[128], keys[128];

static int prepare(void **state)
{
	char error[300];
	struct database_options options = { .url = db, .create = true };
	struct database *d;

	folder_make(folder, sizeof(folder), "serve");
	snprintf(db, sizeof(db), "%s/a.db", folder);
	snprintf(keys, sizeof(keys), "%s/a.db.keys", folder);
	assert_true(keyring_create(keys, SUITE_STD, error, sizeof(error)));
	d = database_open(&options, error, sizeof(error));
	assert_non_null(d);
	database_close(d);
	return 0;
}

static int clean(void **state)
{
	char command_path[300];
	static const char *const ENDS[] = { "", "-wal", "-shm", ".keys", ".lock", ".head" };

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(command_path, sizeof(command_path), "%s%s", db, ENDS[i]);
		unlink(command_path);
	}
	snprintf(command_path, sizeof(command_path), "%s.files", db);
	rmdir(command_path);
	rmdir(folder);
	return 0;
}

struct child { pid_t pid; int out; int port; };

/* A child process runs the command as the program would; its standard error is thrown away. */
static struct child run(const char *const *arguments)
{
	struct child child = { 0 };
	int fds[2], argc = 0;
	char *argv[20];

	argv[argc++] = (char *)"jishi";
	argv[argc++] = (char *)"serve";
	while (*arguments != NULL)
		argv[argc++] = (char *)*arguments++;
	argv[argc] = NULL;
	assert_int_equal(pipe(fds), 0);
	child.pid = fork();
	assert_true(child.pid >= 0);
	if (child.pid == 0) {
		int nothing = open("/dev/null", O_RDWR);

		dup2(fds[1], 1);
		dup2(nothing, 2);
		close(fds[0]);
		_exit(command_run(argc, argv));
	}
	close(fds[1]);
	child.out = fds[0];
	return child;
}

static int end_of(struct child *child)
{
	int status;

	assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
	close(child->out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

#define RUN(...) run((const char *const []){ __VA_ARGS__, NULL })

static void wait_for_address(struct child *child)
{
	char line[200] = "", *colon;
	size_t bytes = 0;

	while (strchr(line, '\n') == NULL) {
		ssize_t n = read(child->out, line + bytes, sizeof(line) - 1 - bytes);

		if (n <= 0)
			fail_msg("it did not start");
		bytes += (size_t)n;
	}
	colon = strrchr(line, ':');
	assert_non_null(colon);
	child->port = (int)strtol(colon + 1, NULL, 10);
}

static void refuses_to_start_wrongly(void **state)
{
	static const struct { int code; const char *arguments[8]; } CASES[] = {
		{ EXIT_USAGE, { "--listen", "127.0.0.1:0" } },
		{ EXIT_USAGE, { "--db", db, "--listen", "nowhere" } },
		{ EXIT_USAGE, { "--db", db, "--listen", "127.0.0.1:70000" } },
		{ EXIT_USAGE, { "--db", db, "--listen", "0.0.0.0:0" } },
		{ EXIT_USAGE, { "--db", db, "--listen", "192.0.2.1:0" } },
		{ EXIT_USAGE, { "--db", db, "--cert", "/nowhere" } },
		{ EXIT_USAGE, { "--db", db, "--test-clock", "yesterday" } },
		{ EXIT_USAGE, { "--db", db, "--test-clock", "2015-02-30T09:00:00+08:00" } },
		{ EXIT_USAGE, { "--db", db, "--nonsense" } },
		{ EXIT_USAGE, { "--db", db, "more" } },
		{ EXIT_REFUSED, { "--db", "/tmp/jishi-no-such-folder/x.db", "--listen", "127.0.0.1:0" } },
		{ EXIT_REFUSED, { "--db", db, "--listen", "127.0.0.1:0", "--keys", "/nowhere.keys" } },
		{ EXIT_REFUSED, { "--db", db, "--listen", "192.0.2.1:0", "--behind", "127.0.0.1" } },
		{ EXIT_REFUSED, { "--db", db, "--listen", "127.0.0.1:0", "--cert", "/nowhere", "--key", "/nowhere" } },
		{ EXIT_DONE, { "--help" } },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct child child = run(CASES[i].arguments);
		int code = end_of(&child);

		if (code != CASES[i].code)
			fail_msg("case %zu: exit code %d instead of %d", i, code, CASES[i].code);
	}
}

static void one_serves_a_database(void **state)
{
	struct child first = RUN("--db", db, "--listen", "127.0.0.1:0"), second;

	wait_for_address(&first);
	second = RUN("--db", db, "--listen", "127.0.0.1:0");
	assert_int_equal(end_of(&second), EXIT_REFUSED);
	kill(first.pid, SIGTERM);
	assert_int_equal(end_of(&first), EXIT_DONE);
	second = RUN("--db", db, "--listen", "127.0.0.1:0");
	wait_for_address(&second);
	kill(second.pid, SIGINT);
	assert_int_equal(end_of(&second), EXIT_DONE);
}

static void without_the_option_there_is_no_test_clock(void **state)
{
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0");
	struct world w = { .arena = arena_new() };
	struct client *c = client_new(&w);

	wait_for_address(&child);
	w.port = child.port;
	assert_int_equal(client_post_json(c, "/api/v1/test/clock", "{\"now\":\"2016-01-01T00:00:00Z\"}").status, 404);
	assert_int_equal(client_get(c, "/about").status, 200);
	assert_int_equal(client_get(c, "/healthz").status, 200);
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

static void the_test_clock_is_shown_and_moved(void **state)
{
	/* covers X-08 accept 2 by page */
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0", "--test-clock", "2015-11-17T09:00:00+08:00");
	struct world w = { .arena = arena_new() };
	struct client *c = client_new(&w);
	struct reply r;

	wait_for_address(&child);
	w.port = child.port;
	r = client_get(c, "/about");
	assert_true(reply_has(&r, "2015-11-17 09:00"));
	assert_int_equal(client_post_json(c, "/api/v1/test/clock", "{\"now\":\"tomorrow\"}").status, 422);
	assert_int_equal(client_post_json(c, "/api/v1/test/clock", "{}").status, 422);
	assert_int_equal(client_post_json(c, "/api/v1/test/clock", "{\"now\":\"2015-12-31T15:59:00Z\"}").status, 200);
	r = client_get(c, "/about");
	assert_true(reply_has(&r, "2015-12-31 23:59"));
	client_header(c, "Origin: http://evil.example");
	assert_int_equal(client_post_json(c, "/api/v1/test/clock", "{\"now\":\"2016-01-01T00:00:00Z\"}").status, 403);
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

static void large_type_and_language_are_kept(void **state)
{
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0");
	struct world w = { .arena = arena_new() };
	struct client *c = client_new(&w);
	struct reply r;

	wait_for_address(&child);
	w.port = child.port;
	client_get(c, "/about");
	r = client_post(c, "/size", "size", "large", "back", "/about", NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(&w, &r, "Location"), "/about");
	r = client_get(c, "/about");
	assert_true(reply_has(&r, "data-size=\"large\""));
	r = client_post(c, "/lang", "lang", "en", "back", "//evil.example/", NULL);
	assert_string_equal(reply_header(&w, &r, "Location"), "/");
	r = client_get(c, "/about");
	assert_true(reply_has(&r, "About this system"));
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

static void assets_may_be_kept_for_good(void **state)
{
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0");
	struct world w = { .arena = arena_new() };
	struct client *c = client_new(&w);
	struct reply r;

	wait_for_address(&child);
	w.port = child.port;
	r = client_get(c, "/assets/app.css");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(reply_header(&w, &r, "Cache-Control"), "immutable"));
	client_header(c, arena_printf(w.arena, "If-None-Match: %s", reply_header(&w, &r, "ETag")));
	assert_int_equal(client_get(c, "/assets/app.css").status, 304);
	assert_int_equal(client_get(c, "/assets/none.css").status, 404);
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

static void believes_only_the_proxy_it_stands_behind(void **state)
{
	struct child behind = RUN("--db", db, "--listen", "127.0.0.1:0", "--behind", "127.0.0.1"), child;
	struct world w = { .arena = arena_new() };
	struct client *c = client_new(&w);
	struct reply r;

	wait_for_address(&behind);
	w.port = behind.port;
	client_header(c, "X-Forwarded-Proto: https");
	r = client_get(c, "/about");
	assert_non_null(reply_header(&w, &r, "Strict-Transport-Security"));
	kill(behind.pid, SIGTERM);
	assert_int_equal(end_of(&behind), EXIT_DONE);
	child = RUN("--db", db, "--listen", "127.0.0.1:0");
	wait_for_address(&child);
	w.port = child.port;
	r = client_get(c, "/about");
	assert_null(reply_header(&w, &r, "Strict-Transport-Security"));
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

/* SIGTERM in the middle of a request: what was begun is finished and answered, nothing new is taken. */
static void finishes_a_slow_request_when_it_is_told_to_end(void **state)
{
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0");
	struct world w = { .arena = arena_new() };
	struct client *c = client_new(&w);
	const struct timespec moment = { .tv_nsec = 400 * 1000 * 1000 };
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct reply page, r;
	char body[500], head[400];
	int fd, late;

	wait_for_address(&child);
	w.port = child.port;
	page = client_get(c, "/about");
	snprintf(body, sizeof(body), "size=large&back=%%2Fabout&csrf_token=%s&form_key=%s", reply_field(&w, &page, "csrf_token"), reply_field(&w, &page, "form_key"));
	snprintf(head, sizeof(head), "POST /size HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\n"
		"Content-Length: %zu\r\n\r\n", child.port, strlen(body));
	fd = world_connect(&w);
	assert_int_equal(write(fd, head, strlen(head)), (ssize_t)strlen(head));
	assert_int_equal(write(fd, body, 20), 20);
	nanosleep(&moment, NULL);
	kill(child.pid, SIGTERM);
	nanosleep(&moment, NULL);
	to.sin_port = htons((uint16_t)child.port);
	late = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_not_equal(connect(late, (struct sockaddr *)&to, sizeof(to)), 0);
	close(late);
	assert_int_equal(write(fd, body + 20, strlen(body) - 20), (ssize_t)strlen(body) - 20);
	r = world_read_reply(&w, fd);
	assert_int_equal(r.status, 303);
	assert_non_null(strstr(r.head, "large=1"));
	close(fd);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

/* Whoever signals once more does not wait for what is under way. */
static void a_second_signal_does_not_wait(void **state)
{
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0");
	struct world w = { .arena = arena_new() };
	const struct timespec moment = { .tv_nsec = 400 * 1000 * 1000 };
	static const char HALF[] = "POST /size HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\n\r\nsize=";
	int fd;

	wait_for_address(&child);
	w.port = child.port;
	fd = world_connect(&w);
	assert_int_equal(write(fd, HALF, sizeof(HALF) - 1), (ssize_t)sizeof(HALF) - 1);
	nanosleep(&moment, NULL);
	kill(child.pid, SIGTERM);
	nanosleep(&moment, NULL);
	assert_int_equal(waitpid(child.pid, &(int){ 0 }, WNOHANG), 0);
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), -SIGTERM);
	close(fd);
	arena_free(w.arena);
}

/* The HTTP library is told of 128 sockets at once: a batch that is exactly full must not be left lying until something else comes.
 * The server is halted while the requests are written, so that it finds all of them together. */
static void answers_every_request_of_a_full_batch(void **state)
{
	static const char ASK[] = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
	static const int COUNTS[] = { 127, 128, 129, 256 };
	struct child child = RUN("--db", db, "--listen", "127.0.0.1:0");
	struct world w = { .arena = arena_new() };
	int fds[256], status;

	wait_for_address(&child);
	w.port = child.port;
	for (size_t i = 0; i < sizeof(fds) / sizeof(fds[0]); i++) {
		fds[i] = world_connect(&w);
		assert_int_equal(write(fds[i], ASK, sizeof(ASK) - 1), (ssize_t)sizeof(ASK) - 1);
		assert_int_equal(world_read_reply(&w, fds[i]).status, 200);
	}
	for (size_t n = 0; n < sizeof(COUNTS) / sizeof(COUNTS[0]); n++) {
		kill(child.pid, SIGSTOP);
		assert_int_equal(waitpid(child.pid, &status, WUNTRACED), child.pid);
		assert_true(WIFSTOPPED(status));
		for (int i = 0; i < COUNTS[n]; i++)
			assert_int_equal(write(fds[i], ASK, sizeof(ASK) - 1), (ssize_t)sizeof(ASK) - 1);
		kill(child.pid, SIGCONT);
		for (int i = 0; i < COUNTS[n]; i++)
			assert_int_equal(world_read_reply(&w, fds[i]).status, 200);
	}
	for (size_t i = 0; i < sizeof(fds) / sizeof(fds[0]); i++)
		close(fds[i]);
	kill(child.pid, SIGTERM);
	assert_int_equal(end_of(&child), EXIT_DONE);
	arena_free(w.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_to_start_wrongly),
		cmocka_unit_test(one_serves_a_database),
		cmocka_unit_test(without_the_option_there_is_no_test_clock),
		cmocka_unit_test(the_test_clock_is_shown_and_moved),
		cmocka_unit_test(large_type_and_language_are_kept),
		cmocka_unit_test(assets_may_be_kept_for_good),
		cmocka_unit_test(answers_every_request_of_a_full_batch),
		cmocka_unit_test(finishes_a_slow_request_when_it_is_told_to_end),
		cmocka_unit_test(a_second_signal_does_not_wait),
		cmocka_unit_test(believes_only_the_proxy_it_stands_behind),
	};

	return cmocka_run_group_tests(tests, prepare, clean);
}
