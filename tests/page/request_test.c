/* What comes in from the wire: malformed, too large, too slow, in every encoding. */
#include "page/routes.h"

#include "base/buffer.h"
#include "web/limits.h"

#include <pthread.h>
#include <stdio.h>

static struct world *w;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .routes = TEST_ROUTES, .routes_count = TEST_ROUTES_COUNT });
	return 0;
}

/* web/limits.h: 16 KiB of headers, in one line or in many. */
static void headers_have_a_limit(void **state)
{
	static const struct { int lines, bytes, status; } CASES[] = { { 1, 15 * 1024, 200 }, { 1, 17 * 1024, 431 }, { 1, 20000, 431 }, { 50, 400, 431 }, { 50, 300, 200 } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct buffer b;

		buffer_init(&b, w->arena, 0);
		buffer_puts(&b, "GET /about HTTP/1.1\r\nHost: x\r\n");
		for (int k = 0; k < CASES[i].lines; k++)
			buffer_printf(&b, "X-%d: %0*d\r\n", k, CASES[i].bytes, 1);
		buffer_puts(&b, "\r\n");
		assert_int_equal(world_raw(w, b.data, b.bytes).status, CASES[i].status);
	}
}

/* A blank in the address, or none, leaves no request to answer: the HTTP library closes such a connection before it calls us (docs/architecture.md, 2).
 * Nothing of it is run, nor what follows on the same connection, and the next one is served. Other wrong first lines are answered. */
static void a_wrong_request_line_runs_nothing(void **state)
{
	static const struct { int status; const char *line; } CASES[] = {
		{ 0, "GET / x HTTP/1.1" }, { 0, "GET / x y HTTP/1.1" }, { 0, "POST /api/v1/echo x HTTP/1.1" }, { 0, "GET /about HTTP/1.1 HTTP/1.1" },
		{ 400, "GET /about" }, { 400, "GET /about HTTP/1.1 x" }, { 400, "GET /about HTTP/1.10" }, { 400, "GET /about HTTP/x.y" },
		{ 400, "GET /about http/1.1" }, { 0, "GET" }, { 505, "GET /about HTTP/3.0" },
	};

	static const char GOOD[] = "GET /about HTTP/1.1\r\nHost: x\r\n\r\n";

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *text = arena_printf(w->arena, "%s\r\nHost: x\r\n\r\n%s", CASES[i].line, GOOD);
		struct reply r = world_raw(w, text, strlen(text));

		if (r.status != CASES[i].status || (r.body != NULL && strstr(r.body, "HTTP/1.1 200") != NULL))
			fail_msg("%s: %d", CASES[i].line, r.status);
		assert_int_equal(world_raw(w, GOOD, strlen(GOOD)).status, 200);
	}
}

