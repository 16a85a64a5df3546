#include "rooms/person/person_former.h"

#include "base/text.h"
#include "core/search.h"
#include "rooms/person/person_former_sql.h"
#include "rooms/person/person_sql.h"

#define FILL_ROWS 500		/* of one transaction */

const char *person_former_pair(struct arena *a, const char *pair)
{
	return arena_printf(a, "~%s", pair);
}

void person_former_make(struct arena *a, const char *former_name, struct person_former_keys *keys)
{
	*keys = (struct person_former_keys){ .pinyin_key = "", .initials = "" };
	if (text_is_empty(former_name))
		return;
	keys->pinyin_key = search_key(a, former_name);
	keys->initials = search_initials(a, former_name);
	keys->pairs_count = search_bigrams(a, former_name, keys->pairs, PERSON_FORMER_PAIRS_MAX);
	for (size_t i = 0; i < keys->pairs_count; i++)
		keys->pairs[i] = person_former_pair(a, keys->pairs[i]);
}

static void write_pairs(struct store *s, person_id id, int64_t region, const struct person_former_keys *keys)
{
	for (size_t i = 0; i < keys->pairs_count; i++)
		person_bigram_insert(s, region, keys->pairs[i], id);
}

void person_former_write(struct store *s, person_id id, int64_t region, const char *former_name, const struct person_former_keys *keys)
{
	if (text_is_empty(former_name))
		return;
	person_former_insert(s, region, id, former_name, keys->pinyin_key, keys->initials);
	write_pairs(s, id, region, keys);
}

bool person_former_fill(struct ctx *c)
{
	int64_t after = 0;
	size_t count;

	do {
		struct person_former_row *rows;

		count = person_former_bare(c->store, after, FILL_ROWS, &rows);
		if (count == 0)
			break;
		ctx_begin(c, "person.former_keys", "person", 0, 0);
		for (size_t i = 0; i < count; i++) {
			struct person_former_keys keys;

			person_former_make(c->arena, rows[i].name, &keys);
			person_former_set(c->store, rows[i].region, rows[i].person, keys.pinyin_key, keys.initials);
			write_pairs(c->store, rows[i].person, rows[i].region, &keys);
		}
		after = rows[count - 1].person.v;
		if (!ctx_commit(c))
			return false;
	} while (count == FILL_ROWS);
	return store_state(c->store) == STORE_GOOD;
}
