#include "base/map.h"

#include <stdint.h>
#include <string.h>

/* Open addressing; a slot holds the index of an item plus one, 0 is free. Nothing is ever removed. */

#define ROOM_MIN 16

static uint64_t hash(const char *key)
{
	uint64_t h = 1469598103934665603u;	/* FNV-1a */

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return h ^ h >> 32;
}

/* The slot of this key, or the free one where it belongs. */
static size_t find_slot(const struct map *m, const char *key)
{
	size_t mask = m->slots_count - 1, at = (size_t)hash(key) & mask;

	while (m->slots[at] != 0 && strcmp(m->items[m->slots[at] - 1].key, key) != 0)
		at = (at + 1) & mask;
	return at;
}

static void resize(struct map *m, size_t room)
{
	struct map_item *items = arena_array(m->arena, room, sizeof(*items));

	if (m->count > 0)
		memcpy(items, m->items, m->count * sizeof(*items));
	m->items = items;
	m->items_room = room;
	m->slots_count = room * 2;
	m->slots = arena_array(m->arena, m->slots_count, sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++)
		m->slots[find_slot(m, items[i].key)] = i + 1;
}

void map_init(struct map *m, struct arena *a)
{
	memset(m, 0, sizeof(*m));
	m->arena = a;
}

void *map_get(const struct map *m, const char *key)
{
	size_t slot;

	if (m->count == 0)
		return NULL;
	slot = m->slots[find_slot(m, key)];
	return slot == 0 ? NULL : m->items[slot - 1].value;
}

void map_set(struct map *m, const char *key, void *value)
{
	size_t at;

	if (m->count == m->items_room)
		resize(m, m->items_room == 0 ? ROOM_MIN : m->items_room * 2);
	at = find_slot(m, key);
	if (m->slots[at] != 0) {
		m->items[m->slots[at] - 1].value = value;
		return;
	}
	m->items[m->count] = (struct map_item){ arena_text(m->arena, key), value };
	m->slots[at] = ++m->count;
}
