/* Days and times. A day is a number of days since 1970-01-01 in the calendar of China; 'open' (no end)
 * is DAY_OPEN, never NULL. A time is in UTC seconds. Business rules use the business clock handed in
 * by the caller, never the machine's own. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

typedef int32_t day_t;

#define DAY_OPEN 2932897	/* 10000-01-01: an end that is not known */
#define DAY_NONE (-2147483647)	/* no such day, e.g. a date the paper does not give */
#define CHINA_OFFSET_S 28800	/* UTC+8, no summer time */

enum date_precision { DATE_DAY = 0, DATE_MONTH = 1, DATE_YEAR = 2 };

struct date { int year, month, day; };	/* month 1..12, day 1..31 */

#define DATE_YEAR_FIRST 1900
#define DATE_YEAR_LAST 9999

bool date_is_valid(int year, int month, int day);	/* 1900..9999 */
/* The day number of a date of the proleptic Gregorian calendar, and its date back. Nothing is checked: a month outside 1..12 or a day that the month has not
 * gives another day (day_parse_iso refuses it). */
day_t day_from_date(int year, int month, int day);
struct date date_from_day(day_t day);
day_t day_from_time(int64_t time_s);		/* the day in China */
int day_weekday(day_t day);			/* 1 Monday .. 7 Sunday */
day_t day_add_months(day_t day, int months);	/* 31 Jan + 1 month = 28/29 Feb */
/* The 31st of December of the year in which the day lies. */
day_t day_year_end(day_t day);
int years_between(day_t from, day_t to);	/* completed years; born 29 Feb has its birthday on 1 Mar in other years */
int months_between(day_t from, day_t to);	/* completed months */

/* "2015-11-17"; DAY_OPEN and DAY_NONE give "". */
char *day_text(struct arena *a, day_t day);
/* "2015年11月17日"; with DATE_MONTH "2015年11月". */
char *day_text_zh(struct arena *a, day_t day, enum date_precision precision);
/* "2015-11-17 09:00" in China. */
char *time_text(struct arena *a, int64_t time_s);

/* Milliseconds since some moment, for measuring how long something takes. */
int64_t stopwatch_ms(void);

/* As exactly as it is known: 2015-03-01, 2015-03, 2015; "" for none. date_read reads it back. */
char *day_known_text(struct arena *a, day_t day, enum date_precision precision);
/* The last day that it may be: of 2015-03 31 March, of 2015 31 December. */
day_t day_known_last(day_t day, enum date_precision precision);

/* Strict ISO yyyy-mm-dd; DAY_NONE if it is not one. */
day_t day_parse_iso(const char *text);

enum date_reading { DATE_READ, DATE_EMPTY, DATE_AMBIGUOUS, DATE_WRONG };
/* The usual spellings of Chinese offices: 2015-3-1, 2015/3/1, 2015.03, 2015年3月, 2015年3月1日, 201503,
 * 20150301, full-width digits, Excel serials (20000..80000). 03/04/15 is ambiguous. A month alone gives
 * its first day and DATE_MONTH. */
enum date_reading date_read(const char *text, day_t *day, enum date_precision *precision);

#endif
