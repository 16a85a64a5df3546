#include "web/csrf.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>
#include <strings.h>
#include "web/request.h"
#include "web/session.h"
#include "web/site.h"

#define SECRET_BYTES CSRF_MASK_BYTES
#define TOKEN_CHARS (4 * SECRET_BYTES)	/* mask and masked secret in hex */
#define DAY_SECONDS 86400

/* Before sign-in there is no session to bind to: a secret of this run and this day. What keeps a foreign
 * page from using it is the check of the origin. */
static void secret_of(const struct site *site, const struct web_request *r, int days_ago, unsigned char out[SECRET_BYTES])
{
	int64_t day = machine_now_s() / DAY_SECONDS - days_ago;

	if (r->session != NULL)
		crypto_generichash(out, SECRET_BYTES, (const unsigned char *)r->session->csrf_secret,
				   sizeof(r->session->csrf_secret) - 1, NULL, 0);
	else
		crypto_generichash(out, SECRET_BYTES, (const unsigned char *)&day, sizeof(day), site->key, SITE_KEY_BYTES);
}

const char *csrf_token(const struct site *site, const struct web_request *r, const unsigned char mask[CSRF_MASK_BYTES])
{
	unsigned char secret[SECRET_BYTES], both[2 * SECRET_BYTES];
	char *text = arena_alloc(r->work, TOKEN_CHARS + 1);

	secret_of(site, r, 0, secret);
	memcpy(both, mask, SECRET_BYTES);
	for (int i = 0; i < SECRET_BYTES; i++)
		both[SECRET_BYTES + i] = both[i] ^ secret[i];
	return sodium_bin2hex(text, TOKEN_CHARS + 1, both, sizeof(both));
}

bool csrf_token_is_good(const struct site *site, const struct web_request *r, const char *token)
{
	unsigned char both[2 * SECRET_BYTES], secret[SECRET_BYTES];
	size_t bytes;

	if (token == NULL || strlen(token) != TOKEN_CHARS
	    || sodium_hex2bin(both, sizeof(both), token, TOKEN_CHARS, NULL, &bytes, NULL) != 0 || bytes != sizeof(both))
		return false;
	for (int i = 0; i < SECRET_BYTES; i++)
		both[i] ^= both[SECRET_BYTES + i];
	for (int days_ago = 0; days_ago < (r->session == NULL ? 2 : 1); days_ago++) {
		secret_of(site, r, days_ago, secret);
		if (sodium_memcmp(both, secret, SECRET_BYTES) == 0)
			return true;
	}
	return false;
}

static bool is_own(const struct web_request *r, const char *url, bool is_whole)
{
	const char *host = request_header(r, "Host");
	const char *scheme = r->is_secure ? "https://" : "http://";
	size_t scheme_bytes = strlen(scheme), host_bytes;

	if (host == NULL || strncasecmp(url, scheme, scheme_bytes) != 0)
		return false;
	host_bytes = strlen(host);
	if (strncasecmp(url + scheme_bytes, host, host_bytes) != 0)
		return false;
	return url[scheme_bytes + host_bytes] == '\0' || (!is_whole && url[scheme_bytes + host_bytes] == '/');
}

bool csrf_origin_is_own(const struct web_request *r)
{
	const char *site = request_header(r, "Sec-Fetch-Site"), *origin = request_header(r, "Origin");
	const char *referer = request_header(r, "Referer");

	if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
		return false;
	if (origin != NULL)
		return is_own(r, origin, true);
	return referer == NULL || is_own(r, referer, false);
}
