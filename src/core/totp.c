#include "core/totp.h"

#include <assert.h>
#include <ctype.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <qrencode.h>
#include <string.h>
#include "base/buffer.h"
#include "core/crypto.h"

static const char BASE32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

char *base32_encode(struct arena *a, const void *data, size_t bytes)
{
	const unsigned char *in = data;
	char *text = arena_alloc(a, (bytes * 8 + 4) / 5 + 1), *out = text;
	uint32_t bits = 0;
	int have = 0;

	for (size_t i = 0; i < bytes; i++) {
		bits = (bits << 8 | in[i]) & 0xffff;
		for (have += 8; have >= 5; have -= 5)
			*out++ = BASE32[bits >> (have - 5) & 31];
	}
	if (have > 0)
		*out++ = BASE32[bits << (5 - have) & 31];
	return text;
}

bool base32_decode(const char *text, void *out, size_t room, size_t *bytes)
{
	unsigned char *to = out;
	uint32_t bits = 0;
	int have = 0;

	*bytes = 0;
	for (; *text != '\0'; text++) {
		const char *digit;

		if (*text == ' ')
			continue;
		digit = strchr(BASE32, toupper((unsigned char)*text));
		if (digit == NULL)
			return false;
		bits = (bits << 5 | (uint32_t)(digit - BASE32)) & 0xffff;
		have += 5;
		if (have >= 8) {
			if (*bytes == room)
				return false;
			have -= 8;
			to[(*bytes)++] = (unsigned char)(bits >> have);
		}
	}
	return *bytes > 0;
}

char *totp_secret_new(struct arena *a)
{
	unsigned char secret[TOTP_SECRET_BYTES];
	char *text;

	crypto_random(secret, sizeof(secret));
	text = base32_encode(a, secret, sizeof(secret));
	crypto_wipe(secret, sizeof(secret));
	assert(strlen(text) == TOTP_SECRET_CHARS);
	return text;
}

char *totp_code(struct arena *a, const char *secret, int64_t step, int digits)
{
	static const uint32_t TENS[] = { 1000000, 10000000, 100000000 };
	unsigned char key[64], sum[EVP_MAX_MD_SIZE], counter[8];
	size_t key_bytes;
	unsigned sum_bytes = 0;
	uint32_t number;
	int at;

	assert(digits >= 6 && digits <= 8);
	if (!base32_decode(secret, key, sizeof(key), &key_bytes))
		return NULL;
	for (int i = 0; i < 8; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	if (HMAC(EVP_sha1(), key, (int)key_bytes, counter, sizeof(counter), sum, &sum_bytes) == NULL)
		return NULL;
	crypto_wipe(key, sizeof(key));
	at = sum[sum_bytes - 1] & 15;
	number = (uint32_t)(sum[at] & 127) << 24 | (uint32_t)sum[at + 1] << 16 | (uint32_t)sum[at + 2] << 8 | sum[at + 3];
	return arena_printf(a, "%0*u", digits, (unsigned)(number % TENS[digits - 6]));
}

const char *totp_grouped(struct arena *a, const char *secret)
{
	struct buffer b;

	buffer_init(&b, a, 64);
	for (size_t i = 0; secret[i] != '\0'; i++) {
		if (i > 0 && i % 4 == 0)
			buffer_putc(&b, ' ');
		buffer_putc(&b, secret[i]);
	}
	return buffer_text(&b);
}

static const char *without_blanks(struct arena *a, const char *code)
{
	static const char *const WIDE = "\u3000";	/* as Chinese input methods write a blank */
	struct buffer b;

	buffer_init(&b, a, 16);
	while (*code != '\0') {
		size_t blank = isspace((unsigned char)*code) ? 1 : strncmp(code, WIDE, strlen(WIDE)) == 0 ? strlen(WIDE) : 0;

		if (blank == 0)
			buffer_putc(&b, *code);
		code += blank == 0 ? 1 : blank;
	}
	return buffer_text(&b);
}

int64_t totp_match(struct arena *a, const char *secret, const char *typed, int64_t machine_s, int64_t used_step)
{
	int64_t now = machine_s / TOTP_STEP_S, matched = 0;
	const char *code = without_blanks(a, typed);

	if (strlen(code) != 6)
		return 0;
	/* All three are compared whatever the first gives, so the time tells nothing. */
	for (int64_t step = now - 1; step <= now + 1; step++) {
		const char *right = totp_code(a, secret, step, 6);

		if (right != NULL && crypto_same(right, code) && step > used_step)
			matched = step;
	}
	return matched;
}

static void put_escaped(struct buffer *b, const char *text)
{
	for (; *text != '\0'; text++) {
		if (isalnum((unsigned char)*text) || strchr("-._~", *text) != NULL)
			buffer_putc(b, *text);
		else
			buffer_printf(b, "%%%02X", (unsigned)(unsigned char)*text);
	}
}

char *totp_uri(struct arena *a, const char *issuer, const char *login, const char *secret)
{
	struct buffer b;

	buffer_init(&b, a, 256);
	buffer_lit(&b, "otpauth://totp/");
	put_escaped(&b, issuer);
	buffer_putc(&b, ':');
	put_escaped(&b, login);
	buffer_printf(&b, "?secret=%s&issuer=", secret);
	put_escaped(&b, issuer);
	return arena_text(a, buffer_text(&b));
}

char *totp_svg(struct arena *a, const char *uri)
{
	enum { QUIET = 4 };
	QRcode *code = QRcode_encodeString(uri, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	struct buffer b;
	int side;

	if (code == NULL)
		return NULL;
	side = code->width + 2 * QUIET;
	buffer_init(&b, a, 16384);
	buffer_printf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"240\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
		      "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"", side, side, side, side);
	for (int y = 0; y < code->width; y++)
		for (int x = 0; x < code->width; x++) {
			int run = 0;

			while (x + run < code->width && (code->data[y * code->width + x + run] & 1) != 0)
				run++;
			if (run > 0)
				buffer_printf(&b, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, run, run);
			x += run;
		}
	buffer_lit(&b, "\"/></svg>");
	QRcode_free(code);
	return arena_text(a, buffer_text(&b));
}
