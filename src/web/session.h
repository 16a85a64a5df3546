/* Who sent the request. A session is a random token, kept hashed in the table; what it stands for (account,
 * chosen post, rights of today) is cached in memory as long as nothing in the database changed, so that a
 * page costs no query for it and a changed right applies to the next request. Times are of the machine's
 * clock: moving the business clock signs nobody out. */
#ifndef WEB_SESSION_H
#define WEB_SESSION_H

#include <stdbool.h>
#include <stdint.h>
#include "core/crypto.h"
#include "web/web.h"

struct site;
struct sessions;
struct web_request;

struct session {
	int64_t id, account_id, holding_id;
	int64_t created_s, ends_s, step_up_s;
	bool is_api;
	bool has_drafts;		/* of the account: whether pages have to look for them */
	char csrf_secret[CRYPTO_TOKEN_CHARS + 1];
};

/* An empty cache; any thread may use it. sessions_free takes NULL; sessions in the database stay. */
struct sessions *sessions_new(void);
void sessions_free(struct sessions *s);

/* Finds the session of the request, fills actor, language and large type. Nobody signed in is no refusal. */
void session_load(struct site *site, struct web *w);
/* Is there a living session of whoever sends this request, as far as memory knows? Asks no database, so it may be asked before the body is read. Memory knows
 * those that lived when the server started, that began or got another token since, or that were used; of more servers on one database, only what this one saw. */
bool session_is_known(struct site *site, struct web_request *r);
/* Does the request show a token at all, right or wrong? Without one nobody is signed in, whatever the database holds. */
bool session_is_shown(struct web_request *r);
/* At the start: has session_is_known know of the sessions that live. */
void sessions_recall(struct site *site);
/* Writes last-seen times that moved, removes dead sessions. */
void sessions_flush(struct site *site);

#endif
