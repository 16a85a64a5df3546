/* The one interface over both engines: the life of a store, statements and their rows; opening is database.c.
 * What differs between engines is behind `struct engine_ops`; see engine.h. */
#include <assert.h>
#include <string.h>
#include "store/engine.h"

/* ---- store ---- */

struct store store_on(struct database *d, struct connection *c, struct arena *a)
{
	return (struct store){ .database = d, .connection = c, .arena = a };
}

struct store *store_open(struct database *d, struct arena *arena)
{
	struct store *s = arena_alloc(arena, sizeof(*s));

	*s = store_on(d, NULL, arena);
	return s;
}

static void leave_reading(struct store *s)
{
	if (s->connection == NULL || s->is_writing)
		return;
	s->database->ops->read_end(s->connection);
	pool_give(s->database, s->connection);
	s->connection = NULL;
}

void store_close(struct store *s)
{
	if (s == NULL)
		return;
	store_abandon(s);
	leave_reading(s);
}

bool store_abandon(struct store *s)
{
	if (s->is_writing) {
		s->database->ops->write_end(s, false);
		assert(!s->is_writing && s->connection == NULL);
	}
	return s->failure.state == STORE_GOOD;
}

enum store_state store_state(const struct store *s)
{
	return s->failure.state;
}

const char *store_error(const struct store *s)
{
	return s->failure.text;
}

void store_ask_again(struct store *s)
{
	failure_set(&s->failure, STORE_RETRY, "the work is to be run again");
}

bool store_is_duplicate(const struct store *s)
{
	return s->failure.is_duplicate;
}

const char *store_long_column(const struct store *s, int *limit)
{
	*limit = s->failure.long_limit;
	return s->failure.long_limit > 0 ? s->failure.long_column : NULL;
}

struct arena *store_arena(const struct store *s)
{
	return s->arena;
}

struct database *store_database(const struct store *s)
{
	return s->database;
}

bool store_is_writing(const struct store *s)
{
	return s->is_writing;
}

void store_drop_pages(struct store *s)
{
	struct failure ignored = { 0 };

	if (s->database->engine == ENGINE_SQLITE && s->connection != NULL)
		s->database->ops->script(s->connection, "PRAGMA shrink_memory", &ignored);
}

void store_give_way(struct store *s)
{
	assert(!s->is_writing);
	leave_reading(s);
	if (s->database->writer != NULL)
		writer_give_way(s->database);
}

static void begin(struct store *s)
{
	assert(!s->is_writing);
	if (s->failure.state != STORE_GOOD)
		return;
	if (s->database->is_read_only) {
		failure_set(&s->failure, STORE_BROKEN, "the database is opened read-only");
		return;
	}
	leave_reading(s);
	s->has_changes = s->is_loud = false;
	s->database->ops->write_begin(s);
	assert(s->is_writing == (s->connection != NULL));
}

void store_begin(struct store *s, const struct audit_entry *entry)
{
	assert(entry->verb != NULL && entry->verb[0] != '\0');
	assert(entry->time_s > 0);
	s->entry = *entry;
	s->entry.verb = arena_text(s->arena, entry->verb);
	s->entry.subject = arena_text(s->arena, entry->subject != NULL ? entry->subject : "");
	s->entry.address = arena_text(s->arena, entry->address != NULL ? entry->address : "");
	s->is_logged = true;
	begin(s);
}

void store_begin_unlogged(struct store *s)
{
	s->is_logged = false;
	begin(s);
}

void store_subject(struct store *s, int64_t subject_id, int64_t org_id)
{
	s->entry.subject_id = subject_id;
	s->entry.org_id = org_id;
}

void store_verb(struct store *s, const char *verb)
{
	assert(verb[0] != '\0');
	s->entry.verb = verb;
}

