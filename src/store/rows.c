/* What the generated statements share: growing rows, and a list of ids as one parameter. */
#include "store/store.h"

#include <assert.h>
#include <string.h>
#include "base/buffer.h"

#define FIRST_ROOM 8

/* The room doubles at each power of two, so it needs no field of its own. */
void *rows_room(struct store *s, void *rows, size_t count, size_t row_bytes)
{
	void *more;

	assert(row_bytes > 0);
	if (count == 0)
		return arena_array(store_arena(s), FIRST_ROOM, row_bytes);
	assert(rows != NULL);
	if (count < FIRST_ROOM || (count & (count - 1)) != 0)
		return rows;
	assert(count <= SIZE_MAX / 2);
	more = arena_array(store_arena(s), count * 2, row_bytes);
	memcpy(more, rows, count * row_bytes);
	return more;
}

struct value value_ids(struct store *s, const int64_t *ids, size_t count)
{
	struct buffer list;

	assert(ids != NULL || count == 0);
	buffer_init(&list, store_arena(s), 2 + count * 8);
	buffer_putc(&list, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_putc(&list, ',');
		buffer_put_int(&list, ids[i]);
	}
	buffer_putc(&list, ']');
	return value_text(buffer_text(&list));
}
