/* Inside of the keyring, for crypto.c and keyring.c alone. */
#ifndef CORE_KEYRING_H
#define CORE_KEYRING_H

#include <pthread.h>
#include <sodium.h>
#include "core/crypto.h"

#define KEY_BYTES 32
#define FIELD_KEYS_MAX 200	/* the key id is one byte */

enum digest_key { DIGEST_INDEX, DIGEST_TAIL, DIGEST_AUDIT, DIGEST_PEPPER, DIGEST_KEYS_COUNT };

struct field_key {
	unsigned char master[KEY_BYTES];
	unsigned char aes[KEY_BYTES], sm4[16], mac[KEY_BYTES];	/* made from master */
};

struct keyring {
	enum crypto_suite suite;
	int keys_count;			/* ids 1 .. keys_count; the last one seals */
	struct field_key *keys;
	unsigned char digest[DIGEST_KEYS_COUNT][KEY_BYTES];
	crypto_auth_hmacsha256_state digest_state[DIGEST_KEYS_COUNT];	/* keyed, not yet fed */
	char fingerprint[CRYPTO_TAIL_CHARS + 1];
	pthread_key_t local_key;	/* each thread's cipher contexts */
	pthread_mutex_t local_lock;
	struct crypto_local *locals;	/* all of them, for keyring_free */
};

void crypto_locals_free(struct keyring *k);
/* Derives what is used from the masters. */
void keyring_prepare(struct keyring *k);

#endif
