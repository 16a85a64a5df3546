/* The store's contract, on both engines. */
#include "fixture.h"

static void commits_and_reads(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "setting.change");
	assert_true(store_is_writing(s));
	assert_int_equal(run_texts(s, &SETTING_PUT, "city", "滕州"), 1);
	assert_string_equal(ask_setting(s, "city"), "滕州");
	store_note(s, "value", NULL, "滕州");
	assert_true(store_commit(s));
	assert_false(store_is_writing(s));
	assert_string_equal(ask_setting(s, "city"), "滕州");
	assert_null(ask_setting(s, "town"));
	store_close(s);
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), 1);
}

static void test_commits_and_reads(void **state)
{
	world_on_both(commits_and_reads);
}

static void closes_without_commit(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, "a", "1");
	store_close(s);
	assert_int_equal(store_state(s), STORE_GOOD);
	assert_int_equal(ask_int(w->database, w->arena, &SETTING_COUNT), 0);
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), 0);
}

static void test_closes_without_commit(void **state)
{
	world_on_both(closes_without_commit);
}

static void fails_for_good(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, "a", "1");
	statement_run(s, &WRONG_WRITE, NULL);
	assert_int_equal(store_state(s), STORE_BROKEN);
	assert_false(store_is_duplicate(s));
	assert_int_equal(run_texts(s, &SETTING_PUT, "b", "1"), 0);
	assert_null(ask_setting(s, "a"));
	assert_false(store_commit(s));
	assert_false(store_is_writing(s));
	begin_as(s, "setting.change");
	assert_false(store_is_writing(s));
	store_close(s);
	assert_int_equal(ask_int(w->database, w->arena, &SETTING_COUNT), 0);
}

static void test_fails_for_good(void **state)
{
	world_on_both(fails_for_good);
}

static void knows_duplicates(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "setting.change");
	assert_int_equal(run_texts(s, &SETTING_PUT_NEW, "a", "1"), 1);
	assert_int_equal(run_texts(s, &SETTING_PUT_NEW, "a", "2"), 0);
	assert_int_equal(store_state(s), STORE_GOOD);
	assert_int_equal(run_texts(s, &SETTING_PUT, "a", "3"), 0);
	assert_true(store_is_duplicate(s));
	assert_int_equal(store_state(s), w->engine == ENGINE_SQLITE ? STORE_BROKEN : STORE_RETRY);
	assert_false(store_commit(s));
	store_close(s);
	assert_int_equal(ask_int(w->database, w->arena, &SETTING_COUNT), 0);
}

static void test_knows_duplicates(void **state)
{
	world_on_both(knows_duplicates);
}

static void refuses_writes_outside(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);

	assert_int_equal(run_texts(s, &SETTING_PUT, "a", "1"), 0);
	assert_int_equal(store_state(s), STORE_BROKEN);
	store_close(s);
}

static void test_refuses_writes_outside(void **state)
{
	world_on_both(refuses_writes_outside);
}

STATEMENT_UNLOGGED(JOB_PUT, "i", "INSERT INTO job (id, kind, subject_id, account_id, holding_id, org_id, state, done_count, total_count, created_s, changed_s, detail)"
	" VALUES (?1, 'import', 1, 1, 0, 1, 'waiting', 0, 0, 0, 0, '')",
	"INSERT INTO job (id, kind, subject_id, account_id, holding_id, org_id, state, done_count, total_count, created_s, changed_s, detail)"
	" VALUES ($1, 'import', 1, 1, 0, 1, 'waiting', 0, 0, 0, 0, '')");

static void writes_unlogged(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct value id = value_int(store_new_id(s));

	store_begin_unlogged(s);
	assert_int_equal(statement_run(s, &JOB_PUT, &id), 1);
	assert_true(store_commit(s));
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), 0);
	store_begin_unlogged(s);
	assert_int_equal(run_texts(s, &SETTING_PUT, "a", "1"), 0);
	assert_int_equal(store_state(s), STORE_BROKEN);
	assert_false(store_commit(s));
	store_close(s);
	assert_int_equal(ask_int(w->database, w->arena, &SETTING_COUNT), 0);
}

