#include "core/reseal.h"

#include <assert.h>
#include "core/crypto.h"
#include "core/services.h"
#include "store/secrets.h"

#define SLICE_ROWS 500
#define SLICE_ROWS_LARGE 8	/* of tables whose values may be megabytes */
#define LARGE_BYTES 100000

struct slice {
	const struct model_table *table;
	size_t places[SECRETS_COLUMNS_MAX], columns_count;
	struct secret_row *rows;
	size_t rows_count;
	struct value (*fresh)[SECRETS_COLUMNS_MAX];	/* one a row; an empty kind: nothing to do */
	bool *is_old;
	int64_t old_count, read_count, unreadable_count;
};

static int64_t slice_rows(const struct slice *s)
{
	for (size_t i = 0; i < s->columns_count; i++)
		if (s->table->columns[s->places[i]].limit >= LARGE_BYTES)
			return SLICE_ROWS_LARGE;
	return SLICE_ROWS;
}

/* The next rows; steps over tables without sealed columns. False at the end of all. */
static bool find_slice(struct ctx *c, struct reseal *r, struct slice *s)
{
	for (; r->table < MODEL_TABLES_COUNT; r->table++, r->after = 0) {
		s->table = &MODEL_TABLES[r->table];
		s->columns_count = secrets_columns(s->table, s->places);
		if (s->columns_count == 0)
			continue;
		s->rows_count = secrets_read(c->store, s->table, r->after, slice_rows(s), &s->rows);
		if (s->rows_count > 0)
			return true;
		if (store_state(c->store) != STORE_GOOD)
			return false;
	}
	return false;
}

static bool is_under_older_key(struct keyring *k, const struct value *v)
{
	int id = v->kind == VALUE_BLOB ? crypto_key_id((struct bytes){ v->data, v->bytes }) : 0;

	return id > 0 && id < keyring_active_id(k);
}

/* Sealed before the turn to write: only the exchange happens inside. */
static void seal_anew(struct ctx *c, struct slice *s)
{
	struct keyring *k = c->services->keys;

	s->fresh = arena_array(c->arena, s->rows_count, sizeof(*s->fresh));
	s->is_old = arena_array(c->arena, s->rows_count, sizeof(*s->is_old));
	for (size_t i = 0; i < s->rows_count; i++) {
		for (size_t j = 0; j < s->columns_count; j++) {
			const struct value *v = &s->rows[i].values[j];
			const char *column = s->table->columns[s->places[j]].name;
			struct bytes clear;

			s->fresh[i][j] = *v;
			s->read_count++;
			if (!is_under_older_key(k, v))
				continue;
			clear = crypto_open_bytes(k, c->arena, s->table->name, column, s->rows[i].id, (struct bytes){ v->data, v->bytes });
			if (clear.data == NULL) {
				s->unreadable_count++;
				continue;
			}
			s->fresh[i][j] = value_bytes(crypto_seal_bytes(k, c->arena, s->table->name, column, s->rows[i].id, clear));
			s->is_old[i] = true;
			s->old_count++;
		}
	}
}

static bool exchange(struct ctx *c, const struct slice *s)
{
	if (s->old_count == 0)
		return true;
	ctx_begin(c, "keys.reseal", s->table->name, s->rows[0].id, 0);
	for (size_t i = 0; i < s->rows_count; i++)
		if (s->is_old[i])
			secrets_replace(c->store, s->table, &s->rows[i], s->fresh[i]);
	store_note(c->store, "key", NULL, arena_printf(c->arena, "%d", keyring_active_id(c->services->keys)));
	store_note(c->store, "values", NULL, arena_printf(c->arena, "%lld", (long long)s->old_count));
	return ctx_commit(c);
}

bool reseal_slice(struct ctx *c, struct reseal *r)
{
	struct slice s = { 0 };

	assert(!c->defers_commit);
	if (!find_slice(c, r, &s))
		return false;
	seal_anew(c, &s);
	if (!exchange(c, &s))
		return false;
	r->after = s.rows[s.rows_count - 1].id;
	r->resealed += s.old_count;
	r->read += s.read_count;
	r->unreadable += s.unreadable_count;
	return true;
}

bool reseal_count(struct ctx *c, struct reseal *r)
{
	struct slice s = { 0 };

	if (!find_slice(c, r, &s))
		return false;
	for (size_t i = 0; i < s.rows_count; i++)
		for (size_t j = 0; j < s.columns_count; j++)
			r->resealed += is_under_older_key(c->services->keys, &s.rows[i].values[j]);
	r->after = s.rows[s.rows_count - 1].id;
	return true;
}
