/* Putting a case on hold (暂缓) and lifting it again: nothing of it is decided meanwhile, papers may still come in. The term of the open step
 * stands still; a term of the Party's regulations runs on, since no office may lengthen it. */
#ifndef ROOMS_RUN_RUN_HOLD_H
#define ROOMS_RUN_RUN_HOLD_H

#include "rooms/run/run.h"

/* Whoever handles cases in an organisation above that of the case, and whoever is in a role that the programme names (暂缓). */
bool run_may_hold(struct ctx *c, const struct run_case *k);
/* They may: as people read it. */
const char *run_holders_text(struct ctx *c, const struct run_case *k);
/* The hold that the case is under; NULL: none. */
const struct run_hold_row *run_hold_of(const struct run_case *k);
/* Why nothing of the case is done today: somebody put it on hold, or another case about the same subject keeps it back; as people read it. NULL: it goes on. */
const char *run_stands_still(struct ctx *c, const struct run_case *k);
/* Its terms stand still on hold. Not so where the programme names a rule that it follows, and where it changes a membership, a post or a
 * term of office: those terms are the regulation's. */
bool run_terms_stop(const struct programme *p);

/* The talk counts where has_talk is set: its day, DAY_NONE where none can be read, and what was said. */
struct run_holding { const char *reason, *talk; day_t talk_day; bool has_talk; int64_t row_version; };
/* Refuses: somebody who may not, a case that is over or on hold, no reason, and where the programme wants a talk first (先谈话) no talk or
 * one on another day than between the opening of the case and today. */
bool run_put_on_hold(struct ctx *c, run_id id, const struct run_holding *what);
/* Refuses: somebody who may not, a case that is not on hold, no reason. */
bool run_end_hold(struct ctx *c, run_id id, const char *reason, int64_t row_version);

/* One hold in a sentence, as the page of the case and its bundle tell it: when, who and why, and how it ended. */
const char *run_hold_text(struct ctx *c, const struct run_hold_row *hold);

/* How many cases the posts of the actor's own organisation hold, and since when the first of them. */
void run_held_by_own(struct ctx *c, struct run_held_count *count);

#endif
