/* 奖励 in the archive that follows from a case: a line of the record with the day, the name of the award, who granted it and by which case. */
#ifndef ROOMS_PERSON_AWARD_H
#define ROOMS_PERSON_AWARD_H

#include "core/ctx.h"
#include "rooms/person/person_sql.h"

#define AWARD "award"	/* kind of history (code set history_kind) */

/* Inside the transaction that ends the case, which happens once: the line. Its detail begins with `granted`, by whom, and goes on with `ground`, by what; all are
 * cut to what the record holds. False: the same organisation granted the same title on the same day, by another case; then no second line is written. */
bool award_write(struct ctx *c, const struct person_row *row, const char *title, day_t day, const char *granted, const char *ground);
/* Inside the transaction of a case that withdraws what it granted: each line of that title whose detail begins with `granted` and ends with `of_case`, and that has no end
 * yet, ends on the day. How many did. */
size_t award_end(struct ctx *c, const struct person_row *row, const char *title, day_t day, const char *granted, const char *of_case);

#endif
