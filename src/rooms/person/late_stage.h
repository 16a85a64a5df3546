/* What a late registration says of the way to membership: a stage that was decided and never registered, and a wrong day of applying or of the beginning of a
 * stage. A case under way tells stages by itself, so none is registered late beside it; but no case changes a day of applying that is registered, and one taken
 * over from paper no day that it found, so those are set right here, by the committee above. */
#ifndef ROOMS_PERSON_LATE_STAGE_H
#define ROOMS_PERSON_LATE_STAGE_H

#include "rooms/person/late_entry_sql.h"
#include "rooms/person/person.h"

#define LATE_STAGE_MONTHS 12	/* 《中国共产党发展党员工作细则》（2014年）art. 13: as an activist before one is a prospect */

/* `stage` is a role of the way to membership or LATE_STAGE_ENDED, from `day` on. Refuses: a member, somebody dead, suspended or transferred out, one who was
 * removed or expelled less than five years before `day` or on a day that the archive does not know, no day or one in the future, an open case of
 * recruiting, a stage that is no step further, a day not after the present stage began or before applying, a prospect who was no activist for a year,
 * an end where nothing lasts. */
bool late_stage_is_right(struct ctx *c, const struct person_row *row, const char *stage, day_t day);
/* In the transaction of the approval: judged again, then the stages before end on the day, since a person holds one at a time; who is in the range of
 * prospects is an activist still. */
bool late_stage_register(struct ctx *c, const struct person_row *row, const char *stage, day_t day, const char *document);

/* The day on which a stage that is registered began was another one: `stage` is its role, the last of that kind. Refuses: none is registered, no day, the
 * same, one in the future, before applying, not between the stages before and behind it, a prospect who was no activist for a year then, an open case of
 * recruiting, but for one taken over from paper that found the stage here. */
bool late_since_is_right(struct ctx *c, const struct person_row *row, const char *stage, day_t day);
/* In the transaction of the approval: judged again. */
bool late_since_register(struct ctx *c, const struct person_row *row, const char *stage, day_t day, const char *document, const char *reason);
/* The last role of the stage began on the day, and a stage before that joined it lasted until then. For procedures, which judge and audit. */
void late_since_write(struct ctx *c, const struct person_row *row, const char *stage, day_t day, const char *document);
/* The line of changes by which the day of applying stands as it does, unless a late registration put it so; 0: none. */
int64_t late_applied_typed_by(struct ctx *c, const struct person_row *row);

/* Also beside an open case of recruiting, but for one taken over from paper that wrote the day itself. Refuses: none is registered yet (the record's own form takes it), no day, the same as exactly known, one in the future or after joining. */
bool late_applied_is_right(struct ctx *c, const struct person_row *row, day_t day, enum date_precision precision);
bool late_applied_register(struct ctx *c, const struct person_row *row, day_t day, enum date_precision precision, const char *reason);
/* May the actor still correct it as a slip: typed today by the same account, and no case was ever opened about the person? */
bool late_applied_is_own(struct ctx *c, const struct person_row *row);

#endif
