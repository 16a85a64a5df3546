/* The whole database as JSON lines, the same for two databases that hold the same: tables in the order of
 * the model, rows by key, secrets opened. What chance, the keyring or the machine's clock made is left out:
 * the log and the operational tables, keyed digests, password hashes and their age. */
#ifndef COMMAND_CANONICAL_H
#define COMMAND_CANONICAL_H

#include <stdbool.h>
#include <stdint.h>
#include "core/crypto.h"
#include "store/store.h"

/* Takes each line without its end. */
typedef void (*canonical_line)(void *data, const char *line, size_t bytes);

/* False with the reason: the database failed, or a secret does not open with these keys. */
bool canonical_write(struct database *d, struct keyring *k, canonical_line line, void *data, char *error, size_t error_bytes);

#endif
