/* A database of the first version, led forward by every migration, has the same tables as a fresh one, on both engines.
 * schema_0001.*.sql are the tables of version 1 and stay as they are; a new migration needs no line here. */
#include "fixture.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include "base/buffer.h"

static const char *read_whole(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = arena_alloc(a, 400000);
	size_t bytes;

	if (f == NULL)
		fail_msg("%s is missing: tests run in the folder of the source", path);
	bytes = fread(text, 1, 399999, f);
	fclose(f);
	text[bytes] = '\0';
	return text;
}

/* ---- what a schema looks like, as lines that can be compared ---- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Columns may stand in another order when they were added later: the parts between commas, sorted. */
static const char *in_order(struct arena *a, const char *sql)
{
	const char *parts[300], *open = strchr(sql, '('), *close = strrchr(sql, ')'), *from = open + 1;
	size_t count = 0;
	int depth = 0;
	struct buffer b;

	if (open == NULL || close == NULL)
		return sql;
	for (const char *p = from; p <= close; p++) {
		if ((*p == ',' && depth == 0) || p == close) {
			while (*from == ' ' || *from == '\n')
				from++;
			parts[count++] = arena_text_n(a, from, (size_t)(p - from) - (p == close && p[-1] == '\n'));
			from = p + 1;
		}
		depth += (*p == '(') - (*p == ')');
		assert_in_range(count, 0, 299);
	}
	qsort(parts, count, sizeof(*parts), by_text);
	buffer_init(&b, a, 0);
	buffer_put(&b, sql, (size_t)(open - sql) + 1);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "\n  %s", parts[i]);
	buffer_puts(&b, close);
	return buffer_text(&b);
}

static const char *describe_sqlite(struct world *w)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	assert_int_equal(sqlite3_open_v2(w->url, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema ORDER BY type, name", -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *type = (const char *)sqlite3_column_text(st, 0), *sql = (const char *)sqlite3_column_text(st, 2);

		buffer_printf(&b, "%s %s %s\n", type, (const char *)sqlite3_column_text(st, 1),
			strcmp(type, "table") == 0 ? in_order(w->arena, sql) : sql);
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	return buffer_text(&b);
}

static void put_rows(PGconn *pg, struct buffer *b, const char *sql)
{
	PGresult *r = PQexec(pg, sql);

	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(pg));
	for (int i = 0; i < PQntuples(r); i++)
		buffer_printf(b, "%s\n", PQgetvalue(r, i, 0));
	PQclear(r);
}

static const char *describe_postgres(struct world *w)
{
	static const char *const ASKED[] = {
		"SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(collation_name, '') ||"
		" ' ' || COALESCE(column_default, '') FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1",
		"SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
		" WHERE connamespace = current_schema()::regnamespace ORDER BY 1",
		"SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1",
	};
	PGconn *pg = PQconnectdb(w->url);
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	for (size_t i = 0; i < sizeof(ASKED) / sizeof(ASKED[0]); i++)
		put_rows(pg, &b, ASKED[i]);
	PQfinish(pg);
	return buffer_text(&b);
}

static const char *describe(struct world *w)
{
	return w->engine == ENGINE_SQLITE ? describe_sqlite(w) : describe_postgres(w);
}

/* ---- the first version ---- */

static void run_old(struct world *w, const char *sql)
{
	if (w->engine == ENGINE_SQLITE) {
		sqlite3 *db;
		char *error = NULL;

		assert_int_equal(sqlite3_open(w->url, &db), SQLITE_OK);
		if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
			fail_msg("%s", error);
		sqlite3_close(db);
	} else {
		PGconn *pg = PQconnectdb(w->url);
		PGresult *r = PQexec(pg, sql);

		if (PQresultStatus(r) != PGRES_COMMAND_OK)
			fail_msg("%s", PQerrorMessage(pg));
		PQclear(r);
		PQfinish(pg);
	}
}

static void make_first(struct world *w)
{
	run_old(w, read_whole(w->arena, w->engine == ENGINE_SQLITE ? "tests/store/schema_0001.sqlite.sql" : "tests/store/schema_0001.postgres.sql"));
}

/* What a migration that makes a table anew has to keep, and what it says of rows that did not have its column. */
STATEMENT(STATED_AFTER, "", "itti", false, "SELECT id, name, source, day FROM stated_figure", "SELECT id, name, source, day FROM stated_figure");

static void put_old_rows(struct world *w)
{
	run_old(w, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind, from_day, to_day,"
		" term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
		" VALUES (1, '1', 'city_committee', '云川市委', '市委', '', '', 0, '0', 1, 1, 'city', 0, 2932897, 0, 0, 0, 0, '', 0, 1)");
	run_old(w, "INSERT INTO stated_figure (id, org_id, name, unit, stated, compared, counter, source) VALUES (7, 1, '党员', '名', '100', '', 'members', '年报')");
}

static void old_rows_are_kept(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct value row[4];
	struct cursor c;

	statement_open(s, &STATED_AFTER, NULL, &c);
	assert_true(cursor_next(&c, row));
	assert_int_equal(row[0].number, 7);
	assert_string_equal(row[1].data, "党员");
	assert_string_equal(row[2].data, "年报");
	assert_int_equal(row[3].number, DAY_OPEN);	/* told of no day */
	assert_false(cursor_next(&c, row));
	cursor_close(&c);
	store_close(s);
}

static void equals_fresh(enum engine engine)
{
	struct world *fresh = world_new(engine), *old = world_place(engine);
	const char *expected = describe(fresh), *seen;

	assert_true(strlen(expected) > 10000);
	make_first(old);
	put_old_rows(old);
	assert_string_not_equal(describe(old), expected);	/* or nothing would be compared */
	old->database = world_open(old);
	seen = describe(old);
	if (strcmp(seen, expected) != 0) {
		size_t at = 0;

		while (seen[at] == expected[at])
			at++;
		while (at > 0 && expected[at - 1] != '\n')
			at--;
		fail_msg("migrated and fresh differ:\nmigrated: %.300s\nfresh: %.300s", seen + at, expected + at);
	}
	old_rows_are_kept(old);
	world_free(old);
	world_free(fresh);
}

static void test_a_migrated_database_equals_a_fresh_one(void **state)
{
	for (int engine = 0; engine < 2; engine++)
		if (!is_left_out((enum engine)engine))
			equals_fresh((enum engine)engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_migrated_database_equals_a_fresh_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
