/* Compression of answers for the wire. */
#ifndef WEB_COMPRESS_H
#define WEB_COMPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* "br", "gzip" or NULL, from an Accept-Encoding header. */
const char *compress_choose(const char *accepts);
/* Compressors that were used before, since making one costs as much as compressing a page with it. */
struct compressors;
struct compressors *compressors_new(void);
void compressors_free(struct compressors *pool);

/* Replaces data by its compressed form in the arena; false, and nothing changed, if that is not smaller. */
bool compress_data(struct compressors *pool, struct arena *a, const char *encoding, const void **data, size_t *bytes);
/* Does the header accept this coding (with a weight above zero)? */
bool compress_accepts(const char *accepts, const char *coding);

#endif