static void answers_malformed_requests(void **state)
{
	static const struct { int status; const char *text; } CASES[] = {
		{ 200, "GET /about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 200, "HEAD /about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 200, "GET /about HTTP/1.0\r\n\r\n" },
		{ 400, "GET /about HTTP/1.1\r\n\r\n" },
		{ 400, "GET /about HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" },
		{ 400, "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /about% HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /about?a=%c3%28 HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /about?a=%ed%a0%80 HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /about?a=%01 HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "GET /about HTTP/1.1\r\nHost: x\r\nX-A: a\xff\r\n\r\n" },
		{ 400, "GET /about HTTP/1.1\r\nHost: x\r\nX-A: a\x01\r\n\r\n" },
		{ 400, "GET about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 404, "GET //about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 404, "GET /about/ HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 404, "GET /../about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 404, "GET /assets/../about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 404, "GET /%2e%2e/about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 405, "POST /about HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n" },
		{ 405, "BREW /about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 405, "OPTIONS /about HTTP/1.1\r\nHost: x\r\n\r\n" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: +2\r\n\r\nab" },
		{ 415, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab" },
		{ 415, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 2\r\n\r\nab" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{]" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]" },
		{ 422, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"a\":1,\"a\":2}" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{\"a\":\"\xff\"}" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\nab" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 2\r\n\r\nab" },
		{ 400, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 33\r\n\r\n--b\r\nContent-Disposition: x\r\n\r\na\r\n" },
		{ 413, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1048577\r\n\r\n" },
		{ 413, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nExpect: 100-continue\r\nContent-Length: 67108865\r\n\r\n" },
		{ 413, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1073741825\r\n\r\n" },
		{ 413, "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r;

		if (CASES[i].status == 200) {	/* such a connection stays open */
			int fd = world_connect(w);

			assert_true(write(fd, CASES[i].text, strlen(CASES[i].text)) > 0);
			if (strncmp(CASES[i].text, "HEAD", 4) == 0) {
				char head[13] = "";

				assert_true(read(fd, head, 12) == 12);
				assert_string_equal(head, "HTTP/1.1 200");
				close(fd);
				continue;
			}
			r = world_read_reply(w, fd);
			close(fd);
		} else {
			r = world_raw(w, CASES[i].text, strlen(CASES[i].text));
		}
		if (r.status != CASES[i].status)
			fail_msg("%d instead of %d for %s", r.status, CASES[i].status, CASES[i].text);
	}
}

static void holds_to_its_limits(void **state)
{
	char *text = arena_alloc(w->arena, 3 * 1024 * 1024);
	struct client *c = client_new(w);
	struct reply r;
	int n;

	n = snprintf(text, 100, "GET /about HTTP/1.1\r\nHost: x\r\n");
	for (int i = 0; i < 120; i++)
		n += snprintf(text + n, 100, "X-%d: a\r\n", i);
	n += snprintf(text + n, 100, "\r\n");
	r = world_raw(w, text, (size_t)n);
	assert_int_equal(r.status, 431);
	memset(text, 'a', 9000);
	memcpy(text, "/about?", 7);
	text[9000] = '\0';
	assert_int_equal(client_get(c, text).status, 414);
	memset(text, 'a', 40000);
	memcpy(text, "/about?", 7);
	text[40000] = '\0';
	r = client_get(c, text);
	assert_true(r.status == 414 || r.status == 431 || r.status == 0);
	for (int i = 0; i < 4001; i++)
		memcpy(text + 4 * i, "a=1&", 4);
	r = client_send(c, "POST", "/api/v1/echo", "application/x-www-form-urlencoded", text, 4 * 4001);
	assert_int_equal(r.status, 413);
	r = client_send(c, "POST", "/api/v1/echo", "application/x-www-form-urlencoded", text, 4 * 1000 - 1);
	assert_int_equal(r.status, 200);
	for (int i = 0; i < 20; i++)
		memcpy(text + 5 * i, "{\"a\":", 5);
	memcpy(text + 100, "1}}}}}}}}}}}}}}}}}}}}", 21);
	assert_int_equal(client_send(c, "POST", "/api/v1/echo", "application/json", text, 121).status, 400);
}

static void reads_every_kind_of_body(void **state)
{
	static const char MULTIPART[] = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n  党员  名册 \r\n"
		"--b\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\n\r\n"
		"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名册.xlsx\"\r\nContent-Type: a/b\r\n\r\nPK\r\n--x\r\n--b--\r\n";
	struct client *c = client_new(w);
	struct reply r;

	r = client_post_json(c, "/api/v1/echo?list=x", "{\"a\":\" \\u515a  \\uff21 \",\"list\":[1,true,null],\"outer\":{\"inner\":9007199254740993}}");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"a\":\"党 A\""));
	assert_true(reply_has(&r, "\"nested\":\"9007199254740993\""));
	assert_true(reply_has(&r, "\"count\":4"));
	r = client_post(c, "/api/v1/echo", "a", "a+b & 党", NULL);
	assert_true(reply_has(&r, "\"raw\":\"a+b & 党\""));
	r = client_send(c, "POST", "/api/v1/echo", "multipart/form-data; boundary=\"b\"", MULTIPART, sizeof(MULTIPART) - 1);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"a\":\"党员 名册\""));
	assert_true(reply_has(&r, "\"count\":1"));
	assert_true(reply_has(&r, "\"filename\":\"名册.xlsx\""));
	assert_true(reply_has(&r, "\"bytes\":7"));
}

/* What a route declares is what it takes: the refusal names the field. */
static void the_api_refuses_what_it_does_not_declare(void **state)
{
	static const struct { int status; const char *body, *says; } CASES[] = {
		{ 200, "{}", "" },
		{ 200, "{\"name\": \"一二三四五\", \"number\": 7, \"few\": \"9\", \"yes\": true, \"word\": \"keep\", \"kind\": \"branch\", \"list\": [\"a\", \"b\"]}", "" },
		{ 200, "{\"number\": null, \"word\": \"\", \"kind\": \"\", \"yes\": \"\"}", "" },
		{ 422, "{\"nmae\": \"x\"}", "nmae" },
		{ 422, "{\"name\": {\"first\": \"x\"}}", "“name”的类型不对：应是一个值，收到的是对象" },
		{ 422, "{\"name\": [\"a\"]}", "“name”的类型不对：应是一个值，收到的是列表" },
		{ 422, "{\"name\": []}", "web.field_shape" },
		{ 422, "{\"other\": []}", "web.field_unknown" },
		{ 422, "{\"list\": {\"a\": \"b\"}}", "“list”的类型不对：应是列表，收到的是对象" },
		{ 422, "{\"list\": [[\"a\"]]}", "list.0" },
		{ 422, "{\"name\": \"一二三四五六\"}", "web.field_long" },
		{ 422, "{\"name\": [\"a\", \"b\"]}", "web.field_shape" },
		{ 422, "{\"number\": \"seven\"}", "web.field_number" },
		{ 422, "{\"number\": \"99999999999999999999\"}", "web.field_number" },
		{ 422, "{\"few\": 10}", "web.field_large" },
		{ 422, "{\"yes\": \"maybe\"}", "web.field_choice" },
		{ 422, "{\"word\": \"kee\"}", "keep remove" },
		{ 422, "{\"kind\": \"castle\"}", "web.field_choice" },
		{ 422, "{\"file\": \"text\"}", "web.field_file" },
	};
	struct client *c = client_new(w);
	struct reply r;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		r = client_post_json(c, "/api/v1/checked", CASES[i].body);
		if (r.status != CASES[i].status || !reply_has(&r, CASES[i].says))
			fail_msg("%s: %d %s", CASES[i].body, r.status, r.body);
	}
	r = client_post_json(c, "/api/v1/checked?surplus=1", "{}");
	assert_int_equal(r.status, 422);
	r = client_send(c, "POST", "/api/v1/checked", "multipart/form-data; boundary=b",
		"--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n", 81);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "web.field_unknown"));
}

static void spools_a_large_upload(void **state)
{
	static const char HEAD[] = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\nfirst bytes";
	size_t bytes = 5 * 1024 * 1024;
	char *body = arena_alloc(w->arena, bytes);
	struct reply r;

	memset(body, 'x', bytes);
	memcpy(body, HEAD, sizeof(HEAD) - 1);
	memcpy(body + bytes - 9, "\r\n--b--\r\n", 9);
	r = client_send(client_new(w), "POST", "/api/v1/echo", "multipart/form-data; boundary=b", body, bytes);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"first\":\"first by\""));
	/* A text field has the limit of a form, whatever the limit of the upload. */
	memcpy(strstr(body, "; filename"), "\r\nX-Nothing: a.xls ", 19);
	r = client_send(client_new(w), "POST", "/api/v1/echo", "multipart/form-data; boundary=b", body, bytes);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "有 5 MB，一项最多 1 MB"));
}

