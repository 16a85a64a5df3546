/* Calls of the system that fail: each read, write, truncation, sync and allocation below the store is refused once, or for a while, with
 * what a full or a broken disk says. Nothing that was answered is lost, nothing is there by half, and nothing crashes: a write that
 * cannot be done is told, and only a failed sync or the end of memory ends the process, as it is meant to (docs/architecture.md).
 *
 * This program defines the calls itself, so that the library it loads and SQLite in it come here first. FAULT_ROUNDS sets how many. */
#include "crowd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ROUNDS_QUICK 120
#define MEMORY_ROUNDS_QUICK 60
#define WRITES_A_ROUND 60
#define NOT_OPENED 3		/* exit code of a child whose database could not be opened: it said why */

enum call { CALL_READ, CALL_WRITE, CALL_TRUNCATE, CALL_SYNC, CALL_MALLOC, CALLS_COUNT };
static const char *const CALL_NAMES[CALLS_COUNT] = { "read", "write", "truncate", "sync", "malloc" };

static struct {
	atomic_bool is_armed;
	atomic_long counts[CALLS_COUNT];
	enum call fails;
	long from, until;		/* counted among the calls of this kind */
	int with;
	bool is_short;			/* a write takes a part of what it was given */
	bool is_late;			/* begins when the database is open: most calls are made before */
} injected;

/* Whether this call fails. Counts it. */
static bool fails(enum call call)
{
	long n;

	if (!injected.is_armed)
		return false;
	n = ++injected.counts[call];
	if (call != injected.fails || n < injected.from || n >= injected.until)
		return false;
	errno = injected.with;
	return true;
}

static bool is_file(int fd)
{
	struct stat about;

	return injected.is_armed && fd > 2 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
}

/* ---- the calls, as the library finds them ---- */

#define WRITES(short_write, whole_write) \
	do { \
		if (is_file(fd) && fails(CALL_WRITE)) { \
			if (injected.is_short && bytes > 1) \
				return short_write; \
			return -1; \
		} \
		return whole_write; \
	} while (0)

ssize_t write(int fd, const void *data, size_t bytes)
{
	WRITES(syscall(SYS_write, fd, data, bytes / 2), syscall(SYS_write, fd, data, bytes));
}

ssize_t pwrite(int fd, const void *data, size_t bytes, off_t at)
{
	WRITES(syscall(SYS_pwrite64, fd, data, bytes / 2, at), syscall(SYS_pwrite64, fd, data, bytes, at));
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t at)
{
	return pwrite(fd, data, bytes, at);
}

ssize_t read(int fd, void *data, size_t bytes)
{
	return is_file(fd) && fails(CALL_READ) ? -1 : syscall(SYS_read, fd, data, bytes);
}

ssize_t pread(int fd, void *data, size_t bytes, off_t at)
{
	return is_file(fd) && fails(CALL_READ) ? -1 : syscall(SYS_pread64, fd, data, bytes, at);
}

ssize_t pread64(int fd, void *data, size_t bytes, off64_t at)
{
	return pread(fd, data, bytes, at);
}

int ftruncate(int fd, off_t bytes)
{
	return fails(CALL_TRUNCATE) ? -1 : (int)syscall(SYS_ftruncate, fd, bytes);
}

int ftruncate64(int fd, off64_t bytes)
{
	return ftruncate(fd, bytes);
}

