/* One-time codes (RFC 6238: SHA-1, 30 s, 6 digits), as every authenticator application makes them. */
#ifndef CORE_TOTP_H
#define CORE_TOTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

#define TOTP_SECRET_BYTES 20
#define TOTP_SECRET_CHARS 32	/* the secret as base32 */
#define TOTP_STEP_S 30
#define TOTP_TYPED_CHARS_MAX 10	/* six digits, with blanks among them */

/* A fresh secret as base32 text: what is shown, sealed and stored. */
char *totp_secret_new(struct arena *a);
/* The code of one time step; NULL if the secret is no base32. `digits` 6 to 8. */
char *totp_code(struct arena *a, const char *secret, int64_t step, int digits);
/* The secret as it is shown to be typed by hand: in groups of four. */
const char *totp_grouped(struct arena *a, const char *secret);
/* Which step a code belongs to: now, one before or one after, but later than `used_step`, so that a code
 * works once. Blanks in it, as applications show and people type them ("123 456"), count for nothing. 0: none. The caller stores the step in the same transaction. */
int64_t totp_match(struct arena *a, const char *secret, const char *code, int64_t machine_s, int64_t used_step);
/* "otpauth://totp/…" for the QR picture. `issuer` and `login` may be Chinese. */
char *totp_uri(struct arena *a, const char *issuer, const char *login, const char *secret);
/* The picture as an SVG document. */
char *totp_svg(struct arena *a, const char *uri);

/* RFC 4648 without padding; in the arena. */
char *base32_encode(struct arena *a, const void *data, size_t bytes);
bool base32_decode(const char *text, void *out, size_t room, size_t *bytes);	/* blanks and case ignored */

#endif
