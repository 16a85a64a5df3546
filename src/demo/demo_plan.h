/* The demo city in memory, before it is written: everything has its final id (its place in the list, from 1),
 * so that the same seed and day give the same city on every machine. Lists have room for all from the start;
 * pointers into them stay good.
 *
 * The steps below run in their order; demo_plan_new does them all. */
#ifndef DEMO_PLAN_H
#define DEMO_PLAN_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/date.h"
#include "demo/demo_profile.h"
#include "demo/demo_random.h"

#define DEMO_DIVISION 990181	/* division code that only the demo knows; ID numbers begin with it */
#define DEMO_REGION 1		/* the region of all is the city, the first organisation */
#define DEMO_REFERENCE_DAY day_from_date(2015, 11, 17)
#define DEMO_PLAN_TOWNS 7
#define DEMO_PLAN_COMMITTEES 70

enum demo_people { PEOPLE_NONE, PEOPLE_VILLAGE, PEOPLE_COMMUNITY, PEOPLE_OFFICE, PEOPLE_SCHOOL, PEOPLE_COMPANY, PEOPLE_LAW, PEOPLE_WORKS };

struct demo_org {
	const char *kind, *unit_kind, *name, *short_name, *code, *path;
	int parent, level, host, children_count;
	enum demo_people people;
	int members, activists, prospects, developed;	/* to be made */
	int first_person, people_count;			/* made: members first, then the others */
	day_t from_day;
	int term_years;
	day_t elected_day, term_ends_day;
	const char *former_kind;			/* what it was until former_until, NULL if always the same */
	const char *former_name;			/* likewise its name until renamed_day, NULL if always the same */
	day_t former_until, renamed_day;
	int former_parent;				/* where it hung until moved_day, 0 if always here; of an organisation without any below it */
	day_t moved_day;
	const char *document;
};

struct demo_host {
	char credit_code[20];
	const char *kind, *name, *coverage, *mode, *product, *facts;
	int org, covered_by, households, people, staff;
	int64_t gain_fen;
	day_t from_day;
};

/* first_member, members: who answers for an area or a post, of the members of its organisation in their order from 0. */
struct demo_place { const char *kind, *name; int org, outer, floor, area_dm2, seats, first_member, members; day_t from_day; };

struct demo_person {
	const char *name, *nationality, *native_place, *address, *education, *school, *work_unit, *job;
	char id_number[20], phone[12];
	int org, sex, occupation, status, posts_count, roles_count, age_years;
	bool is_front_line, is_married, is_mover;
	day_t birth_day, applied_day, joined_day, full_day;
};

struct demo_spell { int person, org, status; day_t from_day, to_day; const char *began_by, *ended_by; };
struct demo_post { int org, seats, base, rank, place; const char *kind, *name; bool is_exclusive; day_t from_day; };
struct demo_holding { int post, org, person; const char *manner, *document, *reason, *ended_as; day_t from_day, to_day; };	/* ended_as: "" nobody said so */
struct demo_role { int person, org, mentor; const char *kind, *source, *detail, *result; day_t from_day, to_day, term_day; bool is_in_batch; };	/* is_in_batch: of the village teams that were sent together */
struct demo_household_group { int org, number, households, person; day_t day; };	/* of a villagers' assembly, with its representative */
struct demo_account { const char *login; int person, admin; };
struct demo_ledger { int org; const char *sheet, *item; int64_t value, plan; };	/* hundredths; of the present year or half-year */
struct demo_counter { int org; const char *name, *unit; day_t start; };
struct demo_stated { int org; const char *name, *unit, *stated, *compared, *counter, *source; };

/* One village: the general branch and the bodies beside it. */
struct demo_village { int org, town, committee, assembly, supervision, station, host, first_person, people_count; bool is_show; int director_post, deputy_post, secretary_post, party_deputy_post, team_holding; };	/* team_holding: of whoever was sent there with a village team; 0 nobody */
struct demo_community { int org, residents, owners, property, host; };

#define DEMO_LIST(type, name) struct type *name; int name##_count, name##_room

struct demo_plan {
	struct arena *arena;
	const struct demo_profile *profile;
	day_t today;
	DEMO_LIST(demo_org, orgs);
	DEMO_LIST(demo_host, hosts);
	DEMO_LIST(demo_place, places);
	DEMO_LIST(demo_person, people);
	DEMO_LIST(demo_spell, spells);
	DEMO_LIST(demo_post, posts);
	DEMO_LIST(demo_holding, holdings);
	DEMO_LIST(demo_role, roles);
	DEMO_LIST(demo_account, accounts);
	DEMO_LIST(demo_stated, stated);
	DEMO_LIST(demo_ledger, ledger);
	DEMO_LIST(demo_counter, counters);
	DEMO_LIST(demo_household_group, groups);
	DEMO_LIST(demo_village, villages);
	DEMO_LIST(demo_community, communities);
	int root, finance, lawyers, brigade, mine, power, station, nonpublic, school, towns[DEMO_PLAN_TOWNS], committees[DEMO_PLAN_COMMITTEES];
	int towns_count, committees_count;
	int birthday_reserve;			/* turns 35 a week from today */
};

/* XY-05: the village teams that departments sent together, for three years. */
#define DEMO_TEAM_BATCH 22
#define DEMO_TEAM_DOCUMENT "云组通〔工作队〕22号"

/* Everything, ready to be written. `today` is the business date: every day in the city is relative to it. */
struct demo_plan *demo_plan_new(struct arena *a, const struct demo_profile *profile, day_t today);

