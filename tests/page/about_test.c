#include "world/world.h"

#include <string.h>

static struct world *w;

static int start(void **state)
{
	w = world_start(NULL);
	return 0;
}

static void says_what_it_is_in_chinese(void **state)
{
	struct reply r = client_get(client_new(w), "/about");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "关于本系统"));
	assert_true(reply_has(&r, "lang=\"zh-CN\""));
}

/* The same words where somebody cannot sign in and where everybody looks whom to ask; and who they name can do it (access_policy.h). */
static void who_forgot_the_password_is_sent_to_one_office(void **state)
{
	static const char TO[] = "忘记口令、不能登录：请联系安全保密管理员重置。";
	struct client *c = client_new(w);
	struct reply r = client_get(c, "/about");

	(void)state;
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, TO));
	client_get(c, "/sign-in");
	r = client_post(c, "/sign-in", "login", "nobody", "password", "wrong-Rbt7-qhx", NULL);
	assert_int_equal(r.status, 403);
	assert_true(reply_has(&r, TO));
}

static void says_it_in_english_to_who_reads_english(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_header(c, "Accept-Language: en-GB,en;q=0.8");
	r = client_get(c, "/about");
	assert_true(reply_has(&r, "About this system"));
	assert_false(reply_has(&r, "关于本系统"));
	client_header(c, "Accept-Language: en-GB,zh;q=0.8");
	r = client_get(c, "/about");
	assert_true(reply_has(&r, "关于本系统"));
}

static void comes_with_every_security_header(void **state)
{
	struct reply r = client_get(client_new(w), "/about");

	assert_non_null(strstr(reply_header(w, &r, "Content-Security-Policy"), "default-src 'none'"));
	assert_non_null(strstr(reply_header(w, &r, "Content-Security-Policy"), "frame-ancestors 'none'"));
	assert_string_equal(reply_header(w, &r, "X-Content-Type-Options"), "nosniff");
	assert_string_equal(reply_header(w, &r, "Cache-Control"), "no-store");
	assert_non_null(reply_header(w, &r, "Referrer-Policy"));
	assert_string_equal(reply_header(w, &r, "Permissions-Policy"), "geolocation=()");
	assert_null(reply_header(w, &r, "Strict-Transport-Security"));
	assert_null(reply_header(w, &r, "Set-Cookie"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_it_is_in_chinese),
		cmocka_unit_test(who_forgot_the_password_is_sent_to_one_office),
		cmocka_unit_test(says_it_in_english_to_who_reads_english),
		cmocka_unit_test(comes_with_every_security_header),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
