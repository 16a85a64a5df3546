/* Marks beside the keyring that say what was last put into safety: FILE.keys.saved for the keys, FILE.keys.archived for
 * the database. They are only for reminding; a lost one makes doctor remind once more. */
#ifndef COMMAND_SAVED_H
#define COMMAND_SAVED_H

#include <stdbool.h>
#include <stdint.h>
#include "core/crypto.h"

/* When all keys of the ring were backed up last, in UTC seconds; 0: never, or a key was added since. */
int64_t saved_keys_s(const char *keys_path, const struct keyring *k);
bool saved_keys_put(const char *keys_path, const struct keyring *k, int64_t now_s);	/* false: could not be written */
/* When the last archive was made; 0: never. */
int64_t saved_archive_s(const char *keys_path);
bool saved_archive_put(const char *keys_path, int64_t now_s);

#endif
