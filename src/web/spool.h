/* The disk that bodies in files share with the database. */
#ifndef WEB_SPOOL_H
#define WEB_SPOOL_H

#include <stdbool.h>
#include <stdint.h>

/* Does the disk of this open file have a reserve left once `bytes` more (0 or above) are written: a tenth of it, at most SPOOL_RESERVE_BYTES_MAX?
 * False also where the disk does not say. */
bool spool_leaves_reserve(int fd, int64_t bytes);

#endif
