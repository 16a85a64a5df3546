/* Secrets: the keyring beside the database, sealed fields, blind indexes, digests and tokens.
 *
 * Two suites, told apart by the first byte of each stored value, so both can stand side by side:
 *   std  AES-256-GCM, HMAC-SHA256
 *   sm   SM4-CTR with HMAC-SM3 (GB/T 32907, GB/T 32905)
 * A sealed value: suite byte, key id, nonce, ciphertext, tag. Table, column and row are authenticated with
 * it, so a value moved to another place does not open. All functions may be called from any thread. */
#ifndef CORE_CRYPTO_H
#define CORE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/text.h"

struct keyring;

enum crypto_suite { SUITE_STD = 1, SUITE_SM = 2 };

/* ---- the keyring ---- */

/* Makes a new keyring file with mode 0600; never overwrites one. False with the reason in `error`. */
bool keyring_create(const char *path, enum crypto_suite suite, char *error, size_t error_bytes);
/* NULL with the reason: missing, readable by others, damaged, of a newer program. The file is not touched. */
struct keyring *keyring_open(const char *path, char *error, size_t error_bytes);
void keyring_free(struct keyring *k);		/* wipes; no thread may still use it */
/* Adds a field key and makes it the one that seals and makes digests to find by; older ones still open. Rewrites the file
 * whole. */
bool keyring_add_key(const char *path, char *error, size_t error_bytes);
/* Takes over keys that were added to the file since it was opened. False: the file cannot be read, or is another ring.
 * crypto_open does so by itself when it meets a value under a key it does not know. */
bool keyring_refresh(struct keyring *k);
/* A backup of the keyring under a passphrase (argon2id), in a new file. A passphrase has KEYRING_PASSPHRASE_CHARS_MIN
 * characters at least, which the caller asks for. False with the reason. */
#define KEYRING_PASSPHRASE_CHARS_MIN 12
bool keyring_seal(const struct keyring *k, const char *out, const char *passphrase, char *error, size_t error_bytes);
/* Makes the keyring file `path` from such a backup; never over an existing one. */
bool keyring_unseal(const char *from, const char *path, const char *passphrase, char *error, size_t error_bytes);
/* Text that init keeps in setting `keyring` and start compares: another keyring than the database's own
 * refuses the start. Says nothing about the keys; stays the same when field keys are added. */
const char *keyring_fingerprint(const struct keyring *k);
enum crypto_suite keyring_suite(const struct keyring *k);
int keyring_active_id(const struct keyring *k);

/* ---- sealed fields ---- */

#define CRYPTO_SEALED_MORE_BYTES 54	/* at most this much longer than the clear text */

/* Seals a text for one cell. Empty or NULL gives an empty value. */
struct bytes crypto_seal(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
			 const char *text);
struct bytes crypto_seal_bytes(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
			       struct bytes clear);
/* The clear text; "" for an empty value; NULL when it does not open: damaged, moved, or a key is missing. */
char *crypto_open(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
		  struct bytes sealed);
struct bytes crypto_open_bytes(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
			       struct bytes sealed);	/* data NULL when it does not open */
int crypto_key_id(struct bytes sealed);		/* with which key it was sealed, for rotation; 0 if none */

/* ---- keyed digests: text in the arena ---- */

#define CRYPTO_DIGEST_CHARS 64
#define CRYPTO_TAIL_CHARS 32
#define CRYPTO_TAIL_SHORT_DIGITS 4
#define CRYPTO_TAIL_LONG_DIGITS 6

/* Blind index for exact search and uniqueness, under the field key `key_id`: what is written is under the newest,
 * keyring_active_id; what is looked for may still be under any from there down to keyring_digest_first. `purpose` keeps
 * columns apart: "person.id_number". */
#define CRYPTO_PURPOSE_ID_NUMBER "person.id_number"
#define CRYPTO_PURPOSE_TAIL "person.tail"
char *crypto_index(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *value);
/* Last digits, for the search by tail: half as long, own key. */
char *crypto_tail(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *digits);
/* The last four and the last six digits of a number in one text: parts of both digests, one behind the other. So one row of an index
 * answers both; all that end in the same four digits begin with crypto_tails_short. */
char *crypto_tails(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *number);
char *crypto_tails_short(struct keyring *k, struct arena *a, int key_id, const char *purpose, const char *number);
int crypto_digest_key_id(const char *digest);	/* under which key it was made */
/* Digests under older keys than this one sort before it, all others behind. */
const char *crypto_digest_least(struct arena *a, int key_id);
/* The oldest key under which the database still has digests; 1 in a ring that was just opened. */
int keyring_digest_first(const struct keyring *k);
void keyring_set_digest_first(struct keyring *k, int key_id);
/* A value in the audit log: equal values of one row and field give equal digests, others do not. */
char *crypto_audit(struct keyring *k, struct arena *a, const char *table, const char *column, int64_t row_id,
		   const char *value);
/* A password with the pepper, as text for the slow hash. */
char *crypto_pepper(struct keyring *k, struct arena *a, const char *password);

/* ---- signatures: of archives and checkpoints, which leave the house ---- */

#define CRYPTO_SIGNATURE_CHARS 128
/* Ed25519 over purpose and data, as hex. */
char *crypto_signature(struct keyring *k, struct arena *a, const char *purpose, const void *data, size_t bytes);
/* Was it signed with this keyring for this purpose? Also false for what is no signature at all. */
bool crypto_is_signed(struct keyring *k, const char *purpose, const void *data, size_t bytes, const char *signature);

/* ---- without keys ---- */

char *crypto_sha256(struct arena *a, const void *data, size_t bytes);	/* hex */
char *crypto_sm3(struct arena *a, const void *data, size_t bytes);	/* hex */
/* HMAC (GB/T 15852.2) with SM3 (GB/T 32905) under the key given: 64 hexadecimal digits in the arena. */
char *crypto_hmac_sm3(struct arena *a, const void *key, size_t key_bytes, const void *data, size_t bytes);
/* SM4 in counter mode, both ways. */
bool crypto_sm4_ctr(const unsigned char key[16], const unsigned char iv[16], const void *in, void *out, size_t bytes);

#define CRYPTO_TOKEN_CHARS 64
char *crypto_token(struct arena *a);		/* 256 random bits as hex */
/* Two lower-case hexadecimal digits a byte, in the arena. */
char *hex_encode(struct arena *a, const void *data, size_t bytes);
bool hex_decode(struct arena *a, const char *text, struct bytes *out);	/* whole text, even length */
/* Bytes that nobody can foretell, for keys, tokens and nonces; any thread. The process ends where the kernel gives none. */
void crypto_random(void *out, size_t bytes);
bool crypto_same(const char *a, const char *b);	/* in constant time for texts of equal length */
/* Overwrites what was secret with zeros, which no compiler leaves out. */
void crypto_wipe(void *data, size_t bytes);

#endif
