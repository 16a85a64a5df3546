/* Whole tables in the order of their key: nothing left out or twice over the ends of pages, and one moment for all. */
#include "fixture.h"

#include "store/dump.h"

STATEMENT_UNLOGGED(RIGHT_PUT, "tt", "INSERT INTO post_right (post_kind, permission) VALUES (?1, ?2)",
	"INSERT INTO post_right (post_kind, permission) VALUES ($1, $2)");

#define KINDS_COUNT 75
#define RIGHTS_COUNT 70	/* 5,250 rows: three pages, none of which ends with a kind */

static const struct model_table *table_of(const char *name)
{
	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++)
		if (strcmp(MODEL_TABLES[i].name, name) == 0)
			return &MODEL_TABLES[i];
	fail_msg("%s", name);
	return NULL;
}

static void put_rights(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	store_begin_unlogged(s);
	for (int i = 0; i < KINDS_COUNT * RIGHTS_COUNT; i++)
		run_texts(s, &RIGHT_PUT, arena_printf(w->arena, "kind%02d", i % KINDS_COUNT), arena_printf(w->arena, "right%02d", i / KINDS_COUNT));
	assert_true(store_commit(s));
	store_close(s);
}

struct seen { int count, stop_after; char last[40]; };

static bool look(void *data, const struct model_table *table, const struct value *values)
{
	struct seen *seen = data;
	char key[40];

	(void)table;
	snprintf(key, sizeof(key), "%s %s", (const char *)values[0].data, (const char *)values[1].data);
	assert_true(strcmp(key, seen->last) > 0);
	snprintf(seen->last, sizeof(seen->last), "%s", key);
	return ++seen->count != seen->stop_after;
}

static void every_row_once_in_order(struct world *w)
{
	struct seen all = { 0 }, some = { .stop_after = 2001 };
	struct store *s;

	put_rights(w);
	s = store_open(w->database, w->arena);
	assert_int_equal(store_dump(s, table_of("post_right"), look, &all), KINDS_COUNT * RIGHTS_COUNT);
	assert_int_equal(all.count, KINDS_COUNT * RIGHTS_COUNT);
	assert_string_equal(all.last, "kind74 right69");
	assert_int_equal(store_dump(s, table_of("post_right"), look, &some), 2001);
	store_close(s);
}

/* person_bigram: its key does not begin with its first column. */
STATEMENT(PAIR_PUT, "iti", "", true, "INSERT INTO person_bigram (region_id, bigram, person_id) VALUES (?1, ?2, ?3)",
	"INSERT INTO person_bigram (region_id, bigram, person_id) VALUES ($1, $2, $3)");

static bool look_at_pair(void *data, const struct model_table *table, const struct value *values)
{
	struct seen *seen = data;
	char key[40];

	(void)table;
	snprintf(key, sizeof(key), "%s %lld %05lld", (const char *)values[1].data, (long long)values[0].number, (long long)values[2].number);
	assert_true(strcmp(key, seen->last) > 0);
	snprintf(seen->last, sizeof(seen->last), "%s", key);
	return ++seen->count != seen->stop_after;
}

static void in_the_order_of_the_key(struct world *w)
{
	struct seen all = { 0 };
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "person.import");
	for (int i = 0; i < 5000; i++)
		statement_run(s, &PAIR_PUT, (struct value[]){ value_int(1 + i % 2), value_text(i % 3 == 0 ? "b" : "a"), value_int(i) });
	assert_true(store_commit(s));
	assert_int_equal(store_dump(s, table_of("person_bigram"), look_at_pair, &all), 5000);
	assert_int_equal(all.count, 5000);
	assert_string_equal(all.last, "b 2 04995");
	store_close(s);
}

struct moment { struct world *w; int rows; };

/* A writer comes in while the first table is read. */
static bool write_meanwhile(void *data, const struct model_table *table, const struct value *values)
{
	struct moment *m = data;
	struct arena *a = arena_new();
	struct store *s = store_open(m->w->database, a);
	char name[20];

	(void)table;
	(void)values;
	snprintf(name, sizeof(name), "late%d", m->rows);
	begin_as(s, "setting.late");
	run_texts(s, &SETTING_PUT, name, "1");
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	return ++m->rows < 3;
}

static bool count(void *data, const struct model_table *table, const struct value *values)
{
	(void)table;
	(void)values;
	++*(int *)data;
	return true;
}

static void tables_of_one_store_show_one_moment(struct world *w)
{
	struct moment m = { .w = w };
	int settings = 0, lines = 0;
	struct store *s;

	put_rights(w);
	s = store_open(w->database, w->arena);
	store_dump(s, table_of("post_right"), write_meanwhile, &m);
	assert_int_equal(m.rows, 3);
	store_dump(s, table_of("setting"), count, &settings);
	store_dump(s, table_of("audit"), count, &lines);
	assert_int_equal(settings, 0);
	assert_int_equal(lines, 0);
	store_close(s);
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), 3);
}

#define ON_BOTH(name) \
	static void name##_on_both(void **state) { (void)state; world_on_both(name); }
ON_BOTH(every_row_once_in_order)
ON_BOTH(in_the_order_of_the_key)
ON_BOTH(tables_of_one_store_show_one_moment)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_once_in_order_on_both),
		cmocka_unit_test(in_the_order_of_the_key_on_both),
		cmocka_unit_test(tables_of_one_store_show_one_moment_on_both),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
