#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROOM_BYTES_DEFAULT 4096

void buffer_init(struct buffer *b, struct arena *a, size_t room_bytes)
{
	b->arena = a;
	b->bytes = 0;
	b->room = room_bytes > 0 ? room_bytes : ROOM_BYTES_DEFAULT;
	b->data = arena_room(a, b->room);
}

/* The old place stays in the arena; doubling keeps that waste below the size of the result. */
static void buffer_reserve(struct buffer *b, size_t more)
{
	size_t room = b->room;
	char *data;

	if (b->room - b->bytes >= more)
		return;
	while (room - b->bytes < more)
		room *= 2;
	data = arena_room(b->arena, room);
	memcpy(data, b->data, b->bytes);
	b->data = data;
	b->room = room;
}

void buffer_put(struct buffer *b, const void *data, size_t bytes)
{
	if (bytes == 0)
		return;
	buffer_reserve(b, bytes);
	memcpy(b->data + b->bytes, data, bytes);
	b->bytes += bytes;
}

void buffer_puts(struct buffer *b, const char *text)
{
	buffer_put(b, text, strlen(text));
}

void buffer_putc(struct buffer *b, char byte)
{
	buffer_reserve(b, 1);
	b->data[b->bytes++] = byte;
}

void buffer_put_int(struct buffer *b, int64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		digits[--at] = '-';
	buffer_put(b, digits + at, sizeof(digits) - at);
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(b->arena, format, args);
	va_end(args);
	buffer_puts(b, text);
}

static bool is_unreserved(unsigned char b)
{
	return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '.' || b == '_' || b == '~';
}

void buffer_put_url(struct buffer *b, const char *part)
{
	static const char HEX[] = "0123456789ABCDEF";

	for (const unsigned char *p = (const unsigned char *)part; *p != '\0'; p++)
		if (is_unreserved(*p))
			buffer_putc(b, (char)*p);
		else
			buffer_put(b, (const char[]){ '%', HEX[*p >> 4], HEX[*p & 15] }, 3);
}

const char *buffer_url(struct arena *a, const char *part)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_put_url(&b, part);
	return buffer_text(&b);
}

bool buffer_read(struct buffer *b, int fd)
{
	char piece[65536];
	ssize_t n;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	while ((n = read(fd, piece, sizeof(piece))) > 0)
		buffer_put(b, piece, (size_t)n);
	return n == 0;
}

void buffer_clear(struct buffer *b)
{
	b->bytes = 0;
}

const char *buffer_text(struct buffer *b)
{
	buffer_reserve(b, 1);
	b->data[b->bytes] = '\0';
	return b->data;
}
