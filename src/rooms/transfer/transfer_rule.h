/* The figures of 组织关系接转, as pure functions of days. */
#ifndef ROOMS_TRANSFER_TRANSFER_RULE_H
#define ROOMS_TRANSFER_TRANSFER_RULE_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/message.h"

#define TRANSFER_DAYS_MIN 1
#define TRANSFER_DAYS_MAX 90		/* 组通字〔2015〕33号 */
#define TRANSFER_DAYS_USUAL 30
#define TRANSFER_REISSUE_MONTHS 6	/* from the first issue, for an objective reason: likewise */
#define TRANSFER_RECEIPT_MONTHS 1	/* likewise; the time by which the receipt should be back */
#define TRANSFER_NEAR_MONTHS 3		/* so close to the end of probation both sides are warned */
#define TRANSFER_SOON_DAYS 7		/* a letter that ends so soon is told on the workbench */

/* Is a letter of so many days one that may be issued: TRANSFER_DAYS_MIN to TRANSFER_DAYS_MAX? */
bool transfer_days_fit(int64_t valid_days);
/* The last day on which a letter is good. */
day_t transfer_valid_until(day_t issued, int64_t valid_days);
/* The last day on which it may be issued again. */
day_t transfer_reissue_last(day_t first_issued);
/* When the receipt should be back: a month after the issue, and not before the letter itself is over. */
day_t transfer_receipt_due(day_t issued, day_t valid_until);
/* Does the name end with one of the words, which stand with blanks between? A branch, a general branch and a group are told by that. NULL ends with none. */
bool transfer_ends_with_one_of(const char *name, const char *words);
/* The names under which a committee may stand that is called so in short: 柳河镇, 柳河镇党委 and 中共柳河镇委员会 are one. In the arena. */
#define TRANSFER_SPELLINGS 7
void transfer_spellings(struct arena *a, const char *typed, const char *names[TRANSFER_SPELLINGS]);
/* A village or community as somebody writes it, with its town before and its Party organisation behind: 云川市柳河镇何家岭村第一党支部. Of a village committee
 * of the electors (村委会) the village counts. */
#define TRANSFER_UPPERS_MAX 4
struct transfer_village {
	const char *name;			/* "何家岭村" */
	const char *uppers[TRANSFER_UPPERS_MAX];/* "云川市", "柳河镇" */
	int uppers_count;
	const char *ordinal;			/* "第一"; "" none is said */
	char level;				/* 'b' branch, 'g' general branch, 'c' committee; '\0' none is said */
};
/* False: the name tells no village. In the arena. */
bool transfer_village_read(struct arena *a, const char *typed, struct transfer_village *village);
/* The day from which a probation that began on `joined` is over, where that is `day` or before it; else DAY_NONE. */
day_t transfer_probation_over(day_t joined, day_t day);
/* Does the probation that began on `joined` end within three months of `day`, or before it? */
bool transfer_is_near_conversion(day_t joined, day_t day);
/* The month of a day as pages say it: "2015年8月", in English "2015-08". Papers have the Chinese one. */
const char *transfer_month_text(struct arena *a, enum lang lang, day_t day);

#endif
