/* Money as people type it where yuan are asked for. */
#ifndef CORE_YUAN_H
#define CORE_YUAN_H

#include <stdbool.h>
#include <stdint.h>

/* "1", "１", "1元", "￥5,000.00", "5 000 元" in fen. At most two decimals; commas only between whole thousands, so that "1,5" is not read as fifteen.
 * False, and *fen stays: anything else, such as "5万元", "-1", "元" or more than fits. */
bool yuan_read(const char *typed, int64_t *fen);

#endif
