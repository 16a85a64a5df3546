/* Opening hours as people write them: a line says on which days and from when to when, "周一至周五 8:30-12:00 14:00-17:30" or
 * "Mon-Fri 8:30-12:00"; 每天 or daily is every day, 全天 or 24h the whole day. Knows no database. */
#ifndef ROOMS_PLACE_OPENING_H
#define ROOMS_PLACE_OPENING_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/message.h"

#define OPENING_SPANS_A_DAY_MAX 6
#define OPENING_SPANS_MAX (7 * OPENING_SPANS_A_DAY_MAX)
#define OPENING_TEXT_CHARS_MAX 400

/* Open on this day of the week (1 Monday … 7 Sunday) from this minute of the day (0 … 1439) until before that one (… 1440). */
struct opening { int weekday, from_min, to_min; };

enum opening_fault {
	OPENING_GOOD = 0,
	OPENING_UNREADABLE,	/* a line that is not days and then times */
	OPENING_BACKWARDS,	/* ends before it begins, or goes past midnight */
	OPENING_OVERLAP,	/* two times of one day overlap */
	OPENING_MANY		/* more than OPENING_SPANS_A_DAY_MAX on a day */
};

/* By weekday and beginning. `at` is the line that is wrong. Nothing typed is no hours. */
enum opening_fault opening_read(struct arena *a, const char *typed, struct opening spans[OPENING_SPANS_MAX], size_t *count, const char **at);
/* As opening_read would read it again: days with the same times in one line, lines joined by `between`. */
const char *opening_text(struct arena *a, enum lang lang, const struct opening *spans, size_t count, const char *between);
bool opening_is_open(const struct opening *spans, size_t count, int weekday, int minute);
char *opening_minute_text(struct arena *a, int minute);	/* "08:30"; 1440 is "24:00" */

#endif
