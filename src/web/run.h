/* One run of a handler: the web, its context and site in one piece. Private to web/. */
#ifndef WEB_RUN_H
#define WEB_RUN_H

#include "web/request.h"
#include "web/site.h"

struct run {
	struct web web;			/* first, so that a web is its run */
	struct ctx ctx;
	struct site *site;
	const char *key_hash;		/* of the request's idempotency key, once it was needed */
	unsigned char *asked;		/* digest of what it asks for, once it was needed */
	bool is_replayed;		/* the key was answered before, and so was this request */
	bool looks_up_late;		/* the key is looked up when the handler begins to write, at the latest after it */
	bool is_looked_up;
};

/* The run around a struct web, which is its first member. */
static inline struct run *run_of(struct web *w)
{
	return (struct run *)w;
}

/* ---- refusal.c: answers that no handler made ---- */

/* Does the act wait for a fresh proof of who acts? */
bool refusal_is_step_up(const struct ctx *c);
/* From the first refusal of the context. */
void refusal_answer(struct web *w);
/* From a status alone: 400, 404, 405, 413, 500, 503 … in the language of the request. */
void refusal_answer_status(struct web *w, int status);

/* ---- browser.c: what the browser says of itself ---- */

/* By its cookie; else Chinese, unless it asks for English and knows no Chinese. */
enum lang browser_lang(const struct web_request *r);
/* Does the browser ask for large type? By its cookie, which goes before what the account remembers; false without one. */
bool browser_is_large(const struct web_request *r);

#endif
