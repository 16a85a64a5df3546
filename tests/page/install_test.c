/* jishi verify and jishi user as processes: they open an installation whole, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "command/command.h"
#include "command/lock.h"
#include "world/cli.h"

static struct cli c;
static char db[100], other[100];

static int prepare(void **state)
{
	cli_init(&c);
	snprintf(db, sizeof(db), "%s", cli_path(&c, "a.db"));
	snprintf(other, sizeof(other), "%s", cli_path(&c, "b.keys"));
	return CLI(&c, "init", "--db", db);
}

static int clean(void **state)
{
	cli_release(&c);
	return 0;
}

static void a_fresh_installation_is_sound(void **state)
{
	assert_int_equal(CLI(&c, "verify", "--db", db), EXIT_DONE);
	assert_non_null(strstr(c.output, "log: sound"));
	assert_int_equal(CLI(&c, "verify", "--json", "--db", db), EXIT_DONE);
	assert_non_null(strstr(c.output, "\"sound\":true"));
	assert_int_equal(CLI(&c, "verify"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "verify", "--help"), EXIT_DONE);
}

static void an_administrator_gets_back_in(void **state)
{
	assert_int_equal(CLI(&c, "user", "--db", db, "list"), EXIT_DONE);
	assert_non_null(strstr(c.output, "secadmin"));
	assert_int_equal(CLI(&c, "user", "--db", db, "reset", "secadmin"), EXIT_DONE);
	assert_int_equal(strlen(c.output), 24);
	assert_int_equal(CLI(&c, "user", "--db", db, "reset", "nobody"), EXIT_REFUSED);
	assert_int_equal(CLI(&c, "user", "--db", db, "reset"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "user", "--db", db), EXIT_USAGE);
	assert_int_equal(CLI(&c, "verify", "--db", db), EXIT_DONE);
}

static void who_serves_is_not_disturbed(void **state)
{
	char error[200];
	int lock = lock_take(db, error, sizeof(error));

	assert_true(lock >= 0);
	assert_int_equal(CLI(&c, "user", "--db", db, "reset", "secadmin"), EXIT_REFUSED);
	assert_int_equal(CLI(&c, "serve", "--db", db, "--listen", "127.0.0.1:0"), EXIT_REFUSED);
	assert_int_equal(CLI(&c, "verify", "--db", db), EXIT_DONE);
	close(lock);
}

static void wrong_keys_touch_nothing(void **state)
{
	struct stat before, after;
	char foreign[100], keys[110], wrong[110];

	snprintf(foreign, sizeof(foreign), "%s", cli_path(&c, "c.db"));
	snprintf(wrong, sizeof(wrong), "%s.keys", foreign);
	snprintf(keys, sizeof(keys), "%s.keys", db);
	assert_int_equal(CLI(&c, "init", "--db", foreign), EXIT_DONE);
	stat(db, &before);
	assert_int_equal(rename(keys, other), 0);
	assert_int_equal(CLI(&c, "serve", "--db", db, "--listen", "127.0.0.1:0"), EXIT_REFUSED);
	assert_int_equal(rename(wrong, keys), 0);
	assert_int_equal(CLI(&c, "serve", "--db", db, "--listen", "127.0.0.1:0"), EXIT_REFUSED);
	assert_int_equal(CLI(&c, "user", "--db", db, "reset", "secadmin"), EXIT_REFUSED);
	assert_int_equal(CLI(&c, "verify", "--db", db), EXIT_REFUSED);
	stat(db, &after);
	assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(rename(other, keys), 0);
	assert_int_equal(CLI(&c, "verify", "--db", db), EXIT_DONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fresh_installation_is_sound),
		cmocka_unit_test(an_administrator_gets_back_in),
		cmocka_unit_test(who_serves_is_not_disturbed),
		cmocka_unit_test(wrong_keys_touch_nothing),
	};

	return cmocka_run_group_tests(tests, prepare, clean);
}
