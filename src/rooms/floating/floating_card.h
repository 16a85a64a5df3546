/* 流动党员年度登记证 (KFQ-15): one a member and year, given by the home branch to whoever is away for more than two months. What the member
 * took part in stands in it by day and kind: the member, the home branch or the host enters it, the host confirms it. Neither a
 * place nor a judgement has room in it: membership and discipline are matters of the home branch alone (CS-03). */
#ifndef ROOMS_FLOATING_FLOATING_CARD_H
#define ROOMS_FLOATING_FLOATING_CARD_H

#include "rooms/floating/floating.h"
#include "rooms/floating/floating_card_sql.h"

/* Away for more than so many months: band floating_card_months of the norm `post`, two unless it says otherwise. */
int floating_card_months(struct ctx *c);
/* Who went away before this day is due a card today. */
day_t floating_card_away_before(struct ctx *c);

/* The card of this year. Needs MAY_EDIT_PERSON at home. Refuses before the threshold, and a second one in a year. */
bool floating_issue_card(struct ctx *c, floating_id id, int64_t row_version);
/* What the member took part in (code set floating_activity). Needs MAY_EDIT_PERSON at home or at a host that has taken the member in, whose
 * own entry counts as confirmed; or MAY_SEE_SELF for oneself. Refuses a year without a card, a day before the departure or in the
 * future, the same again, and what is no activity. */
bool floating_report(struct ctx *c, floating_id id, day_t day, const char *kind, int64_t row_version);
/* The host confirms that the member took part. Needs MAY_EDIT_PERSON at a host that has taken the member in. Refuses twice. */
bool floating_confirm(struct ctx *c, floating_id id, floating_activity_id activity, int64_t row_version);

#endif
