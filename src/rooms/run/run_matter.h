/* What a matter is by the forms of its first step, and whether another case proposed the same, on whatever form. */
#ifndef ROOMS_RUN_RUN_MATTER_H
#define ROOMS_RUN_RUN_MATTER_H

#include "rooms/run/run_walk.h"

/* The first field that says in words what is proposed; NULL: none does. */
const struct programme_field *run_matter_words(const struct programme_form *form);
/* Does the form say what that case proposed? On the same form everything but its papers is as it was. On another one (of another practice of the village, or of another version)
 * what both can be asked: fields of the same name and kind, the one sum of money of each, in whatever unit, and the words that say what it is, wherever they stand. Nothing of
 * that may differ, the words must be there, and something else be the same, or the words be long enough to mean nothing else. */
bool run_proposes_the_same(struct ctx *c, const struct run_case *was, const struct programme_form *form, const struct run_entry *entries);

#endif
