#include "world/folder.h"

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
