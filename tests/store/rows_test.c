/* What generated statements lean on: lists of ids as one parameter, and rows that grow in the arena. The
 * texts are those that mk/statement makes of `v IN :ids` and `v NOT IN :ids`. */
#include "fixture.h"

#define NUMBERS "WITH RECURSIVE n(v) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT v + 1 FROM n WHERE v < 3000) SELECT v FROM n WHERE v "

STATEMENT(THESE, "t", "i", false, NUMBERS "IN (SELECT value FROM json_each(?1)) ORDER BY v",
	NUMBERS "= ANY(translate($1::TEXT, '[]', '{}')::BIGINT[]) ORDER BY v");
STATEMENT(OTHERS, "t", "i", false, NUMBERS "NOT IN (SELECT value FROM json_each(?1)) ORDER BY v",
	NUMBERS "<> ALL(translate($1::TEXT, '[]', '{}')::BIGINT[]) ORDER BY v");

static size_t ask_ids(struct store *s, const struct statement *st, const int64_t *ids, size_t count, int64_t **rows)
{
	const struct value arg = value_ids(s, ids, count);
	struct value row;
	struct cursor c;
	size_t found = 0;

	*rows = NULL;
	statement_open(s, st, &arg, &c);
	while (cursor_next(&c, &row)) {
		*rows = rows_room(s, *rows, found, sizeof **rows);
		(*rows)[found++] = row.number;
	}
	assert_int_equal(store_state(s), STORE_GOOD);
	return found;
}

static void finds_lists_of_ids(struct world *w)
{
	static int64_t many[2000];
	struct store *s = store_open(w->database, w->arena);
	int64_t *rows;

	for (int i = 0; i < 2000; i++)
		many[i] = i + 1001;
	assert_int_equal(ask_ids(s, &THESE, (int64_t[]){ 7, 3, -1, INT64_MAX, 7 }, 5, &rows), 2);
	assert_int_equal(rows[0], 3);
	assert_int_equal(rows[1], 7);
	assert_int_equal(ask_ids(s, &THESE, NULL, 0, &rows), 0);
	assert_null(rows);
	assert_int_equal(ask_ids(s, &THESE, many, 2000, &rows), 2000);
	for (int i = 0; i < 2000; i++)
		assert_int_equal(rows[i], i + 1001);
	assert_int_equal(ask_ids(s, &OTHERS, many, 2000, &rows), 1000);
	assert_int_equal(rows[999], 1000);
	assert_int_equal(ask_ids(s, &OTHERS, NULL, 0, &rows), 3000);
	store_close(s);
}

static void test_finds_lists_of_ids(void **state)
{
	world_on_both(finds_lists_of_ids);
}

static void writes_lists_as_text(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	assert_string_equal(value_ids(s, NULL, 0).data, "[]");
	assert_string_equal(value_ids(s, (int64_t[]){ INT64_MIN, 0, 5 }, 3).data, "[-9223372036854775808,0,5]");
	store_close(s);
}

static void test_writes_lists_as_text(void **state)
{
	world_on_both(writes_lists_as_text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds_lists_of_ids),
		cmocka_unit_test(test_writes_lists_as_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
