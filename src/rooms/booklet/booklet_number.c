#include "rooms/booklet/booklet_number.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "schema/model.h"

#define COUNTED_MAX 18	/* digits of an int64_t */
#define MARK "NO"	/* is printed in front of a number and belongs to it or not */

static bool is_dash(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63;
}

static bool is_chinese(uint32_t c)
{
	return c >= 0x4E00 && c <= 0x9FFF;
}

static void put_read(struct buffer *b, uint32_t c)
{
	char bytes[4];

	if (text_is_blank(c))
		return;
	if (c == 0x2116)	/* № */
		buffer_puts(b, MARK);
	else if (c >= 'a' && c <= 'z')
		buffer_putc(b, (char)(c - 'a' + 'A'));
	else if (is_dash(c))
		buffer_putc(b, '-');
	else
		buffer_put(b, bytes, text_put_char(bytes, c));
}

const char *booklet_number_read(struct arena *a, const char *typed)
{
	const char *at = text_clean(a, text_or_empty(typed)), *read;
	struct buffer b;
	uint32_t c;

	buffer_init(&b, a, strlen(at) + 1);
	while ((c = text_next(&at)) != 0)
		put_read(&b, c);
	read = buffer_text(&b);
	return text_starts(read, MARK ".") || text_starts(read, MARK ":") ? arena_printf(a, MARK "%s", read + sizeof(MARK)) : read;
}

size_t booklet_number_digits(const char *number)
{
	size_t bytes = strlen(number), n = 0;

	while (n < bytes && n < COUNTED_MAX && number[bytes - n - 1] >= '0' && number[bytes - n - 1] <= '9')
		n++;
	return n;
}

bool booklet_number_is_right(const char *number)
{
	const char *at = number;
	uint32_t c;

	while ((c = text_next(&at)) != 0)
		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || is_chinese(c)))
			return false;
	return booklet_number_digits(number) > 0 && text_chars(number) <= LIMIT_BOOKLET_NUMBER;
}

size_t booklet_number_spellings(struct arena *a, const char *number, const char *spellings[BOOKLET_SPELLINGS_MAX])
{
	const char *read = booklet_number_read(a, number), *bare = text_starts(read, MARK) ? read + strlen(MARK) : read;
	size_t head = strlen(read) - booklet_number_digits(read), count = 0;

	spellings[count++] = number;
	spellings[count++] = read;
	spellings[count++] = text_lower(a, read);
	spellings[count++] = bare;
	spellings[count++] = arena_printf(a, MARK "%s", bare);
	spellings[count++] = arena_printf(a, MARK ".%s", bare);
	if (head > 0)
		spellings[count++] = arena_printf(a, "%.*s %s", (int)head, read, read + head);
	return count;
}

bool booklet_number_find(struct ctx *c, const char *number, struct booklet_row *row)
{
	const char *spellings[BOOKLET_SPELLINGS_MAX];
	size_t count = booklet_number_spellings(c->arena, number, spellings);

	for (size_t i = 0; i < count; i++)
		if (booklet_numbered(c->store, spellings[i], row))
			return true;
	return false;
}
