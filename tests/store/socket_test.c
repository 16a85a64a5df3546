/* FILE.sock: commands that write, with the server up and down, from the right user and from another; and rotating keys. */
#include "world/archive_fixture.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include "command/lock.h"
#include "core/crypto.h"

STATEMENT(ROTATE_LINES, "", "i", false, "SELECT COUNT(*) FROM audit WHERE verb = 'keys.rotate'", "SELECT COUNT(*) FROM audit WHERE verb = 'keys.rotate'");
STATEMENT(RESEAL_LINES, "", "i", false, "SELECT COUNT(*) FROM audit WHERE verb = 'keys.reseal'", "SELECT COUNT(*) FROM audit WHERE verb = 'keys.reseal'");
STATEMENT(OLD_VALUES, "", "i", false, "SELECT COUNT(*) FROM person WHERE substr(hex(id_number), 3, 2) = '01'",
	"SELECT COUNT(*) FROM person WHERE substr(encode(id_number, 'hex'), 3, 2) = '01'");
STATEMENT(NEW_VALUES, "", "i", false, "SELECT COUNT(*) FROM person WHERE substr(hex(id_number), 3, 2) = '02'",
	"SELECT COUNT(*) FROM person WHERE substr(encode(id_number, 'hex'), 3, 2) = '02'");

STATEMENT(OLD_DIGESTS, "", "i", false, "SELECT (SELECT COUNT(*) FROM person_key WHERE digest < 'k02') + (SELECT COUNT(*) FROM person_tail WHERE digest < 'k02')",
	"SELECT (SELECT COUNT(*) FROM person_key WHERE digest < 'k02') + (SELECT COUNT(*) FROM person_tail WHERE digest < 'k02')");

static void socket_of(const struct place *p, char path[300])
{
	snprintf(path, 300, "%.*s.sock", (int)strlen(p->keys) - 5, p->keys);
}

static pid_t serve(struct cli *c, const struct place *p)
{
	char path[300];
	pid_t pid = CLI_START(c, "serve", "--db", p->db, "--keys", p->keys, "--listen", "127.0.0.1:0");

	socket_of(p, path);
	for (int i = 0; i < 3000 && access(path, F_OK) != 0; i++)
		usleep(10000);
	assert_int_equal(access(path, F_OK), 0);
	return pid;
}

static void stop(pid_t pid)
{
	kill(pid, SIGTERM);
	assert_int_equal(cli_wait(pid), EXIT_DONE);
}

static int reset(struct cli *c, const struct place *p, const char *login)
{
	return CLI(c, "user", "--db", p->db, "--keys", p->keys, "reset", login);
}

/* The same command with a server and without: the same rules, the same line in the log. */
static void a_command_is_carried_out_by_the_server_on(enum engine engine)
{
	struct cli c;
	struct place p;
	struct stat about;
	char path[300];
	int64_t before;
	pid_t server;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	server = serve(&c, &p);
	socket_of(&p, path);
	assert_int_equal(stat(path, &about), 0);
	assert_true(S_ISSOCK(about.st_mode));
	assert_int_equal(about.st_mode & 0777, 0600);
	before = place_count(&p, &AUDIT_COUNT);
	assert_int_equal(reset(&c, &p, "secadmin"), EXIT_DONE);
	assert_int_equal(strlen(c.output), 24);
	assert_int_equal(place_count(&p, &AUDIT_COUNT), before + 1);
	assert_int_equal(reset(&c, &p, "nobody"), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "there is no open account nobody"));
	assert_int_equal(place_count(&p, &AUDIT_COUNT), before + 1);
	/* Reading goes on beside it. */
	assert_int_equal(CLI(&c, "user", "--db", p.db, "--keys", p.keys, "list"), EXIT_DONE);
	assert_non_null(strstr(c.output, "secadmin"));
	assert_int_equal(verify_of(&c, &p), EXIT_DONE);
	stop(server);
	assert_int_equal(access(path, F_OK), -1);
	assert_int_equal(reset(&c, &p, "secadmin"), EXIT_DONE);
	assert_int_equal(place_count(&p, &AUDIT_COUNT), before + 2);
	place_release(&p);
	cli_release(&c);
}

