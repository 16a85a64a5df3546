/* 补登已办步骤: of a case taken over from paper the steps that were done before are entered at once, each by its day, instead of form by form.
 * What the file holds stays in the scan. */
#ifndef ROOMS_RUN_TAKE_OVER_H
#define ROOMS_RUN_TAKE_OVER_H

#include "rooms/run/run.h"

/* A step of the programme and the day on which it was done; DAY_NONE: it was not, or is entered form by form. */
struct taken_step { const char *step; day_t day; };
/* The figures of a vote by its minutes: entitled, present, who agreed (with written opinions where the practice counts those), were against, abstained. */
struct taken_vote { const char *vote; int64_t entitled, present, agreed, opposed, abstained; };
/* Of a sheet by its papers: how many counted, and the mark they came to. */
struct taken_sheet { const char *sheet; int64_t papers; struct fraction mark; };
/* `kept`: a scan of the papers of these steps, NULL: that of the case stands for them. */
struct taking_over { const struct taken_step *steps; size_t steps_count; const struct taken_vote *votes; size_t votes_count; const struct taken_sheet *sheets; size_t sheets_count; const struct file_kept *kept; const char *file_name; int64_t row_version; };

/* The steps that the form offers: the open one and those to which a way leads from it without a step of a level above, in the order of the programme.
 * None where the actor may not enter the open one. */
size_t take_over_steps(struct ctx *c, const struct run_case *k, const struct step ***steps);

/* Closes the open step and those behind it, as far as they have days; the first without one is then open, to be done here. Of several ways the
 * first that leads to a step with a day is gone; what it asks of choices is what was chosen then, and is kept so. Refuses, at "day_STEP": a
 * case not taken over from paper, no day at all, a day before that of the step before or not before the entry, a step of a level above (it registers itself), a
 * step on no such way, what a rule forbids on that day, a notice that had not run, what others signed or decided and the actor may not enter (take_over_proof.h), a step that sets something by what stands in its forms alone, and one that ends the case; at "vote_VOTE" a vote without
 * figures, with too few present, or one by which the way was not open; at "sheet_SHEET" the same of a sheet (take_over_proof.h). */
bool take_over(struct ctx *c, run_id id, const struct taking_over *what);

#endif
