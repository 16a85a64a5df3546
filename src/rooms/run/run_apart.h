/* Two steps that one person must not do both (`not_by STEP`): who did the earlier one. */
#ifndef ROOMS_RUN_RUN_APART_H
#define ROOMS_RUN_RUN_APART_H

#include "rooms/run/run.h"

/* Did this person close the step, as it counts now, or fill in a form of it? False for person 0, and for what nobody did: a step that closed by itself or came
 * from paper. Of the actor also what his account registered for others, but for papers of before the case was taken over. */
bool run_did(struct ctx *c, const struct run_case *k, const char *step, int64_t person);
/* Is the actor none of those from whom the open step is kept (`not_by`)? Else refused with the role he has or the step he did, and who may instead. */
bool run_fill_is_not_barred(struct ctx *c, const struct run_case *k);
/* Likewise of the person who closes it on that day, at "person"; nor may the account that registers it for him have done an earlier step of these. */
bool run_close_is_not_barred(struct ctx *c, const struct run_case *k, int64_t person, const char *name, day_t day);
/* Likewise of the person who signs it for that role on that day, whoever's account registers it: whom the step is kept from signs it no more than he closes it.
 * Where the practice has the very role sign that does not close, as `not_by village` and `sign village`, its people sign. */
bool run_sign_is_not_barred(struct ctx *c, const struct run_case *k, const char *role, int64_t person, const char *name, day_t day);
/* Why the actor does not end the case while the open step is kept from him; NULL: it is not. The case is open. Lives in the arena. */
const char *run_kept_from_step_text(struct ctx *c, const struct run_case *k);
/* Remembers that the actor fills in a form of the open step, where a later step is kept from whoever did. */
void run_write_typist(struct ctx *c, const struct run_case *k);

#endif
