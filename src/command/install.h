/* An installation opened for a command: lock, keyring, database, papers; checked that they belong together. */
#ifndef COMMAND_INSTALL_H
#define COMMAND_INSTALL_H

#include <stdbool.h>
#include <stddef.h>
#include "core/services.h"

struct ctx;
struct arena;

struct install {
	struct services services;
	int lock_fd;
};

/* Is what --db names the URL of a PostgreSQL database? Anything else is the path of a SQLite file. */
bool install_is_postgres(const char *db);
/* The keyring of a database: `keys` if given, else FILE.keys. */
void install_keys_path(char *path, size_t bytes, const char *db, const char *keys);
/* What lies beside the database file, which `end` tells apart; of a database server beside its keyring. */
void install_path_beside(char *path, size_t bytes, const char *db, const char *keys, const char *end);
/* The folder of the papers. */
void install_files_path(char *folder, size_t bytes, const char *db, const char *keys);

/* EXIT_DONE, or the exit code with the reason on standard error and everything closed. `keys` NULL: FILE.keys.
 * `writes`: takes the lock that serve holds; otherwise the database is opened for reading beside it. */
int install_open(struct install *i, const char *db, const char *keys, bool writes);
void install_close(struct install *i);

/* The context of a command: in Chinese, at the time and day of the machine, or of a test clock where a server carries it out (X-08: one clock for everything), with a store of its own on the database, which the caller closes; nobody is
 * signed in. `a` owns what it holds. */
void install_ctx(struct ctx *c, struct arena *a, const struct services *services);

#endif
