/* What the page says of papers that came in a batch. */
#include "rooms/run/run_screen.h"

size_t run_batch_taken(const struct run_screen *s)
{
	size_t taken = 0;

	for (size_t i = 0; i < s->batch_count; i++)
		taken += s->batch[i].kept != NULL;
	return taken;
}

size_t run_loose_clear(const struct run_screen *s)
{
	size_t clear = 0;

	for (size_t i = 0; i < s->loose_count; i++)
		clear += s->loose[i].field != NULL;
	return clear;
}
