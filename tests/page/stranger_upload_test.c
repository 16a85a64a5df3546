/* Files of whoever is not signed in: what is refused from the head, what is read all the same, of which room it takes, and that the answer is heard. */
#include "world/world.h"

#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "base/buffer.h"
#include "web/limits.h"

#define STRANGERS_BYTES (1024 * 1024)

static struct world *w;

static int start(void **state)
{
	static const struct server_options SMALL = { .spooled_of_strangers_bytes_max = STRANGERS_BYTES };

	w = world_start(&(struct world_options){ .server = &SMALL });
	return 0;
}

static void pause_ms(int ms)
{
	const struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 };

	nanosleep(&t, NULL);
}

static void still_serves(void)
{
	assert_int_equal(client_get(client_new(w), "/sign-in").status, 200);
}

/* An upload of this many bytes by somebody with this cookie (NULL: none), sent whole as a browser sends the form of one of our pages. */
static struct reply uploaded_with(const char *cookie, size_t bytes)
{
	struct client *c = client_new(w);
	static const char HEAD[] = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n";
	char *body = arena_alloc(w->arena, bytes);

	memset(body, 'x', bytes);
	memcpy(body, HEAD, sizeof(HEAD) - 1);
	memcpy(body + bytes - 9, "\r\n--b--\r\n", 9);
	client_header(c, arena_printf(w->arena, "Origin: http://127.0.0.1:%d%s%s", w->port, cookie != NULL ? "\r\nCookie: " : "", cookie != NULL ? cookie : ""));
	return client_send(c, "POST", "/batch", "multipart/form-data; boundary=b", body, bytes);
}

/* Of a stranger who shows the token of a session that is over, or an invented one. */
static struct reply uploaded(size_t bytes)
{
	return uploaded_with("jishi_session=0000000000000000000000000000000000000000000000000000000000000000", bytes);
}

/* Strangers share a room on the disk; what they took they give back. */
static void strangers_do_not_fill_the_disk(void **state)
{
	assert_int_equal(uploaded(STRANGERS_BYTES / 4 * 3).status, 401);	/* read, and its sender is not signed in */
	assert_int_equal(uploaded(STRANGERS_BYTES + 1).status, 503);
	assert_int_equal(uploaded(STRANGERS_BYTES / 4 * 3).status, 401);
}

/* Who shows no token at all takes none of that room, however much others took: a program hears it at the head, whoever sends a form of ours once it is sent. */
static void who_shows_no_session_takes_no_room(void **state)
{
	static const char HEAD[] = "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n";
	static const struct { const char *path, *words; } WAYS[] = { { "/batch", "这次没有保存" }, { "/api/v1/batch", "您还没有登录，或登录已经过期" } };
	struct reply r;

	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		const char *head = arena_printf(w->arena, HEAD, WAYS[i].path, BODY_IN_MEMORY_BYTES_MAX + 1);

		r = world_raw(w, head, strlen(head));
		assert_int_equal(r.status, 401);
		assert_string_equal(reply_header(w, &r, "Connection"), "close");
		assert_true(reply_has(&r, WAYS[i].words));
	}
	r = uploaded_with(NULL, STRANGERS_BYTES * 3);
	assert_int_equal(r.status, 401);
	assert_true(reply_has(&r, "这次没有保存"));
}

/* Without a length it is seen when it comes to the file. */
static void nor_does_who_announces_no_length(void **state)
{
	static char block[64 * 1024];
	struct buffer all;

	memset(block, 'a', sizeof(block));
	buffer_init(&all, w->arena, 0);
	buffer_lit(&all, "POST /batch HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n");
	for (size_t i = 0; i < 3 * STRANGERS_BYTES / sizeof(block); i++) {
		buffer_lit(&all, "10000\r\n");
		buffer_put(&all, block, sizeof(block));
		buffer_lit(&all, "\r\n");
	}
	buffer_lit(&all, "0\r\n\r\n");
	assert_int_equal(world_raw(w, all.data, all.bytes).status, 401);
	still_serves();
}

/* The answer is there before the body; what is under way then is taken for a while, so that no reset throws the answer away. */
static void an_early_answer_is_not_reset(void **state)
{
	static const char HEAD[] = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000000\r\n\r\n";
	static char block[64 * 1024];
	struct reply r;
	int fd = world_connect(w);

	assert_int_equal(send(fd, HEAD, sizeof(HEAD) - 1, MSG_NOSIGNAL), sizeof(HEAD) - 1);
	for (int i = 0; i < 10; i++) {
		pause_ms(50);
		assert_int_equal(send(fd, block, sizeof(block), MSG_NOSIGNAL), sizeof(block));
	}
	r = world_read_reply(w, fd);
	assert_int_equal(r.status, 413);
	/* But not for ever. */
	for (int i = 0; i < 200 && send(fd, block, sizeof(block), MSG_NOSIGNAL) > 0; i++)
		pause_ms(50);
	assert_true(send(fd, block, sizeof(block), MSG_NOSIGNAL) < 0);
	close(fd);
	still_serves();
}

/* Whoever is not signed in is refused from the head, without having sent a byte. */
static void a_large_upload_of_a_stranger_is_not_read(void **state)
{
	static const char HEAD[] = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000000\r\n\r\n";
	struct reply r = world_raw(w, HEAD, sizeof(HEAD) - 1);

	assert_int_equal(r.status, 413);
	assert_string_equal(reply_header(w, &r, "Connection"), "close");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strangers_do_not_fill_the_disk),
		cmocka_unit_test(who_shows_no_session_takes_no_room),
		cmocka_unit_test(nor_does_who_announces_no_length),
		cmocka_unit_test(an_early_answer_is_not_reset),
		cmocka_unit_test(a_large_upload_of_a_stranger_is_not_read),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
