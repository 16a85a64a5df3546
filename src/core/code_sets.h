/* Where code.c finds the sets. */
#ifndef CORE_CODE_SETS_H
#define CORE_CODE_SETS_H

#include "core/code.h"

/* The sets of code_person.c, code_member.c and code_org.c, and how many each file has; code_set finds one by name among all. */
extern const struct code_set CODE_SETS_PERSON[], CODE_SETS_MEMBER[], CODE_SETS_ORG[];
extern const size_t CODE_SETS_PERSON_COUNT, CODE_SETS_MEMBER_COUNT, CODE_SETS_ORG_COUNT;

#define CODES_OF(array) array, sizeof(array) / sizeof((array)[0])

#endif
