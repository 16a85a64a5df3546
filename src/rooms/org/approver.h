/* Which committee may admit members, and therefore issue and receive letters of transfer. */
#ifndef ROOMS_ORG_APPROVER_H
#define ROOMS_ORG_APPROVER_H

#include "core/ctx.h"
#include "rooms/org/approver_sql.h"

/* Is it a committee by its kind? A general branch is none. */
bool org_kind_is_committee(const char *kind);
/* The nearest committee at or above the path that may admit members, but none below the committee of a town or a street, which only
 * deliberates, and no general branch: 发展党员工作细则 (2014) art. 24, 党章 art. 34. False: there is none. */
bool approver_find(struct ctx *c, const char *path, struct approver_row *found);
/* In a sentence: which posts of that committee approve what somebody else asked for; that it has none, or that there is no committee. */
const char *approver_words(struct ctx *c, const char *path);

#endif
