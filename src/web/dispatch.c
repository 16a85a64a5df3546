/* The life of a request, in this order: what the reader refused, assets, router, session, parameters, right
 * on the route, origin and token of the form, an answer given before, and then the handler, as often as the
 * database asks for it. What the handler wrote is committed after it returned, together with its answer;
 * only then the answer is sent. */
#include <assert.h>
#include <stdatomic.h>
#include <sodium.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>
#include "base/log.h"
#include "base/text.h"
#include "core/setting.h"
#include "text/permit.h"
#include "text/web.h"
#include "view/asset.h"
#include "view/component.h"
#include "view/layout_tmpl.h"
#include "web/api_check.h"
#include "web/csrf.h"
#include "web/denial.h"
#include "web/excess.h"
#include "web/draft.h"
#include "web/idempotency.h"
#include "web/marking.h"
#include "web/notice.h"
#include "web/router.h"
#include "web/run.h"
#include "web/compress.h"
#include "web/session.h"
#include "web/waiting.h"

#define PAGE_BYTES_EXPECTED (24 * 1024)
#define FORM_KEY_BYTES 16
#define CHANGES(r) (strcmp((r)->method, "GET") != 0)

static void answer_asset(struct web_request *r)
{
	const struct asset *asset = asset_find(r->path);
	const char *accepts = request_header(r, "Accept-Encoding"), *known = request_header(r, "If-None-Match");
	struct asset_body body;

	body = asset->plain;
	if (accepts != NULL && asset->brotli.data != NULL && compress_accepts(accepts, "br")) {
		body = asset->brotli;
		r->encoding = "br";
	} else if (accepts != NULL && asset->gzip.data != NULL && compress_accepts(accepts, "gzip")) {
		body = asset->gzip;
		r->encoding = "gzip";
	}
	r->etag = arena_printf(r->work, "\"%s\"", asset->version);
	if (known != NULL && strcmp(known, r->etag) == 0) {
		r->status = 304;
		r->encoding = NULL;
		return;
	}
	r->status = 200;
	r->content_type = asset->media_type;
	r->data = body.data;
	r->data_bytes = body.bytes;
	r->is_final = true;
}

static void clear_answer(struct web_request *r)
{
	if (r->data_fd >= 0)
		close(r->data_fd);
	r->data_fd = -1;
	r->data_fd_bytes = 0;
	r->status = r->form_status = r->retry_after_s = 0;
	r->content_type = r->location = r->partial_location = r->filename = r->etag = r->encoding = r->allow = NULL;
	r->data = NULL;
	r->data_bytes = 0;
	r->kept = r->to_keep = NULL;
	memset(r->set_cookies, 0, sizeof(r->set_cookies));
}

/* The answer to a form stands at an address that often cannot be opened; the page before it can, unless it
 * was itself such an answer. */
static const char *page_before(struct web_request *r)
{
	const char *own = request_param(r, "draft_page"), *referer = request_header(r, "Referer");
	const char *host = referer == NULL ? NULL : strstr(referer, "://");
	const char *path = host == NULL ? NULL : strchr(host + 3, '/');

	/* A form that keeps drafts says where it stands; there is what it held when it is refused. */
	if (own != NULL && web_is_local(own))
		return draft_page_sent(r, own);
	return path == NULL || !web_is_local(path) || strcmp(path, r->path) == 0 ? "/" : path;
}

/* Where a form of this answer stands, for its draft: without the draft that was taken back. */
static const char *page_of(const struct web_request *r)
{
	const char *own = CHANGES(r) ? request_param(r, "draft_page") : r->target, *at;

	if (own == NULL || !web_is_local(own))
		return CHANGES(r) ? NULL : "/";
	at = strstr(own, "draft=");
	/* It is always the last of the query: see draft_page_of. */
	if (at == NULL || at == own || (at[-1] != '?' && at[-1] != '&') || strchr(at, '&') != NULL)
		return own;
	return arena_text_n(r->work, own, (size_t)(at - own) - 1);
}

static void prepare(struct run *run, struct site *site, struct web_request *r)
{
	struct ctx *c = &run->ctx;
	struct view *v = &run->web.view;

	memset(run, 0, sizeof(*run));
	run->site = site;
	run->web.c = c;
	run->web.request = r;
	run->web.is_api = strncmp(r->path, "/api/", 5) == 0;
	c->arena = r->work;
	c->services = site->services;
	c->actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
	c->machine_s = machine_now_s();
	c->now_s = site_now_s(site);
	c->today = day_from_time(c->now_s);
	c->address = r->address == NULL ? "" : r->address;
	c->lang = browser_lang(r);
	v->arena = r->work;
	v->c = c;
	v->lang = c->lang;
	v->is_large = browser_is_large(r);
	v->path = r->path;
	v->back = CHANGES(r) ? page_before(r) : r->target;
	v->page = page_of(r);
	v->sent = CHANGES(r) && !run->web.is_api ? draft_sent(r) : NULL;
	v->csrf_token = v->form_key = "";
	if (site->services->is_test_clock)
		v->clock_text = time_text(r->work, c->now_s);
	buffer_init(&v->out, r->work, 0);
}

