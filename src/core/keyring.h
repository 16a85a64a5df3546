/* Inside of the keyring, for crypto*.c and keyring*.c alone. */
#ifndef CORE_KEYRING_H
#define CORE_KEYRING_H

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include "base/buffer.h"
#include "core/crypto.h"

#define KEY_BYTES 32
#define KEYRING_BYTES_MAX 65536	/* of the file */
#define FIELD_KEYS_MAX 200	/* the key id is one byte */

/* The first two find values and rotate: each field key has its own. The others stay for the life of the ring. */
enum digest_key { DIGEST_INDEX, DIGEST_TAIL, FOUND_KEYS_COUNT, DIGEST_AUDIT = FOUND_KEYS_COUNT, DIGEST_PEPPER, DIGEST_KEYS_COUNT };

struct field_key {
	unsigned char master[KEY_BYTES];
	unsigned char aes[KEY_BYTES], sm4[16], mac[KEY_BYTES];	/* made from master */
	unsigned char digest[FOUND_KEYS_COUNT][KEY_BYTES];	/* too; of the first key they are those of the ring */
	crypto_auth_hmacsha256_state digest_state[FOUND_KEYS_COUNT];	/* keyed, not yet fed */
};

struct keyring {
	enum crypto_suite suite;
	_Atomic int keys_count;		/* ids 1 .. keys_count; the last one seals. Only grows, after the key is in place */
	_Atomic int digest_first;	/* no digest under an older key is left in the database */
	char *path;			/* where it was read from, NULL */
	pthread_mutex_t refresh_lock;
	struct field_key *keys;
	unsigned char digest[DIGEST_KEYS_COUNT][KEY_BYTES];
	crypto_auth_hmacsha256_state digest_state[DIGEST_KEYS_COUNT];	/* keyed, not yet fed */
	char fingerprint[CRYPTO_TAIL_CHARS + 1];
	pthread_key_t local_key;	/* each thread's cipher contexts */
	pthread_mutex_t local_lock;
	struct crypto_local *locals;	/* all of them, for keyring_free */
};

struct key_piece { const void *data; size_t bytes; };
/* HMAC-SM3 of the pieces one after another. */
void keyring_sm3(struct keyring *k, const unsigned char key[KEY_BYTES], const struct key_piece *pieces, size_t count, unsigned char out[KEY_BYTES]);
void crypto_locals_free(struct keyring *k);
/* Derives what is used from the masters. */
void keyring_prepare(struct keyring *k);
void keyring_prepare_key(struct field_key *key);

/* The file as text, 0-terminated, in locked memory to be freed with sodium_free; NULL with the reason. */
char *keyring_read_file(const char *path, size_t *bytes, char *error, size_t error_bytes);
/* A new file of mode 0600, on disk before it says true; never over an existing one. */
bool keyring_write_file(const char *path, const char *text, size_t bytes, char *error, size_t error_bytes);
/* Writes the text of the file into KEYRING_BYTES_MAX bytes; returns its length. */
size_t keyring_put_text(const struct keyring *k, char *text);
/* NULL: damaged, of a newer program, or no memory. */
struct keyring *keyring_from_text(const char *text, size_t bytes);

#endif
