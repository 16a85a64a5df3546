/* What days alone don't prove of a step that was done on paper: how long something was shown, what a meeting decided and by which figures, and that others
 * than whoever enters it signed or decided it. */
#ifndef ROOMS_RUN_TAKE_OVER_PROOF_H
#define ROOMS_RUN_TAKE_OVER_PROOF_H

#include "rooms/run/take_over.h"

/* Is the step signed, done or decided by a body of its own beside the organisation of the case, as a village's committee or its assembly of representatives? */
bool taken_is_of_others(struct ctx *c, const struct run_case *k, const struct step *s);
/* May the actor enter it? What is of others is entered by the organisation above alone, which holds the papers against it, and not by the account that opened the
 * case: so it takes two posts, as a late registration (补录) does. */
bool taken_may_be_entered(struct ctx *c, const struct run_case *k, const struct step *s);
/* The open step was closed on `day`: each of its notices had run by then, from the day on which the step was opened on, as it must now. Refuses at "day_STEP"
 * with the rule's days, the last of them and the first day on which the step can be closed. */
bool taken_notices_ran(struct ctx *c, const struct run_case *k, day_t day);
/* The votes of the open step that are no elections and weren't held here, with the figures of the minutes; keeps those. Refuses at "vote_VOTE": none typed, more
 * present than entitled, more papers than present; and at "day_STEP" an election, whose people days don't tell. */
bool taken_votes_kept(struct ctx *c, const struct run_case *k, const struct taking_over *what);
/* The sheets of the open step that were not held here, with the figures of their papers; keeps those. Refuses at "sheet_SHEET": none typed, fewer papers than the least or more than
 * raters, a mark outside the scale, and at "day_STEP" a sheet by rows. By them the way that was gone was open (taken_sheets_hold). */
bool taken_sheets_kept(struct ctx *c, const struct run_case *k, const struct taking_over *what);
bool taken_sheets_hold(struct ctx *c, const struct run_case *k, const struct go *gone);
/* What was kept of a sheet on paper; false: it was held here, or not at all. */
bool taken_mark(const struct run_case *k, const char *sheet, struct fraction *mark, int64_t *papers);
const char *taken_mark_text(struct ctx *c, const struct run_case *k, const char *sheet);
/* The fewest papers that the sheet takes, as the case has its parameters. */
int64_t run_sheet_least(const struct run_case *k, const struct sheet *sheet);
/* By the figures that were kept: enough were present, and what the way that was gone asks of them is so. Refuses at "vote_VOTE", or "day_STEP". */
bool taken_votes_hold(struct ctx *c, const struct run_case *k, const struct go *gone);
/* The figures that were kept of a vote on paper; false: it was held here, or not at all. `field` of run_value are TAKEN_FIGURES. */
bool taken_tally(const struct run_case *k, const char *vote, struct tally *tally);
/* As people read them, with where they are from; "": there are none. */
const char *taken_tally_text(struct ctx *c, const struct run_case *k, const char *vote);
/* The steps that counted and were entered by their day alone, each with it; "": none. */
const char *taken_steps_text(struct ctx *c, const struct run_case *k);
/* Was the step closed by its day on paper? */
static inline bool taken_is_by_day(const struct run_step_row *row) { return row->day != DAY_OPEN && row->person == 0 && row->file != 0; }

#endif