/* How many there were, what the limit is, and what to do. */
static void too_many_values_are_counted(void **state)
{
	struct buffer form, list;
	struct reply r;

	buffer_init(&form, w->arena, 0);
	buffer_init(&list, w->arena, 0);
	buffer_puts(&list, "{\"first\": [");
	for (int i = 0; i < 5000; i++) {
		buffer_printf(&form, "%sv%d=1", i == 0 ? "" : "&", i);
		buffer_printf(&list, "%s%d", i == 0 ? "" : ",", i);
	}
	buffer_puts(&list, "]}");
	r = client_send(client_new(w), "POST", "/api/v1/echo", "application/x-www-form-urlencoded", form.data, form.bytes);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "一共提交了 5,000 项内容，一次最多 4,000 项") && reply_has(&r, "\"n\":\"5000\""));
	r = client_send(client_new(w), "POST", "/api/v1/echo", "application/json", list.data, list.bytes);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "一共提交了 5,000 项内容"));
}

/* Parts cost memory by their names, also those of empty file fields and of files that are only counted: a body that is all parts ends at the limit. */
static void a_body_of_endless_parts_is_refused(void **state)
{
	static const char *const PARTS[] = {
		"--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\"\r\n\r\n\r\n",
		"--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nx\r\n",
		"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n",
	};

	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
		struct buffer body;
		struct reply r;

		buffer_init(&body, w->arena, 0);
		for (int n = 0; n < MULTIPART_PARTS_COUNT_MAX + 1; n++)
			buffer_puts(&body, PARTS[i]);
		buffer_puts(&body, "--b--\r\n");
		r = client_send(client_new(w), "POST", "/api/v1/echo", "multipart/form-data; boundary=b", body.data, body.bytes);
		assert_int_equal(r.status, 413);
		assert_true(reply_has(&r, "一次最多 4,200 段，其中文件栏最多 200 个，各段的名称合计最多 1 MB"));
	}
}

