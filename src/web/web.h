/* A request and its answer, as pages and API see them. One worker runs one request from top to bottom
 * in one arena. The HTTP library stays behind this header.
 *
 *	ROUTE(GET, "/org/:org", org_page, MAY_SEE_ORG, "One organisation with its totals")
 *	void org_page(struct web *w) { … }
 */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include <stdbool.h>
#include <stdint.h>
#include "base/buffer.h"
#include "base/json.h"
#include "core/ctx.h"
#include "core/permit.h"
#include "view/view.h"
#include "web/api.h"
#include "web/limits.h"

struct web;

/* Declares a route; the build collects them into the router, the OpenAPI document, `jishi routes` and
 * the access matrix. Method GET or POST (API also PUT, DELETE). Path parts ":name" are ids or codes.
 * `help` is one English sentence; the Chinese menu text comes from the catalogue. */
#define ROUTE(method, path, handler, permission, help) void handler(struct web *w);
/* Says of the POST of a page, in the same file, that its form brings files, and how many bytes its body may have at most (a limit of web/limits.h). To
 * every other page nobody can upload: its body has the limit of a form, is never put into a file, and its handler sees no upload. Whoever has no session
 * is refused before the body is read, unless the route is for ANYONE. A route of the API says it by A_FILE (web/api.h). */
#define UPLOADS(handler, bytes_max) _Static_assert((bytes_max) > 0 && (bytes_max) <= UPLOAD_BYTES_MAX, #handler);

struct upload { const char *field, *filename, *content_type; int fd; int64_t bytes; };	/* fd at offset 0, closed with the request */

struct web {
	struct ctx *c;
	struct view view;		/* where templates write: w->view */
	struct web_request *request;	/* private to web/ */
	bool is_api;			/* under /api/ : JSON in and out */
};

/* ---- the request ---- */
int64_t web_path_id(const struct web *w, const char *name);		/* 0 if not a positive integer */
/* The id that stands in the path under the name of its table, with its own type: web_path(w, org) is the org_id of ":org". */
#define web_path(w, table) ((table##_id){ web_path_id(w, #table) })
const char *web_path_text(const struct web *w, const char *name);
const char *web_param(const struct web *w, const char *name);		/* query or form or JSON field, cleaned UTF-8; "" if absent */
const char *web_param_raw(const struct web *w, const char *name);	/* as typed: passwords */
const char *web_param_lines(const struct web *w, const char *name);	/* many lines kept */
const char *web_param_source(const struct web *w, const char *name);	/* as typed, line ends \n: texts in which each blank and sign counts */
/* An id in an address: 0 if absent. False: what stands there is no number, and that is refused. */
bool web_param_id(struct web *w, const char *name, int64_t *id);
/* A request that nobody sent: its parameters are those of the query of an address that was kept. False: it is malformed. */
bool web_of_query(struct ctx *c, const char *query, struct web *w);
int64_t web_param_int(const struct web *w, const char *name, int64_t absent);
/* Of a year, a term or a choice: what has more than nine digits is -1, which no rule takes, and never another number by being cut. */
int web_param_small(const struct web *w, const char *name, int absent);
day_t web_param_day(const struct web *w, const char *name, day_t absent);	/* ISO or Chinese spelling; DAY_NONE if it is none or says a month or a year only */
day_t web_param_month(const struct web *w, const char *name, day_t absent);	/* a month, its first day; or the day, where one was typed */
/* Which of the words a parameter is, as of a tab: *index; nothing sent leaves it as it is. Refuses another word at the parameter, with those that are known. */
bool web_param_word(const struct web *w, const char *name, const char *const *words, int count, int *index);
/* The words of a code set, with blanks between. In the arena. */
const char *web_code_words(struct arena *a, const char *set);
bool web_day_is_one(const struct web *w, const char *name);	/* refuses what was typed and is no day, quoting it; nothing typed is none */
/* A year from 1900 to `last`; nothing sent leaves *year as it is. Refuses anything else at the parameter. */
bool web_param_year(const struct web *w, const char *name, int last, int *year);
size_t web_params_all(const struct web *w, const char *name, const char ***values);	/* repeated fields */
/* The same, of rows whose cells are apart by tabs, which stay. */
size_t web_params_rows(const struct web *w, const char *name, const char ***values);
/* All of one field, in the order sent. */
size_t web_uploads_all(const struct web *w, const char *field, const struct upload ***list);
const struct upload *web_upload(const struct web *w, const char *field);	/* NULL if none; its filename is never empty */
int64_t web_row_version(const struct web *w);				/* hidden field row_version, 0 if absent: then ctx_refuse_changed refuses with 422 of that field */
bool web_wants_partial(const struct web *w);				/* HX-Request */

