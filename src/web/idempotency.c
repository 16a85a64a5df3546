#include "web/idempotency.h"

#include <libdeflate.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include "core/crypto.h"
#include "text/view.h"
#include "text/web.h"
#include "view/layout_tmpl.h"
#include "web/draft.h"
#include "web/idempotency_sql.h"
#include "web/request.h"
#include "web/run.h"
#include "web/site.h"
#include "web/waiting.h"

#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define KEY_CHARS_MIN 16
#define KEY_CHARS_MAX 128
#define ASKED_BYTES crypto_secretbox_KEYBYTES
#define READ_BYTES 65536

bool idempotency_read_key(struct web *w)
{
	struct web_request *r = w->request;
	const char *key = request_header(r, "Idempotency-Key");
	size_t chars;

	if (key == NULL)
		key = request_param(r, "form_key");
	if (key == NULL || key[0] == '\0')
		return w->is_api || ctx_refuse(w->c, BAD_INPUT, T_web_no_key, NULL);
	chars = strlen(key);
	if (chars < KEY_CHARS_MIN || chars > KEY_CHARS_MAX
	    || strspn(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_\"") != chars)
		return ctx_refuse(w->c, BAD_INPUT, T_web_bad_key, "n", arena_printf(r->work, "%zu", text_chars(key)),
			"min", arena_printf(r->work, "%d", KEY_CHARS_MIN), "max", arena_printf(r->work, "%d", KEY_CHARS_MAX), NULL);
	r->form_key = key;
	return true;
}

static void digest_text(crypto_generichash_state *state, const char *text)
{
	crypto_generichash_update(state, (const unsigned char *)text, strlen(text) + 1);
}

static void digest_file(crypto_generichash_state *state, int fd)
{
	unsigned char block[READ_BYTES];
	off_t at = 0;
	ssize_t got;

	while ((got = pread(fd, block, sizeof(block), at)) > 0) {
		crypto_generichash_update(state, block, (size_t)got);
		at += got;
	}
}

/* What is asked for: fields and files, without the marks of the answer in which the form stood. Keyed by the request's key, which is
 * stored nowhere. */
static const unsigned char *asked(struct web *w)
{
	const struct web_request *r = w->request;
	struct run *run = run_of(w);
	crypto_generichash_state state;

	if (run->asked != NULL)
		return run->asked;
	crypto_generichash_init(&state, NULL, 0, ASKED_BYTES);
	digest_text(&state, "jishi idempotency");
	digest_text(&state, r->form_key);
	for (size_t i = 0; i < r->params_count; i++)
		if (!draft_is_mark(r->params[i].name) && !waiting_is_field(r->params[i].name)) {	/* the file itself follows */
			digest_text(&state, r->params[i].name);
			digest_text(&state, r->params[i].value);
		}
	for (size_t i = 0; i < r->uploads_count; i++) {
		digest_text(&state, r->uploads[i].field);
		digest_text(&state, r->uploads[i].filename);
		digest_text(&state, arena_printf(r->work, "%lld", (long long)r->uploads[i].bytes));
		digest_file(&state, r->uploads[i].fd);
	}
	run->asked = arena_alloc(r->work, ASKED_BYTES);
	crypto_generichash_final(&state, run->asked, ASKED_BYTES);
	return run->asked;
}

/* Of account, method, path and key: the same key elsewhere is another key. Where the form says which version of a row it saw, what is
 * asked for belongs to it: a changed form that is sent again is an act of its own, and the version decides whether it comes too late. */
static const char *key_hash(struct web *w)
{
	const struct web_request *r = w->request;
	struct run *run = run_of(w);

	if (run->key_hash == NULL) {
		char hex[2 * ASKED_BYTES + 1] = "";
		const char *text;

		if (web_param_int(w, "row_version", 0) > 0)
			sodium_bin2hex(hex, sizeof(hex), asked(w), ASKED_BYTES);
		text = arena_printf(r->work, "%lld %s %s %s %s", (long long)w->c->actor.account_id, r->method, r->path, r->form_key, hex);
		run->key_hash = crypto_sha256(r->work, text, strlen(text));
	}
	return run->key_hash;
}

/* What of a long answer of a program is kept: a mark, its length, and it squeezed; or a mark alone that says that it was too large. A JSON answer begins with neither. */
#define MARK_SQUEEZED '\1'
#define MARK_TOO_LARGE '\2'
#define SQUEEZE_LEVEL 6

struct squeezed { unsigned char mark; uint32_t bytes; };

static const void *squeeze(struct web_request *r, size_t *bytes)
{
	const struct squeezed head = { MARK_SQUEEZED, (uint32_t)r->data_bytes };
	struct libdeflate_compressor *one = r->data_bytes > IDEMPOTENCY_ANSWER_BYTES_MAX ? NULL : libdeflate_alloc_compressor(SQUEEZE_LEVEL);
	unsigned char *kept = arena_alloc(r->work, sizeof(head) + IDEMPOTENCY_SQUEEZED_BYTES_MAX);
	size_t made = one == NULL ? 0 : libdeflate_deflate_compress(one, r->data, r->data_bytes, kept + sizeof(head), IDEMPOTENCY_SQUEEZED_BYTES_MAX);

	libdeflate_free_compressor(one);
	memcpy(kept, &head, sizeof(head));
	if (made == 0)
		kept[0] = MARK_TOO_LARGE;
	*bytes = made == 0 ? 1 : sizeof(head) + made;
	return kept;
}

