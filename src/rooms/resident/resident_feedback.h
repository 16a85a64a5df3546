/* 双向反馈 (SH-10): what a community tells the unit about an in-service member. It holds days, activities and hours and no word of the community's
 * own; it is frozen when it is made, shown to the member first, who may say something about it, and sent when the member has seen it or
 * had seven days to. The unit sees what was sent. */
#ifndef ROOMS_RESIDENT_RESIDENT_FEEDBACK_H
#define ROOMS_RESIDENT_RESIDENT_FEEDBACK_H

#include "rooms/resident/resident.h"
#include "rooms/resident/resident_feedback_sql.h"

#define RESIDENT_FEEDBACK_DAYS 7	/* 三河《在职党员“双向反馈”》: sent once the member has seen it, or so many days after it was made */
#define RESIDENT_FEEDBACK_LINES_MAX 400

/* The first day on which it may be sent though the member has not seen it. */
day_t resident_feedback_first_day(day_t made_day);

/* Freezes the service of some days and shows it to the member. Needs MAY_EDIT_PERSON at the community. Refuses: a member who is not taken in,
 * days that are none, in the future, before the registration, without any service, or in a feedback already. */
bool resident_make_feedback(struct ctx *c, resident_id id, day_t from_day, day_t to_day, int64_t row_version, resident_feedback_id *made);
/* The member has seen it; what the member says about it (may be empty) goes with it. For the member alone, MAY_SEE_SELF. */
bool resident_see_feedback(struct ctx *c, resident_feedback_id id, const char *remark);
/* To the unit. Needs MAY_EDIT_PERSON at the community. Refuses: one that the member has not seen within the seven days, one that was sent. */
bool resident_send_feedback(struct ctx *c, resident_id id, resident_feedback_id feedback, int64_t row_version);

/* Those of a registration: all for the community, for the unit those that were sent. */
size_t resident_feedbacks_for(struct ctx *c, const struct resident_row *row, struct resident_feedback_row **rows);
/* How many the actor has not seen yet, about the actor. */
int64_t resident_feedbacks_unseen(struct ctx *c);

#endif
