/* Answers that follow: what was counted when an image knew `known` changes of rows is brought up to date by the rows that came and
 * went since, a handful, instead of a million rows counted anew. The caller holds the image. */
#ifndef ROOMS_FIGURE_FOLLOW_H
#define ROOMS_FIGURE_FOLLOW_H

#include "rooms/figure/figure.h"

/* Of a query over a tree. The rules are those of scan.h, told for a row at a time: a test compares them. */
void follow_cells(const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q, size_t known, struct figure_cells *cells);

/* Members of each organisation, in the order of the image, on a day: counted, and brought up to date. */
uint32_t *members_by_org(const struct image *im, struct arena *a, day_t day);
void follow_by_org(const struct image *im, day_t day, size_t known, uint32_t *counts);

/* Does the row count on the day, whoever asks? Whether it is dead is not looked at. */
bool row_is_of_day(const struct part *p, size_t row, uint16_t day);

#endif
