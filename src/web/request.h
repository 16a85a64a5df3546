/* What the web floor itself knows of a request: private to web/. The server fills it on its I/O thread,
 * the dispatcher on a worker; never both at once. */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/text.h"
#include "web/limits.h"
#include "web/route.h"
#include "web/web.h"

struct json_part;

struct header { const char *name, *value; };
struct param { const char *name, *value; bool is_single; };	/* valid UTF-8, not yet cleaned; is_single: a handler asked for one value of this name */
/* What of a request was too much (web/excess.h), and how much it was; a field where one was too large. */
enum excess_kind { EXCESS_NONE, EXCESS_VALUES, EXCESS_FORM_BYTES, EXCESS_UPLOAD_BYTES, EXCESS_FILES, EXCESS_VALUE_BYTES, EXCESS_PARTS };
struct excess { enum excess_kind kind; int64_t count; const char *field; };

enum cookie_kind { COOKIE_SESSION, COOKIE_NOTICE, COOKIE_LANG, COOKIE_LARGE, COOKIE_KINDS_COUNT };

/* What becomes of a request that cannot be run: said by the reader, answered by the dispatcher. */
struct web_request {
	struct arena *arena;		/* lives as long as the request */
	struct arena *work;		/* emptied when the handler runs again */
	const char *method;
	bool is_head;
	const char *target;		/* as sent: path and query */
	const char *path;		/* without the query */
	const char *query;		/* "" if none */
	struct header headers[HEADERS_COUNT_MAX];
	int headers_count;
	size_t headers_bytes;		/* of all of them, as lines */
	const char *address;		/* of the client; behind a trusted proxy the forwarded one */
	bool is_secure;			/* arrived by TLS, here or at the trusted proxy */
	int reader_status;		/* 400, 413 …: refused before any handler, 0 if fine */
	struct excess excess;		/* beside a 413 */
	int parts_count, file_parts_count;	/* of a multipart body, as far as it is read */
	size_t part_heads_bytes, part_texts_bytes;	/* of those parts */
	const char *named_twice;	/* beside a 422: the name that an object of a JSON body has twice */

	char *body;
	size_t body_bytes, body_room;
	const char *spool_folder;
	int spool_fd;			/* -1: the body is in memory */
	int64_t spool_bytes;

	const struct route *route;
	const char *parts[PATH_PARTS_MAX];	/* values of the route's ":name" parts, in order */
	struct param *params;
	size_t params_count, params_room;
	const struct json_part *json_parts;	/* lists and objects of a JSON body; NULL: none */
	struct upload *uploads;
	size_t uploads_count;
	bool is_waiting_taken;		/* what waits for this form is among them (web/waiting.h) */

	/* signed in */
	const struct session *session;	/* NULL if nobody is */
	bool is_bearer;			/* by Authorization header, not by cookie */
	const char *form_key;		/* idempotency key that came with the request, NULL if none */
	const char *kept;		/* what the answer of this request, given before, holds; NULL: the first time */
	const char *to_keep;		/* what this answer will hold for it; NULL: nothing */

	/* the answer */
	int status;			/* 0: none yet */
	const char *content_type;
	const void *data;
	size_t data_bytes;
	int data_fd;			/* -1: data is in memory */
	int64_t data_fd_bytes;
	const char *location;
	const char *partial_location;	/* where the script layer goes instead of showing the answer */
	const char *filename;		/* of an attachment */
	const char *allow;		/* of a 405 */
	const char *etag;		/* of an asset: may be kept for good */
	const char *encoding;		/* content-encoding of data */
	int retry_after_s;
	bool is_final;			/* data is as small as it gets: do not compress */
	int form_status;		/* web_status, for the page to come */
	const char *set_cookies[COOKIE_KINDS_COUNT];
	struct json json;
	struct buffer json_out;
};

const char *request_header(const struct web_request *r, const char *name);	/* NULL if absent; name in any case */
const char *request_cookie(const struct web_request *r, const char *name);	/* NULL if absent */

/* Reads query and body into params. False: r->reader_status is set. */
bool request_read_params(struct web_request *r);
bool request_read_multipart(struct web_request *r, const char *boundary);
/* Undoes %XX (and + in forms) into the arena. NULL: malformed, not UTF-8, or holds a control byte that is
 * not a blank. */
char *request_unescape(struct arena *a, const char *text, size_t bytes, bool is_form);
/* Above PARAMS_COUNT_MAX the value is only counted, so that the refusal says how many there were. */
void request_add_param(struct web_request *r, const char *name, const char *value);
void request_close_files(struct web_request *r);
const char *request_param(const struct web_request *r, const char *name);	/* first of this name, NULL if absent */

#endif