static void a_command_is_carried_out_by_the_server(void **state)
{
	(void)state;
	a_command_is_carried_out_by_the_server_on(ENGINE_SQLITE);
	a_command_is_carried_out_by_the_server_on(ENGINE_POSTGRES);
}

static void without_a_socket_the_lock_refuses_in_words(void **state)
{
	struct cli c;
	struct place p;
	char error[300], path[300];
	int lock;

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	lock = lock_take(p.db, error, sizeof(error));
	assert_true(lock >= 0);
	assert_int_equal(reset(&c, &p, "secadmin"), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "stop it first"));
	assert_int_equal(CLI(&c, "keys", "rotate", "--db", p.db), EXIT_REFUSED);
	/* A socket that a killed server left is nobody. */
	socket_of(&p, path);
	close(open(path, O_WRONLY | O_CREAT, 0600));
	assert_int_equal(reset(&c, &p, "secadmin"), EXIT_REFUSED);
	close(lock);
	assert_int_equal(reset(&c, &p, "secadmin"), EXIT_DONE);
	cli_release(&c);
}

/* Sends bytes as they are; what comes back, in `answer`. */
static void send_raw(const char *path, const char *data, size_t bytes, char *answer, size_t room)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	ssize_t got;
	size_t at = 0;

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(send(fd, data, bytes, MSG_NOSIGNAL), (ssize_t)bytes);
	shutdown(fd, SHUT_WR);
	while ((got = read(fd, answer + at, room - 1 - at)) > 0)
		at += (size_t)got;
	answer[at] = '\0';
	close(fd);
}

static void foreign_words_are_not_understood(void **state)
{
	struct cli c;
	struct place p;
	char path[300], answer[1000], *large = calloc(1, 40000);
	int64_t before;
	pid_t server;

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	server = serve(&c, &p);
	before = place_count(&p, &AUDIT_COUNT);
	socket_of(&p, path);
	send_raw(path, "GET / HTTP/1.1\r\n\r\n", 18, answer, sizeof(answer));
	assert_non_null(strstr(answer, "does not understand"));
	send_raw(path, "jishi 1", 8, answer, sizeof(answer));
	assert_non_null(strstr(answer, "does not understand"));
	send_raw(path, "jishi 1\0init\0--db\0x\0", 21, answer, sizeof(answer));
	assert_non_null(strstr(answer, "init cannot be asked for"));
	send_raw(path, "jishi 1\0user\0burn\0", 19, answer, sizeof(answer));
	assert_non_null(strstr(answer, "usage: jishi user"));
	memset(large, 'x', 40000);
	send_raw(path, large, 12000, answer, sizeof(answer));
	assert_non_null(strstr(answer, "does not understand"));
	assert_int_equal(place_count(&p, &AUDIT_COUNT), before);
	assert_int_equal(reset(&c, &p, "secadmin"), EXIT_DONE);
	stop(server);
	free(large);
	cli_release(&c);
}

/* Root can be somebody else; whoever else runs the tests cannot, and only finds the mode of the socket. */
static void another_user_is_refused(void **state)
{
	struct cli c;
	struct place p;
	char path[300];
	int64_t before;
	pid_t server, child;

	(void)state;
	if (geteuid() != 0)
		return;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	server = serve(&c, &p);
	before = place_count(&p, &AUDIT_COUNT);
	socket_of(&p, path);
	/* Even when somebody opened the folder and the socket to all. */
	chmod(c.folder, 0755);
	chmod(path, 0666);
	fflush(NULL);
	child = fork();
	if (child == 0) {
		char answer[1000] = "";

		if (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0)
			_exit(2);
		send_raw(path, "jishi 1\0user\0--db\0x\0reset\0secadmin\0", 36, answer, sizeof(answer));
		_exit(strstr(answer, "only the user whom the server runs as") != NULL ? 0 : 1);
	}
	assert_int_equal(cli_wait(child), 0);
	assert_int_equal(place_count(&p, &AUDIT_COUNT), before);
	stop(server);
	cli_release(&c);
}

