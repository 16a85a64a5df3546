/* jishi verify and jishi user as processes: they open an installation whole, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "command/command.h"
#include "command/lock.h"
#include "world/folder.h"

static char folder[64], db[100], other[100], out[4000];

/* Runs the command in a child; its output comes into `out`. */
static int run(const char *name, const char *a, const char *b, const char *c, const char *d)
{
	char *argv[] = { (char *)"jishi", (char *)name, (char *)a, (char *)b, (char *)c, (char *)d, NULL };
	int fds[2], argc = 0, status;
	ssize_t got, at = 0;
	pid_t pid;

	while (argv[argc] != NULL)
		argc++;
	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(fds[1], 1);
		dup2(open("/dev/null", O_WRONLY), 2);
		close(fds[0]);
		status = command_run(argc, argv);
		fflush(NULL);
		_exit(status);
	}
	close(fds[1]);
	while ((got = read(fds[0], out + at, sizeof(out) - 1 - (size_t)at)) > 0)
		at += got;
	out[at] = '\0';
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int prepare(void **state)
{
	folder_make(folder, sizeof(folder), "install");
	snprintf(db, sizeof(db), "%s/a.db", folder);
	snprintf(other, sizeof(other), "%s/b.keys", folder);
	return run("init", "--db", db, NULL, NULL);
}

static int clean(void **state)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", folder, NULL);
		_exit(1);
	}
	return waitpid(pid, &status, 0) == pid ? status : 1;
}

static void a_fresh_installation_is_sound(void **state)
{
	assert_int_equal(run("verify", "--db", db, NULL, NULL), EXIT_DONE);
	assert_non_null(strstr(out, "log: sound"));
	assert_int_equal(run("verify", "--json", "--db", db, NULL), EXIT_DONE);
	assert_non_null(strstr(out, "\"sound\":true"));
	assert_int_equal(run("verify", NULL, NULL, NULL, NULL), EXIT_USAGE);
	assert_int_equal(run("verify", "--help", NULL, NULL, NULL), EXIT_DONE);
}

static void an_administrator_gets_back_in(void **state)
{
	assert_int_equal(run("user", "--db", db, "list", NULL), EXIT_DONE);
	assert_non_null(strstr(out, "secadmin"));
	assert_int_equal(run("user", "--db", db, "reset", "secadmin"), EXIT_DONE);
	assert_int_equal(strlen(out), 24);
	assert_int_equal(run("user", "--db", db, "reset", "nobody"), EXIT_REFUSED);
	assert_int_equal(run("user", "--db", db, "reset", NULL), EXIT_USAGE);
	assert_int_equal(run("user", "--db", db, NULL, NULL), EXIT_USAGE);
	assert_int_equal(run("verify", "--db", db, NULL, NULL), EXIT_DONE);
}

static void who_serves_is_not_disturbed(void **state)
{
	char error[200];
	int lock = lock_take(db, error, sizeof(error));

	assert_true(lock >= 0);
	assert_int_equal(run("user", "--db", db, "reset", "secadmin"), EXIT_REFUSED);
	assert_int_equal(run("serve", "--db", db, "--listen", "127.0.0.1:0"), EXIT_REFUSED);
	assert_int_equal(run("verify", "--db", db, NULL, NULL), EXIT_DONE);
	close(lock);
}

static void wrong_keys_touch_nothing(void **state)
{
	struct stat before, after;
	char foreign[100], keys[110], wrong[110];

	snprintf(foreign, sizeof(foreign), "%s/c.db", folder);
	snprintf(wrong, sizeof(wrong), "%s.keys", foreign);
	snprintf(keys, sizeof(keys), "%s.keys", db);
	assert_int_equal(run("init", "--db", foreign, NULL, NULL), EXIT_DONE);
	stat(db, &before);
	assert_int_equal(rename(keys, other), 0);
	assert_int_equal(run("serve", "--db", db, "--listen", "127.0.0.1:0"), EXIT_REFUSED);
	assert_int_equal(rename(wrong, keys), 0);
	assert_int_equal(run("serve", "--db", db, "--listen", "127.0.0.1:0"), EXIT_REFUSED);
	assert_int_equal(run("user", "--db", db, "reset", "secadmin"), EXIT_REFUSED);
	assert_int_equal(run("verify", "--db", db, NULL, NULL), EXIT_REFUSED);
	stat(db, &after);
	assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(rename(other, keys), 0);
	assert_int_equal(run("verify", "--db", db, NULL, NULL), EXIT_DONE);
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
