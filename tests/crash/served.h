/* What tests share that kill a whole server while it works and start it again: an installation with the demo city, its server as a child of the test, and
 * two clerks as programs. */
#ifndef TESTS_CRASH_SERVED_H
#define TESTS_CRASH_SERVED_H

#include "world/world.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/text.h"
#include "command/command.h"

/* One installation and the server that runs on it. */
struct place { char folder[64], db[400], keys[100]; struct postgres_place postgres; pid_t server; struct world w; struct client *clerk, *second; const char *root; /* the organisation of both */ };

static pid_t begin(const char *const *arguments, int *out)
{
	char *argv[20] = { (char *)"jishi" };
	int fds[2], argc = 1;
	pid_t pid;

	while (*arguments != NULL)
		argv[argc++] = (char *)*arguments++;
	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		int status;

		setpgid(0, 0);	/* with the child that parses uploads */
		dup2(fds[1], 1);
		dup2(open("/dev/null", O_WRONLY), 2);
		close(fds[0]);
		status = command_run(argc, argv);
		fflush(NULL);
		_exit(status);
	}
	close(fds[1]);
	*out = fds[0];
	return pid;
}

static int run(const char *const *arguments)
{
	int out, status;
	pid_t pid = begin(arguments, &out);
	char some[4096];

	while (read(out, some, sizeof(some)) > 0)
		;
	close(out);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void serve(struct place *p)
{
	char line[200] = "", *colon;
	int out;
	ssize_t got, at = 0;

	p->server = begin((const char *const []){ "serve", "--db", p->db, "--keys", p->keys, "--listen", "127.0.0.1:0", "--test-clock",
		"2015-11-17T09:00:00+08:00", NULL }, &out);
	while (strchr(line, '\n') == NULL && (got = read(out, line + at, sizeof(line) - 1 - (size_t)at)) > 0)
		at += got;
	close(out);
	colon = strrchr(line, ':');
	assert_non_null(colon);
	p->w.port = (int)strtol(colon + 1, NULL, 10);
}

static void kill_server(struct place *p)
{
	kill(-p->server, SIGKILL);
	waitpid(p->server, NULL, 0);
}

/* The text or number behind a name, the first one in the answer; "" if it is not there. */
static const char *value(struct place *p, const struct reply *r, const char *name)
{
	const char *at = r->body == NULL ? NULL : strstr(r->body, arena_printf(p->w.arena, "\"%s\":", name));

	if (at == NULL)
		return "";
	at += strlen(name) + 3;
	at += *at == '"';
	return arena_text_n(p->w.arena, at, strcspn(at, "\",}]"));
}

static int64_t number(struct place *p, const struct reply *r, const char *name)
{
	int64_t n;

	return int_parse(value(p, r, name), &n) ? n : -1;
}

static struct client *program(struct place *p, const char *login)
{
	struct client *c = client_new(&p->w);
	struct reply r = client_post_json(c, "/api/v1/session", arena_printf(p->w.arena, "{\"login\": \"%s\", \"password\": \"Yunchuan@2015\"}", login));

	assert_true(value(p, &r, "token")[0] != '\0');
	client_header(c, arena_printf(p->w.arena, "Authorization: Bearer %s", value(p, &r, "token")));
	return c;
}

/* The demo city, served. `name`: of the empty place on PostgreSQL. */
static void open_place(struct place *p, bool is_on_postgres, const char *name)
{
	struct reply r;

	*p = (struct place){ .w = { .arena = arena_new() } };
	snprintf(p->folder, sizeof(p->folder), "/tmp/jishi-crash-XXXXXX");
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->keys, sizeof(p->keys), "%s/a.keys", p->folder);
	snprintf(p->db, sizeof(p->db), "%s/a.db", p->folder);
	if (is_on_postgres) {
		postgres_place_empty(&p->postgres, name);
		snprintf(p->db, sizeof(p->db), "%s", p->postgres.url);
	}
	assert_int_equal(run((const char *const []){ "init", "--db", p->db, "--keys", p->keys, "--demo", "small", "--date", "2015-11-17", NULL }), EXIT_DONE);
	serve(p);
	p->clerk = program(p, "shi.zuzhi");
	p->second = program(p, "shi.zuzhi2");
	r = client_get(p->clerk, "/api/v1/org");
	p->root = value(p, &r, "id");
}

static void close_place(struct place *p)
{
	int status;
	pid_t pid;

	postgres_place_drop(&p->postgres);
	pid = fork();
	if (pid == 0) {
		execlp("rm", "rm", "-rf", p->folder, NULL);
		_exit(1);
	}
	waitpid(pid, &status, 0);
	arena_free(p->w.arena);
}

#endif
