/* Figures: how many members of what kind, in any subtree, on any day, across up to four attributes; who they are;
 * how the number came about. Everything is counted from the archive by way of the snapshot; nothing is typed in.
 *
 * Rights are asked by the callers (MAY_SEE_FIGURES at the organisation); these functions count what they are told. */
#ifndef ROOMS_FIGURE_FIGURE_H
#define ROOMS_FIGURE_FIGURE_H

#include "core/ctx.h"
#include "rooms/figure/figure_sql.h"
#include "rooms/figure/snapshot.h"

/* What members are told apart by. Values run from 0 (unknown) or as said. */
enum figure_attribute {
	FIGURE_NONE = 0,
	FIGURE_STATUS,		/* 1 probationary 2 full 3 without vote */
	FIGURE_SEX,		/* 1 male 2 female */
	FIGURE_MINORITY,	/* 0 Han or unknown, 1 minority */
	FIGURE_NATIONALITY,	/* place in the code set, from 1 */
	FIGURE_AGE_BAND,	/* code set age_band, on the day */
	FIGURE_EDUCATION,	/* education_group */
	FIGURE_OCCUPATION,	/* code set */
	FIGURE_JOIN_PERIOD,	/* code set */
	FIGURE_FRONT_LINE,	/* 0 no 1 yes */
	FIGURE_UNIT_KIND,	/* place in the code set, from 1 */
	FIGURE_BELOW,		/* the units directly below, in their order, from 1; 0 in the organisation itself */
	FIGURE_ATTRIBUTES_COUNT
};
#define FIGURE_DIMS_MAX 5
#define FIGURE_CROSS_MAX 4	/* of them that may be asked for together */
#define FIGURE_CONDITIONS_MAX 8
#define FIGURE_CELLS_MAX 65000
/* 党内统计 of 大专及以上, 35岁及以下 as sets of values */
#define FIGURE_VALUE(v) (UINT64_C(1) << (v))
#define FIGURE_COLLEGE (FIGURE_VALUE(1) | FIGURE_VALUE(2) | FIGURE_VALUE(3))
#define FIGURE_YOUNG (FIGURE_VALUE(1) | FIGURE_VALUE(2))

enum figure_what {
	FIGURE_MEMBERS,		/* in force on the day */
	FIGURE_BEGUN,		/* spells that began from `since` to `day`, by began_by */
	FIGURE_ENDED,		/* spells whose first day no longer in force is from `since` to `day`, by ended_by */
	FIGURE_DEVELOPED	/* 发展党员: who was accepted as a probationary member (接收为预备党员) from `since` to `day`, where the archive has his membership
				 * begin, by began_by; whether a case brought it or a roster or form that came later (row_accepted) */
};

struct figure_query {
	const char *path;	/* of today; "" is everything */
	day_t day;
	enum figure_what what;
	day_t since;
	day_t tree_day;		/* the tree of this day instead of `day`, if has_tree_day: so that a balance closes */
	bool has_tree_day;
	uint32_t causes;	/* bits: places in the code set membership_cause; 0 any */
	day_t joined_from, joined_before;	/* who joined from the one day to before the other; both 0: whenever */
	struct figure_condition { enum figure_attribute attribute; uint64_t values; } conditions[FIGURE_CONDITIONS_MAX];
	int conditions_count;
	enum figure_attribute dims[FIGURE_DIMS_MAX];
	int dims_count;
};

struct figure_cells {
	int sizes[FIGURE_DIMS_MAX];
	size_t count;
	int64_t *numbers;	/* the last dimension runs fastest */
	int64_t total;
};

/* False: the store failed, or (AGAINST_RULE) the table would have too many cells. */
bool figure_count(struct ctx *c, const struct figure_query *q, struct figure_cells *cells);
/* The people counted, in the order of the tree, without the dimensions; *total is how many there are in all. */
bool figure_members(struct ctx *c, const struct figure_query *q, size_t skip, size_t limit, int64_t **people, size_t *count, int64_t *total);
void figure_where(struct figure_query *q, enum figure_attribute attribute, uint64_t values);

