/* What is still to be reported on duties of cases (半年考察, 季度报告 …) in an organisation and below it: above the branch nobody has a turn, yet must see
 * what is late. */
#ifndef ROOMS_RUN_RUN_DUTY_LIST_H
#define ROOMS_RUN_RUN_DUTY_LIST_H

#include "rooms/org/org.h"
#include "rooms/run/run_duty_list_sql.h"

#define RUN_DUTY_LATE "late"	/* its period is over */
#define RUN_DUTY_WEEK "week"	/* over within seven days */
#define RUN_DUTY_OPEN "open"	/* every one whose period has begun */
#define RUN_DUTY_DONE "done"	/* reported in the last RUN_DUTY_DONE_MONTHS months */
#define RUN_DUTY_TALK "talk"	/* talks with applicants that were not held in time (run_talk.h) */
#define RUN_DUTY_PEOPLE "people"	/* probations and transfers that are late (run_overdue.h) */
#define RUN_DUTY_DONE_MONTHS 12
#define RUN_DUTY_ROWS_PER_PAGE 50

/* when: one of the words above, or "": late. code: of a practice; "": all. page from 1. */
struct run_duty_filter { const char *when, *code; int64_t page, rows_per_page; };

/* Needs MAY_HANDLE at the organisation; refuses another word. Those due first (reported last first), and how many of each there are. */
struct run_duty_list {
	struct org_row org;
	struct run_duty_line *lines; size_t lines_count;
	int64_t total, late, week, open, done, talks, people;
};
bool run_duty_list_read(struct ctx *c, org_id org, const struct run_duty_filter *filter, struct run_duty_list *list);
/* How many are late in the organisation and below it. */
int64_t run_duty_late_count(struct ctx *c, const struct org_row *org);

#endif
