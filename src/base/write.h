/* Bytes to a descriptor until all are there. */
#ifndef BASE_WRITE_H
#define BASE_WRITE_H

#include <stdbool.h>
#include <stddef.h>

/* Goes on after a short write and a signal. False: errno says why, and an unknown part is written. */
bool write_whole(int fd, const void *data, size_t bytes);

#endif
