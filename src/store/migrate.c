/* A new database gets the tables of the model; an older one is led forward, a step at a time, each step
 * and its new version in one transaction. schema_version holds the version and the digest of the model,
 * so that a program never works on tables it was not built for. To change the schema: edit model.def and
 * add schema/migrations/NNNN_name.sql with the number after the last; see docs/architecture.md. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "schema/model.h"
#include "base/log.h"
#include "store/engine.h"

#define VERSION_FIRST 1

const char *const STORE_DDL[2] = {
	"CREATE TABLE schema_version (version INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;"
	"CREATE TABLE store_mark (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"INSERT INTO store_mark (name, value) VALUES ('id', 0), ('node', 0);"
	"PRAGMA application_id = 1248426856;",
	"CREATE TABLE schema_version (version BIGINT NOT NULL, digest TEXT COLLATE \"C\" NOT NULL);"
	"CREATE TABLE store_mark (name TEXT COLLATE \"C\" NOT NULL PRIMARY KEY, value BIGINT NOT NULL);"
	"INSERT INTO store_mark (name, value) VALUES ('id', 0), ('node', 0);"
	"CREATE TABLE store_head (seq BIGINT NOT NULL, hash TEXT COLLATE \"C\" NOT NULL);"
	"INSERT INTO store_head (seq, hash) VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000');",
};

static const struct statement COUNT_TABLES = {
	.name = "schema_tables", .file = __FILE__, .line = __LINE__,
	.text = {
		"SELECT COUNT(*), COALESCE(SUM(name = 'schema_version'), 0) FROM sqlite_schema WHERE type = 'table'",
		"SELECT COUNT(*), COUNT(*) FILTER (WHERE table_name = 'schema_version') FROM information_schema.tables WHERE table_schema = current_schema()"
	},
	.params = "", .columns = "ii", .index = -1,
};

static const struct statement VERSION_READ = {
	.name = "schema_version_read", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT version, digest FROM schema_version", "SELECT version, digest FROM schema_version" },
	.params = "", .columns = "it", .index = -1,
};

static const struct statement VERSION_CLEAR = {
	.name = "schema_version_clear", .file = __FILE__, .line = __LINE__,
	.text = { "DELETE FROM schema_version", "DELETE FROM schema_version" },
	.params = "", .columns = "", .writes = true, .is_lognone = true, .index = -1,
};

static const struct statement VERSION_SET = {
	.name = "schema_version_set", .file = __FILE__, .line = __LINE__,
	.text = {
		"INSERT INTO schema_version (version, digest) VALUES (?1, ?2)",
		"INSERT INTO schema_version (version, digest) VALUES ($1, $2)"
	},
	.params = "it", .columns = "", .writes = true, .is_lognone = true, .index = -1,
};

struct schema_plan schema_plan_of_program(void)
{
	return (struct schema_plan){ .ddl = { MODEL_DDL[0], MODEL_DDL[1] }, .digest = MODEL_DIGEST,
		.migrations = MIGRATIONS, .migrations_count = MIGRATIONS_COUNT };
}

struct bringing {
	struct database *database;
	struct store store;
	const struct schema_plan *plan;
	char *error;
	size_t error_bytes;
};

static bool explain(struct bringing *b)
{
	if (b->store.failure.state == STORE_GOOD)
		return true;
	snprintf(b->error, b->error_bytes, "%s", b->store.failure.text);
	return false;
}

static int version_of_program(const struct schema_plan *plan)
{
	return plan->migrations_count == 0 ? VERSION_FIRST : plan->migrations[plan->migrations_count - 1].version;
}

static bool script(struct bringing *b, const char *sql)
{
	return b->database->ops->script(b->store.connection, sql, &b->store.failure);
}

bool schema_version_put(struct store *s, int64_t version, const char *digest)
{
	statement_run(s, &VERSION_CLEAR, NULL);
	statement_run(s, &VERSION_SET, (struct value[]){ value_int(version), value_text(digest) });
	return s->failure.state == STORE_GOOD;
}

int64_t schema_tables_count(struct store *s)
{
	struct value row[2] = { 0 };
	struct cursor c;

	statement_open(s, &COUNT_TABLES, NULL, &c);
	cursor_next(&c, row);
	cursor_close(&c);
	return row[0].number;
}

static bool make_fresh(struct bringing *b)
{
	const char *const *ddl = b->plan->ddl[b->database->engine];

	while (*ddl != NULL)
		if (!script(b, *ddl++))
			return false;
	return script(b, STORE_DDL[b->database->engine]) && schema_version_put(&b->store, version_of_program(b->plan), b->plan->digest);
}

/* One step; the digest is only known again at the last. */
static bool step_forward(struct bringing *b, const struct migration *m)
{
	bool is_last = m->version == version_of_program(b->plan);

	log_write(LOG_INFO, "store", "migrating the database", "step", m->name, NULL);
	return script(b, m->text[b->database->engine]) && schema_version_put(&b->store, m->version, is_last ? b->plan->digest : "");
}

