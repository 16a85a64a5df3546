/* The practice by whose cases an organisation is elected anew. */
#ifndef ROOMS_RUN_RUN_TERM_H
#define ROOMS_RUN_RUN_TERM_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/programme/programme_sql.h"
#include "schema/model.h"

/* A practice in force today for the organisation that runs there and whose steps set its term; open: its case that is under way, 0 none. */
struct run_term_way { struct programme_use_row use; run_id open; };
/* False: none is in force. */
bool run_term_way(struct ctx *c, const struct org_row *org, struct run_term_way *way);
/* Where it leads: the open case, or the form that opens one. */
const char *run_term_href(struct arena *a, const struct org_row *org, const struct run_term_way *way);

#endif
