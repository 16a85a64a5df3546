/* A folder of its own for the files of a test. */
#ifndef WORLD_FOLDER_H
#define WORLD_FOLDER_H

#include <stddef.h>

/* New, empty and closed to others, below JISHI_TEST_FOLDER, which `./test` sets to memory where the machine has enough, since
 * nothing there must outlive the machine; else below /tmp. `path` of `bytes` takes its name. Aborts if it cannot be made. */
void folder_make(char *path, size_t bytes, const char *name);
/* Everything in one also into the other, with modes. Aborts if it cannot. */
void folder_copy(const char *from, const char *to);
/* With all that is in it. Aborts if something stays. */
void folder_remove(const char *path);

#endif