/* What only a page needs, once the session is known. */
static void prepare_page(struct run *run)
{
	struct web_request *r = run->web.request;
	struct view *v = &run->web.view;
	unsigned char random[FORM_KEY_BYTES + CSRF_MASK_BYTES];
	char *key = arena_alloc(r->work, 2 * FORM_KEY_BYTES + 1);

	/* The switch of this very browser comes before what the account remembers. */
	if (request_cookie(r, "large") != NULL)
		v->is_large = browser_is_large(r);
	if (request_cookie(r, "lang") != NULL)
		run->ctx.lang = v->lang = browser_lang(r);
	crypto_random(random, sizeof(random));
	v->form_key = sodium_bin2hex(key, 2 * FORM_KEY_BYTES + 1, random, FORM_KEY_BYTES);
	v->csrf_token = csrf_token(run->site, r, random + FORM_KEY_BYTES);
	/* Before the handler: the page that says what went wrong shows them too, and by then the store may be gone. */
	if (run->ctx.actor.account_id == 0 || (r->route != NULL && r->route->permission == ANYONE)) {
		v->office_phone = setting_value(run->ctx.store, SETTING_OFFICE_PHONE);
		v->office_address = setting_value(run->ctx.store, SETTING_OFFICE_ADDRESS);
	}
	if (!CHANGES(r) && !web_wants_partial(&run->web))
		v->notice = notice_take(run->site, r, &v->is_notice_warning);
	if (!CHANGES(r))
		draft_prepare(run->site, &run->web);
	buffer_init(&v->out, r->work, PAGE_BYTES_EXPECTED);
}

/* Forms come from our own pages. A program with its token in a header carries nothing that a foreign page
 * could make a browser send. */
static bool is_sent_by_us(struct run *run)
{
	struct web_request *r = run->web.request;
	const char *token;

	if (!csrf_origin_is_own(r))
		return ctx_refuse(&run->ctx, FORBIDDEN, T_web_foreign_origin, NULL);
	if (run->web.is_api && (r->is_bearer || r->session == NULL))
		return true;
	token = request_header(r, "X-CSRF-Token");
	if (token == NULL)
		token = request_param(r, "csrf_token");
	if (!csrf_token_is_good(run->site, r, token))
		return ctx_refuse(&run->ctx, FORBIDDEN, T_web_stale_form, NULL);
	return true;
}

/* May the handler run at all? Otherwise the refusal is in the context or the answer in the request. */
static bool is_admitted(struct run *run)
{
	struct web *w = &run->web;
	struct web_request *r = w->request;

	session_load(run->site, w);
	if (!w->is_api)
		prepare_page(run);
	if (!permit_route(&run->ctx, r->route->permission))
		return false;
	if (!CHANGES(r))
		return api_check(w);
	if (!is_sent_by_us(run) || !api_check(w) || !waiting_take(w))
		return false;
	if (!idempotency_read_key(w)) {
		refusal_answer_status(w, 400);
		return false;
	}
	if (run->looks_up_late || idempotency_admits(w)) {
		run->is_replayed = r->kept != NULL;
		return true;
	}
	run->is_replayed = !ctx_is_refused(&run->ctx);
	return false;
}

/* What was answered before is answered again, by a second run that asks for it first. */
static void look_up_key(struct run *run)
{
	if (!run->looks_up_late || run->is_looked_up)
		return;
	run->is_looked_up = true;
	if (idempotency_is_known(&run->web))
		store_ask_again(run->ctx.store);
}

static void begun(struct ctx *c)
{
	look_up_key((struct run *)((char *)c - offsetof(struct run, ctx)));
}

static bool admits_typed(struct ctx *c)
{
	struct web *w = &((struct run *)((char *)c - offsetof(struct run, ctx)))->web;

	return excess_has_no_second(w) && marking_is_absent(w);
}

/* Commits what the handler left to be committed, with the memory of its answer. */
static bool finish(struct ctx *c)
{
	struct run *run = (struct run *)((char *)c - offsetof(struct run, ctx));

	if (run->web.request->status < 400)
		draft_forget(&run->web);
	return idempotency_remember(&run->web);
}

