#include "web/draft.h"

#include <string.h>
#include "base/log.h"
#include "core/crypto.h"
#include "view/draft_name.h"
#include "web/carried.h"
#include "web/draft_sql.h"
#include "web/request.h"
#include "web/run.h"
#include "web/session.h"
#include "web/waiting.h"

static const char *page_param(const struct web_request *r)
{
	const char *page = request_param(r, "draft_page");

	return page != NULL && web_is_local(page) && strlen(page) <= DRAFT_PAGE_BYTES_MAX ? page : NULL;
}

/* What the draft of this request is called by. */
static const char *form_of(const struct web_request *r)
{
	const char *mark = request_param(r, "draft_mark");

	return draft_name(r->work, text_is_empty(mark) ? r->path : arena_printf(r->work, "%s#%s", r->path, mark), page_param(r));
}

const char *draft_typed_into(const struct web *w, const char *form)
{
	return draft_name(w->request->work, form, page_param(w->request));
}

static account_id owner(const struct web *w)
{
	return (account_id){ w->c->actor.account_id };
}

/* By the business clock, whose day stands beside a draft. */
static int64_t kept_since_s(int64_t now_s)
{
	return now_s - DRAFT_SECONDS_KEPT;
}

/* ---- content: name=value&…, as a form sends it ---- */

bool draft_is_mark(const char *name)
{
	static const char *const MARKS[] = { "csrf_token", "form_key", "draft_page", "draft_mark", "draft_form", "draft", "again", "step_up_code", "step_up_password" };

	for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++)
		if (strcmp(MARKS[i], name) == 0)
			return true;
	return false;
}

/* The row version stays: whoever takes a draft back finds out that somebody changed the row meanwhile. */
bool draft_keeps(const char *name)
{
	static const char SECRET[] = "password";
	size_t chars = strlen(name), secret_chars = strlen(SECRET);

	return !draft_is_mark(name) && (chars < secret_chars || strcmp(name + chars - secret_chars, SECRET) != 0);
}

