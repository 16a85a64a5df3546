/* Combining the marks of a review, exactly. */
#ifndef ROOMS_BALLOT_REVIEW_SUM_H
#define ROOMS_BALLOT_REVIEW_SUM_H

#include <stddef.h>
#include "base/fraction.h"

/* Trimmed: without one highest and one lowest mark, as juries do. */
enum review_combine { REVIEW_MEAN, REVIEW_MEDIAN, REVIEW_TRIMMED, REVIEW_COMBINES_COUNT };

/* The combined mark; no number where there are no marks (of trimmed: fewer than three) or where the sum does not fit. Sorts
 * the marks. */
struct fraction review_combined(enum review_combine combine, struct fraction *marks, size_t count);

/* A circle of raters (leaders, colleagues, masses …) and how many papers it gave. */
struct review_circle { const char *name; size_t papers_count, merged_into, shown_count; };

/* Circles with fewer papers than `least` are never shown alone: the smallest is merged with the next smallest until each that is
 * left has enough, or only one is. merged_into is then the index of the circle that stands for it, its own where it stands alone;
 * shown_count how many papers those have that it stands for. */
void review_merge(struct review_circle *circles, size_t count, size_t least);

#endif
