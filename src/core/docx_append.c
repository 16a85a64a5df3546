/* Pictures behind the parts of a container, which the child made without them. The end of a ZIP file (APPNOTE 4.3.16) says where the list of its parts is: what stands before
 * it stays, then come the pictures as they are, then the list with a line for each of them, and a new end. */
#include "core/docx_part.h"

#include <libdeflate.h>
#include <string.h>
#include "base/write.h"

#define END_BYTES 22		/* of a container without comment, as docx_pack_end makes it */
#define END_SIGN 0x06054b50u
#define FILE_SIGN 0x04034b50u
#define LINE_SIGN 0x02014b50u
#define VERSION 20		/* 2.0 reads what is only stored */
#define DAY 0x5a21		/* the same content gives the same bytes: docx_pack_add */
#define PARTS_MAX 65535

static uint32_t number_at(const char *at, int bytes)
{
	uint32_t n = 0;

	for (int i = bytes; i-- > 0;)
		n = n << 8 | (unsigned char)at[i];
	return n;
}

static void put_number(struct buffer *out, uint32_t n, int bytes)
{
	for (int i = 0; i < bytes; i++, n >>= 8)
		buffer_putc(out, (char)(n & 255));
}

/* What the head of a part and its line in the list have in common. */
static void put_facts(struct buffer *out, const struct docx_picture *p, uint32_t sum, const char *name)
{
	put_number(out, VERSION, 2);
	put_number(out, 0, 2);		/* no flags */
	put_number(out, 0, 2);		/* stored: it is packed already */
	put_number(out, 0, 2);
	put_number(out, DAY, 2);
	put_number(out, sum, 4);
	put_number(out, (uint32_t)p->bytes, 4);
	put_number(out, (uint32_t)p->bytes, 4);
	put_number(out, (uint32_t)strlen(name), 2);
	put_number(out, 0, 2);		/* nothing else is told */
}

static bool write_picture(struct arena *a, const struct docx_picture *p, const char *name, uint32_t at, struct buffer *list, int fd)
{
	uint32_t sum = libdeflate_crc32(0, p->data, p->bytes);
	struct buffer head;

	buffer_init(&head, a, 128);
	put_number(&head, FILE_SIGN, 4);
	put_facts(&head, p, sum, name);
	buffer_puts(&head, name);
	put_number(list, LINE_SIGN, 4);
	put_number(list, VERSION, 2);
	put_facts(list, p, sum, name);
	put_number(list, 0, 2);		/* no comment */
	put_number(list, 0, 2);		/* first disk */
	put_number(list, 0, 2);
	put_number(list, 0, 4);
	put_number(list, at, 4);
	buffer_puts(list, name);
	return write_whole(fd, head.data, head.bytes) && write_whole(fd, p->data, p->bytes);
}

static size_t head_bytes(const char *name) { return 30 + strlen(name); }

bool docx_append(struct arena *a, const char *container, size_t bytes, const char *are_used, const struct docx_picture *pictures, size_t count, int fd)
{
	const char *end = container + bytes - END_BYTES;
	uint32_t parts, list_bytes, at;
	struct buffer list;
	bool is_good;

	if (bytes < END_BYTES || bytes > UINT32_MAX / 2 || number_at(end, 4) != END_SIGN)
		return false;
	parts = number_at(end + 10, 2);
	list_bytes = number_at(end + 12, 4);
	at = number_at(end + 16, 4);
	if ((uint64_t)at + list_bytes != bytes - END_BYTES)
		return false;
	buffer_init(&list, a, list_bytes + 4096);
	buffer_put(&list, container + at, list_bytes);
	is_good = write_whole(fd, container, at);
	for (size_t i = 0; i < count && is_good; i++) {
		const char *name = docx_picture_name(a, i, strcmp(pictures[i].media_type, "image/png") == 0);

		if (are_used[i] != 1)
			continue;
		if ((uint64_t)at + head_bytes(name) + pictures[i].bytes + list.bytes > UINT32_MAX || parts == PARTS_MAX)
			return false;
		is_good = write_picture(a, &pictures[i], name, at, &list, fd);
		at += (uint32_t)(head_bytes(name) + pictures[i].bytes);
		parts++;
	}
	list_bytes = (uint32_t)list.bytes;
	put_number(&list, END_SIGN, 4);
	put_number(&list, 0, 4);	/* one disk */
	put_number(&list, parts, 2);
	put_number(&list, parts, 2);
	put_number(&list, list_bytes, 4);
	put_number(&list, at, 4);
	put_number(&list, 0, 2);
	return is_good && write_whole(fd, list.data, list.bytes);
}
