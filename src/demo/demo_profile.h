/* How large the demo city is. `full` is the county-level city of the printed examples; `small` has the same
 * kinds of everything at about one fiftieth, for tests. Sums are asserted in tests/unit/demo_test.c. */
#ifndef DEMO_PROFILE_H
#define DEMO_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

/* A committee or a row of like committees: departments, enterprises, the zone … */
struct demo_unit_size { int committees, branches, members; };

struct demo_profile {
	const char *name;
	uint64_t seed;

	/* The show town, then the other towns. */
	int show_villages, show_groups, show_organs, show_organ_members, show_members;
	int towns, villages, villages_per_town[6], villages_with_eight, village_members;
	int communities, communities_per_town[6], community_members;
	int organs_per_town, organ_members;

	struct demo_unit_size departments, zone, nonpublic, lawyers, brigade, mine, power, education, others;
	int finance_members, finance_staff;
	int own_firms, liaison_firms;		/* the rest of the law branches are joint */
	int brigade_groups, brigade_staff, brigade_activists;
	int school_members, school_men, school_minority, school_staff;

	int applicants, activists, prospects, developed;	/* applicants: who are not activists yet; developed: joined within 36 months, a third of them probationers */
	int moved, moved_in, moved_out, died, removed, expelled;	/* within 24 months */

	int cooperatives, cooperative_villages, cooperative_households;
	int64_t cooperative_gain_fen;
	int host_general_branches, host_branches, host_groups;
	int enterprises, commended;
	int areas;				/* three doors each */
	int communities_full;			/* with all four cross posts */
	int entrepreneurs, team_deputies, team_members, graduates, graduates_in_team;
	int vacant_secretaries, vacant_directors;	/* on the day thirteen years ago */
	int veterans_in_reserve;
	int organisers, organisers_city, organisers_committee;
	int advisers, advisers_members, adviser_villages;
	int team_reserves, team_venues;		/* of 班子建设工程, over the towns */
	int matters, problems, deeds;		/* of the communities in a year */
	int pairs;				/* deputy of a town and head of its first-secretary office */
	int accounts_villages, accounts_communities, accounts_branches, accounts_members;
};

/* The whole county, and the small one of most tests; docs/demo.md has what stands in them. */
extern const struct demo_profile DEMO_FULL, DEMO_SMALL;

/* What a profile comes to: committees, branches, members of the Party, and villages, those of the tour too. `jishi init` says them, and what is spread over
 * all is shared out by them. */
int demo_committees(const struct demo_profile *p);
int demo_branches(const struct demo_profile *p);
int demo_members(const struct demo_profile *p);
int demo_villages_all(const struct demo_profile *p);
int demo_village_branches(const struct demo_profile *p);	/* of the towns after the show town */

#endif
