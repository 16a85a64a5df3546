/* Open cases go where those they are about go: with a member to the new branch, with a branch into the one that takes it in. */
#ifndef ROOMS_RUN_RUN_MOVE_H
#define ROOMS_RUN_RUN_MOVE_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"

/* Inside the transaction that moves somebody from a branch to another on that day, once his record says so: what is open about him there is
 * handled by the new branch from then on, with everything done so far (发展党员工作细则 2014 art. 16: what was handed over and examined counts on).
 * Where he leaves the county or the system, `to_region` is another or `to` is 0 and the cases end there: their papers go with the letter. */
struct run_going { person_id person; int64_t region, to_region; org_id from, to; day_t day; };
void run_go_along(struct ctx *c, const struct run_going *going);

/* Before somebody leaves the branch: what its meeting votes on about him, or has resolved and not finished, it finishes itself while he is there, since it was his branch that
 * day; the approval then goes to the committee above the new one (发展党员工作细则 2014 arts. 33–35). Refuses with the vote and the way out: the old branch closes the step, or
 * declares a vote void that was not held. */
bool run_lets_go(struct ctx *c, int64_t region, org_id from, const char *from_name, person_id person, const char *name);

/* Inside that transaction, once the transfer is done on that day: what is open about him goes the way that is for whoever came meanwhile, as to putting the discussion of
 * his conversion off, where its open step has one (run_go_by_move). */
void run_lead_on(struct ctx *c, int64_t region, person_id person, day_t day);

/* Inside the transaction that registers the death of somebody on that day: what is open about him anywhere ends with that reason, as his transfer does. Not
 * so the case that registers it, which ends by itself; 0: none does. */
void run_end_after_death(struct ctx *c, int64_t region, person_id person, const char *name, day_t day, int64_t registering);
/* 不予承认: what was to lead a probationary member on ends likewise. */
void run_end_unrecognised(struct ctx *c, int64_t region, person_id person, const char *name, day_t day, int64_t registering);

/* May a branch be merged? Refuses by its name an open case about the branch itself, as an election is: it is finished or ended first. */
bool run_merge_is_right(struct ctx *c, const struct org_row *from);
/* Inside the transaction of a merger in one county, once its people have gone along: what else is open in the branch goes on in the other. */
void run_merge(struct ctx *c, const struct org_row *from, org_id to, day_t day);

/* Was no step of what is open in the branch done, or begun, after that day? Refuses at `day` with the case and its last day. */
bool run_merge_day_is_right(struct ctx *c, const struct org_row *from, day_t day);

/* Is nothing open in an organisation that is closed? Refuses with how many cases there are. */
bool run_lets_close(struct ctx *c, const struct org_row *org);

/* Inside the transaction that hung an organisation elsewhere in the tree: others are above now, and it is their turn. */
void run_turn_anew(struct ctx *c, int64_t region, const char *path);

#endif
