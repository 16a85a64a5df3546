/* The frame of an archive: headers of 512 bytes in the form "ustar" of POSIX. Only what archive.c writes is read. */
#ifndef COMMAND_TAR_H
#define COMMAND_TAR_H

#include <stdbool.h>
#include <stdint.h>

#define TAR_BLOCK_BYTES 512
#define TAR_NAME_CHARS 99
#define TAR_SIZE_MAX ((INT64_C(1) << 33) - 1)	/* 8 GiB an entry */

/* A plain file of mode 0600. */
void tar_header(char header[TAR_BLOCK_BYTES], const char *name, int64_t bytes, int64_t modified_s);
/* False: not a header that tar_header makes. */
bool tar_parse(const char header[TAR_BLOCK_BYTES], char name[TAR_NAME_CHARS + 1], int64_t *bytes, int64_t *modified_s);
/* How many zero bytes follow a content of this length. */
int tar_padding(int64_t bytes);

#endif
