/* A form that comes when the session has ended: what was typed is sealed into the answer, and is a draft after the sign-in. */
#include "draft_world.h"

#include "base/buffer.h"
#include "core/password.h"
#include "web/limits.h"

#define PASSWORD "Chang-Ying-2015"

static int64_t account_with_password(const char *login)
{
	int64_t account = world_account(w, login, ADMIN_NONE, 101);

	world_run(w, arena_printf(w->arena, "UPDATE account SET password = '%s', totp_secret = %s WHERE id = %lld", password_hash(w->services.keys, w->arena, PASSWORD),
		w->engine == ENGINE_SQLITE ? "x''" : "''::bytea", (long long)account));
	return account;
}

static struct reply sent_without_session(struct client *c)
{
	client_get(c, new_page);
	world_run(w, "DELETE FROM session");
	return client_post(c, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "王小芳", "id_number", "110101199003079972", "nationality", "02",
		"education", "21", "occupation", "2", "status", "2", "joined", "2012-07-01", "full", "2013-07-01", "document", "甲发〔2015〕1号", "draft_page", new_page, NULL);
}

static void a_form_sent_after_the_session_is_there_again_after_the_sign_in(void **state)
{
	struct client *c = client_new(w);
	struct reply r;
	const char *carried;

	client_sign_in(c, account_with_password("again"));
	r = sent_without_session(c);
	assert_int_equal(r.status, 401);
	assert_true(reply_has(&r, "刚才填写的内容已替您留下"));
	assert_true(reply_has(&r, "请用原来的账号重新登录"));
	assert_false(reply_has(&r, "王小芳"));	/* nobody reads it in the page */
	assert_int_equal(world_count(w, "draft"), 0);
	carried = reply_field(w, &r, "carried");
	r = client_post(c, "/sign-in", "carried", carried, NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "name=\"password\""));
	assert_string_equal(reply_field(w, &r, "carried"), carried);
	r = client_post(c, "/sign-in", "carried", carried, "login", "again", "password", "wrong", NULL);
	assert_string_equal(reply_field(w, &r, "carried"), carried);	/* a wrong password loses nothing either */
	r = client_post(c, "/sign-in", "carried", carried, "login", "again", "password", PASSWORD, NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "draft"), 1);
	assert_string_equal(reply_header(w, &r, "Location"), taken_back_on(new_page));
}

/* The file is not kept for somebody who shows no session, but the words beside it are. */
static void a_large_file_of_whoever_signed_out_loses_no_words(void **state)
{
	static char file[BODY_IN_MEMORY_BYTES_MAX];
	struct client *c = client_new(w);
	struct buffer body;
	struct reply r;

	account_with_password("signed-out");
	memset(file, 'x', sizeof(file));
	buffer_init(&body, w->arena, 0);
	buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"draft_page\"\r\n\r\n%s\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n", paper_page);
	buffer_put(&body, file, sizeof(file));
	buffer_lit(&body, "\r\n--b\r\nContent-Disposition: form-data; name=\"paper_day\"\r\n\r\n2015-11-02\r\n--b--\r\n");
	client_header(c, arena_printf(w->arena, "Origin: http://127.0.0.1:%d", w->port));
	r = client_send(c, "POST", paper_page, "multipart/form-data; boundary=b", body.data, body.bytes);
	assert_int_equal(r.status, 401);
	assert_true(reply_has(&r, "刚才填写的内容已替您留下"));
	r = client_post(c, "/sign-in", "carried", reply_field(w, &r, "carried"), "login", "signed-out", "password", PASSWORD, NULL);
	assert_string_equal(reply_header(w, &r, "Location"), taken_back_on(paper_page));
	r = client_get(c, taken_back_on(paper_page));
	assert_true(reply_has(&r, "value=\"2015-11-02\""));
}

static void what_was_not_sealed_here_is_no_draft(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	account_with_password("plain");
	client_get(c, "/sign-in");
	r = client_post(c, "/sign-in", "carried", "AAAA", "login", "plain", "password", PASSWORD, NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/");
	assert_int_equal(world_count(w, "draft"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_form_sent_after_the_session_is_there_again_after_the_sign_in, clear),
		cmocka_unit_test_setup(a_large_file_of_whoever_signed_out_loses_no_words, clear),
		cmocka_unit_test_setup(what_was_not_sealed_here_is_no_draft, clear),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
