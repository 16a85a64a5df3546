/* Mass organisations (工会, 共青团, 妇联 …) fill their posts and elect by their own charters; the Party organisation beside them guides and does not decide for them (GY-05).
 * Whoever acts for another organisation registers what they decided, with their document. */
#ifndef ROOMS_ORG_POST_MASS_H
#define ROOMS_ORG_POST_MASS_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post.h"

/* Does whoever acts register there what another organisation decided? Then its document is needed. */
bool post_mass_wants_document(const struct ctx *c, const struct org_row *org, const char *post_kind);
/* Of what an organisation above puts into a post: refuses, of a mass organisation, an officer who is appointed, sent or exchanged, and one without the document of its own election.
 * Staff and liaisons are no officers. */
bool post_mass_is_filled_by_itself(struct ctx *c, const struct org_row *org, const char *post_kind, const struct post_form *form);
/* The document of an end of office or of an election, likewise. */
bool post_mass_is_told(struct ctx *c, const struct org_row *org, const char *post_kind, const char *document);

#endif
