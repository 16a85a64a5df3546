/* A small HTTP client: enough to behave like a browser, and to misbehave. */
#include "world/world.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/json.h"
#include "core/crypto.h"
#include "core/totp.h"
#include "world/needed.h"
#include "world/optional.h"

#define COOKIES_COUNT_MAX 10
#define WAIT_MS 20000
#define TOKEN_CHARS_MIN 20	/* no word or number of a page is that long */

struct client {
	struct world *w;
	const char *names[COOKIES_COUNT_MAX], *values[COOKIES_COUNT_MAX];
	int cookies_count;
	const char *header;
	const char *csrf_token;
};

int world_connect(struct world *w)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)w->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;

	assert_true(fd >= 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	return fd;
}

const char *reply_header(struct world *w, const struct reply *r, const char *name)
{
	size_t bytes = strlen(name);

	for (const char *line = r->head; line != NULL && *line != '\0'; line = strstr(line, "\r\n")) {
		if (line != r->head)
			line += 2;
		if (strncasecmp(line, name, bytes) == 0 && line[bytes] == ':') {
			line += bytes + 1;
			line += strspn(line, " ");
			return arena_text_n(w->arena, line, strcspn(line, "\r"));
		}
	}
	return NULL;
}

/* Reads the head once it is there whole. Returns its bytes, 0 as long as it is not; `body_bytes` is -1 when it does not say how many follow. */
static size_t read_head(struct world *w, struct buffer *in, struct reply *r, long *body_bytes)
{
	const char *text = buffer_text(in), *end = strstr(text, "\r\n\r\n"), *length;

	if (end == NULL)
		return 0;
	r->status = (int)strtol(text + 9, NULL, 10);
	r->head = arena_text_n(w->arena, text, (size_t)(end - text) + 2);
	length = reply_header(w, r, "Content-Length");
	*body_bytes = length == NULL ? -1 : strtol(length, NULL, 10);
	return (size_t)(end + 4 - text);
}

struct reply world_read_reply(struct world *w, int fd)
{
	struct reply r = { .head = "", .body = "" };
	struct buffer in;
	size_t head_bytes = 0;
	long body_bytes = -1;
	char chunk[65536];

	buffer_init(&in, w->arena, 0);
	while (head_bytes == 0 || body_bytes < 0 || in.bytes - head_bytes < (size_t)body_bytes) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, WAIT_MS) <= 0)
			fail_msg("no answer within %d ms", WAIT_MS);
		n = recv(fd, chunk, sizeof(chunk), 0);
		if (n <= 0)
			break;
		buffer_put(&in, chunk, (size_t)n);
		if (head_bytes == 0)
			head_bytes = read_head(w, &in, &r, &body_bytes);
	}
	if (head_bytes > 0) {
		r.body = buffer_text(&in) + head_bytes;
		r.body_bytes = in.bytes - head_bytes;
	}
	return r;
}

static void send_whole(int fd, const char *data, size_t bytes)
{
	while (bytes > 0) {
		ssize_t n = send(fd, data, bytes, MSG_NOSIGNAL);

		if (n <= 0)
			return;	/* the server has heard enough; its answer is read all the same */
		data += n;
		bytes -= (size_t)n;
	}
}

struct reply world_raw(struct world *w, const void *bytes, size_t count)
{
	int fd = world_connect(w);
	struct reply r;

	send_whole(fd, bytes, count);
	r = world_read_reply(w, fd);
	close(fd);
	return r;
}

struct reply world_raw_kept(struct world *w, int *fd, const void *bytes, size_t count)
{
	bool was_open = *fd >= 0;
	struct reply r;
	const char *fate;

	if (!was_open)
		*fd = world_connect(w);
	send_whole(*fd, bytes, count);
	r = world_read_reply(w, *fd);
	fate = reply_header(w, &r, "Connection");
	if (r.status == 0 || (fate != NULL && strcasecmp(fate, "close") == 0)) {
		close(*fd);
		*fd = -1;
	}
	return r.status == 0 && was_open ? world_raw_kept(w, fd, bytes, count) : r;
}

