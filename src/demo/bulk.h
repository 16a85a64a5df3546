/* A district of any size for measuring: counties, towns, villages, branches and their members, all invented.
 * Made and written branch by branch, so memory does not grow with it. The same size and business date give
 * the same people; only what is sealed differs with the keyring. */
#ifndef DEMO_BULK_H
#define DEMO_BULK_H

#include "core/ctx.h"

#define BULK_BRANCHES_PER_TOWN 50
#define BULK_BRANCHES_PER_VILLAGE 7
#define BULK_MEMBERS_PER_BRANCH_MAX 5000
#define BULK_REGIONS_MAX 60

struct bulk_size { int members, branches, regions; };
struct bulk_counts { int orgs, people, accounts; };

/* Fills an empty installation. With one region the towns hang directly below the top; otherwise each region is
 * a county. Accounts: shi.zuzhi for the whole, xian1.zuzhi … for each county, zhibu1.shuji … for the first
 * branches of the first county, all with DEMO_PASSWORD. False with the reason. */
bool bulk_load(struct ctx *c, const struct bulk_size *size, struct bulk_counts *counts, char *error, size_t error_bytes);

/* Lays `lines` more lines of audit, as an office would in some years: to measure the proof of the log. */
bool bulk_audit(struct ctx *c, int64_t lines);

#endif