static void test_writes_unlogged(void **state)
{
	world_on_both(writes_unlogged);
}

static void reads_one_snapshot(struct world *w)
{
	struct store *reader = store_open(w->database, w->arena), *writer = store_open(w->database, w->arena);

	assert_null(ask_setting(reader, "a"));
	begin_as(writer, "setting.change");
	run_texts(writer, &SETTING_PUT, "a", "1");
	assert_true(store_commit(writer));
	assert_null(ask_setting(reader, "a"));
	assert_string_equal(ask_setting(writer, "a"), "1");
	store_close(reader);
	store_close(writer);
}

static void test_reads_one_snapshot(void **state)
{
	world_on_both(reads_one_snapshot);
}

#define BIGRAM_TEXT(p) "INSERT INTO person_bigram (region_id, bigram, person_id) VALUES (" p "1, " p "2, " p "3)"
static const struct statement QUIET_PUT = {
	.name = "QUIET_PUT", .file = __FILE__, .line = __LINE__, .text = { BIGRAM_TEXT("?"), BIGRAM_TEXT("$") },
	.params = "iti", .columns = "", .writes = true, .is_quiet = true, .index = -1,
};

static void counts_changes(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	int64_t before = database_change_count(w->database);

	if (w->engine == ENGINE_SQLITE)
		assert_int_equal(database_change_count(w->database), before);
	else
		assert_true(database_change_count(w->database) >= before);	/* others write on the same server */
	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, "a", "1");
	assert_true(store_commit(s));
	assert_true(database_change_count(w->database) > before);
	before = database_change_count(w->database);
	/* What no session rests on is not counted, unless it comes with something else; PostgreSQL counts all. */
	begin_as(s, "person.import");
	statement_run(s, &QUIET_PUT, (struct value[]){ value_int(1), value_text("李华"), value_int(1) });
	assert_true(store_commit(s));
	if (w->engine == ENGINE_SQLITE)
		assert_int_equal(database_change_count(w->database), before);
	begin_as(s, "person.import");
	run_texts(s, &SETTING_PUT, "b", "1");
	statement_run(s, &QUIET_PUT, (struct value[]){ value_int(1), value_text("李华"), value_int(2) });
	assert_true(store_commit(s));
	assert_true(database_change_count(w->database) > before);
	before = database_change_count(w->database);
	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, "c", "2");
	assert_true(store_abandon(s));
	if (w->engine == ENGINE_SQLITE)
		assert_int_equal(database_change_count(w->database), before);
	store_close(s);
}

static bool has_word(const char *text, const char *word, size_t bytes)
{
	for (const char *at = text; (at = memmem(at, strlen(at), word, bytes)) != NULL; at++)
		if ((at == text || strchr(" (,\n", at[-1]) != NULL) && strchr(" ),.;\n", at[bytes]) != NULL)
			return true;
	return false;
}

/* What a session keeps in memory is read by these. */
static bool is_read_by_sessions(const struct statement *st)
{
	static const char *const FILES[] = { "src/core/permit.sql", "src/core/setting.sql", "src/web/session.sql", "src/web/draft.sql" };

	for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++)
		if (strcmp(st->file, FILES[i]) == 0)
			return !st->writes;
	return false;
}

