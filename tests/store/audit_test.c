/* The log is a chain: every tampering is found and named, with the number of the first bad line. */
#include "fixture.h"
#include "store/verify.h"

#define LINES_COUNT 50

STATEMENT_UNLOGGED(TAMPER_VERB, "i", "UPDATE audit SET verb = 'setting.changes' WHERE seq = ?1", "UPDATE audit SET verb = 'setting.changes' WHERE seq = $1");
STATEMENT_UNLOGGED(TAMPER_CHANGES, "i",
	"UPDATE audit SET changes = replace(changes, 'v', 'w') WHERE seq = ?1", "UPDATE audit SET changes = replace(changes, 'v', 'w') WHERE seq = $1");
STATEMENT_UNLOGGED(TAMPER_TIME, "i", "UPDATE audit SET time_s = time_s + 1 WHERE seq = ?1", "UPDATE audit SET time_s = time_s + 1 WHERE seq = $1");
STATEMENT_UNLOGGED(TAMPER_HASH, "i",
	"UPDATE audit SET hash = prev_hash WHERE seq = ?1", "UPDATE audit SET hash = prev_hash WHERE seq = $1");
STATEMENT_UNLOGGED(REMOVE_LINE, "i", "DELETE FROM audit WHERE seq = ?1", "DELETE FROM audit WHERE seq = $1");
STATEMENT_UNLOGGED(REMOVE_FROM, "i", "DELETE FROM audit WHERE seq >= ?1", "DELETE FROM audit WHERE seq >= $1");
STATEMENT_UNLOGGED(SHIFT, "ii", "UPDATE audit SET seq = ?2 WHERE seq = ?1", "UPDATE audit SET seq = $2 WHERE seq = $1");
STATEMENT_UNLOGGED(RELAY, "it",
	"UPDATE audit SET verb = 'setting.forge', hash = ?2 WHERE seq = ?1", "UPDATE audit SET verb = 'setting.forge', hash = $2 WHERE seq = $1");
STATEMENT(LINE, "i", "iiiiittittt", false,
	"SELECT seq, time_s, account_id, holding_id, org_id, verb, subject, subject_id, address, changes, prev_hash FROM audit WHERE seq = ?1",
	"SELECT seq, time_s, account_id, holding_id, org_id, verb, subject, subject_id, address, changes, prev_hash FROM audit WHERE seq = $1");

static void lay_line(struct world *w, const char *name)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "setting.change");
	store_subject(s, 4, 3);
	run_texts(s, &SETTING_PUT, name, "v");
	store_note(s, "name", NULL, name);
	store_note(s, "value", "before", "v\"\n值");
	assert_true(store_commit(s));
	store_close(s);
}

static void lay_lines(struct world *w)
{
	for (int i = 0; i < LINES_COUNT; i++) {
		char name[20];

		snprintf(name, sizeof(name), "name%d", i);
		lay_line(w, name);
	}
}

static void tamper(struct world *w, const struct statement *st, int64_t a, int64_t b)
{
	struct store *s = store_open(w->database, w->arena);

	store_begin_unlogged(s);
	statement_run(s, st, (struct value[]){ value_int(a), value_int(b) });
	assert_true(store_commit(s));
	store_close(s);
}

static void expect(struct world *w, enum audit_fault fault, int64_t bad_seq)
{
	struct audit_report report;

	assert_int_equal(audit_verify(w->database, &report), fault == AUDIT_SOUND);
	assert_int_equal(report.fault, fault);
	assert_int_equal(report.bad_seq, bad_seq);
	assert_true(report.is_head_known);
}

static void finds_sound(struct world *w)
{
	struct audit_report report;

	assert_true(audit_verify(w->database, &report));
	assert_int_equal(report.lines_count, 0);
	lay_lines(w);
	assert_true(audit_verify(w->database, &report));
	assert_int_equal(report.lines_count, LINES_COUNT);
	assert_int_equal(report.head_seq, LINES_COUNT);
	database_close(w->database);
	w->database = world_open(w);
	expect(w, AUDIT_SOUND, 0);
}

static void finds_changed(struct world *w)
{
	lay_lines(w);
	tamper(w, &TAMPER_HASH, 40, 0);
	expect(w, AUDIT_CHANGED, 40);
	tamper(w, &TAMPER_TIME, 30, 0);
	expect(w, AUDIT_CHANGED, 30);
	tamper(w, &TAMPER_CHANGES, 20, 0);
	expect(w, AUDIT_CHANGED, 20);
	tamper(w, &TAMPER_VERB, 1, 0);
	expect(w, AUDIT_CHANGED, 1);
}

static void finds_missing(struct world *w)
{
	lay_lines(w);
	tamper(w, &REMOVE_LINE, 17, 0);
	expect(w, AUDIT_MISSING, 17);
	tamper(w, &REMOVE_LINE, 1, 0);
	expect(w, AUDIT_MISSING, 1);
}

static void finds_reordered(struct world *w)
{
	lay_lines(w);
	tamper(w, &SHIFT, 11, 1000);
	tamper(w, &SHIFT, 12, 11);
	tamper(w, &SHIFT, 1000, 12);
	expect(w, AUDIT_REORDERED, 11);
}

