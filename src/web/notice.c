#include "web/notice.h"

#include <sodium.h>
#include <string.h>
#include "web/request.h"
#include "web/site.h"

#define NOTICE_BYTES_MAX 2000	/* coded it fits into a cookie, which holds 4096 */
#define TONE_BYTES 1		/* before the text: is it a warning? */
#define NAME "jishi_notice"
#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

_Static_assert(SITE_KEY_BYTES == crypto_secretbox_KEYBYTES, "the key of the run seals notices");

void notice_set(const struct site *site, struct web_request *r, const char *text, bool is_warning)
{
	const char *toned = arena_printf(r->work, "%c%s", is_warning ? 'w' : 'k', text);
	size_t bytes = strlen(toned), sealed_bytes = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + bytes;
	unsigned char *sealed;
	char *coded;

	if (bytes > TONE_BYTES + NOTICE_BYTES_MAX)
		return;
	sealed = arena_alloc(r->work, sealed_bytes);
	coded = arena_alloc(r->work, sodium_base64_encoded_len(sealed_bytes, VARIANT));
	randombytes_buf(sealed, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, (const unsigned char *)toned, bytes, sealed, site->key);
	sodium_bin2base64(coded, sodium_base64_encoded_len(sealed_bytes, VARIANT), sealed, sealed_bytes, VARIANT);
	r->set_cookies[COOKIE_NOTICE] = arena_printf(r->work, NAME "=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=60%s",
						     coded, r->is_secure ? "; Secure" : "");
}

const char *notice_take(const struct site *site, struct web_request *r, bool *is_warning)
{
	const char *coded = request_cookie(r, NAME);
	unsigned char sealed[crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + TONE_BYTES + NOTICE_BYTES_MAX];
	size_t bytes, text_bytes;
	char *text;

	if (coded == NULL)
		return NULL;
	r->set_cookies[COOKIE_NOTICE] = NAME "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
	if (sodium_base642bin(sealed, sizeof(sealed), coded, strlen(coded), NULL, &bytes, NULL, VARIANT) != 0
	    || bytes < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + TONE_BYTES)
		return NULL;
	text_bytes = bytes - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES;
	text = arena_alloc(r->work, text_bytes + 1);
	if (crypto_secretbox_open_easy((unsigned char *)text, sealed + crypto_secretbox_NONCEBYTES,
				       bytes - crypto_secretbox_NONCEBYTES, sealed, site->key) != 0)
		return NULL;
	*is_warning = text[0] == 'w';
	return text + TONE_BYTES;
}
