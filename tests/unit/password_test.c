/* Passwords and one-time codes: RFC 6238 vectors, the rules, and the gate before the slow hash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "core/common_passwords.h"
#include "core/password.h"
#include "core/totp.h"
#include "demo/demo.h"

static char path[] = "/tmp/jishi-password-XXXXXX";
static char error[256];
static struct keyring *keys;
static struct arena *arena;

static int set_up(void **state)
{
	close(mkstemp(path));
	unlink(path);
	arena = arena_new();
	if (!keyring_create(path, SUITE_STD, error, sizeof(error)))
		return -1;
	keys = keyring_open(path, error, sizeof(error));
	return keys == NULL;
}

static int tear_down(void **state)
{
	keyring_free(keys);
	arena_free(arena);
	return unlink(path);
}

static void rfc_6238_vectors(void **state)
{
	static const struct { int64_t time_s; const char *code; } VECTORS[] = {
		{ 59, "94287082" }, { 1111111109, "07081804" }, { 1111111111, "14050471" },
		{ 1234567890, "89005924" }, { 2000000000, "69279037" }, { 20000000000, "65353130" },
	};
	const char *secret = base32_encode(arena, "12345678901234567890", 20);

	assert_string_equal(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	for (size_t i = 0; i < sizeof(VECTORS) / sizeof(VECTORS[0]); i++)
		assert_string_equal(totp_code(arena, secret, VECTORS[i].time_s / 30, 8), VECTORS[i].code);
	assert_null(totp_code(arena, "not base32!", 1, 6));
	assert_null(totp_code(arena, "", 1, 6));
}

static void a_code_works_once_and_one_step_around(void **state)
{
	const char *secret = totp_secret_new(arena);
	int64_t now_s = 1700000015, step = now_s / 30;

	for (int64_t off = -3; off <= 3; off++) {
		int64_t matched = totp_match(arena, secret, totp_code(arena, secret, step + off, 6), now_s, 0);

		assert_int_equal(matched, off >= -1 && off <= 1 ? step + off : 0);
	}
	assert_int_equal(totp_match(arena, secret, totp_code(arena, secret, step, 6), now_s, step), 0);
	assert_int_equal(totp_match(arena, secret, totp_code(arena, secret, step - 1, 6), now_s, step), 0);
	assert_int_equal(totp_match(arena, secret, totp_code(arena, secret, step + 1, 6), now_s, step), step + 1);
	assert_int_equal(totp_match(arena, secret, "", now_s, 0), 0);
	assert_int_equal(totp_match(arena, secret, "12345", now_s, 0), 0);
	assert_int_equal(totp_match(arena, "", "123456", now_s, 0), 0);
}

static void base32_goes_both_ways(void **state)
{
	static const struct { const char *plain, *coded; } VECTORS[] = {
		{ "f", "MY" }, { "fo", "MZXQ" }, { "foo", "MZXW6" }, { "foob", "MZXW6YQ" }, { "fooba", "MZXW6YTB" }, { "foobar", "MZXW6YTBOI" },
	};
	char out[16];
	size_t bytes;

	for (size_t i = 0; i < 6; i++) {
		assert_string_equal(base32_encode(arena, VECTORS[i].plain, i + 1), VECTORS[i].coded);
		assert_true(base32_decode(VECTORS[i].coded, out, sizeof(out), &bytes));
		assert_int_equal(bytes, i + 1);
		assert_memory_equal(out, VECTORS[i].plain, bytes);
	}
	assert_true(base32_decode("mzxw 6ytb oi", out, sizeof(out), &bytes));
	assert_false(base32_decode("M1", out, sizeof(out), &bytes));
	assert_false(base32_decode("MZXW6YTBOI", out, 3, &bytes));
}

static void enrolment_shows_no_other_address(void **state)
{
	char *uri = totp_uri(arena, "基石", "a&b", "GEZDGNBV");

	assert_string_equal(uri, "otpauth://totp/%E5%9F%BA%E7%9F%B3:a%26b?secret=GEZDGNBV&issuer=%E5%9F%BA%E7%9F%B3");
	assert_non_null(strstr(totp_svg(arena, uri), "<path d=\"M4 4h7v1h-7z"));
}

static void rules_for_new_passwords(void **state)
{
	static const struct { enum password_profile profile; const char *login, *password; enum password_fault fault; } CASES[] = {
		{ PASSWORD_DJBH3, "li", "", PASSWORD_TOO_SHORT },
		{ PASSWORD_DJBH3, "li", "Ab3!Ab3!x", PASSWORD_TOO_SHORT },
		{ PASSWORD_DJBH3, "li", "kwzrbtqhxm", PASSWORD_TOO_PLAIN },
		{ PASSWORD_DJBH3, "li", "kwzrbtqhx7", PASSWORD_TOO_PLAIN },
		{ PASSWORD_DJBH3, "li", "kwzRbtqhx7", PASSWORD_FINE },
		{ PASSWORD_DJBH3, "wangfang", "WangFang!7392", PASSWORD_HAS_LOGIN },
		{ PASSWORD_DJBH3, "li", "Aaaaaaaa1!", PASSWORD_REPEATS },
		{ PASSWORD_DJBH3, "li", "Abcdefgh1!", PASSWORD_REPEATS },
		{ PASSWORD_DJBH3, "li", "A!23456789", PASSWORD_REPEATS },
		{ PASSWORD_DJBH3, "li", "Password@2024", PASSWORD_COMMON },
		{ PASSWORD_DJBH3, "li", "P@ssw0rd!739", PASSWORD_COMMON },
		{ PASSWORD_DJBH3, "li", "2015!Tengzhou", PASSWORD_COMMON },
		{ PASSWORD_DJBH3, "li", "Zuzhibu@1921", PASSWORD_COMMON },
		{ PASSWORD_DJBH3, "li", DEMO_PASSWORD, PASSWORD_COMMON },	/* it is printed in the manual */
		{ PASSWORD_DJBH3, "li", "Dangwei#7392", PASSWORD_COMMON },
		{ PASSWORD_DJBH3, "li", "Mima!839206", PASSWORD_COMMON },
		{ PASSWORD_DJBH3, "li", "kwz-Rbt7-qhx", PASSWORD_FINE },
		{ PASSWORD_ASVS, "li", "kwzRbtqhx7", PASSWORD_TOO_SHORT },
		{ PASSWORD_ASVS, "li", "maple chair orbit", PASSWORD_FINE },
		{ PASSWORD_ASVS, "li", "密码不要写在便签上面才算安全了吧", PASSWORD_FINE },
		{ PASSWORD_ASVS, "li", "111111111111111111", PASSWORD_REPEATS },
		{ PASSWORD_ASVS, "li", "bubuchuxin", PASSWORD_TOO_SHORT },
		{ PASSWORD_ASVS, "li", "rudangshenqing2024!", PASSWORD_COMMON },
	};
	char *too_long = arena_alloc(arena, PASSWORD_CHARS_MAX + 2);

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		if (password_judge(CASES[i].profile, CASES[i].login, CASES[i].password) != CASES[i].fault)
			fail_msg("%s: %d, not %d", CASES[i].password, password_judge(CASES[i].profile, CASES[i].login, CASES[i].password), CASES[i].fault);
	memset(too_long, 'x', PASSWORD_CHARS_MAX + 1);
	assert_int_equal(password_judge(PASSWORD_ASVS, "li", too_long), PASSWORD_TOO_LONG);
	assert_int_equal(password_profile_find("asvs"), PASSWORD_ASVS);
	assert_int_equal(password_profile_find(""), PASSWORD_DJBH3);
}

