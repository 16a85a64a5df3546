/* The inner loop of figures: what a query does to each row, worked out once for all rows. */
#ifndef ROOMS_FIGURE_SCAN_H
#define ROOMS_FIGURE_SCAN_H

#include "rooms/figure/figure.h"

/* How a row is judged: each column in use gives a number from a table, 0 to leave the row out, else its place from 1;
 * the cell is the sum of places times strides, and all cells with a place 0 are thrown away. */
struct scan {
	uint32_t *who;			/* WHO_VALUES places, times the stride already */
	uint8_t *birth, *joined;	/* 65536 places by day */
	uint8_t nationality[256], cause[16];
	uint32_t birth_stride, joined_stride, nationality_stride, cells;
	int who_size, birth_size, joined_size, nationality_size;
	bool has_who, has_birth, has_joined, has_nationality;
	enum figure_what what;
	uint16_t day, since;
	uint32_t *bucket;		/* by organisation: place of unit kind and unit below, from 1; 0 left out */
	uint32_t buckets_count;
	int unit_size, below_size;
	const char **below;		/* paths of the units below */
	size_t below_count;
};

void scan_plan(struct scan *s, const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q);
/* A run of rows of one bucket. `is_open` rows have no end. counts[i][-1] must be there. */
void scan_rows(const struct scan *s, const struct part *p, size_t from, size_t to, bool is_open, uint32_t *counts[2]);
int scan_size_of(enum figure_attribute a);	/* values 0 … size - 1; 1 for FIGURE_BELOW, which depends on the organisation */
/* Is this one row of the cells that count? */
bool scan_row(const struct scan *s, const struct part *p, size_t i);

#endif
