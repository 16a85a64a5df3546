#ifndef ROOMS_FLOATING_FLOATING_DUE_H
#define ROOMS_FLOATING_FLOATING_DUE_H

#include "rooms/org/desk.h"

/* What the actor's post has to do about floating members: home contacts that are due, members with a fixed place away six months and more,
 * those away long enough for the card of the year and without one, members who came and are not taken in yet, those about whom a station asks, and passes that
 * the committee that issued them is to take back. */
struct floating_due { int64_t contacts, contacts_branches; struct desk_share to_transfer, waiting, cards, asked, passes; };	/* contacts_branches: of how many branches; a share: what organisations below do themselves is theirs */
void floating_due_of(struct ctx *c, struct floating_due *due);

#endif
