/* Passwords and one-time codes from the first sign-in to the lost phone, through the pages: history, expiry by
 * profile, lock-out, a code used twice, recovery by the security administrator. */
#include "world/world.h"

#include <stdio.h>
#include <string.h>
#include "core/crypto.h"
#include "core/password.h"
#include "core/totp.h"
#include "rooms/account/account.h"

#define PASSWORD "kwz-Rbt7-qhx"

static struct world *w;

static int set_up(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	return w == NULL;
}

static int64_t person_account(const char *login, int64_t person)
{
	int64_t account = world_account(w, login, ADMIN_NONE, person);

	world_run(w, arena_printf(w->arena, "UPDATE account SET password = '%s', totp_secret = %s WHERE id = %lld",
		password_hash(w->services.keys, w->arena, PASSWORD), w->engine == ENGINE_SQLITE ? "x''" : "''::bytea", (long long)account));
	return account;
}

static struct reply sign_in(struct client *c, const char *login, const char *password, const char *code)
{
	client_get(c, "/sign-in");
	return client_post(c, "/sign-in", "login", login, "password", password, "code", code, NULL);
}

static bool is_to(struct reply r, const char *place)
{
	const char *to = reply_header(w, &r, "Location");

	return r.status == 303 && to != NULL && strcmp(to, place) == 0;
}

static int change(struct client *c, const char *from, const char *to)
{
	client_get(c, "/me/password");
	return client_post(c, "/me/password", "old_password", from, "new_password", to, "repeated", to, NULL).status;
}

/* ---- passwords ---- */

static void none_of_the_last_five_passwords_comes_back(void **state)
{
	static const char *const LATER[] = { "nvq-Wpd4-zlm", "gxh-Tcf6-bwr", "hyk-Mzn8-vdq", "rjb-Lqs3-xtw" };
	struct client *c = client_new(w);
	const char *now = PASSWORD;
	struct reply r;

	client_sign_in(c, person_account("lihua", 5));
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(change(c, now, PASSWORD), 422);
		assert_int_equal(change(c, now, LATER[i]), 303);
		now = LATER[i];
	}
	client_get(c, "/me/password");
	r = client_post(c, "/me/password", "old_password", now, "new_password", LATER[1], "repeated", LATER[1], NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "最近 5 次"));
	/* The first is the sixth from the end after one more, and free again. */
	assert_int_equal(change(c, now, PASSWORD), 422);
	assert_int_equal(change(c, now, "dpw-Gkc9-mfz"), 303);
	assert_int_equal(change(c, "dpw-Gkc9-mfz", PASSWORD), 303);
	assert_int_equal(world_count(w, "account_password"), 4);	/* and no more is kept */
}

/* The history guards a secret: only who knows the present password learns whether another was used. */
static void the_history_tells_nothing_without_the_present_password(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_sign_in(c, person_account("lihua", 5));
	assert_int_equal(change(c, PASSWORD, "nvq-Wpd4-zlm"), 303);
	client_get(c, "/me/password");
	r = client_post(c, "/me/password", "old_password", "guess", "new_password", PASSWORD, "repeated", PASSWORD, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "当前口令不正确"));
	assert_false(reply_has(&r, "最近 5 次用过的口令不能再用"));
}

static void a_password_expires_under_djbh3_only(void **state)
{
	struct client *c = client_new(w);

	person_account("lihua", 5);
	world_set(w, "totp_required", "off");
	assert_true(is_to(sign_in(c, "lihua", PASSWORD, ""), "/"));
	world_run(w, arena_printf(w->arena, "UPDATE account SET password_s = %lld", (long long)(machine_now_s() - 89 * 86400)));
	assert_int_equal(client_get(c, "/person").status, 403);		/* no post: but nothing is in the way */
	world_run(w, arena_printf(w->arena, "UPDATE account SET password_s = %lld", (long long)(machine_now_s() - 90 * 86400 - 60)));
	assert_true(is_to(client_get(c, "/person"), "/me/password?next=/person"));
	world_set(w, "password_profile", "asvs");
	assert_int_equal(client_get(c, "/person").status, 403);
	world_set(w, "password_profile", "djbh3");
	assert_true(is_to(client_get(c, "/person"), "/me/password?next=/person"));
	world_set(w, "password_days", "120");
	assert_int_equal(client_get(c, "/person").status, 403);
	world_set(w, "password_days", "90");
	assert_int_equal(change(c, PASSWORD, "nvq-Wpd4-zlm"), 303);	/* a new one, and on he goes */
	assert_int_equal(client_get(c, "/person").status, 403);
}

