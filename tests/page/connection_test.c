/* What a client may do to a connection: TLS and what speaks none, silence, heads and bodies that drip, too much of
 * either, too many at once. The waits are short here and those of web/limits.h in the program. */
#include "world/world.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "base/buffer.h"
#include "web/limits.h"

#define WAIT_MS 15000

static struct world *plain, *secure;
static char cert_pem[8192], key_pem[8192];

/* ---- a certificate for this run ---- */

static void make_certificate(void)
{
	gnutls_x509_privkey_t key;
	gnutls_x509_crt_t crt;
	unsigned char serial[] = { 1 };
	size_t bytes = sizeof(key_pem) - 1;

	assert_int_equal(gnutls_x509_privkey_init(&key), 0);
	assert_int_equal(gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0), 0);
	assert_int_equal(gnutls_x509_crt_init(&crt), 0);
	gnutls_x509_crt_set_version(crt, 3);
	gnutls_x509_crt_set_serial(crt, serial, sizeof(serial));
	gnutls_x509_crt_set_activation_time(crt, time(NULL) - 3600);
	gnutls_x509_crt_set_expiration_time(crt, time(NULL) + 3600);
	gnutls_x509_crt_set_dn_by_oid(crt, GNUTLS_OID_X520_COMMON_NAME, 0, "jishi.test", 10);
	gnutls_x509_crt_set_subject_alt_name(crt, GNUTLS_SAN_DNSNAME, "jishi.test", 10, GNUTLS_FSAN_SET);
	gnutls_x509_crt_set_basic_constraints(crt, 1, -1);
	assert_int_equal(gnutls_x509_crt_set_key(crt, key), 0);
	assert_int_equal(gnutls_x509_crt_sign2(crt, crt, key, GNUTLS_DIG_SHA256, 0), 0);
	assert_int_equal(gnutls_x509_privkey_export(key, GNUTLS_X509_FMT_PEM, key_pem, &bytes), 0);
	bytes = sizeof(cert_pem) - 1;
	assert_int_equal(gnutls_x509_crt_export(crt, GNUTLS_X509_FMT_PEM, cert_pem, &bytes), 0);
	gnutls_x509_crt_deinit(crt);
	gnutls_x509_privkey_deinit(key);
}

static int start(void **state)
{
	static struct server_options limits = { .headers_seconds_max = 1, .idle_seconds_max = 2, .body_grace_seconds = 1,
		.connections_per_address_max = 40 };
	struct server_options tls = limits;

	make_certificate();
	tls.cert_pem = cert_pem;
	tls.key_pem = key_pem;
	plain = world_start(&(struct world_options){ .server = &limits });
	secure = world_start(&(struct world_options){ .server = &tls });
	return 0;
}

static int stop(void **state)
{
	world_stop(secure);
	world_stop(plain);
	return 0;
}

static void pause_ms(int ms)
{
	const struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 };

	nanosleep(&t, NULL);
}

/* Milliseconds until the server ends the connection; fails when it does not. What comes before is thrown away. */
static int64_t ended_after_ms(int fd)
{
	int64_t began_ms = stopwatch_ms();
	char chunk[4096];

	for (;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };

		if (poll(&p, 1, WAIT_MS) <= 0)
			fail_msg("the connection is still open after %d ms", WAIT_MS);
		if (recv(fd, chunk, sizeof(chunk), 0) <= 0)
			return stopwatch_ms() - began_ms;
	}
}

static void still_serves(struct world *w)
{
	static const char GET[] = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

	assert_int_equal(world_raw(w, GET, sizeof(GET) - 1).status, 200);
}

static void put(int fd, const char *text)
{
	assert_int_equal(send(fd, text, strlen(text), MSG_NOSIGNAL), (ssize_t)strlen(text));
}

/* ---- TLS ---- */

struct tls { int fd; gnutls_session_t session; gnutls_certificate_credentials_t trust; };

