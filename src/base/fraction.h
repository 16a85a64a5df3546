/* Exact numbers for scores, shares and money: a fraction in lowest terms, its denominator positive. 79.996 is less
 * than 80 however it is shown, and 2/3 of 36 is 24. What does not fit is an overflow, never a wrong number. */
#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

struct fraction { int64_t above, below; };	/* {0, 0} is no number: an overflow, or a division by zero */

/* In lowest terms; no number where `below` is 0 or it does not fit. */
struct fraction fraction_of(int64_t above, int64_t below);
bool fraction_is_number(struct fraction f);

/* "12", "79.996", "2/3", "50%"; at most 12 digits before and 6 behind the point. False, and nothing is set, if not. */
bool fraction_parse(const char *text, struct fraction *f);
/* Likewise, but no percentage: where marks go to 100, 95% would be less than one. */
bool fraction_parse_mark(const char *text, struct fraction *out);

/* No number when an operand is none, or when the result does not fit. */
struct fraction fraction_add(struct fraction a, struct fraction b);
struct fraction fraction_subtract(struct fraction a, struct fraction b);
struct fraction fraction_multiply(struct fraction a, struct fraction b);
struct fraction fraction_divide(struct fraction a, struct fraction b);

/* -1, 0, 1; both must be numbers. Never overflows. */
int fraction_compare(struct fraction a, struct fraction b);

/* "80", "79.996", and "2/3" where no decimal number is exact. */
char *fraction_text(struct arena *a, struct fraction f);

#endif