/* ---- the steps, in order ---- */
void demo_plan_orgs(struct demo_plan *p);	/* the tree; how many people each branch will have */
void demo_plan_congress(struct demo_plan *p);	/* a town whose term ends about now */
void demo_plan_bodies(struct demo_plan *p);	/* what stands beside the Party tree in villages and communities */
void demo_plan_hosts(struct demo_plan *p);	/* villages, firms, co-operatives … and places */
void demo_plan_people(struct demo_plan *p);	/* people and their membership */
void demo_plan_leavers(struct demo_plan *p);	/* who died, left or was removed within 24 months */
void demo_plan_foundings(struct demo_plan *p);	/* no branch before its first member */
void demo_plan_applicants(struct demo_plan *p);	/* who applied lately and is no activist yet */
void demo_plan_posts(struct demo_plan *p);	/* committees and their holders */
void demo_plan_village_posts(struct demo_plan *p);	/* both committees of each village and who is sent there, with the gaps that the profile asks for */
void demo_plan_village_teams(struct demo_plan *p);	/* the roles of those who were sent to villages, behind all who are chosen for having none */
void demo_plan_centres(struct demo_plan *p);	/* offices of the village centres, in the villages of the tour */
void demo_plan_community_posts(struct demo_plan *p);	/* who stands on both sides in a community, and heads of its areas; some lack one */
void demo_plan_roles(struct demo_plan *p);	/* full-time organisers, reserves and advisers */
void demo_plan_new_organisers(struct demo_plan *p);	/* once the year is known: which full-time organisers came in it */
void demo_plan_representatives(struct demo_plan *p);	/* households of villages in groups, each with its representative */
void demo_plan_accounts(struct demo_plan *p);	/* the three administrators, secretaries and clerks, and as many branches and members as the profile says */
void demo_plan_stated(struct demo_plan *p);	/* figures printed in the source texts, to stand beside counted ones */
void demo_plan_ledger(struct demo_plan *p);	/* what units reported, in sheets and counters */
void demo_plan_shift(struct demo_plan *p, day_t today);	/* from the reference day to the business date */
void demo_plan_numbers(struct demo_plan *p);	/* ID numbers, phones and credit codes, once no birthday changes any more */

/* ---- shared hands ---- */

/* Each returns the id; 0 is never one. A full list is a bug. */
int demo_add_org(struct demo_plan *p, int parent, const char *kind, const char *unit_kind, const char *name);
int demo_add_host(struct demo_plan *p, int org, const char *kind, const char *name);
int demo_add_place(struct demo_plan *p, int org, const char *kind, const char *name);
int demo_add_person(struct demo_plan *p, int org);
int demo_add_post(struct demo_plan *p, int org, const char *kind, const char *name, int seats);
int demo_add_holding(struct demo_plan *p, int post, int person, const char *manner, day_t from_day, day_t to_day);
/* One that is over, with how it ended (code set holding_ending; "": no paper says so). */
void demo_add_past_holding(struct demo_plan *p, int post, int person, const char *manner, day_t from_day, day_t to_day, const char *ended_as);
int demo_add_role(struct demo_plan *p, int person, int org, const char *kind, const char *source, day_t from_day);
void demo_add_spell(struct demo_plan *p, int person, int org, int status, day_t from_day, day_t to_day,
	const char *began_by, const char *ended_by);

/* The one with an id of the plan, from 1 on; an id that was not given is a bug. It stays where it is as long as the plan. */
static inline struct demo_org *demo_org_at(struct demo_plan *p, int id) { return &p->orgs[id - 1]; }
static inline struct demo_person *demo_person_at(struct demo_plan *p, int id) { return &p->people[id - 1]; }
static inline struct demo_host *demo_host_at(struct demo_plan *p, int id) { return &p->hosts[id - 1]; }
static inline struct demo_post *demo_post_at(struct demo_plan *p, int id) { return &p->posts[id - 1]; }
/* A branch or a joint branch; not a general branch, whatever it is called. */
bool demo_is_branch(const struct demo_org *o);

struct demo_range { int first_person, people_count; };
/* Everybody in the branches of a subtree, or only in those of one unit kind (NULL: all). */
struct demo_range demo_range_of(struct demo_plan *p, int org, const char *unit_kind);
/* The post of this kind in an organisation, and who holds a post today; 0 for none. */
int demo_find_post(struct demo_plan *p, int org, const char *kind);
int demo_holder_of(struct demo_plan *p, int post);
/* Who holds it today and held it on that day already; 0 for none. */
int demo_holder_since(struct demo_plan *p, int post, day_t day);

/* The committee right below the city that an organisation belongs to; 0 above them. */
int demo_committee_of(struct demo_plan *p, int org);
/* Whose account it is; 0: nobody's. */
int demo_login_person(const struct demo_plan *p, const char *login);

/* Whom to choose for a post or role. */
struct demo_choice {
	int first_person, people_count;	/* among these */
	int age_min, age_max;
	int sex;			/* as in the standard code; 0: either */
	bool may_be_other;		/* also people who are not members */
	int posts_max, roles_max;	/* who already has more is passed over, unless nobody else is left */
	day_t full_since;		/* full member on that day already; 0: any full member */
};
/* A person, 0 if nobody fits even with `posts_max`, the ages and the sex set aside. */
int demo_choose(struct demo_plan *p, struct demo_random *r, const struct demo_choice *choice);

#endif
