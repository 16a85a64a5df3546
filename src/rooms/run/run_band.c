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

static int due_band(day_t today, day_t due)
{
	if (due == DAY_OPEN)
		return RUN_NO_TERM;
	if (due < today)
		return due < today - LATE_MONTH_DAYS ? RUN_LATE_LONG : due < today - LATE_WEEK_DAYS ? RUN_LATE_MONTH : RUN_LATE_WEEK;
	return due < week_end(today) ? RUN_DUE_WEEK : RUN_DUE_LATER;
}

static int age_band(day_t today, day_t opened)
{
	int band = 0;

	while (band < RUN_AGE_BANDS_COUNT - 1 && opened < today - AGE_DAYS[band])
		band++;
	return band;
}

void run_band_add(struct run_band_counts *counts, day_t today, day_t due, day_t opened)
{
	counts->all++;
	counts->due[due_band(today, due)]++;
	counts->age[age_band(today, opened)]++;
}
