#include "web/idempotency.h"

#include <sodium.h>
#include <string.h>
#include "core/crypto.h"
#include "text/web.h"
#include "view/layout_tmpl.h"
#include "web/idempotency_sql.h"
#include "web/request.h"
#include "web/run.h"
#include "web/site.h"

#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define KEY_CHARS_MIN 16
#define KEY_CHARS_MAX 128

bool idempotency_read_key(struct web *w)
{
	struct web_request *r = w->request;
	const char *key = request_header(r, "Idempotency-Key");
	size_t chars;

	if (key == NULL)
		key = request_param(r, "form_key");
	if (key == NULL || key[0] == '\0')
		return true;
	chars = strlen(key);
	if (chars < KEY_CHARS_MIN || chars > KEY_CHARS_MAX
	    || strspn(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_\"") != chars)
		return ctx_refuse(w->c, BAD_INPUT, T_web_bad_key, "n", arena_printf(r->work, "%zu", text_chars(key)),
			"min", arena_printf(r->work, "%d", KEY_CHARS_MIN), "max", arena_printf(r->work, "%d", KEY_CHARS_MAX), NULL);
	r->form_key = key;
	return true;
}

/* Of account, method, path and key: the same key elsewhere is another key. */
static const char *key_hash(struct web *w)
{
	const struct web_request *r = w->request;
	struct run *run = run_of(w);

	if (run->key_hash == NULL) {
		const char *text = arena_printf(r->work, "%lld %s %s %s", (long long)w->c->actor.account_id, r->method, r->path, r->form_key);

		run->key_hash = crypto_sha256(r->work, text, strlen(text));
	}
	return run->key_hash;
}

static void seal_key(const struct web_request *r, unsigned char key[crypto_secretbox_KEYBYTES])
{
	static const unsigned char PURPOSE[] = "jishi idempotency";

	crypto_generichash(key, crypto_secretbox_KEYBYTES, (const unsigned char *)r->form_key, strlen(r->form_key),
			   PURPOSE, sizeof(PURPOSE) - 1);
}

static const char *seal(const struct web_request *r, const void *data, size_t bytes)
{
	size_t sealed_bytes = crypto_secretbox_MACBYTES + bytes, chars = sodium_base64_encoded_len(sealed_bytes, VARIANT);
	unsigned char key[crypto_secretbox_KEYBYTES], nonce[crypto_secretbox_NONCEBYTES] = { 0 };
	unsigned char *sealed = arena_alloc(r->work, sealed_bytes);
	char *coded = arena_alloc(r->work, chars);

	/* The nonce may be constant: each key seals one answer. */
	seal_key(r, key);
	crypto_secretbox_easy(sealed, data, bytes, nonce, key);
	return sodium_bin2base64(coded, chars, sealed, sealed_bytes, VARIANT);
}

static bool unseal(struct web_request *r, const char *coded)
{
	size_t room = strlen(coded), bytes;
	unsigned char key[crypto_secretbox_KEYBYTES], nonce[crypto_secretbox_NONCEBYTES] = { 0 };
	unsigned char *sealed = arena_alloc(r->work, room + 1), *data;

	if (sodium_base642bin(sealed, room + 1, coded, room, NULL, &bytes, NULL, VARIANT) != 0 || bytes < crypto_secretbox_MACBYTES)
		return false;
	data = arena_alloc(r->work, bytes);
	seal_key(r, key);
	if (crypto_secretbox_open_easy(data, sealed, bytes, nonce, key) != 0)
		return false;
	r->data = data;
	r->data_bytes = bytes - crypto_secretbox_MACBYTES;
	return true;
}

static bool find(struct web *w, struct idempotency_row *row)
{
	return w->request->form_key != NULL && idempotency_find(w->c->store, key_hash(w), row) && row->account == w->c->actor.account_id;
}

bool idempotency_is_known(struct web *w)
{
	struct idempotency_row row;

	return find(w, &row);
}

bool idempotency_replay(struct web *w)
{
	struct web_request *r = w->request;
	struct idempotency_row row;

	if (!find(w, &row))
		return false;
	r->status = (int)row.status;
	r->location = row.location[0] == '\0' ? NULL : row.location;
	r->content_type = row.body[0] == '\0' ? NULL : "application/json";
	if (row.body[0] != '\0' && !unseal(r, row.body))
		return false;
	/* A page is not kept, since it may show what is to be shown once. */
	if (!w->is_api && r->location == NULL) {
		done_already_page(&w->view);
		web_page(w);
	}
	return true;
}

bool idempotency_remember(struct web *w)
{
	struct web_request *r = w->request;
	const char *body = "";

	/* A refused request had no effect worth guarding, and may well succeed the next time. */
	if (r->form_key == NULL || r->status >= 400 || r->status == 0)
		return true;
	/* A file is fetched as often as somebody asks from the same page; each time is logged. */
	if (r->filename != NULL)
		return true;
	if (r->data_bytes > 0 && r->data_bytes <= IDEMPOTENCY_BODY_BYTES_MAX && w->is_api)
		body = seal(r, r->data, r->data_bytes);
	return idempotency_insert(w->c->store, key_hash(w), w->c->actor.account_id, w->c->machine_s, r->status,
				  r->location == NULL ? "" : r->location, body) == 1;
}

void idempotency_purge(struct site *site)
{
	struct arena *a = arena_new();
	struct store *store = store_open(site->services->database, a);

	store_begin_unlogged(store);
	idempotency_delete_old(store, machine_now_s() - IDEMPOTENCY_SECONDS_KEPT);
	store_commit(store);
	store_close(store);
	arena_free(a);
}
