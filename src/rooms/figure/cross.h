/* The free cross table: the last attribute runs across (from two on), the others down, each level with its sum. */
#ifndef ROOMS_FIGURE_CROSS_H
#define ROOMS_FIGURE_CROSS_H

#include "rooms/figure/report.h"

#define FIGURE_CROSS_LINES_MAX 3000
#define FIGURE_CROSS_ACROSS_MAX 60

/* Numbers that lie beside each other, and which of them are hidden (NULL: none). */
struct cross_sums { int64_t *numbers; bool *hides; size_t count; };

struct figure_cross {
	struct figure_query q;
	struct figure_cells cells;
	const struct figure_org_name *children;	/* of FIGURE_BELOW, in its order */
	int down;				/* attributes that run down: all of one, else all but the last */
	/* By the values of the first d attributes: the sum of all that is below, and of each value that runs across. What is
	 * shown is these; across[down] are the cells themselves. */
	struct cross_sums sums[FIGURE_DIMS_MAX + 1], across[FIGURE_DIMS_MAX + 1];
};

/* Counts. For the public (is_public), numbers below FIGURE_SMALL are hidden, and so many others that no sum gives them away.
 * False: the store failed, or (AGAINST_RULE) too many cells. */
bool figure_cross_count(struct figure_report *r, const struct figure_query *q, bool is_public, struct figure_cross *x);
/* A cell in the order of x->cells: hidden? */
bool figure_cross_hides(const struct figure_cross *x, size_t cell);
const char *figure_cross_value(const struct figure_report *r, const struct figure_cross *x, int dim, int value);

/* The table as it is read: a line for each combination of values that run down and that anybody has. */
struct figure_cross_line {
	const char *label;
	int depth;			/* 0 for values of the first attribute */
	struct figure_cell number, share, *across;	/* across: one a column */
};
struct figure_cross_table {
	const char *const *heads;	/* of the columns */
	size_t heads_count;		/* 0 with one attribute */
	struct figure_cell *sums;	/* of the columns */
	struct figure_cross_line *lines;
	size_t count;
	struct figure_cell total;
	int64_t largest;		/* of the lines of depth 0 that are not hidden */
};
/* Every number that is not hidden opens its list, unless the table is for the public. Refuses (AGAINST_RULE) a table that
 * would not fit a page. */
bool figure_cross_lines(struct figure_report *r, const struct figure_cross *x, struct figure_cross_table *table);

#endif
