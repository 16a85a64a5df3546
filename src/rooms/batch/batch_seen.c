/* What rows before had, and which of them: ID numbers, codes of regions. */
#include "rooms/batch/batch_judge.h"

#define ROOM_MIN 4096

void batch_seen_init(struct batch_seen *s, struct arena *a)
{
	*s = (struct batch_seen){ .arena = a, .room = ROOM_MIN, .slots = arena_array(a, ROOM_MIN, sizeof(*s->slots)) };
}

static struct batch_seen_row *slot_of(struct batch_seen_row *slots, size_t room, uint64_t key)
{
	size_t at = (size_t)(key & (room - 1));

	while (slots[at].number != 0 && slots[at].key != key)
		at = (at + 1) & (room - 1);
	return &slots[at];
}

/* Fourfold: an arena keeps the smaller tables, and so they are a third of the largest, not as much again. */
static void grow(struct batch_seen *s)
{
	size_t room = s->room * 4;
	struct batch_seen_row *slots = arena_array(s->arena, room, sizeof(*slots));

	for (size_t i = 0; i < s->room; i++)
		if (s->slots[i].number != 0)
			*slot_of(slots, room, s->slots[i].key) = s->slots[i];
	s->slots = slots;
	s->room = room;
}

int batch_seen_before(struct batch_seen *s, uint64_t key, int number)
{
	struct batch_seen_row *slot;

	if (s->count * 2 >= s->room)
		grow(s);
	slot = slot_of(s->slots, s->room, key);
	if (slot->number != 0)
		return slot->number == number ? 0 : slot->number;	/* the same row when a step is run again */
	*slot = (struct batch_seen_row){ key, number };
	s->count++;
	return 0;
}

bool batch_seen_has(const struct batch_seen *s, uint64_t key)
{
	return slot_of(s->slots, s->room, key)->number != 0;
}
