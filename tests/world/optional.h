/* A field of which the page says that it may be left out is not refused because it was left out. */
#ifndef WORLD_OPTIONAL_H
#define WORLD_OPTIONAL_H

#include "world/world.h"

/* Of the fields of this page that are refused, marked as optional and were sent empty in `sent` (a form, coded as a URL or in parts) or not at all, the first:
 * its label; NULL if there is none. Files are left out: without script a page sends an empty one. */
const char *optional_refused(struct arena *a, const struct reply *r, const void *sent, size_t bytes);

#endif
