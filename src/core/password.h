/* Passwords: the slow hash, its gate, and the rules for new ones. One-time codes are in core/totp.h. */
#ifndef CORE_PASSWORD_H
#define CORE_PASSWORD_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "core/crypto.h"

/* ---- slow hash: argon2id, 19 MiB, over the peppered password ---- */

#define PASSWORD_MEMORY_BYTES (19u * 1024 * 1024)
#define PASSWORD_PASSES_MIN 2
#define PASSWORD_HASH_CHARS_MAX 128

enum password_answer {
	PASSWORD_RIGHT,
	PASSWORD_WRONG,
	PASSWORD_BUSY		/* two are being hashed and 64 wait: answer 429 */
};

/* Measures this machine and sets the number of passes for new hashes so that one takes 50–100 ms, but
 * never under PASSWORD_PASSES_MIN. Returns the passes. Without a call the minimum is used. */
int password_calibrate(void);
/* For tests and the demo: fixes the passes. */
void password_set_passes(int passes);

/* A hash to be stored; NULL when busy. */
char *password_hash(struct keyring *k, struct arena *a, const char *password);
enum password_answer password_check(struct keyring *k, struct arena *a, const char *hash, const char *password);
/* Takes as long as a check: for an account that does not exist, so that its absence does not show. */
enum password_answer password_check_nobody(struct keyring *k, struct arena *a, const char *password);

/* ---- rules for a new password ---- */

enum password_profile {
	PASSWORD_DJBH3,		/* 等保三级: 10 characters, 3 of 4 classes, changed every 90 days */
	PASSWORD_ASVS		/* OWASP ASVS: 15 characters, no classes, no rotation */
};

#define PASSWORD_CHARS_MAX 128

enum password_fault {
	PASSWORD_FINE,
	PASSWORD_TOO_SHORT,
	PASSWORD_TOO_LONG,
	PASSWORD_TOO_PLAIN,	/* fewer than three kinds of characters */
	PASSWORD_HAS_LOGIN,	/* contains the account name */
	PASSWORD_REPEATS,	/* one character or a run like 123456 makes up most of it */
	PASSWORD_COMMON		/* on the list of common passwords and local words, also with digits around it */
};

enum password_profile password_profile_find(const char *name);	/* "asvs", else djbh3 */
/* How many characters a password has at least: by OWASP ASVS under PASSWORD_ASVS, else by the profile of 等级保护 level three. */
int password_chars_min(enum password_profile profile);
enum password_fault password_judge(enum password_profile profile, const char *login, const char *password);
/* A password for a person to type once: 20 letters and digits in groups, no look-alikes. */
char *password_invent(struct arena *a);

#endif
