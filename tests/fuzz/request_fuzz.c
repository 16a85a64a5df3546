/* Queries and bodies of requests: forms, multipart, JSON. The first line is the Content-Type, the second the query, the
 * rest the body. Whatever comes is refused with a status of its own or gives names and values in valid UTF-8. */
#include "fuzz.h"

#include <unistd.h>
#include "web/glean.h"
#include "web/multipart.h"
#include "web/request.h"

static bool has_param(const struct web_request *r, const struct param *wanted)
{
	for (size_t i = 0; i < r->params_count; i++)
		if (strcmp(r->params[i].name, wanted->name) == 0 && strcmp(r->params[i].value, wanted->value) == 0)
			return true;
	return false;
}

/* In pieces of any size: texts are gleaned from whatever comes, and what a whole reading finds good has no others. */
static void glean(struct arena *a, const char *type, const struct web_request *whole, bool is_good)
{
	struct web_request *r = arena_alloc(a, sizeof(*r));
	const char *boundary;
	struct glean *g;

	r->arena = r->work = a;
	r->spool_fd = -1;
	r->reader_status = 413;
	boundary = multipart_boundary(r, type);
	if (boundary == NULL)
		return;
	g = glean_new(r, boundary);
	for (size_t at = 0, n; at < whole->body_bytes; at += n) {
		n = 1 + (size_t)(unsigned char)whole->body[at] % 97;
		n = n < whole->body_bytes - at ? n : whole->body_bytes - at;
		glean_take(g, whole->body + at, n);
		MUST(r->reader_status == 413);
	}
	for (size_t i = 0; i < r->params_count; i++) {
		MUST(text_is_utf8(r->params[i].value, strlen(r->params[i].value)));
		MUST(!is_good || has_param(whole, &r->params[i]));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	struct web_request *r = arena_alloc(a, sizeof(*r));
	const uint8_t *at = data, *end = data + bytes;
	char *type = fuzz_line(a, &at, end);

	r->arena = r->work = a;
	r->spool_fd = -1;
	r->headers[0] = (struct header){ "Content-Type", type };
	r->headers_count = 1;
	r->query = fuzz_line(a, &at, end);
	r->body_bytes = (size_t)(end - at);
	r->body = arena_alloc(a, r->body_bytes + 1);
	memcpy(r->body, at, r->body_bytes);
	if (!request_read_params(r))
		MUST(r->reader_status >= 400 && r->reader_status < 600);
	else
		MUST(r->reader_status == 0);
	glean(a, type, r, strncasecmp(type, "multipart/form-data", 19) == 0 && r->reader_status == 0);
	MUST(r->params_count <= PARAMS_COUNT_MAX && r->uploads_count <= UPLOADS_COUNT_MAX);
	for (size_t i = 0; i < r->params_count; i++) {
		MUST(text_is_utf8(r->params[i].name, strlen(r->params[i].name)));
		MUST(text_is_utf8(r->params[i].value, strlen(r->params[i].value)));
		MUST(request_param(r, r->params[i].name) != NULL);
		text_clean(a, r->params[i].value);
	}
	for (size_t i = 0; i < r->uploads_count; i++) {
		MUST(lseek(r->uploads[i].fd, 0, SEEK_END) == r->uploads[i].bytes);
		MUST(text_is_utf8(r->uploads[i].filename, strlen(r->uploads[i].filename)));
	}
	request_close_files(r);
	return 0;
}