struct world *client_world(const struct client *c) { return c->w; }

struct client *client_new(struct world *w)
{
	struct client *c = arena_alloc(w->arena, sizeof(*c));

	c->w = w;
	c->csrf_token = "";
	return c;
}

static void keep_cookie(struct client *c, const char *name, const char *value)
{
	int i = 0;

	while (i < c->cookies_count && strcmp(c->names[i], name) != 0)
		i++;
	assert_true(i < COOKIES_COUNT_MAX);
	c->names[i] = name;
	c->values[i] = value;
	if (i == c->cookies_count)
		c->cookies_count++;
}

void client_sign_in(struct client *c, int64_t account)
{
	keep_cookie(c, "jishi_session", world_session(c->w, account, false));
	c->csrf_token = "";
}

const char *client_token(struct world *w, int64_t account)
{
	return world_session(w, account, true);
}

const char *client_cookie(struct client *c, const char *name)
{
	for (int i = 0; i < c->cookies_count; i++)
		if (strcmp(c->names[i], name) == 0 && c->values[i][0] != '\0')
			return c->values[i];
	return NULL;
}

void client_header(struct client *c, const char *line)
{
	c->header = line;
}

static void take_cookies(struct client *c, const struct reply *r)
{
	for (const char *at = r->head; (at = strcasestr(at, "\r\nSet-Cookie: ")) != NULL; at += 2) {
		const char *name = at + strlen("\r\nSet-Cookie: "), *equals = strchr(name, '=');

		keep_cookie(c, arena_text_n(c->w->arena, name, (size_t)(equals - name)),
			    arena_text_n(c->w->arena, equals + 1, strcspn(equals + 1, ";\r")));
	}
}

const char *reply_field(struct world *w, const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, arena_printf(w->arena, "name=\"%s\" value=\"", name));

	if (at == NULL)
		return "";
	at = strstr(at, "value=\"") + strlen("value=\"");
	return arena_text_n(w->arena, at, strcspn(at, "\""));
}

const char *reply_totp_secret(struct world *w, const struct reply *r)
{
	const char *at = strstr(r->body, "<code>");
	char *secret = arena_alloc(w->arena, TOTP_SECRET_CHARS + 1);
	size_t chars = 0;

	assert_int_equal(r->status, 200);
	assert_non_null(at);
	for (at += strlen("<code>"); *at != '<' && chars < TOTP_SECRET_CHARS; at++)
		if (*at != ' ')
			secret[chars++] = *at;
	secret[chars] = '\0';
	assert_int_equal(chars, TOTP_SECRET_CHARS);
	return secret;
}

const char *form_version_at(struct client *c, const char *path, const char *mark)
{
	static const char VERSION[] = "name=\"row_version\" value=\"";
	struct reply r = client_get(c, path);
	const char *end = mark == NULL ? NULL : strstr(r.body, mark), *at = strstr(r.body, VERSION), *found = at;

	if (at == NULL || (mark != NULL && end == NULL))
		return "";
	while (end != NULL && (at = strstr(at + 1, VERSION)) != NULL && at < end)
		found = at;
	found += strlen(VERSION);
	return arena_text_n(c->w->arena, found, strcspn(found, "\""));
}

bool reply_has(const struct reply *r, const char *text)
{
	return strstr(r->body, text) != NULL;
}

int reply_times(const struct reply *r, const char *text)
{
	int count = 0;

	for (const char *at = r->body; (at = strstr(at, text)) != NULL; at += strlen(text))
		count++;
	return count;
}