static void the_list_is_long_sorted_and_found(void **state)
{
	assert_true(COMMON_COUNT >= 10000);
	for (int i = 0; i < COMMON_COUNT; i++) {
		const char *word = COMMON_WORDS + COMMON_PLACES[i];

		if (i > 0)
			assert_true(strcmp(COMMON_WORDS + COMMON_PLACES[i - 1], word) < 0);
		assert_true(common_password_is_listed(word));
	}
	assert_false(common_password_is_listed(""));
	assert_false(common_password_is_listed("zzzzzzzzzzzzzz!"));
}

static void invented_passwords_pass_both_profiles(void **state)
{
	for (int i = 0; i < 50; i++) {
		const char *password = password_invent(arena);

		assert_int_equal(password_judge(PASSWORD_DJBH3, "", password), PASSWORD_FINE);
		assert_int_equal(password_judge(PASSWORD_ASVS, "", password), PASSWORD_FINE);
	}
	assert_string_not_equal(password_invent(arena), password_invent(arena));
}

static void a_hash_fits_its_password_and_pepper(void **state)
{
	struct keyring *other;
	char *hash = password_hash(keys, arena, "kwz-Rbt7-qhx");

	assert_non_null(strstr(hash, "$argon2id$v=19$m=19456,t=2,p=1$"));
	assert_int_equal(password_check(keys, arena, hash, "kwz-Rbt7-qhx"), PASSWORD_RIGHT);
	assert_int_equal(password_check(keys, arena, hash, "kwz-Rbt7-qhX"), PASSWORD_WRONG);
	assert_int_equal(password_check(keys, arena, hash, ""), PASSWORD_WRONG);
	assert_int_equal(password_check(keys, arena, "", "kwz-Rbt7-qhx"), PASSWORD_WRONG);
	assert_int_equal(password_check(keys, arena, "*", ""), PASSWORD_WRONG);
	assert_int_equal(password_check_nobody(keys, arena, "kwz-Rbt7-qhx"), PASSWORD_WRONG);
	unlink(path);
	assert_true(keyring_create(path, SUITE_SM, error, sizeof(error)));
	other = keyring_open(path, error, sizeof(error));
	assert_int_equal(password_check(other, arena, hash, "kwz-Rbt7-qhx"), PASSWORD_WRONG);
	keyring_free(other);
}

#define CLIENTS 90

static atomic_int busy_count, wrong_count;

static void *client(void *unused)
{
	struct arena *a = arena_new();

	if (password_check_nobody(keys, a, "x") == PASSWORD_BUSY)
		busy_count++;
	else
		wrong_count++;
	arena_free(a);
	return unused;
}

static void a_crowd_is_turned_away_at_once(void **state)
{
	pthread_t threads[CLIENTS];

	for (int i = 0; i < CLIENTS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, client, NULL), 0);
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(busy_count + wrong_count, CLIENTS);
	assert_true(wrong_count >= 66);
	assert_true(busy_count > 0);
	assert_int_equal(password_check_nobody(keys, arena, "x"), PASSWORD_WRONG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc_6238_vectors),
		cmocka_unit_test(a_code_works_once_and_one_step_around),
		cmocka_unit_test(base32_goes_both_ways),
		cmocka_unit_test(enrolment_shows_no_other_address),
		cmocka_unit_test(rules_for_new_passwords),
		cmocka_unit_test(the_list_is_long_sorted_and_found),
		cmocka_unit_test(invented_passwords_pass_both_profiles),
		cmocka_unit_test(a_crowd_is_turned_away_at_once),
		cmocka_unit_test(a_hash_fits_its_password_and_pepper),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
