/* An upload of twice and three times what may be sent: it is read to its end, so that whoever sends it hears the limit and the way out instead of a
 * connection that is cut; nothing of it is kept but what was typed beside the file, and the memory does not grow with it. */
#include "draft_world.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "web/session.h"

#define MIB (1024 * 1024)
#define FILE_BYTES (200LL * MIB)
#define GROWTH_BYTES_MAX (12LL * MIB)

static int64_t most_bytes;

/* Of the server and of these tests, which are one process. */
static int64_t resident_bytes(void)
{
	long long all = 0, resident = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	assert_non_null(f);
	assert_int_equal(fscanf(f, "%lld %lld", &all, &resident), 2);
	fclose(f);
	return resident * sysconf(_SC_PAGESIZE);
}

static void put_part(struct buffer *b, const char *name, const char *value)
{
	buffer_printf(b, "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name, value);
}

static bool put_all(int fd, const void *data, size_t bytes)
{
	const char *at = data;

	while (bytes > 0) {
		ssize_t n = send(fd, at, bytes, MSG_NOSIGNAL);

		if (n <= 0)
			return false;
		at += n;
		bytes -= (size_t)n;
	}
	return true;
}

/* Sends `bytes` of a file of FILE_BYTES and, when that is all of it, what stands behind it. *is_cut: the server did not take it all. */
static struct reply sent(const char *path, const char *more, const char *texts, int64_t bytes, bool *is_cut)
{
	static const char FILE_HEAD[] = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
	static char block[MIB];
	const struct linger at_once = { 1, 0 };
	struct buffer head, tail;
	struct reply r = { .head = "", .body = "" };
	int fd = world_connect(w);

	memset(block, 'x', sizeof(block));
	buffer_init(&tail, w->arena, 0);
	buffer_puts(&tail, "\r\n");
	put_part(&tail, "kind", "application");
	buffer_puts(&tail, "--b--\r\n");
	buffer_init(&head, w->arena, 0);
	buffer_printf(&head, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: jishi_session=%s\r\n%sContent-Type: multipart/form-data; boundary=b\r\nContent-Length: %lld\r\n\r\n%s%s",
		path, w->port, client_cookie(clerk, "jishi_session"), more, (long long)(strlen(texts) + strlen(FILE_HEAD)) + FILE_BYTES + (long long)tail.bytes, texts, FILE_HEAD);
	*is_cut = !put_all(fd, head.data, head.bytes);
	most_bytes = 0;
	for (int64_t at = 0; at < bytes && !*is_cut; at += MIB) {
		int64_t now = resident_bytes();

		*is_cut = !put_all(fd, block, sizeof(block));
		most_bytes = now > most_bytes ? now : most_bytes;
	}
	if (bytes == FILE_BYTES) {
		*is_cut = *is_cut || !put_all(fd, tail.data, tail.bytes);
		r = world_read_reply(w, fd);
	} else {
		setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));	/* as a browser whose window is closed */
	}
	close(fd);
	return r;
}

static const char *typed(void)
{
	struct reply page = client_get(clerk, paper_page);
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	put_part(&b, "csrf_token", reply_field(w, &page, "csrf_token"));
	put_part(&b, "draft_page", paper_page);
	put_part(&b, "paper_day", "2015-11-02");
	return buffer_text(&b);
}

static void assert_taken_back(void)
{
	struct reply r = client_get(clerk, taken_back_on(paper_page));

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "value=\"2015-11-02\"") && reply_has(&r, "value=\"application\" selected"));
}

static void a_page_answers_and_keeps_what_was_typed(void **state)
{
	const char *texts = typed();
	int64_t before = world_count(w, "file"), bytes = resident_bytes();
	bool is_cut;
	struct reply r = sent(paper_page, "", texts, FILE_BYTES, &is_cut);

	assert_false(is_cut);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "合计有 200.1 MB，一次最多 64 MB，什么也没有保存") && reply_has(&r, "填写的文字已经保存，没有丢"));
	if (most_bytes > bytes + GROWTH_BYTES_MAX)
		fail_msg("memory grew by %lld bytes", (long long)(most_bytes - bytes));
	assert_taken_back();
	assert_int_equal(world_count(w, "file"), before);
}

/* Memory is empty then, but who was signed in is so still: the first thing they send may be what they chose and typed before. */
static void right_after_a_restart_nothing_is_lost_either(void **state)
{
	struct server_options options = { .host = "127.0.0.1", .listen_fd = -1, .spool_folder = w->folder };
	const char *texts = typed();
	char error[300];
	bool is_cut;
	struct reply r;

	server_stop(w->server);
	sessions_free(w->site->sessions);
	w->site->sessions = sessions_new();
	w->server = server_start(&options, w->site, error, sizeof(error));
	assert_non_null(w->server);
	w->port = server_port(w->server);
	r = sent(paper_page, "", texts, FILE_BYTES, &is_cut);
	assert_false(is_cut);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "填写的文字已经保存，没有丢"));
	assert_taken_back();
}

/* A program that does not ask first hears it in its form; one that does is told before it sends. */
static void a_program_hears_it_too(void **state)
{
	bool is_cut;
	int64_t bytes = resident_bytes();
	struct reply r = sent("/api/v1/batch", "", "", FILE_BYTES, &is_cut);

	assert_false(is_cut);
	assert_int_equal(r.status, 413);
	assert_true(strncmp(r.body, "{", 1) == 0 && reply_has(&r, "一次最多 64 MB"));
	assert_true(most_bytes <= bytes + GROWTH_BYTES_MAX);
	assert_int_equal(world_count(w, "draft"), 0);
}

/* Whoever goes away in the middle leaves nothing, and the next is served. */
static void who_breaks_off_leaves_nothing(void **state)
{
	const char *texts = typed();
	bool is_cut;

	sent(paper_page, "", texts, 150LL * MIB, &is_cut);
	assert_false(is_cut);
	assert_int_equal(client_get(clerk, new_page).status, 200);
	assert_int_equal(world_count(w, "draft"), 0);
}

/* Where no form takes files, nobody chose any: the answer is there at the head, and the connection ends. */
static void what_goes_nowhere_is_not_read(void **state)
{
	static const char *const PATHS[] = { "/nothing", "/person/create", "/sign-in" };
	static const char REST[] = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000000\r\n\r\n";

	for (size_t i = 0; i < sizeof(PATHS) / sizeof(PATHS[0]); i++) {
		const char *head = arena_printf(w->arena, "POST %s HTTP/1.1\r\nHost: x\r\nCookie: jishi_session=%s\r\n%s", PATHS[i], client_cookie(clerk, "jishi_session"), REST);
		struct reply r = world_raw(w, head, strlen(head));

		assert_int_equal(r.status, 413);
		assert_string_equal(reply_header(w, &r, "Connection"), "close");
		assert_true(reply_has(&r, "一次最多 1 MB"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_page_answers_and_keeps_what_was_typed, clear),
		cmocka_unit_test_setup(a_program_hears_it_too, clear),
		cmocka_unit_test_setup(what_goes_nowhere_is_not_read, clear),
		cmocka_unit_test_setup(right_after_a_restart_nothing_is_lost_either, clear),
		cmocka_unit_test_setup(who_breaks_off_leaves_nothing, clear),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
