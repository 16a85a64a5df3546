/* Stretches of days by which open cases are told apart: how late or how soon due, and how long ago they were opened. The names stand in
 * addresses and in the API. */
#ifndef ROOMS_RUN_RUN_BAND_H
#define ROOMS_RUN_RUN_BAND_H

#include "base/message.h"
#include "core/ctx.h"
#include "rooms/run/run_sql.h"

#define RUN_FIRST_DAY (-1000000)	/* before everything */

enum run_due_band { RUN_LATE_LONG, RUN_LATE_MONTH, RUN_LATE_WEEK, RUN_DUE_WEEK, RUN_DUE_LATER, RUN_NO_TERM, RUN_DUE_BANDS_COUNT };
enum run_age_band { RUN_AGE_MONTH, RUN_AGE_QUARTER, RUN_AGE_HALF, RUN_AGE_YEAR, RUN_AGE_MORE, RUN_AGE_BANDS_COUNT };
#define RUN_DUE_BAND_NAMES "late late_long late_month late_week week later none"	/* late: the first three together */
#define RUN_AGE_BAND_NAMES "month quarter half year more"

struct run_band { const char *name; message title; };
/* By band: how late or soon due, and how long open; the names are those of RUN_DUE_BAND_NAMES and RUN_AGE_BAND_NAMES. */
extern const struct run_band RUN_DUE_BANDS[RUN_DUE_BANDS_COUNT], RUN_AGE_BANDS[RUN_AGE_BANDS_COUNT];

/* From its first day to the day behind its last; of an unknown name every day. */
struct run_days { day_t from, to; };
struct run_days run_due_days(day_t today, const char *name);
struct run_days run_opened_days(day_t today, const char *name);
/* Its title; NULL: no such name. */
message run_due_band_title(const char *name);
message run_age_band_title(const char *name);

/* How many cases lie in each stretch, both in the order of the enums. */
struct run_band_counts { int64_t all, due[RUN_DUE_BANDS_COUNT], age[RUN_AGE_BANDS_COUNT]; };
void run_band_add(struct run_band_counts *counts, day_t today, day_t due, day_t opened);

#endif
