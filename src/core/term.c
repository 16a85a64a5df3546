#include "core/term.h"

enum term_state term_state(int years, day_t ends_day, day_t day)
{
	if (years == 0)
		return TERM_NONE;
	if (ends_day == DAY_OPEN)
		return TERM_UNKNOWN;
	if (day >= ends_day)
		return TERM_OVER;
	return day >= day_add_months(ends_day, -TERM_WARNING_MONTHS) ? TERM_SOON : TERM_GOOD;
}
