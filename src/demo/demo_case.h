#ifndef DEMO_DEMO_CASE_H
#define DEMO_DEMO_CASE_H

#include "core/ctx.h"

struct demo_plan;

/* Once the city is written: practices in force, and cases carried through the rules. False with the reason. */
bool demo_cases(struct ctx *base, struct demo_plan *p, char *error, size_t error_bytes);

#endif
