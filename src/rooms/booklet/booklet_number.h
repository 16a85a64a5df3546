/* What the number of a 入党志愿书 is, for the register, for issuing it and for the case that names it.
 *
 * It is printed by the province: digits, in front of them letters or the short name of the province, "2015000101", "鲁0000019999", "No.0012399",
 * "2015-000123". Typed it comes with blanks, full-width signs, other dashes and small letters; one booklet has one number however it was typed. */
#ifndef ROOMS_BOOKLET_BOOKLET_NUMBER_H
#define ROOMS_BOOKLET_BOOKLET_NUMBER_H

#include "base/arena.h"
#include "core/ctx.h"
#include "rooms/booklet/booklet_sql.h"

/* As the register keeps what was typed: half-width, great letters, no blanks, the hyphen for each dash, "NO" for "No." and "№". "" for NULL. In the arena. */
const char *booklet_number_read(struct arena *a, const char *typed);
/* Is what was read a number? Letters, Chinese characters, digits and hyphens, LIMIT_BOOKLET_NUMBER characters at most, and digits at the end. */
bool booklet_number_is_right(const char *number);
/* How many digits stand at its end, by which numbers are counted on: 18 at most, further ones in front belong to the letters. */
size_t booklet_number_digits(const char *number);

/* The booklet of that number, as it was typed or read. A register that was kept before numbers were read like this has some in other spellings: small letters,
 * a blank in front of the digits, "NO." or no "NO" at all. */
bool booklet_number_find(struct ctx *c, const char *number, struct booklet_row *row);
/* The spellings that stand for the same number, what was typed the first; in the arena. */
#define BOOKLET_SPELLINGS_MAX 8
size_t booklet_number_spellings(struct arena *a, const char *number, const char *spellings[BOOKLET_SPELLINGS_MAX]);

#endif
