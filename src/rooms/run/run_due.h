#ifndef ROOMS_RUN_RUN_DUE_H
#define ROOMS_RUN_RUN_DUE_H

#include "rooms/run/run.h"

/* What is done next in a case, by the first thing that its open step lacks; HELD: nothing, while it is on hold or another case holds it; REST: nor while the
 * membership of whom it is about is suspended; OTHERS: the step keeps the actor away, so others of the organisation do it, and what they did on paper is registered. */
enum run_next { RUN_NEXT_FILL, RUN_NEXT_RATE, RUN_NEXT_VOTE, RUN_NEXT_SEAL, RUN_NEXT_SHOW, RUN_NEXT_WAIT, RUN_NEXT_SIGN, RUN_NEXT_MEND, RUN_NEXT_CLOSE, RUN_NEXT_HELD, RUN_NEXT_REST, RUN_NEXT_OTHERS, RUN_NEXTS_COUNT };
struct run_due_line { struct run_turn_line turn; enum run_next next; const char *what, *back, *away, *papers; };	/* papers: of a sheet those that wait for a second person; back: who sent it back and why, NULL nobody; away: of OTHERS as whom the actor must not, and who may; what: the form, vote, role …; of CLOSE the step; of OTHERS who does it */

/* How many in all: late, due today, this week, and later or without a term; and the first `limit` of each of these groups (`told_limit` of what it is told of). */
struct run_due_part { struct run_due_line *lines; size_t lines_count; struct run_due_row n; };

/* What the actor's post has to look after: open steps that its organisation does or signs, duties that it reports, cases of others that
 * it is told of because they are late, and how many others below it are late. A post of an office acts for what the office belongs to. Duties whose
 * period begins after the day `begun` are left out: nothing can be reported of them yet. */
struct run_due { struct run_due_part does, reports, told; int64_t late_below; int64_t org; };
void run_due_of(struct ctx *c, size_t limit, size_t told_limit, day_t begun, struct run_due *due);
/* What it is told of in one subtree, however many; n stays 0. */
void run_due_told(struct ctx *c, const char *path_from, const char *path_to, size_t limit, struct run_due_part *told);
/* How many that is by the first `chars` characters of the paths of the cases. */
size_t run_due_told_units(struct ctx *c, const char *path_from, const char *path_to, size_t chars, struct run_told_unit **units);
/* How much of that, steps and duties, waits for a post at another organisation; 0: it is one of the actor's desks, where he sees it. */
int64_t run_due_elsewhere(struct ctx *c, org_id org, day_t begun);
/* Fills in `next` and `what` of a line of `does`: the whole case is read for it, so only for lines that are shown. */
void run_due_next(struct ctx *c, struct run_due_line *line);
/* Of a line of `reports`: does the case rest, so that its reports do too? `next` says why then. The whole case is read for it. */
bool run_due_rests(struct ctx *c, struct run_due_line *line);

/* The organisations that a post there acts for: itself, and of an office or department the one it belongs to. */
#define RUN_DESKS_MAX 2
size_t run_own_desks(struct ctx *c, int64_t desks[RUN_DESKS_MAX]);
bool run_is_own_desk(struct ctx *c, int64_t org);
/* The organisation below the actor's whose turn the case is; 0: it is the actor's own turn, or that of none below. */
int64_t run_turn_below(struct ctx *c, const struct run_row *row);
/* Whom the actor may remind of the case: whose turn it is below, or where it is nobody's there who is late with a report on it. 0: nobody. */
int64_t run_reminded(struct ctx *c, const struct run_row *row);

#endif
