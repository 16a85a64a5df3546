/* Drafts: what somebody typed into a form and did not get through. Every form of form_begin has one for nothing: kept
 * when it is refused, and by the script layer while somebody types; offered when the form is opened again; gone once
 * the form went through, by choice, or after DRAFT_SECONDS_KEPT. Sealed, since forms hold personal data, and never a
 * password. A draft belongs to an account and the address its form posts to; where a page has several forms of one address, also to
 * what tells them apart: "/run/5/vote#vote=decide"; and to what the page is about, for one address serves everybody: "/transfer/new#?person=16"
 * (view/draft_name.h). */
#ifndef WEB_DRAFT_H
#define WEB_DRAFT_H

#include <stdbool.h>
#include "schema/model.h"
#include "web/web.h"

struct site;
struct route;

/* For a page: what waits, and with ?draft=ID (or the address of its form) the content of one. */
void draft_prepare(struct site *site, struct web *w);
/* The page with what this request sent taken back: it names the form, since another one of the page may be refused in the same
 * second. */
const char *draft_page_sent(struct web_request *r, const char *page);
/* Is it one of our forms, which says where it stands? The page that asks for the password, and the script that keeps a draft, only carry the fields
 * of another. */
bool draft_is_form(const struct web *w);
/* A field that belongs to the answer in which a form stood, not to what was typed. */
bool draft_is_mark(const char *name);
/* What was typed, as far as it may be kept: no mark, and no secret, whose names all end in password. */
bool draft_keeps(const char *name);
/* What this request sent, for the form to show it again in the very answer that refuses it. */
const struct view_draft *draft_sent(struct web_request *r);
/* After a form was refused, or came back as it was typed. Nothing happens when the form keeps none. */
void draft_keep_refused(struct site *site, struct web *w);
/* Of a form that could not be read whole: keeps what came of it. The page that shows it again; NULL: nothing is kept. */
const char *draft_keep_unread(struct site *site, struct web *w);
/* Inside the write transaction of a form that went through. */
void draft_forget(struct web *w);
/* The same where the form went through without writing anything. */
void draft_forget_alone(struct site *site, struct web *w);
/* What the draft of a form at this address, with its mark, is called by on the page that the request names. */
const char *draft_typed_into(const struct web *w, const char *form);
/* Writes what the request holds as the draft called `form`, inside an unlogged transaction of `store`. False: too much. */
bool draft_put(struct store *store, struct web *w, const char *form);
/* What a form held that was sent without a session, for the sign-in to carry on: sealed, so that nobody reads it in the page and no other site
 * makes it. NULL: the form keeps no drafts, or holds too much. */
const char *draft_sealed(struct web *w);
/* In the transaction of the sign-in: what was carried becomes the draft of the account. Gives the page that shows it; NULL: nothing was carried, or
 * it is older than a session lives. */
const char *draft_unsealed(struct web *w, account_id account, const char *carried);
/* For an answer to a post, which shows no drafts by itself: the fields of that form show its draft. */
void draft_take(struct web *w, const char *form);
/* The page to open for the address of a form, with the draft taken back; NULL: none waits. */
const char *draft_page_of(struct web *w, const char *form);
void draft_purge(struct site *site);

#endif
