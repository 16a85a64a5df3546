/* A database made by an older program is led forward and then equals a fresh one; what cannot be used is refused in words. */
#include "fixture.h"

static const char *const FIRST_DDL_SQLITE[] = {
	"CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
	"CREATE TABLE audit (seq INTEGER NOT NULL PRIMARY KEY, hash TEXT NOT NULL) STRICT", NULL };
static const char *const FIRST_DDL_POSTGRES[] = {
	"CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
	"CREATE TABLE audit (seq BIGINT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)", NULL };
static const char *const THIRD_DDL_SQLITE[] = {
	"CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, note TEXT) STRICT",
	"CREATE TABLE audit (seq INTEGER NOT NULL PRIMARY KEY, hash TEXT NOT NULL) STRICT",
	"CREATE TABLE badge (id INTEGER NOT NULL PRIMARY KEY) STRICT",
	"CREATE INDEX setting_by_value ON setting (value)", NULL };
static const char *const THIRD_DDL_POSTGRES[] = {
	"CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, note TEXT)",
	"CREATE TABLE audit (seq BIGINT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)",
	"CREATE TABLE badge (id BIGINT NOT NULL PRIMARY KEY)",
	"CREATE INDEX setting_by_value ON setting (value)", NULL };

static const struct migration STEPS[] = {
	{ 2, "0002_note", { "ALTER TABLE setting ADD COLUMN note TEXT; CREATE INDEX setting_by_value ON setting (value)",
		"ALTER TABLE setting ADD COLUMN note TEXT; CREATE INDEX setting_by_value ON setting (value)" } },
	{ 3, "0003_badge", { "CREATE TABLE badge (id INTEGER NOT NULL PRIMARY KEY) STRICT", "CREATE TABLE badge (id BIGINT NOT NULL PRIMARY KEY)" } },
};
static const struct migration BROKEN_STEPS[] = {
	{ 2, "0002_note", { "ALTER TABLE setting ADD COLUMN note TEXT", "ALTER TABLE setting ADD COLUMN note TEXT" } },
	{ 3, "0003_wrong", { "CREATE TABLE badge (id INTEGER NOT NULL PRIMARY KEY) STRICT; DROP TABLE no_such_table",
		"CREATE TABLE badge (id BIGINT NOT NULL PRIMARY KEY); DROP TABLE no_such_table" } },
};

static const struct schema_plan FIRST = { { FIRST_DDL_SQLITE, FIRST_DDL_POSTGRES }, "first", NULL, 0 };
static const struct schema_plan THIRD = { { THIRD_DDL_SQLITE, THIRD_DDL_POSTGRES }, "third", STEPS, 2 };
static const struct schema_plan BROKEN = { { THIRD_DDL_SQLITE, THIRD_DDL_POSTGRES }, "third", BROKEN_STEPS, 2 };
static const struct schema_plan DRIFTED = { { FIRST_DDL_SQLITE, FIRST_DDL_POSTGRES }, "drifted", NULL, 0 };

/* Every column and index of our tables, in one text. */
STATEMENT(SHAPE, "", "t", false,
	"SELECT group_concat(line, ';') FROM (SELECT m.name || '.' || c.name || ' ' || c.type || c.\"notnull\" || c.pk AS line"
	" FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type IN ('table', 'index') UNION ALL"
	" SELECT name || ' on ' || tbl_name FROM sqlite_schema WHERE type = 'index' ORDER BY 1)",
	"SELECT string_agg(line, ';' ORDER BY line) FROM (SELECT table_name || '.' || column_name || ' ' || data_type || is_nullable AS line"
	" FROM information_schema.columns WHERE table_schema = current_schema() UNION ALL"
	" SELECT indexname || ' on ' || tablename FROM pg_indexes WHERE schemaname = current_schema()) l");
STATEMENT(VERSION, "", "i", false, "SELECT version FROM schema_version", "SELECT version FROM schema_version");

/* Brings the place to a plan without the program's statements, which name tables these little schemas lack. */
static bool bring(struct world *w, const struct schema_plan *plan, bool creates, bool read_only, char *error, size_t error_bytes)
{
	struct database_options o = { .url = w->url, .create = creates };
	struct database d = { .engine = w->engine, .ops = w->engine == ENGINE_SQLITE ? &SQLITE_OPS : &POSTGRES_OPS,
		.url = w->url, .creates = creates, .is_read_only = read_only };
	struct failure f = { 0 };
	struct connection *c;
	bool is_up;

	error[0] = '\0';
	assert_true(d.ops->check(&o, error, error_bytes));
	c = d.ops->connect(&d, read_only ? CONNECTION_READS : CONNECTION_WRITES, &f);
	assert_non_null(c);
	is_up = schema_bring_up(&d, c, plan, error, error_bytes);
	d.ops->disconnect(c);
	assert_int_equal(is_up, error[0] == '\0');
	return is_up;
}

static struct value ask(struct world *w, const struct statement *st)
{
	struct database d = { .engine = w->engine, .ops = w->engine == ENGINE_SQLITE ? &SQLITE_OPS : &POSTGRES_OPS, .url = w->url };
	struct failure f = { 0 };
	struct connection *c = d.ops->connect(&d, CONNECTION_READS, &f);
	struct store s = store_on(&d, c, w->arena);
	struct value row = { 0 };
	struct cursor cursor;

