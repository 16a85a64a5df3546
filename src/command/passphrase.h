/* Asking for the passphrase that seals a backup of the keys. */
#ifndef COMMAND_PASSPHRASE_H
#define COMMAND_PASSPHRASE_H

#include <stdbool.h>
#include <stddef.h>

#define PASSPHRASE_BYTES_MAX 1000

/* From the first line of `file`, which others must not read; without a file from the terminal, unseen, and twice when
 * `is_new`. The text is to be wiped by the caller. False, with the reason on standard error: no terminal, the two
 * differ, shorter than KEYRING_PASSPHRASE_CHARS_MIN. */
bool passphrase_take(const char *file, bool is_new, char passphrase[PASSPHRASE_BYTES_MAX]);

#endif
