/* Keyed digests. Those by which values are found say under which field key they were made, as sealed values do: under the
 * first they are hex alone, under a later one "k", its id as two hex digits, and hex. So digests under older keys sort before
 * all others, and one look at an index tells whether some are left. */
#include "core/keyring.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define ID_CHARS 3	/* k02 */
#define TAIL_PART_CHARS 14

static void digest(struct keyring *k, const unsigned char key[KEY_BYTES], const crypto_auth_hmacsha256_state *keyed, const char *const *texts, size_t count,
		   unsigned char out[KEY_BYTES])
{
	struct key_piece pieces[4];

	assert(count <= 4);
	/* Pieces are fed with the 0 that ends them, so that "ab"+"c" and "a"+"bc" differ. */
	for (size_t i = 0; i < count; i++)
		pieces[i] = (struct key_piece){ texts[i], strlen(texts[i]) + 1 };
	if (k->suite == SUITE_SM) {
		keyring_sm3(k, key, pieces, count, out);
	} else {
		crypto_auth_hmacsha256_state state = *keyed;

		for (size_t i = 0; i < count; i++)
			crypto_auth_hmacsha256_update(&state, pieces[i].data, pieces[i].bytes);
		crypto_auth_hmacsha256_final(&state, out);
	}
}

/* ---- to find by ---- */

static char *found_by(struct keyring *k, struct arena *a, enum digest_key which, int key_id, const char *purpose, const char *value, size_t chars)
{
	const char *texts[] = { purpose, value };
	const struct field_key *key = &k->keys[key_id - 1];
	unsigned char out[KEY_BYTES];
	char *hex;

	assert(key_id >= 1 && key_id <= k->keys_count && chars <= 2 * sizeof(out));
	digest(k, key->digest[which], &key->digest_state[which], texts, 2, out);
	hex = hex_encode(a, out, chars / 2);
	return key_id == 1 ? hex : arena_printf(a, "k%02x%.*s", (unsigned)key_id, (int)chars - ID_CHARS, hex);
}

char *crypto_index(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *value)
{
	return found_by(k, a, DIGEST_INDEX, key_id, purpose, value, CRYPTO_DIGEST_CHARS);
}

char *crypto_tail(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *digits)
{
	return found_by(k, a, DIGEST_TAIL, key_id, purpose, digits, CRYPTO_TAIL_CHARS);
}

static const char *last_digits(const char *number, size_t count)
{
	size_t length = strlen(number);

	return length <= count ? number : number + length - count;
}

char *crypto_tails_short(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *number)
{
	char *tail = crypto_tail(k, a, key_id, purpose, last_digits(number, CRYPTO_TAIL_SHORT_DIGITS));

	tail[(key_id == 1 ? 0 : ID_CHARS) + TAIL_PART_CHARS] = '\0';
	return tail;
}

char *crypto_tails(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *number)
{
	const char *tail = crypto_tail(k, a, key_id, purpose, last_digits(number, CRYPTO_TAIL_LONG_DIGITS));

	return arena_printf(a, "%s%.*s", crypto_tails_short(k, a, key_id, purpose, number), TAIL_PART_CHARS, tail + (key_id == 1 ? 0 : ID_CHARS));
}

int crypto_digest_key_id(const char *text)
{
	unsigned id;

	return sscanf(text, "k%2x", &id) == 1 ? (int)id : 1;
}

const char *crypto_digest_least(struct arena *a, int key_id)
{
	return key_id == 1 ? "" : arena_printf(a, "k%02x", (unsigned)key_id);
}

int keyring_digest_first(const struct keyring *k)
{
	return k->digest_first;
}

void keyring_set_digest_first(struct keyring *k, int key_id)
{
	assert(key_id >= 1 && key_id <= k->keys_count);
	k->digest_first = key_id;
}

/* ---- that stay ---- */

static void digest_fixed(struct keyring *k, enum digest_key which, const char *const *texts, size_t count, unsigned char out[KEY_BYTES])
{
	digest(k, k->digest[which], &k->digest_state[which], texts, count, out);
}

char *crypto_audit(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
		   const char *value)
{
	char row[17];
	const char *texts[] = { table, column, row, value };
	unsigned char out[KEY_BYTES], id[8];

	for (int i = 0; i < 8; i++)
		id[i] = (unsigned char)((uint64_t)row_id >> (56 - 8 * i));
	sodium_bin2hex(row, sizeof(row), id, sizeof(id));
	digest_fixed(k, DIGEST_AUDIT, texts, 4, out);
	return hex_encode(a, out, CRYPTO_TAIL_CHARS / 2);
}

char *crypto_pepper(struct keyring *k, struct arena *a, const char *password)
{
	const char *texts[] = { password };
	unsigned char out[KEY_BYTES];

	digest_fixed(k, DIGEST_PEPPER, texts, 1, out);
	return hex_encode(a, out, sizeof(out));
}
