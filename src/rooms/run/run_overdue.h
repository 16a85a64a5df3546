/* What is overdue about people though no step of a case says so: a probation that is over without a decision (党章 art. 7), and a transfer that nobody took on in
 * its term. First page, lists, overview and reminders go by these days. */
#ifndef ROOMS_RUN_RUN_OVERDUE_H
#define ROOMS_RUN_RUN_OVERDUE_H

#include "rooms/org/org.h"
#include "rooms/run/run_duty_list_sql.h"

#define RUN_PROBATION_MONTHS 12	/* 党章 art. 7 */

/* Whoever joined before that day has the end of the year of probation before `due`. */
day_t run_joined_for(day_t due);

#define RUN_EXTENSION_MONTHS_MAX 12	/* 发展党员工作细则（2014年）第三十三条: an extension is no longer than a year */

/* The first day after an extended probation; where the archive does not know the term, as of extensions from before it was kept, the longest there is. DAY_NONE: it is not
 * extended. */
day_t run_extended_end(struct ctx *c, int64_t region, person_id person);
/* Those of a subtree whose probation is extended and not decided, with that day: they are late by it, and not by the year of probation. */
struct run_extended { person_id person; org_id org; const char *name, *org_name, *path; day_t joined_day, due_day; };
size_t run_extended_of(struct ctx *c, int64_t region, const char *path_from, const char *path_to, struct run_extended **list);

/* org: whose turn it is. transfer 0: a probation. from_day: the day of joining, DAY_NONE of a transfer. due_day: the last day in time. */
struct run_overdue { bool is_extended; person_id person; org_id org; int64_t transfer; const char *name, *org_name, *path, *act; day_t from_day, due_day; };
/* Of an organisation and below it, with the last day before `before` (today: what is late), those due first. */
size_t run_overdue_of(struct ctx *c, const struct org_row *org, day_t before, struct run_overdue **list);
/* The same as rows of duties with the person, from number `from` (0: the first) on, at most `most`. */
size_t run_overdue_lines(struct ctx *c, const struct run_overdue *list, size_t count, size_t from, size_t most, struct run_duty_line **lines);
/* What is to be done, in words: 讨论转正, or what the transfer waits for. */
const char *run_overdue_title(struct ctx *c, enum lang lang, const struct run_overdue *one);

#endif
