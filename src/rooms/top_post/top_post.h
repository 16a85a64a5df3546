/* Who holds the posts of the organisation at the top. Nobody inside may fill a post of the own level, so here
 * two administrators act together: the security administrator proposes, the system administrator confirms.
 * With this a new installation gets its first people; later it changes them. Both acts are in the log. */
#ifndef ROOMS_TOP_POST_TOP_POST_H
#define ROOMS_TOP_POST_TOP_POST_H

#include "core/ctx.h"
#include "rooms/person/person.h"
#include "rooms/top_post/top_post_sql.h"

struct top_post_form {
	const char *kind;		/* of the code set post_kind */
	const char *document;
	struct person_form person;	/* a new archive, unless the ID number has one */
};

/* The post kinds that may be filled here, since nobody else may: what an office begins with, what posts there are at the top, and what an organisation of
 * its kind may have. Posts that follow another one are not among them. */
size_t top_post_kinds(const struct ctx *c, const char *const **kinds);

/* Holders today and proposals; none while there is no organisation yet. */
size_t top_post_now(struct ctx *c, struct top_post_holder **holders);

/* Is somebody in a post of the Party without being a full member? So was put down before the rule, or lost the standing. */
bool top_post_lacks_standing(const struct top_post_holder *h);

/* Security administrator. Refuses: an unknown kind, no seat, no document, everything of person_check, an ID number whose archive has another name,
 * whoever holds or waits for the post already, and whoever is no full member for a post of the Party (党章 arts. 4 and 7). The holding is not in
 * force until confirmed. */
bool top_post_propose(struct ctx *c, const struct top_post_form *form, holding_id *made);
/* System administrator, never the account that proposed. */
bool top_post_confirm(struct ctx *c, holding_id id, int64_t row_version);
/* System administrator gives a proposal back with the reason, which the other reads for TOP_POST_REFUSED_DAYS. */
#define TOP_POST_REFUSED_DAYS 30
/* Refuses: no reason, another version than was seen, what is confirmed already. */
bool top_post_refuse(struct ctx *c, holding_id id, const char *reason, int64_t row_version);
/* Those given back within these days; in the arena. */
size_t top_post_given_back(struct ctx *c, struct top_post_refused_row **rows);
/* Security administrator ends a holding as of today, or withdraws what was not confirmed. */
bool top_post_end(struct ctx *c, holding_id id, const char *reason, int64_t row_version);

#endif
