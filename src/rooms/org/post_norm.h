/* Declared rules of posts that an appointment must keep. */
#ifndef ROOMS_ORG_POST_NORM_H
#define ROOMS_ORG_POST_NORM_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_sql.h"

/* Refuses a second exclusive post, unless it is held beside the other (concurrent, honorary; XY-13) or declared to go
 * with it (SH-01), and at the field `person`, with the words of the rule: an incompatible post in the same unit (SN-03, GY-20),
 * a post without the one it needs (ST-01), a manner that the rule does not allow (XY-04: villages elect), a director of a centre without an allowed base post (DHZ-04). */
bool post_norms_hold(struct ctx *c, const struct post_row *post, const struct org_row *org, const struct post_person_row *person,
	const char *manner, day_t from_day);

#endif
