/* Moving a member's relation to another branch: what the procedure 组织关系接转 writes when all its sides have agreed. */
#ifndef ROOMS_PERSON_PERSON_MOVE_H
#define ROOMS_PERSON_PERSON_MOVE_H

#include "rooms/person/person.h"

struct person_move {
	org_id to;
	day_t day;			/* the first in the new branch; the old one has the member until the evening before */
	bool is_between;		/* committees: told as transferred out and in, and not as moved between branches */
	const char *document;
};

/* Inside a transaction that the procedure began, judges and audits: the stretch in the old branch ends on the day on which the one in
 * the new branch begins, with the same status. Refuses a day not after the last change or in the future, somebody who is no member or
 * has a late entry that waits, a branch that is closed, younger or keeps no members. To another county everything that hangs on the person goes along; roles
 * held in the old county end. */
bool person_write_move(struct ctx *c, const struct person_row *row, const struct person_move *move);

/* What belongs to the branch ends when somebody moves to another one, or with `status` is no member any more: the register of floating
 * members, and from the next month on what is owed there. Inside a transaction that a change of standing began, before the record moves. */
void person_leave_branch(struct ctx *c, const struct person_row *row, org_id org, const char *path, day_t day, int64_t status);

/* Somebody comes from outside with a letter, or the record of who moved out goes on: in the branch from the day on, with the status that the
 * letter tells. The county of the record changes with the branch. Refused as person_write_standing does. */
struct person_arrival { org_id org; int64_t region, status; day_t full_day, day; const char *document; enum date_precision full_precision; };
bool person_write_arrival(struct ctx *c, const struct person_row *row, const struct person_arrival *arrival);

#endif
