/* What the program does with what it cannot work with: a wrong command line and a database of a newer program. It says which option or file it
 * is, at once, and changes nothing. What crashes leaves nothing to read. Spoilt files: spoilt_test.c. */
#include "start_world.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

/* ---- wrong use ---- */

static int busy_port(int *fd)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t bytes = sizeof(at);

	*fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(*fd, (struct sockaddr *)&at, sizeof(at)), 0);
	assert_int_equal(listen(*fd, 1), 0);
	assert_int_equal(getsockname(*fd, (struct sockaddr *)&at, &bytes), 0);
	return ntohs(at.sin_port);
}

static void a_wrong_command_line_is_named(void **state)
{
	struct cli c;
	struct place p;
	char busy[40], other[300], wide[5000];
	int fd;

	(void)state;
	if (is_left_out(ENGINE_SQLITE))
		return;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	snprintf(busy, sizeof(busy), "127.0.0.1:%d", busy_port(&fd));
	snprintf(other, sizeof(other), "%s/none.keys", c.folder);
	memset(wide, 'x', sizeof(wide) - 1);
	wide[sizeof(wide) - 1] = '\0';
	const struct wrong CASES[] = {
		{ "--db", { "serve" } },
		{ "--db", { "serve", "--listen", "127.0.0.1:0" } },
		{ "options only", { "serve", "--db", p.db, "more" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "nowhere" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", ":80" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "127.0.0.1:70000" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "127.0.0.1:-1" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "127.0.0.1:8o80" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", wide } },
		{ "127.0.0.1", { "serve", "--db", p.db, "--listen", busy } },
		{ "999.1.1.1", { "serve", "--db", p.db, "--listen", "999.1.1.1:80", "--behind", "127.0.0.1" } },
		{ "--cert", { "serve", "--db", p.db, "--listen", "0.0.0.0:0" } },
		{ "--cert", { "serve", "--db", p.db, "--listen", "[::]:0" } },
		{ "--key", { "serve", "--db", p.db, "--cert", p.db } },
		{ "--cert", { "serve", "--db", p.db, "--key", p.db } },
		{ "/nowhere", { "serve", "--db", p.db, "--listen", "127.0.0.1:0", "--cert", "/nowhere", "--key", "/nowhere" } },
		{ "certificate", { "serve", "--db", p.db, "--listen", "127.0.0.1:0", "--cert", p.keys, "--key", p.keys } },
		{ "--test-clock", { "serve", "--db", p.db, "--test-clock", "yesterday" } },
		{ "--test-clock", { "serve", "--db", p.db, "--test-clock", "2015-02-30T09:00:00+08:00" } },
		{ "--checkpoint", { "serve", "--db", p.db, "--checkpoint" } },
		{ "none.keys", { "serve", "--db", p.db, "--listen", "127.0.0.1:0", "--keys", other } },
		{ "/nowhere/x.db", { "serve", "--db", "/nowhere/x.db", "--listen", "127.0.0.1:0" } },
		{ "--keys", { "serve", "--db", "postgres://127.0.0.1:1/x" } },
		{ "--db", { "init" } },
		{ "--demo", { "init", "--db", other, "--demo", "tiny" } },
		{ "--date", { "init", "--db", other, "--date", "2015-02-30" } },
		{ "--date", { "init", "--db", other, "--date", "today" } },
		{ "--founded", { "init", "--db", other, "--founded", "1949" } },
		{ "--totp", { "init", "--db", other, "--totp", "never" } },
		{ "--keys", { "init", "--db", "postgres://127.0.0.1:1/x" } },
		{ "installation", { "init", "--db", p.db } },
		{ "/nowhere", { "init", "--db", "/nowhere/x.db" } },
		{ "--out", { "backup", "--db", p.db } },
		{ "--db", { "backup", "--out", other } },
		{ "/nowhere/y", { "backup", "--db", p.db, "--out", "/nowhere/y" } },
		{ "--keys", { "backup", "--db", "postgres://127.0.0.1:1/x", "--out", other } },
		{ "--db", { "restore", other } },
		{ "archive", { "restore", "--db", other } },
		{ "--keys", { "restore", other, "--db", "postgres://127.0.0.1:1/x" } },
		{ "--canonical", { "export", "--db", p.db } },
		{ "--org", { "import", "--db", p.db, p.db } },
		{ "--account", { "import", "--db", p.db, "--org", "1", p.db } },
		{ "--date", { "import", "--db", p.db, "--org", "1", "--dry-run", "--date", "x", p.db } },
		{ "one file", { "import", "--db", p.db, "--org", "1", "--dry-run" } },
		{ "--date", { "stats", "--db", p.db, "--date", "17.11.2015" } },
		{ "no organisation nowhere", { "stats", "--db", p.db, "--org", "nowhere" } },
		{ "act", { "user", "--db", p.db } },
		{ "act", { "user", "--db", p.db, "reset" } },
		{ "act", { "user", "--db", p.db, "list", "all" } },
		{ "--keys", { "keys", "show" } },
		{ "act", { "keys", "--db", p.db } },
		{ "act", { "keys", "burn", "--db", p.db } },
		{ "--out", { "keys", "backup", "--db", p.db } },
		{ "--out", { "keys", "show", "--db", p.db, "--out", other } },
		{ "restore", { "keys", "restore", "--db", p.db } },
		{ "--db", { "keys", "rotate", "--keys", p.keys } },
		{ "--keys", { "doctor", "--db", "postgres://127.0.0.1:1/x" } },
		{ "act", { "programme", "look" } },
		{ "--lang", { "programme", "read", "--lang", "fr", p.db } },
		{ "--lang", { "programme", "format", p.db } },
		{ "--members", { "bench-data", "--db", other, "--members", "many" } },
		{ "--regions", { "bench-data", "--db", other, "--regions", "61" } },
		{ "--branches", { "bench-data", "--db", other, "--regions", "5", "--branches", "4" } },
		{ "--members", { "bench-data", "--db", other, "--members", "10", "--branches", "10", "--regions", "1" } },
		{ "--cases", { "bench-data", "--db", other, "--cases", "10" } },
		{ "--audit-lines", { "bench-data", "--db", other, "--audit-lines", "-1" } },
		{ "--date", { "bench-data", "--db", other, "--date", "x" } },
		{ "127.0.0.1", { "stats", "--db", "postgres://127.0.0.1:1/x", "--keys", p.keys } },
		{ "127.0.0.1", { "serve", "--db", "postgres://127.0.0.1:1/x", "--keys", p.keys, "--listen", "127.0.0.1:0" } },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		stops_at_once(&c, &CASES[i]);
	/* Whatever the command, it names what it does not know and what lacks its value. */
	for (int i = 0; i < COMMAND_LIST_COUNT; i++) {
		stops_at_once(&c, &(struct wrong){ "--nonsense", { COMMAND_LIST[i].name, "--nonsense" } });
		stops_at_once(&c, &(struct wrong){ "--nonsense", { COMMAND_LIST[i].name, "--nonsense=1", "--db", p.db } });
		if (strcmp(COMMAND_LIST[i].name, "routes") != 0 && strcmp(COMMAND_LIST[i].name, "programme") != 0)
			stops_at_once(&c, &(struct wrong){ "db", { COMMAND_LIST[i].name, "--db" } });
	}
	print_message("%zu command lines and %d commands\n", sizeof(CASES) / sizeof(CASES[0]), COMMAND_LIST_COUNT);
	close(fd);
	cli_release(&c);
}

/* ---- a newer database ---- */

static const char *const KEPT[] = { "", "-wal", ".head", ".keys" };
#define KEPT_COUNT (sizeof(KEPT) / sizeof(KEPT[0]))

static void raise_version(struct place *p)
{
	static const struct statement VERSION = { .name = "test_version", .file = __FILE__, .line = __LINE__,
		.text = { "UPDATE schema_version SET version = version + 1", "UPDATE schema_version SET version = version + 1" },
		.params = "", .columns = "", .writes = true, .is_lognone = true, .index = -1 };
	struct database *d = place_open(p, true);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct audit_entry entry = entry_of("test.newer");
	char from[400], to[400];

	store_begin(s, &entry);
	statement_run(s, &VERSION, NULL);
	assert_true(store_commit(s));
	/* As after a crash: what was committed last stands in the log alone. */
	for (size_t i = 0; p->world == NULL && i < 2; i++) {
		snprintf(from, sizeof(from), "%s%s", p->db, KEPT[i]);
		snprintf(to, sizeof(to), "%s%s.crashed", p->db, KEPT[i]);
		copy_file(from, to);
	}
	store_close(s);
	arena_free(a);
	database_close(d);
	for (size_t i = 0; p->world == NULL && i < 2; i++) {
		snprintf(from, sizeof(from), "%s%s.crashed", p->db, KEPT[i]);
		snprintf(to, sizeof(to), "%s%s", p->db, KEPT[i]);
		assert_int_equal(rename(from, to), 0);
	}
}

static void is_refused_by_all(struct cli *c, struct place *p)
{
	struct bytes_of before[KEPT_COUNT] = { 0 };
	char path[400], out[200];

	snprintf(out, sizeof(out), "%s/out", c->folder);
	raise_version(p);
	for (size_t i = 0; p->world == NULL && i < KEPT_COUNT; i++) {
		snprintf(path, sizeof(path), "%s%s", p->db, KEPT[i]);
		before[i] = read_all(path);
		assert_true(before[i].bytes > 0);
	}
	const char *const COMMANDS_OF[][WORDS_OF_CASE_MAX] = {
		{ "jishi", "serve", "--db", p->db, "--keys", p->keys, "--listen", "127.0.0.1:0" },
		{ "jishi", "verify", "--db", p->db, "--keys", p->keys },
		{ "jishi", "stats", "--db", p->db, "--keys", p->keys },
		{ "jishi", "backup", "--db", p->db, "--keys", p->keys, "--out", out },
		{ "jishi", "export", "--canonical", "--db", p->db, "--keys", p->keys },
		{ "jishi", "user", "list", "--db", p->db, "--keys", p->keys },
		{ "jishi", "user", "reset", "sysadmin", "--db", p->db, "--keys", p->keys },
		{ "jishi", "import", p->keys, "--db", p->db, "--keys", p->keys, "--org", "1", "--account", "sysadmin" },
		{ "jishi", "keys", "rotate", "--db", p->db, "--keys", p->keys },
		{ "jishi", "init", "--db", p->db, "--keys", p->keys },
	};

	for (size_t n = 0; n < sizeof(COMMANDS_OF) / sizeof(COMMANDS_OF[0]); n++) {
		int code = cli_run(c, COMMANDS_OF[n]);

		if (code != EXIT_NEWER || strstr(c->output, "newer: the database has schema") == NULL)
			fail_msg("%s: exit code %d: %s", COMMANDS_OF[n][1], code, c->output);
		for (size_t i = 0; p->world == NULL && i < KEPT_COUNT; i++) {
			struct bytes_of now;

			snprintf(path, sizeof(path), "%s%s", p->db, KEPT[i]);
			now = read_all(path);
			if (now.bytes != before[i].bytes || memcmp(now.data, before[i].data, now.bytes) != 0)
				fail_msg("%s changed the file FILE%s of a newer program", COMMANDS_OF[n][1], KEPT[i]);
			free(now.data);
		}
	}
	for (size_t i = 0; i < KEPT_COUNT; i++)
		free(before[i].data);
}

static void a_newer_database_is_refused_and_stays(void **state)
{
	(void)state;
	on_each_installation(false, is_refused_by_all);
}

/* ---- a crash ---- */

/* Does this machine write a file `core` where a program crashes? */
static bool writes_cores(void)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		signal(SIGSEGV, SIG_DFL);
		raise(SIGSEGV);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WCOREDUMP(status);
}

