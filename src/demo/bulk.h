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
#define BULK_CASES_PER_BRANCH_MAX 100

/* With cases each town has an organiser, and for each case about recruiting there is one more person who wants to join; they ask for one
 * region. */
struct bulk_size { int members, branches, regions, cases; };
/* Seven cases of ten. */
int bulk_recruits(const struct bulk_size *size);

/* A branch as its cases need it: who leads it, who is the organiser of its town, and those who want to join. Ids. */
struct bulk_branch { int org, secretary, organiser, first_recruit, recruits; };
struct bulk_counts { int orgs, people, accounts; const char *root_path; struct bulk_branch *branches; int branches_count; };

/* Fills an empty installation. With one region the towns hang directly below the top; otherwise each region is
 * a county. Accounts: shi.zuzhi for the whole, xian1.zuzhi … for each county, zhibu1.shuji … for the first
 * branches of the first county, zhen1.zuzhi for its first town where there are organisers, all with DEMO_PASSWORD. False with the reason. */
bool bulk_load(struct ctx *c, const struct bulk_size *size, struct bulk_counts *counts, char *error, size_t error_bytes);

/* Opens `size->cases` cases by the rules of their room and carries them to different steps: recruiting, as many as people were made for it,
 * else members' projects. Of each second one the open step is filled in and only waits to be closed. False with the reason. */
bool bulk_cases(struct ctx *c, const struct bulk_size *size, const struct bulk_counts *counts, char *error, size_t error_bytes);

/* Lays `lines` more lines of audit, as an office would in some years: to measure the proof of the log. */
bool bulk_audit(struct ctx *c, int64_t lines);

#endif
