/* What a practice asks of whoever is given a post (任职须先办结): a village that adopts the rule on conflicts of interest lets nobody into
 * office without a declaration that was found clear (CS-11). */
#ifndef ROOMS_RUN_RUN_POST_H
#define ROOMS_RUN_RUN_POST_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"

struct programme;
struct words;
/* Does the practice ask something of posts of that kind? */
bool run_post_is_meant(const struct programme *p, const char *post_kind);
/* Is it one of the finishes that count? */
bool run_post_is_among(const struct words *finishes, const char *finish);

/* Has the person what the practices in force for the organisation on that day ask of a post of the kind there? Posts on the Party
 * committee and on the committee of a village or community are meant, or the one kind of post that the practice names, where the
 * practice has its place. Of several cases the open one counts, else the latest; one that was ended without a result is none. Refuses at
 * "person", naming the practice, the case and what to do. */
bool run_lets_appoint(struct ctx *c, const struct org_row *org, const char *post_kind, person_id person, const char *name, day_t day);

#endif