/* The result of the handshake, with this certificate as the only one that is trusted. */
static int shake_hands(struct tls *t, const char *versions, const char *host)
{
	const gnutls_datum_t pem = { (unsigned char *)cert_pem, (unsigned)strlen(cert_pem) };
	int result;

	t->fd = world_connect(secure);
	assert_int_equal(gnutls_certificate_allocate_credentials(&t->trust), 0);
	assert_true(gnutls_certificate_set_x509_trust_mem(t->trust, &pem, GNUTLS_X509_FMT_PEM) == 1);
	assert_int_equal(gnutls_init(&t->session, GNUTLS_CLIENT), 0);
	assert_int_equal(gnutls_priority_set_direct(t->session, versions, NULL), 0);
	gnutls_credentials_set(t->session, GNUTLS_CRD_CERTIFICATE, t->trust);
	gnutls_server_name_set(t->session, GNUTLS_NAME_DNS, host, strlen(host));
	gnutls_session_set_verify_cert(t->session, host, 0);
	gnutls_transport_set_int(t->session, t->fd);
	gnutls_handshake_set_timeout(t->session, WAIT_MS);
	do {
		result = gnutls_handshake(t->session);
	} while (result < 0 && !gnutls_error_is_fatal(result));
	return result;
}

static void hang_up(struct tls *t)
{
	gnutls_deinit(t->session);
	gnutls_certificate_free_credentials(t->trust);
	close(t->fd);
}

static const char *talk(struct tls *t, const char *request)
{
	static char text[64 * 1024];
	size_t bytes = 0;

	assert_int_equal(gnutls_record_send(t->session, request, strlen(request)), (ssize_t)strlen(request));
	for (;;) {
		ssize_t n = gnutls_record_recv(t->session, text + bytes, sizeof(text) - 1 - bytes);

		if (n == GNUTLS_E_INTERRUPTED || n == GNUTLS_E_AGAIN)
			continue;
		if (n <= 0)
			break;
		bytes += (size_t)n;
	}
	text[bytes] = '\0';
	return text;
}

static void speaks_tls_with_the_certificate_it_is_given(void **state)
{
	static const char GET[] = "GET /sign-in HTTP/1.1\r\nHost: jishi.test\r\nConnection: close\r\n\r\n";
	struct tls t;
	const char *answer;

	for (int i = 0; i < 2; i++) {
		assert_int_equal(shake_hands(&t, i == 0 ? "NORMAL:-VERS-ALL:+VERS-TLS1.3" : "NORMAL:-VERS-ALL:+VERS-TLS1.2", "jishi.test"), 0);
		answer = talk(&t, GET);
		assert_non_null(strstr(answer, "HTTP/1.1 200"));
		assert_non_null(strstr(answer, "Strict-Transport-Security"));
		assert_non_null(strstr(answer, "name=\"password\""));
		hang_up(&t);
	}
	/* The check of the test itself: another name is not this certificate. */
	assert_int_not_equal(shake_hands(&t, "NORMAL", "other.test"), 0);
	hang_up(&t);
}

static void speaks_no_old_tls(void **state)
{
	struct tls t;

	assert_int_not_equal(shake_hands(&t, "NORMAL:-VERS-ALL:+VERS-TLS1.1:+VERS-TLS1.0:%COMPAT", "jishi.test"), 0);
	hang_up(&t);
	assert_int_equal(shake_hands(&t, "NORMAL", "jishi.test"), 0);
	hang_up(&t);
}

static void answers_no_plain_http_where_tls_is_spoken(void **state)
{
	static const char GET[] = "GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n";
	int fd = world_connect(secure);
	char text[4096] = "";
	ssize_t n;
	size_t bytes = 0;
	struct tls t;

	put(fd, GET);
	while ((n = recv(fd, text + bytes, sizeof(text) - 1 - bytes, 0)) > 0)
		bytes += (size_t)n;
	text[bytes] = '\0';
	assert_null(strstr(text, "HTTP/"));
	close(fd);
	assert_int_equal(shake_hands(&t, "NORMAL", "jishi.test"), 0);
	hang_up(&t);
}

/* ---- slow and silent ---- */

static void a_silent_connection_is_closed(void **state)
{
	int fd = world_connect(plain);
	int64_t ms = ended_after_ms(fd);

	assert_true(ms >= 800 && ms < 6000);	/* 1 s, looked at once a second */
	close(fd);
}

