/* Bodies beside the Party tree and what declared rules say of them: leading groups re-constituted on a day, centres
 * whose posts follow others, households that elect representatives, and the reports over a subtree: cross posts,
 * pairs of posts, staffing, changes of the establishment. A body is an organisation; its people hold its posts. */
#ifndef ROOMS_BODY_BODY_H
#define ROOMS_BODY_BODY_H

#include "core/ctx.h"
#include "rooms/body/body_sql.h"
#include "rooms/norm/norm.h"
#include "rooms/org/org_sql.h"

#define BODY_MEMBERS_MAX 60

struct body_form {
	const char *duties, *goals, *document;	/* one a line; at least one each */
	person_id head;
	person_id deputies[BODY_MEMBERS_MAX], members[BODY_MEMBERS_MAX];
	size_t deputies_count, members_count;
	day_t day;
};

bool body_is_group(const char *org_kind);	/* leading group, co-ordination group, support group */

/* KFQ-01: a new constitution from a day on; the people before leave their posts that day. Needs MAY_EDIT_ORG and
 * MAY_APPOINT. Refuses: another kind of body, no leader, nobody twice, no duty or goal, no document, more people
 * than seats, a day on which another constitution is in force already or begins later. */
bool body_reconstitute(struct ctx *c, org_id id, const struct body_form *form);

/* CS-17: which posts a declared rule `whole` asks of this organisation and nobody among its people of a day holds, as codes of
 * post_kind. has_rule false: no rule asks anything of it. */
struct body_whole { bool has_rule; const char *missing[NORM_POSTS_MAX], *label; size_t missing_count; };
void body_whole_of(struct ctx *c, const struct org_row *org, const struct body_person_row *people, size_t count, struct body_whole *whole);

/* DHZ-04: the centres of the declared template below one general branch or branch, or below all general branches
 * of a subtree; those that are there stay. Posts follow the base posts found, and their holders, from the day on. */
bool body_create_centres(struct ctx *c, org_id id, day_t day, const char *document, int *made);

/* ---- households and representatives (SN-02) ---- */

/* Divides households evenly into groups of at most group_size, when the assembly has none yet. Refuses a size
 * outside the declared band, or households that cannot be divided within it. */
bool body_draw_groups(struct ctx *c, org_id assembly, int64_t households, int64_t group_size, int *made);
/* One more group. Refuses a number that is taken, households outside the band. */
bool body_add_group(struct ctx *c, org_id assembly, int64_t number, int64_t households);
/* One representative per group, and nobody for two. person 0: none any more. */
bool body_elect_representative(struct ctx *c, household_group_id group, person_id person, day_t day, int64_t row_version);
bool body_close_group(struct ctx *c, household_group_id group, int64_t row_version);
/* How many groups, and of what size the first ones: 33 of 10 for 330; false when it cannot be done within the band. */
bool body_divide(int64_t households, int64_t group_size, int low, int high, int64_t *groups, int64_t *larger);

/* ---- reports over a subtree, computed ---- */

#define BODY_CROSS_MAX 8
struct body_cross { int64_t org; const char *name; bool is_met[BODY_CROSS_MAX], is_full; int met_count; };
struct body_cross_report {
	const char *labels[BODY_CROSS_MAX];
	int rules_count;
	struct body_cross *rows;
	size_t rows_count;
	int64_t full_count;		/* with every rule met: nobody can mark it, it is counted */
	int percent_min;		/* band cross_post_percent: so many of a hundred are to be full */
};
/* At least so many are full, the number itself included (SH-01: 80%以上); never where there is no community. */
bool body_cross_is_enough(const struct body_cross_report *report);
void body_report_cross(struct ctx *c, const char *path, struct body_cross_report *report);

/* SH-08: communities, areas and doors. A door is covered by its head alone: seats without a holder are gaps. Averages in hundredths,
 * half up: areas to a community, doors to an area; 0 where there is none. */
struct body_network {
	struct body_network_row *rows;
	size_t rows_count;
	int64_t areas, areas_headed, doors, doors_headed, areas_each, doors_each;
};
void body_report_network(struct ctx *c, const char *path, struct body_network *report);

struct body_pair { int64_t person, org; const char *name, *org_name; bool has_post, has_needed; };
struct body_pair_report { const char *label; struct body_pair *rows; size_t rows_count; int64_t both_count; };
/* One report for each rule `needs`. */
size_t body_report_pairs(struct ctx *c, const char *path, struct body_pair_report **reports);

struct body_staff { int64_t org; const char *org_name, *parent_name, *label; int64_t low, high, seats, full_time, part_time; };
int64_t body_staff_short(const struct body_staff *s);	/* missing full-time holders, 0 if none */
struct body_staff_sum { int64_t good, few, over, missing; };	/* units as they should be, below, above; holders that are missing in all */
/* How many of the bodies have the full-time staff that their norm asks, fewer or more, and how many people are missing in all. */
struct body_staff_sum body_staff_sum(const struct body_staff *rows, size_t count);
/* Of a subtree, each body for which a norm sets how many people it has full-time, with what it has today: how many, in the arena. */
size_t body_report_staff(struct ctx *c, const char *path, struct body_staff **rows);

/* GY-23: who was counted as staff by the declared norms in a period, with courses and changes of post. From first day to the day after
 * the last. One person in two such posts has two lines. */
struct body_staff_record { struct body_staff_person *rows; size_t count, trained, changed; };
void body_report_staff_record(struct ctx *c, const char *path, day_t from, day_t to, struct body_staff_record *report);

struct body_establishment {
	struct body_replaced_row *replaced;
	size_t replaced_count;
	struct body_cut_row *cuts;
	const char **ranks;		/* of each cut, "" for others */
	size_t cuts_count;
	int64_t posts_cut, posts_ranked;
	const char *rank;		/* the declared rank */
};
/* KFQ-07: from first day to the day after the last. */
void body_report_establishment(struct ctx *c, const char *path, day_t from, day_t to, struct body_establishment *report);

#endif
