#include "core/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "core/helper.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SANITIZER 1
#else
#define HAS_SANITIZER 0
#endif

/* What a parser needs: memory, its descriptors, the clock, its end. Opening is for fonts and time zones,
 * which Landlock narrows to reading in their folders. */
static const int ALLOWED[] = {
	SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(pwrite64),
	SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(ftruncate), SCMP_SYS(close),
	SCMP_SYS(dup), SCMP_SYS(fcntl), SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap),
	SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(tgkill), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall),
};
static const int ALLOWED_WITH_LANDLOCK[] = { SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(access), SCMP_SYS(readlink), SCMP_SYS(getdents64) };
static const char *const READABLE[] = { "/usr/share/fonts", "/usr/share/zoneinfo", "/etc/fonts" };

static bool limit(int what, rlim_t value)
{
	struct rlimit l = { value, value };

	return setrlimit(what, &l) == 0;
}

/* ---- Landlock: spoken directly, since the C library has no words for it ---- */

#define LANDLOCK_ALL (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE \
	| LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE \
	| LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG \
	| LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

bool helper_has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static void allow_reading(int rules, const char *folder)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };

	rule.parent_fd = open(folder, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;		/* not on this machine: nothing to read there */
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

static bool lock_folders(void)
{
	struct landlock_ruleset_attr all = { .handled_access_fs = LANDLOCK_ALL };
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	bool good;

	if (rules < 0)
		return false;
	for (size_t i = 0; i < sizeof(READABLE) / sizeof(READABLE[0]); i++)
		allow_reading(rules, READABLE[i]);
	good = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return good;
}

/* ---- system calls ---- */

static bool add_rules(scmp_filter_ctx filter, const int *calls, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int answer = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);

		/* -EDOM and -EINVAL: this processor has no such call */
		if (answer < 0 && answer != -EDOM && answer != -EINVAL)
			return false;
	}
	return true;
}

static bool filter_calls(bool has_landlock)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	bool good = filter != NULL && add_rules(filter, ALLOWED, sizeof(ALLOWED) / sizeof(ALLOWED[0]));

	if (good && has_landlock)
		good = add_rules(filter, ALLOWED_WITH_LANDLOCK, sizeof(ALLOWED_WITH_LANDLOCK) / sizeof(ALLOWED_WITH_LANDLOCK[0]));
	good = good && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return good;
}

/* The limit stops a file of our own; what the machine pipes to a program of its own heeds only the flag. */
bool confine_memory(void)
{
	return limit(RLIMIT_CORE, 0) && prctl(PR_SET_DUMPABLE, 0) == 0;
}

bool confine(unsigned long memory_bytes, unsigned seconds, long long file_bytes)
{
	bool has_landlock;

	if (!confine_memory() || !limit(RLIMIT_CPU, seconds) || !limit(RLIMIT_FSIZE, (rlim_t)file_bytes)
	    || !limit(RLIMIT_NOFILE, 32))
		return false;
	alarm(seconds);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	has_landlock = helper_has_landlock();
	if (has_landlock && !lock_folders())
		return false;
	if (HAS_SANITIZER)
		return true;
	return limit(RLIMIT_AS, memory_bytes) && limit(RLIMIT_NPROC, 0) && filter_calls(has_landlock);
}
