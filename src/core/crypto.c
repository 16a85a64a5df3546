#include "core/keyring.h"

#include <assert.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"

#define NONCE_BYTES 12
#define TAG_BYTES 16
#define IV_BYTES 16
#define MAC_BYTES 32
#define HEAD_BYTES 2	/* suite, key id */
#define AAD_BYTES_MAX 256
#define POOL_BYTES 3072

/* What one thread needs to seal and open without setting keys up again each time. */
struct crypto_local {
	struct crypto_local *next;
	EVP_CIPHER_CTX *aes_seal, *aes_open, *sm4;
	EVP_MD_CTX *sm3;
	int seal_id, open_id;			/* keys now set up in them, 0 none */
	size_t pool_left;			/* random bytes, taken from the system in large bites */
	unsigned char pool[POOL_BYTES];
};

/* ---- set-up ---- */

static void must(bool good)
{
	/* OpenSSL fails here only when it is broken or out of memory: nothing may be written unsealed. */
	if (!good)
		log_end("crypto", "out of memory, or OpenSSL is broken");
}

static EVP_CIPHER_CTX *cipher_new(void)
{
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();

	must(ctx != NULL);
	return ctx;
}

static struct crypto_local *local_get(struct keyring *k)
{
	struct crypto_local *l = pthread_getspecific(k->local_key);

	if (l != NULL)
		return l;
	l = calloc(1, sizeof(*l));
	must(l != NULL);
	l->aes_seal = cipher_new();
	l->aes_open = cipher_new();
	l->sm4 = cipher_new();
	l->sm3 = EVP_MD_CTX_new();
	must(l->sm3 != NULL && pthread_setspecific(k->local_key, l) == 0);
	pthread_mutex_lock(&k->local_lock);
	l->next = k->locals;
	k->locals = l;
	pthread_mutex_unlock(&k->local_lock);
	return l;
}

void crypto_locals_free(struct keyring *k)
{
	while (k->locals != NULL) {
		struct crypto_local *l = k->locals;

		k->locals = l->next;
		EVP_CIPHER_CTX_free(l->aes_seal);
		EVP_CIPHER_CTX_free(l->aes_open);
		EVP_CIPHER_CTX_free(l->sm4);
		EVP_MD_CTX_free(l->sm3);
		sodium_memzero(l, sizeof(*l));
		free(l);
	}
}

static void derive(unsigned char *out, size_t bytes, const unsigned char master[KEY_BYTES], const char *label)
{
	unsigned char sum[crypto_auth_hmacsha256_BYTES];

	assert(bytes <= sizeof(sum));
	crypto_auth_hmacsha256(sum, (const unsigned char *)label, strlen(label), master);
	memcpy(out, sum, bytes);
	sodium_memzero(sum, sizeof(sum));
}

static void prepare_digests(const unsigned char (*keys)[KEY_BYTES], crypto_auth_hmacsha256_state *states, int count)
{
	for (int i = 0; i < count; i++)
		crypto_auth_hmacsha256_init(&states[i], keys[i], KEY_BYTES);
}

void keyring_prepare_key(struct field_key *key)
{
	derive(key->aes, KEY_BYTES, key->master, "jishi aes-256-gcm");
	derive(key->sm4, sizeof(key->sm4), key->master, "jishi sm4-ctr");
	derive(key->mac, KEY_BYTES, key->master, "jishi hmac-sm3");
	derive(key->digest[DIGEST_INDEX], KEY_BYTES, key->master, "jishi index");
	derive(key->digest[DIGEST_TAIL], KEY_BYTES, key->master, "jishi tail");
	prepare_digests(key->digest, key->digest_state, FOUND_KEYS_COUNT);
}

void keyring_prepare(struct keyring *k)
{
	crypto_auth_hmacsha256_state state;
	unsigned char sum[crypto_auth_hmacsha256_BYTES];

	for (int i = 0; i < k->keys_count; i++)
		keyring_prepare_key(&k->keys[i]);
	prepare_digests(k->digest, k->digest_state, DIGEST_KEYS_COUNT);
	/* The first digests were made with keys of their own. */
	memcpy(k->keys[0].digest, k->digest, sizeof(k->keys[0].digest));
	prepare_digests(k->keys[0].digest, k->keys[0].digest_state, FOUND_KEYS_COUNT);
	crypto_auth_hmacsha256_init(&state, k->keys[0].master, KEY_BYTES);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)k->digest, sizeof(k->digest));
	crypto_auth_hmacsha256_final(&state, sum);
	sodium_bin2hex(k->fingerprint, sizeof(k->fingerprint), sum, CRYPTO_TAIL_CHARS / 2);
}

