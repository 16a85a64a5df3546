/* Reading a request as it comes: its head, within limits and in one meaning only, and its body, in memory or in a file. */
#include "web/transfer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/log.h"
#include "base/write.h"
#include "web/csrf.h"
#include "web/glean.h"
#include "web/multipart.h"
#include "web/router.h"
#include "web/session.h"
#include "web/site.h"
#include "web/spool.h"

/* ---- the head ---- */

static bool is_clean_header(const char *name, const char *value)
{
	for (const char *c = name; *c != '\0'; c++)
		if (strchr("!#$%&'*+-.^_`|~", *c) == NULL && !(*c >= '0' && *c <= '9') && !(*c >= 'A' && *c <= 'Z') && !(*c >= 'a' && *c <= 'z'))
			return false;
	for (const char *c = value; *c != '\0'; c++)
		if (((unsigned char)*c < 0x20 && *c != '\t') || *c == 0x7f)
			return false;
	return name[0] != '\0' && text_is_utf8(value, strlen(value));
}

static enum MHD_Result read_header(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct web_request *r = cls;

	if (value == NULL)
		value = "";
	r->headers_bytes += strlen(name) + strlen(value) + strlen(": \r\n");
	if (r->headers_count == HEADERS_COUNT_MAX || r->headers_bytes > HEADERS_BYTES_MAX) {
		r->reader_status = 431;
		return MHD_NO;
	}
	if (!is_clean_header(name, value)) {
		r->reader_status = 400;
		return MHD_NO;
	}
	r->headers[r->headers_count++] = (struct header){ arena_text(r->arena, name), arena_text(r->arena, value) };
	return MHD_YES;
}

/* A body whose end two readers could see at different places is how one request is smuggled inside another. */
static bool is_framing_ambiguous(const struct web_request *r)
{
	int lengths = 0, codings = 0, hosts = 0;

	for (int i = 0; i < r->headers_count; i++) {
		const struct header *h = &r->headers[i];

		if (strcasecmp(h->name, "Content-Length") == 0) {
			lengths++;
			if (h->value[0] == '\0' || strspn(h->value, "0123456789") != strlen(h->value))
				return true;
		} else if (strcasecmp(h->name, "Transfer-Encoding") == 0) {
			codings++;
			if (strcasecmp(h->value, "chunked") != 0)
				return true;
		} else if (strcasecmp(h->name, "Host") == 0) {
			hosts++;
		}
	}
	return lengths > 1 || codings > 1 || lengths + codings > 1 || hosts > 1;
}

const char *transfer_address(const struct sockaddr *from, char text[INET6_ADDRSTRLEN])
{
	if (from->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)from)->sin_addr, text, INET6_ADDRSTRLEN);
	else if (from->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)from)->sin6_addr, text, INET6_ADDRSTRLEN);
	return strncmp(text, "::ffff:", 7) == 0 ? text + 7 : text;
}

static const char *peer_address(struct transfer *t)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(t->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);

	if (info == NULL || info->client_addr == NULL)
		return "";
	return arena_text(t->request.arena, transfer_address(info->client_addr, (char[INET6_ADDRSTRLEN]){ "" }));
}

/* Only the proxy named at the start is believed, and of its list only the last address, which it wrote itself. */
static void read_forwarded(struct transfer *t)
{
	struct web_request *r = &t->request;
	const char *addresses, *scheme, *last;
	unsigned char parsed[16];

	r->address = peer_address(t);
	if (t->behind == NULL || strcmp(r->address, t->behind) != 0)
		return;
	scheme = request_header(r, "X-Forwarded-Proto");
	r->is_secure = scheme != NULL && strcasecmp(scheme, "https") == 0;
	addresses = request_header(r, "X-Forwarded-For");
	if (addresses == NULL)
		return;
	last = strrchr(addresses, ',');
	last = last == NULL ? addresses : last + 1;
	last += strspn(last, " \t");
	if (inet_pton(AF_INET, last, parsed) == 1 || inet_pton(AF_INET6, last, parsed) == 1)
		r->address = last;
}

static void refuse_size(struct transfer *t, int64_t bytes)
{
	t->request.reader_status = 413;
	t->request.excess = (struct excess){ .kind = t->spools ? EXCESS_UPLOAD_BYTES : EXCESS_FORM_BYTES, .count = bytes > t->request.excess.count ? bytes : t->request.excess.count };
}

static bool take_room(_Atomic int64_t *of_all, int64_t bytes, int64_t most)
{
	if (atomic_fetch_add(of_all, bytes) + bytes <= most)
		return true;
	atomic_fetch_sub(of_all, bytes);
	return false;
}

/* What is at this address; NULL: nothing. */
static const struct route *route_of(struct transfer *t)
{
	struct web_request *r = &t->request;
	const struct route *route = router_find(t->site->router, r) == ROUTER_FOUND ? r->route : NULL;

	r->route = NULL;
	r->allow = NULL;
	return route;
}

/* What the form at this address says of files, and with it where the body may go. */
static void read_form_limits(struct transfer *t, const char *type)
{
	struct web_request *r = &t->request;
	const struct route *route = route_of(t);
	int64_t bytes_max = route == NULL || type == NULL || strncasecmp(type, "multipart/form-data", 19) != 0 ? 0 : route_upload_bytes(route);

	t->spools = bytes_max > 0;
	t->body_bytes_max = t->spools ? bytes_max : FORM_BYTES_MAX;
	t->is_known = strcmp(r->method, "GET") != 0 && session_is_known(t->site, r);
	t->is_stranger = t->spools && route->permission != ANYONE && !session_is_shown(r);
}

