/* 党费: amounts and months as functions of numbers alone. Articles are those of 《关于中国共产党党费收缴、使用和管理的规定》(中组发〔2008〕3号).
 * A month is year × 12 + month − 1, money is in fen. */
#ifndef ROOMS_DUES_DUES_RULE_H
#define ROOMS_DUES_DUES_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "rooms/norm/norm.h"

#define DUES_MONTH_OPEN 119988		/* of the year 9999: no end */
#define DUES_BASE_FEN_MAX INT64_C(1000000000)	/* ten million yuan a month is a slip of the pen */
#define DUES_BACK_MONTHS 6		/* art. 12: paid back for half a year without asking anybody */
#define DUES_WARN_MONTHS 5		/* a month before the next */
#define DUES_REVIEW_MONTHS 6		/* art. 13, 党章 art. 9: six months in a row without good reason */
#define DUES_CENTRE_FEN 100000		/* art. 11: given freely at one time, and from there on the Centre's */

/* Months are counted from the year 0: year times twelve and the month from 0. */
int dues_month(day_t day);
day_t dues_month_first(int month);	/* its first day */
/* Of the quarter of that month the first month: from it on whoever has no monthly income pays by the quarter before (art. 4). */
int dues_quarter_first(int month);
int dues_quarter_last(int month);	/* last month of the same quarter */

/* What a month's dues are by a table. base_fen is the income of a month (art. 1 to 5), of `self` the net income of the quarter before (art. 4), of
 * which a third is the base: the third itself is never rounded, so that a fen above an edge is above it. Of a farmer base_fen is the level that the
 * branch set; of the other fixed classes nothing. False: an unknown class, or a level outside what the table allows (*low, *high). The rate is of
 * the whole base, not of slices; half a fen goes up. */
bool dues_amount(const struct norm_dues *table, const char *payer_class, int64_t base_fen, int64_t *due_fen, int64_t *low_fen, int64_t *high_fen);
/* In hundredths of a percent; 0 for the fixed classes. */
int64_t dues_rate(const struct norm_dues *table, const char *payer_class, int64_t base_fen);
bool dues_has_base(const char *payer_class);	/* an income is asked for */
int64_t dues_base_of_month(const char *payer_class, int64_t base_fen);	/* for display: of `self` the third, to the fen */

/* From which month how much is owed, to which branch: one row of dues_base. In order, without overlaps. */
struct dues_stretch { int from_month, to_month; int64_t due_fen, org; };
/* What one month costs; 0 where nothing is owed. */
int64_t dues_of_month(const struct dues_stretch *stretches, size_t count, int month, int64_t *org);
/* Months in a row that were due and are not paid: a month paid, or one in which nothing was owed (exempt, no income, no member), ends the row.
 * to_month is the first month no longer; DUES_MONTH_OPEN while nothing ends it. Everything that is said of lateness comes from these runs. */
struct dues_run { int from_month, to_month; };
/* In order. `paid` has the months paid, in any order; `runs` has room for count + paid_count. */
size_t dues_runs(const struct dues_stretch *stretches, size_t count, const int *paid, size_t paid_count, struct dues_run *runs);
int dues_first_unpaid(const struct dues_run *runs, size_t count);	/* DUES_MONTH_OPEN: none */
/* The first month before which so many months in a row lie unpaid, if nothing more is paid; DUES_MONTH_OPEN: there will be none. */
int dues_reached(const struct dues_run *runs, size_t count, int months);

enum dues_state { DUES_PAID, DUES_OWING, DUES_WARN, DUES_REVIEW };
/* Before which month a month unpaid is late: by whole months, the present one never is. Of who pays by the quarter nothing is late before the
 * quarter is over. */
int dues_late_before(int month, bool is_quarterly);
/* Art. 13: the longest run of late months, as it stands in a month; of equal ones the first. Empty (to_month == from_month): nothing is late. */
struct dues_run dues_late_run(const struct dues_run *runs, size_t count, int month, bool is_quarterly);
int dues_late_months(const struct dues_run *runs, size_t count, int month, bool is_quarterly);	/* how many that are */
enum dues_state dues_state(int late_months);

#endif
