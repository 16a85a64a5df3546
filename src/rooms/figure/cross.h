/* The free cross table: the last attribute runs across (from two on), the others down, each level with its sum. */
#ifndef ROOMS_FIGURE_CROSS_H
#define ROOMS_FIGURE_CROSS_H

#include "rooms/figure/screen.h"

#define FIGURE_CROSS_LINES_MAX 3000
#define FIGURE_CROSS_ACROSS_MAX 60

/* Fills lines, heads and sums. Refuses (AGAINST_RULE) a table that would not fit a page. */
bool figure_cross(struct figure_report *r, const enum figure_attribute *dims, int count, struct figure_cross_screen *screen);

#endif
