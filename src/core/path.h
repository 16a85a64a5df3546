/* The place of an organisation in the tree, as text that sorts: each node appends four characters to its
 * parent's path, so a subtree is one range, `path >= from AND path < to`, on every index that leads with it. */
#ifndef CORE_PATH_H
#define CORE_PATH_H

#include <stdbool.h>
#include "base/arena.h"

#define PATH_SEGMENT_CHARS 4
#define PATH_ORDINAL_MAX (36 * 36 * 36 * 36 - 1)
#define PATH_CHARS_MAX 120

/* The path of the child with this ordinal (0 .. PATH_ORDINAL_MAX) among its siblings; "" is above the root. */
char *path_child(struct arena *a, const char *parent, int ordinal);
/* First path after the whole subtree: the exclusive end of the range that begins at `path`. */
char *path_end(struct arena *a, const char *path);
/* Is `path` the node `top` itself or below it? Everything is below "". */
bool path_is_within(const char *path, const char *top);
/* Ordinal of the last segment, -1 for "". */
int path_ordinal(const char *path);
/* Could path_child have made it from `parent`? A path that was cut short in the database would be the range of its parent or of its siblings. */
bool path_is_child(const char *path, const char *parent);
int path_depth(const char *path);	/* number of segments */

#endif
