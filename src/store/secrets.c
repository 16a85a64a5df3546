#include "store/secrets.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>
#include "store/engine.h"

/* Made once and kept: connections know prepared statements by their address. */
struct table_secrets { struct statement read, replace; size_t places[SECRETS_COLUMNS_MAX], count; };

static struct arena *kept_arena;
static struct table_secrets *kept;

size_t secrets_columns(const struct model_table *table, size_t places[SECRETS_COLUMNS_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < table->columns_count; i++) {
		if (table->columns[i].type != MODEL_SECRET)
			continue;
		assert(count < SECRETS_COLUMNS_MAX);
		places[count++] = i;
	}
	return count;
}

static const char *read_text(struct arena *a, const struct model_table *table, const struct table_secrets *t, char mark)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_printf(&b, "SELECT id, %s", table->is_regional ? "region_id" : "0");
	for (size_t i = 0; i < t->count; i++)
		buffer_printf(&b, ", %s", table->columns[t->places[i]].name);
	buffer_printf(&b, " FROM %s WHERE id > %c1 ORDER BY id LIMIT %c2", table->name, mark, mark);
	return buffer_text(&b);
}

/* ?1 and ?2 are id and region, then the fresh values, then the old ones. */
static const char *replace_text(struct arena *a, const struct model_table *table, const struct table_secrets *t, char mark)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (size_t i = 0; i < t->count; i++)
		buffer_printf(&b, "%s%s = %c%zu", i > 0 ? ", " : arena_printf(a, "UPDATE %s SET ", table->name), table->columns[t->places[i]].name, mark, i + 3);
	buffer_printf(&b, " WHERE id = %c1 AND %s = %c2", mark, table->is_regional ? "region_id" : "0", mark);
	for (size_t i = 0; i < t->count; i++)
		buffer_printf(&b, " AND %s = %c%zu", table->columns[t->places[i]].name, mark, i + 3 + t->count);
	return buffer_text(&b);
}

static const char *letters(struct arena *a, const char *first, size_t count)
{
	char *text = arena_alloc(a, strlen(first) + count + 1);

	memcpy(text, first, strlen(first));
	memset(text + strlen(first), 'b', count);
	return text;
}

static void make_statements(void)
{
	struct arena *a = kept_arena = arena_new();
	struct table_secrets *made = arena_array(a, MODEL_TABLES_COUNT, sizeof(*made));

	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++) {
		const struct model_table *table = &MODEL_TABLES[i];
		struct table_secrets *t = &made[i];

		t->count = secrets_columns(table, t->places);
		if (t->count == 0)
			continue;
		t->read = (struct statement){ .name = "secrets_read", .file = __FILE__, .line = __LINE__, .index = -1, .params = "ii",
			.columns = letters(a, "ii", t->count), .text = { read_text(a, table, t, '?'), read_text(a, table, t, '$') } };
		t->replace = (struct statement){ .name = "secrets_replace", .file = __FILE__, .line = __LINE__, .index = -1, .writes = true,
			.is_lognone = table->lognone != NULL, .params = letters(a, "ii", 2 * t->count), .columns = "",
			.text = { replace_text(a, table, t, '?'), replace_text(a, table, t, '$') } };
	}
	kept = made;
}

static const struct table_secrets *secrets_of(const struct model_table *table)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make_statements);
	assert(kept_arena != NULL && table >= MODEL_TABLES && table < MODEL_TABLES + MODEL_TABLES_COUNT);
	return &kept[table - MODEL_TABLES];
}

size_t secrets_read(struct store *s, const struct model_table *table, int64_t after, int64_t count, struct secret_row **rows)
{
	const struct table_secrets *t = secrets_of(table);
	struct value row[2 + SECRETS_COLUMNS_MAX];
	struct cursor c;
	size_t got = 0;

	assert(t->count > 0 && count > 0);
	*rows = arena_array(store_arena(s), (size_t)count, sizeof(**rows));
	statement_open(s, &t->read, (struct value[]){ value_int(after), value_int(count) }, &c);
	while (cursor_next(&c, row)) {
		struct secret_row *r = &(*rows)[got++];

		r->id = row[0].number;
		r->region_id = row[1].number;
		memcpy(r->values, row + 2, t->count * sizeof(row[0]));
	}
	cursor_close(&c);
	return got;
}

int64_t secrets_replace(struct store *s, const struct model_table *table, const struct secret_row *old, const struct value *fresh)
{
	const struct table_secrets *t = secrets_of(table);
	struct value args[2 + 2 * SECRETS_COLUMNS_MAX] = { value_int(old->id), value_int(old->region_id) };

	memcpy(args + 2, fresh, t->count * sizeof(args[0]));
	memcpy(args + 2 + t->count, old->values, t->count * sizeof(args[0]));
	return statement_run(s, &t->replace, args);
}
