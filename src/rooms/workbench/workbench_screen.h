/* What the templates of this room are given, and their small questions. */
#ifndef ROOMS_WORKBENCH_WORKBENCH_SCREEN_H
#define ROOMS_WORKBENCH_WORKBENCH_SCREEN_H

#include "rooms/account/account.h"
#include "rooms/figure/figure.h"
#include "rooms/workbench/digest.h"
#include "rooms/workbench/workbench.h"
#include "rooms/workbench/workbench_sql.h"
#include "view/component.h"

/* What an administrator has to do next where no task says it; title NULL: nothing. */
struct workbench_next { message title, text, button; const char *href; };

/* What the security administrator does for the posts at the top.
 * is_empty: nobody is proposed there yet; refused: rights that were given back to whoever looks. */
struct workbench_accounts { struct workbench_unsigned *rows; size_t count; bool is_empty; struct right_refused_row *refused; size_t refused_count; };

#define WORKBENCH_UNITS_MAX 12	/* the largest; the rest stand in the list */

struct workbench_unit { int64_t id; const char *name, *href; int64_t members; };

/* How the members are made up by one attribute; each line opens its people. */
struct workbench_bar { const char *name, *href; int64_t number; };
struct workbench_make_up { message title; struct workbench_bar *bars; size_t bars_count; int64_t max; };
#define WORKBENCH_MAKE_UPS 3

/* Members by age, men beside women. */
struct workbench_age { const char *name, *men_href, *women_href; int64_t men, women; };
struct workbench_pyramid { struct workbench_age *ages; size_t ages_count; int64_t men, women, max; const char *men_href, *women_href; };

/* What an office does first, each with the page where it is done. */
#define WORKBENCH_FIRST_STEPS 5
#define WORKBENCH_AREAS 3
#define WORKBENCH_MONTH_LINES 7
struct workbench_first_step { message title, hint; const char *href; bool is_done; };

/* What the post does most. */
#define WORKBENCH_QUICKS 8
struct workbench_quick { message label; const char *icon, *href; };

struct workbench_screen {
	struct workbench_quick quick[WORKBENCH_QUICKS];
	size_t quick_count;
	struct workbench_first_step start[WORKBENCH_FIRST_STEPS];
	size_t start_count;
	bool is_starting;	/* one of them is not done yet */
	struct workbench work;
	int only;		/* the one group that is shown, in pages; -1: all, each with its first lines */
	enum workbench_oversee oversee;	/* the one kind of what is overseen that is shown, in pages; NOTHING: the page of the post */
	struct workbench_task *over;	/* what is overseen, folded */
	size_t over_count;
	int64_t over_n;		/* how many that is in all */
	const char *over_title;	/* of the one kind; NULL: all kinds */
	const char *rows_href, *pages_href, *units_back_href;	/* all rows of the kind, not by unit; its pages; from one unit back to all; NULL: none */
	size_t first, shown;	/* of the lines of work */
	int64_t page, group_lines;	/* of the one group */
	size_t lead;		/* the first line shown on which the post itself can do something; first + shown: none */
	const char *next_href;	/* where there is nothing to do: the way in */
	message next;
	struct digest digest;
	const char *greeting, *day, *weekday;
	bool has_totals;
	const char *org_name, *org_href, *list_href, *committees_href, *branches_href, *members_href, *probationary_href;
	bool is_above;		/* workbench_is_above, however few branches stand below */
	int unit;		/* the figures are those of one kind of unit alone: its place in the code set; 0: of all */
	const char *unit_kind;	/* its code, "" */
	struct tab areas[WORKBENCH_AREAS];
	size_t areas_count;	/* 0: nothing to choose between */
	const char *members_change, *committees_change, *branches_change;	/* against the end of last month; NULL: not shown */
	const char *eve_text;	/* that day */
	struct workbench_bar month[WORKBENCH_MONTH_LINES];	/* what stood then, and who came and went since; each opens its rows */
	size_t month_count;
	const char *women_href, *young_href, *college_href, *women_share, *young_share, *college_share, *per_branch;
	int64_t committees, branches, members, probationary, women, young, college;
	struct workbench_make_up make_ups[WORKBENCH_MAKE_UPS];
	size_t make_ups_count;
	struct workbench_pyramid pyramid;	/* ages_count 0: not shown */
	struct workbench_make_up recruiting;	/* how many stand at which step on the way into the Party; bars_count 0: not shown */
	bool is_branch;				/* the two that follow are those of a branch */
	int64_t activists, floating;
	const char *activists_href, *floating_href;
	const char **missing;			/* what the first page will have, each by its name */
	size_t missing_count;
	struct workbench_unit *units;
	size_t units_count;
	int64_t units_max;
};

/* What can be chosen, and the choice of an address (area): before the totals (workbench_month.c). */
void workbench_areas(struct ctx *c, const char *typed, struct workbench_screen *s);
/* The change since last month, after the totals; for whoever may see the rows behind it. */
void workbench_month(struct ctx *c, struct workbench_screen *s);
/* The people of the figures that are shown: all of them in the roster (`conditions`: "&sex=2"), those of one kind of unit in the list of figures. */
const char *workbench_people_href(const struct ctx *c, const struct workbench_screen *s, const char *conditions, enum figure_attribute attribute, uint64_t values);
/* The same of organisations, by the kind of their list or by kinds. */
const char *workbench_orgs_href(const struct ctx *c, const struct workbench_screen *s, const char *list_kind, const char *kinds);

/* The blocks that stand beside the totals (workbench_shape.c), for whoever may see the people behind them. */
void workbench_shape(struct ctx *c, struct workbench_screen *s);

/* The doors of the post (workbench_quick.c), as far as it may use them. */
void workbench_quick(struct ctx *c, struct workbench_screen *s);

/* The first steps of an office (workbench_start.c), for whoever keeps the organisation at the top. */
void workbench_start(struct ctx *c, struct workbench_screen *s);

/* Is any task of this group listed? `when` is an enum workbench_when. */
bool workbench_has(const struct workbench *b, int when);
/* Are there more in a group than its lines say? A line that stands for several says so itself. */
bool workbench_is_cut(const struct workbench *b, int when);
const char *workbench_when_name(int when);	/* late, today, week, soon: in addresses and the API */
message workbench_when_title(int when);
enum tone workbench_tone(int when);

/* Takes what is overseen out of the lines of the post, into `over`: a kind that has more than WORKBENCH_LISTED is one line there. */
void workbench_fold(struct ctx *c, struct workbench_screen *s);
/* One kind of it, s->oversee: by unit in `over`, or of one unit (0: none chosen) in the lines. */
void workbench_show_overseen(struct ctx *c, struct workbench_screen *s, int64_t unit_id);
/* A unit at or below the actor's organisation. */
bool workbench_overseen_unit(struct ctx *c, int64_t id, struct org_row *unit);
/* What a line is to programs: own, sum, or the kind by its name in an address. */
const char *workbench_overseen_name(const struct workbench_task *task);
/* By the name in an address; NOTHING: there is no such kind. */
enum workbench_oversee workbench_oversee_named(const char *name);

#endif
