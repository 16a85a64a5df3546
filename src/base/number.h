/* Numbers as people type them and as they are shown. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/buffer.h"

int int64_order(const void *a, const void *b);		/* of two int64_t, for qsort and bsearch */
bool int_parse(const char *text, int64_t *number);	/* whole text, optional sign, no overflow */
/* "39.9" is 3990: a number of at most two decimals that is not negative, in hundredths, as for yuan and m². */
bool hundredths_parse(const char *text, int64_t *hundredths);
char *hundredths_text(struct arena *a, int64_t hundredths);	/* 3990 is "39.9", 4000 is "40" */

/* A number in plain digits as it is read: "73851" is written 73,851 and "-1234.50" -1,234.50, in threes before the point. What is no such
 * number, or begins with a nought, is written as it is. */
void number_put_grouped(struct buffer *b, const char *text);

/* Hundredths of a percent, half up; 10000 only when `part` is all of it: 199999 of 200000 is 9999. 0 of none. */
int64_t share_hundredths(int64_t part, int64_t whole);

#endif