/* ---- one-time codes ---- */

static const char *code_at(const char *secret, int steps)
{
	return totp_code(w->arena, secret, machine_now_s() / TOTP_STEP_S + steps, 6);
}

/* Enrols through the page; gives the secret that the phone keeps. */
static const char *enrolled_with;	/* the code, since the clock goes on */

static const char *enrol(struct client *c, const char *password)
{
	struct reply r = client_get(c, "/me/totp");
	const char *key = reply_field(w, &r, "key"), *secret = reply_totp_secret(w, &r);

	enrolled_with = code_at(secret, -1);
	r = client_post(c, "/me/totp", "key", key, "code", enrolled_with, "password", password, NULL);
	assert_true(is_to(r, "/me"));
	return secret;
}

static void a_code_goes_with_the_password_and_works_once(void **state)
{
	struct client *c = client_new(w), *thief = client_new(w);
	const char *secret, *code;

	person_account("lihua", 5);
	sign_in(c, "lihua", PASSWORD, "");
	secret = enrol(c, PASSWORD);
	client_post(c, "/sign-out", NULL);
	assert_int_equal(sign_in(c, "lihua", PASSWORD, "").status, 403);
	assert_int_equal(sign_in(c, "lihua", PASSWORD, "000000").status, 403);
	assert_int_equal(sign_in(c, "lihua", PASSWORD, enrolled_with).status, 403);
	code = code_at(secret, 0);
	assert_int_equal(sign_in(c, "lihua", "wrong", code).status, 403);
	assert_true(is_to(sign_in(c, "lihua", PASSWORD, code), "/"));
	assert_int_equal(client_get(c, "/me").status, 200);
	/* Seen over the shoulder, a code is worth nothing. */
	assert_int_equal(sign_in(thief, "lihua", PASSWORD, code).status, 403);
	assert_true(is_to(sign_in(thief, "lihua", PASSWORD, code_at(secret, 1)), "/"));
}

/* Sessions live by the machine's clock. */
static void a_moved_business_clock_signs_nobody_out(void **state)
{
	struct client *c = client_new(w);

	person_account("wangfang", 6);
	assert_true(is_to(sign_in(c, "wangfang", PASSWORD, ""), "/"));
	world_clock(w, "2019-11-17T09:00:00+08:00");
	assert_int_equal(client_get(c, "/me").status, 200);
	world_clock(w, "2011-11-17T09:00:00+08:00");
	assert_int_equal(client_get(c, "/me").status, 200);
	world_clock(w, "2015-11-17T09:00:00+08:00");
	assert_int_equal(client_get(c, "/me").status, 200);
}