static void take_random(struct crypto_local *l, unsigned char *out, size_t bytes)
{
	if (l->pool_left < bytes) {
		randombytes_buf(l->pool, sizeof(l->pool));
		l->pool_left = sizeof(l->pool);
	}
	l->pool_left -= bytes;
	memcpy(out, l->pool + l->pool_left, bytes);
}

/* ---- HMAC-SM3, by its definition: libsodium has no SM3, and EVP_MAC costs several allocations a call ---- */

static void hmac_sm3(EVP_MD_CTX *ctx, const unsigned char *key, size_t key_bytes, const struct key_piece *pieces, size_t count,
		     unsigned char out[MAC_BYTES])
{
	unsigned char pad[64] = { 0 };

	if (key_bytes > sizeof(pad)) {
		must(EVP_DigestInit_ex(ctx, EVP_sm3(), NULL) && EVP_DigestUpdate(ctx, key, key_bytes)
		     && EVP_DigestFinal_ex(ctx, pad, NULL));
	} else {
		memcpy(pad, key, key_bytes);
	}
	for (size_t i = 0; i < sizeof(pad); i++)
		pad[i] ^= 0x36;
	must(EVP_DigestInit_ex(ctx, EVP_sm3(), NULL) && EVP_DigestUpdate(ctx, pad, sizeof(pad)));
	for (size_t i = 0; i < count; i++)
		must(EVP_DigestUpdate(ctx, pieces[i].data, pieces[i].bytes));
	must(EVP_DigestFinal_ex(ctx, out, NULL));
	for (size_t i = 0; i < sizeof(pad); i++)
		pad[i] ^= 0x36 ^ 0x5c;
	must(EVP_DigestInit_ex(ctx, EVP_sm3(), NULL) && EVP_DigestUpdate(ctx, pad, sizeof(pad))
	     && EVP_DigestUpdate(ctx, out, MAC_BYTES) && EVP_DigestFinal_ex(ctx, out, NULL));
	sodium_memzero(pad, sizeof(pad));
}

void keyring_sm3(struct keyring *k, const unsigned char key[KEY_BYTES], const struct key_piece *pieces, size_t count, unsigned char out[KEY_BYTES])
{
	hmac_sm3(local_get(k)->sm3, key, KEY_BYTES, pieces, count, out);
}

/* ---- sealed fields ---- */

/* suite, key id, table 0 column 0 row: whatever a value must not be separated from. */
static size_t make_aad(unsigned char aad[AAD_BYTES_MAX], const unsigned char head[HEAD_BYTES], const char *table,
		       const char *column, int64_t row_id)
{
	size_t table_bytes = strlen(table) + 1, column_bytes = strlen(column) + 1, at = 0;

	assert(row_id > 0);
	assert(HEAD_BYTES + table_bytes + column_bytes + 8 <= AAD_BYTES_MAX);
	memcpy(aad, head, HEAD_BYTES);
	at += HEAD_BYTES;
	memcpy(aad + at, table, table_bytes);
	at += table_bytes;
	memcpy(aad + at, column, column_bytes);
	at += column_bytes;
	for (int shift = 56; shift >= 0; shift -= 8)
		aad[at++] = (unsigned char)((uint64_t)row_id >> shift);
	return at;
}

static void aes_seal(struct keyring *k, struct crypto_local *l, int id, const unsigned char *aad, size_t aad_bytes,
		     const char *text, size_t bytes, unsigned char *out)
{
	unsigned char *nonce = out, *body = out + NONCE_BYTES, *tag = body + bytes;
	int written;

	if (l->seal_id != id) {
		must(EVP_EncryptInit_ex(l->aes_seal, EVP_aes_256_gcm(), NULL, k->keys[id - 1].aes, NULL));
		l->seal_id = id;
	}
	take_random(l, nonce, NONCE_BYTES);
	must(EVP_EncryptInit_ex(l->aes_seal, NULL, NULL, NULL, nonce)
	     && EVP_EncryptUpdate(l->aes_seal, NULL, &written, aad, (int)aad_bytes)
	     && EVP_EncryptUpdate(l->aes_seal, body, &written, (const unsigned char *)text, (int)bytes)
	     && EVP_EncryptFinal_ex(l->aes_seal, body + written, &written)
	     && EVP_CIPHER_CTX_ctrl(l->aes_seal, EVP_CTRL_GCM_GET_TAG, TAG_BYTES, tag));
}

