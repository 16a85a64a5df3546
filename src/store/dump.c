#include "store/dump.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>
#include "store/engine.h"

#define PAGE_ROWS_MAX 2000
#define PAGE_ROWS_MIN 4
#define PAGE_BYTES (16 << 20)	/* of a page whose every field is as long as it may be */
#define KEYS_MAX 16

/* Two statements a table: the first page, and a page after the key that ended the one before. */
struct table_dump {
	struct statement first, after;
	int64_t page_rows;
	size_t keys_count, keys[KEYS_MAX];	/* places of the key's columns */
};

char dump_kind(const struct model_column *column)
{
	if (column->type == MODEL_TEXT || column->type == MODEL_CODE)
		return 't';
	return column->type == MODEL_BLOB || column->type == MODEL_SECRET ? 'b' : 'i';
}

static void put_keys(struct buffer *b, const struct model_table *table, const struct table_dump *t)
{
	for (size_t i = 0; i < t->keys_count; i++)
		buffer_printf(b, "%s%s", i > 0 ? ", " : "", table->columns[t->keys[i]].name);
}

static const char *text_for(struct arena *a, const struct model_table *table, const struct table_dump *t, char mark, bool is_after)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (size_t i = 0; i < table->columns_count; i++)
		buffer_printf(&b, "%s%s", i > 0 ? ", " : "SELECT ", table->columns[i].name);
	buffer_printf(&b, " FROM %s", table->name);
	if (is_after) {
		buffer_lit(&b, " WHERE (");
		put_keys(&b, table, t);
		for (size_t i = 0; i < t->keys_count; i++)
			buffer_printf(&b, "%s%c%zu", i > 0 ? ", " : ") > (", mark, i + 2);
		buffer_lit(&b, ")");
	}
	buffer_lit(&b, " ORDER BY ");
	put_keys(&b, table, t);
	buffer_printf(&b, " LIMIT %c1", mark);
	return buffer_text(&b);
}

static void make_statement(struct arena *a, const struct model_table *table, const struct table_dump *t, bool is_after, struct statement *out)
{
	char *params = arena_alloc(a, t->keys_count + 2), *columns = arena_alloc(a, table->columns_count + 1);

	params[0] = 'i';
	for (size_t i = 0; is_after && i < t->keys_count; i++)
		params[i + 1] = dump_kind(&table->columns[t->keys[i]]);
	for (size_t i = 0; i < table->columns_count; i++)
		columns[i] = dump_kind(&table->columns[i]);
	*out = (struct statement){ .name = "store_dump", .file = __FILE__, .line = __LINE__, .index = -1, .params = params, .columns = columns,
		.text = { text_for(a, table, t, '?', is_after), text_for(a, table, t, '$', is_after) } };
}

static size_t column_of(const struct model_table *table, const char *name)
{
	size_t i = 0;

	while (strcmp(table->columns[i].name, name) != 0)
		i++;
	return i;
}

/* Made once and kept: connections know prepared statements by their address. */
static struct arena *dumps_arena;
static struct table_dump *dumps;

static void make_dumps(void)
{
	struct arena *a = dumps_arena = arena_new();
	struct table_dump *made = arena_array(a, MODEL_TABLES_COUNT, sizeof(*made));

	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++) {
		const struct model_table *table = &MODEL_TABLES[i];
		struct table_dump *t = &made[i];
		int64_t row_bytes = 0;

		for (size_t j = 0; j < table->columns_count; j++)
			row_bytes += table->columns[j].limit;
		for (const char *const *key = MODEL_KEYS[i]; *key != NULL; key++) {
			assert(t->keys_count < KEYS_MAX);
			t->keys[t->keys_count++] = column_of(table, *key);
		}
		t->page_rows = PAGE_BYTES / (row_bytes + 1);
		t->page_rows = t->page_rows > PAGE_ROWS_MAX ? PAGE_ROWS_MAX : t->page_rows < PAGE_ROWS_MIN ? PAGE_ROWS_MIN : t->page_rows;
		make_statement(a, table, t, false, &t->first);
		make_statement(a, table, t, true, &t->after);
	}
	dumps = made;
}

struct dumping {
	struct store *store;
	const struct model_table *table;
	const struct table_dump *plan;
	struct value *values;		/* of the row at hand */
	struct value args[KEYS_MAX + 1];
	dump_row row;
	void *data;
	int64_t count;
	bool is_stopped;
};

/* One page; false when it was the last. Leaves the key of its last row in the arguments of the next. */
static bool dump_page(struct dumping *d, bool is_first)
{
	struct cursor cursor;
	int64_t rows = 0;

	d->args[0] = value_int(d->plan->page_rows);
	statement_open(d->store, is_first ? &d->plan->first : &d->plan->after, d->args, &cursor);
	while (!d->is_stopped && cursor_next(&cursor, d->values)) {
		d->is_stopped = !d->row(d->data, d->table, d->values);
		d->count++;
		rows++;
	}
	cursor_close(&cursor);
	for (size_t i = 0; rows > 0 && i < d->plan->keys_count; i++)
		d->args[i + 1] = d->values[d->plan->keys[i]];
	return !d->is_stopped && rows == d->plan->page_rows && store_state(d->store) == STORE_GOOD;
}

int64_t store_dump(struct store *s, const struct model_table *table, dump_row row, void *data)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct arena *own = s->arena, *pages[2] = { arena_new(), arena_new() };
	struct dumping d = { .store = s, .table = table, .row = row, .data = data };
	bool has_more = true;

	pthread_once(&once, make_dumps);
	assert(dumps_arena != NULL && table >= MODEL_TABLES && table < MODEL_TABLES + MODEL_TABLES_COUNT);
	d.plan = &dumps[table - MODEL_TABLES];
	d.values = arena_array(own, table->columns_count, sizeof(*d.values));
	/* Rows come into an arena a page; the key that a page begins after is still in the one before. */
	for (int page = 0; has_more; page++) {
		s->arena = pages[page % 2];
		arena_clear(s->arena);
		has_more = dump_page(&d, page == 0);
	}
	s->arena = own;
	arena_free(pages[0]);
	arena_free(pages[1]);
	return d.count;
}
