/* The talk with whoever applied (党员发展工作细则 art. 7, the same in both wordings): within a month of the application. Opening a case on the way into
 * the Party holds no talk: until the case has registered the application nothing else has a term for the talk; from then on the step of the case does, and the
 * talk stands there alone. */
#ifndef ROOMS_RUN_RUN_TALK_H
#define ROOMS_RUN_RUN_TALK_H

#include "rooms/org/org.h"
#include "rooms/run/run_duty_list_sql.h"

#define RUN_TALK_MONTHS 1
#define RUN_TALK_RULE_DAY 20591	/* 2026-05-18: from then on by the wording of 2026 */
#define RUN_TALKS_MAX 20000	/* rows looked at, the earliest applications */

/* The last day in time. */
day_t run_talk_until(day_t applied);
/* The open case about the person that leads into the Party; id 0: there is none. has_term: it has registered the application, so its own step has the term of
 * the talk, or the talk is registered. */
run_id run_talk_case(struct ctx *c, int64_t region, person_id person, bool *has_term);
/* Applicants of the organisation and below it whose last day is before that day and for whom no case has the term: the earliest application first, as rows of
 * duties with the person, and with the case towards the Party where one is open. */
size_t run_talks_owed(struct ctx *c, const struct org_row *org, day_t before, struct run_duty_line **lines);

#endif
