/* Signatures with a key made from the audit key of the keyring: what leaves the house says where it comes from. */
#include "core/keyring.h"

#include <assert.h>
#include <string.h>

static void key_pair(const struct keyring *k, unsigned char public_key[crypto_sign_PUBLICKEYBYTES], unsigned char secret[crypto_sign_SECRETKEYBYTES])
{
	static const char LABEL[] = "jishi ed25519";
	unsigned char seed[crypto_sign_SEEDBYTES];

	static_assert(crypto_sign_SEEDBYTES == crypto_auth_hmacsha256_BYTES && KEY_BYTES == crypto_auth_hmacsha256_KEYBYTES, "one digest is one seed");
	crypto_auth_hmacsha256(seed, (const unsigned char *)LABEL, strlen(LABEL), k->digest[DIGEST_AUDIT]);
	crypto_sign_seed_keypair(public_key, secret, seed);
	sodium_memzero(seed, sizeof(seed));
}

/* The purpose with the 0 that ends it, so that a signature for one thing never stands for another. */
static void feed(crypto_sign_state *state, const char *purpose, const void *data, size_t bytes)
{
	crypto_sign_init(state);
	crypto_sign_update(state, (const unsigned char *)purpose, strlen(purpose) + 1);
	crypto_sign_update(state, data, bytes);
}

char *crypto_signature(struct keyring *k, struct arena *a, const char *purpose, const void *data, size_t bytes)
{
	unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES], signature[crypto_sign_BYTES];
	crypto_sign_state state;

	key_pair(k, public_key, secret);
	feed(&state, purpose, data, bytes);
	crypto_sign_final_create(&state, signature, NULL, secret);
	sodium_memzero(secret, sizeof(secret));
	return hex_encode(a, signature, sizeof(signature));
}

bool crypto_is_signed(struct keyring *k, const char *purpose, const void *data, size_t bytes, const char *signature)
{
	unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES], given[crypto_sign_BYTES];
	crypto_sign_state state;
	size_t given_bytes = 0;

	if (strlen(signature) != CRYPTO_SIGNATURE_CHARS || sodium_hex2bin(given, sizeof(given), signature, CRYPTO_SIGNATURE_CHARS, NULL, &given_bytes, NULL) != 0 ||
	    given_bytes != sizeof(given))
		return false;
	key_pair(k, public_key, secret);
	sodium_memzero(secret, sizeof(secret));
	feed(&state, purpose, data, bytes);
	return crypto_sign_final_verify(&state, given, public_key) == 0;
}