STATEMENT(BRANCH_NAME, "", "t", false, "SELECT name FROM org WHERE kind = 'branch' ORDER BY id LIMIT 1",
	"SELECT name FROM org WHERE kind = 'branch' ORDER BY id LIMIT 1");
STATEMENT(CITY_CODE, "", "t", false, "SELECT code FROM org WHERE id = 1", "SELECT code FROM org WHERE id = 1");

static void ask_text(const struct place *p, const struct statement *st, char text[200])
{
	struct database *d = place_open(p, false);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct value row = { 0 };
	struct cursor c;

	statement_open(s, st, NULL, &c);
	assert_true(cursor_next(&c, &row));
	snprintf(text, 200, "%s", (const char *)row.data);
	cursor_close(&c);
	store_close(s);
	arena_free(a);
	database_close(d);
}

/* A roster with one person who is in no demo city; code of the city in `city`. */
static void put_roster(const struct cli *c, const struct place *p, char roster[300], char city[200])
{
	char branch[200];
	FILE *f;

	ask_text(p, &BRANCH_NAME, branch);
	ask_text(p, &CITY_CODE, city);
	snprintf(roster, 300, "%s/roster.csv", c->folder);
	f = fopen(roster, "w");
	fprintf(f, "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位\n"
		"李华,110101199003079972,汉,本科,农牧渔民,正式党员,2012-03,2013-03,%s,村委会\n", branch);
	fclose(f);
}

/* The server gets the file with the command, and its own thread does the work. */
static void a_roster_is_imported_by_the_server(void **state)
{
	struct cli c;
	struct place p;
	char city[200], roster[300];
	pid_t server;

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, true), EXIT_DONE);
	put_roster(&c, &p, roster, city);
	server = serve(&c, &p);
	if (CLI(&c, "import", roster, "--db", p.db, "--org", city, "--account", "shi.zuzhi", "--approver", "shi.zuzhi2") != EXIT_DONE)
		fail_msg("%s", c.output);
	assert_non_null(strstr(c.output, "new 1, changed 0, same 0, wrong 0, written 1"));
	assert_int_equal(CLI(&c, "import", roster, "--db", p.db, "--org", city, "--account", "nobody"), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "there is no account nobody"));
	/* Rights count: an administrator imports nobody. */
	assert_int_equal(CLI(&c, "import", roster, "--db", p.db, "--org", city, "--account", "xitong"), EXIT_REFUSED);
	stop(server);
	assert_int_equal(CLI(&c, "import", roster, "--db", p.db, "--org", city, "--account", "shi.zuzhi", "--approver", "shi.zuzhi2"), EXIT_DONE);
	assert_non_null(strstr(c.output, "new 0, changed 0, same 1"));
	assert_int_equal(verify_of(&c, &p), EXIT_DONE);
	cli_release(&c);
}

/* ---- rotation ---- */

static void canonical(struct cli *c, const struct place *p, char *kept)
{
	assert_int_equal(CLI(c, "export", "--canonical", "--db", p->db, "--keys", p->keys), EXIT_DONE);
	memcpy(kept, c->output, CLI_OUTPUT_BYTES_MAX);
}