static void close_answer(struct run *run)
{
	struct web_request *r = run->web.request;

	if (r->status != 0 && r->json_out.arena != NULL && r->data == NULL && r->content_type != NULL
	    && strncmp(r->content_type, "application/json", 16) == 0) {
		r->data = r->json_out.data;
		r->data_bytes = r->json_out.bytes;
	}
	/* A form shown again would hide that only the password is missing. */
	if (ctx_is_refused(&run->ctx) && (r->status == 0 || refusal_is_step_up(&run->ctx)))
		refusal_answer(&run->web);
}

/* A text that no rule measured and the database did not take: it is refused like any other, and stays in the draft. */
static void refuse_long(struct run *run, struct site *site, const char *column, int limit)
{
	struct ctx *c = &run->ctx;

	clear_answer(run->web.request);
	c->refusals_count = 0;
	ctx_refuse_field(c, column, T_permit_too_long, "n", ctx_number(c, limit), NULL);
	refusal_answer(&run->web);
	if (csrf_origin_is_own(run->web.request))
		draft_keep_refused(site, &run->web);
}

/* What the answer becomes once the fate of the transaction is known, and what becomes of the draft of its form. `long_column` is the column that was too
 * narrow, of `limit` characters, where that broke the transaction. */
static void settle(struct run *run, struct site *site, enum store_state state, const char *long_column, int limit, bool has_written, enum turned_away *away)
{
	struct web_request *r = run->web.request;
	struct ctx *c = &run->ctx;

	if (state == STORE_BROKEN && long_column != NULL && CHANGES(r)) {
		refuse_long(run, site, long_column, limit);
		*away = NOT_TURNED_AWAY;
	} else if (state != STORE_GOOD) {
		clear_answer(r);
		c->refusals_count = 0;
		*away = NOT_TURNED_AWAY;	/* a refusal that rested on a failed transaction is none */
		refusal_answer_status(&run->web, state == STORE_UNAVAILABLE ? 503 : 500);
	} else if (r->status == 429 && c->wait_s > 0) {
		r->retry_after_s = (int)c->wait_s;	/* what the page says, for programs */
	} else if (r->status == 0) {
		log_write(LOG_ERROR, "web", "handler without an answer", "route", r->route->path, NULL);
		refusal_answer_status(&run->web, 500);
	} else if (CHANGES(r) && (r->status >= 400 || run->web.view.is_returned)) {
		/* Not what a foreign page made the browser send. */
		if (csrf_origin_is_own(r))
			draft_keep_refused(site, &run->web);
	} else if (CHANGES(r) && !has_written) {
		draft_forget_alone(site, &run->web);
	}
}

/* One run. False: the database asks for another. A key is new nearly always: the first run looks for it where it costs least.
 * What uploads keep before they begin is large, so for them it is looked up first. */
static bool run_once(struct run *run, struct site *site, struct web_request *r, bool is_first, enum turned_away *away)
{
	struct ctx *c = &run->ctx;
	enum store_state state;
	const char *long_column;
	bool has_written;
	int limit;

	prepare(run, site, r);
	memset(&r->json_out, 0, sizeof(r->json_out));
	c->store = store_open(site->services->database, r->work);
	c->after_begin = begun;
	c->before_commit = finish;
	c->admits_typed = admits_typed;
	c->defers_commit = true;
	run->looks_up_late = is_first && r->uploads_count == 0;
	if (is_admitted(run)) {
		r->route->handler(&run->web);
		look_up_key(run);
	}
	close_answer(run);
	*away = denial_kind(&run->web, run->is_replayed);
	has_written = c->is_commit_due;
	/* A refusal may rest on rows of a group that is not on disk yet: abandoning waits for its fate. */
	if (c->is_commit_due)
		ctx_commit_deferred(c);
	else if (store_is_writing(c->store))
		store_abandon(c->store);
	state = store_state(c->store);
	if (state == STORE_BROKEN || state == STORE_UNAVAILABLE)
		log_write(LOG_ERROR, "web", state == STORE_BROKEN ? "statement refused" : "database unavailable",
			  "route", r->route->path, "error", store_error(c->store), NULL);
	/* A due commit that was given up in a good store: the key of another request was faster. */
	if (state == STORE_GOOD && c->is_commit_due)
		state = STORE_RETRY;
	long_column = store_long_column(c->store, &limit);
	store_close(c->store);
	c->store = NULL;
	if (state == STORE_RETRY)
		return false;
	settle(run, site, state, long_column, limit, has_written, away);
	return true;
}

static void run_route(struct run *run, struct site *site, struct web_request *r)
{
	enum turned_away away = NOT_TURNED_AWAY;

	for (int i = 0; i < RUNS_COUNT_MAX; i++) {
		if (i > 0) {
			clear_answer(r);
			arena_clear(r->work);
		}
		if (run_once(run, site, r, i == 0, &away)) {
			if (away != NOT_TURNED_AWAY)
				denial_note(site, &run->web, away);
			return;
		}
	}
	clear_answer(r);
	arena_clear(r->work);
	prepare(run, site, r);
	refusal_answer_status(&run->web, 503);
}

