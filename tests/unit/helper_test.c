/* The confined child: it works, it reports, and each wall holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "core/confine.h"
#include "core/helper.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_FILTER 0
#else
#define HAS_FILTER 1
#endif

static int copy_job(int in, int out, const char *args)
{
	char block[4096];
	ssize_t got;

	while ((got = read(in, block, sizeof(block))) > 0)
		if (write(out, block, (size_t)got) != got)
			return 2;
	return write(out, args, strlen(args)) < 0 ? 3 : 0;
}

static int refuse_job(int in, int out, const char *args)
{
	return 42;
}

static int crash_job(int in, int out, const char *args)
{
	raise(SIGKILL);
	return 0;
}

static int socket_job(int in, int out, const char *args)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : 7;
}

static int fork_job(int in, int out, const char *args)
{
	return fork() >= 0 ? 0 : 7;
}

static int exec_job(int in, int out, const char *args)
{
	execl("/bin/true", "true", NULL);
	return 7;
}

static int open_job(int in, int out, const char *args)
{
	return open(args, O_RDONLY) >= 0 ? 0 : 7;
}

static int create_job(int in, int out, const char *args)
{
	return open("/tmp/jishi-escaped", O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : 7;
}

static int memory_job(int in, int out, const char *args)
{
	char *room = malloc(512u * 1024 * 1024);

	if (room == NULL)
		return 7;
	memset(room, 1, 512u * 1024 * 1024);
	return room[12345] - 1;
}

static const struct helper_job JOBS[] = {
	{ "copy", copy_job }, { "refuse", refuse_job }, { "crash", crash_job }, { "socket", socket_job }, { "fork", fork_job },
	{ "exec", exec_job }, { "open", open_job }, { "create", create_job }, { "memory", memory_job }, { NULL, NULL },
};

static enum helper_answer run(const char *kind, const char *args, int *code)
{
	int in = memfd_create("in", MFD_CLOEXEC), out = memfd_create("out", MFD_CLOEXEC);
	enum helper_answer answer = helper_run(kind, in, out, args, code);

	close(in);
	close(out);
	return answer;
}

static void a_job_reads_and_writes_descriptors(void **state)
{
	int in = memfd_create("in", MFD_CLOEXEC), out = memfd_create("out", MFD_CLOEXEC), code;
	char text[32] = { 0 };

	assert_int_equal(write(in, "hello ", 6), 6);
	lseek(in, 0, SEEK_SET);
	assert_int_equal(helper_run("copy", in, out, "world", &code), HELPER_GOOD);
	assert_int_equal(pread(out, text, sizeof(text), 0), 11);
	assert_string_equal(text, "hello world");
	close(in);
	close(out);
}

static void a_job_says_why(void **state)
{
	int code;

	assert_int_equal(run("refuse", "", &code), HELPER_REFUSED);
	assert_int_equal(code, 42);
	assert_int_equal(run("crash", "", &code), HELPER_DIED);
	assert_int_equal(run("no such job", "", &code), HELPER_DIED);
	assert_int_equal(run("refuse", "", &code), HELPER_REFUSED);
}

static void no_wall_has_a_door(void **state)
{
	int code;

	if (!HAS_FILTER)
		skip();
	assert_int_equal(run("socket", "", &code), HELPER_DIED);
	assert_int_equal(run("fork", "", &code), HELPER_DIED);
	assert_int_equal(run("exec", "", &code), HELPER_DIED);
	assert_int_not_equal(run("open", "/etc/passwd", &code), HELPER_GOOD);
	assert_int_not_equal(run("open", "/proc/self/environ", &code), HELPER_GOOD);
	assert_int_not_equal(run("create", "", &code), HELPER_GOOD);
	assert_int_not_equal(access("/tmp/jishi-escaped", F_OK), 0);
	assert_int_equal(run("memory", "", &code), HELPER_REFUSED);
	assert_int_equal(code, 7);
}

static void endless_work_ends(void **state)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		volatile unsigned spin = 0;

		if (!confine(HELPER_MEMORY_BYTES, 1, 1000))
			_exit(9);
		for (;;)
			spin++;
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
}

/* Also where the parent had both: a core file would hold keys. */
static void our_memory_stays_ours(void **state)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		struct rlimit core;

		prctl(PR_SET_DUMPABLE, 1);
		if (prctl(PR_GET_DUMPABLE) != 1 || !confine_memory() || prctl(PR_GET_DUMPABLE) != 0)
			_exit(1);
		_exit(getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0 ? 0 : 2);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void without_a_helper_work_is_refused(void **state)
{
	int code;

	helper_stop();
	assert_int_equal(run("copy", "", &code), HELPER_MISSING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_job_reads_and_writes_descriptors),
		cmocka_unit_test(a_job_says_why),
		cmocka_unit_test(no_wall_has_a_door),
		cmocka_unit_test(endless_work_ends),
		cmocka_unit_test(our_memory_stays_ours),
		cmocka_unit_test(without_a_helper_work_is_refused),
	};
	char error[256];

	if (!helper_start(JOBS, error, sizeof(error))) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
