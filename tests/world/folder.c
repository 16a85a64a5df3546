#include "world/folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

void folder_make(char *path, size_t bytes, const char *name)
{
	const char *above = getenv("JISHI_TEST_FOLDER");

	snprintf(path, bytes, "%s/jishi-%s-XXXXXX", above != NULL && above[0] != '\0' ? above : "/tmp", name);
	if (mkdtemp(path) == NULL) {
		perror(path);
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