/* The address of a form, opened as if it were a page: leads to the page where the form stands, with what was typed
 * where that is kept. False: there is no such page. */
static bool lead_to_form(struct run *run, struct site *site, struct web_request *r)
{
	struct web *w = &run->web;
	const char *page;

	prepare(run, site, r);
	if (CHANGES(r) || w->is_api || web_wants_partial(w))
		return false;
	w->c->store = store_open(site->services->database, r->work);
	session_load(site, w);
	page = draft_page_of(w, r->path);
	if (page == NULL)
		page = router_page_for(site->router, r->work, r->path);
	store_close(w->c->store);
	w->c->store = NULL;
	if (page == NULL || !web_is_local(page))
		return false;
	web_redirect(w, page);
	return true;
}

static bool is_page_of_browser(const struct web_request *r)
{
	return strncmp(r->path, "/api/", 5) != 0 && strcmp(r->path, "/healthz") != 0;
}

/* What was typed into a form whose files are too large is kept as its draft, and the page leads back to it; without a session it is sealed into the
 * page, for the sign-in. */
static void keep_typed(struct run *run, struct site *site, struct web_request *r)
{
	if (!CHANGES(r) || r->params_count == 0 || run->web.is_api)
		return;
	run->ctx.store = store_open(site->services->database, r->work);
	session_load(site, &run->web);
	prepare_page(run);
	if (r->reader_status == 401)
		run->web.view.carried = csrf_origin_is_own(r) ? draft_sealed(&run->web) : NULL;
	else if (csrf_origin_is_own(r) && csrf_token_is_good(site, r, request_param(r, "csrf_token")))
		run->web.view.kept_page = draft_keep_unread(site, &run->web);
	store_close(run->ctx.store);
	run->ctx.store = NULL;
}

static void answer_alone(struct run *run, struct site *site, struct web_request *r, int status)
{
	prepare(run, site, r);
	if (status == 413 || status == 401)
		keep_typed(run, site, r);
	excess_say(&run->web);
	refusal_answer_status(&run->web, status);
}

/* A page that is not there is still one for whoever is signed in: with the menu, and with the switch of large type. `wrong`: the field at which
 * the address is wrong, and what is wrong there; NULL: there is nothing at it. */
static void answer_where_nothing_is(struct run *run, struct site *site, struct web_request *r, int status, const char *wrong, message what)
{
	prepare(run, site, r);
	if (!run->web.is_api) {
		run->ctx.store = store_open(site->services->database, r->work);
		session_load(site, &run->web);
		prepare_page(run);
	}
	if (wrong != NULL)
		ctx_refuse_field(&run->ctx, wrong, what, "typed", request_param(r, wrong), NULL);
	refusal_answer_status(&run->web, status);
	if (run->ctx.store != NULL)
		store_close(run->ctx.store);
	run->ctx.store = NULL;
}

/* A list has a first page and no page "abc" or -1: such an address is mistyped. */
static bool is_page_number(const struct web_request *r)
{
	const char *page = request_param(r, "page");
	int64_t number;

	return page == NULL || page[0] == '\0' || (int_parse(page, &number) && number >= 1);
}

void dispatch(struct site *site, struct web_request *r)
{
	struct run run;

	if (r->reader_status != 0) {
		answer_alone(&run, site, r, r->reader_status);
		return;
	}
	if (strncmp(r->path, "/assets/", 8) == 0 && !CHANGES(r) && asset_find(r->path) != NULL) {
		answer_asset(r);
		return;
	}
	if (is_page_of_browser(r) && is_old_browser(request_header(r, "User-Agent"))) {
		prepare(&run, site, r);
		run.ctx.lang = run.web.view.lang = LANG_ZH;
		old_browser_page(&run.web.view);
		web_page(&run.web);
		return;
	}
	switch (router_find(site->router, r)) {
	case ROUTER_MALFORMED:
		answer_where_nothing_is(&run, site, r, 400, NULL, NULL);
		return;
	case ROUTER_UNKNOWN:
		answer_where_nothing_is(&run, site, r, 404, NULL, NULL);
		return;
	case ROUTER_METHOD: {
		const char *allow = r->allow;

		if (lead_to_form(&run, site, r))
			return;
		answer_where_nothing_is(&run, site, r, 405, NULL, NULL);
		r->allow = allow;
		return;
	}
	case ROUTER_FOUND:
		break;
	}
	if (!request_read_params(r)) {
		answer_alone(&run, site, r, r->reader_status);
		return;
	}
	if (!CHANGES(r) && !is_page_number(r)) {
		answer_where_nothing_is(&run, site, r, 422, "page", T_web_page_number);
		return;
	}
	run_route(&run, site, r);
}