int fsync(int fd)
{
	return fails(CALL_SYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return fails(CALL_SYNC) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *old, size_t bytes);

void *malloc(size_t bytes)
{
	return fails(CALL_MALLOC) ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t count, size_t bytes)
{
	return fails(CALL_MALLOC) ? NULL : __libc_calloc(count, bytes);
}

void *realloc(void *old, size_t bytes)
{
	return fails(CALL_MALLOC) ? NULL : __libc_realloc(old, bytes);
}

/* ---- a round ---- */

static int child_of(struct world *w, struct shared *shared, const char *log)
{
	struct database_options o = { .url = w->url };
	struct database *d;
	char error[300];

	if (freopen(log, "w", stderr) == NULL)
		_exit(1);
	setvbuf(stderr, NULL, _IONBF, 0);
	injected.is_armed = !injected.is_late;
	d = database_open(&o, error, sizeof(error));
	if (d == NULL) {
		injected.is_armed = false;
		return error[0] != '\0' ? NOT_OPENED : 1;
	}
	injected.is_armed = true;
	crowd_run(d, shared);
	database_close(d);
	injected.is_armed = false;
	return shared->wrong_count == 0 ? 0 : 1;
}

static const char *log_text(const char *path)
{
	static char text[4000];
	FILE *f = fopen(path, "r");
	size_t bytes = f == NULL ? 0 : fread(text, 1, sizeof(text) - 1, f);

	if (f != NULL)
		fclose(f);
	text[bytes] = '\0';
	return text;
}

struct tally { int rounds, told, unavailable, stopped, not_opened, lost, half, broken_chains; };

/* What the child may end with: 0; a database that was not opened; and a stop that says why. */
static void check_end(int status, const char *log, struct tally *t)
{
	bool is_stop = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
	const char *said = log_text(log);

	if (is_stop && ((injected.fails == CALL_SYNC && strstr(said, "refused to sync") != NULL) ||
			(injected.fails == CALL_MALLOC && strstr(said, "out of memory") != NULL)))
		t->stopped++;
	else if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_OPENED)
		t->not_opened++;
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		fail_msg("%s %ld to %ld with %s%s: the child ended with status %x: %s", CALL_NAMES[injected.fails], injected.from, injected.until,
			 strerror(injected.with), injected.is_short ? ", short" : "", (unsigned)status, said);
}

static void try_round(struct tally *t)
{
	struct world *w = world_place(ENGINE_SQLITE);
	struct shared *shared = shared_new();
	struct found found;
	char log[400];
	int status = 0;
	pid_t child;

	database_close(world_open(w));
	snprintf(log, sizeof(log), "%s.log", w->url);
	shared->limit = WRITES_A_ROUND;
	fflush(NULL);
	child = fork();
	if (child == 0)
		_exit(child_of(w, shared, log));
	waitpid(child, &status, 0);
	check_end(status, log, t);
	found = crowd_look(w, shared);
	t->rounds++;
	t->told += found.told;
	t->unavailable += shared->unavailable_count;
	t->lost += found.lost;
	t->half += found.half;
	t->broken_chains += !found.is_chain_whole;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		assert_int_equal(found.told + shared->unavailable_count, WRITES_A_ROUND);
	unlink(log);
	munmap(shared, sizeof(*shared));
	world_free(w);
}

static void tell(const char *what, const struct tally *t)
{
	print_message("%s: %d rounds, %d writes answered, %d told that they could not be done, %d stops, %d not opened; %d lost, %d half, %d chains broken\n",
		      what, t->rounds, t->told, t->unavailable, t->stopped, t->not_opened, t->lost, t->half, t->broken_chains);
}