static void an_idle_connection_is_closed_after_its_request(void **state)
{
	int fd = world_connect(plain);
	struct reply r;
	int64_t ms;

	put(fd, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
	r = world_read_reply(plain, fd);
	assert_int_equal(r.status, 200);
	pause_ms(500);
	put(fd, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");	/* it may be used again meanwhile */
	r = world_read_reply(plain, fd);
	assert_int_equal(r.status, 200);
	ms = ended_after_ms(fd);
	assert_true(ms >= 1500 && ms < 8000);
	close(fd);
}

/* Drips single bytes; gives the milliseconds until the server had enough. */
static int64_t drip(int fd, int every_ms)
{
	int64_t began_ms = stopwatch_ms();

	while (stopwatch_ms() - began_ms < WAIT_MS) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		char chunk[4096];

		if (send(fd, "x", 1, MSG_NOSIGNAL) != 1)
			return stopwatch_ms() - began_ms;
		if (poll(&p, 1, every_ms) > 0 && recv(fd, chunk, sizeof(chunk), 0) <= 0)
			return stopwatch_ms() - began_ms;
	}
	fail_msg("still open after %d ms of dripping", WAIT_MS);
	return 0;
}

static void a_head_that_drips_is_cut_off(void **state)
{
	int fd = world_connect(plain);
	int64_t ms;

	put(fd, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ");
	ms = drip(fd, 200);
	assert_true(ms < 8000);	/* though it was never inactive */
	close(fd);
	still_serves(plain);
}

static void a_body_that_drips_is_cut_off(void **state)
{
	int fd = world_connect(plain);
	int64_t ms;

	put(fd, "POST /size HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n");
	ms = drip(fd, 200);
	assert_true(ms >= 800 && ms < 10000);
	close(fd);
	still_serves(plain);
}

/* By the average since it began, these bytes would buy a minute and a half. */
static void what_came_fast_buys_no_silence(void **state)
{
	static char block[96 * 1024];
	int fd = world_connect(plain);
	int64_t ms;

	memset(block, 'a', sizeof(block) - 1);
	put(fd, "POST /size HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n\r\n");
	put(fd, block);
	ms = drip(fd, 200);
	assert_true(ms >= 1800 && ms < 10000);
	close(fd);
	still_serves(plain);
}

/* ---- too much ---- */

/* What is read only for its texts takes of the memory of all bodies like any other. */
static void windows_are_of_the_memory_of_all_bodies(void **state)
{
	static const struct server_options SMALL = { .bodies_in_memory_bytes_max = 200 * 1024 };
	struct world *w = world_start(&(struct world_options){ .server = &SMALL });
	struct client *c = client_new(w);
	char *form = arena_alloc(w->arena, 60 * 1024 + 1);
	int fds[3];

	client_sign_in(c, world_admin(w, "sys", ADMIN_SYSTEM));
	client_get(c, "/");
	memset(form, 'a', 60 * 1024);
	assert_int_equal(client_send(c, "POST", "/sign-in", "application/x-www-form-urlencoded", form, 60 * 1024).status, 403);
	for (int i = 0; i < 3; i++) {
		fds[i] = world_connect(w);
		put(fds[i], arena_printf(w->arena, "POST /batch HTTP/1.1\r\nHost: x\r\nCookie: jishi_session=%s\r\nContent-Type: multipart/form-data; boundary=b\r\n"
			"Content-Length: 200000000\r\n\r\n--b", client_cookie(c, "jishi_session")));
	}
	pause_ms(300);
	assert_int_equal(client_send(c, "POST", "/sign-in", "application/x-www-form-urlencoded", form, 60 * 1024).status, 503);
	for (int i = 0; i < 3; i++)
		close(fds[i]);
	pause_ms(300);
	assert_int_equal(client_send(c, "POST", "/sign-in", "application/x-www-form-urlencoded", form, 60 * 1024).status, 403);
	world_stop(w);
}

static void a_body_of_a_stranger_does_not_hold_up_the_stop(void **state)
{
	struct world *w = world_start(NULL);
	int fd = world_connect(w);
	int64_t began_ms;

	put(fd, "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nlogin=");
	pause_ms(300);
	began_ms = stopwatch_ms();
	world_stop(w);
	assert_true(stopwatch_ms() - began_ms < 5000);
	close(fd);
}


static void a_body_above_the_limit_is_refused_before_it_comes(void **state)
{
	char head[200];
	struct reply r;

	snprintf(head, sizeof(head), "POST /size HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n",
		FORM_BYTES_MAX + 1);
	r = world_raw(plain, head, strlen(head));
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "提交的文字有 1.1 MB，一次最多 1 MB"));
	assert_string_equal(reply_header(plain, &r, "Connection"), "close");
}

