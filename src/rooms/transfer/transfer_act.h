/* The acts of a transfer, for the file that says whose they are. Each refuses by name of rule, possibly behind a write: then all is given up. */
#ifndef ROOMS_TRANSFER_TRANSFER_ACT_H
#define ROOMS_TRANSFER_TRANSFER_ACT_H

#include "rooms/transfer/transfer_part.h"

bool transfer_act_agree(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_adjust(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_issue(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_reissue(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_accept(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_enrol(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_receipt(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_give_back(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_withdraw(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
bool transfer_act_expire(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);

/* Is its letter in the hands of the member? */
bool transfer_is_on_paper(const struct transfer_row *t);

#endif
