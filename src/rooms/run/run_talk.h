/* The talk with whoever applied (党员发展工作细则 art. 7, the same in both wordings): within a month of the application. Until a case on the way into the
 * Party is open nothing else has a term for it; from then on the case does. */
#ifndef ROOMS_RUN_RUN_TALK_H
#define ROOMS_RUN_RUN_TALK_H

#include "rooms/org/org.h"
#include "rooms/run/run_duty_list_sql.h"

#define RUN_TALK_MONTHS 1
#define RUN_TALK_RULE_DAY 20591	/* 2026-05-18: from then on by the wording of 2026 */
#define RUN_TALKS_MAX 20000	/* rows looked at, the earliest applications */

/* The last day in time. */
day_t run_talk_until(day_t applied);
/* Applicants of the organisation and below it whose last day is before that day and about whom no case towards the Party is open: the earliest application first,
 * as rows of duties without a case, with the person. */
size_t run_talks_owed(struct ctx *c, const struct org_row *org, day_t before, struct run_duty_line **lines);

#endif
