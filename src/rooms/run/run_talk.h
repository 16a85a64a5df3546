/* The talk with whoever applied (党员发展工作细则 art. 7, the same in both wordings): within a month of the application. Opening a case on the way into
 * the Party holds no talk: until the case has registered the application nothing else has a term for the talk; from then on the step of the case does, and the
 * talk stands there alone. A practice without a step whose term counts from the application (肃宁's 骨干列入发展程序) holds none at all. */
#ifndef ROOMS_RUN_RUN_TALK_H
#define ROOMS_RUN_RUN_TALK_H

#include "rooms/org/org.h"
#include "rooms/run/run_duty_list_sql.h"
#include "rooms/run/run_talk_sql.h"

#define RUN_TALK_MONTHS 1
#define RUN_TALK_RULE_DAY 20591	/* 2026-05-18: from then on by the wording of 2026 */

/* The last day in time. */
day_t run_talk_until(day_t applied);
/* The practice in force today at `path` that registers an application and holds the talk, with the organisation where it runs; false: none is. */
struct run_talk_way { int64_t use, org; const char *code; };
bool run_talk_way_find(struct ctx *c, const char *path, struct run_talk_way *way);
/* The open case about the person that leads into the Party; id 0: there is none. has_term: it has registered the application, so its own step has the term of
 * the talk, or the talk is registered. */
run_id run_talk_case(struct ctx *c, int64_t region, person_id person, bool *has_term);

/* A talk that is owed: by the organisation where somebody is an applicant; the case towards the Party where one is open (id 0: none is). */
struct run_talk { person_id person; org_id org; const char *path; day_t applied_day; run_id run; };
/* Applicants of the organisation and below it whose last day is before that day and for whom no case has the term, in the order of the tree. Without names: for numbers. */
size_t run_talks_owed(struct ctx *c, const struct org_row *org, day_t before, struct run_talk **talks);
/* The same put in the order of a list, the earliest application first; of those from number `from` (0: the first) on at most `most`, as rows of duties with the person. */
size_t run_talks_lines(struct ctx *c, int64_t region, struct run_talk *talks, size_t count, size_t from, size_t most, struct run_duty_line **lines);

#endif
