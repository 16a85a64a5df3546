/* What is overdue about people though no step of a case says so: a probation that is over without a decision (党章 art. 7), and a transfer that nobody took on in
 * its term. First page, lists, overview and reminders go by these days. */
#ifndef ROOMS_RUN_RUN_OVERDUE_H
#define ROOMS_RUN_RUN_OVERDUE_H

#include "rooms/org/org.h"
#include "rooms/run/run_duty_list_sql.h"

#define RUN_PROBATION_MONTHS 12	/* 党章 art. 7 */

/* Whoever joined before that day has the end of the year of probation before `due`. */
day_t run_joined_for(day_t due);

/* org: whose turn it is. transfer 0: a probation. from_day: the day of joining, DAY_NONE of a transfer. due_day: the last day in time. */
struct run_overdue { person_id person; org_id org; int64_t transfer; const char *name, *org_name, *path, *act; day_t from_day, due_day; };
/* Of an organisation and below it, with the last day before `before` (today: what is late), those due first. */
size_t run_overdue_of(struct ctx *c, const struct org_row *org, day_t before, struct run_overdue **list);
/* The same as rows of duties with the person, from number `from` (0: the first) on, at most `most`. */
size_t run_overdue_lines(struct ctx *c, const struct run_overdue *list, size_t count, size_t from, size_t most, struct run_duty_line **lines);
/* What is to be done, in words: 讨论转正, or what the transfer waits for. */
const char *run_overdue_title(struct ctx *c, enum lang lang, const struct run_overdue *one);

#endif