static void put_escaped(struct buffer *out, const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
		if ((*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || *at == '_' || *at >= 0x80)
			buffer_putc(out, (char)*at);
		else
			buffer_printf(out, "%%%02X", (unsigned)*at);
}

/* The row that it is about, and what tells it from others of its address: no form is worth keeping for these. */
static bool is_typed(const struct web_request *r, const struct param *p)
{
	const char *mark = request_param(r, "draft_mark");

	return strcmp(p->name, "row_version") != 0 && (text_is_empty(mark) || strcmp(mark, arena_printf(r->work, "%s=%s", p->name, p->value)) != 0);
}

/* "": nothing in it was typed. */
static const char *content_of(struct web *w)
{
	const struct web_request *r = w->request;
	bool has_typed = false;
	struct buffer out;

	buffer_init(&out, r->work, 0);
	for (size_t i = 0; i < r->params_count; i++) {
		if (!draft_keeps(r->params[i].name))
			continue;
		has_typed = has_typed || is_typed(r, &r->params[i]);
		if (out.bytes > 0)
			buffer_putc(&out, '&');
		put_escaped(&out, r->params[i].name);
		buffer_putc(&out, '=');
		put_escaped(&out, r->params[i].value);
	}
	return has_typed ? buffer_text(&out) : "";
}

static void read_content(struct web *w, const char *text, struct view_draft *draft)
{
	struct arena *a = w->request->work;
	size_t count = 1;

	for (const char *at = text; *at != '\0'; at++)
		count += *at == '&';
	draft->fields = arena_array(a, count, sizeof(*draft->fields));
	while (*text != '\0') {
		size_t bytes = strcspn(text, "&"), name_bytes = strcspn(text, "=");
		char *name, *value;

		if (name_bytes < bytes) {
			name = request_unescape(a, text, name_bytes, false);
			value = request_unescape(a, text + name_bytes + 1, bytes - name_bytes - 1, false);
			if (name != NULL && value != NULL && (!waiting_is_field(name) || waiting_waits(w, name, value)))
				draft->fields[draft->fields_count++] = (struct view_draft_field){ name, value };
		}
		text += bytes + (text[bytes] == '&');
	}
}

/* ---- for a page ---- */

/* Which of the list that names, -1 if none. The address of a form means the one that stands on this page. */
static int64_t asked_for(const struct web *w, const char *which, const struct draft_row *rows, size_t count)
{
	const char *here = which == NULL ? NULL : draft_name(w->request->work, which, w->view.page);
	int64_t id = 0;

	if (which == NULL || (which[0] != '/' && !int_parse(which, &id)))
		return -1;
	for (size_t i = 0; i < count; i++)
		if (id != 0 ? rows[i].id.v == id : strcmp(rows[i].form, which) == 0 || strcmp(rows[i].form, here) == 0)
			return (int64_t)i;
	return -1;
}

static void prepare(struct site *site, struct web *w, const char *which)
{
	struct web_request *r = w->request;
	struct view_draft *drafts;
	struct draft_row *rows;
	struct draft_full full;
	size_t count;
	int64_t taken;

	if (r->session == NULL || !r->session->has_drafts || r->is_bearer)
		return;
	count = draft_list(w->c->store, owner(w), kept_since_s(w->c->now_s), DRAFTS_COUNT_MAX, &rows);
	drafts = arena_array(r->work, count, sizeof(*drafts));
	for (size_t i = 0; i < count; i++)
		drafts[i] = (struct view_draft){ .id = rows[i].id.v, .form = rows[i].form, .page = rows[i].page,
			.time_text = time_text(r->work, rows[i].changed_s) };
	taken = asked_for(w, which, rows, count);
	if (taken >= 0 && draft_get(w->c->store, rows[taken].id, owner(w), &full)) {
		const char *text = crypto_open(site->services->keys, r->work, "draft", "content", full.id.v, full.content);

		/* What does not open any more is no draft. */
		if (text != NULL) {
			read_content(w, text, &drafts[taken]);
			drafts[taken].is_taken = true;
		}
	}
	w->view.drafts = drafts;
	w->view.drafts_count = count;
}

void draft_prepare(struct site *site, struct web *w) { prepare(site, w, request_param(w->request, "draft")); }
void draft_take(struct web *w, const char *form) { prepare(run_of(w)->site, w, form); }

const char *draft_page_sent(struct web_request *r, const char *page)
{
	struct buffer out;

	buffer_init(&out, r->work, 0);
	buffer_printf(&out, "%s%cdraft=", page, strchr(page, '?') == NULL ? '?' : '&');
	put_escaped(&out, form_of(r));
	return buffer_text(&out);
}

const char *draft_page_of(struct web *w, const char *form)
{
	struct draft_full full;

	if (w->request->session == NULL || !draft_newest(w->c->store, owner(w), form, arena_printf(w->request->work, "%s#", form), arena_printf(w->request->work, "%s$", form), &full) || full.changed_s < kept_since_s(w->c->now_s)
	    || !web_is_local(full.page))
		return NULL;
	return arena_printf(w->request->work, "%s%cdraft=%lld", full.page, strchr(full.page, '?') == NULL ? '?' : '&', (long long)full.id.v);
}

const struct view_draft *draft_sent(struct web_request *r)
{
	struct view_draft *sent = arena_alloc(r->work, sizeof(*sent));

	*sent = (struct view_draft){ .form = r->path, .fields = arena_array(r->work, r->params_count + r->uploads_count, sizeof(*sent->fields)) };
	for (size_t i = 0; i < r->params_count; i++)
		if (draft_keeps(r->params[i].name))
			sent->fields[sent->fields_count++] = (struct view_draft_field){ r->params[i].name, r->params[i].value };
	/* No browser lets a page choose a file again; its name says which one it was. */
	for (size_t i = 0; i < r->uploads_count; i++)
		sent->fields[sent->fields_count++] = (struct view_draft_field){ r->uploads[i].field, r->uploads[i].filename };
	return sent;
}

static bool is_upload(const struct web_request *r, const char *name)
{
	for (size_t i = 0; i < r->uploads_count; i++)
		if (strcmp(r->uploads[i].field, name) == 0)
			return true;
	return false;
}

void web_form_becomes(struct web *w, const struct view_draft *sent)
{
	struct web_request *r = w->request;
	size_t count = 0;

	for (size_t i = 0; i < r->params_count; i++)
		if (!draft_keeps(r->params[i].name))
			r->params[count++] = r->params[i];
	r->params_count = count;
	for (size_t i = 0; i < sent->fields_count && r->params_count < PARAMS_COUNT_MAX; i++)
		if (!is_upload(r, sent->fields[i].name))
			request_add_param(r, arena_text(r->arena, sent->fields[i].name), arena_text(r->arena, sent->fields[i].value));
	w->view.sent = sent;
}

/* ---- kept and forgotten ---- */

bool draft_is_form(const struct web *w)
{
	const char *path = w->request->path;

	return strcmp(path, "/me/confirm") != 0 && strcmp(path, "/draft") != 0 && !w->is_api && page_param(w->request) != NULL;
}

/* Measured by whoever calls. Gives the draft. */
static draft_id put_content(struct store *store, struct web *w, account_id whose, const char *form, const char *page, const char *content)
{
	struct arena *a = w->request->work;
	struct keyring *keys = w->c->services->keys;
	struct draft_full full;
	draft_id id;

	if (draft_find(store, whose, form, &full)) {
		draft_change(store, full.id, page, crypto_seal(keys, a, "draft", "content", full.id.v, content), w->c->now_s);
		return full.id;
	}
	id.v = store_new_id(store);
	draft_insert(store, id, whose, form, page, crypto_seal(keys, a, "draft", "content", id.v, content), w->c->now_s);
	draft_trim(store, whose, DRAFTS_COUNT_MAX);
	return id;
}

bool draft_put(struct store *store, struct web *w, const char *form)
{
	const char *page = page_param(w->request), *content = content_of(w);

	if (page == NULL || strlen(form) > DRAFT_FORM_BYTES_MAX || strlen(content) > DRAFT_CONTENT_BYTES_MAX)
		return false;
	if (content[0] != '\0')
		put_content(store, w, owner(w), form, page, content);
	return true;
}

/* ---- carried over a sign-in: seconds, form, page and content, a line each ---- */

const char *draft_sealed(struct web *w)
{
	struct web_request *r = w->request;
	const char *content = draft_is_form(w) ? content_of(w) : "";

	if (content[0] == '\0' || strlen(form_of(r)) > DRAFT_FORM_BYTES_MAX || strlen(content) > DRAFT_CONTENT_BYTES_MAX)
		return NULL;
	return carried_seal(w, "draft", arena_printf(r->work, "%lld\n%s\n%s\n%s", (long long)w->c->machine_s, form_of(r), page_param(r), content));
}

const char *draft_unsealed(struct web *w, account_id account, const char *carried)
{
	struct arena *a = w->request->work;
	char *content = carried_open(w, "draft", carried), *seconds, *form, *page;
	int64_t time_s;
	draft_id id;

	if (content == NULL || (seconds = carried_line(&content)) == NULL || (form = carried_line(&content)) == NULL || (page = carried_line(&content)) == NULL ||
	    !int_parse(seconds, &time_s) || w->c->machine_s - time_s > SESSION_SECONDS_MAX || !web_is_local(page))
		return NULL;
	id = put_content(w->c->store, w, account, form, page, content);
	return arena_printf(a, "%s%cdraft=%lld", page, strchr(page, '?') == NULL ? '?' : '&', (long long)id.v);
}

/* False: it could not be stored, or what is to be kept is too much. */
static bool write_alone(struct site *site, struct web *w, bool keeps)
{
	for (int i = 0; i < RUNS_COUNT_MAX; i++) {
		struct store *store = store_open(site->services->database, w->request->work);
		bool is_done, is_lost, is_put = true;

		store_begin_unlogged(store);
		if (keeps)
			is_put = draft_put(store, w, form_of(w->request));
		else
			draft_delete(store, owner(w), form_of(w->request));
		is_done = store_commit(store);
		is_lost = !is_done && store_state(store) != STORE_RETRY;
		store_close(store);
		if (is_lost)
			log_write(LOG_WARN, "web", "draft not stored", "route", w->request->path, NULL);
		if (is_done || is_lost)
			return is_done && is_put;
	}
	return false;
}

static bool has_draft(const struct web *w)
{
	return draft_is_form(w) && w->request->session != NULL;
}

void draft_keep_refused(struct site *site, struct web *w)
{
	if (has_draft(w) && (w->request->status >= 400 || w->view.is_returned))
		write_alone(site, w, true);
}

const char *draft_keep_unread(struct site *site, struct web *w)
{
	const char *page = page_param(w->request);

	return has_draft(w) && content_of(w)[0] != '\0' && write_alone(site, w, true) ? draft_page_sent(w->request, page) : NULL;
}

void draft_forget(struct web *w)
{
	if (has_draft(w))
		draft_delete(w->c->store, owner(w), form_of(w->request));
}

void draft_forget_alone(struct site *site, struct web *w)
{
	if (has_draft(w) && w->request->session->has_drafts && w->request->status < 400)
		write_alone(site, w, false);
}

void draft_purge(struct site *site)
{
	struct arena *a = arena_new();
	struct store *store = store_open(site->services->database, a);

	store_begin_unlogged(store);
	draft_delete_old(store, kept_since_s(site_now_s(site)));
	store_commit(store);
	store_close(store);
	arena_free(a);
}
