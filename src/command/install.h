/* An installation opened for a command: lock, keyring, database, papers; checked that they belong together. */
#ifndef COMMAND_INSTALL_H
#define COMMAND_INSTALL_H

#include <stdbool.h>
#include "core/services.h"

struct install {
	struct services services;
	int lock_fd;
};

/* EXIT_DONE, or the exit code with the reason on standard error and everything closed. `keys` NULL: FILE.keys.
 * `writes`: takes the lock that serve holds; otherwise the database is opened for reading beside it. */
int install_open(struct install *i, const char *db, const char *keys, bool writes);
void install_close(struct install *i);

#endif
