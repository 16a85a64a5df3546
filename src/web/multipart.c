/* multipart/form-data (RFC 7578): fields become params, files become uploads, each with its own unlinked
 * file. The body is complete when this runs, in memory or in one spooled file that is mapped here. */
#include "web/multipart.h"

#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/write.h"
#include "web/spool.h"

static bool refuse(struct web_request *r, int status)
{
	r->reader_status = status;
	return false;
}

/* The token after "boundary=", with or without quotes; NULL if there is none. */
const char *multipart_boundary(struct web_request *r, const char *content_type)
{
	const char *at = strcasestr(content_type, "boundary=");
	size_t bytes;

	if (at == NULL)
		return NULL;
	at += strlen("boundary=");
	if (*at == '"') {
		at++;
		bytes = strcspn(at, "\"");
	} else {
		bytes = strcspn(at, "; \t");
	}
	return bytes >= 1 && bytes <= 70 ? arena_text_n(r->arena, at, bytes) : NULL;
}

/* The quoted value of `key` in a Content-Disposition line: name="…". Browsers write " as %22. */
static const char *quoted(struct web_request *r, const char *line, size_t bytes, const char *key)
{
	char *text = arena_text_n(r->arena, line, bytes);
	size_t key_bytes = strlen(key);

	for (char *at = strcasestr(text, key); at != NULL; at = strcasestr(at + 1, key)) {
		char *end;

		if (at == text || (at[-1] != ' ' && at[-1] != ';') || at[key_bytes] != '=' || at[key_bytes + 1] != '"')
			continue;
		at += key_bytes + 2;
		end = strchr(at, '"');
		return end != NULL && text_is_utf8(at, (size_t)(end - at)) ? arena_text_n(r->arena, at, (size_t)(end - at)) : NULL;
	}
	return NULL;
}

static bool is_within_limits(struct web_request *r, size_t head_bytes)
{
	r->parts_count++;
	r->part_heads_bytes += head_bytes;
	if (r->parts_count <= MULTIPART_PARTS_COUNT_MAX && r->file_parts_count <= MULTIPART_FILES_COUNT_MAX && r->part_heads_bytes <= MULTIPART_HEADS_BYTES_MAX)
		return true;
	r->excess = (struct excess){ .kind = EXCESS_PARTS };
	return refuse(r, 413);
}

bool multipart_read_head(struct web_request *r, const char *at, const char *end, struct multipart_part *part)
{
	if (!is_within_limits(r, (size_t)(end - at)))
		return false;
	while (at < end) {
		const char *stop = memmem(at, (size_t)(end - at), "\r\n", 2);
		size_t bytes = (size_t)((stop == NULL ? end : stop) - at);

		if (memchr(at, '\0', bytes) != NULL || !text_is_utf8(at, bytes))
			return refuse(r, 400);
		if (bytes > 20 && strncasecmp(at, "Content-Disposition:", 20) == 0) {
			part->name = quoted(r, at, bytes, "name");
			part->filename = quoted(r, at, bytes, "filename");
		} else if (bytes > 13 && strncasecmp(at, "Content-Type:", 13) == 0) {
			part->content_type = text_clean(r->arena, arena_text_n(r->arena, at + 13, bytes - 13));
		}
		at += bytes + 2;
	}
	r->file_parts_count += part->filename != NULL;
	return part->name != NULL ? true : refuse(r, 400);
}

