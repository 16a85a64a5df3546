/* The acts of a transfer, for the file that says whose they are. Each refuses by name of rule, possibly behind a write: then all is given up. */
#ifndef ROOMS_TRANSFER_TRANSFER_ACT_H
#define ROOMS_TRANSFER_TRANSFER_ACT_H

#include "rooms/transfer/transfer_part.h"

/* The branch lets the member go; told by a post above it only with the paper on which the branch said so. */
bool transfer_act_agree(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* 党委内部调整: moves the member at once, by its document, once the posts that stay behind are settled. */
bool transfer_act_adjust(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* Gives the letter the next number of the year of its issuer, good for o->valid_days days. */
bool transfer_act_issue(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* The letter again under its number, within TRANSFER_REISSUE_MONTHS of the first one and for a reason that is not the member's (组通字〔2015〕33号). */
bool transfer_act_reissue(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* The other committee takes the member in, and names the branch. */
bool transfer_act_accept(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* The branch enrols the member on a day within the letter and not before the acceptance (《中国共产党党员教育管理工作条例》（2019年）第二十五条): he moves. */
bool transfer_act_enrol(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* The receipt of a letter to the outside, scanned: the membership ends here on its day. Refuses a day to come or outside the letter. */
bool transfer_act_receipt(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* Back to the side before, with the reason. */
bool transfer_act_give_back(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* By the old side, with the reason; of a letter on paper with the day on which it came back. */
bool transfer_act_withdraw(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
/* Says that a letter is over: refuses while it is good. */
bool transfer_act_expire(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);

/* Is its letter in the hands of the member? */
bool transfer_is_on_paper(const struct transfer_row *t);

#endif
