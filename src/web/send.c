#include "web/send.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "web/compress.h"

static const char POLICY[] =
	"default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static void put(struct MHD_Response *m, const char *name, const char *value)
{
	MHD_add_response_header(m, name, value);
}

static void put_security(struct MHD_Response *m, const struct web_request *r)
{
	put(m, "Content-Security-Policy", POLICY);
	put(m, "X-Content-Type-Options", "nosniff");
	put(m, "Referrer-Policy", "same-origin");
	put(m, "Cross-Origin-Opener-Policy", "same-origin");
	put(m, "Cross-Origin-Resource-Policy", "same-origin");
	put(m, "Permissions-Policy", "geolocation=()");	/* where somebody is, no page may ask the browser */
	if (r->is_secure)
		put(m, "Strict-Transport-Security", "max-age=31536000");
}

static void put_caching(struct MHD_Response *m, const struct web_request *r)
{
	if (r->etag != NULL) {
		put(m, "Cache-Control", "public, max-age=31536000, immutable");
		put(m, "ETag", r->etag);
		put(m, "Vary", "Accept-Encoding");
		return;
	}
	put(m, "Cache-Control", "no-store");
	put(m, "Vary", "Accept-Encoding, Accept-Language, Cookie, HX-Request");
}

/* RFC 6266: a plain name for old programs, the true one percent-encoded. */
static void put_filename(struct MHD_Response *m, const struct web_request *r)
{
	static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
	const char *dot = strrchr(r->filename, '.');
	struct buffer value;

	if (dot == NULL || strspn(dot, PLAIN) != strlen(dot))
		dot = "";
	buffer_init(&value, r->work, 256);
	buffer_printf(&value, "attachment; filename=\"download%s\"; filename*=UTF-8''", dot);
	buffer_put_url(&value, r->filename);
	put(m, "Content-Disposition", buffer_text(&value));
}

static bool is_text(const char *type)
{
	return strncmp(type, "text/", 5) == 0 || strncmp(type, "application/json", 16) == 0
		|| strncmp(type, "application/problem+json", 24) == 0 || strncmp(type, "image/svg", 9) == 0;
}

static void compress_answer(struct compressors *pool, struct web_request *r)
{
	const char *accepts = request_header(r, "Accept-Encoding");

	if (r->is_final || r->encoding != NULL || r->data_fd >= 0 || accepts == NULL || r->data_bytes < COMPRESS_BYTES_MIN
	    || r->content_type == NULL || !is_text(r->content_type))
		return;
	r->encoding = compress_choose(accepts);
	if (r->encoding == NULL)
		return;
	if (!compress_data(pool, r->work, r->encoding, &r->data, &r->data_bytes))
		r->encoding = NULL;
}

struct MHD_Response *send_prepare(struct compressors *pool, struct web_request *r)
{
	struct MHD_Response *m;
	char number[32];

	compress_answer(pool, r);
	if (r->data_fd >= 0) {
		m = MHD_create_response_from_fd64((uint64_t)r->data_fd_bytes, r->data_fd);
		if (m != NULL)
			r->data_fd = -1;	/* the library closes it */
	} else {
		m = MHD_create_response_from_buffer(r->data_bytes, (void *)r->data, MHD_RESPMEM_PERSISTENT);
	}
	if (m == NULL)
		return NULL;
	put_security(m, r);
	put_caching(m, r);
	if (r->content_type != NULL)
		put(m, "Content-Type", r->content_type);
	if (r->encoding != NULL)
		put(m, "Content-Encoding", r->encoding);
	if (r->location != NULL)
		put(m, "Location", r->location);
	if (r->partial_location != NULL)
		put(m, "HX-Redirect", r->partial_location);
	if (r->filename != NULL)
		put_filename(m, r);
	if (r->allow != NULL)
		put(m, "Allow", r->allow);
	for (int i = 0; i < COOKIE_KINDS_COUNT; i++)
		if (r->set_cookies[i] != NULL)
			put(m, "Set-Cookie", r->set_cookies[i]);
	if (r->retry_after_s > 0) {
		snprintf(number, sizeof(number), "%d", r->retry_after_s);
		put(m, "Retry-After", number);
	}
	if (r->status == 401)
		put(m, "WWW-Authenticate", "Bearer");
	return m;
}

struct MHD_Response *send_plain(const char *text, int retry_after_s)
{
	struct MHD_Response *m = MHD_create_response_from_buffer(strlen(text), (void *)text, MHD_RESPMEM_MUST_COPY);
	char number[32];

	if (m == NULL)
		return NULL;
	put(m, "Content-Type", "text/plain; charset=utf-8");
	put(m, "Cache-Control", "no-store");
	put(m, "X-Content-Type-Options", "nosniff");
	snprintf(number, sizeof(number), "%d", retry_after_s);
	put(m, "Retry-After", number);
	return m;
}
