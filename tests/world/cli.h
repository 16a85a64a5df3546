/* The program as a script calls it, in a child: exit code and what it printed; and a folder for its files. */
#ifndef TESTS_WORLD_CLI_H
#define TESTS_WORLD_CLI_H

#include <sys/types.h>

#define CLI_OUTPUT_BYTES_MAX 60000

struct cli { char folder[64], output[CLI_OUTPUT_BYTES_MAX]; };

void cli_init(struct cli *c);		/* a fresh folder under /tmp */
void cli_release(struct cli *c);	/* removes it with all that is in it */
/* "FOLDER/name" in one of a few static rooms. */
const char *cli_path(const struct cli *c, const char *name);
/* Runs words, ended by NULL; standard output and standard error come into c->output. Returns the exit code, or
 * 1000 and the signal that ended it. */
int cli_run(struct cli *c, const char *const words[]);
#define CLI(c, ...) cli_run((c), (const char *const[]){ "jishi", __VA_ARGS__, NULL })
/* The same in the background; its output is appended to FOLDER/log. cli_wait gives the exit code. */
pid_t cli_start(struct cli *c, const char *const words[]);
#define CLI_START(c, ...) cli_start((c), (const char *const[]){ "jishi", __VA_ARGS__, NULL })
int cli_wait(pid_t pid);

#endif
