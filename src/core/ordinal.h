/* Numbers as the names of organisations spell them: 第五党支部, 第二十五党支部. */
#ifndef CORE_ORDINAL_H
#define CORE_ORDINAL_H

#include <stdbool.h>
#include "base/arena.h"

#define ORDINAL_MAX 99

/* 1 → 一, 23 → 二十三; n is 1 to ORDINAL_MAX. */
const char *ordinal_zh(struct arena *a, int n);
/* 第 and the number: 第二十三. */
const char *ordinal_text(struct arena *a, int n);
/* Is there "第n" in the name, and not as the beginning of a longer number? 第十 is not in 第十二党支部. */
bool ordinal_is_in(struct arena *a, const char *name, int n);

#endif
