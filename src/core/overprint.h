/* Text set at places of a sheet that is printed already (套打): each page of A4 holds nothing but words at their millimetres. The test sheet
 * shows a ruler and a box for each place, to be held against the paper form. */
#ifndef CORE_OVERPRINT_H
#define CORE_OVERPRINT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buffer.h"

#define OVERPRINT_PT_MOST 12
#define OVERPRINT_PT_LEAST 7	/* what is smaller nobody reads */

/* From the left and upper edge of the sheet, in tenths of a millimetre; the text is broken at `width` and gets smaller, from OVERPRINT_PT_MOST to
 * OVERPRINT_PT_LEAST points, until it stands within `height`. Pages count from 1, in order. */
struct overprint_item { int page, x, y, width, height; const char *text; };

/* In how many points it stands within its place; 0: not even in the smallest. */
int overprint_pt(const struct overprint_item *item);
/* The file, in `out`; every item is shifted by dx and dy. What does not fit is set in the smallest: ask before. False: it could not be made. */
bool overprint_write(const char *title, const struct overprint_item *items, size_t count, int dx, int dy, bool is_test, struct buffer *out);

#endif
