/* Whose work is what stands at an organisation: of the nearest one at or above it where somebody has an account and a post that keeps records of people. Those
 * further above see to it that it is done, and do it themselves where nobody nearer can. */
#ifndef ROOMS_ORG_DESK_H
#define ROOMS_ORG_DESK_H

#include "core/ctx.h"
#include "core/permit.h"
#include "rooms/org/desk_sql.h"

/* How many stand at which organisation of the actor's reach. */
struct desk_work { int64_t org, n; };
/* Of them: the actor's own organisation's, and those that it oversees, with the number of organisations below at which these stand. */
struct desk_share { int64_t own, below, orgs; };
/* Which of these are the work of organisations below, one for each, in the arena. */
bool *desk_below_of(struct ctx *c, const struct desk_work *work, size_t count);
/* The same of work that another right than MAY_EDIT_PERSON is needed for. */
bool *desk_below_by(struct ctx *c, enum permission right, const struct desk_work *work, size_t count);
struct desk_share desk_share_of(struct ctx *c, const struct desk_work *work, size_t count);
/* Does the actor's own organisation do what stands at that one? */
bool desk_is_own(struct ctx *c, int64_t org);

#endif
