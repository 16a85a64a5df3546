/* A growing run of bytes in an arena: pages, JSON, CSV are written into one before anything is sent. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

struct buffer {
	struct arena *arena;
	char *data;		/* not 0-terminated; see buffer_text */
	size_t bytes;
	size_t room;
};

void buffer_init(struct buffer *b, struct arena *a, size_t room_bytes);	/* 0 takes a default */
/* Behind what is there: bytes as they are, a text without its closing 0, one byte, a number in decimal digits with its sign, a text made as by printf. The
 * content is copied; the buffer grows in its arena as it has to. */
void buffer_put(struct buffer *b, const void *data, size_t bytes);
void buffer_puts(struct buffer *b, const char *text);
void buffer_putc(struct buffer *b, char byte);
void buffer_put_int(struct buffer *b, int64_t number);
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_put_url(struct buffer *b, const char *part);	/* percent-encoded, for a part of an address */
const char *buffer_url(struct arena *a, const char *part);	/* the same by itself */
/* Adds a whole file, from its beginning. False: it cannot be read, and an unknown part is there. */
bool buffer_read(struct buffer *b, int fd);
void buffer_clear(struct buffer *b);
const char *buffer_text(struct buffer *b);	/* 0-terminated view, valid until the next put */

/* Literal text whose length the compiler knows. */
#define buffer_lit(b, literal) buffer_put((b), "" literal, sizeof(literal) - 1)

#endif