static void failures_lock_the_name_whoever_it_is(void **state)
{
	struct client *c = client_new(w);
	struct reply r = { 0 };

	person_account("lihua", 5);
	for (int i = 0; i < 5; i++)
		r = sign_in(c, i % 2 == 0 ? "lihua" : "LiHua", "wrong", "");
	assert_int_equal(r.status, 429);
	assert_true(reply_has(&r, "请在 5 秒后再试"));
	assert_string_equal(reply_header(w, &r, "Retry-After"), "5");	/* programs are told the same */
	assert_int_equal(sign_in(c, "lihua", PASSWORD, "").status, 429);	/* the right one has to wait, too */
	world_clock(w, "2016-11-17T09:00:00+08:00");
	assert_int_equal(sign_in(c, "lihua", PASSWORD, "").status, 429);	/* and a moved business clock opens nothing */
	world_clock(w, "2015-11-17T09:00:00+08:00");
	for (int i = 0; i < 5; i++)
		r = sign_in(c, "nobody", "wrong", "");
	assert_int_equal(r.status, 429);
	world_run(w, "UPDATE sign_in_try SET failures = 9, until_s = until_s - 60");
	r = sign_in(c, "lihua", "wrong", "");
	assert_int_equal(r.status, 429);
	assert_true(reply_has(&r, "30 分钟"));
	assert_string_equal(reply_header(w, &r, "Retry-After"), "1800");
	world_run(w, "UPDATE sign_in_try SET until_s = until_s - 1801");
	assert_true(is_to(sign_in(c, "lihua", PASSWORD, ""), "/"));
}

/* The security administrator gives a new password and takes the lost phone's code away; then everything is new. */
static void a_lost_phone_is_replaced_by_the_administrator(void **state)
{
	struct client *c = client_new(w), *security = client_new(w);
	int64_t account = person_account("lihua", 5);
	const char *secret, *at;
	char path[64], once[64] = "";
	struct reply r;

	world_set(w, "totp_required", "off");
	client_sign_in(security, world_admin(w, "anquan", ADMIN_SECURITY));
	sign_in(c, "lihua", PASSWORD, "");
	secret = enrol(c, PASSWORD);
	for (int i = 0; i < 10; i++)
		sign_in(client_new(w), "lihua", "wrong", "");
	snprintf(path, sizeof(path), "/account/%lld", (long long)account);
	r = client_get(security, path);
	assert_true(reply_has(&r, "drop_code"));
	snprintf(path, sizeof(path), "/account/%lld/reset", (long long)account);
	r = client_post(security, path, "drop_code", "1", NULL);
	assert_int_equal(r.status, 200);
	at = strstr(r.body, "<code>");
	assert_non_null(at);
	sscanf(at + 6, "%63[^<]", once);
	assert_true(is_to(client_get(c, "/me"), "/sign-in?next=/me"));	/* his sessions ended */
	assert_int_equal(sign_in(c, "lihua", PASSWORD, code_at(secret, 0)).status, 403);
	/* The lock is gone with the reset, the old code is not asked for, and the password has to be changed first. */
	assert_true(is_to(sign_in(c, "lihua", once, ""), "/me/password"));
	assert_true(is_to(client_get(c, "/person"), "/me/password?next=/person"));
	assert_int_equal(change(c, once, PASSWORD), 422);	/* one of the last five */
	assert_int_equal(change(c, once, once), 422);
	assert_int_equal(change(c, once, "nvq-Wpd4-zlm"), 303);
	secret = enrol(c, "nvq-Wpd4-zlm");
	client_post(c, "/sign-out", NULL);
	assert_int_equal(sign_in(c, "lihua", "nvq-Wpd4-zlm", "").status, 403);
	assert_true(is_to(sign_in(c, "lihua", "nvq-Wpd4-zlm", code_at(secret, 0)), "/"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(none_of_the_last_five_passwords_comes_back, set_up, world_over),
		cmocka_unit_test_setup_teardown(the_history_tells_nothing_without_the_present_password, set_up, world_over),
		cmocka_unit_test_setup_teardown(a_password_expires_under_djbh3_only, set_up, world_over),
		cmocka_unit_test_setup_teardown(a_code_goes_with_the_password_and_works_once, set_up, world_over),
		cmocka_unit_test_setup_teardown(a_moved_business_clock_signs_nobody_out, set_up, world_over),
		cmocka_unit_test_setup_teardown(failures_lock_the_name_whoever_it_is, set_up, world_over),
		cmocka_unit_test_setup_teardown(a_lost_phone_is_replaced_by_the_administrator, set_up, world_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