/* A small body stays in memory; what was spooled because it is large stays on the disk. */
static int copy_to_file(const struct web_request *r, const char *data, size_t bytes)
{
	int fd = r->spool_fd < 0 ? memfd_create("upload", MFD_CLOEXEC) : open(r->spool_folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0 && ((r->spool_fd >= 0 && !spool_leaves_reserve(fd, (int64_t)bytes)) || !write_whole(fd, data, bytes))) {
		close(fd);
		return -1;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static bool add_upload(struct web_request *r, const struct multipart_part *part, const char *data, size_t bytes)
{
	struct upload *u;

	if (part->filename[0] == '\0' && bytes == 0)
		return true;	/* a file field left empty */
	if (r->uploads_count == UPLOADS_COUNT_MAX) {
		r->reader_status = 413;
		r->excess = (struct excess){ .kind = EXCESS_FILES, .count = r->excess.kind == EXCESS_FILES ? r->excess.count + 1 : UPLOADS_COUNT_MAX + 1 };
		return true;	/* the others are counted */
	}
	if (r->uploads == NULL)
		r->uploads = arena_array(r->arena, UPLOADS_COUNT_MAX, sizeof(*r->uploads));
	u = &r->uploads[r->uploads_count];
	u->field = part->name;
	u->filename = text_clean(r->arena, part->filename);
	u->content_type = part->content_type == NULL ? "application/octet-stream" : part->content_type;
	u->bytes = (int64_t)bytes;
	u->fd = copy_to_file(r, data, bytes);
	if (u->fd < 0)
		return refuse(r, 503);
	r->uploads_count++;
	return true;
}

bool multipart_add_field(struct web_request *r, const struct multipart_part *part, const char *data, size_t bytes)
{
	char *value;

	if (bytes > FORM_BYTES_MAX) {
		r->excess = (struct excess){ EXCESS_VALUE_BYTES, (int64_t)bytes, part->name };
		return refuse(r, 413);
	}
	r->part_texts_bytes += bytes;
	if (r->part_texts_bytes > FORM_BYTES_MAX) {
		r->excess = (struct excess){ EXCESS_FORM_BYTES, (int64_t)r->part_texts_bytes, NULL };
		return refuse(r, 413);
	}
	value = arena_text_n(r->arena, data, bytes);
	if (!text_is_utf8(data, bytes))
		return refuse(r, 400);
	for (size_t i = 0; i < bytes; i++)
		if (((unsigned char)value[i] < 0x20 && strchr("\r\n\t", value[i]) == NULL) || value[i] == 0x7f)
			return refuse(r, 400);
	request_add_param(r, part->name, value);
	return true;
}

static bool read_parts(struct web_request *r, const char *boundary, const char *at, const char *end)
{
	const char *mark = arena_printf(r->arena, "\r\n--%s", boundary);
	size_t mark_bytes = strlen(mark);

	/* The first boundary stands at the very beginning, without a line end before it. */
	if ((size_t)(end - at) < mark_bytes || memcmp(at, mark + 2, mark_bytes - 2) != 0)
		return refuse(r, 400);
	at += mark_bytes - 2;
	while (end - at >= 2 && memcmp(at, "--", 2) != 0) {
		const char *head_end, *stop;
		struct multipart_part part = { 0 };

		if (memcmp(at, "\r\n", 2) != 0)
			return refuse(r, 400);
		at += 2;
		head_end = memmem(at, (size_t)(end - at) < HEADERS_BYTES_MAX ? (size_t)(end - at) : HEADERS_BYTES_MAX, "\r\n\r\n", 4);
		if (head_end == NULL)
			return refuse(r, 400);
		if (!multipart_read_head(r, at, head_end, &part))
			return false;
		at = head_end + 4;
		stop = memmem(at, (size_t)(end - at), mark, mark_bytes);
		if (stop == NULL)
			return refuse(r, 400);
		if (part.filename != NULL ? !add_upload(r, &part, at, (size_t)(stop - at)) : !multipart_add_field(r, &part, at, (size_t)(stop - at)))
			return false;
		at = stop + mark_bytes;
	}
	if (end - at < 2)
		return refuse(r, 400);
	return r->reader_status == 0;
}

bool request_read_multipart(struct web_request *r, const char *boundary)
{
	const char *map;
	bool is_good;

	if (r->spool_fd < 0)
		return read_parts(r, boundary, r->body, r->body + r->body_bytes);
	map = mmap(NULL, (size_t)r->spool_bytes, PROT_READ, MAP_PRIVATE, r->spool_fd, 0);
	if (map == MAP_FAILED)
		return refuse(r, 503);
	is_good = read_parts(r, boundary, map, map + r->spool_bytes);
	munmap((void *)map, (size_t)r->spool_bytes);
	return is_good;
}
