/* Terms of office. 支部工作条例 art. 21: the upper organisation reminds six months before a term ends. */
#ifndef CORE_TERM_H
#define CORE_TERM_H

#include "base/date.h"

#define TERM_WARNING_MONTHS 6

enum term_state { TERM_NONE, TERM_GOOD, TERM_SOON, TERM_OVER, TERM_UNKNOWN };

/* How a term of `years` (0: there are no terms) that ends on `ends_day` stands on `day`. Over on its last day already;
 * DAY_OPEN is a term whose election nobody entered. */
enum term_state term_state(int years, day_t ends_day, day_t day);

#endif
