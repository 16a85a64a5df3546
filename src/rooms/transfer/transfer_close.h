/* What ends a transfer from outside of it. */
#ifndef ROOMS_TRANSFER_TRANSFER_CLOSE_H
#define ROOMS_TRANSFER_TRANSFER_CLOSE_H

#include "core/ctx.h"
#include "schema/model.h"

/* Inside the transaction by which somebody ceases to be a member: a transfer that is under way is withdrawn, with the reason, and what
 * the member asked for ends. */
void transfer_end_open(struct ctx *c, person_id person, const char *why);

#endif