	statement_open(&s, st, NULL, &cursor);
	assert_true(cursor_next(&cursor, &row));
	cursor_close(&cursor);
	d.ops->disconnect(c);
	return row;
}

static void on_both(void (*test)(struct world *w, struct world *other))
{
	for (int engine = 0; engine < 2; engine++) {
		struct world *w, *other;

		if (is_left_out((enum engine)engine))
			continue;
		w = world_place((enum engine)engine);
		other = world_place((enum engine)engine);
		test(w, other);
		world_free(w);
		world_free(other);
	}
}

static void equals_fresh(struct world *w, struct world *other)
{
	char error[300];

	assert_true(bring(w, &FIRST, true, false, error, sizeof(error)));
	assert_int_equal(ask(w, &VERSION).number, 1);
	assert_true(bring(w, &THIRD, false, false, error, sizeof(error)));
	assert_true(bring(w, &THIRD, false, false, error, sizeof(error)));
	assert_true(bring(other, &THIRD, true, false, error, sizeof(error)));
	assert_int_equal(ask(w, &VERSION).number, 3);
	assert_int_equal(ask(other, &VERSION).number, 3);
	assert_non_null(strstr(ask(w, &SHAPE).data, "badge.id"));
	assert_string_equal(ask(w, &SHAPE).data, ask(other, &SHAPE).data);
}

/* An empty file, as `touch` leaves it: without `create` it is not made into a database. */
static void create_file(struct world *w)
{
	FILE *file = w->engine == ENGINE_SQLITE ? fopen(w->url, "w") : NULL;

	if (file != NULL)
		fclose(file);
}

static void refuses_unfit(struct world *w, struct world *other)
{
	char error[300];

	create_file(w);
	assert_false(bring(w, &FIRST, false, false, error, sizeof(error)));
	assert_non_null(strstr(error, "empty"));
	assert_true(bring(w, &FIRST, true, false, error, sizeof(error)));
	assert_false(bring(w, &DRIFTED, false, false, error, sizeof(error)));
	assert_non_null(strstr(error, "differ"));
	assert_false(bring(w, &THIRD, false, true, error, sizeof(error)));
	assert_non_null(strstr(error, "must first be migrated"));
	assert_int_equal(ask(w, &VERSION).number, 1);
	assert_true(bring(w, &THIRD, false, false, error, sizeof(error)));
	assert_false(bring(w, &FIRST, false, false, error, sizeof(error)));
	assert_int_equal(strncmp(error, "newer:", 6), 0);
	assert_int_equal(ask(w, &VERSION).number, 3);
}

static void leaves_no_half_step(struct world *w, struct world *other)
{
	char error[300];
	const char *before;

	assert_true(bring(w, &FIRST, true, false, error, sizeof(error)));
	before = ask(w, &SHAPE).data;
	assert_false(bring(w, &BROKEN, false, false, error, sizeof(error)));
	assert_non_null(strstr(error, "no_such_table"));
	assert_int_equal(ask(w, &VERSION).number, 1);
	assert_string_equal(ask(w, &SHAPE).data, before);
}

static void refuses_strangers(struct world *w, struct world *other)
{
	struct database d = { .engine = w->engine, .ops = w->engine == ENGINE_SQLITE ? &SQLITE_OPS : &POSTGRES_OPS, .url = w->url };
	struct database_options o = { .url = w->url, .create = true };
	struct failure f = { 0 };
	struct connection *c;
	char error[300] = "";

	assert_true(d.ops->check(&o, error, sizeof(error)));
	c = d.ops->connect(&d, CONNECTION_WRITES, &f);
	assert_true(d.ops->script(c, "CREATE TABLE somebody_else (id INTEGER)", &f));
	d.ops->disconnect(c);
	assert_false(bring(w, &FIRST, true, false, error, sizeof(error)));
	assert_non_null(strstr(error, "not a database of Jishi"));
}

static void test_refuses_a_file_of_something_else(void **state)
{
	struct world *w = world_place(ENGINE_SQLITE);
	struct database_options o = { .url = w->url, .create = true };
	char error[300];
	FILE *file = fopen(w->url, "w");

	for (int i = 0; i < 1000; i++)
		fputs("this is a letter, not a database\n", file);
	fclose(file);
	assert_null(database_open(&o, error, sizeof(error)));
	assert_non_null(strstr(error, "not a database"));
	world_free(w);
}

static void test_equals_fresh(void **state) { on_both(equals_fresh); }
static void test_refuses_unfit(void **state) { on_both(refuses_unfit); }
static void test_leaves_no_half_step(void **state) { on_both(leaves_no_half_step); }
static void test_refuses_strangers(void **state) { on_both(refuses_strangers); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_equals_fresh), cmocka_unit_test(test_refuses_unfit), cmocka_unit_test(test_leaves_no_half_step),
		cmocka_unit_test(test_refuses_strangers), cmocka_unit_test(test_refuses_a_file_of_something_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