static bool begin(struct bringing *b)
{
	if (b->database->engine == ENGINE_SQLITE)
		return script(b, "BEGIN IMMEDIATE");
	/* Two processes that start at once take turns. */
	return script(b, "BEGIN") && script(b, "SELECT pg_advisory_xact_lock(5645872541)");
}

/* What the database holds: false with an error, or the version, 0 for an empty one. */
static bool find_version(struct bringing *b, int64_t *version, const char **digest)
{
	struct cursor c;
	struct value row[2];
	int64_t tables_count = 0, has_version = 0;

	*version = 0;
	*digest = "";
	statement_open(&b->store, &COUNT_TABLES, NULL, &c);
	if (cursor_next(&c, row)) {
		tables_count = row[0].number;
		has_version = row[1].number;
	}
	cursor_close(&c);
	if (!explain(b))
		return false;
	if (tables_count == 0)
		return true;
	if (has_version == 0) {
		snprintf(b->error, b->error_bytes, "this is not a database of Jishi: it holds other tables");
		return false;
	}
	statement_open(&b->store, &VERSION_READ, NULL, &c);
	if (cursor_next(&c, row)) {
		*version = row[0].number;
		*digest = row[1].data;
	}
	cursor_close(&c);
	return explain(b);
}

static bool is_acceptable(struct bringing *b, int64_t version, const char *digest)
{
	int program = version_of_program(b->plan);

	if (version > program) {
		snprintf(b->error, b->error_bytes, "newer: the database has schema %lld, this program knows %d", (long long)version, program);
		return false;
	}
	if (version == program && strcmp(digest, b->plan->digest) != 0) {
		snprintf(b->error, b->error_bytes, "the tables of schema %d differ from those this program was built for", program);
		return false;
	}
	if (version == 0 && !b->database->creates) {
		snprintf(b->error, b->error_bytes, "the database is empty");
		return false;
	}
	if (version != 0 && version < program && b->database->is_read_only) {
		snprintf(b->error, b->error_bytes, "the database has schema %lld and must first be migrated to %d", (long long)version, program);
		return false;
	}
	return true;
}

/* One transaction: 1 done something, 0 nothing left to do, -1 failed. */
static int advance(struct bringing *b)
{
	const char *digest;
	int64_t version;
	bool is_done = true, is_good;

	if (!begin(b))
		return -1;
	is_good = find_version(b, &version, &digest) && is_acceptable(b, version, digest);
	if (is_good && version == 0) {
		is_good = make_fresh(b);
		is_done = false;
	}
	for (int i = 0; is_good && is_done && i < b->plan->migrations_count; i++) {
		if (b->plan->migrations[i].version <= version)
			continue;
		is_good = step_forward(b, &b->plan->migrations[i]);
		is_done = false;
	}
	if (is_good && script(b, "COMMIT"))
		return is_done ? 0 : 1;
	explain(b);
	b->store.failure = (struct failure){ 0 };
	script(b, "ROLLBACK");
	return -1;
}

bool schema_bring_up(struct database *d, struct connection *c, const struct schema_plan *plan, char *error, size_t error_bytes)
{
	struct arena *a = arena_new();
	struct bringing b = { .database = d, .store = store_on(d, c, a), .plan = plan, .error = error, .error_bytes = error_bytes };
	int advanced = 1;

	if (d->is_read_only) {
		const char *digest;
		int64_t version;

		advanced = find_version(&b, &version, &digest) && is_acceptable(&b, version, digest) ? 0 : -1;
	}
	b.store.is_writing = !d->is_read_only;
	while (advanced > 0)
		advanced = advance(&b);
	if (advanced < 0 && error[0] == '\0')
		snprintf(error, error_bytes, "%s", b.store.failure.text);
	arena_free(a);
	return advanced == 0;
}

bool schema_is_newer(const struct database *d, const struct schema_plan *plan, char *error, size_t error_bytes)
{
	struct database *reader = database_new(&(struct database_options){ .url = d->url, .read_only = true });
	struct failure ignored = { 0 };
	struct connection *c = reader != NULL ? reader->ops->connect(reader, CONNECTION_READS, &ignored) : NULL;
	const char *digest;
	int64_t version = 0;

	if (c != NULL) {
		struct arena *a = arena_new();
		struct bringing b = { .database = reader, .store = store_on(reader, c, a), .plan = plan, .error = error, .error_bytes = error_bytes };

		if (!find_version(&b, &version, &digest) || version <= version_of_program(plan) || is_acceptable(&b, version, digest))
			version = 0;
		reader->ops->disconnect(c);
		arena_free(a);
	}
	database_close(reader);
	if (version == 0)
		error[0] = '\0';
	return version != 0;
}
