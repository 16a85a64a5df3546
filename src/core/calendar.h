/* Working days 工作日: Monday to Friday, but for the statutory holidays and the days moved by the State
 * Council's yearly notice (调休). A year whose notice is not in calendar.c is plain Monday to Friday and
 * provisional: what was counted with it is counted anew when the notice is there. */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include <stdbool.h>
#include "base/date.h"

/* By the notice of the State Council for its year, which moves working days; in a year whose notice is not known, Monday to Friday. */
bool calendar_is_workday(day_t day);
bool calendar_is_provisional(day_t day);	/* the notice for its year is not known */

/* The last of `count` (1 or more) working days; `from` is the first one if it is a working day itself.
 * `is_provisional` (may be NULL) tells whether a year without notice was touched. */
day_t calendar_nth_workday(day_t from, int count, bool *is_provisional);
/* Working days from `from` to `to`, both included; 0 if `to` is earlier. */
int calendar_count_workdays(day_t from, day_t to);

#endif
