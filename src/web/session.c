#include "web/session.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/log.h"
#include "web/draft_sql.h"
#include "web/request.h"
#include "web/run.h"
#include "web/session_sql.h"
#include "web/site.h"

#define SLOTS_COUNT 4096	/* a power of two */
#define COOKIE_PLAIN "jishi_session"
#define COOKIE_SECURE "__Host-jishi_session"

struct entry {
	struct entry *next;
	struct arena *arena;		/* holds the entry and its texts */
	char token_hash[CRYPTO_DIGEST_CHARS + 1];
	struct session session;
	struct actor actor;
	enum lang lang;
	bool is_large;
	int64_t change_count;		/* of the database when it was read */
	day_t today;			/* rights are of a day */
	int64_t seen_s, seen_stored_s;
};

struct sessions {
	pthread_mutex_t lock;
	struct entry *slots[SLOTS_COUNT];
	int count;
};

struct sessions *sessions_new(void)
{
	struct sessions *s = calloc(1, sizeof(*s));

	if (s == NULL)
		log_end("web", "out of memory");
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

static struct entry **slot_of(struct sessions *s, const char *token_hash)
{
	char head[9] = "";

	memcpy(head, token_hash, 8);
	return &s->slots[strtoul(head, NULL, 16) % SLOTS_COUNT];
}

static struct entry *find(struct sessions *s, const char *token_hash)
{
	for (struct entry *e = *slot_of(s, token_hash); e != NULL; e = e->next)
		if (crypto_same(e->token_hash, token_hash))
			return e;
	return NULL;
}

static void drop(struct sessions *s, const char *token_hash)
{
	for (struct entry **at = slot_of(s, token_hash); *at != NULL; at = &(*at)->next) {
		struct entry *e = *at;

		if (strcmp(e->token_hash, token_hash) != 0)
			continue;
		*at = e->next;
		arena_free(e->arena);
		s->count--;
		return;
	}
}

static void drop_all(struct sessions *s)
{
	for (int i = 0; i < SLOTS_COUNT; i++)
		while (s->slots[i] != NULL)
			drop(s, s->slots[i]->token_hash);
}

void sessions_free(struct sessions *s)
{
	if (s == NULL)
		return;
	drop_all(s);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

static void copy_actor(struct arena *a, struct actor *to, const struct actor *from)
{
	*to = *from;
	to->path_from = arena_text(a, from->path_from);
	to->path_to = arena_text(a, from->path_to);
	to->name = arena_text(a, from->name);
	to->post_name = arena_text(a, from->post_name);
	to->org_name = arena_text(a, from->org_name);
}

static bool is_alive(const struct session *session, int64_t seen_s, int64_t machine_s)
{
	return machine_s < session->ends_s && machine_s - seen_s < SESSION_IDLE_SECONDS;
}

static void give(struct web *w, const struct entry *e)
{
	struct web_request *r = w->request;

	r->session = arena_copy(r->work, &e->session, sizeof(e->session));
	copy_actor(r->work, &w->c->actor, &e->actor);
	w->c->lang = w->view.lang = e->lang;
	w->view.is_large = e->is_large;
}

/* From memory, if nothing can have changed since. */
static bool load_cached(struct sessions *s, struct web *w, const char *token_hash, int64_t change_count, int64_t *seen_s)
{
	struct entry *e;
	bool is_loaded = false;

	*seen_s = 0;
	pthread_mutex_lock(&s->lock);
	e = find(s, token_hash);
	if (e != NULL)
		*seen_s = e->seen_s;
	if (e != NULL && e->change_count == change_count && e->today == w->c->today
	    && is_alive(&e->session, e->seen_s, w->c->machine_s)) {
		if (e->seen_s < w->c->machine_s)
			e->seen_s = w->c->machine_s;
		give(w, e);
		is_loaded = true;
	}
	pthread_mutex_unlock(&s->lock);
	return is_loaded;
}

static struct entry *new_entry(const char *token_hash)
{
	struct arena *a = arena_new();
	struct entry *e = arena_alloc(a, sizeof(*e));

	e->arena = a;
	memcpy(e->token_hash, token_hash, CRYPTO_DIGEST_CHARS);
	return e;
}

static void put(struct sessions *s, struct entry *e)
{
	struct entry **slot;

	pthread_mutex_lock(&s->lock);
	drop(s, e->token_hash);
	/* Full: forget all. They come back from the database with their next request. */
	if (s->count >= SESSIONS_CACHED_MAX)
		drop_all(s);
	slot = slot_of(s, e->token_hash);
	e->next = *slot;
	*slot = e;
	s->count++;
	pthread_mutex_unlock(&s->lock);
}

/* That there is such a session, and no more: what it stands for is read with its first request, since no count of changes is like this one. */
static void recall(struct sessions *s, const char *token_hash, int64_t seen_s, int64_t ends_s, bool is_api)
{
	struct entry *e = new_entry(token_hash);

	e->session = (struct session){ .ends_s = ends_s, .is_api = is_api };
	e->actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
	e->change_count = -1;
	e->seen_s = e->seen_stored_s = seen_s;
	put(s, e);
}

void sessions_recall(struct site *site)
{
	struct arena *a = arena_new();
	struct store *store = store_open(site->services->database, a);
	struct session_living_row *rows;
	int64_t machine_s = machine_now_s();
	size_t count = session_living(store, machine_s, machine_s - SESSION_IDLE_SECONDS, SESSIONS_CACHED_MAX, &rows);

	for (size_t i = 0; i < count; i++)
		recall(site->sessions, rows[i].token_hash, rows[i].seen_s, rows[i].ends_s, rows[i].is_api);
	store_close(store);
	arena_free(a);
}

static void keep(struct sessions *s, struct web *w, const char *token_hash, int64_t change_count, int64_t seen_stored_s)
{
	struct entry *e = new_entry(token_hash);
	struct arena *a = e->arena;

	e->session = *w->request->session;
	copy_actor(a, &e->actor, &w->c->actor);
	e->lang = w->c->lang;
	e->is_large = w->view.is_large;
	e->change_count = change_count;
	e->today = w->c->today;
	e->seen_s = w->c->machine_s;
	e->seen_stored_s = seen_stored_s;
	put(s, e);
}

static bool load_stored(struct sessions *s, struct web *w, const char *token_hash, int64_t seen_s, struct session_row *row)
{
	struct ctx *c = w->c;
	struct session *session;
	struct draft_counted drafts;

	if (!session_find(c->store, token_hash, row))
		return false;
	session = arena_alloc(w->request->work, sizeof(*session));
	session->id = row->id.v;
	session->account_id = row->account.v;
	session->holding_id = row->holding;
	session->created_s = row->created_s;
	session->ends_s = row->ends_s;
	session->step_up_s = row->step_up_s;
	session->is_api = row->is_api;
	if (strlen(row->csrf_secret) != CRYPTO_TOKEN_CHARS)
		return false;
	memcpy(session->csrf_secret, row->csrf_secret, CRYPTO_TOKEN_CHARS);
	if (!is_alive(session, row->seen_s > seen_s ? row->seen_s : seen_s, c->machine_s))
		return false;
	if (!permit_load(c, session->account_id, session->holding_id, &w->view.lang, &w->view.is_large))
		return false;
	c->lang = w->view.lang;
	session->has_drafts = draft_count(c->store, row->account, c->now_s - DRAFT_SECONDS_KEPT, &drafts) && drafts.count > 0;
	w->request->session = session;
	return true;
}

/* A program shows its token in a header, a browser in the cookie; one is not taken for the other. */
static const char *token_of(struct web_request *r)
{
	const char *header = request_header(r, "Authorization");

	if (header != NULL && strncasecmp(header, "Bearer ", 7) == 0) {
		r->is_bearer = true;
		return header + 7;
	}
	return request_cookie(r, r->is_secure ? COOKIE_SECURE : COOKIE_PLAIN);
}

void session_load(struct site *site, struct web *w)
{
	struct web_request *r = w->request;
	const char *token = token_of(r), *token_hash;
	struct session_row row;
	int64_t change_count, seen_s;

	if (token == NULL || strlen(token) != CRYPTO_TOKEN_CHARS)
		return;
	token_hash = crypto_sha256(r->work, token, CRYPTO_TOKEN_CHARS);
	/* Before the rows are read: a change in between makes the entry old, not wrong. */
	change_count = database_change_count(site->services->database);
	if (!load_cached(site->sessions, w, token_hash, change_count, &seen_s)) {
		if (!load_stored(site->sessions, w, token_hash, seen_s, &row)) {
			r->session = NULL;
			w->c->actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
			if (store_state(w->c->store) == STORE_GOOD) {
				pthread_mutex_lock(&site->sessions->lock);
				drop(site->sessions, token_hash);
				pthread_mutex_unlock(&site->sessions->lock);
			}
			return;
		}
		keep(site->sessions, w, token_hash, change_count, row.seen_s);
	}
	w->c->is_proof_old = w->c->machine_s - r->session->step_up_s > STEP_UP_SECONDS_MAX;
	if (r->session->is_api != r->is_bearer) {
		r->session = NULL;
		w->c->actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
	}
}

bool session_is_shown(struct web_request *r)
{
	return token_of(r) != NULL;
}

bool session_is_known(struct site *site, struct web_request *r)
{
	const char *token = token_of(r), *token_hash;
	const struct entry *e;
	bool is_known;

	if (token == NULL || strlen(token) != CRYPTO_TOKEN_CHARS)
		return false;
	token_hash = crypto_sha256(r->arena, token, CRYPTO_TOKEN_CHARS);
	pthread_mutex_lock(&site->sessions->lock);
	e = find(site->sessions, token_hash);
	is_known = e != NULL && e->session.is_api == r->is_bearer && is_alive(&e->session, e->seen_s, machine_now_s());
	pthread_mutex_unlock(&site->sessions->lock);
	return is_known;
}

/* ---- what the account room calls, inside its write transaction ---- */

static void set_cookie(struct web *w, const char *token)
{
	struct web_request *r = w->request;

	r->set_cookies[COOKIE_SESSION] = arena_printf(r->work, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
		r->is_secure ? COOKIE_SECURE : COOKIE_PLAIN, token, r->is_secure ? "; Secure" : "",
		token[0] == '\0' ? "; Max-Age=0" : "");
}

const char *web_session_start(struct web *w, int64_t account, int64_t holding, bool is_api)
{
	struct ctx *c = w->c;
	char *token = crypto_token(c->arena);
	const char *token_hash = crypto_sha256(c->arena, token, CRYPTO_TOKEN_CHARS);

	assert(store_is_writing(c->store));
	assert(account > 0);
	/* The token of before the sign-in, if any, ends: nobody can have planted it. */
	if (w->request->session != NULL && !is_api)
		session_delete(c->store, (session_id){ w->request->session->id });
	session_insert(c->store, (session_id){ store_new_id(c->store) }, token_hash, (account_id){ account }, holding, c->machine_s, c->machine_s + SESSION_SECONDS_MAX,
		       crypto_token(c->arena), is_api);
	/* Its first request may be a large upload. Where this does not come to a commit, nobody has the token. */
	recall(run_of(w)->site->sessions, token_hash, c->machine_s, c->machine_s + SESSION_SECONDS_MAX, is_api);
	if (!is_api)
		set_cookie(w, token);
	return token;
}

void web_session_end(struct web *w)
{
	assert(store_is_writing(w->c->store));
	if (w->request->session == NULL)
		return;
	session_delete(w->c->store, (session_id){ w->request->session->id });
	if (!w->request->is_bearer)
		set_cookie(w, "");
}

void web_session_end_of_account(struct web *w, int64_t account, bool keeps_own)
{
	const struct session *own = w->request->session;

	assert(store_is_writing(w->c->store));
	session_delete_of_account(w->c->store, (account_id){ account },
				  (session_id){ keeps_own && own != NULL ? own->id : 0 });
}

void web_session_choose_post(struct web *w, int64_t holding)
{
	assert(store_is_writing(w->c->store) && w->request->session != NULL);
	session_set_holding(w->c->store, (session_id){ w->request->session->id }, holding);
}

const char *web_session_step_up(struct web *w)
{
	struct ctx *c = w->c;
	const struct session *session = w->request->session;
	char *token = crypto_token(c->arena);
	const char *token_hash = crypto_sha256(c->arena, token, CRYPTO_TOKEN_CHARS);

	assert(store_is_writing(c->store) && session != NULL);
	session_set_step_up(c->store, (session_id){ session->id }, token_hash, c->machine_s);
	recall(run_of(w)->site->sessions, token_hash, c->machine_s, session->ends_s, session->is_api);
	if (!w->request->is_bearer)
		set_cookie(w, token);
	return token;
}

/* ---- housekeeping ---- */

struct seen { int64_t id, seen_s; };

static size_t collect_seen(struct sessions *s, struct arena *a, struct seen **list)
{
	size_t count = 0;

	pthread_mutex_lock(&s->lock);
	*list = arena_array(a, (size_t)s->count + 1, sizeof(**list));
	for (int i = 0; i < SLOTS_COUNT; i++)
		for (struct entry *e = s->slots[i]; e != NULL; e = e->next)
			if (e->seen_s > e->seen_stored_s) {
				(*list)[count++] = (struct seen){ e->session.id, e->seen_s };
				e->seen_stored_s = e->seen_s;
			}
	pthread_mutex_unlock(&s->lock);
	return count;
}

static void drop_dead(struct sessions *s, int64_t machine_s)
{
	pthread_mutex_lock(&s->lock);
	for (int i = 0; i < SLOTS_COUNT; i++)
		for (struct entry *e = s->slots[i], *next; e != NULL; e = next) {
			next = e->next;
			if (!is_alive(&e->session, e->seen_s, machine_s))
				drop(s, e->token_hash);
		}
	pthread_mutex_unlock(&s->lock);
}

void sessions_flush(struct site *site)
{
	struct arena *a = arena_new();
	struct store *store = store_open(site->services->database, a);
	struct session_dead_row dead;
	struct seen *list;
	size_t count = collect_seen(site->sessions, a, &list);
	int64_t machine_s = machine_now_s();

	if (count > 0 || session_dead(store, machine_s, machine_s - SESSION_IDLE_SECONDS - 120, &dead)) {
		store_begin_unlogged(store);
		for (size_t i = 0; i < count; i++)
			session_set_seen(store, (session_id){ list[i].id }, list[i].seen_s);
		session_delete_dead(store, machine_s, machine_s - SESSION_IDLE_SECONDS - 120);
		if (!store_commit(store))
			log_write(LOG_WARN, "web", "last-seen times not stored", "error", store_error(store), NULL);
	}
	store_close(store);
	arena_free(a);
	drop_dead(site->sessions, machine_s);
}
