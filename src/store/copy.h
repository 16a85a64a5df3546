/* A SQLite database as it is at one moment, page by page, while others write. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include "store/store.h"

/* Into a new file of mode 0600, not synced: for reading soon and removing. Quick, because a long look at the database
 * itself would keep its log from being folded in. False with the reason; nothing is left then. */
bool database_copy(struct database *d, const char *path, char *error, size_t error_bytes);

#endif