static void names_of_parts_have_a_limit_together(void **state)
{
	char name[8001];
	struct buffer body;
	struct reply r;

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	buffer_init(&body, w->arena, 0);
	for (int i = 0; i < MULTIPART_HEADS_BYTES_MAX / 8000; i++)
		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n\r\n", name);
	buffer_puts(&body, "--b--\r\n");
	r = client_send(client_new(w), "POST", "/api/v1/echo", "multipart/form-data; boundary=b", body.data, body.bytes);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "web.excess_parts"));
}

/* No text is above its own limit, all of them together are. */
static void texts_beside_files_have_the_limit_of_a_form(void **state)
{
	size_t bytes = 300 * 1024;
	char *value = arena_alloc(w->arena, bytes + 1);
	struct buffer body;
	struct reply r;

	memset(value, 'v', bytes);
	buffer_init(&body, w->arena, 0);
	for (int i = 0; i < 4; i++)
		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"t%d\"\r\n\r\n%s\r\n", i, value);
	buffer_puts(&body, "--b--\r\n");
	r = client_send(client_new(w), "POST", "/api/v1/echo", "multipart/form-data; boundary=b", body.data, body.bytes);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "提交的文字有 1.2 MB，一次最多 1 MB"));
}

static void a_name_twice_in_an_object_is_named(void **state)
{
	static const char TWICE[] = "{\"first\": \"1\", \"first\": \"2\"}";
	struct reply r = client_send(client_new(w), "POST", "/api/v1/echo", "application/json", TWICE, strlen(TWICE));

	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "\"field\":\"first\"") && reply_has(&r, "只能有一个值，却给了几个"));
}

static void literal_parts_win_over_names(void **state)
{
	assert_int_equal(client_get(client_new(w), "/orgs/new").status, 200);
	assert_int_equal(client_get(client_new(w), "/orgs/7").status, 303);
}

static void says_what_is_allowed(void **state)
{
	struct reply r = client_send(client_new(w), "PUT", "/about", NULL, "", 0);

	assert_int_equal(r.status, 405);
	assert_string_equal(reply_header(w, &r, "Allow"), "GET");
}

/* One connection that sends its headers slowly does not keep others waiting. */
static void serves_others_beside_slow_clients(void **state)
{
	int fds[50];

	for (int i = 0; i < 50; i++) {
		fds[i] = world_connect(w);
		assert_true(write(fds[i], "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n", 58) > 0);
	}
	assert_int_equal(client_get(client_new(w), "/about").status, 200);
	for (int i = 0; i < 50; i++)
		close(fds[i]);
}

