/* How long the term of an organisation may be, and whether an election of it may be entered without a case. */
#ifndef ROOMS_ORG_ORG_TERM_H
#define ROOMS_ORG_ORG_TERM_H

#include "rooms/org/org.h"

/* Refuses at "term_years" what org_term_of does not allow. typed: what stands in the field; NULL: the years. */
bool org_term_is_right(struct ctx *c, const struct org_row *org, int64_t years, const char *typed);
/* Refuses at "day" an election held since a practice of elections is in force there, at "document" one held before without its paper. */
bool org_term_may_be_entered(struct ctx *c, const struct org_row *org, const struct org_form *form);

#endif