/* As far as the head says: a browser sends it from a page of this address, where somebody's session may have ended meanwhile. */
static bool is_of_our_page(const struct web_request *r)
{
	return (request_header(r, "Origin") != NULL || request_header(r, "Referer") != NULL) && csrf_origin_is_own(r) && strncmp(r->path, "/api/", 5) != 0;
}

/* A browser that is cut off while it sends shows an error of its own, and the form is lost: so it may send on, and a program too, unless it asked
 * first (Expect: 100-continue). */
static void read_on(struct transfer *t, const char *type, int64_t bytes)
{
	const char *boundary;
	bool is_awaited = t->is_stranger ? is_of_our_page(&t->request) && bytes <= t->body_bytes_max : t->is_known;

	t->reads_on = t->spools && is_awaited && bytes <= UPLOAD_BYTES_READ_MAX && request_header(&t->request, "Expect") == NULL;
	if (!t->reads_on || strncmp(t->request.path, "/api/", 5) == 0)
		return;
	boundary = multipart_boundary(&t->request, type);
	if (boundary != NULL && take_room(t->bodies_bytes, (int64_t)glean_bytes(), t->bodies_bytes_max))
		t->glean = glean_new(&t->request, boundary);
}

/* Judges the length that was announced, before anything of it is read. */
static void read_length(struct transfer *t, const char *type, const char *length)
{
	int64_t bytes = strlen(length) > 18 ? INT64_MAX : strtoll(length, NULL, 10);

	if (bytes > t->body_bytes_max)
		refuse_size(t, bytes);
	else if (t->is_stranger && bytes > BODY_IN_MEMORY_BYTES_MAX)
		t->request.reader_status = 401;
	else
		return;
	read_on(t, type, bytes);
}

void transfer_head(struct transfer *t, const char *method, const char *version)
{
	struct web_request *r = &t->request;
	const char *type, *length;

	r->is_head = strcmp(method, "HEAD") == 0;
	r->method = r->is_head ? "GET" : arena_text(r->arena, method);
	MHD_get_connection_values(t->connection, MHD_HEADER_KIND, read_header, r);
	read_forwarded(t);
	if (r->reader_status == 0 && (is_framing_ambiguous(r)
	    || (request_header(r, "Host") == NULL && strcmp(version, "HTTP/1.0") != 0)))
		r->reader_status = 400;
	type = request_header(r, "Content-Type");
	read_form_limits(t, type);
	length = request_header(r, "Content-Length");
	if (r->reader_status == 0 && length != NULL)
		read_length(t, type, length);
	t->has_head = true;
}

/* ---- the body ---- */

static bool spool(struct transfer *t, const char *data, size_t bytes)
{
	struct web_request *r = &t->request;
	int64_t more = (int64_t)bytes + (r->spool_fd < 0 ? (int64_t)r->body_bytes : 0);

	if (!take_room(t->spooled_bytes, more, t->spooled_bytes_max))
		return false;
	t->spooled_here += more;

	if (r->spool_fd < 0) {
		r->spool_fd = open(r->spool_folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
		if (r->spool_fd < 0 || !spool_leaves_reserve(r->spool_fd, more) || !write_whole(r->spool_fd, r->body, r->body_bytes))
			return false;
		r->spool_bytes = (int64_t)r->body_bytes;
	}
	r->spool_bytes += (int64_t)bytes;
	return spool_leaves_reserve(r->spool_fd, (int64_t)bytes) && write_whole(r->spool_fd, data, bytes);
}

static bool keep_in_memory(struct transfer *t, const char *data, size_t bytes)
{
	struct web_request *r = &t->request;

	if (r->body_bytes + bytes > r->body_room) {
		size_t room = r->body_room == 0 ? 4096 : r->body_room * 2;
		char *wider;

		while (room < r->body_bytes + bytes)
			room *= 2;
		if (!take_room(t->bodies_bytes, (int64_t)(room - r->body_room), t->bodies_bytes_max))
			return false;
		wider = realloc(r->body, room);
		if (wider == NULL)
			log_end("web", "out of memory");
		r->body = wider;
		r->body_room = room;
	}
	memcpy(r->body + r->body_bytes, data, bytes);
	r->body_bytes += bytes;
	return true;
}

/* Nothing of it is needed any more, though the rest is still to come: others have the room. */
static void give_up(struct transfer *t, int status)
{
	t->request.reader_status = status;
	request_close_files(&t->request);
	atomic_fetch_sub(t->spooled_bytes, t->spooled_here);
	t->spooled_here = 0;
}

bool transfer_body(struct transfer *t, const char *data, size_t bytes)
{
	struct web_request *r = &t->request;
	bool is_kept, is_large;

	t->body_bytes_seen += (int64_t)bytes;
	if (t->glean != NULL)
		glean_take(t->glean, data, bytes);
	if (t->body_bytes_seen > t->body_bytes_max) {
		refuse_size(t, t->body_bytes_seen);
		return t->body_bytes_seen <= (t->spools && t->is_known ? UPLOAD_BYTES_READ_MAX : 2 * t->body_bytes_max);
	}
	if (r->reader_status != 0)
		return true;
	is_large = t->spools && (r->spool_fd >= 0 || r->body_bytes + bytes > BODY_IN_MEMORY_BYTES_MAX);
	if (is_large && t->is_stranger) {	/* it announced no length */
		give_up(t, 401);
		return true;
	}
	if (is_large)
		is_kept = spool(t, data, bytes);
	else
		is_kept = keep_in_memory(t, data, bytes);
	if (!is_kept)
		give_up(t, 503);
	return true;
}

void transfer_release(struct transfer *t)
{
	atomic_fetch_sub(t->bodies_bytes, (int64_t)t->request.body_room + (t->glean != NULL ? (int64_t)glean_bytes() : 0));
	if (t->spooled_bytes != NULL)
		atomic_fetch_sub(t->spooled_bytes, t->spooled_here);
}
