#include "core/file_whole.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#define PDF_TAIL_BYTES 1024
#define ZIP_END_BYTES 22			/* APPNOTE 4.3.16, without its comment */
#define ZIP_TAIL_BYTES (ZIP_END_BYTES + 65535)
#define ZIP_LIST_BYTES_MAX (4 * 1024 * 1024)

/* A reader of PDFs begins at the end: the mark that ends one stands in its last 1,024 bytes (ISO 32000-1, 7.5.5 and annex H.3). */
bool file_pdf_is_whole(int fd, int64_t bytes)
{
	char tail[PDF_TAIL_BYTES];
	ssize_t got = pread(fd, tail, sizeof(tail), bytes > PDF_TAIL_BYTES ? (off_t)bytes - PDF_TAIL_BYTES : 0);

	return got > 0 && memmem(tail, (size_t)got, "%%EOF", strlen("%%EOF")) != NULL;
}

static uint32_t number_at(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The list of contents, found from its end; NULL: there is none. */
static const unsigned char *zip_list(struct arena *a, int fd, int64_t bytes, size_t *list_bytes)
{
	size_t tail_bytes = bytes > ZIP_TAIL_BYTES ? ZIP_TAIL_BYTES : (size_t)bytes;
	unsigned char *tail = arena_alloc(a, tail_bytes + 1), *list;

	if (pread(fd, tail, tail_bytes, (off_t)(bytes - (int64_t)tail_bytes)) != (ssize_t)tail_bytes)
		return NULL;
	for (size_t at = tail_bytes < ZIP_END_BYTES ? 0 : tail_bytes - ZIP_END_BYTES + 1; at > 0; at--) {
		const unsigned char *end = tail + at - 1;
		int64_t size, from;

		if (memcmp(end, "PK\x05\x06", 4) != 0)
			continue;
		size = number_at(end + 12);
		from = number_at(end + 16);
		if (size > ZIP_LIST_BYTES_MAX || from + size > bytes)
			return NULL;
		list = arena_alloc(a, (size_t)size + 1);
		*list_bytes = (size_t)size;
		return pread(fd, list, (size_t)size, (off_t)from) == (ssize_t)size ? list : NULL;
	}
	return NULL;
}

bool file_zip_is_of(struct arena *a, int fd, int64_t bytes, const char *suffix)
{
	static const struct { const char *suffix, *part; } PARTS[] = { { ".docx", "word/" }, { ".xlsx", "xl/" }, { ".pptx", "ppt/" }, { ".ofd", "OFD.xml" } };
	size_t list_bytes = 0;
	const unsigned char *list = zip_list(a, fd, bytes, &list_bytes);

	for (size_t i = 0; list != NULL && i < sizeof(PARTS) / sizeof(PARTS[0]); i++)
		if (strcasecmp(suffix, PARTS[i].suffix) == 0)
			return memmem(list, list_bytes, PARTS[i].part, strlen(PARTS[i].part)) != NULL;
	return false;
}