static bool aes_open(struct keyring *k, struct crypto_local *l, int id, const unsigned char *aad, size_t aad_bytes,
		     const unsigned char *in, size_t in_bytes, unsigned char *out)
{
	size_t bytes = in_bytes - NONCE_BYTES - TAG_BYTES;
	unsigned char tag[TAG_BYTES];
	int written;

	if (l->open_id != id) {
		must(EVP_DecryptInit_ex(l->aes_open, EVP_aes_256_gcm(), NULL, k->keys[id - 1].aes, NULL));
		l->open_id = id;
	}
	memcpy(tag, in + NONCE_BYTES + bytes, TAG_BYTES);
	return EVP_DecryptInit_ex(l->aes_open, NULL, NULL, NULL, in)
		&& EVP_DecryptUpdate(l->aes_open, NULL, &written, aad, (int)aad_bytes)
		&& EVP_DecryptUpdate(l->aes_open, out, &written, in + NONCE_BYTES, (int)bytes)
		&& EVP_CIPHER_CTX_ctrl(l->aes_open, EVP_CTRL_GCM_SET_TAG, TAG_BYTES, tag)
		&& EVP_DecryptFinal_ex(l->aes_open, out + written, &written) == 1;
}

static bool sm4_run(EVP_CIPHER_CTX *ctx, const unsigned char key[16], const unsigned char iv[16], const void *in, void *out,
		    size_t bytes)
{
	int written;

	return EVP_EncryptInit_ex(ctx, EVP_sm4_ctr(), NULL, key, iv)
		&& EVP_EncryptUpdate(ctx, out, &written, in, (int)bytes) && (size_t)written == bytes;
}

/* Encrypt, then authenticate place, iv and ciphertext; the place has a length of its own in front. */
static void sm_tag(struct crypto_local *l, const struct field_key *key, const unsigned char *aad, size_t aad_bytes,
		   const unsigned char *iv_and_body, size_t bytes, unsigned char out[MAC_BYTES])
{
	unsigned char length = (unsigned char)aad_bytes;
	struct key_piece pieces[] = { { &length, 1 }, { aad, aad_bytes }, { iv_and_body, bytes } };

	hmac_sm3(l->sm3, key->mac, KEY_BYTES, pieces, 3, out);
}

static void sm_seal(struct keyring *k, struct crypto_local *l, int id, const unsigned char *aad, size_t aad_bytes, const char *text,
		    size_t bytes, unsigned char *out)
{
	const struct field_key *key = &k->keys[id - 1];

	take_random(l, out, IV_BYTES);
	must(sm4_run(l->sm4, key->sm4, out, text, out + IV_BYTES, bytes));
	sm_tag(l, key, aad, aad_bytes, out, IV_BYTES + bytes, out + IV_BYTES + bytes);
}

static bool sm_open(struct keyring *k, struct crypto_local *l, int id, const unsigned char *aad, size_t aad_bytes,
		    const unsigned char *in, size_t in_bytes, unsigned char *out)
{
	const struct field_key *key = &k->keys[id - 1];
	size_t bytes = in_bytes - IV_BYTES - MAC_BYTES;
	unsigned char mac[MAC_BYTES];

	sm_tag(l, key, aad, aad_bytes, in, IV_BYTES + bytes, mac);
	return sodium_memcmp(mac, in + IV_BYTES + bytes, MAC_BYTES) == 0
		&& sm4_run(l->sm4, key->sm4, in, in + IV_BYTES, out, bytes);
}

static size_t more_bytes(int suite)
{
	return HEAD_BYTES + (suite == SUITE_SM ? IV_BYTES + MAC_BYTES : NONCE_BYTES + TAG_BYTES);
}

struct bytes crypto_seal_bytes(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
			       struct bytes clear)
{
	unsigned char aad[AAD_BYTES_MAX], *out;
	int id = k->keys_count;		/* once: another thread may add a key */
	size_t aad_bytes;

	if (clear.bytes == 0)
		return (struct bytes){ "", 0 };
	out = arena_alloc(a, clear.bytes + more_bytes((int)k->suite));
	out[0] = (unsigned char)k->suite;
	out[1] = (unsigned char)id;
	aad_bytes = make_aad(aad, out, table, column, row_id);
	if (k->suite == SUITE_SM)
		sm_seal(k, local_get(k), id, aad, aad_bytes, clear.data, clear.bytes, out + HEAD_BYTES);
	else
		aes_seal(k, local_get(k), id, aad, aad_bytes, clear.data, clear.bytes, out + HEAD_BYTES);
	return (struct bytes){ out, clear.bytes + more_bytes((int)k->suite) };
}

struct bytes crypto_seal(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
			 const char *text)
{
	return crypto_seal_bytes(k, a, table, column, row_id, (struct bytes){ text, text == NULL ? 0 : strlen(text) });
}

