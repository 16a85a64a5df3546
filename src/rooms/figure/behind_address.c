/* The lists behind numbers by their addresses, for the roster, which shows, prints, edits and exports whoever stands on one. */
#include "rooms/figure/behind.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "rooms/person/balance_behind.h"
#include "text/figure.h"

static const struct { const char *name; behind_reader read; } LISTS[] = { { "people", behind_people }, { "roles", behind_roles }, { "awards", behind_awards },
	{ "floating", behind_floating }, { "history", behind_history }, { "appraisal", behind_appraisal }, { "change", behind_change }, { "secretaries", behind_secretaries }, { "holders", behind_holders }, { "balance", balance_behind } };

static behind_reader reader_of(const char *address)
{
	size_t bytes = strcspn(address, "?");

	for (size_t i = 0; i < sizeof(LISTS) / sizeof(LISTS[0]); i++)
		if (address[bytes] == '?' && strlen(LISTS[i].name) == bytes && strncmp(LISTS[i].name, address, bytes) == 0)
			return LISTS[i].read;
	return NULL;
}

bool behind_is_address(const char *address)
{
	return reader_of(address) != NULL;
}

bool behind_address(struct ctx *c, const char *address, int64_t **ids, size_t *count)
{
	behind_reader read = reader_of(address);
	struct behind b = { .limit = FIGURE_LIST_MAX };
	struct web w;

	*count = 0;
	if (read == NULL || !web_of_query(c, address + strcspn(address, "?") + 1, &w))
		return ctx_refuse(c, BAD_INPUT, T_figure_address_wrong, NULL);
	if (!read(&w, &b))
		return false;
	*ids = arena_array(c->arena, b.count + 1, sizeof(**ids));
	if (b.count > 0)
		memcpy(*ids, b.ids, b.count * sizeof(**ids));
	qsort(*ids, b.count, sizeof(**ids), int64_order);
	for (size_t i = 0; i < b.count; i++)
		if (*count == 0 || (*ids)[*count - 1] != (*ids)[i])
			(*ids)[(*count)++] = (*ids)[i];
	return true;
}

const char *behind_address_of(struct arena *a, const struct behind *b)
{
	const char *address = b->href + strlen("/figure/");

	return arena_text_n(a, address, strlen(address) - 1);
}
