#include "store/dump.h"

#include <assert.h>
#include <pthread.h>
#include "base/buffer.h"

static char kind_letter(enum model_type type)
{
	if (type == MODEL_TEXT || type == MODEL_CODE)
		return 't';
	return type == MODEL_BLOB || type == MODEL_SECRET ? 'b' : 'i';
}

static void put_names(struct buffer *b, const struct model_table *table, bool keys_only)
{
	const char *between = "";

	for (size_t i = 0; i < table->columns_count; i++) {
		if (keys_only && !table->columns[i].is_key)
			continue;
		buffer_puts(b, between);
		buffer_puts(b, table->columns[i].name);
		between = ", ";
	}
}

static const char *text_for(struct arena *a, const struct model_table *table, char mark)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_lit(&b, "SELECT ");
	put_names(&b, table, false);
	buffer_printf(&b, " FROM %s ORDER BY ", table->name);
	put_names(&b, table, true);
	buffer_printf(&b, " LIMIT %c1 OFFSET %c2", mark, mark);
	return buffer_text(&b);
}

static const char *letters_for(struct arena *a, const struct model_table *table)
{
	char *letters = arena_alloc(a, table->columns_count + 1);

	for (size_t i = 0; i < table->columns_count; i++)
		letters[i] = kind_letter(table->columns[i].type);
	return letters;
}

/* One statement a table, made once and kept: connections know prepared statements by their address. */
static struct arena *statements_arena;
static struct statement *statements;

static void make_statements(void)
{
	struct arena *a = statements_arena = arena_new();
	struct statement *made = arena_array(a, MODEL_TABLES_COUNT, sizeof(*made));

	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++) {
		const struct model_table *table = &MODEL_TABLES[i];

		made[i] = (struct statement){ .name = "store_dump", .file = __FILE__, .line = __LINE__, .params = "ii", .index = -1,
			.columns = letters_for(a, table), .text = { text_for(a, table, '?'), text_for(a, table, '$') } };
	}
	statements = made;
}

int64_t store_dump(struct store *s, const struct model_table *table, int64_t skip, int64_t count, dump_row row, void *data)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct value *values = arena_array(store_arena(s), table->columns_count, sizeof(*values));
	const struct value args[] = { value_int(count), value_int(skip) };
	struct cursor cursor;
	int64_t rows = 0;

	pthread_once(&once, make_statements);
	assert(statements_arena != NULL && table >= MODEL_TABLES && table < MODEL_TABLES + MODEL_TABLES_COUNT);
	statement_open(s, &statements[table - MODEL_TABLES], args, &cursor);
	for (; cursor_next(&cursor, values); rows++)
		row(data, table, values);
	cursor_close(&cursor);
	return rows;
}
