/* The demo city 云川市: a county-level city with 70 committees, 3,365 branches and 73,851 members, all invented.
 * `small` is about one fiftieth of it, for tests. docs/demo.md lists its accounts and figures. */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "core/ctx.h"
#include "demo/demo_profile.h"

#define DEMO_PASSWORD "Yunchuan@2015"	/* of every account of the demo, and of nothing else */

struct demo_counts { int orgs, committees, branches, people, members, accounts; };

/* NULL for an unknown name; "full" or "small". */
const struct demo_profile *demo_profile_find(const char *name);

/* Business days of the demo begin here: dues have had their table for a year, and the invented people their days of birth. */
#define DEMO_DAY_MIN 14245	/* 2009-01-01 */

/* Fills an empty installation, in slices of some ten thousand rows, each a transaction with its audit line.
 * Of the context it takes database and keys (services), today, machine_s and an arena. False with the
 * reason: of a case that a rule refuses which one, by which practice, and the rule; what was written before stays. */
bool demo_load(struct ctx *c, const struct demo_profile *profile, struct demo_counts *counts, char *error, size_t error_bytes);

#endif
