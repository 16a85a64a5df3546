/* A database, shared by all threads: opened, brought up to the schema, its statements checked, and closed. One request's view of it is store.c. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "store/engine.h"

#define READERS_COUNT_DEFAULT 4
#define POSTGRES_CONNECTIONS_MAX 32

static const struct statement CHECKED_READ = {
	.name = "statements_checked_read", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT value FROM store_mark WHERE name = 'statements'", "SELECT value FROM store_mark WHERE name = 'statements'" },
	.params = "", .columns = "i", .index = -1,
};

static const struct statement CHECKED_SET = {
	.name = "statements_checked_set", .file = __FILE__, .line = __LINE__,
	.text = {
		"INSERT INTO store_mark (name, value) VALUES ('statements', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		"INSERT INTO store_mark (name, value) VALUES ('statements', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
	},
	.params = "i", .columns = "", .writes = true, .is_lognone = true, .is_quiet = true, .index = -1,
};

static uint64_t mix(uint64_t sum, const char *text)
{
	for (; *text != '\0'; text++)
		sum = (sum ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	return sum * UINT64_C(0x100000001B3);
}

/* Of all statements of this build for an engine, and of the tables they are written for. Never 0. */
static int64_t statements_sum(const struct database *d, const struct schema_plan *plan)
{
	uint64_t sum = mix(UINT64_C(0xCBF29CE484222325), plan->digest);

	for (int i = 0; i < STATEMENTS_COUNT; i++)
		sum = mix(mix(mix(sum, STATEMENTS[i]->text[d->engine]), STATEMENTS[i]->params), STATEMENTS[i]->columns);
	return (int64_t)(sum >> 1 | 1);
}

static bool prepare_all(struct database *d, struct connection *c, char *error, size_t error_bytes)
{
	for (int i = 0; i < STATEMENTS_COUNT; i++) {
		const struct statement *st = STATEMENTS[i];
		struct failure f = { 0 };

		if (d->ops->prepare(c, st, &f))
			continue;
		snprintf(error, error_bytes, "%s:%d: %s: %s", st->file, st->line, st->name, f.text);
		return false;
	}
	return true;
}

/* A statement that does not prepare stops the start: better than a page that fails in use. The database keeps a mark of the
 * statements that were sound on its tables, since to prepare them all takes PostgreSQL a second, at each start and each command. */
static bool check_statements(struct database *d, struct connection *c, const struct schema_plan *plan, char *error, size_t error_bytes)
{
	struct arena *a = arena_new();
	struct store s = store_on(d, c, a);
	struct value mark = { 0 };
	struct cursor cursor;
	int64_t sum = statements_sum(d, plan);
	bool is_sound;

	statement_open(&s, &CHECKED_READ, NULL, &cursor);
	cursor_next(&cursor, &mark);
	cursor_close(&cursor);
	is_sound = mark.number == sum || prepare_all(d, c, error, error_bytes);
	if (is_sound && mark.number != sum && !d->is_read_only) {
		s.is_writing = true;
		statement_run(&s, &CHECKED_SET, (struct value[]){ value_int(sum) });
	}
	if (is_sound && s.failure.state != STORE_GOOD) {
		snprintf(error, error_bytes, "%s", s.failure.text);
		is_sound = false;
	}
	arena_free(a);
	return is_sound;
}

static bool url_is_postgres(const char *url)
{
	return strncmp(url, "postgres://", 11) == 0 || strncmp(url, "postgresql://", 13) == 0;
}

struct database *database_new(const struct database_options *o)
{
	struct database *d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->url = strdup(o->url);
	if (d->url == NULL) {
		free(d);
		return NULL;
	}
	d->engine = url_is_postgres(o->url) ? ENGINE_POSTGRES : ENGINE_SQLITE;
	d->ops = d->engine == ENGINE_SQLITE ? &SQLITE_OPS : &POSTGRES_OPS;
	if (d->engine == ENGINE_SQLITE && asprintf(&d->head_path, "%s.head", o->url) < 0)
		d->head_path = NULL;
	d->is_read_only = o->read_only;
	d->creates = o->create && !o->read_only;
	d->made_max = d->engine == ENGINE_POSTGRES ? POSTGRES_CONNECTIONS_MAX :
		o->readers_count > 0 ? o->readers_count : READERS_COUNT_DEFAULT;
	pthread_mutex_init(&d->pool_mutex, NULL);
	pthread_cond_init(&d->pool_freed, NULL);
	pthread_mutex_init(&d->watch_mutex, NULL);
	return d;
}

