#include "command/canonical.h"

#include <stdio.h>
#include <string.h>
#include "base/json.h"
#include "store/dump.h"

/* Tables whose rows depend on keys or on the machine's clock beyond what a column rule can say. */
static const char *const LEFT_OUT[] = { "audit", "account_password", "person_key", "person_tail", NULL };
static const struct { const char *table, *column; } HIDDEN[] = {
	{ "account", "password" }, { "account", "password_s" }, { "account", "totp_secret" }, { "account", "totp_step" },
};

struct writer {
	struct keyring *keys;
	canonical_line line;
	void *data;
	struct arena *arena;
	char *error;
	size_t error_bytes;
	bool is_failed;
};

static bool is_left_out(const struct model_table *table)
{
	for (int i = 0; LEFT_OUT[i] != NULL; i++)
		if (strcmp(LEFT_OUT[i], table->name) == 0)
			return true;
	return table->lognone != NULL;
}

/* Which keyring belongs to a database is no fact about what it holds. */
static bool is_own_mark(const struct model_table *table, const struct value *values)
{
	return strcmp(table->name, "setting") == 0 && strcmp(values[0].data, "keyring") == 0;
}

static bool is_hidden(const struct model_table *table, const struct model_column *column)
{
	for (size_t i = 0; i < sizeof(HIDDEN) / sizeof(HIDDEN[0]); i++)
		if (strcmp(HIDDEN[i].table, table->name) == 0 && strcmp(HIDDEN[i].column, column->name) == 0)
			return true;
	return false;
}

static const char *hex(struct arena *a, const struct value *v)
{
	static const char DIGITS[] = "0123456789abcdef";
	const unsigned char *bytes = v->data;
	char *text = arena_alloc(a, v->bytes * 2 + 1);

	for (size_t i = 0; i < v->bytes; i++) {
		text[i * 2] = DIGITS[bytes[i] >> 4];
		text[i * 2 + 1] = DIGITS[bytes[i] & 15];
	}
	return text;
}

static const char *opened(struct writer *w, const struct model_table *table, const struct model_column *column, int64_t id, const struct value *v)
{
	const char *clear = crypto_open(w->keys, w->arena, table->name, column->name, id, (struct bytes){ .data = v->data, .bytes = v->bytes });

	if (clear == NULL && !w->is_failed) {
		w->is_failed = true;
		snprintf(w->error, w->error_bytes, "%s.%s of row %lld does not open with this keyring", table->name, column->name, (long long)id);
	}
	return clear;
}

static void put_value(struct writer *w, struct json *j, const struct model_table *table, const struct model_column *column, int64_t id, const struct value *v)
{
	if (v->kind == VALUE_NULL)
		json_null(j);
	else if (column->type == MODEL_SECRET)
		json_text(j, opened(w, table, column, id, v));
	else if (v->kind == VALUE_INT)
		json_int(j, v->number);
	else if (v->kind == VALUE_BLOB)
		json_text(j, hex(w->arena, v));
	else
		json_text(j, v->data);
}

static bool put_row(void *data, const struct model_table *table, const struct value *values)
{
	struct writer *w = data;
	struct buffer out;
	struct json j;
	int64_t id = 0;

	if (is_own_mark(table, values))
		return true;
	arena_clear(w->arena);
	buffer_init(&out, w->arena, 0);
	json_init(&j, &out);
	json_object(&j);
	json_put_text(&j, "table", table->name);
	for (size_t i = 0; i < table->columns_count; i++) {
		const struct model_column *column = &table->columns[i];

		if (strcmp(column->name, "id") == 0)
			id = values[i].number;
		if (is_hidden(table, column))
			continue;
		json_name(&j, column->name);
		put_value(w, &j, table, column, id, &values[i]);
	}
	json_end(&j);
	w->line(w->data, out.data, out.bytes);
	return !w->is_failed;
}

bool canonical_write(struct database *d, struct keyring *k, canonical_line line, void *data, char *error, size_t error_bytes)
{
	struct writer w = { .keys = k, .line = line, .data = data, .arena = arena_new(), .error = error, .error_bytes = error_bytes };
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);

	for (size_t i = 0; i < MODEL_TABLES_COUNT && !w.is_failed && store_state(s) == STORE_GOOD; i++)
		if (!is_left_out(&MODEL_TABLES[i]))
			store_dump(s, &MODEL_TABLES[i], put_row, &w);
	if (store_state(s) != STORE_GOOD && !w.is_failed) {
		w.is_failed = true;
		snprintf(error, error_bytes, "%s", store_error(s));
	}
	store_close(s);
	arena_free(a);
	arena_free(w.arena);
	return !w.is_failed;
}