static void finds_cut_end(struct world *w)
{
	lay_lines(w);
	tamper(w, &REMOVE_FROM, LINES_COUNT, 0);
	expect(w, AUDIT_END_CUT, LINES_COUNT);
	/* Work goes on after a restart, and the cut stays visible until somebody accepts it. */
	database_close(w->database);
	w->database = world_open(w);
	if (w->engine == ENGINE_SQLITE) {	/* on PostgreSQL the head is a row, which the next line moves */
		lay_line(w, "later");
		expect(w, AUDIT_CHANGED, LINES_COUNT);
	}
	assert_true(audit_head_accept(w->database));
	expect(w, AUDIT_SOUND, 0);
}

/* The forger knows the format and lays the line again; the next one tells. */
static void finds_forged(struct world *w, int64_t seq)
{
	struct store *s = store_open(w->database, w->arena);
	struct value row[11], arg = value_int(seq);
	char hash[AUDIT_HASH_CHARS + 1];
	struct audit_line line;
	struct cursor c;

	statement_open(s, &LINE, &arg, &c);
	assert_true(cursor_next(&c, row));
	cursor_close(&c);
	line = (struct audit_line){ .seq = seq, .time_s = row[1].number, .account_id = row[2].number, .holding_id = row[3].number,
		.org_id = row[4].number, .verb = "setting.forge", .subject = row[6].data, .subject_id = row[7].number,
		.address = row[8].data, .changes = row[9].data, .prev_hash = row[10].data };
	audit_hash(&line, hash);
	store_begin_unlogged(s);
	assert_int_equal(statement_run(s, &RELAY, (struct value[]){ value_int(seq), value_text(hash) }), 1);
	assert_true(store_commit(s));
	store_close(s);
	expect(w, AUDIT_CHANGED, seq);
}

static void finds_forged_anywhere(struct world *w)
{
	lay_lines(w);
	finds_forged(w, LINES_COUNT);
	finds_forged(w, 25);
	finds_forged(w, 1);
}

STATEMENT_UNLOGGED(SHIFT_TIME, "ii", "UPDATE audit SET time_s = time_s + ?2 WHERE seq = ?1", "UPDATE audit SET time_s = time_s + $2 WHERE seq = $1");
STATEMENT_UNLOGGED(SHIFT_ACCOUNT, "ii", "UPDATE audit SET account_id = account_id + ?2 WHERE seq = ?1",
	"UPDATE audit SET account_id = account_id + $2 WHERE seq = $1");
STATEMENT_UNLOGGED(SHIFT_HOLDING, "ii", "UPDATE audit SET holding_id = holding_id + ?2 WHERE seq = ?1",
	"UPDATE audit SET holding_id = holding_id + $2 WHERE seq = $1");
STATEMENT_UNLOGGED(SHIFT_ORG, "ii", "UPDATE audit SET org_id = org_id + ?2 WHERE seq = ?1", "UPDATE audit SET org_id = org_id + $2 WHERE seq = $1");
STATEMENT_UNLOGGED(SHIFT_SUBJECT, "ii", "UPDATE audit SET subject_id = subject_id + ?2 WHERE seq = ?1",
	"UPDATE audit SET subject_id = subject_id + $2 WHERE seq = $1");

/* Any number of any line, changed by a little and put back. AUDIT_TAMPERINGS sets how often. */
static void finds_any(struct world *w)
{
	static const struct statement *const SHIFTS[] = { &SHIFT_TIME, &SHIFT_ACCOUNT, &SHIFT_HOLDING, &SHIFT_ORG, &SHIFT_SUBJECT };
	const char *asked = getenv("AUDIT_TAMPERINGS");
	long count = asked != NULL ? strtol(asked, NULL, 10) : 15;
	unsigned seed = 1;

	lay_lines(w);
	for (long i = 0; i < count; i++) {
		const struct statement *st = SHIFTS[i % 5];
		int seq = 1 + (int)(rand_r(&seed) % LINES_COUNT), by = 1 + (int)(rand_r(&seed) % 100);

		tamper(w, st, seq, by);
		expect(w, AUDIT_CHANGED, seq);
		tamper(w, st, seq, -by);
		expect(w, AUDIT_SOUND, 0);
	}
}

/* The text that is hashed may never change: lines of years ago must still verify. */
static void test_known_hash(void **state)
{
	const struct audit_line line = { .seq = 1, .time_s = 1700000000, .account_id = 7, .holding_id = 8, .org_id = 9, .verb = "person.create",
		.subject = "person", .subject_id = 10, .address = "127.0.0.1", .changes = "[]", .prev_hash = AUDIT_HASH_NONE };
	char hash[AUDIT_HASH_CHARS + 1];

	audit_hash(&line, hash);
	assert_string_equal(hash, "08faa1cfba558fb69ef62f21ba7033c4fb2ae058b6133f9865898f00111a0950");
}

static void test_sound(void **state) { world_on_both(finds_sound); }
static void test_changed(void **state) { world_on_both(finds_changed); }
static void test_missing(void **state) { world_on_both(finds_missing); }
static void test_reordered(void **state) { world_on_both(finds_reordered); }
static void test_cut_end(void **state) { world_on_both(finds_cut_end); }
static void test_any(void **state) { world_on_both(finds_any); }
static void test_forged(void **state) { world_on_both(finds_forged_anywhere); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_hash), cmocka_unit_test(test_sound), cmocka_unit_test(test_changed),
		cmocka_unit_test(test_missing), cmocka_unit_test(test_reordered), cmocka_unit_test(test_cut_end), cmocka_unit_test(test_forged),
		cmocka_unit_test(test_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