/* False: it was too large to be kept. */
static bool unsqueeze(struct web_request *r)
{
	struct libdeflate_decompressor *one;
	const unsigned char *kept = (const unsigned char *)r->data;
	struct squeezed head;
	bool is_whole;
	char *answer;

	if (r->data_bytes == 0 || (kept[0] != MARK_SQUEEZED && kept[0] != MARK_TOO_LARGE))
		return true;
	if (kept[0] == MARK_TOO_LARGE || r->data_bytes <= sizeof(head))
		return false;
	memcpy(&head, kept, sizeof(head));
	answer = arena_alloc(r->work, head.bytes);
	one = libdeflate_alloc_decompressor();
	is_whole = one != NULL && libdeflate_deflate_decompress(one, kept + sizeof(head), r->data_bytes - sizeof(head), answer, head.bytes, NULL) == LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(one);
	r->data = answer;
	r->data_bytes = head.bytes;
	return is_whole;
}

/* Sealed under what was asked for, with the key in it: another request does not open it. */
static const char *seal(struct web *w, const void *data, size_t bytes)
{
	const struct web_request *r = w->request;
	size_t sealed_bytes = crypto_secretbox_MACBYTES + bytes, chars = sodium_base64_encoded_len(sealed_bytes, VARIANT);
	unsigned char nonce[crypto_secretbox_NONCEBYTES] = { 0 };
	unsigned char *sealed = arena_alloc(r->work, sealed_bytes);
	char *coded = arena_alloc(r->work, chars);

	/* The nonce may be constant: each key seals one answer. */
	crypto_secretbox_easy(sealed, data, bytes, nonce, asked(w));
	return sodium_bin2base64(coded, chars, sealed, sealed_bytes, VARIANT);
}

static bool unseal(struct web *w, const char *coded)
{
	struct web_request *r = w->request;
	size_t room = strlen(coded), bytes;
	unsigned char nonce[crypto_secretbox_NONCEBYTES] = { 0 };
	unsigned char *sealed = arena_alloc(r->work, room + 1), *data;

	if (sodium_base642bin(sealed, room + 1, coded, room, NULL, &bytes, NULL, VARIANT) != 0 || bytes < crypto_secretbox_MACBYTES)
		return false;
	data = arena_alloc(r->work, bytes);
	if (crypto_secretbox_open_easy(data, sealed, bytes, nonce, asked(w)) != 0)
		return false;
	r->data = data;
	r->data_bytes = bytes - crypto_secretbox_MACBYTES;
	return true;
}

/* The handler shows its page again by what it kept. */
static void hand_kept(struct web_request *r)
{
	r->kept = arena_text_n(r->work, r->data, r->data_bytes);
	r->data = NULL;
	r->data_bytes = 0;
	r->status = 0;
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

bool idempotency_admits(struct web *w)
{
	struct web_request *r = w->request;
	struct idempotency_row row;

	if (!find(w, &row))
		return true;
	if (!unseal(w, row.body))
		return ctx_refuse(w->c, CONFLICT, T_web_key_used, NULL);
	if (w->is_api && !unsqueeze(r))
		return ctx_refuse(w->c, CONFLICT, T_web_answer_large, NULL);
	r->status = (int)row.status;
	r->location = row.location[0] == '\0' ? NULL : row.location;
	if (!w->is_api && r->data_bytes > 0) {
		hand_kept(r);
		return true;
	}
	r->content_type = r->data_bytes == 0 ? NULL : "application/json";
	/* A page is not kept, since it may show what is to be shown once. */
	if (!w->is_api && r->location == NULL) {
		done_already_page(&w->view);
		web_page(w);
	} else if (!w->is_api) {
		web_notice(w, T_view_done_already_text, NULL);	/* what the first click had to say was for the page that it led to */
	}
	return false;
}

bool idempotency_remember(struct web *w)
{
	struct web_request *r = w->request;
	const void *kept = r->data;
	size_t bytes = w->is_api ? r->data_bytes : 0;
	const char *body;

	/* A refused request had no effect worth guarding, and may well succeed the next time. */
	if (r->form_key == NULL || r->status >= 400 || r->status == 0)
		return true;
	/* A file is fetched as often as somebody asks from the same page; each time is logged. */
	if (r->filename != NULL)
		return true;
	if (bytes > IDEMPOTENCY_BODY_BYTES_MAX)
		kept = squeeze(r, &bytes);
	body = r->to_keep != NULL ? seal(w, r->to_keep, strlen(r->to_keep)) : seal(w, kept, bytes);
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