/* ---- the session: called inside a write transaction (ctx_begin), by the account room ---- */
/* Signs an account in: makes a session, sets the cookie (is_api: no cookie), returns the token to be shown once. */
const char *web_session_start(struct web *w, int64_t account, int64_t holding, bool is_api);
void web_session_end(struct web *w);					/* sign-out */
void web_session_end_of_account(struct web *w, int64_t account, bool keeps_own);	/* password changed, account closed */
void web_session_choose_post(struct web *w, int64_t holding);
const char *web_session_step_up(struct web *w);	/* the password was asked again; gives the new token, which a browser gets as its cookie */
/* A rule that refuses STEP_UP (permit_require_fresh) gets this page by itself: it asks for the password again
 * (fields step_up_password and step_up_code, to /me/confirm), with everything typed in its hidden fields. */
void web_step_up_page(struct web *w, const char *again);
/* Sends the browser to post the same fields once more to `again`, a path of this site; anything else leads to the start. */
void web_repeat(struct web *w, const char *again);

/* Forgets what this browser chose for language and size: the account's own choice shows again. */
void web_face_of_account(struct web *w);

/* ---- the answer ---- */
void web_page(struct web *w);			/* 200 text/html of what the templates wrote */
void web_redirect(struct web *w, const char *location);	/* 303, path made by url_to or arena_printf of ids only */
/* For a page that shows something once: when the same form comes again (a double click, an answer lost on the way) the handler runs a second time, finds `text`
 * by web_kept, shows the same page and writes nothing. It is kept as long and as sealed as every answer to a key; a form with other contents does not find it. */
void web_keep(struct web *w, const char *text);
const char *web_kept(const struct web *w);	/* NULL: the form comes for the first time */
/* Is it a path of this site, safe to redirect to? For `next` and `back` fields. */
bool web_is_local(const char *location);
void web_notice(struct web *w, message text, ...) __attribute__((sentinel));	/* shown once on the next page */
void web_notice_text(struct web *w, const char *text, bool is_warning);	/* the same, of a sentence that is made already; a warning: kept, but not as a rule asks */
struct json *web_json(struct web *w);		/* starts an application/json answer with the status that GIVES declares */
/* "党员名册-2015-11-17.xlsx": what a file that is made here is called, always in Chinese, with the day on which it was made. Signs that a
 * file system does not take become "-". */
const char *web_made_name(const struct web *w, const char *title, const char *extension);
/* Sends bytes as attachment (UTF-8 file name allowed), or those of a descriptor, which is closed with the answer. */
void web_attachment(struct web *w, const char *filename, const char *content_type, const void *data, size_t bytes);
void web_attachment_fd(struct web *w, const char *filename, const char *content_type, int fd, int64_t bytes);
void web_status(struct web *w, int status);	/* of the web_page to come, instead of 200 */
/* After a rule refused: true where the form that was sent can say it (BAD_INPUT, AGAINST_RULE, CONFLICT); the handler then shows
 * its form again, which has what was typed and prints the refusals beside the fields, and web_page answers it with their status.
 * A transaction that is open is given up before, so that the page shows what is kept.
 * False: nothing was refused, or there is nothing to show (no such thing, no right, the password first) and the handler
 * returns without an answer: it gets the page of the refusal, or problem+json. */
bool web_form_again(struct web *w);
/* Nothing is refused and nothing is to be kept: the form asked for more rows, say. The handler shows it again with all that was typed over the version it
 * was typed over, and its draft stays. */
void web_form_return(struct web *w);
/* Behind it: what the form holds from now on, where something of it was read into other fields. The page shows it so, and so does the draft; a file that was read
 * waits no longer. */
void web_form_becomes(struct web *w, const struct view_draft *sent);

#endif
