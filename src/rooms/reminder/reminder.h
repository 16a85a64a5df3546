/* Reminders (催办单): a numbered sheet on which an organisation tells one below it what is late or due within a week, as it stands that day:
 * who has to do what, by which rule, what is missing, how many days late, by when it is wanted. A sheet never changes; what it asks for is
 * done when the steps on it are closed and the periods of its duties reported, and until then it stands on the first page of the post that got it. */
#ifndef ROOMS_REMINDER_REMINDER_H
#define ROOMS_REMINDER_REMINDER_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/reminder/reminder_sql.h"

#define REMINDER_LINES_MAX 50	/* the most urgent ones; what does not fit goes on the next sheet */
#define REMINDER_AHEAD_DAYS 7	/* what falls due so soon is on the sheet too */
#define REMINDER_BY_DAYS_MAX 60	/* how far ahead it may be wanted */
#define REMINDER_DUTY_CONVERT "convert"	/* a line about a person: the probation is over, nothing decided */
#define REMINDER_DUTY_TRANSFER "transfer"	/* likewise: a transfer is late */
#define REMINDER_BY_WORKDAYS 3	/* offered: in so many working days */

/* What a sheet would say: all late cases below the receiver, what was not reported on duties of theirs, talks that were not held, and probations and transfers that
 * are late (run_overdue.h), or one case. */
struct reminder_draft {
	struct org_row to;
	int64_t run;				/* 0: all */
	const char *run_title;
	struct reminder_line *lines; size_t lines_count;
	day_t by_day;				/* offered */
};

/* For all cases of `to` and below. Refuses: out of reach (NOT_FOUND), not below the actor's organisation, nothing late or due soon. */
bool reminder_draft_org(struct ctx *c, org_id to, struct reminder_draft *draft);
/* For one case: to the organisation below the actor's whose turn it is, its open step and what was not reported on duties of it; where it is the actor's own turn, to the one
 * below that is late with a report. Refuses likewise, and where there is neither. */
bool reminder_draft_run(struct ctx *c, int64_t run, struct reminder_draft *draft);
/* Issues the sheet about one case, or, where run is 0, about all of `to`, and numbers it. Refuses what its draft refuses, a day before today or more than REMINDER_BY_DAYS_MAX ahead, a text that is too
 * long, a sheet about the same to the same receiver on the same day. */
struct reminder_ask { org_id to; int64_t run; day_t by_day; const char *note; };
bool reminder_issue(struct ctx *c, const struct reminder_ask *ask, reminder_id *made);

/* The sheet, if the actor handles cases where it went; else NOT_FOUND. */
bool reminder_see(struct ctx *c, reminder_id id, struct reminder_row *row, struct reminder_line **lines, size_t *lines_count);
/* Likewise, or where the actor's desk has to do something on it, though it went to an organisation above: those lines alone (is_part). */
bool reminder_see_own(struct ctx *c, reminder_id id, struct reminder_row *row, struct reminder_line **lines, size_t *lines_count, bool *is_part);
/* How late a line is on a day, that it falls due soon, in how many days, or that it has no term. */
const char *reminder_late_text(struct arena *a, enum lang lang, day_t due, day_t day);
/* What lines have in common on a day, as a sentence goes on about them: late, due within REMINDER_AHEAD_DAYS, or neither. */
const char *reminder_state(struct arena *a, enum lang lang, const struct reminder_line *lines, size_t count, day_t day);
/* 催办〔2015〕3号 */
const char *reminder_number(struct arena *a, int64_t year, int64_t number);

/* Sheets to the actor's desk on which something is still to be done, those wanted first in front; how many there are in all. */
struct reminder_due { struct reminder_waiting *lines; size_t lines_count; struct reminder_due_row n; };
void reminder_due_of(struct ctx *c, size_t limit, struct reminder_due *due);
/* Sheets that went to somebody above and on which the actor's desk still has something to do; `cases`: how much. */
#define REMINDERS_URGED_MAX 200
size_t reminder_urged_of(struct ctx *c, struct reminder_urged_row **rows);

#endif