/* How many calls of each kind an undisturbed round makes, as its child sees it. */
static void count_calls(bool is_late, long counts[CALLS_COUNT])
{
	long *seen = mmap(NULL, CALLS_COUNT * sizeof(*seen), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct world *w = world_place(ENGINE_SQLITE);
	struct shared *shared = shared_new();
	int status;
	pid_t child;

	database_close(world_open(w));
	shared->limit = WRITES_A_ROUND;
	injected.is_late = is_late;
	injected.from = injected.until = 0;
	fflush(NULL);
	child = fork();
	if (child == 0) {
		int code = child_of(w, shared, "/dev/null");

		for (int i = 0; i < CALLS_COUNT; i++)
			seen[i] = injected.counts[i];
		_exit(code);
	}
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	memcpy(counts, seen, CALLS_COUNT * sizeof(*seen));
	munmap(seen, CALLS_COUNT * sizeof(*seen));
	munmap(shared, sizeof(*shared));
	world_free(w);
}

static void is_kept(const struct tally *t)
{
	assert_int_equal(t->lost, 0);
	assert_int_equal(t->half, 0);
	assert_int_equal(t->broken_chains, 0);
	assert_true(t->told > 0);
}

static void test_each_call_of_the_disk_fails(void **state)
{
	static const struct { enum call call; int with; bool is_short; } FAULTS[] = {
		{ CALL_WRITE, ENOSPC, false }, { CALL_WRITE, EIO, false }, { CALL_WRITE, ENOSPC, true }, { CALL_WRITE, EDQUOT, false }, { CALL_READ, EIO, false },
		{ CALL_SYNC, EIO, false }, { CALL_SYNC, ENOSPC, false }, { CALL_TRUNCATE, EIO, false },
	};
	const int faults = sizeof(FAULTS) / sizeof(FAULTS[0]);
	unsigned seed = (unsigned)time(NULL);
	int rounds = rounds_from("FAULT_ROUNDS", ROUNDS_QUICK);
	struct tally t = { 0 };
	long counts[2][CALLS_COUNT];

	(void)state;
	for (int late = 0; late < 2; late++) {
		count_calls(late, counts[late]);
		print_message("of %d writes%s: %ld reads, %ld writes, %ld truncations, %ld syncs\n", WRITES_A_ROUND, late ? ", behind the opening" : "",
			      counts[late][CALL_READ], counts[late][CALL_WRITE], counts[late][CALL_TRUNCATE], counts[late][CALL_SYNC]);
	}
	print_message("seed %u\n", seed);
	assert_true(counts[0][CALL_READ] > 10 && counts[1][CALL_WRITE] > 10 && counts[1][CALL_SYNC] > 3);
	for (int i = 0; i < rounds; i++) {
		long most;

		injected.is_late = i / faults % 4 != 3;
		most = counts[injected.is_late][FAULTS[i % faults].call];
		injected.fails = FAULTS[i % faults].call;
		injected.with = FAULTS[i % faults].with;
		injected.is_short = FAULTS[i % faults].is_short;
		injected.from = 1 + rand_r(&seed) % (most > 0 ? most : 1);
		injected.until = injected.from + (i / faults % 2 == 0 ? 1 : 12);
		try_round(&t);
	}
	tell("disk", &t);
	is_kept(&t);
	assert_true(t.unavailable > 0 && t.stopped > 0);
}

static void test_each_allocation_fails(void **state)
{
	unsigned seed = (unsigned)time(NULL);
	int rounds = rounds_from("FAULT_ROUNDS", MEMORY_ROUNDS_QUICK);
	struct tally t = { 0 };
	long counts[2][CALLS_COUNT];

	(void)state;
	for (int late = 0; late < 2; late++)
		count_calls(late, counts[late]);
	print_message("seed %u; %ld allocations, %ld of them behind the opening\n", seed, counts[0][CALL_MALLOC], counts[1][CALL_MALLOC]);
	injected.fails = CALL_MALLOC;
	injected.with = ENOMEM;
	injected.is_short = false;
	for (int i = 0; i < rounds; i++) {
		injected.is_late = i % 4 != 3;
		injected.from = 1 + rand_r(&seed) % counts[injected.is_late][CALL_MALLOC];
		injected.until = i % 3 == 2 ? (long)1 << 40 : injected.from + 1;	/* once, or for good */
		try_round(&t);
	}
	tell("memory", &t);
	is_kept(&t);
}

/* Planted: the answer goes out before the commit. The same rounds must see it. */
static void test_catches_an_early_answer(void **state)
{
	unsigned seed = (unsigned)time(NULL);
	int lost = 0;

	(void)state;
	injected.fails = CALL_WRITE;
	injected.with = ENOSPC;
	injected.is_short = false;
	injected.is_late = true;
	for (int i = 0; i < 20 && lost == 0; i++) {
		struct world *w = world_place(ENGINE_SQLITE);
		struct shared *shared = shared_new();
		int status;
		pid_t child;

		database_close(world_open(w));
		shared->limit = WRITES_A_ROUND;
		shared->tells_early = true;
		injected.from = 3 + rand_r(&seed) % 10;
		injected.until = injected.from + 12;
		fflush(NULL);
		child = fork();
		if (child == 0)
			_exit(child_of(w, shared, "/dev/null"));
		waitpid(child, &status, 0);
		lost += crowd_look(w, shared).lost;
		munmap(shared, sizeof(*shared));
		world_free(w);
	}
	assert_true(lost > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_call_of_the_disk_fails), cmocka_unit_test(test_each_allocation_fails), cmocka_unit_test(test_catches_an_early_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
