/* 更正误登记: an end of membership or a suspension that was registered of the wrong person or on the wrong day, or that an appeal set aside. It is asked
 * for like a late registration (late_entry.h), with its document and reason, and decided by the committee above. What was wrong becomes void: the stretch of
 * membership goes on as if it had never ended, so figures of every day are right again, and the balance tells of it among what was registered late. What
 * ended with it - posts, roles, seats, cases, the account - does not come back by itself; it is listed, to be entered again by whoever may. */
#ifndef ROOMS_PERSON_MISTAKEN_H
#define ROOMS_PERSON_MISTAKEN_H

#include "rooms/person/late_entry.h"
#include "rooms/person/mistaken_sql.h"

/* Does the kind of a late registration correct what was registered? */
bool mistaken_is_kind(const char *kind);
/* The one that this kind may correct now: false where the last that befell the membership is no 去世, 除名, 退党除名, 开除党籍, 取消预备党员资格 or 停止党籍
 * (of LATE_MISTAKEN also one that was restored since; of LATE_APPEAL no death or suspension). */
bool mistaken_fits(struct ctx *c, const struct person_row *row, const char *kind);
/* Takes what is corrected into the form: its cause, and of another kind than LATE_WRONG_DAY its day. Refuses: nothing that the kind corrects; of LATE_WRONG_DAY
 * no day, the same, one in the future or not after what went before; else a day that is another; another branch while the own one stands, and none that
 * took over where it was dissolved. */
bool mistaken_judge(struct ctx *c, const struct person_row *row, struct late_form *form);
/* In the transaction of the approval: judged again. An appeal restores without a break (《中国共产党章程》（2022年）第四十三条: appeal against a punishment). */
bool mistaken_register(struct ctx *c, const struct person_row *row, const struct late_entry_row *entry);
/* The day that LATE_WRONG_DAY replaces, or replaced; DAY_NONE: not known. */
day_t mistaken_day_before(struct ctx *c, const struct late_entry_row *entry);
/* What ended with it and is to be entered again, of LATE_MISTAKEN and LATE_APPEAL. */
size_t mistaken_ended_with(struct ctx *c, const struct late_entry_row *entry, struct mistaken_ended_row **rows);

#endif
