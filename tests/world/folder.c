#include "world/folder.h"

#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void folder_make(char *path, size_t bytes, const char *name)
{
	const char *above = getenv("JISHI_TEST_FOLDER");

	snprintf(path, bytes, "%s/jishi-%s-XXXXXX", above != NULL && above[0] != '\0' ? above : "/tmp", name);
	if (mkdtemp(path) == NULL) {
		perror(path);
		abort();
	}
}

void folder_copy(const char *from, const char *to)
{
	char all[300], copy[300];
	char *argv[] = { (char[]){ "cp" }, (char[]){ "-Rp" }, all, copy, NULL };
	pid_t pid;
	int status;

	snprintf(all, sizeof(all), "%s/.", from);
	snprintf(copy, sizeof(copy), "%s", to);
	if (posix_spawnp(&pid, "cp", NULL, NULL, argv, environ) != 0 || waitpid(pid, &status, 0) != pid || status != 0) {
		fprintf(stderr, "%s was not copied to %s\n", from, to);
		abort();
	}
}

static int remove_one(const char *path, const struct stat *kept, int kind, struct FTW *at)
{
	(void)kept;
	(void)kind;
	(void)at;
	return remove(path);
}

void folder_remove(const char *path)
{
	if (nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS) != 0) {
		perror(path);
		abort();
	}
}
