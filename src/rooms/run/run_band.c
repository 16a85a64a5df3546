#include "rooms/run/run_band.h"

#include <string.h>
#include "text/run.h"

const struct run_band RUN_DUE_BANDS[RUN_DUE_BANDS_COUNT] = { { "late_long", T_run_band_late_long }, { "late_month", T_run_band_late_month },
	{ "late_week", T_run_band_late_week }, { "week", T_run_band_week }, { "later", T_run_band_later }, { "none", T_run_band_none } };
const struct run_band RUN_AGE_BANDS[RUN_AGE_BANDS_COUNT] = { { "month", T_run_band_month }, { "quarter", T_run_band_quarter }, { "half", T_run_band_half },
	{ "year", T_run_band_year }, { "more", T_run_band_more } };

/* Days late at most, and days since the opening at most. */
enum { LATE_WEEK_DAYS = 7, LATE_MONTH_DAYS = 30 };
static const int AGE_DAYS[RUN_AGE_BANDS_COUNT - 1] = { 30, 90, 180, 365 };

static int band_named(const struct run_band *bands, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(bands[i].name, name) == 0)
			return i;
	return -1;
}

static day_t week_end(day_t today) { return today + 8 - day_weekday(today); }

struct run_days run_due_days(day_t today, const char *name)
{
	const struct run_days all = { RUN_FIRST_DAY, DAY_OPEN + 1 }, days[RUN_DUE_BANDS_COUNT] = { { RUN_FIRST_DAY, today - LATE_MONTH_DAYS },
		{ today - LATE_MONTH_DAYS, today - LATE_WEEK_DAYS }, { today - LATE_WEEK_DAYS, today }, { today, week_end(today) }, { week_end(today), DAY_OPEN },
		{ DAY_OPEN, DAY_OPEN + 1 } };
	int band = band_named(RUN_DUE_BANDS, RUN_DUE_BANDS_COUNT, name);

	if (strcmp(name, "late") == 0)
		return (struct run_days){ RUN_FIRST_DAY, today };
	return band < 0 ? all : days[band];
}

struct run_days run_opened_days(day_t today, const char *name)
{
	int band = band_named(RUN_AGE_BANDS, RUN_AGE_BANDS_COUNT, name);
	struct run_days days = { RUN_FIRST_DAY, DAY_OPEN + 1 };

	if (band >= 0 && band < RUN_AGE_BANDS_COUNT - 1)
		days.from = today - AGE_DAYS[band];
	if (band > 0)
		days.to = today - AGE_DAYS[band - 1];
	return days;
}

message run_due_band_title(const char *name)
{
	int band = band_named(RUN_DUE_BANDS, RUN_DUE_BANDS_COUNT, name);

	return strcmp(name, "late") == 0 ? T_run_state_late : band < 0 ? NULL : RUN_DUE_BANDS[band].title;
}

message run_age_band_title(const char *name)
{
	int band = band_named(RUN_AGE_BANDS, RUN_AGE_BANDS_COUNT, name);

	return band < 0 ? NULL : RUN_AGE_BANDS[band].title;
}

void run_count_bands(struct ctx *c, int64_t region, const char *path_from, const char *path_to, struct run_band_counts *counts)
{
	struct run_bands n = { 0 };
	day_t today = c->today;

	run_by_bands(c->store, region, path_from, path_to, today, today - LATE_WEEK_DAYS, today - LATE_MONTH_DAYS, week_end(today), today - AGE_DAYS[0],
		today - AGE_DAYS[1], today - AGE_DAYS[2], today - AGE_DAYS[3], &n);
	*counts = (struct run_band_counts){ n.n, { n.late_long, n.late_month, n.late_week, n.this_week, n.later, n.no_term },
		{ n.age_month, n.age_quarter, n.age_half, n.age_year, n.age_more } };
}
