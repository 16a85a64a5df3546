/* The inner loop of figures: what a query does to each row, worked out once for all rows. */
#ifndef ROOMS_FIGURE_SCAN_H
#define ROOMS_FIGURE_SCAN_H

#include "rooms/figure/figure.h"

/* How a row is judged: each column in use gives a number from a table, 0 to leave the row out, else its place from 1;
 * the cell is the sum of places times strides, and all cells with a place 0 are thrown away. */
#define SCAN_STRETCHES_MAX 10
struct stretches { uint16_t from[SCAN_STRETCHES_MAX], step[SCAN_STRETCHES_MAX]; };	/* the cell grows by step at from, modulo 65536 */

struct scan {
	uint16_t *who;			/* WHO_VALUES places; here and below times the stride */
	uint16_t nationality[256];
	struct stretches birth, joined;	/* places by day, as the few days at which they change */
	uint8_t cause[FIGURE_CAUSES_COUNT];
	uint32_t birth_stride, joined_stride, nationality_stride, cells;
	int who_size, birth_size, joined_size, nationality_size;
	bool has_who, has_birth, has_joined, has_nationality;
	enum figure_what what;
	uint16_t day, since, joined_from, joined_before;	/* the last two only if has_joined_days */
	bool has_joined_days;
	size_t orgs_from, orgs_to;	/* organisations outside are all left out; of millions a query mostly wants few */
	uint32_t *bucket;		/* of those within: place of unit kind and unit below, from 1; 0 left out */
	uint32_t buckets_count;
	int unit_size, below_size;
	const char **below;		/* paths of the units below, in their order */
	size_t below_count;
};

/* False: too many cells for 16 bits. */
#define SCAN_CELLS_MAX 65000
bool scan_plan(struct scan *s, const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q);
static inline uint32_t scan_bucket(const struct scan *s, size_t org)
{
	return org >= s->orgs_from && org < s->orgs_to ? s->bucket[org - s->orgs_from] : 0;
}

/* A run of rows of one bucket, counted in the tables by turns, from their place 1 on; what is thrown away goes to
 * place 0. `is_open` rows have no end. */
#define SCAN_TABLES 4
void scan_rows(const struct scan *s, const struct part *p, size_t from, size_t to, bool is_open, uint32_t *const tables[SCAN_TABLES]);
int scan_size_of(enum figure_attribute a);	/* values 0 … size - 1; 1 for FIGURE_BELOW, which depends on the organisation */
/* Parts of a plan, for looking at single rows: when they count, and the unit below that a path lies in (from 1; 0 none). */
void scan_plan_time(struct scan *s, const struct figure_query *q);
void scan_plan_below(struct scan *s, const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q);
/* The day on which somebody was accepted into the Party, of the row with which his membership begins here; 0 of any other. By a case it begins on that
 * day. Registered later or with the opening, it begins with the organisation where that is younger, and the day of joining counts; one that is after
 * the beginning belongs to a later membership of the same person, which has its own row. */
uint16_t row_accepted(const struct part *p, size_t row);
bool scan_is_time(const struct scan *s, const struct part *p, size_t i);
uint32_t scan_below(const struct scan *s, const char *path);
unsigned scan_who_value(enum figure_attribute attribute, unsigned who);
/* Is this one row of the cells that count? */
bool scan_row(const struct scan *s, const struct part *p, size_t i);

#endif
