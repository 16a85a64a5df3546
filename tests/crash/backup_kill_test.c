/* kill -9 in the middle of backup, of restore and of a rotation of keys: what has its name is whole, otherwise there is nothing, and the next run
 * works. COPY_ROUNDS sets how often. */
#include "world/archive_fixture.h"

#include <signal.h>
#include <time.h>
#include <libpq-fe.h>

#define ROUNDS_QUICK 5
#define KILLED (1000 + SIGKILL)

static int rounds(void)
{
	return count_of("COPY_ROUNDS", ROUNDS_QUICK);
}

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Kills at a random moment of a run that takes `whole_us`; true when it was still running. */
static bool kill_within(pid_t pid, int64_t whole_us, unsigned *seed)
{
	usleep((useconds_t)(rand_r(seed) % (whole_us + 1)));
	kill(pid, SIGKILL);
	return cli_wait(pid) == KILLED;
}

static bool is_there(const struct place *p)
{
	char sql[400];
	PGconn *pg;
	PGresult *result;
	bool there;

	if (p->world == NULL)
		return access(p->db, F_OK) == 0;
	pg = PQconnectdb(postgres_url());
	snprintf(sql, sizeof(sql), "SELECT 1 FROM information_schema.tables WHERE table_schema = '%s'", p->world->postgres.name);
	result = PQexec(pg, sql);
	there = PQntuples(result) > 0;
	PQclear(result);
	PQfinish(pg);
	return there;
}

static void backup_killed(void **state)
{
	unsigned seed = (unsigned)time(NULL);
	struct cli c;
	struct place a, b;
	int64_t whole_us;
	int killed = 0;

	(void)state;
	cli_init(&c);
	place_init(&a, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &a, true), EXIT_DONE);
	whole_us = now_us();
	assert_int_equal(backup_of(&c, &a, cli_path(&c, "first")), EXIT_DONE);
	whole_us = now_us() - whole_us;
	for (int i = 0; i < rounds(); i++) {
		char archive[300], name[20];

		snprintf(archive, sizeof(archive), "%s/archive%d", c.folder, i);
		snprintf(name, sizeof(name), "b%d.db", i);
		place_init(&b, &c, ENGINE_SQLITE, name);
		copy_file(a.keys, b.keys);
		killed += kill_within(CLI_START(&c, "backup", "--db", a.db, "--out", archive), whole_us, &seed);
		/* What has the name is whole; what has not is made by the next run, over what was left. */
		if (access(archive, F_OK) != 0)
			assert_int_equal(backup_of(&c, &a, archive), EXIT_DONE);
		assert_int_equal(restore_to(&c, &b, archive), EXIT_DONE);
		assert_int_equal(verify_of(&c, &b), EXIT_DONE);
		snprintf(archive, sizeof(archive), "%s/archive%d.part", c.folder, i);
		assert_int_equal(access(archive, F_OK), -1);
	}
	print_message("%d of %d backups were killed at work\n", killed, rounds());
	assert_true(killed > 0);
	cli_release(&c);
}

static void restore_killed_on(enum engine engine)
{
	unsigned seed = (unsigned)time(NULL) + 1;
	struct cli c;
	struct place a, b;
	int64_t whole_us = 0;
	int killed = 0;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&a, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &a, true), EXIT_DONE);
	assert_int_equal(backup_of(&c, &a, cli_path(&c, "archive")), EXIT_DONE);
	for (int i = 0; i <= rounds(); i++) {
		char name[20];

		snprintf(name, sizeof(name), "b%d.db", i);
		place_init(&b, &c, engine, name);
		copy_file(a.keys, b.keys);
		whole_us = i > 0 ? whole_us : now_us();
		if (i > 0)
			killed += kill_within(CLI_START(&c, "restore", cli_path(&c, "archive"), "--db", b.db, "--keys", b.keys), whole_us, &seed);
		/* PostgreSQL drops the transaction a moment after its client is gone. */
		for (int j = 0; j < 100 && !is_there(&b) && restore_to(&c, &b, cli_path(&c, "archive")) != EXIT_DONE; j++)
			usleep(20000);
		whole_us = i > 0 ? whole_us : now_us() - whole_us;
		assert_true(is_there(&b));
		assert_int_equal(verify_of(&c, &b), EXIT_DONE);
		place_release(&b);
	}
	print_message("%d of %d restores were killed at work\n", killed, rounds());
	assert_true(killed > 0);
	cli_release(&c);
}

static void restore_killed(void **state)
{
	(void)state;
	restore_killed_on(ENGINE_SQLITE);
	restore_killed_on(ENGINE_POSTGRES);
}

/* Killed anywhere, everything opens; the next run goes on to the end. */
static void rotation_killed(void **state)
{
	static char before[CLI_OUTPUT_BYTES_MAX];
	unsigned seed = (unsigned)time(NULL) + 2;
	struct cli c;
	struct place a;
	int64_t whole_us;
	int killed = 0;

	(void)state;
	cli_init(&c);
	place_init(&a, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &a, true), EXIT_DONE);
	assert_int_equal(CLI(&c, "export", "--canonical", "--db", a.db), EXIT_DONE);
	memcpy(before, c.output, sizeof(before));
	whole_us = now_us();
	assert_int_equal(CLI(&c, "keys", "rotate", "--db", a.db), EXIT_DONE);
	whole_us = now_us() - whole_us;
	for (int i = 0; i < rounds(); i++) {
		killed += kill_within(CLI_START(&c, "keys", "rotate", "--db", a.db), whole_us, &seed);
		assert_int_equal(CLI(&c, "export", "--canonical", "--db", a.db), EXIT_DONE);
		assert_string_equal(c.output, before);
		assert_int_equal(CLI(&c, "keys", "reseal", "--db", a.db), EXIT_DONE);
		assert_int_equal(CLI(&c, "keys", "reseal", "--db", a.db), EXIT_DONE);
		assert_memory_equal(c.output, "0 of ", 5);
		assert_non_null(strstr(c.output, "\n0 people "));
		CLI(&c, "doctor", "--db", a.db);	/* finds other things, such as keys that are not backed up */
		assert_null(strstr(c.output, "older keys"));
		assert_int_equal(verify_of(&c, &a), EXIT_DONE);
	}
	print_message("%d of %d rotations were killed at work\n", killed, rounds());
	assert_true(killed > 0);
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(backup_killed), cmocka_unit_test(restore_killed), cmocka_unit_test(rotation_killed) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
