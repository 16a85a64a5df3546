/* What is in a .docx that came back. */
#ifndef TESTS_WORLD_DOCX_WORDS_H
#define TESTS_WORLD_DOCX_WORDS_H

#include <stddef.h>
#include "base/arena.h"

/* One part of it, ended by a 0 besides; its length in *part_bytes where that is asked. NULL: it has no such part; the test fails where it is no container. */
char *docx_part_of(struct arena *a, const void *data, size_t bytes, const char *name, size_t *part_bytes);
/* Its text without the XML. */
char *docx_words(struct arena *a, const void *data, size_t bytes);

#endif
