/* Passwords nobody may choose; the list is made by mk/common. */
#ifndef CORE_COMMON_PASSWORDS_H
#define CORE_COMMON_PASSWORDS_H

#include <stdbool.h>

extern const char COMMON_WORDS[];	/* each ended by 0, in order of strcmp */
/* Where in COMMON_WORDS each word begins, in the same order, and how many words there are. mk/common makes all three from zxcvbn and local_words.txt. */
extern const unsigned COMMON_PLACES[];
extern const int COMMON_COUNT;

bool common_password_is_listed(const char *lower);	/* lower case */

#endif
