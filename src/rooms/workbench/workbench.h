/* The first page after sign-in: what this post must do, by when, with the next step on top.
 * Every line is computed from the registers; nothing is typed, and nothing is shown for rooms that do not exist. */
#ifndef ROOMS_WORKBENCH_WORKBENCH_H
#define ROOMS_WORKBENCH_WORKBENCH_H

#include "core/ctx.h"
#include "rooms/workbench/workbench_sql.h"

#define WORKBENCH_LISTED 5		/* lines of one source in each group of the page; the rest stand behind the number of their group */
#define WORKBENCH_ALL 2000		/* lines of one source where a group is opened whole, in pages of: */
#define WORKBENCH_ROWS_PER_PAGE 50
#define WORKBENCH_VACANT_DAYS 30	/* XY-13: alert after n days, 30 by default */
#define WORKBENCH_TERM_MONTHS 6		/* 支部工作条例 art. 21 */
#define WORKBENCH_CONVERSION_MONTHS 1	/* said a month before the year of probation is over */
#define WORKBENCH_TOLD_DAYS 3		/* an approval of what one asked for stands so long among one's tasks */

enum workbench_when { WORKBENCH_LATE, WORKBENCH_TODAY, WORKBENCH_WEEK, WORKBENCH_SOON, WORKBENCH_WHENS_COUNT };

/* What others have to do and this post oversees, by kind; SUM: one line of its source that stands for them all. */
enum workbench_oversee { WORKBENCH_OVERSEE_NOTHING, WORKBENCH_OVERSEE_TERMS, WORKBENCH_OVERSEE_CONVERSIONS, WORKBENCH_OVERSEE_CORRECTIONS, WORKBENCH_OVERSEE_TRANSFERS,
	WORKBENCH_OVERSEE_STEPS, WORKBENCH_OVERSEE_SUM, WORKBENCH_OVERSEES_COUNT };

struct workbench_task {
	enum workbench_when when;
	const char *icon, *title, *meta, *due, *href;
	day_t day;			/* sorts inside its group; then the order in which the sources were asked */
	size_t order;
	int64_t stands_for;		/* 1, or how many: those of all lines of a group are the number of the group */
	const char *key;		/* tells tasks apart that lead to the same place; NULL: none does */
	bool is_watched;		/* somebody else's turn, or time's: there is nothing to do but to look */
	enum workbench_oversee oversee;	/* NOTHING: it is this post's own */
	bool is_standing;		/* there without a day of its own: something is to be done for several, or no term is set */
	void (*tell)(struct ctx *c, struct workbench_task *task);	/* finds out what is to be done about `about`, by workbench_tell; NULL: the title says it */
	void *about;
};

struct workbench {
	struct workbench_task *tasks;
	size_t tasks_count, tasks_max;
	size_t listed;			/* at most so many lines of one source in one group */
	size_t overseen_listed;		/* likewise of what is overseen */
	const char *from, *to;		/* what is overseen is read of this subtree */
	day_t begun;			/* what begins later is not told */
	int64_t counts[WORKBENCH_WHENS_COUNT];	/* of all that this post has to do itself, not only of what is listed */
	int64_t overseen[WORKBENCH_OVERSEES_COUNT][WORKBENCH_WHENS_COUNT];	/* of all that it oversees beside that */
};

/* Fills in what the actor's post may act on: of each source the `listed` lines of each group that are due first, of what is overseen `overseen_listed`; sorted
 * by group and day. What can only be done from a day on that lies after `begun` is left out: today for what is to be done, DAY_OPEN for a calendar, where it
 * stands on its day. */
void workbench_collect(struct ctx *c, size_t listed, size_t overseen_listed, day_t begun, struct workbench *b);
/* What falls due from a day on and before another by the registers themselves, in no case: ends of probation and of terms, talks with applicants, transfers.
 * The first `listed` of each, by day; what is overseen in one line of each kind, transfers not. */
void workbench_collect_between(struct ctx *c, day_t from, day_t to, size_t listed, struct workbench *b);
/* One kind of what is overseen alone, in the subtree of `unit`; b->counts are its numbers. A SUM is told in no more lines than one. */
struct org_row;
void workbench_collect_overseen(struct ctx *c, enum workbench_oversee kind, const struct org_row *unit, size_t listed, struct workbench *b);
/* Its numbers by the units directly below the actor's, in the order of the tree; what stands in none of them is its own. Units without any are left out. */
struct workbench_unit_due { int64_t id; const char *name; int64_t n[WORKBENCH_WHENS_COUNT]; };
size_t workbench_overseen_units(struct ctx *c, enum workbench_oversee kind, struct workbench_unit_due **units);
/* What finds out at length what a line is about is left until the line is shown: this does it. */
void workbench_tell(struct ctx *c, struct workbench_task *task);

#endif
