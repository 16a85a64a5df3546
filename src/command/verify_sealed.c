#include "command/verify_sealed.h"

#include <string.h>
#include "core/crypto.h"
#include "store/dump.h"

struct walk { struct sealed_report *report; struct keyring *keys; struct arena *arena; size_t id_at; };

/* Values are bound to their row by its id. */
static bool holds_sealed(const struct model_table *t, size_t *id_at)
{
	bool has_id = false, has_secret = false;

	for (size_t i = 0; i < t->columns_count; i++) {
		has_secret = has_secret || t->columns[i].type == MODEL_SECRET;
		if (strcmp(t->columns[i].name, "id") == 0) {
			has_id = true;
			*id_at = i;
		}
	}
	return has_id && has_secret && t->lognone == NULL;
}

static bool open_row(void *data, const struct model_table *t, const struct value *values)
{
	struct walk *w = data;
	struct sealed_report *r = w->report;

	arena_clear(w->arena);
	for (size_t i = 0; i < t->columns_count; i++) {
		const struct value *v = &values[i];
		int64_t row = values[w->id_at].number;

		if (t->columns[i].type != MODEL_SECRET || v->bytes == 0)
			continue;
		r->count++;
		if (crypto_open(w->keys, w->arena, t->name, t->columns[i].name, row, (struct bytes){ .data = v->data, .bytes = v->bytes }) != NULL)
			continue;
		if (r->bad_count++ == 0) {
			r->table = t->name;
			r->column = t->columns[i].name;
			r->row = row;
		}
	}
	return true;
}

bool verify_sealed(struct services *s, struct sealed_report *report)
{
	struct walk w = { .report = report, .keys = s->keys, .arena = arena_new() };
	struct arena *a = arena_new();
	struct store *store = store_open(s->database, a);
	bool is_good;

	*report = (struct sealed_report){ 0 };
	for (size_t i = 0; i < MODEL_TABLES_COUNT && store_state(store) == STORE_GOOD; i++)
		if (holds_sealed(&MODEL_TABLES[i], &w.id_at))
			store_dump(store, &MODEL_TABLES[i], open_row, &w);
	is_good = store_state(store) == STORE_GOOD;
	store_close(store);
	arena_free(a);
	arena_free(w.arena);
	return is_good;
}
