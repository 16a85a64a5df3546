#include "store/load.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "schema/model.h"
#include "store/engine.h"
#include "store/load_postgres.h"

#define ROOM_BYTES (1 << 20)
#define FIELD_BYTES_MAX (64 << 20)

struct load {
	struct database *database;
	struct arena *arena;
	struct store store;
	bool is_begun;			/* a transaction that is not committed */
};

static const struct statement FACTS = {
	.name = "load_facts", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT v.version, v.digest, m.value FROM schema_version v, store_mark m WHERE m.name = 'id'",
		"SELECT v.version, v.digest, m.value FROM schema_version v, store_mark m WHERE m.name = 'id'" },
	.params = "", .columns = "iti", .index = -1,
};

static const struct statement MARK_SET = {
	.name = "load_mark", .file = __FILE__, .line = __LINE__,
	.text = { "UPDATE store_mark SET value = ?1 WHERE name = 'id'", "UPDATE store_mark SET value = $1 WHERE name = 'id'" },
	.params = "i", .columns = "", .writes = true, .index = -1,
};

/* ---- the schema as text ---- */

static const char *ddl_text(struct arena *a, enum engine engine, bool is_tables)
{
	const char *const *ddl = MODEL_DDL[engine];
	struct buffer b;

	buffer_init(&b, a, 0);
	for (size_t i = 0; i < MODEL_DDL_COUNT[engine]; i++)
		if ((strncmp(ddl[i], "CREATE TABLE ", 13) == 0) == is_tables)
			buffer_printf(&b, "%s;\n", ddl[i]);
	if (is_tables)
		buffer_puts(&b, STORE_DDL[engine]);
	return buffer_text(&b);
}

const char *load_tables_text(struct arena *a, enum engine engine)
{
	return ddl_text(a, engine, true);
}

const char *load_indexes_text(struct arena *a, enum engine engine)
{
	return ddl_text(a, engine, false);
}

bool load_facts_of(struct store *s, struct load_facts *facts)
{
	struct audit_head head = { 0 };
	struct value row[3];
	struct cursor c;
	bool is_found;

	statement_open(s, &FACTS, NULL, &c);
	is_found = cursor_next(&c, row);
	cursor_close(&c);
	if (!is_found || !audit_head_read(s, &head))
		return false;
	*facts = (struct load_facts){ .schema_version = row[0].number, .schema_digest = row[1].data, .id_mark = row[2].number,
		.audit_seq = head.seq, .audit_hash = arena_text(s->arena, head.hash) };
	return true;
}

/* ---- opening ---- */

static bool begin(struct load *l, char *error, size_t error_bytes)
{
	struct connection *c = l->store.connection;
	struct failure *f = &l->store.failure;
	bool is_sqlite = l->database->engine == ENGINE_SQLITE, is_begun;

	/* A file of its own that nobody sees before it is whole: synced once at the end. */
	is_begun = is_sqlite ? l->database->ops->script(c, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;"
		" BEGIN IMMEDIATE; PRAGMA defer_foreign_keys=ON", f) : l->database->ops->script(c, "BEGIN ISOLATION LEVEL SERIALIZABLE", f);
	l->is_begun = is_begun;
	if (is_begun && schema_tables_count(&l->store) > 0)
		snprintf(error, error_bytes, "there are tables in this database already");
	else if (!is_begun || f->state != STORE_GOOD)
		snprintf(error, error_bytes, "%s", f->text);
	else
		return true;
	return false;
}

struct load *load_open(const char *url, char *error, size_t error_bytes)
{
	const struct database_options options = { .url = url, .create = true };
	struct load *l = calloc(1, sizeof(*l));
	struct failure f = { 0 };
	struct connection *c = NULL;

	if (l == NULL || (l->database = database_new(&options)) == NULL) {
		snprintf(error, error_bytes, "out of memory");
		free(l);
		return NULL;
	}
	l->arena = arena_new();
	if (l->database->ops->check(&options, error, error_bytes)) {
		c = l->database->ops->connect(l->database, CONNECTION_WRITES, &f);
		if (c == NULL)
			snprintf(error, error_bytes, "%s", f.text);
	}
	if (c != NULL) {
		l->store = store_on(l->database, c, l->arena);
		l->store.is_writing = l->store.is_logged = true;
		if (begin(l, error, error_bytes))
			return l;
	}
	load_close(l);
	return NULL;
}

