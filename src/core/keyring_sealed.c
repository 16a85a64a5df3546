/* The keyring under a passphrase, to be kept apart from the database and its backups. Lines of text that could be
 * printed and typed in again:
 *
 *	jishi-keys-sealed 1
 *	argon2id <passes> <memory in bytes>
 *	salt <32 hex>
 *	nonce <48 hex>
 *	sealed <hex>			the keyring file; the lines before are authenticated with it
 *	check <64 hex>			digest of the lines before: tells damage from a wrong passphrase */
#include "core/keyring.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "jishi-keys-sealed 1\n"
#define SALT_BYTES crypto_pwhash_argon2id_SALTBYTES
#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES crypto_aead_xchacha20poly1305_ietf_ABYTES
#define PASSES_MAX 20
#define MEMORY_BYTES_MAX (1024ull * 1024 * 1024)

struct sealed {
	unsigned long long passes, memory_bytes;
	unsigned char salt[SALT_BYTES], nonce[NONCE_BYTES];
};

static bool fail(char *error, size_t error_bytes, const char *path, const char *what)
{
	snprintf(error, error_bytes, "%s: %s", path, what);
	return false;
}

static bool make_key(const struct sealed *s, const char *passphrase, unsigned char key[KEY_BYTES])
{
	return crypto_pwhash(key, KEY_BYTES, passphrase, strlen(passphrase), s->salt, s->passes, (size_t)s->memory_bytes,
		crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static void put_hex(struct buffer *b, const char *name, const unsigned char *data, size_t bytes)
{
	buffer_printf(b, "%s %s\n", name, hex_encode(b->arena, data, bytes));
}

static void put_head(struct buffer *b, const struct sealed *s)
{
	buffer_printf(b, HEAD "argon2id %llu %llu\n", s->passes, s->memory_bytes);
	put_hex(b, "salt", s->salt, sizeof(s->salt));
	put_hex(b, "nonce", s->nonce, sizeof(s->nonce));
}

static void put_check(struct buffer *b)
{
	unsigned char sum[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(sum, (const unsigned char *)b->data, b->bytes);
	put_hex(b, "check", sum, sizeof(sum));
}

bool keyring_seal(const struct keyring *k, const char *out, const char *passphrase, char *error, size_t error_bytes)
{
	struct sealed s = { .passes = crypto_pwhash_OPSLIMIT_MODERATE, .memory_bytes = crypto_pwhash_MEMLIMIT_MODERATE };
	char *text = sodium_malloc(KEYRING_BYTES_MAX);
	struct arena *a = arena_new();
	unsigned char key[KEY_BYTES], *body;
	unsigned long long body_bytes;
	struct buffer b;
	size_t bytes;
	bool is_good;

	randombytes_buf(s.salt, sizeof(s.salt));
	randombytes_buf(s.nonce, sizeof(s.nonce));
	buffer_init(&b, a, 0);
	put_head(&b, &s);
	if (text == NULL || !make_key(&s, passphrase, key)) {
		fail(error, error_bytes, out, "no memory to make a key from the passphrase");
		is_good = false;
	} else {
		bytes = keyring_put_text(k, text);
		body = arena_alloc(a, bytes + TAG_BYTES);
		crypto_aead_xchacha20poly1305_ietf_encrypt(body, &body_bytes, (const unsigned char *)text, bytes, (const unsigned char *)b.data,
			b.bytes, NULL, s.nonce, key);
		put_hex(&b, "sealed", body, (size_t)body_bytes);
		put_check(&b);
		is_good = keyring_write_file(out, b.data, b.bytes, error, error_bytes);
	}
	sodium_memzero(key, sizeof(key));
	sodium_free(text);
	arena_free(a);
	return is_good;
}

/* Takes "name hex\n" at *at and moves on. */
static bool take_hex(struct arena *a, const char **at, const char *name, struct bytes *out)
{
	const char *end = strchr(*at, '\n');
	size_t length = strlen(name);

	if (end == NULL || strncmp(*at, name, length) != 0 || (*at)[length] != ' ')
		return false;
	if (!hex_decode(a, arena_text_n(a, *at + length + 1, (size_t)(end - *at) - length - 1), out))
		return false;
	*at = end + 1;
	return true;
}

static bool is_intact(struct arena *a, const char *text)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	const char *check = strstr(text, "\ncheck "), *at;
	struct bytes kept;

	if (check == NULL)
		return false;
	at = ++check;
	crypto_hash_sha256(sum, (const unsigned char *)text, (unsigned long long)(check - text));
	return take_hex(a, &at, "check", &kept) && *at == '\0' && kept.bytes == sizeof(sum) && memcmp(sum, kept.data, sizeof(sum)) == 0;
}

static bool read_sealed(struct arena *a, const char *text, struct sealed *s, size_t *head_bytes, struct bytes *body)
{
	const char *at = text + strlen(HEAD);
	struct bytes salt, nonce;
	int taken = 0;

	if (sscanf(at, "argon2id %llu %llu%n", &s->passes, &s->memory_bytes, &taken) != 2 || at[taken] != '\n' || s->passes == 0 ||
	    s->passes > PASSES_MAX || s->memory_bytes > MEMORY_BYTES_MAX)
		return false;
	at += taken + 1;
	if (!take_hex(a, &at, "salt", &salt) || salt.bytes != SALT_BYTES || !take_hex(a, &at, "nonce", &nonce) || nonce.bytes != NONCE_BYTES)
		return false;
	memcpy(s->salt, salt.data, SALT_BYTES);
	memcpy(s->nonce, nonce.data, NONCE_BYTES);
	*head_bytes = (size_t)(at - text);
	return take_hex(a, &at, "sealed", body) && body->bytes > TAG_BYTES && body->bytes < KEYRING_BYTES_MAX;
}

static bool open_sealed(struct arena *a, const char *from, const char *text, const char *passphrase, char *clear, size_t *bytes, char *error, size_t error_bytes)
{
	unsigned char key[KEY_BYTES];
	unsigned long long clear_bytes = 0;
	struct sealed s;
	struct bytes body;
	size_t head_bytes;
	bool is_good;

	if (!text_starts(text, HEAD))
		return fail(error, error_bytes, from, text_starts(text, "jishi-keys-sealed ") ? "made by a newer program" : "not a backup of keys");
	if (!is_intact(a, text) || !read_sealed(a, text, &s, &head_bytes, &body))
		return fail(error, error_bytes, from, "the backup of the keys is damaged");
	if (!make_key(&s, passphrase, key))
		return fail(error, error_bytes, from, "no memory to make a key from the passphrase");
	is_good = crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)clear, &clear_bytes, NULL, body.data, body.bytes,
		(const unsigned char *)text, head_bytes, s.nonce, key) == 0;
	sodium_memzero(key, sizeof(key));
	*bytes = (size_t)clear_bytes;
	clear[clear_bytes] = '\0';
	return is_good || fail(error, error_bytes, from, "the passphrase is not the one it was sealed with");
}

bool keyring_unseal(const char *from, const char *path, const char *passphrase, char *error, size_t error_bytes)
{
	size_t bytes;
	char *text = keyring_read_file(from, &bytes, error, error_bytes), *clear = text == NULL ? NULL : sodium_malloc(KEYRING_BYTES_MAX);
	struct arena *a = arena_new();
	struct keyring *k = NULL;
	bool is_good = clear != NULL && open_sealed(a, from, text, passphrase, clear, &bytes, error, error_bytes);

	if (is_good) {
		k = keyring_from_text(clear, bytes);
		is_good = k != NULL || fail(error, error_bytes, from, "what it holds is not a keyring of this program");
	}
	is_good = is_good && keyring_write_file(path, clear, bytes, error, error_bytes);
	keyring_free(k);
	sodium_free(clear);
	sodium_free(text);
	arena_free(a);
	return is_good;
}
