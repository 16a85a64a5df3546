/* What somebody holds beside posts and roles. */
#ifndef ROOMS_PERSON_PERSON_SEAT_H
#define ROOMS_PERSON_PERSON_SEAT_H

#include "core/ctx.h"
#include "schema/model.h"

/* Of the dead, from `day` on: out of areas of responsibility, posts of service and voluntary organisations; a household group that he represented
 * is without a representative and elects another (村民委员会组织法 art. 25). Inside the transaction that registers the death. */
void person_seats_end(struct ctx *c, person_id person, day_t day);

#endif