static bool database_start(struct database *d, const struct schema_plan *plan, char *error, size_t error_bytes)
{
	struct failure f = { 0 };
	enum connection_use use = d->is_read_only ? CONNECTION_READS : CONNECTION_WRITES;
	struct connection *c;
	bool is_up = false;

	if (d->engine == ENGINE_SQLITE && !d->is_read_only && schema_is_newer(d, plan, error, error_bytes))
		return false;
	c = d->ops->connect(d, use, &f);
	if (c == NULL) {
		snprintf(error, error_bytes, "%s", f.text);
		return false;
	}
	if (!schema_bring_up(d, c, plan, error, error_bytes) || !check_statements(d, c, plan, error, error_bytes))
		goto out;
	is_up = ids_start(d, c, &f) && (d->engine == ENGINE_POSTGRES || audit_head_compare(d, c, &f));
	if (!is_up)
		snprintf(error, error_bytes, "%s", f.text);
out:
	d->ops->disconnect(c);
	if (is_up && d->engine == ENGINE_SQLITE && !d->is_read_only && !sqlite_writer_start(d, &f)) {
		snprintf(error, error_bytes, "%s", f.text);
		return false;
	}
	return is_up;
}

struct database *database_open_planned(const struct database_options *options, const struct schema_plan *plan, char *error, size_t error_bytes)
{
	struct database *d = database_new(options);

	assert(error_bytes > 0);
	error[0] = '\0';
	if (d == NULL) {
		snprintf(error, error_bytes, "out of memory");
		return NULL;
	}
	if (!d->ops->check(options, error, error_bytes) || !database_start(d, plan, error, error_bytes)) {
		database_close(d);
		return NULL;
	}
	return d;
}

struct database *database_open(const struct database_options *options, char *error, size_t error_bytes)
{
	struct schema_plan plan = schema_plan_of_program();

	return database_open_planned(options, &plan, error, error_bytes);
}

void database_close(struct database *d)
{
	if (d == NULL)
		return;
	while (d->idle != NULL) {
		struct connection *c = d->idle;

		d->idle = c->next_idle;
		d->ops->disconnect(c);
		d->made_count--;
	}
	assert(d->made_count == 0);	/* a store is still open */
	if (d->watch != NULL)
		d->ops->disconnect(d->watch);
	if (d->engine == ENGINE_SQLITE)
		sqlite_writer_stop(d);
	pthread_mutex_destroy(&d->pool_mutex);
	pthread_cond_destroy(&d->pool_freed);
	pthread_mutex_destroy(&d->watch_mutex);
	free(d->head_path);
	free(d->url);
	free(d);
}

enum engine database_engine(const struct database *d)
{
	return d->engine;
}

/* On PostgreSQL each transaction that ends moves the lower or the upper bound of the snapshot, or leaves
 * the list of running ones: the sum only grows. */
static const struct statement CHANGE_COUNT = {
	.name = "change_count", .file = __FILE__, .line = __LINE__,
	.text = {
		"SELECT 0",
		"SELECT CAST(CAST(pg_snapshot_xmin(s) AS text) AS bigint) + CAST(CAST(pg_snapshot_xmax(s) AS text) AS bigint)"
		" - (SELECT COUNT(*) FROM pg_snapshot_xip(s)) FROM pg_current_snapshot() s"
	},
	.params = "", .columns = "i", .index = -1,
};

int64_t database_change_count(struct database *d)
{
	struct failure f = { 0 };
	struct cursor cursor;
	struct value row;
	struct arena *a;
	int64_t count;

	if (d->engine == ENGINE_SQLITE)
		return d->loud_commits_count;
	a = arena_new();
	pthread_mutex_lock(&d->watch_mutex);
	if (d->watch != NULL && d->watch->is_lost) {
		d->ops->disconnect(d->watch);
		d->watch = NULL;
	}
	if (d->watch == NULL)
		d->watch = d->ops->connect(d, CONNECTION_READS, &f);
	if (d->watch != NULL) {
		struct store s = store_on(d, d->watch, a);

		statement_open(&s, &CHANGE_COUNT, NULL, &cursor);
		if (cursor_next(&cursor, &row) && row.number > d->change_last)
			d->change_last = row.number;
		cursor_close(&cursor);
	}
	count = d->change_last;
	pthread_mutex_unlock(&d->watch_mutex);
	arena_free(a);
	return count;
}
