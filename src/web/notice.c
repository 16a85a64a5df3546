#include "web/notice.h"

#include <sodium.h>
#include <string.h>
#include "web/request.h"
#include "web/site.h"

#define NOTICE_BYTES_MAX 1000
#define NAME "jishi_notice"
#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

_Static_assert(SITE_KEY_BYTES == crypto_secretbox_KEYBYTES, "the key of the run seals notices");

void notice_set(const struct site *site, struct web_request *r, const char *text)
{
	size_t bytes = strlen(text), sealed_bytes = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + bytes;
	unsigned char *sealed;
	char *coded;

	if (bytes > NOTICE_BYTES_MAX)
		return;
	sealed = arena_alloc(r->work, sealed_bytes);
	coded = arena_alloc(r->work, sodium_base64_encoded_len(sealed_bytes, VARIANT));
	randombytes_buf(sealed, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, (const unsigned char *)text, bytes, sealed, site->key);
	sodium_bin2base64(coded, sodium_base64_encoded_len(sealed_bytes, VARIANT), sealed, sealed_bytes, VARIANT);
	r->set_cookies[COOKIE_NOTICE] = arena_printf(r->work, NAME "=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=60%s",
						     coded, r->is_secure ? "; Secure" : "");
}

const char *notice_take(const struct site *site, struct web_request *r)
{
	const char *coded = request_cookie(r, NAME);
	unsigned char sealed[crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + NOTICE_BYTES_MAX];
	size_t bytes, text_bytes;
	char *text;

	if (coded == NULL)
		return NULL;
	r->set_cookies[COOKIE_NOTICE] = NAME "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
	if (sodium_base642bin(sealed, sizeof(sealed), coded, strlen(coded), NULL, &bytes, NULL, VARIANT) != 0
	    || bytes < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
		return NULL;
	text_bytes = bytes - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES;
	text = arena_alloc(r->work, text_bytes + 1);
	if (crypto_secretbox_open_easy((unsigned char *)text, sealed + crypto_secretbox_NONCEBYTES,
				       bytes - crypto_secretbox_NONCEBYTES, sealed, site->key) != 0)
		return NULL;
	return text;
}
