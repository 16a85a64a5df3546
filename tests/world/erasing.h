/* Papers whose term is over, for tests of pages: what core/erasure does by the clock, called by hand. */
#ifndef TESTS_WORLD_ERASING_H
#define TESTS_WORLD_ERASING_H

#include "base/date.h"
#include "world/world.h"

/* What is due on that day: one slice, or all. True once nothing is left to be done now. */
bool erasing_slice(struct world *w, day_t day);
void erasing_all(struct world *w, day_t day);
const char *erasing_digest(struct world *w, int64_t file);
/* Are the bytes of the paper there? */
bool erasing_is_there(struct world *w, int64_t file);
/* Removes them, as a process does that is killed before its commit. */
void erasing_kill(struct world *w, int64_t file);
/* As a backup that reads the papers: a descriptor to be closed. */
int erasing_hold(struct world *w);
/* How many seals of cases hold; fails where one does not. */
int64_t erasing_seals(struct world *w);

#endif