void load_close(struct load *l)
{
	if (l == NULL)
		return;
	if (l->store.connection != NULL) {
		struct failure ignored = { 0 };

		if (l->is_begun)
			l->database->ops->script(l->store.connection, "ROLLBACK", &ignored);
		l->database->ops->read_end(l->store.connection);
		l->database->ops->disconnect(l->store.connection);
	}
	database_close(l->database);
	arena_free(l->arena);
	free(l);
}

struct store *load_store(struct load *l)
{
	return &l->store;
}

const char *load_error(const struct load *l)
{
	return l->store.failure.text;
}

static bool is_good(const struct load *l)
{
	return l->store.failure.state == STORE_GOOD;
}

bool load_script(struct load *l, const char *sql)
{
	return is_good(l) && l->database->ops->script(l->store.connection, sql, &l->store.failure);
}

/* ---- rows ---- */

static const char *columns_of(const struct load *l, const struct load_table *t)
{
	struct buffer b;

	buffer_init(&b, l->arena, 0);
	for (size_t i = 0; t->kinds[i] != '\0'; i++)
		buffer_printf(&b, "%s%s", i > 0 ? ", " : "", t->columns[i]);
	return buffer_text(&b);
}

static struct statement *insert_into(struct load *l, const struct load_table *t)
{
	struct statement *st = arena_alloc(l->arena, sizeof(*st));
	struct buffer b;

	buffer_init(&b, l->arena, 0);
	buffer_printf(&b, "INSERT INTO %s (%s) VALUES (", t->name, columns_of(l, t));
	for (size_t i = 0; t->kinds[i] != '\0'; i++)
		buffer_printf(&b, "%s?%zu", i > 0 ? ", " : "", i + 1);
	buffer_lit(&b, ")");
	*st = (struct statement){ .name = "load_insert", .file = __FILE__, .line = __LINE__, .params = arena_text(l->arena, t->kinds), .columns = "",
		.writes = true, .index = -1 };
	st->text[ENGINE_SQLITE] = buffer_text(&b);
	return st;
}

/* The stream at hand, with room for the longest field. */
struct stream { load_read read; void *data; unsigned char *room; size_t from, to, room_bytes; bool is_failed; };

/* `bytes` more bytes in one piece, NULL at the end or after a failure. They stay until the next are taken. */
static const unsigned char *take(struct stream *s, struct arena *a, size_t bytes)
{
	const unsigned char *taken;

	if (s->to - s->from < bytes) {
		if (s->room_bytes < bytes + ROOM_BYTES) {
			unsigned char *more = arena_alloc(a, bytes + ROOM_BYTES);

			if (s->room != NULL)	/* there is none before the first bytes */
				memcpy(more, s->room + s->from, s->to - s->from);
			s->room = more;
			s->room_bytes = bytes + ROOM_BYTES;
		} else {
			memmove(s->room, s->room + s->from, s->to - s->from);
		}
		s->to -= s->from;
		s->from = 0;
		while (s->to < bytes) {
			int64_t got = s->read(s->data, s->room + s->to, s->room_bytes - s->to);

			s->is_failed |= got < 0;
			if (got <= 0)
				return NULL;
			s->to += (size_t)got;
		}
	}
	taken = s->room + s->from;
	s->from += bytes;
	return taken;
}

static int64_t number_of(const unsigned char *data, int bytes)
{
	uint64_t number = data[0] >= 0x80 ? UINT64_MAX : 0;

	for (int i = 0; i < bytes; i++)
		number = number << 8 | data[i];
	return (int64_t)number;
}

