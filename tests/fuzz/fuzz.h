/* What the fuzz targets share. A target is one file NAME_fuzz.c with a LLVMFuzzerTestOneInput that gives bytes to one of
 * our parsers and holds its answer to what its header promises; its seeds are the small files of seeds/NAME/.
 * tests/fuzz/run builds on it, and `make check` tries the seeds without the fuzzer (seeds.c). A new parser of what strangers send gets a target here. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Unlike assert it is there in every build, and says what was promised. */
#define MUST(promise) \
	((promise) ? (void)0 : (fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #promise), abort()))

/* One arena for all inputs: what a parser leaves behind is gone before the next. */
static inline struct arena *fuzz_arena(void)
{
	static struct arena *a;

	if (a == NULL)
		a = arena_new();
	arena_clear(a);
	return a;
}

/* The line at *at, without its end; *at moves behind it. */
static inline char *fuzz_line(struct arena *a, const uint8_t **at, const uint8_t *end)
{
	const uint8_t *stop = memchr(*at, '\n', (size_t)(end - *at)), *from = *at;

	*at = stop == NULL ? end : stop + 1;
	return arena_text_n(a, (const char *)from, (size_t)((stop == NULL ? end : stop) - from));
}

#endif