static void rotated_values_stay_readable_on(enum engine engine, bool is_served)
{
	static char before[CLI_OUTPUT_BYTES_MAX], after[CLI_OUTPUT_BYTES_MAX];
	struct cli c;
	struct place p;
	char city[200], roster[300];
	int64_t people;
	pid_t server = 0;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	assert_int_equal(init_at(&c, &p, true), EXIT_DONE);
	people = place_count(&p, &OLD_VALUES);
	assert_true(people > 1500);
	canonical(&c, &p, before);
	if (is_served)
		server = serve(&c, &p);
	assert_int_equal(CLI(&c, "keys", "rotate", "--db", p.db, "--keys", p.keys), EXIT_DONE);
	assert_non_null(strstr(c.output, "under key 2"));
	assert_non_null(strstr(c.output, "not backed up yet"));
	assert_int_equal(place_count(&p, &OLD_VALUES), 0);
	assert_int_equal(place_count(&p, &NEW_VALUES), people);
	assert_int_equal(place_count(&p, &OLD_DIGESTS), 0);
	assert_int_equal(place_count(&p, &ROTATE_LINES), 1);
	assert_true(place_count(&p, &RESEAL_LINES) >= people / 500);
	canonical(&c, &p, after);
	assert_string_equal(before, after);
	/* The server seals with the new key from now on, without a new start. */
	if (is_served) {
		put_roster(&c, &p, roster, city);
		assert_int_equal(CLI(&c, "import", roster, "--db", p.db, "--keys", p.keys, "--org", city, "--account", "shi.zuzhi", "--approver", "shi.zuzhi2"), EXIT_DONE);
		assert_int_equal(place_count(&p, &OLD_VALUES), 0);
		assert_int_equal(place_count(&p, &NEW_VALUES), people + 1);
		assert_int_equal(place_count(&p, &OLD_DIGESTS), 0);
		assert_int_equal(CLI(&c, "import", roster, "--db", p.db, "--keys", p.keys, "--org", city, "--account", "shi.zuzhi", "--approver", "shi.zuzhi2"), EXIT_DONE);
		assert_non_null(strstr(c.output, "new 0, changed 0, same 1"));
		stop(server);
	}
	assert_int_equal(verify_of(&c, &p), EXIT_DONE);
	assert_int_equal(CLI(&c, "keys", "reseal", "--db", p.db, "--keys", p.keys), EXIT_DONE);
	assert_memory_equal(c.output, "0 of ", 5);
	place_release(&p);
	cli_release(&c);
}

static void rotated_values_stay_readable(void **state)
{
	(void)state;
	rotated_values_stay_readable_on(ENGINE_SQLITE, false);
	rotated_values_stay_readable_on(ENGINE_SQLITE, true);
	rotated_values_stay_readable_on(ENGINE_POSTGRES, true);
}

/* A key that another process added is found in the file when a value under it is met. */
static void a_key_added_elsewhere_is_found(void **state)
{
	struct cli c;
	struct place p;
	struct arena *a = arena_new();
	char error[300];
	struct keyring *old, *fresh;
	struct bytes sealed;

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_true(keyring_create(p.keys, SUITE_STD, error, sizeof(error)));
	old = keyring_open(p.keys, error, sizeof(error));
	assert_true(keyring_add_key(p.keys, error, sizeof(error)));
	fresh = keyring_open(p.keys, error, sizeof(error));
	sealed = crypto_seal(fresh, a, "person", "phone", 7, "13900000000");
	assert_int_equal(crypto_key_id(sealed), 2);
	assert_string_equal(crypto_open(old, a, "person", "phone", 7, sealed), "13900000000");
	assert_int_equal(crypto_key_id(crypto_seal(old, a, "person", "phone", 7, "1")), 2);
	keyring_free(old);
	keyring_free(fresh);
	arena_free(a);
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_command_is_carried_out_by_the_server), cmocka_unit_test(without_a_socket_the_lock_refuses_in_words),
		cmocka_unit_test(foreign_words_are_not_understood), cmocka_unit_test(another_user_is_refused), cmocka_unit_test(a_roster_is_imported_by_the_server),
		cmocka_unit_test(rotated_values_stay_readable), cmocka_unit_test(a_key_added_elsewhere_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
