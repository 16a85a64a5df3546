/* Who may do what where. Default deny. Asked twice: for the route (does the post carry the right at
 * all?) and for the object (is the organisation inside the subtree?). */
#ifndef CORE_PERMIT_H
#define CORE_PERMIT_H

#include "core/ctx.h"

/* Route check. Refuses NOT_SIGNED_IN or FORBIDDEN. */
bool permit_route(struct ctx *c, enum permission p);
/* Object check on an organisation: inside the actor's subtree today, else refuses NOT_FOUND, so that a
 * foreign id and a missing one look the same. */
bool permit_require(struct ctx *c, enum permission p, int64_t org_id);
/* The same as a question, without a refusal. */
bool may(const struct ctx *c, enum permission p);
bool may_at(struct ctx *c, enum permission p, int64_t org_id);

#endif