/* Without a length the limit counts what came. */
static void a_chunked_body_above_the_limit_is_refused(void **state)
{
	static char block[64 * 1024];
	struct buffer all;

	memset(block, 'a', sizeof(block));
	buffer_init(&all, plain->arena, 0);
	buffer_lit(&all, "POST /size HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n");
	for (size_t i = 0; i < FORM_BYTES_MAX / sizeof(block) + 2; i++) {
		buffer_lit(&all, "10000\r\n");
		buffer_put(&all, block, sizeof(block));
		buffer_lit(&all, "\r\n");
	}
	buffer_lit(&all, "0\r\n\r\n");
	assert_int_equal(world_raw(plain, all.data, all.bytes).status, 413);
	still_serves(plain);
}

static void a_flood_of_headers_is_refused(void **state)
{
	struct buffer many, large;

	buffer_init(&many, plain->arena, 0);
	buffer_init(&large, plain->arena, 0);
	buffer_lit(&many, "GET /healthz HTTP/1.1\r\nHost: x\r\n");
	for (int i = 0; i < HEADERS_COUNT_MAX + 20; i++)
		buffer_printf(&many, "X-%d: y\r\n", i);
	buffer_lit(&many, "\r\n");
	assert_int_equal(world_raw(plain, many.data, many.bytes).status, 431);
	buffer_lit(&large, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Large: ");
	for (int i = 0; i < (URL_BYTES_MAX + HEADERS_BYTES_MAX + 8192) / 10; i++)
		buffer_lit(&large, "aaaaaaaaaa");
	buffer_lit(&large, "\r\n\r\n");
	assert_int_equal(world_raw(plain, large.data, large.bytes).status, 431);
	still_serves(plain);
}

static void one_address_does_not_take_all_connections(void **state)
{
	int fds[40], more;
	char byte;

	pause_ms(300);	/* those of the tests before are gone */
	for (int i = 0; i < 40; i++) {
		fds[i] = world_connect(plain);
		put(fds[i], "GET /healthz HTTP/1.1\r\n");
	}
	more = world_connect(plain);
	send(more, "GET", 3, MSG_NOSIGNAL);
	assert_true(recv(more, &byte, 1, 0) <= 0);	/* closed without a word */
	close(more);
	for (int i = 0; i < 40; i++)
		close(fds[i]);
	for (int i = 0; i < 50; i++) {
		struct reply r;
		static const char GET[] = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

		r = world_raw(plain, GET, sizeof(GET) - 1);
		if (r.status == 200)
			return;
		pause_ms(100);
	}
	fail_msg("the address is still shut out after its connections ended");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(speaks_tls_with_the_certificate_it_is_given),
		cmocka_unit_test(speaks_no_old_tls),
		cmocka_unit_test(answers_no_plain_http_where_tls_is_spoken),
		cmocka_unit_test(a_silent_connection_is_closed),
		cmocka_unit_test(an_idle_connection_is_closed_after_its_request),
		cmocka_unit_test(a_head_that_drips_is_cut_off),
		cmocka_unit_test(a_body_that_drips_is_cut_off),
		cmocka_unit_test(what_came_fast_buys_no_silence),
		cmocka_unit_test(windows_are_of_the_memory_of_all_bodies), cmocka_unit_test(a_body_of_a_stranger_does_not_hold_up_the_stop),
		cmocka_unit_test(a_body_above_the_limit_is_refused_before_it_comes),
		cmocka_unit_test(a_chunked_body_above_the_limit_is_refused),
		cmocka_unit_test(a_flood_of_headers_is_refused),
		cmocka_unit_test(one_address_does_not_take_all_connections),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