static bool is_token_sign(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* A page without what differs from answer to answer: tokens, keys, and the digits of numbers, ids and times. */
static const char *shape_of(struct arena *a, const char *body, size_t body_bytes)
{
	char *shape = arena_alloc(a, body_bytes + 1), *out = shape;

	while (*body != '\0') {
		const char *word = body;
		bool is_word;

		while (is_token_sign(*body))
			body++;
		is_word = body - word < TOKEN_CHARS_MIN;
		for (; is_word && word < body; word++)
			if (*word < '0' || *word > '9')
				*out++ = *word;
		if (*body != '\0')
			*out++ = *body++;
	}
	*out = '\0';
	return shape;
}

/* For the HTML checker: every page by its shape, so that the same page is checked once. */
static void keep_page(struct client *c, const struct reply *r)
{
	const char *folder = getenv("JISHI_TEST_PAGES"), *type = reply_header(c->w, r, "Content-Type");
	const char *shape;
	FILE *f;

	if (folder == NULL || type == NULL || strncmp(type, "text/html", 9) != 0 || strncmp(r->body, "<!doctype", 9) != 0)
		return;
	mkdir(folder, 0777);
	shape = shape_of(c->w->arena, r->body, r->body_bytes);
	f = fopen(arena_printf(c->w->arena, "%s/%.16s.html", folder, crypto_sha256(c->w->arena, shape, strlen(shape))), "w");
	assert_non_null(f);
	fwrite(r->body, 1, r->body_bytes, f);
	fclose(f);
}

/* For the check of the API: what was asked and answered, one JSON object a line, a file for each program. */
static void keep_exchange(struct client *c, const char *method, const char *path, const char *content_type, const void *body, size_t bytes,
	const struct reply *r)
{
	const char *folder = getenv("JISHI_TEST_API"), *type = reply_header(c->w, r, "Content-Type");
	bool is_text = content_type != NULL && strncmp(content_type, "multipart/", 10) != 0;
	struct buffer line;
	struct json j;
	FILE *f;

	if (folder == NULL || strncmp(path, "/api/", 5) != 0 || c->w->has_own_routes)
		return;
	mkdir(folder, 0777);
	buffer_init(&line, c->w->arena, 0);
	json_init(&j, &line);
	json_object(&j);
	json_put_text(&j, "method", method);
	json_put_text(&j, "path", path);
	json_put_text(&j, "type", content_type);
	json_put_text(&j, "body", is_text ? arena_text_n(c->w->arena, body, bytes) : NULL);
	json_put_int(&j, "status", r->status);
	json_put_text(&j, "answer_type", type);
	json_put_text(&j, "answer", type != NULL && strstr(type, "json") != NULL ? r->body : NULL);
	json_end(&j);
	f = fopen(arena_printf(c->w->arena, "%s/%d.jsonl", folder, (int)getpid()), "a");
	assert_non_null(f);
	fprintf(f, "%s\n", buffer_text(&line));
	fclose(f);
}

/* A form of a page with files that a test writes out by hand gets its key, as pages give it, unless it has one. */
static const void *with_key(struct client *c, const char *path, const char *content_type, const void *body, size_t *bytes)
{
	static const char KIND[] = "multipart/form-data; boundary=";
	const char *boundary = content_type == NULL || strncmp(content_type, KIND, strlen(KIND)) != 0 ? NULL : content_type + strlen(KIND);
	struct buffer out;

	if (boundary == NULL || strncmp(path, "/api/", 5) == 0 || memmem(body, *bytes, "\"form_key\"", strlen("\"form_key\"")) != NULL ||
	    memmem(body, *bytes, "\"csrf_token\"", strlen("\"csrf_token\"")) == NULL)
		return body;
	buffer_init(&out, c->w->arena, *bytes + 200);
	buffer_printf(&out, "--%s\r\nContent-Disposition: form-data; name=\"form_key\"\r\n\r\n%s\r\n", boundary, crypto_token(c->w->arena));
	buffer_put(&out, body, *bytes);
	*bytes = out.bytes;
	return out.data;
}

/* Of a form that was refused: no field is missed of which the page says that it may be left out. */
static void check_optional(struct client *c, const char *method, const char *path, const void *body, size_t bytes, const struct reply *r)
{
	const char *label = strcmp(method, "POST") != 0 || r->status < 400 || r->status >= 500 || strncmp(path, "/api/", 5) == 0 ? NULL :
		optional_refused(c->w->arena, r, body, bytes);

	if (label != NULL)
		fail_msg("%s refuses for being empty what its label lets out: %s", path, label);
}

struct reply client_send(struct client *c, const char *method, const char *path, const char *content_type, const void *body, size_t bytes)
{
	struct buffer out;
	struct reply r;

	body = with_key(c, path, content_type, body, &bytes);

	buffer_init(&out, c->w->arena, 0);
	buffer_printf(&out, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n", method, path, c->w->port);
	if (c->header != NULL)
		buffer_printf(&out, "%s\r\n", c->header);
	for (int i = 0; i < c->cookies_count; i++)
		buffer_printf(&out, "%s%s=%s%s", i == 0 ? "Cookie: " : "; ", c->names[i], c->values[i], i + 1 == c->cookies_count ? "\r\n" : "");
	if (content_type != NULL)
		buffer_printf(&out, "Content-Type: %s\r\nContent-Length: %zu\r\n", content_type, bytes);
	buffer_puts(&out, "\r\n");
	buffer_put(&out, body, bytes);
	r = world_raw(c->w, out.data, out.bytes);
	take_cookies(c, &r);
	if (reply_field(c->w, &r, "csrf_token")[0] != '\0')
		c->csrf_token = reply_field(c->w, &r, "csrf_token");
	keep_page(c, &r);
	keep_exchange(c, method, path, content_type, body, bytes, &r);
	check_optional(c, method, path, body, bytes, &r);
	return r;
}

struct reply client_get(struct client *c, const char *path)
{
	return client_send(c, "GET", path, NULL, "", 0);
}

struct reply client_post_json(struct client *c, const char *path, const char *json)
{
	if (getenv("JISHI_TEST_API") != NULL && !c->w->has_own_routes)
		needed_try(c, "POST", path, json);
	return client_send(c, "POST", path, "application/json", json, strlen(json));
}

static void put_pair(struct buffer *out, const char *name, const char *value)
{
	buffer_printf(out, "%s%s=", out->bytes > 0 ? "&" : "", name);
	for (const unsigned char *at = (const unsigned char *)value; *at != '\0'; at++)
		buffer_printf(out, (*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') ? "%c" : "%%%02X", *at);
}

struct reply client_post(struct client *c, const char *path, ...)
{
	bool has_token = false, has_key = false;
	struct buffer body;
	va_list pairs;

	buffer_init(&body, c->w->arena, 0);
	va_start(pairs, path);
	for (const char *name; (name = va_arg(pairs, const char *)) != NULL;) {
		const char *value = va_arg(pairs, const char *);

		has_token |= strcmp(name, "csrf_token") == 0;
		has_key |= strcmp(name, "form_key") == 0;
		put_pair(&body, name, value);
	}
	va_end(pairs);
	if (!has_token)
		put_pair(&body, "csrf_token", c->csrf_token);
	if (!has_key)
		put_pair(&body, "form_key", crypto_token(c->w->arena));
	return client_send(c, "POST", path, "application/x-www-form-urlencoded", body.data, body.bytes);
}

void world_clock(struct world *w, const char *now)
{
	assert_int_equal(client_post_json(client_new(w), "/api/v1/test/clock", arena_printf(w->arena, "{\"now\":\"%s\"}", now)).status, 200);
}

struct reply client_upload(struct client *c, const char *path, const char *field, const char *filename, const void *data, size_t bytes)
{
	struct buffer body;

	buffer_init(&body, c->w->arena, 0);
	buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"form_key\"\r\n\r\n%s\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n", c->csrf_token, crypto_token(c->w->arena), field, filename);
	buffer_put(&body, data, bytes);
	buffer_puts(&body, "\r\n--b--\r\n");
	return client_send(c, "POST", path, "multipart/form-data; boundary=b", body.data, body.bytes);
}
