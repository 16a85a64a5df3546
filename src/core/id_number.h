/* Citizen ID numbers 公民身份号码 (GB 11643-1999): read from whatever was typed or left by a sheet, with the
 * exact reason when it cannot be one. */
#ifndef CORE_ID_NUMBER_H
#define CORE_ID_NUMBER_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/message.h"

#define ID_NUMBER_CHARS 18

/* Told in this order: the first that holds. A sentence each in text/id_number.txt. */
enum id_number_fault {
	ID_NUMBER_GOOD = 0,
	ID_NUMBER_EMPTY,
	ID_NUMBER_SCIENTIFIC,	/* 3.70481E+17: a sheet kept it as a number and lost the digits */
	ID_NUMBER_SIGN,		/* something other than digits, or an X before the end */
	ID_NUMBER_LENGTH,	/* neither 18 nor 15 */
	ID_NUMBER_ROUNDED,	/* ends in 000 and does not check: a sheet rounded it to 15 digits */
	ID_NUMBER_CHECK,	/* the check digit does not fit: one digit is wrong or two are swapped */
	ID_NUMBER_DATE,		/* the birthday in it is no date */
	ID_NUMBER_FUTURE,	/* born after today */
	ID_NUMBER_SEQUENCE	/* the order code 顺序码 (15th to 17th) is 000, which is given to nobody: what a sheet leaves of lost digits */
};

struct id_number {
	const char *text;	/* 18 characters, X upper-case, in the arena */
	day_t birth_day;
	int sex;		/* 1 male, 2 female */
	bool is_old_form;	/* was 15 digits */
	bool is_province_known;	/* warn only: codes never change on the card */
};

/* Blanks, full-width digits, a small x and a leading apostrophe do not matter; 15 digits become 18.
 * `number` is filled only when the answer is ID_NUMBER_GOOD. */
enum id_number_fault id_number_read(struct arena *a, const char *typed, day_t today, struct id_number *number);
message id_number_fault_text(enum id_number_fault fault);	/* not for ID_NUMBER_GOOD */

char id_number_check(const char *first_17);	/* the 18th character for 17 digits */
char *id_number_mask(struct arena *a, const char *number);	/* 110101********9972; anything else becomes stars */

#endif
