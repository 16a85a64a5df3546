#include "world/cli.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "command/command.h"
#include "world/folder.h"

#define WORDS_MAX 24
#define ROOMS_COUNT 8

void cli_init(struct cli *c)
{
	memset(c, 0, sizeof(*c));
	folder_make(c->folder, sizeof(c->folder), "cli");
}

void cli_release(struct cli *c)
{
	pid_t pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", c->folder, (char *)NULL);
		_exit(1);
	}
	cli_wait(pid);
}

const char *cli_path(const struct cli *c, const char *name)
{
	static char rooms[ROOMS_COUNT][200];
	static int next;
	char *room = rooms[next++ % ROOMS_COUNT];

	snprintf(room, sizeof(rooms[0]), "%s/%s", c->folder, name);
	return room;
}

static pid_t start(const char *const words[], int out)
{
	char copies[WORDS_MAX][400], *argv[WORDS_MAX + 1] = { 0 };
	int argc = 0, code;
	pid_t pid;

	for (; words[argc] != NULL; argc++) {
		assert(argc < WORDS_MAX);
		snprintf(copies[argc], sizeof(copies[argc]), "%s", words[argc]);
		argv[argc] = copies[argc];
	}
	fflush(NULL);
	pid = fork();
	if (pid != 0)
		return pid;
	dup2(out, 1);
	dup2(out, 2);
	/* Questions for a passphrase must not reach the terminal of whoever runs the tests. */
	setsid();
	code = command_run(argc, argv);
	fflush(NULL);
	_exit(code);
}

pid_t cli_start(struct cli *c, const char *const words[])
{
	int log = open(cli_path(c, "log"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	pid_t pid = start(words, log);

	close(log);
	return pid;
}

int cli_wait(pid_t pid)
{
	int status;

	if (waitpid(pid, &status, 0) != pid)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

int cli_run(struct cli *c, const char *const words[])
{
	char rest[4096];
	ssize_t got, at = 0;
	int fds[2], code;
	pid_t pid;

	if (pipe(fds) != 0)
		abort();
	pid = start(words, fds[1]);
	close(fds[1]);
	while ((got = read(fds[0], c->output + at, sizeof(c->output) - 1 - (size_t)at)) > 0)
		at += got;
	c->output[at] = '\0';
	while (read(fds[0], rest, sizeof(rest)) > 0)	/* what is more is not looked at */
		continue;
	close(fds[0]);
	code = cli_wait(pid);
	return code;
}