/* A mark at a statement that changes what somebody is or may would leave rights in force that were taken away. */
static void test_quiet_statements_change_no_session(void **state)
{
	static const char *const VERBS[] = { "INSERT INTO ", "UPDATE ", "DELETE FROM " };
	int quiet_count = 0, readers_count = 0;

	for (int i = 0; i < STATEMENTS_COUNT; i++) {
		const char *text = STATEMENTS[i]->text[ENGINE_SQLITE], *table = NULL;

		if (!STATEMENTS[i]->is_quiet)
			continue;
		quiet_count++;
		for (size_t v = 0; v < sizeof(VERBS) / sizeof(VERBS[0]) && table == NULL; v++)
			if (strncmp(text, VERBS[v], strlen(VERBS[v])) == 0)
				table = text + strlen(VERBS[v]);
		assert_non_null(table);
		/* Nobody acts as somebody who was not there before. */
		if (strncmp(text, "INSERT INTO person ", 19) == 0)
			continue;
		for (int k = 0; k < STATEMENTS_COUNT; k++) {
			if (!is_read_by_sessions(STATEMENTS[k]))
				continue;
			readers_count++;
			if (has_word(STATEMENTS[k]->text[ENGINE_SQLITE], table, strcspn(table, " ")))
				fail_msg("%s is quiet, and %s reads what it writes", STATEMENTS[i]->name, STATEMENTS[k]->name);
		}
	}
	assert_true(quiet_count > 0 && readers_count > quiet_count);
}

static void test_counts_changes(void **state)
{
	world_on_both(counts_changes);
}

static void makes_ids(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	int64_t last = 0;

	begin_as(s, "setting.change");
	for (int i = 0; i < 20000; i++) {
		int64_t id = store_new_id(s);

		assert_true(id > last);
		last = id;
	}
	run_texts(s, &SETTING_PUT, "a", "1");
	assert_true(store_commit(s));
	store_close(s);
	database_close(w->database);
	w->database = world_open(w);
	s = store_open(w->database, w->arena);
	assert_true(store_new_id(s) > last);
	store_close(s);
}

static void test_makes_ids(void **state)
{
	world_on_both(makes_ids);
}

/* The clock of the machine went back between two starts: the mark in the database holds. */
static void ids_survive_the_clock(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	int64_t later = store_new_id(s) + (INT64_C(1) << 50), id;

	w->database->id_last = later;
	begin_as(s, "setting.change");
	id = store_new_id(s);
	assert_true(id > later);
	run_texts(s, &SETTING_PUT, "a", "1");
	assert_true(store_commit(s));
	store_close(s);
	database_close(w->database);
	w->database = world_open(w);
	s = store_open(w->database, w->arena);
	assert_true(store_new_id(s) > id);
	store_close(s);
}

static void test_ids_survive_the_clock(void **state)
{
	world_on_both(ids_survive_the_clock);
}

static void opens_with_words(void **state)
{
	struct database_options missing = { .url = "/tmp/jishi-no-such-folder/x.db" };
	struct database_options password = { .url = "postgres://me:secret@localhost/jishi" };
	struct database_options hidden = { .url = "postgres://localhost/jishi?password=secret" };
	char error[300];

	assert_null(database_open(&missing, error, sizeof(error)));
	assert_non_null(strstr(error, "No such file"));
	assert_null(database_open(&password, error, sizeof(error)));
	assert_non_null(strstr(error, "no password"));
	assert_null(database_open(&hidden, error, sizeof(error)));
	assert_non_null(strstr(error, "no password"));
}

static void opens_read_only(struct world *w)
{
	struct database_options o = { .url = w->url, .read_only = true };
	char error[300];
	struct database *d = database_open(&o, error, sizeof(error));
	struct store *s;

	assert_non_null(d);
	s = store_open(d, w->arena);
	assert_null(ask_setting(s, "a"));
	begin_as(s, "setting.change");
	assert_int_equal(store_state(s), STORE_BROKEN);
	store_close(s);
	database_close(d);
}

static void test_opens_read_only(void **state)
{
	world_on_both(opens_read_only);
}

