/* 入党申请人、积极分子和发展对象的转移: who is no member has no relation to transfer, but is taught on elsewhere. The branch that taught him proposes it and hands over what it
 * has, the new one takes it over; his case goes along, and the time before counts (《中国共产党发展党员工作细则》（2014年、2026年）第十一条). Within one county. */
#ifndef ROOMS_TRANSFER_TRANSFER_TRAINING_H
#define ROOMS_TRANSFER_TRANSFER_TRAINING_H

#include "rooms/transfer/transfer_part.h"

#define TRANSFER_TRAINING "training"

/* Is it the training of an applicant, activist or prospect that moves (培养关系转移), not a membership? */
bool transfer_is_training(const struct transfer_row *t);
/* What he is by the archive, "prospect", "activist" or "applicant" (code set role_kind), and since when; "" for a member and whoever is none of it. */
const char *transfer_stage(struct ctx *c, const struct person_row *row, day_t *since);
/* What was done, and what is to be done (code sets transfer_act and transfer_turn), in words that fit what moves. */
const char *transfer_act_words(const struct ctx *c, const struct transfer_row *t, const char *act);
const char *transfer_turn_words(const struct ctx *c, const struct transfer_row *t, const char *act);
/* Is he no member, and an applicant, an activist or a prospect by the archive? */
bool transfer_is_on_the_way(struct ctx *c, const struct person_row *row);
/* Inside the transaction of transfer_open. Refuses: a second one, no branch of the same county, his own branch, no reason, materials that are not handed over, a day of handing them over
 * that is after today or before the last change of his stage, branch or cases, and what run_lets_go refuses. */
bool transfer_training_write(struct ctx *c, const struct transfer_form *form, const struct person_row *row, transfer_id *made);
/* The new branch takes him over from order->day on: his archive, his stage and his cases. Refuses a day before they were handed over, before a later change of his
 * stage or cases, or after today, and somebody who has become a member or
 * is elsewhere meanwhile. */
bool transfer_act_receive(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);

#endif
