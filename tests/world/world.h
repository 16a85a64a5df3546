/* What page tests share: a real server in this process on a free port, on a fresh database of the engine
 * that the test run asks for (PostgreSQL when JISHI_TEST_POSTGRES names one, else SQLite), a few rows made
 * directly, and an HTTP client with a jar of cookies.
 *
 *	struct world *w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
 *	struct client *c = client_new(w);
 *	client_sign_in(c, world_admin(w, "sys", ADMIN_SYSTEM));
 *	struct reply r = client_get(c, "/about");	assert_int_equal(r.status, 200);
 *
 * Replies live in the world's arena. Page answers are kept in JISHI_TEST_PAGES for the HTML
 * checker, what the API was asked and answered in JISHI_TEST_API for tests/browser/api.mjs. */
#ifndef TESTS_WORLD_WORLD_H
#define TESTS_WORLD_WORLD_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdbool.h>
#include "base/arena.h"
#include "core/permission.h"
#include "core/services.h"
#include "store/store.h"
#include "web/route.h"
#include "web/server.h"
#include "web/site.h"
#include "world/postgres_place.h"

struct world_options {
	const char *clock;		/* test clock, NULL: the machine's */
	const struct route *routes;	/* NULL: those of the program */
	int routes_count;
	const struct server_options *server;	/* its limits and its certificate; NULL: those of the program, and plain HTTP */
};

struct world_question { struct world_question *next; struct statement statement; };

struct world {
	enum engine engine;
	struct arena *arena;
	struct services services;
	struct site *site;
	struct server *server;
	struct job_runner *jobs;
	int port;
	bool has_own_routes;		/* not those of the program */
	int64_t last_id;
	struct statement *inserts[256];	/* by table, since each is prepared once by its address */
	struct world_question *questions;	/* counts asked for, likewise */
	char folder[64], url[400];	/* of a file */
	struct postgres_place postgres;
	struct world *older;		/* started before this one and not stopped yet */
};

struct world *world_start(const struct world_options *options);	/* NULL: all defaults */
void world_stop(struct world *w);
int world_over(void **state);	/* what cmocka calls after the last test: stops the world that was started last */

/* ---- rows ---- */
int64_t world_admin(struct world *w, const char *login, enum admin_kind kind);	/* an administrator's account */
/* An account of a person with this number (0: nobody) who need not have an archive. */
int64_t world_account(struct world *w, const char *login, enum admin_kind kind, int64_t person);
int64_t world_org(struct world *w, int64_t parent, const char *name);	/* a branch */
int64_t world_org_of(struct world *w, int64_t parent, const char *kind, const char *name);
/* Lets a person hold a post of this kind in an organisation from long ago. */
int64_t world_holding(struct world *w, int64_t org, const char *post_kind, int64_t person);
/* A full member with an archive in this branch. */
int64_t world_person(struct world *w, int64_t org, const char *name);
int64_t world_person_of(struct world *w, int64_t org, const char *name, int status);	/* the same with another status */
/* The same with the stretch of membership that says so, from long ago on. */
int64_t world_member(struct world *w, int64_t org, const char *name, int status);
/* A valid number of somebody born on this day (YYYYMMDD); `serial` odd for men. */
const char *world_id_number(struct world *w, const char *born, int serial);
void world_right(struct world *w, const char *post_kind, const char *permission);
struct cell { const char *column, *text; int64_t number; bool is_text; };
/* Any row of any table; what is not named is empty or nought. Gives the next id to a table that has one unless it is named. */
int64_t world_put(struct world *w, const char *table, const struct cell *cells, size_t count);
/* Copies of one row in one statement, for tests that count hundreds of them. Pairs of column and SQL, ended by NULL, say what differs:
 * n.i is the number of the copy, from 1, t the row that is copied. Gives a number, on which the id of copy i is number + i. */
int64_t world_copies(struct world *w, const char *table, int64_t id, int64_t copies, ...) __attribute__((sentinel));
void world_run(struct world *w, const char *sql);	/* one writing statement without parameters */
const char *world_org_path(struct world *w, int64_t org);
int64_t world_first_id(struct world *w, const char *table);	/* 0 if it has no rows */
int64_t world_count(struct world *w, const char *table);	/* rows of it; "audit" … */
void world_set(struct world *w, const char *setting, const char *value);
void world_clock(struct world *w, const char *now);	/* sets the test clock: "2015-11-17T09:00:00+08:00" */

/* A session without the sign-in page: its token. */
const char *world_session(struct world *w, int64_t account, bool is_api);

/* ---- HTTP ---- */
struct reply {
	int status;		/* 0: the connection ended without an answer */
	const char *head, *body;	/* body is 0-terminated */
	size_t body_bytes;
};

struct client;
struct client *client_new(struct world *w);		/* nobody is signed in; lives as long as the world */
struct world *client_world(const struct client *c);
void client_sign_in(struct client *c, int64_t account);	/* without the sign-in page: a session row and its cookie */
const char *client_token(struct world *w, int64_t account);	/* of a program, for Authorization */
const char *client_cookie(struct client *c, const char *name);	/* NULL if it has none */
void client_header(struct client *c, const char *line);	/* "Origin: http://…", sent with every request; NULL: none any more */

struct reply client_get(struct client *c, const char *path);
/* Asks again until the page or the answer of the API holds `text`; fails after a minute and a half. */
struct reply client_wait(struct client *c, const char *path, const char *text);
/* Pairs of name and value, ended by NULL. The token of the page fetched last and a fresh key go along
 * unless csrf_token and form_key are among the pairs (an empty value leaves them out). */
struct reply client_post(struct client *c, const char *path, ...) __attribute__((sentinel));
struct reply client_post_json(struct client *c, const char *path, const char *json);
/* One file in a form, with the token of the page fetched last and a fresh key. */
struct reply client_upload(struct client *c, const char *path, const char *field, const char *filename, const void *data, size_t bytes);
struct reply client_send(struct client *c, const char *method, const char *path, const char *content_type, const void *body, size_t bytes);
/* Bytes as they are, on a connection of their own. */
struct reply world_raw(struct world *w, const void *bytes, size_t count);
/* The same, leaving the connection open for the next: *fd is -1 before the first, and after one that the server closed. A
 * connection that was closed meanwhile is opened anew once. */
struct reply world_raw_kept(struct world *w, int *fd, const void *bytes, size_t count);
int world_connect(struct world *w);
struct reply world_read_reply(struct world *w, int fd);	/* until the answer is complete or the connection ends */

const char *reply_header(struct world *w, const struct reply *r, const char *name);	/* NULL if absent */
bool reply_has(const struct reply *r, const char *text);	/* in the body */
int reply_times(const struct reply *r, const char *text);	/* how often */
/* The value of a hidden field of the page, "" if there is none. */
const char *reply_field(struct world *w, const struct reply *r, const char *name);
/* The secret of one-time codes on the page that enrols one, as the phone keeps it. */
const char *reply_totp_secret(struct world *w, const struct reply *r);
/* The row_version that the form of this page sends; of several forms the one in which `mark` stands (NULL: the first). */
const char *form_version_at(struct client *c, const char *path, const char *mark);

#endif
