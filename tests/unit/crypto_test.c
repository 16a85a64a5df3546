/* Keyring, sealed fields, digests: published vectors, and everything that must not open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "core/crypto.h"

static char folder[] = "/tmp/jishi-crypto-XXXXXX";
static char path[64], other_path[64], error[256];
static struct arena *arena;

static int set_up(void **state)
{
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/a.keys", folder);
	snprintf(other_path, sizeof(other_path), "%s/b.keys", folder);
	arena = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_free(arena);
	unlink(path);
	unlink(other_path);
	return rmdir(folder);
}

static struct keyring *fresh(const char *file, enum crypto_suite suite)
{
	unlink(file);
	assert_true(keyring_create(file, suite, error, sizeof(error)));
	return keyring_open(file, error, sizeof(error));
}

static void sm_vectors(void **state)
{
	static const unsigned char KEY[16] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10 };
	static const unsigned char SM4[16] = { 0x68, 0x1e, 0xdf, 0x34, 0xd2, 0x06, 0x96, 0x5e, 0x86, 0xb3, 0xe9, 0x4f, 0x53, 0x6e, 0x42, 0x46 };
	unsigned char zero[16] = { 0 }, out[16];
	char abcd[64];

	for (int i = 0; i < 64; i++)
		abcd[i] = "abcd"[i % 4];
	assert_string_equal(crypto_sm3(arena, "abc", 3), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
	assert_string_equal(crypto_sm3(arena, "", 0), "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
	assert_string_equal(crypto_sm3(arena, abcd, 64), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
	assert_string_equal(crypto_hmac_sm3(arena, "key", 3, "abc", 3), "28e63256e7c5a087b1f073265dc53092163f7b82729735d06f28f10af9d52393");
	/* The first block of the key stream is the counter block encrypted: the vector of one block. */
	assert_true(crypto_sm4_ctr(KEY, KEY, zero, out, 16));
	assert_memory_equal(out, SM4, 16);
	assert_string_equal(crypto_sha256(arena, "abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void a_long_mac_key_is_hashed_first(void **state)
{
	char key[100], sum[33] = { 0 };
	const char *hashed;

	memset(key, 'k', sizeof(key));
	hashed = crypto_sm3(arena, key, sizeof(key));
	for (int i = 0; i < 32; i++) {
		unsigned byte;

		sscanf(hashed + 2 * i, "%2x", &byte);
		sum[i] = (char)byte;
	}
	assert_string_equal(crypto_hmac_sm3(arena, key, sizeof(key), "x", 1), crypto_hmac_sm3(arena, sum, 32, "x", 1));
}

static void check_field(enum crypto_suite suite)
{
	static const char *const VALUES[] = { "370481199001011234", "1", "张三丰·买买提", "13800005678" };
	struct keyring *k = fresh(path, suite);

	assert_non_null(k);
	for (size_t i = 0; i < 4; i++) {
		struct bytes a = crypto_seal(k, arena, "person", "id_number", 7, VALUES[i]);
		struct bytes b = crypto_seal(k, arena, "person", "id_number", 7, VALUES[i]);

		assert_true(a.bytes <= strlen(VALUES[i]) + CRYPTO_SEALED_MORE_BYTES);
		assert_int_equal(((const char *)a.data)[0], suite);
		assert_memory_not_equal(a.data, b.data, a.bytes);
		if (strlen(VALUES[i]) > 4)	/* a shorter one is there by chance now and then */
			assert_null(memmem(a.data, a.bytes, VALUES[i], strlen(VALUES[i])));
		assert_string_equal(crypto_open(k, arena, "person", "id_number", 7, a), VALUES[i]);
		assert_null(crypto_open(k, arena, "person", "id_number", 8, a));
		assert_null(crypto_open(k, arena, "person", "phone", 7, a));
		assert_null(crypto_open(k, arena, "persona", "d_number", 7, a));
		for (size_t at = 0; at < a.bytes; at++) {
			unsigned char *bent = arena_copy(arena, a.data, a.bytes);

			bent[at] ^= 1;
			assert_null(crypto_open(k, arena, "person", "id_number", 7, (struct bytes){ bent, a.bytes }));
		}
		for (size_t bytes = 1; bytes < a.bytes; bytes++)
			assert_null(crypto_open(k, arena, "person", "id_number", 7, (struct bytes){ a.data, bytes }));
	}
	assert_int_equal(crypto_seal(k, arena, "person", "phone", 7, "").bytes, 0);
	assert_int_equal(crypto_seal(k, arena, "person", "phone", 7, NULL).bytes, 0);
	assert_string_equal(crypto_open(k, arena, "person", "phone", 7, (struct bytes){ NULL, 0 }), "");
	keyring_free(k);
}

static void a_field_opens_only_in_its_place(void **state)
{
	check_field(SUITE_STD);
	check_field(SUITE_SM);
}

static void an_added_key_seals_and_the_old_one_still_opens(void **state)
{
	struct keyring *k = fresh(path, SUITE_STD);
	struct bytes old = crypto_seal(k, arena, "person", "phone", 7, "13800005678"), new;
	const char *index = crypto_index(k, arena, 1, "person.phone", "13800005678");
	const char *fingerprint = arena_text(arena, keyring_fingerprint(k));

	keyring_free(k);
	assert_true(keyring_add_key(path, error, sizeof(error)));
	k = keyring_open(path, error, sizeof(error));
	assert_non_null(k);
	assert_int_equal(keyring_active_id(k), 2);
	new = crypto_seal(k, arena, "person", "phone", 7, "13800005678");
	assert_int_equal(crypto_key_id(old), 1);
	assert_int_equal(crypto_key_id(new), 2);
	assert_string_equal(crypto_open(k, arena, "person", "phone", 7, old), "13800005678");
	assert_string_equal(crypto_open(k, arena, "person", "phone", 7, new), "13800005678");
	assert_string_equal(crypto_index(k, arena, 1, "person.phone", "13800005678"), index);
	assert_string_equal(keyring_fingerprint(k), fingerprint);
	keyring_free(k);
}

/* A digest says under which key it was made, sorts behind those of older keys, and is no prefix of another key's. */
static void digests_of_a_newer_key_sort_behind(void **state)
{
	for (int suite = SUITE_STD; suite <= SUITE_SM; suite++) {
		struct keyring *k = fresh(path, (enum crypto_suite)suite);

		keyring_free(k);
		for (int i = 0; i < 16; i++)
			assert_true(keyring_add_key(path, error, sizeof(error)));
		k = keyring_open(path, error, sizeof(error));
		assert_int_equal(keyring_digest_first(k), 1);
		for (int id = 1; id <= keyring_active_id(k); id++) {
			const char *index = crypto_index(k, arena, id, "a", "1"), *tail = crypto_tail(k, arena, id, "a", "1");

			assert_int_equal(strlen(index), CRYPTO_DIGEST_CHARS);
			assert_int_equal(strlen(tail), CRYPTO_TAIL_CHARS);
			assert_int_equal(crypto_digest_key_id(index), id);
			assert_int_equal(crypto_digest_key_id(tail), id);
			assert_memory_not_equal(index + 3, tail + 3, CRYPTO_TAIL_CHARS - 3);
			assert_true(strcmp(index, crypto_digest_least(arena, id)) > 0);
			if (id == 1)
				continue;
			assert_true(strcmp(crypto_index(k, arena, id - 1, "a", "1"), crypto_digest_least(arena, id)) < 0);
			assert_string_not_equal(crypto_index(k, arena, id - 1, "a", "1") + 3, index + 3);
			assert_string_not_equal(crypto_tail(k, arena, id - 1, "a", "1") + 3, tail + 3);
		}
		keyring_free(k);
	}
}

static void last_digits_are_one_text(void **state)
{
	for (int suite = SUITE_STD; suite <= SUITE_SM; suite++) {
		struct keyring *k = fresh(path, (enum crypto_suite)suite);

		keyring_free(k);
		assert_true(keyring_add_key(path, error, sizeof(error)));
		k = keyring_open(path, error, sizeof(error));
		for (int id = 1; id <= 2; id++) {
			const char *tails = crypto_tails(k, arena, id, "a", "11223344"), *brief = crypto_tails_short(k, arena, id, "a", "93344");

			assert_string_equal(tails, crypto_tails(k, arena, id, "a", "99223344"));
			assert_string_not_equal(tails, crypto_tails(k, arena, id, "a", "11223345"));
			assert_string_not_equal(tails, crypto_tails(k, arena, id, "a", "11113344"));
			assert_true(text_starts(tails, brief));
			assert_true(text_starts(crypto_tails(k, arena, id, "a", "11113344"), brief));
			assert_true(text_starts(crypto_tail(k, arena, id, "a", "3344"), brief));
			assert_false(text_starts(crypto_tails(k, arena, id, "a", "11223345"), brief));
			assert_true(strlen(tails) <= CRYPTO_TAIL_CHARS);
			assert_int_equal(crypto_digest_key_id(tails), id);
			assert_int_equal(crypto_digest_key_id(crypto_tails(k, arena, id, "a", "12")), id);
		}
		keyring_free(k);
	}
}

static void another_keyring_opens_nothing(void **state)
{
	struct keyring *mine = fresh(path, SUITE_STD), *other = fresh(other_path, SUITE_STD);
	struct bytes sealed = crypto_seal(mine, arena, "person", "phone", 7, "13800005678");

	assert_null(crypto_open(other, arena, "person", "phone", 7, sealed));
	assert_string_not_equal(keyring_fingerprint(mine), keyring_fingerprint(other));
	assert_string_not_equal(crypto_index(mine, arena, 1, "p", "1"), crypto_index(other, arena, 1, "p", "1"));
	assert_string_not_equal(crypto_audit(mine, arena, "t", "c", 1, "1"), crypto_audit(other, arena, "t", "c", 1, "1"));
	keyring_free(mine);
	keyring_free(other);
}

static void digests_keep_purposes_apart(void **state)
{
	for (int suite = SUITE_STD; suite <= SUITE_SM; suite++) {
		struct keyring *k = fresh(path, (enum crypto_suite)suite);

		assert_string_equal(crypto_index(k, arena, 1, "a", "1"), crypto_index(k, arena, 1, "a", "1"));
		assert_string_not_equal(crypto_index(k, arena, 1, "a", "1"), crypto_index(k, arena, 1, "b", "1"));
		assert_string_not_equal(crypto_index(k, arena, 1, "a", "bc"), crypto_index(k, arena, 1, "ab", "c"));
		assert_string_not_equal(crypto_audit(k, arena, "t", "c", 1, "x"), crypto_audit(k, arena, "t", "c", 2, "x"));
		assert_int_equal(strlen(crypto_index(k, arena, 1, "a", "1")), CRYPTO_DIGEST_CHARS);
		assert_int_equal(strlen(crypto_tail(k, arena, 1, "a", "1234")), CRYPTO_TAIL_CHARS);
		keyring_free(k);
	}
}

static void write_keys(const char *text, size_t bytes, mode_t mode)
{
	int fd;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_int_equal(write(fd, text, bytes), bytes);
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

static void a_bad_key_file_is_refused_untouched(void **state)
{
	struct stat before, after;
	char text[4096];
	size_t bytes;
	int fd;

	keyring_free(fresh(path, SUITE_STD));
	assert_int_equal(stat(path, &before), 0);
	assert_int_equal(before.st_mode & 0777, 0600);
	assert_false(keyring_create(path, SUITE_STD, error, sizeof(error)));
	fd = open(path, O_RDONLY);
	bytes = (size_t)read(fd, text, sizeof(text));
	close(fd);

	for (size_t at = 0; at < bytes; at += 7) {
		text[at] ^= 1;
		write_keys(text, bytes, 0600);
		assert_null(keyring_open(path, error, sizeof(error)));
		text[at] ^= 1;
	}
	write_keys(text, bytes / 2, 0600);
	stat(path, &before);
	assert_null(keyring_open(path, error, sizeof(error)));
	assert_false(keyring_add_key(path, error, sizeof(error)));
	stat(path, &after);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(before.st_ino, after.st_ino);
	write_keys(text, bytes, 0640);
	assert_null(keyring_open(path, error, sizeof(error)));
	assert_non_null(strstr(error, "0600"));
	write_keys("", 0, 0600);
	assert_null(keyring_open(path, error, sizeof(error)));
	text[strlen("jishi-keys ")] = '2';
	write_keys(text, bytes, 0600);
	assert_null(keyring_open(path, error, sizeof(error)));
	assert_non_null(strstr(error, "newer"));
	unlink(path);
	assert_null(keyring_open(path, error, sizeof(error)));
	assert_non_null(strstr(error, "missing"));
}

static void tokens_and_comparison(void **state)
{
	const char *a = crypto_token(arena), *b = crypto_token(arena);

	assert_int_equal(strlen(a), CRYPTO_TOKEN_CHARS);
	assert_string_not_equal(a, b);
	assert_true(crypto_same("abc", "abc"));
	assert_false(crypto_same("abc", "abd"));
	assert_false(crypto_same("abc", "abcd"));
	assert_false(crypto_same("", "a"));
	assert_true(crypto_same("", ""));
}

static void a_signature_holds_for_its_text_purpose_and_keyring(void **state)
{
	struct keyring *k = fresh(path, SUITE_STD), *other = fresh(other_path, SUITE_STD);
	char *signature = crypto_signature(k, arena, "archive", "text", 4), *bad = arena_text(arena, signature);

	assert_int_equal(strlen(signature), CRYPTO_SIGNATURE_CHARS);
	assert_true(crypto_is_signed(k, "archive", "text", 4, signature));
	assert_false(crypto_is_signed(k, "archive", "texts", 5, signature));
	assert_false(crypto_is_signed(k, "archivet", "ext", 3, signature));
	assert_false(crypto_is_signed(k, "checkpoint", "text", 4, signature));
	assert_false(crypto_is_signed(other, "archive", "text", 4, signature));
	bad[7] = bad[7] == '0' ? '1' : '0';
	assert_false(crypto_is_signed(k, "archive", "text", 4, bad));
	assert_false(crypto_is_signed(k, "archive", "text", 4, ""));
	bad[0] = 'z';
	assert_false(crypto_is_signed(k, "archive", "text", 4, bad));
	keyring_free(k);
	keyring_free(other);
	/* A field key more is the same house. */
	k = fresh(path, SUITE_SM);
	signature = crypto_signature(k, arena, "archive", "text", 4);
	keyring_free(k);
	assert_true(keyring_add_key(path, error, sizeof(error)));
	k = keyring_open(path, error, sizeof(error));
	assert_true(crypto_is_signed(k, "archive", "text", 4, signature));
	keyring_free(k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sm_vectors),
		cmocka_unit_test(a_long_mac_key_is_hashed_first),
		cmocka_unit_test(a_field_opens_only_in_its_place),
		cmocka_unit_test(an_added_key_seals_and_the_old_one_still_opens),
		cmocka_unit_test(digests_of_a_newer_key_sort_behind),
		cmocka_unit_test(last_digits_are_one_text),
		cmocka_unit_test(another_keyring_opens_nothing),
		cmocka_unit_test(digests_keep_purposes_apart),
		cmocka_unit_test(a_bad_key_file_is_refused_untouched),
		cmocka_unit_test(tokens_and_comparison),
		cmocka_unit_test(a_signature_holds_for_its_text_purpose_and_keyring),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
