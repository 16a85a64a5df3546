/* Who is sent elsewhere for a time (选派、挂职): as first secretary or member of a village team, by a role, or in a post held as seconded.
 * GY-08: nobody is sent to two places at once, not for one day. Whoever was sent with a role and holds a seconded post in the same organisation
 * was sent once (XY-05); a second post there is held concurrently (兼任). */
#ifndef ROOMS_PERSON_SECONDMENT_H
#define ROOMS_PERSON_SECONDMENT_H

#include "core/ctx.h"
#include "rooms/person/secondment_sql.h"

/* Is this kind of role (code set role_kind), or this manner of holding a post (holding_manner), a secondment? */
bool secondment_by_role(const char *role_kind);
bool secondment_by_manner(const char *manner);

struct secondment {
	person_id person;
	int64_t region;			/* of the person */
	org_id org;			/* where to */
	bool is_post;			/* by a post, else by a role */
	day_t from_day, to_day;		/* to_day: the first day behind it; DAY_OPEN */
};

/* Refuses at `field` one that shares a day with another secondment, naming that one and the days of both. */
bool secondment_is_free(struct ctx *c, const struct secondment *s, const char *field);

#endif
