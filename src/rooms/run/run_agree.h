/* A case taken over from paper takes the days that the archive holds by another source from it: whoever types the paper below does not say alone how long
 * somebody has been on the way. What such a case wrote itself it may write anew. The day of applying no case changes once it is registered, also one that
 * began here: the committee above sets it right (late_stage.h). Whoever was on the way before and applies again has a new day. */
#ifndef ROOMS_RUN_RUN_AGREE_H
#define ROOMS_RUN_RUN_AGREE_H

#include "rooms/person/person.h"
#include "rooms/run/run.h"

/* Does the archive hold a day of applying that this case takes from it? Of one taken over from paper: that it found. Of any other: that was registered, before or by
 * this case, and does not belong to a way to membership that was over before. */
bool run_found_applied(struct ctx *c, const struct run_case *k, const struct person_row *row);
/* What the form says beside the day of applying while another is typed; NULL: it is the one that the archive holds. */
const char *run_found_applied_note(struct ctx *c, const struct person_row *row, const char *title, day_t typed);
/* Did this case write the last role of that kind? */
bool run_wrote_stage(struct ctx *c, const struct run_case *k, const struct person_row *row, const char *role);
/* Was a step that sets that status closed before, in a round that a way back ended? */
bool run_decides_anew(const struct run_case *k, const char *status);
/* Each refuses another day than that, with both days and the way by the committee above (late_stage.h): of applying, of the beginning of the stage with
 * that role, which the case tells again, of joining. A month or a year that the archive knows holds every day in it. */
bool run_agrees_applied(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t day);
/* Of somebody whose earlier way is over: refuses a day before its end, or before that of the earlier application. */
bool run_applies_anew(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t day);
bool run_agrees_stage(struct ctx *c, const struct run_case *k, const struct person_row *row, const char *role, day_t day);
bool run_agrees_joined(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t day);

#endif
