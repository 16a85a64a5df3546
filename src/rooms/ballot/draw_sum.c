/* How lots are drawn. */
#include "rooms/ballot/draw_sum.h"

#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "core/crypto.h"

char *draw_pool_digest(struct arena *a, const char *const *names, size_t count)
{
	struct buffer pool;

	buffer_init(&pool, a, 0);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&pool, "%zu\t%s\n", i + 1, names[i]);
	return crypto_sha256(a, pool.data, pool.bytes);
}

struct ticket { const char *digest; size_t lot; };

static int by_ticket(const void *left, const void *right)
{
	return strcmp(((const struct ticket *)left)->digest, ((const struct ticket *)right)->digest);
}

void draw_places(struct arena *a, const char *pool_digest, const char *seed, size_t count, size_t wanted, int64_t *places)
{
	struct ticket *tickets = arena_array(a, count, sizeof(*tickets));

	for (size_t i = 0; i < count; i++) {
		const char *text = arena_printf(a, "%s\n%s\n%zu", seed, pool_digest, i + 1);

		tickets[i] = (struct ticket){ crypto_sha256(a, text, strlen(text)), i };
		places[i] = 0;
	}
	qsort(tickets, count, sizeof(*tickets), by_ticket);
	for (size_t i = 0; i < wanted; i++)
		places[tickets[i].lot] = (int64_t)i + 1;
}