/* One field, copied into the arena of the row. */
static bool take_field(struct stream *s, struct arena *a, struct arena *row, char kind, struct value *v)
{
	const unsigned char *data = take(s, a, 4);
	int64_t bytes = data == NULL ? -2 : number_of(data, 4);

	*v = (struct value){ .kind = VALUE_NULL };
	if (bytes == -1)
		return true;
	if (bytes < 0 || bytes > FIELD_BYTES_MAX || (kind == 'i' && bytes != 8) || (data = take(s, a, (size_t)bytes)) == NULL)
		return false;
	if (kind == 'i')
		*v = value_int(number_of(data, 8));
	else if (kind == 't')
		*v = (struct value){ .kind = VALUE_TEXT, .data = arena_text_n(row, (const char *)data, (size_t)bytes), .bytes = (size_t)bytes };
	else
		*v = (struct value){ .kind = VALUE_BLOB, .data = bytes > 0 ? arena_copy(row, data, (size_t)bytes) : "", .bytes = (size_t)bytes };
	return true;
}

/* 1 for a row, 0 at the end, -1 when the stream is not one. */
static int take_row(struct stream *s, struct arena *a, struct arena *row, const char *kinds, struct value *values)
{
	const unsigned char *data = take(s, a, 2);
	int64_t count = data == NULL ? -2 : number_of(data, 2);

	if (count == -1)
		return s->from == s->to && take(s, a, 1) == NULL && !s->is_failed ? 0 : -1;
	if (count != (int64_t)strlen(kinds))
		return -1;
	for (size_t i = 0; kinds[i] != '\0'; i++)
		if (!take_field(s, a, row, kinds[i], &values[i]))
			return -1;
	return 1;
}

static bool insert_rows(struct load *l, const struct load_table *t, struct stream *s, int64_t *rows)
{
	static const char HEAD[] = LOAD_ROWS_HEAD;
	struct value *values = arena_array(l->arena, strlen(t->kinds), sizeof(*values));
	const struct statement *insert = insert_into(l, t);
	struct arena *a = arena_new(), *row = arena_new();
	const unsigned char *head = take(s, a, sizeof(HEAD) - 1);
	int more = head != NULL && memcmp(head, HEAD, sizeof(HEAD) - 1) == 0 ? 1 : -1;

	while (more > 0 && is_good(l)) {
		arena_clear(row);
		more = take_row(s, a, row, t->kinds, values);
		if (more > 0) {
			statement_run(&l->store, insert, values);
			++*rows;
		}
	}
	if (more < 0)
		failure_set(&l->store.failure, STORE_BROKEN, "%s: row %lld cannot be read", t->name, (long long)*rows + 1);
	arena_free(row);
	arena_free(a);
	return is_good(l);
}

bool load_rows(struct load *l, const struct load_table *table, load_read read, void *data, int64_t *rows)
{
	struct stream s = { .read = read, .data = data };

	*rows = 0;
	if (!is_good(l))
		return false;
	if (l->database->engine == ENGINE_SQLITE)
		return insert_rows(l, table, &s, rows);
	return postgres_copy_in(l->store.connection, arena_printf(l->arena, "COPY %s (%s) FROM STDIN (FORMAT binary)", table->name,
		columns_of(l, table)), read, data, rows, &l->store.failure);
}

/* ---- the end ---- */

static bool sync_file(struct load *l)
{
	int fd = open(l->database->url, O_RDONLY | O_CLOEXEC);
	bool is_synced = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	if (!is_synced)
		failure_set(&l->store.failure, STORE_UNAVAILABLE, "%s cannot be synced", l->database->url);
	return is_synced;
}

bool load_finish(struct load *l, int64_t schema_version, const char *schema_digest, int64_t id_mark, const struct audit_entry *entry)
{
	struct store *s = &l->store;

	s->entry = *entry;
	statement_run(s, &MARK_SET, (struct value[]){ value_int(id_mark) });
	if (!schema_version_put(s, schema_version, schema_digest) || !audit_head_read(s, &s->head) || !audit_append(s))
		return false;
	l->is_begun = !load_script(l, "COMMIT");
	return !l->is_begun && (l->database->engine == ENGINE_POSTGRES || sync_file(l));
}
