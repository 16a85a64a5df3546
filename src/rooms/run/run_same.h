/* What run_same.c, run_matter.c and run_like.c share: matters of an organisation that were decided for good, and what they are told by. */
#ifndef ROOMS_RUN_RUN_SAME_H
#define ROOMS_RUN_RUN_SAME_H

#include "rooms/run/run.h"

/* Of cases in the organisation that are over, of the practice or of another one in which the villagers decide, those that were voted down or whose finish bars
 * the same text, the newest first. */
size_t run_barred(struct ctx *c, const struct programme *p, int64_t region, org_id org, struct run_same **list);
/* Refuses at the field a matter that is the one of that case. */
bool run_refuse_same(struct ctx *c, const char *field, const struct run_same *same);
/* A text as the eye reads it, letters and digits alone. In the arena. */
const char *run_without_signs(struct ctx *c, const char *title);
/* Does the first step of the practice need the form? */
bool run_is_of_first_step(const struct programme *p, const char *form);
/* What the field of the form holds, its rows of a table; "": nothing. In the arena. */
const char *run_form_text(struct ctx *c, const struct run_case *was, const struct programme_form *form, size_t field);

#endif
