/* What somebody agreed to and may take back (我的同意): cases of practices that ask for it, and memberships of self-organisations (SN-07). */
#ifndef ROOMS_RUN_RUN_CONSENT_H
#define ROOMS_RUN_RUN_CONSENT_H

#include "core/ctx.h"
#include "rooms/run/run_consent_sql.h"

struct run_consent { int64_t run; const char *title, *programme_title, *org_name, *state; day_t agreed_day, ended_day; bool may_withdraw; };	/* ended_day: withdrawn; DAY_OPEN: not */

struct run_consents {
	struct run_consent *cases; size_t cases_count;			/* the newest first */
	struct run_consent_member *members; size_t members_count;	/* likewise */
};

/* Those of the actor; none where the account is nobody's. */
void run_consents_read(struct ctx *c, struct run_consents *all);

/* Cases of the own organisation that ended since that day because somebody took his consent back. */
struct run_taken_back { run_id run; const char *title, *programme_title; day_t day; };
size_t run_taken_back_read(struct ctx *c, day_t since, struct run_taken_back **rows);

#endif