void store_note(struct store *s, const char *field, const char *before, const char *after)
{
	if (!s->is_writing || !s->is_logged)
		return;
	if (!s->has_changes) {
		buffer_init(&s->changes, s->arena, 0);
		json_init(&s->json, &s->changes);
		json_array(&s->json);
		s->has_changes = true;
	}
	json_object(&s->json);
	json_put_text(&s->json, "field", field);
	json_put_text(&s->json, "before", before);
	json_put_text(&s->json, "after", after);
	json_end(&s->json);
	if (s->changes.bytes > AUDIT_CHANGES_BYTES_MAX)
		failure_set(&s->failure, STORE_BROKEN, "more changes than one audit line holds");
}

bool store_commit(struct store *s)
{
	assert(s->is_writing || s->failure.state != STORE_GOOD);
	if (!s->is_writing)
		return false;
	if (s->failure.state == STORE_GOOD && s->is_logged)
		audit_append(s);
	s->database->ops->write_end(s, s->failure.state == STORE_GOOD);
	assert(!s->is_writing && s->connection == NULL);
	return s->failure.state == STORE_GOOD;
}

/* ---- statements ---- */

struct value value_text(const char *text)
{
	if (text == NULL)
		return (struct value){ .kind = VALUE_NULL };
	return (struct value){ .kind = VALUE_TEXT, .data = text, .bytes = strlen(text) };
}

struct value value_bytes(struct bytes b)
{
	if (b.data == NULL)
		return (struct value){ .kind = VALUE_NULL };
	return (struct value){ .kind = VALUE_BLOB, .data = b.data, .bytes = b.bytes };
}

static void assert_params(const struct statement *st, const struct value *args)
{
	size_t i;

	for (i = 0; st->params[i] != '\0'; i++) {
		switch (args[i].kind) {	/* cppcheck-suppress nullPointer; without parameters nobody gets here */
		case VALUE_NULL: break;
		case VALUE_INT: assert(st->params[i] == 'i'); break;
		case VALUE_TEXT: assert(st->params[i] == 't'); break;
		case VALUE_BLOB: assert(st->params[i] == 'b'); break;
		}
	}
	assert(i <= STATEMENT_PARAMS_MAX);
}

/* A connection for this statement is at hand, or the store has failed. */
static bool is_ready(struct store *s, const struct statement *st)
{
	if (s->failure.state != STORE_GOOD)
		return false;
	if (st->writes && !s->is_writing) {
		failure_set(&s->failure, STORE_BROKEN, "%s writes outside a write transaction", st->name);
		return false;
	}
	if (st->writes && !s->is_logged && !st->is_lognone) {
		failure_set(&s->failure, STORE_BROKEN, "%s needs an audit line: store_begin with who, what, on what", st->name);
		return false;
	}
	s->is_loud |= st->writes && !st->is_quiet;
	if (s->connection != NULL)
		return true;
	s->connection = pool_take(s->database, &s->failure);
	if (s->connection == NULL)
		return false;
	return s->database->ops->read_begin(s->connection, &s->failure);
}

void statement_open(struct store *s, const struct statement *st, const struct value *args, struct cursor *c)
{
	*c = (struct cursor){ .store = s, .columns_count = (int)strlen(st->columns) };
	assert(c->columns_count <= STATEMENT_COLUMNS_MAX);
	assert_params(st, args);
	if (is_ready(s, st))
		c->is_open = s->database->ops->open(s->connection, st, args, c, &s->failure);
}

bool cursor_next(struct cursor *c, struct value *row)
{
	if (!c->is_open)
		return false;
	if (c->store->failure.state == STORE_GOOD && c->store->database->ops->next(c, row, &c->store->failure))
		return true;
	cursor_close(c);
	return false;
}

void cursor_close(struct cursor *c)
{
	if (!c->is_open)
		return;
	c->is_open = false;
	c->store->database->ops->close(c);
}

int64_t statement_run(struct store *s, const struct statement *st, const struct value *args)
{
	assert_params(st, args);
	if (!is_ready(s, st))
		return 0;
	return s->database->ops->run(s->connection, st, args, &s->failure);
}
