/* The people behind a cell of the balance as a list behind a number (figure/behind.h), so that the roster prints, keeps and exports them. */
#ifndef ROOMS_PERSON_BALANCE_BEHIND_H
#define ROOMS_PERSON_BALANCE_BEHIND_H

#include "rooms/figure/behind.h"
#include "rooms/person/balance.h"

/* Which cell an address asks for: its organisation, period, part ("closing" if none is named) and cause. Of the balance the period alone. */
struct balance_cell {
	struct org_row org;
	struct balance balance;
	const char *part, *cause;
};
/* Reads part, cause, from and to of a request about `org`. Needs MAY_SEE_PERSON there; refuses NOT_FOUND a part that no balance has, and what balance_period refuses. */
bool balance_cell_read(struct web *w, org_id org, struct balance_cell *cell);
/* "part=in&cause=joined&from=2015-01-01&to=2015-11-17": as it stands in an address, behind the organisation. */
const char *balance_cell_text(struct arena *a, const struct balance_cell *cell);

/* "balance?org=5&part=in&…" read as a list behind a number; the report of `b` stays empty. */
bool balance_behind(struct web *w, struct behind *b);

#endif