static void has_core_limit_of_nought(pid_t pid)
{
	char path[40], text[2000] = "", line[100];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/limits", (int)pid);
	f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
	fclose(f);
	snprintf(line, sizeof(line), "%-25s %-20d %-20d", "Max core file size", 0, 0);
	if (strstr(text, line) == NULL)
		fail_msg("%s", text);
}

/* Keys and names lie in the memory of the server: it leaves no core file, though the machine would keep one of any size. */
static void a_crash_leaves_no_core(void **state)
{
	struct rlimit core;
	struct cli c;
	struct place p;
	char here[400];
	bool writes;
	int status;
	pid_t pid;

	(void)state;
	if (is_left_out(ENGINE_SQLITE))
		return;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
	assert_int_equal(setrlimit(RLIMIT_CORE, &(struct rlimit){ core.rlim_max, core.rlim_max }), 0);
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(c.folder), 0);
	writes = writes_cores();
	unlink("core");
	pid = CLI_START(&c, "serve", "--db", p.db, "--listen", "127.0.0.1:0");
	for (int i = 0; i < 3000 && access("a.db.sock", F_OK) != 0; i++)
		usleep(10000);
	assert_int_equal(access("a.db.sock", F_OK), 0);
	has_core_limit_of_nought(pid);
	kill(pid, SIGSEGV);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_false(WIFSIGNALED(status) && WCOREDUMP(status));
	assert_int_not_equal(access("core", F_OK), 0);
	assert_int_equal(chdir(here), 0);
	setrlimit(RLIMIT_CORE, &core);
	print_message("another program %s\n", writes ? "leaves a core file" : "leaves no core file either");
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_command_line_is_named), cmocka_unit_test(a_newer_database_is_refused_and_stays), cmocka_unit_test(a_crash_leaves_no_core),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
