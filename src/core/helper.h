/* Files from outside are parsed where they can do no harm: in a child that lives for one file, holds two
 * descriptors, sees no folder but the read-only ones of fonts and time zones, reaches no network, and may
 * use 256 MiB and 10 seconds.
 *
 * helper_start forks a small process before any thread exists, because only then a fork is safe; each
 * helper_run asks it for one child. A kind of work is a function in a table that `main` gives at start:
 *
 *	static const struct helper_job JOBS[] = { { "xlsx", xlsx_read_job }, { NULL, NULL } };
 *	helper_start(JOBS, error, sizeof(error));
 *	…
 *	answer = helper_run("xlsx", upload->fd, out_fd, "sheet=1", &code);
 */
#ifndef CORE_HELPER_H
#define CORE_HELPER_H

#include <stdbool.h>
#include <stddef.h>

#define HELPER_MEMORY_BYTES (256u * 1024 * 1024)
#define HELPER_SECONDS 10
#define HELPER_OUT_BYTES_MAX (512ll * 1024 * 1024)
#define HELPER_ARGS_BYTES_MAX 1000

/* Runs inside the child. Reads in_fd (at offset 0, also seekable and mappable), writes out_fd, and returns
 * 0 for good or a number 1..100 that the caller understands. May allocate; may not open files or fork. */
struct helper_job {
	const char *kind;
	int (*run)(int in_fd, int out_fd, const char *args);
};

enum helper_answer {
	HELPER_GOOD,		/* returned 0 */
	HELPER_REFUSED,		/* returned another code */
	HELPER_DIED,		/* crashed, forbidden call, or over memory: a hostile or damaged file */
	HELPER_SLOW,		/* over its seconds */
	HELPER_MISSING		/* the process is not there: answer 503 */
};

/* Before the first thread. `jobs` ends with a NULL kind and lives as long as the program. False with the
 * reason when the process cannot be made or the machine cannot confine it. */
bool helper_start(const struct helper_job *jobs, char *error, size_t error_bytes);
void helper_stop(void);
/* Blocks until the child is done. Any thread, many at once. */
enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code);
/* Is Landlock in the kernel? (Without it the filter alone forbids opening.) For doctor. */
bool helper_has_landlock(void);

#endif
