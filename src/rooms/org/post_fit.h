/* Which posts an organisation may have: by the table of kinds (org_kind.h), not by what a form sends. Rights follow posts, so a post of the organisation
 * department in a village would open what only a county opens. Posts that were there before the rule stay, and nobody more is put into them. */
#ifndef ROOMS_ORG_POST_FIT_H
#define ROOMS_ORG_POST_FIT_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_sql.h"

/* A post to be added. Refuses at the field `kind`, naming the kinds that are allowed there, and a second post of a kind that an organisation has once
 * (org_kind_has_one) while one is open on the day; at `seats` more than one seat of such a kind. */
bool post_may_be_added(struct ctx *c, const struct org_row *org, const char *kind, int64_t seats, day_t from_day);
/* Seats of a post that is there already: refuses at `seats` to raise those of a kind with one seat. */
bool post_seats_fit(struct ctx *c, const struct post_row *post, int64_t seats);
/* Somebody is to be given the post, or confirmed in it. Refuses where the organisation may not have it, naming the kinds that are allowed there. */
bool post_may_be_filled(struct ctx *c, const struct org_row *org, const struct post_row *post);

#endif
