/* A list of floating members of a subtree, as the page, programs and the file read it. */
#ifndef ROOMS_FLOATING_FLOATING_LIST_H
#define ROOMS_FLOATING_FLOATING_LIST_H

#include "rooms/floating/floating_side.h"
#include "rooms/floating/floating_sql.h"

/* `desk` narrowed already (floating_side_narrow); from, to: the paths of the subtree. */
struct floating_list { enum floating_side side; int64_t region; const char *from, *to; struct desk_filter desk; };

/* How many, and those of one page; in the arena. */
int64_t floating_list_count(struct ctx *c, const struct floating_list *list);
size_t floating_list_lines(struct ctx *c, const struct floating_list *list, int64_t limit, int64_t offset, struct floating_line **lines);

#endif
