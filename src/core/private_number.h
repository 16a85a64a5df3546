/* Numbers of a person that no public text holds: 公民身份号码 and 手机号码 (《中华人民共和国个人信息保护法》（2021年）第二十五条). */
#ifndef CORE_PRIVATE_NUMBER_H
#define CORE_PRIVATE_NUMBER_H

#include "base/arena.h"

/* The first of them in a text, masked and in the arena; NULL: there is none. Full-width digits count, and single blanks or hyphens between groups of digits. An ID number
 * is 17 digits with a digit or an X behind them, standing alone, whatever its check digit, but for a good credit code of an organisation (core/credit_code.h) that is no
 * good ID number; in groups, those alone that hold a birthday. A mobile number is 11 digits from 13 to 19 on, with +86 or without, standing alone, or in groups of 3, 4 and 4. */
const char *private_number_in(struct arena *a, const char *text);

#endif
