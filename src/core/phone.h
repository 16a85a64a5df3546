/* Telephone numbers: kept as digits, shown masked. */
#ifndef CORE_PHONE_H
#define CORE_PHONE_H

#include <stdbool.h>
#include "base/arena.h"

/* Digits with at most one hyphen each before the local part and an extension: "13800001111", "0632-5512345".
 * Blanks, full-width digits and a leading +86 go, and the hyphens of a mobile, which is masked as one number. NULL when that leaves no number of 7 to 16 digits, or
 * one that begins as mobiles do (13 to 19) and has not their eleven. */
char *phone_read(struct arena *a, const char *typed);
bool phone_is_lost(const char *typed);			/* 1.38E+10: a spreadsheet took it for a number and dropped its digits */
int phone_digits(const char *typed);			/* how many were typed, for whoever has to be told that they are too few or too many */
char *phone_mask(struct arena *a, const char *phone);	/* 138****1111; of other numbers the last three stay */

#endif
