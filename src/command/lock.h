/* FILE.lock beside a SQLite database: whoever serves holds it, so that nobody else writes meanwhile. */
#ifndef COMMAND_LOCK_H
#define COMMAND_LOCK_H

#include <stddef.h>

/* The descriptor that holds the lock until it is closed; -1 with the reason in words: somebody holds it. */
int lock_take(const char *database_path, char *error, size_t error_bytes);

#endif