static void two_requests_at_once_get_two_answers(void **state)
{
	static const char TWICE[] = "GET /api/v1/echo?a=one HTTP/1.1\r\nHost: x\r\n\r\nGET /api/v1/echo?a=two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
	char text[8192] = "";
	size_t bytes = 0;
	int fd = world_connect(w);

	assert_true(write(fd, TWICE, sizeof(TWICE) - 1) > 0);
	for (ssize_t n; (n = read(fd, text + bytes, sizeof(text) - 1 - bytes)) > 0;)
		bytes += (size_t)n;
	close(fd);
	assert_non_null(strstr(text, "\"a\":\"one\""));
	assert_non_null(strstr(text, "\"a\":\"two\""));
}

static void compresses_for_who_accepts_it(void **state)
{
	struct client *c = client_new(w);
	struct reply plain = client_get(c, "/about"), r;

	assert_null(reply_header(w, &plain, "Content-Encoding"));
	client_header(c, "Accept-Encoding: gzip, deflate");
	r = client_get(c, "/about");
	assert_string_equal(reply_header(w, &r, "Content-Encoding"), "gzip");
	assert_true(r.body_bytes < plain.body_bytes * 2 / 3);
	client_header(c, "Accept-Encoding: gzip;q=0, br");
	r = client_get(c, "/about");
	assert_string_equal(reply_header(w, &r, "Content-Encoding"), "br");
	client_header(c, "Accept-Encoding: gzip;q=0, br;q=0.0");
	r = client_get(c, "/about");
	assert_null(reply_header(w, &r, "Content-Encoding"));
}

static void old_browsers_get_one_plain_page(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_header(c, "User-Agent: Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko");
	r = client_get(c, "/inside");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "<link"));
	client_header(c, "User-Agent: Mozilla/5.0 Chrome/86.0.4240.198 Safari/537.36");
	assert_int_equal(client_get(c, "/inside").status, 303);
}

static void *stop_meanwhile(void *cls)
{
	const struct timespec moment = { .tv_nsec = 100 * 1000 * 1000 };

	nanosleep(&moment, NULL);
	world_stop(cls);
	return NULL;
}

static void finishes_what_runs_when_it_stops(void **state)
{
	struct world *ending = world_start(&(struct world_options){ .routes = TEST_ROUTES, .routes_count = TEST_ROUTES_COUNT });
	int fd = world_connect(ending), idle_fd = world_connect(ending);
	pthread_t thread;
	struct reply r;

	assert_true(write(fd, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", 32) == 32);
	assert_int_equal(pthread_create(&thread, NULL, stop_meanwhile, ending), 0);
	r = world_read_reply(w, fd);
	pthread_join(thread, NULL);
	assert_int_equal(r.status, 200);
	assert_string_equal(reply_header(w, &r, "Connection"), "close");
	close(fd);
	close(idle_fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_have_a_limit),
		cmocka_unit_test(answers_malformed_requests), cmocka_unit_test(a_wrong_request_line_runs_nothing),
		cmocka_unit_test(holds_to_its_limits),
		cmocka_unit_test(reads_every_kind_of_body),
		cmocka_unit_test(the_api_refuses_what_it_does_not_declare),
		cmocka_unit_test(spools_a_large_upload),
		cmocka_unit_test(too_many_values_are_counted),
		cmocka_unit_test(a_body_of_endless_parts_is_refused), cmocka_unit_test(names_of_parts_have_a_limit_together),
		cmocka_unit_test(texts_beside_files_have_the_limit_of_a_form),
		cmocka_unit_test(a_name_twice_in_an_object_is_named),
		cmocka_unit_test(literal_parts_win_over_names),
		cmocka_unit_test(says_what_is_allowed),
		cmocka_unit_test(serves_others_beside_slow_clients),
		cmocka_unit_test(two_requests_at_once_get_two_answers),
		cmocka_unit_test(compresses_for_who_accepts_it),
		cmocka_unit_test(old_browsers_get_one_plain_page),
		cmocka_unit_test(finishes_what_runs_when_it_stops),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
