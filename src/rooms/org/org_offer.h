/* Organisations offered to somebody who knows a name by half: while it is typed, and where what was typed fits none. */
#ifndef ROOMS_ORG_ORG_OFFER_H
#define ROOMS_ORG_ORG_OFFER_H

#include "rooms/org/org.h"

#define ORG_OFFERED_MAX 12	/* below one field: what is looked through at a glance */

struct org_offered { const char *value, *upper; };	/* what goes into the field: "李家庄村党支部（0203）"; what stands above it, "": nothing */

/* Those of the actor's range that org_search finds, and behind them those anywhere that org_similar does: members are sent to any branch, so that what it is
 * called is no secret to whoever sends them. In the arena. */
size_t org_offered(struct ctx *c, const char *text, struct org_offered **list);
/* The code, where the text is an organisation's name and code as they are offered; else the text. */
const char *org_offered_code(struct ctx *c, const char *typed);
/* Adds the similar organisations to the last refusal, for the form to offer by name and with their codes. Always false, so that a refusal may end in it. */
bool org_offer_similar(struct ctx *c, const char *typed);

#endif
