/* Cases of one practice counted (办件汇总): by how they ended, by year, or by what was chosen in a form, one way or across two. */
#ifndef ROOMS_RUN_RUN_COUNT_H
#define ROOMS_RUN_RUN_COUNT_H

#include "rooms/run/run.h"

#define RUN_COUNT_BY_CHARS_MAX 81	/* "form.field" */
#define RUN_COUNT_SUMMED_MAX 2000	/* cases read for a sum, each whole */

/* What cases may be counted by: "finish", "year" (of the end), or "form.field" of a choice that is not sealed. */
struct run_count_by {
	const char *name, *title, *form, *field;
	const struct programme *p;		/* of the newest case; NULL: there is none */
	const struct programme_field *choice;	/* NULL: of the end */
};

/* href: the part of the list's address that narrows it to the cases with this value, ending in &. place: of the end or the choice in the practice. */
struct run_count_value { const char *text, *href; int place; };

struct run_count {
	struct org_row org;
	const char *code;
	struct run_code_row *codes; size_t codes_count;		/* practices with cases here and below */
	struct run_count_by *ways; size_t ways_count;		/* of the practice, as its newest case knows it */
	const struct run_count_by *row, *column;		/* column NULL: one way */
	struct run_count_value *rows, *columns; size_t rows_count, columns_count;	/* those that occur, as the practice names them, years by number */
	const struct value_rule **sums; size_t sums_count;	/* whole numbers of the practice that may be added up: those with a title, as its newest case knows them */
	const struct value_rule *sum;			/* the one that is; NULL: cases alone are counted */
	int64_t *row_sums, sum_total;			/* of cases that came to an end, not of those that are open or were stopped */
	int64_t *cells, *row_totals, *column_totals, total;	/* cells row by row */
};

/* What is asked for: "" for the practice, the way to count by, across, and the value to add up, where nothing was said. */
struct run_count_ask { const char *code, *row, *column, *sum; };

/* Of the cases of an organisation and all below it; needs MAY_HANDLE there, else NOT_FOUND. Without a code nothing is counted. Refuses a
 * way or a value that the practice does not have, and a sum over more than RUN_COUNT_SUMMED_MAX cases. */
bool run_count_read(struct ctx *c, org_id org, const struct run_count_ask *ask, struct run_count *out);

/* The address of the list with the cases behind a number; NULL for `row` or `column`: all of them. */
const char *run_count_href(struct arena *a, const struct run_count *s, const struct run_count_value *row, const struct run_count_value *column);

#endif
