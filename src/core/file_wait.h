/* Files that wait: chosen in a form that was refused, so that nobody has to choose them again (web/waiting.h says which). They lie sealed in
 * FILE.files/waiting, belong to one account, and no row knows them: no backup takes them along, and after FILE_WAIT_SECONDS the housekeeper
 * removes them, whether the form went through meanwhile or not. */
#ifndef CORE_FILE_WAIT_H
#define CORE_FILE_WAIT_H

#include "core/services.h"

#define FILE_WAIT_SECONDS (24 * 3600)
#define FILE_WAIT_COUNT_MAX 40					/* of one account, as many as a form sends at once; the oldest give way */
#define FILE_WAIT_BYTES_MAX (100ll * 1024 * 1024)		/* of one account, likewise */
#define FILE_WAIT_ALL_BYTES_MAX (2048ll * 1024 * 1024)		/* of all: beyond it nothing more is kept */

/* Which one it is: nothing of it is a secret, the bytes are. `created_s` by the business clock. */
struct file_wait { int64_t account_id, created_s, id, bytes; };

/* Keeps `wait->bytes` bytes of `fd`, from its beginning, for the account and the second that `wait` says, and sets wait->id. False: there is no room,
 * or the disk does not take them; nothing is left then. */
bool file_wait_keep(const struct services *s, struct file_wait *wait, int fd);
/* Its bytes to `out_fd`. False: it is gone or damaged, or is another one than `wait` says; what was written then is worth nothing. */
bool file_wait_read(const struct services *s, const struct file_wait *wait, int out_fd);
/* Removes what was kept before that second. */
void file_wait_purge(const struct services *s, int64_t before_s);

#endif