struct bytes crypto_open_bytes(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
			       struct bytes sealed)
{
	const unsigned char *in = sealed.data;
	unsigned char aad[AAD_BYTES_MAX];
	size_t aad_bytes, bytes;
	bool good;
	char *text;

	if (in == NULL || sealed.bytes == 0)
		return (struct bytes){ "", 0 };
	if (sealed.bytes <= more_bytes(in[0]) || in[1] == 0 || in[1] > FIELD_KEYS_MAX)
		return (struct bytes){ NULL, 0 };
	if (in[1] > k->keys_count && (!keyring_refresh(k) || in[1] > k->keys_count))
		return (struct bytes){ NULL, 0 };
	bytes = sealed.bytes - more_bytes(in[0]);
	text = arena_alloc(a, bytes + 1);
	aad_bytes = make_aad(aad, in, table, column, row_id);
	if (in[0] == SUITE_STD)
		good = aes_open(k, local_get(k), in[1], aad, aad_bytes, in + HEAD_BYTES, sealed.bytes - HEAD_BYTES, (unsigned char *)text);
	else if (in[0] == SUITE_SM)
		good = sm_open(k, local_get(k), in[1], aad, aad_bytes, in + HEAD_BYTES, sealed.bytes - HEAD_BYTES, (unsigned char *)text);
	else
		good = false;
	if (good)
		return (struct bytes){ text, bytes };
	sodium_memzero(text, bytes);	/* unauthenticated clear text of GCM */
	return (struct bytes){ NULL, 0 };
}

/* A text never holds a 0 before its end, and one stands behind what was opened. */
char *crypto_open(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
		  struct bytes sealed)
{
	struct bytes clear = crypto_open_bytes(k, a, table, column, row_id, sealed);

	return clear.bytes == 0 && clear.data != NULL ? arena_text(a, "") : (char *)clear.data;
}

int crypto_key_id(struct bytes sealed)
{
	return sealed.bytes < HEAD_BYTES ? 0 : ((const unsigned char *)sealed.data)[1];
}

/* ---- without keys ---- */

char *hex_encode(struct arena *a, const void *data, size_t bytes)
{
	char *text = arena_alloc(a, 2 * bytes + 1);

	return sodium_bin2hex(text, 2 * bytes + 1, data, bytes);
}

char *crypto_sha256(struct arena *a, const void *data, size_t bytes)
{
	unsigned char sum[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(sum, data, bytes);
	return hex_encode(a, sum, sizeof(sum));
}

char *crypto_sm3(struct arena *a, const void *data, size_t bytes)
{
	unsigned char sum[MAC_BYTES];

	must(EVP_Digest(data, bytes, sum, NULL, EVP_sm3(), NULL));
	return hex_encode(a, sum, sizeof(sum));
}

char *crypto_hmac_sm3(struct arena *a, const void *key, size_t key_bytes, const void *data, size_t bytes)
{
	struct key_piece piece = { data, bytes };
	unsigned char sum[MAC_BYTES];
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();

	must(ctx != NULL);
	hmac_sm3(ctx, key, key_bytes, &piece, 1, sum);
	EVP_MD_CTX_free(ctx);
	return hex_encode(a, sum, sizeof(sum));
}

bool crypto_sm4_ctr(const unsigned char key[16], const unsigned char iv[16], const void *in, void *out, size_t bytes)
{
	EVP_CIPHER_CTX *ctx = cipher_new();
	bool good = sm4_run(ctx, key, iv, in, out, bytes);

	EVP_CIPHER_CTX_free(ctx);
	return good;
}

bool hex_decode(struct arena *a, const char *text, struct bytes *out)
{
	size_t length = strlen(text), bytes = 0;
	unsigned char *data = arena_alloc(a, length / 2 + 1);
	const char *end;

	if (length % 2 != 0 || sodium_hex2bin(data, length / 2 + 1, text, length, NULL, &bytes, &end) != 0 || end != text + length)
		return false;
	*out = (struct bytes){ data, bytes };
	return true;
}

char *crypto_token(struct arena *a)
{
	unsigned char random[CRYPTO_TOKEN_CHARS / 2];

	crypto_random(random, sizeof(random));
	return hex_encode(a, random, sizeof(random));
}

void crypto_random(void *out, size_t bytes)
{
	randombytes_buf(out, bytes);
}

bool crypto_same(const char *a, const char *b)
{
	size_t bytes = strlen(a);

	return bytes == strlen(b) && sodium_memcmp(a, b, bytes) == 0;
}

void crypto_wipe(void *data, size_t bytes)
{
	sodium_memzero(data, bytes);
}
