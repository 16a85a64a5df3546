/* No statement walks over a whole table, or over all rows of a county, unless plan.allow says why it may: what is quick in a village must be
 * quick in a province. SQLite says how it would go about each (EXPLAIN QUERY PLAN); it keeps no statistics, so an empty database plans as a full one. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sqlite3.h>
#include "schema/model.h"
#include "store/engine.h"
#include "store/store.h"

#define ALLOWED "tests/unit/plan.allow"
#define ALLOWED_MAX 200
#define LINE_BYTES_MAX 400
#define WHOLE_COUNTY "(region_id=?)"

/* As many rows in a province as in a village, or a handful. */
static const char *const SMALL[] = { "setting", "post_right", "post_right_change", "post_right_refusal", "norm", "programme_file", "programme_use",
	"programme_param", "document_template", "document_use", "dues_step", "quota", "stated_figure", "job" };

struct allowed { char name[100]; bool is_needed; };

static bool is_small(const char *table)
{
	for (size_t i = 0; i < sizeof(SMALL) / sizeof(SMALL[0]); i++)
		if (strcmp(SMALL[i], table) == 0)
			return true;
	return false;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Whether the text calls the table by that name: "person p", or "person" itself. */
static bool is_called(const char *text, const char *table, const char *alias)
{
	size_t bytes = strlen(table);

	if (strcmp(table, alias) == 0)
		return true;
	for (const char *at = strstr(text, table); at != NULL; at = strstr(at + 1, table)) {
		const char *next = at + bytes;

		if ((at > text && is_word(at[-1])) || is_word(*next))
			continue;
		next += strspn(next, " \n");
		if (strncmp(next, alias, strlen(alias)) == 0 && !is_word(next[strlen(alias)]))
			return true;
	}
	return false;
}

static bool may_grow(const char *text, const char *alias)
{
	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++)
		if (!is_small(MODEL_TABLES[i].name) && is_called(text, MODEL_TABLES[i].name, alias))
			return true;
	return false;
}

/* Of some rows alone: "index run_public … where is_public = 1". */
static bool uses_narrow_index(const char *plan)
{
	const char *index = strstr(plan, "INDEX ");
	char create[100];

	if (index == NULL)
		return false;
	snprintf(create, sizeof(create), "CREATE INDEX %.*s ON ", (int)strcspn(index + 6, " "), index + 6);
	for (size_t i = 0; i < MODEL_DDL_COUNT[ENGINE_SQLITE]; i++)
		if (strncmp(MODEL_DDL[ENGINE_SQLITE][i], create, strlen(create)) == 0)
			return strstr(MODEL_DDL[ENGINE_SQLITE][i], " WHERE ") != NULL;
	return false;
}

/* "SCAN p", or "SEARCH p USING INDEX person_by_key (region_id=?)". */
static bool is_walk(const char *text, const char *plan)
{
	bool is_scan = strncmp(plan, "SCAN ", 5) == 0, is_search = strncmp(plan, "SEARCH ", 7) == 0;
	size_t bytes = strlen(plan), end = sizeof(WHOLE_COUNTY) - 1;
	char alias[64];

	if (!is_scan && !(is_search && bytes > end && strcmp(plan + bytes - end, WHOLE_COUNTY) == 0))
		return false;
	if (uses_narrow_index(plan))
		return false;
	snprintf(alias, sizeof(alias), "%.*s", (int)strcspn(plan + (is_scan ? 5 : 7), " "), plan + (is_scan ? 5 : 7));
	return may_grow(text, alias);
}

static size_t read_allowed(struct allowed *list)
{
	FILE *in = fopen(ALLOWED, "r");
	char line[LINE_BYTES_MAX];
	size_t count = 0;

	assert_non_null(in);
	while (fgets(line, sizeof(line), in) != NULL) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		assert_true(count < ALLOWED_MAX);
		list[count] = (struct allowed){ 0 };
		if (sscanf(line, "%99[a-z0-9_] # %*c", list[count].name) != 1)
			fail_msg("%s: '%s' is not 'statement # why'", ALLOWED, line);
		count++;
	}
	fclose(in);
	return count;
}

static struct allowed *find(struct allowed *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
	return NULL;
}

static sqlite3 *empty_database(void)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
	for (size_t i = 0; i < MODEL_DDL_COUNT[ENGINE_SQLITE]; i++)
		assert_int_equal(sqlite3_exec(db, MODEL_DDL[ENGINE_SQLITE][i], NULL, NULL, NULL), SQLITE_OK);
	return db;
}

/* The first line of its plan that is a walk, or empty. */
static void walk_of(sqlite3 *db, const struct statement *st, char line[LINE_BYTES_MAX])
{
	sqlite3_stmt *plan;
	char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", st->text[ENGINE_SQLITE]);

	line[0] = '\0';
	assert_non_null(sql);
	if (sqlite3_prepare_v2(db, sql, -1, &plan, NULL) != SQLITE_OK)
		fail_msg("%s:%d: %s: %s", st->file, st->line, st->name, sqlite3_errmsg(db));
	while (sqlite3_step(plan) == SQLITE_ROW) {
		const char *detail = (const char *)sqlite3_column_text(plan, 3);

		if (line[0] == '\0' && is_walk(st->text[ENGINE_SQLITE], detail))
			snprintf(line, LINE_BYTES_MAX, "%s", detail);
	}
	sqlite3_finalize(plan);
	sqlite3_free(sql);
}

static void no_statement_walks_over_a_whole_table(void **state)
{
	static struct allowed allowed[ALLOWED_MAX];
	size_t count = read_allowed(allowed), wrong = 0;
	sqlite3 *db = empty_database();
	char line[LINE_BYTES_MAX];

	for (int i = 0; i < STATEMENTS_COUNT; i++) {
		struct allowed *may = find(allowed, count, STATEMENTS[i]->name);

		walk_of(db, STATEMENTS[i], line);
		if (line[0] == '\0')
			continue;
		if (may != NULL)
			may->is_needed = true;
		else if (++wrong > 0)
			print_message("%s:%d: %s: %s\n", STATEMENTS[i]->file, STATEMENTS[i]->line, STATEMENTS[i]->name, line);
	}
	for (size_t i = 0; i < count; i++)
		if (!allowed[i].is_needed && ++wrong > 0)
			print_message("%s: %s walks no more, or is none of ours\n", ALLOWED, allowed[i].name);
	sqlite3_close(db);
	assert_int_equal(wrong, 0);
}

/* What the test is made of sees a walk, and takes a step by an index for none. */
static void tells_a_walk_from_a_step(void **state)
{
	const char *text = "SELECT p.id FROM person p JOIN org o ON o.id = p.org_id";

	assert_true(is_walk(text, "SCAN p"));
	assert_true(is_walk(text, "SCAN p USING COVERING INDEX person_by_key"));
	assert_true(is_walk(text, "SEARCH p USING COVERING INDEX person_by_key (region_id=?)"));
	assert_false(is_walk(text, "SEARCH p USING INDEX person_by_key (region_id=? AND path>? AND path<?)"));
	assert_false(is_walk(text, "SEARCH o USING INTEGER PRIMARY KEY (rowid=?)"));
	assert_false(is_walk("SELECT id FROM run r", "SCAN r USING INDEX run_public"));
	assert_false(is_walk("WITH pairs AS MATERIALIZED (SELECT 1) SELECT * FROM pairs q", "SCAN q"));
	assert_false(is_walk("SELECT value FROM setting s", "SCAN s"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_a_walk_from_a_step),
		cmocka_unit_test(no_statement_walks_over_a_whole_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
