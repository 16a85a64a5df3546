/* Signed ends of the log outside: they fit as long as the log is the same, and say so when it was rewritten. */
#include "world/archive_fixture.h"

#include <fcntl.h>
#include <signal.h>

/* Serves long enough for something to be written and the last checkpoint to be laid. */
static void serve_and_write(struct cli *c, const struct place *p, const char *one, const char *two)
{
	pid_t server = CLI_START(c, "serve", "--db", p->db, "--keys", p->keys, "--listen", "127.0.0.1:0", "--checkpoint", one, "--checkpoint", two);
	char path[320];

	snprintf(path, sizeof(path), "%s.sock", p->db);
	for (int i = 0; i < 3000 && access(path, F_OK) != 0; i++)
		usleep(10000);
	assert_int_equal(CLI(c, "user", "--db", p->db, "--keys", p->keys, "reset", "secadmin"), EXIT_DONE);
	kill(server, SIGTERM);
	assert_int_equal(cli_wait(server), EXIT_DONE);
}

static int compared(struct cli *c, const struct place *p, const char *points)
{
	return CLI(c, "verify", "--db", p->db, "--keys", p->keys, "--checkpoint", points);
}

static void checkpoints_fit_their_log_and_no_other(void **state)
{
	struct cli c;
	struct place p;
	char one[300], two[300], old[320];
	char text[4000];
	ssize_t bytes;
	int fd;

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	snprintf(one, sizeof(one), "%s/one", c.folder);
	snprintf(two, sizeof(two), "%s/two", c.folder);
	snprintf(old, sizeof(old), "%s/old", c.folder);
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	copy_file(p.db, old);
	serve_and_write(&c, &p, one, two);
	assert_int_equal(compared(&c, &p, one), EXIT_DONE);
	assert_null(strstr(c.output, "checkpoints: 0 fit"));
	assert_int_equal(compared(&c, &p, two), EXIT_DONE);
	/* One letter of a checkpoint. */
	fd = open(two, O_RDWR);
	bytes = read(fd, text, sizeof(text));
	assert_true(bytes > 100);
	text[20] = text[20] == 'a' ? 'b' : 'a';
	assert_int_equal(pwrite(fd, text, (size_t)bytes, 0), bytes);
	close(fd);
	assert_int_equal(compared(&c, &p, two), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "line 1 of "));
	/* The database of yesterday and the head of yesterday in the place of today's: the chain itself is sound. */
	copy_file(old, p.db);
	snprintf(old, sizeof(old), "%s.head", p.db);
	unlink(old);
	assert_int_equal(verify_of(&c, &p), EXIT_DONE);
	assert_int_equal(compared(&c, &p, one), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "rewritten or cut"));
	assert_int_equal(compared(&c, &p, cli_path(&c, "none")), EXIT_REFUSED);
	cli_release(&c);
}

/* A share that is gone does not stop the office, nor the other places. */
static void a_place_that_is_gone_is_borne(void **state)
{
	struct cli c;
	struct place p;
	char one[300];

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	snprintf(one, sizeof(one), "%s/one", c.folder);
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	serve_and_write(&c, &p, "/nowhere/points", one);
	assert_int_equal(compared(&c, &p, one), EXIT_DONE);
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(checkpoints_fit_their_log_and_no_other), cmocka_unit_test(a_place_that_is_gone_is_borne),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
