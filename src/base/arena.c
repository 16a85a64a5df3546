#include "base/arena.h"

#include <assert.h>
#include <malloc.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"

/* Under the address sanitizer what was not handed out is poisoned, so that a run past the end of one
 * allocation is seen although its neighbour is in the same block. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define FENCE_BYTES 16
#else
#define ASAN_POISON_MEMORY_REGION(from, bytes) ((void)(from), (void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(from, bytes) ((void)(from), (void)(bytes))
#define FENCE_BYTES 0
#endif

#define ALIGN_BYTES alignof(max_align_t)
#define BLOCK_BYTES_MIN ((size_t)16 * 1024)
#define BLOCK_BYTES_MAX ((size_t)1024 * 1024)
#define KEEP_BYTES ((size_t)256 * 1024)	/* what arena_clear leaves for the next request */

struct block {
	struct block *next;
	size_t room, used;
	alignas(max_align_t) char data[];
};

struct arena {
	struct block *first, *current;
	size_t bytes, next_room;
};

static struct block *block_new(size_t room)
{
	struct block *b = malloc(sizeof(*b) + room);

	if (b == NULL)
		log_end("arena", "out of memory");
	b->next = NULL;
	b->room = room;
	b->used = 0;
	ASAN_POISON_MEMORY_REGION(b->data, room);
	return b;
}

static void blocks_free(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		ASAN_UNPOISON_MEMORY_REGION(b->data, b->room);
		free(b);
		b = next;
	}
}

struct arena *arena_new(void)
{
	struct arena *a = malloc(sizeof(*a));

	if (a == NULL)
		log_end("arena", "out of memory");
	a->first = a->current = block_new(BLOCK_BYTES_MIN);
	a->bytes = 0;
	a->next_room = BLOCK_BYTES_MIN * 2;
	return a;
}

void arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	blocks_free(a->first);
	free(a);
}

void arena_give_back(void)
{
	malloc_trim(0);
}

void arena_clear(struct arena *a)
{
	size_t kept = 0;
	struct block *last = a->first;

	for (struct block *b = a->first; b != NULL; b = b->next) {
		if (b != a->first && kept + b->room > KEEP_BYTES)
			break;
		kept += b->room;
		b->used = 0;
		ASAN_POISON_MEMORY_REGION(b->data, b->room);
		last = b;
	}
	assert(last != NULL);
	blocks_free(last->next);
	last->next = NULL;
	a->current = a->first;
	a->bytes = 0;
	a->next_room = BLOCK_BYTES_MIN * 2;
}

/* Moves on to a block with room for `bytes`: one kept by arena_clear, or a new one. */
static void arena_grow(struct arena *a, size_t bytes)
{
	struct block *b;

	while (a->current->next != NULL) {
		a->current = a->current->next;
		if (a->current->room - a->current->used >= bytes)
			return;
	}
	b = block_new(bytes > a->next_room ? bytes : a->next_room);
	if (a->next_room < BLOCK_BYTES_MAX)
		a->next_room *= 2;
	a->current->next = b;
	a->current = b;
}

void *arena_room(struct arena *a, size_t bytes)
{
	size_t taken;
	char *p;

	if (bytes > SIZE_MAX / 2)
		log_end("arena", "allocation too large");
	taken = (bytes + FENCE_BYTES + ALIGN_BYTES - 1) / ALIGN_BYTES * ALIGN_BYTES;
	if (a->current->room - a->current->used < taken)
		arena_grow(a, taken);
	p = a->current->data + a->current->used;
	a->current->used += taken;
	a->bytes += bytes;
	ASAN_UNPOISON_MEMORY_REGION(p, bytes);
	return p;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
	return memset(arena_room(a, bytes), 0, bytes);
}

void *arena_array(struct arena *a, size_t count, size_t item_bytes)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, item_bytes, &bytes))
		log_end("arena", "allocation too large");
	return arena_alloc(a, bytes);
}

void *arena_copy(struct arena *a, const void *from, size_t bytes)
{
	void *to = arena_room(a, bytes);

	if (bytes > 0)
		memcpy(to, from, bytes);
	return to;
}

char *arena_text(struct arena *a, const char *text)
{
	return text == NULL ? NULL : arena_copy(a, text, strlen(text) + 1);
}

char *arena_text_n(struct arena *a, const char *text, size_t bytes)
{
	char *to = arena_room(a, bytes + 1);

	if (bytes > 0)
		memcpy(to, text, bytes);
	to[bytes] = '\0';
	return to;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(a, format, args);
	va_end(args);
	return text;
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	char small[256], *text;
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(small, sizeof(small), format, args);
	assert(length >= 0);
	if ((size_t)length < sizeof(small)) {
		text = arena_text_n(a, small, (size_t)length);
	} else {
		text = arena_room(a, (size_t)length + 1);
		vsnprintf(text, (size_t)length + 1, format, again);
	}
	va_end(again);
	return text;
}

size_t arena_bytes(const struct arena *a)
{
	return a->bytes;
}
