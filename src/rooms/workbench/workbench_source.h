/* What sources of tasks are made of, for this room only. */
#ifndef ROOMS_WORKBENCH_WORKBENCH_SOURCE_H
#define ROOMS_WORKBENCH_WORKBENCH_SOURCE_H

#include "rooms/workbench/workbench.h"

/* A sentence with one placeholder. */
const char *workbench_say(struct ctx *c, message m, const char *name, const char *value);
/* One line; title begins with a verb. Lines beyond the room there is are left out, counts are not. */
void workbench_add(struct ctx *c, struct workbench *b, day_t due, const char *icon, const char *title, const char *meta, const char *href);
/* Of the line added last: it has no day of its own, and this is said instead of the days. */
void workbench_due(struct workbench *b, const char *text);
/* Of the line added last: one may look at it and do no more. */
void workbench_watch(struct workbench *b);
void workbench_count(struct workbench *b, int64_t late, int64_t today, int64_t week, int64_t soon);

/* One in the group of that day. */
void workbench_count_on(struct ctx *c, struct workbench *b, day_t due);

void workbench_collect_own(struct ctx *c, struct workbench *b);
void workbench_collect_reminders(struct ctx *c, struct workbench *b);
void workbench_collect_post_needs(struct ctx *c, struct workbench *b);
void workbench_collect_runs(struct ctx *c, struct workbench *b);

#endif
