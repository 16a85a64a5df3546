/* Closed lists of values: the national standards for persons, and the local ones for organisations, posts,
 * units, places and roles. A column keeps the value; screens show the name; people may type either.
 * A new value is one line in code_person.c, code_member.c or code_org.c; a new set is one array and one line in its table. */
#ifndef CORE_CODE_H
#define CORE_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/date.h"
#include "base/message.h"

struct code {
	const char *value;	/* what is stored */
	const char *zh, *en;
	const char *also;	/* other usual spellings, separated by |; NULL if none */
};

struct code_set {
	const char *name;
	const struct code *codes;	/* in the order of a select */
	size_t count;
};

const struct code_set *code_set(const char *name);			/* NULL if there is none */
const struct code *code_find(const char *set, const char *value);	/* NULL for an unknown value or set */
/* Name of a value; an unknown value is shown as it is, NULL as "". */
const char *code_name(enum lang lang, const char *set, const char *value);
/* The Chinese names of a known set in its order, as lists are written: what a column of a sheet may hold. *count of them, in the arena. */
const char *const *code_names(struct arena *a, const char *set, size_t *count);
const char *code_name_int(enum lang lang, const char *set, int64_t value);	/* of columns that keep a number; "" if unknown */
/* What a person typed or a sheet holds: the value (leading zero or not), the Chinese or English name or a
 * usual spelling ("汉", "本科", "大专"); blanks and full-width digits do not matter. NULL if it is none of the set. */
const struct code *code_read(const char *set, const char *typed);
/* Names of the set that `typed` may have meant, those that share most signs with it first: "个体工商户、…"; where none shares one, the first of
 * the set. At most CODE_NEAR_MAX; more are said as a number. */
#define CODE_NEAR_MAX 6
const char *code_near(struct arena *a, enum lang lang, const char *set, const char *typed);
bool code_is_yes(const char *typed);	/* 是 有 √ Y yes 1 true */

/* All sets, for the data dictionary and the tests; NULL behind the last. */
const struct code_set *code_set_at(size_t index);

/* ---- what statistics make of codes and days ---- */

/* Values 1..8 of the set age_band; 0 without a birthday. */
int age_band(day_t birth_day, day_t on_day);
/* Values 1..4 of the set join_period; 0 without a day. A month alone counts as its first day. */
int join_period(day_t joined_day);
bool is_college_or_above(const char *education);	/* 大专及以上 */
bool is_minority(const char *nationality);		/* known, and not Han */

#endif
