/* Numbers as people type them with the unit behind: where "天" is asked for "30天" is 30. */
#ifndef CORE_UNIT_NUMBER_H
#define CORE_UNIT_NUMBER_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

/* What is asked for in fields of money. */
extern const char UNIT_YUAN[];
/* The number without the unit, in half width: "30天", "３０ 日" and "5000元" are "30", "30" and "5000". `asked`: the Chinese name of what is asked for, as
 * "公示天数" or "年租金（元）": only a unit that it speaks of is cut, so that seven working days are never read as seven days. Whatever is no number then
 * comes back as it was typed. In the arena. */
const char *unit_number(struct arena *a, const char *typed, const char *asked);
/* The same for whole days. False, and *days stays: no whole number of days. */
bool unit_days_read(struct arena *a, const char *typed, int64_t *days);
/* How many yuan one is where that is asked for: 10000 of "预算（万元）", 1 of "年租金（元）"; 0: no sum of money is. */
int64_t unit_yuan_of(const char *asked);

#endif
