#include "web/glean.h"

#include <string.h>
#include "web/limits.h"
#include "web/multipart.h"

#define WINDOW_BYTES (DRAFT_CONTENT_BYTES_MAX + HEADERS_BYTES_MAX)

enum state { IN_SKIPPED, AT_PART, OVER };

struct glean {
	struct web_request *request;
	const char *mark;		/* that ends a part */
	size_t mark_bytes, bytes, texts_bytes;
	enum state state;
	char window[WINDOW_BYTES];	/* what is not judged yet */
};

size_t glean_bytes(void)
{
	return sizeof(struct glean);
}

struct glean *glean_new(struct web_request *r, const char *boundary)
{
	struct glean *g = arena_alloc(r->arena, sizeof(*g));

	g->request = r;
	g->mark = arena_printf(r->arena, "\r\n--%s", boundary);
	g->mark_bytes = strlen(g->mark);
	g->state = IN_SKIPPED;
	memcpy(g->window, "\r\n", 2);	/* the first boundary has no line end before it */
	g->bytes = 2;
	return g;
}

static void drop(struct glean *g, size_t bytes)
{
	g->bytes -= bytes;
	memmove(g->window, g->window + bytes, g->bytes);
}

/* To behind the next boundary. False: it has not come yet. */
static bool skip(struct glean *g)
{
	const char *stop = memmem(g->window, g->bytes, g->mark, g->mark_bytes);

	if (stop != NULL) {
		drop(g, (size_t)(stop - g->window) + g->mark_bytes);
		g->state = AT_PART;
		return true;
	}
	if (g->bytes >= g->mark_bytes)
		drop(g, g->bytes - g->mark_bytes + 1);
	return false;
}

/* A text that does not fit the window is skipped like a file. False: more has to come. */
static bool read_part(struct glean *g)
{
	const char *head_end = memmem(g->window, g->bytes, "\r\n\r\n", 4), *stop;
	struct multipart_part part = { 0 };
	size_t head_bytes;

	if (head_end == NULL) {
		if (g->bytes > HEADERS_BYTES_MAX || (g->bytes >= 2 && memcmp(g->window, "--", 2) == 0))
			g->state = OVER;
		return false;
	}
	head_bytes = (size_t)(head_end - g->window) + 4;
	if (memcmp(g->window, "\r\n", 2) != 0 || !multipart_read_head(g->request, g->window + 2, head_end, &part)) {
		g->state = OVER;
		return false;
	}
	stop = part.filename != NULL ? NULL : memmem(g->window + head_bytes, g->bytes - head_bytes, g->mark, g->mark_bytes);
	if (stop == NULL && part.filename == NULL && g->bytes < WINDOW_BYTES)
		return false;
	g->state = IN_SKIPPED;
	if (stop == NULL) {
		drop(g, head_bytes);
		return true;
	}
	g->texts_bytes += (size_t)(stop - g->window) - head_bytes;
	if (g->texts_bytes > DRAFT_CONTENT_BYTES_MAX)	/* more than a draft holds */
		g->state = OVER;
	else
		multipart_add_field(g->request, &part, g->window + head_bytes, (size_t)(stop - g->window) - head_bytes);
	return g->state != OVER;
}

void glean_take(struct glean *g, const char *data, size_t bytes)
{
	struct web_request *r = g->request;
	const struct excess excess = r->excess;
	int status = r->reader_status;

	while (bytes > 0 && g->state != OVER) {
		size_t room = WINDOW_BYTES - g->bytes, taken = bytes < room ? bytes : room;

		memcpy(g->window + g->bytes, data, taken);
		g->bytes += taken;
		data += taken;
		bytes -= taken;
		while (g->state == IN_SKIPPED ? skip(g) : g->state == AT_PART && read_part(g))
			;
	}
	r->excess = excess;
	r->reader_status = status;
}
