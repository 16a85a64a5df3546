/* 离任方式 of posts that somebody left before the archive kept it, or that was entered wrongly: said afterwards, with where it is known from. */
#ifndef ROOMS_ORG_POST_ENDING_H
#define ROOMS_ORG_POST_ENDING_H

#include "rooms/org/post.h"

#define POST_UNSAID_PER_PAGE 50

/* Says how a holding ended, and those derived from it: form->ended_as, reason (where it is known from) and document. Needs MAY_APPOINT there, and whoever may not
 * appoint to the post may not say it either. Refuses a holding that goes on or waits for the second person, a derived one, what it says already, and without one of code
 * set holding_ending and a reason. What it said before stays in the audit log. */
bool post_say_ending(struct ctx *c, holding_id id, const struct post_form *form);

#endif