STATEMENT(CHECKED_GET, "", "i", false, "SELECT value FROM store_mark WHERE name = 'statements'", "SELECT value FROM store_mark WHERE name = 'statements'");
STATEMENT_UNLOGGED(CHECKED_SPOIL, "", "UPDATE store_mark SET value = 1 WHERE name = 'statements'", "UPDATE store_mark SET value = 1 WHERE name = 'statements'");
STATEMENT_UNLOGGED(SETTING_AWAY, "", "ALTER TABLE setting RENAME TO setting_away", "ALTER TABLE setting RENAME TO setting_away");
STATEMENT_UNLOGGED(SETTING_BACK, "", "ALTER TABLE setting_away RENAME TO setting", "ALTER TABLE setting_away RENAME TO setting");

static void change(struct world *w, const struct statement *st)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "test.prepare");
	statement_run(s, st, NULL);
	assert_true(store_commit(s));
	store_close(s);
}

static bool opens_again(struct world *w, char error[300])
{
	struct database_options o = { .url = w->url };
	struct database *d = database_open(&o, error, 300);

	database_close(d);
	return d != NULL;
}

/* What this build asks is prepared against the tables at the first start, and not again while neither changes. */
static void checks_statements_once(struct world *w)
{
	int64_t sum = ask_int(w->database, w->arena, &CHECKED_GET);
	char error[300];

	assert_true(sum > 1);
	change(w, &SETTING_AWAY);
	assert_true(opens_again(w, error));
	change(w, &CHECKED_SPOIL);
	assert_false(opens_again(w, error));
	assert_non_null(strstr(error, "setting"));
	assert_int_equal(ask_int(w->database, w->arena, &CHECKED_GET), 1);
	change(w, &SETTING_BACK);
	assert_true(opens_again(w, error));
	assert_int_equal(ask_int(w->database, w->arena, &CHECKED_GET), sum);
}

static void test_checks_statements_once(void **state)
{
	world_on_both(checks_statements_once);
}

/* Text, bytes, numbers and NULL come back as they went in, also on the edges. */
STATEMENT(ECHO, "iittbb", "iittbb", false, "SELECT ?1, ?2, ?3, ?4, ?5, ?6", "SELECT $1, $2, $3, $4, $5, $6");

static void keeps_values(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	const struct value args[] = {
		value_int(INT64_MAX), value_int(INT64_MIN), value_text("单雄信 '\"%"), value_text(NULL),
		value_bytes((struct bytes){ "\0\1\377", 3 }), value_bytes((struct bytes){ "", 0 }),
	};
	struct value row[6];
	struct cursor c;

	statement_open(s, &ECHO, args, &c);
	assert_true(cursor_next(&c, row));
	assert_true(row[0].number == INT64_MAX && row[1].number == INT64_MIN);
	assert_string_equal(row[2].data, "单雄信 '\"%");
	assert_int_equal(row[3].kind, VALUE_NULL);
	assert_int_equal(row[4].bytes, 3);
	assert_memory_equal(row[4].data, "\0\1\377", 3);
	assert_int_equal(row[5].kind, VALUE_BLOB);
	assert_int_equal(row[5].bytes, 0);
	assert_false(cursor_next(&c, row));
	store_close(s);
}

static void test_keeps_values(void **state)
{
	world_on_both(keeps_values);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_commits_and_reads), cmocka_unit_test(test_closes_without_commit),
		cmocka_unit_test(test_fails_for_good), cmocka_unit_test(test_knows_duplicates),
		cmocka_unit_test(test_refuses_writes_outside), cmocka_unit_test(test_writes_unlogged), cmocka_unit_test(test_reads_one_snapshot),
		cmocka_unit_test(test_counts_changes), cmocka_unit_test(test_quiet_statements_change_no_session), cmocka_unit_test(test_makes_ids),
		cmocka_unit_test(test_ids_survive_the_clock), cmocka_unit_test(opens_with_words),
		cmocka_unit_test(test_opens_read_only), cmocka_unit_test(test_checks_statements_once), cmocka_unit_test(test_keeps_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