/* The usual numbers of an organisation and all below it, on a day (today of c->today or a day before). */
struct figure_totals {
	int64_t committees, general_branches, branches;	/* joint, project and floating branches are branches */
	int64_t members, probationary, women, minority, young, college;	/* members include those on probation */
	int64_t per_branch_hundredths;	/* 2195 is 21.95, half up */
};
bool figure_totals(struct ctx *c, const char *path, day_t day, struct figure_totals *totals);
/* Of the organisations of one kind of unit alone: its place in the code set unit_kind, 0 any. */
bool figure_totals_of(struct ctx *c, const char *path, day_t day, int unit, struct figure_totals *totals);

/* Members of today by status (1 to 3) of an organisation and of each unit directly below, with all below that; in the order of the
 * tree. The first is the organisation itself, with the units. Quick: nothing is planned, rows of a subtree lie together. */
#define FIGURE_STATUSES_COUNT 4
struct figure_unit { const char *path; int64_t members[FIGURE_STATUSES_COUNT]; };
bool figure_units(struct ctx *c, const char *path, struct figure_unit **units, size_t *count);

/* opening + regrouped_in − regrouped_out + in − out = closing for [since, day]. The opening is the closing of the day before, in the tree
 * of that day; who stood then in organisations that hang elsewhere on `day` is regrouped, and what befell them is counted where they
 * hang now. Stretches that go on inside the organisation cancel out. */
#define FIGURE_CAUSES_COUNT 18
struct figure_balance {
	int64_t opening, closing, regrouped_in, regrouped_out, in[FIGURE_CAUSES_COUNT], out[FIGURE_CAUSES_COUNT], in_total, out_total;
};
bool figure_balance(struct ctx *c, const char *path, day_t since, day_t day, struct figure_balance *balance);
#define FIGURE_CAUSE_ANY (-1)		/* all causes, not the regrouping */
#define FIGURE_CAUSE_REGROUPED (-2)
/* Who came (is_in) or went by this cause, the same people that figure_balance counts. */
bool figure_balance_people(struct ctx *c, const char *path, day_t since, day_t day, bool is_in, int cause, int64_t **people, size_t *count);

/* Numbers that are counted in the database of organisations and what `rests` says, and of nothing else: kept beside the snapshot for
 * everybody who asks the same (`what` names the question) of the same organisation and day, until one of those changes. */
enum figure_rest { FIGURE_ON_ORGS = 0, FIGURE_ON_POSTS = 1 /* and who holds them */, FIGURE_ON_ROLES = 2 /* their holders' facts, and quotas */,
	FIGURE_ON_SECRETARIES = 4 /* holders.h */, FIGURE_ON_NEEDS = 8 /* cases that posts need, and where that is in force */,
	FIGURE_ON_HOSTS = 16 /* units that organisations cover */, FIGURE_ON_PEOPLE = 32 /* anything in a record, and roles */,
	FIGURE_ON_CASES = 64 /* at which step each stands */, FIGURE_ON_PLACES = 128 /* and their reviews */ };
#define FIGURE_KEPT_MAX 70
void figure_kept(struct ctx *c, const char *what, const char *path, day_t day, unsigned rests,
	void (*count)(struct ctx *c, const void *data, int64_t numbers[]), const void *data, int64_t numbers[], size_t n);

/* part of whole in tenths of a percent, half away from zero: a decline is rounded as a growth of its size is. -1 when whole is 0;
 * where the part may be negative the caller asks about the whole itself. 党内统计 rounds so. */
int64_t figure_tenths(int64_t part, int64_t whole);

/* ---- on an image, without a database: for measuring and calibration ---- */
/* Counts by the query's dimensions into cells of the arena. False: it cannot be asked so, or has more than FIGURE_CELLS_MAX cells. */
bool figure_scan(const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q, struct figure_cells *cells);

#endif
