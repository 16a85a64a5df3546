/* A map from text to pointer in an arena; keys are copied. Iteration is in order of insertion. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include "base/arena.h"

struct map_item { const char *key; void *value; };
struct map {
	struct arena *arena;
	struct map_item *items;		/* count of them, in order of insertion */
	size_t count;
	size_t *slots, slots_count, items_room;
};

/* An empty map, which grows in the arena and needs no release. */
void map_init(struct map *m, struct arena *a);
void *map_get(const struct map *m, const char *key);		/* NULL if absent */
void map_set(struct map *m, const char *key, void *value);	/* replaces */

#endif
