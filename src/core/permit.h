/* Who may do what where. Default deny. Asked twice: for the route (does the post carry the right at
 * all?) and for the object (is the organisation inside the subtree?). */
#ifndef CORE_PERMIT_H
#define CORE_PERMIT_H

#include "core/ctx.h"

/* Route check. Refuses NOT_SIGNED_IN or FORBIDDEN. An account with a duty (see enum actor_duty) reaches
 * only what is open to ANYONE or to SIGNED_IN. */
bool permit_route(struct ctx *c, enum permission p);
/* The same as a question, without a refusal: whether a link to it is shown. */
bool permit_may_open(const struct ctx *c, enum permission p);
/* Object check on an organisation: inside the actor's subtree today, else refuses NOT_FOUND, so that a
 * foreign id and a missing one look the same. */
bool permit_require(struct ctx *c, enum permission p, int64_t org_id);
/* Before a grave act, after everything else about it is right: was the password (and the one-time code, where
 * one is enrolled) asked within the last five minutes? Refuses STEP_UP. Grave are exports, appointments and
 * rights that carry export or appointment rights, passwords of others, and undoing a batch. */
bool permit_require_fresh(struct ctx *c);
/* The same as a question, without a refusal. */
bool may(const struct ctx *c, enum permission p);
bool may_at(struct ctx *c, enum permission p, int64_t org_id);
/* The same for a path already read with the object: no query. */
bool may_at_path(const struct ctx *c, enum permission p, const char *path);

/* ---- the actor ---- */

/* One post an account holds today. */
struct permit_post {
	int64_t holding_id, org_id, region_id;
	const char *kind, *post_name, *org_name, *path;
	int level;
};

/* Reads who an account is today and puts it into c->actor: called at the start of every request, so that
 * a right ends the same day as its post. `holding_id` is the post chosen in the session, 0 if none; when
 * it is no longer held, or none was chosen, a single post is taken by itself and several give DUTY_POST.
 * The language and large type kept with the account come back in the last two (NULL if not wanted).
 * False, with an empty actor: no such account, or closed. Writes no refusal. */
bool permit_load(struct ctx *c, int64_t account_id, int64_t holding_id, enum lang *lang, bool *is_large);
/* The figure of the refusal T_permit_other_post that is the holding of the post to change to. */
#define PERMIT_OTHER_HOLDING "holding"
/* All posts a person holds today, highest organisation first; in the arena. */
size_t permit_posts(struct ctx *c, int64_t person_id, struct permit_post **posts);
/* Does the actor's post demand a second factor? By default: administrators, posts of the county level,
 * posts that export. The setting totp_required = off lifts it. */
bool permit_demands_totp(struct ctx *c);

/* Rights that nobody gives alone: exporting, approving exports, appointing. */
#define PERMISSIONS_GRAVE (PERMISSION_BIT(MAY_EXPORT) | PERMISSION_BIT(MAY_APPROVE_EXPORT) | PERMISSION_BIT(MAY_APPOINT))
/* Rights of a kind of post. */
permission_set permit_kind_rights(struct ctx *c, const char *post_kind);

/* May the actor put this person into a post of this kind in this organisation? Refuses: no right to
 * appoint, organisation outside the subtree (NOT_FOUND), own level or above, oneself. An appointment that
 * carries export or appointment rights sets *needs_second: it is in force once somebody else confirmed it. */
bool permit_may_appoint(struct ctx *c, int64_t org_id, const char *post_kind, int64_t person_id, bool *needs_second);
/* Does the actor fill posts of the organisation, somebody else with them? Of the own level and above nobody does; of the one at the top two
 * administrators do (rooms/top_post). Asked quietly. */
bool permit_fills_posts(struct ctx *c, int64_t org_id);
/* What permit_may_appoint answers, asked quietly for what a page offers: refuses nothing. */
bool permit_could_appoint(struct ctx *c, int64_t org_id, int64_t person_id);
/* Is this account the actor's own, or another one of the same person, closed or not? Who asks for something and who confirms it are two people, not two
 * accounts. */
bool permit_is_self(struct ctx *c, int64_t account_id);
/* May the actor be the second person for an appointment that `proposed_by` made? Same rules, another person. */
bool permit_may_confirm(struct ctx *c, int64_t org_id, const char *post_kind, int64_t person_id, int64_t proposed_by);
/* The same asked quietly, for what a page offers: refuses nothing. */
bool permit_is_second(struct ctx *c, int64_t org_id, int64_t person_id, int64_t proposed_by);

/* ---- the vocabulary ---- */

#define PERMISSION_BIT(p) ((permission_set)1 << (p))
const char *permission_key(enum permission p);		/* "see_org"; conditions of a route too: "anyone" */
int permission_find(const char *key);			/* -1 if there is none among the rights of a post */
/* What a right is called where it is given and asked for. */
message permission_text(enum permission p);

#endif
