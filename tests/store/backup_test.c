/* jishi backup and restore: what comes back is what was there, on either engine; what is foreign or older does not. Damage:
 * backup_damage_test.c. */
#include "store/archived.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include "command/archive.h"
#include "core/crypto.h"
#include "core/setting.h"
#include "store/load.h"

STATEMENT(RESTORE_LINES, "", "i", false, "SELECT COUNT(*) FROM audit WHERE verb = 'archive.restore'",
	"SELECT COUNT(*) FROM audit WHERE verb = 'archive.restore'");
STATEMENT(LOSS_LINES, "", "i", false, "SELECT COUNT(*) FROM audit WHERE verb = 'archive.restore' AND changes LIKE '%accepted%'",
	"SELECT COUNT(*) FROM audit WHERE verb = 'archive.restore' AND changes LIKE '%accepted%'");

#define BACKUPS_QUICK 3

static void print_canonical(struct cli *c, const struct place *p)
{
	assert_int_equal(CLI(c, "export", "--canonical", "--db", p->db, "--keys", p->keys), EXIT_DONE);
}

/* From one engine to another: rows, secrets and papers; then the log holds, and says what was done. */
static void comes_back(enum engine from, enum engine to)
{
	static char before[CLI_OUTPUT_BYTES_MAX];
	struct cli c;
	struct place a, b;
	char digest[FILE_DIGEST_CHARS + 1], paper[400];
	int64_t lines;

	if (is_left_out(from) || is_left_out(to))
		return;
	cli_init(&c);
	place_init(&a, &c, from, "a.db");
	place_init(&b, &c, to, "b.db");
	assert_int_equal(init_at(&c, &a, false), EXIT_DONE);
	place_add_paper(&a, "minutes of a meeting\n", digest);
	lines = place_count(&a, &AUDIT_COUNT);
	print_canonical(&c, &a);
	memcpy(before, c.output, sizeof(before));
	assert_int_equal(backup_of(&c, &a, cli_path(&c, "archive")), EXIT_DONE);
	assert_non_null(strstr(c.output, "1 papers"));
	assert_non_null(strstr(c.output, "not backed up"));
	copy_file(a.keys, b.keys);
	if (restore_to(&c, &b, cli_path(&c, "archive")) != EXIT_DONE)
		fail_msg("%s", c.output);
	assert_int_equal(verify_of(&c, &b), EXIT_DONE);
	assert_non_null(strstr(c.output, "papers: 1"));
	print_canonical(&c, &b);
	assert_string_equal(c.output, before);
	assert_int_equal(place_count(&b, &AUDIT_COUNT), lines + 1);
	assert_int_equal(place_count(&b, &RESTORE_LINES), 1);
	snprintf(paper, sizeof(paper), "%s/b.db.files/%.2s/%s", c.folder, digest, digest);
	assert_int_equal(access(paper, R_OK), 0);
	place_release(&a);
	place_release(&b);
	cli_release(&c);
}

static void what_was_there_comes_back(void **state)
{
	(void)state;
	for (int from = 0; from < 2; from++)
		for (int to = 0; to < 2; to++)
			comes_back((enum engine)from, (enum engine)to);
}

/* Thousands of rows of people with sealed values, over the two engines and back. */
static void a_city_comes_back(void **state)
{
	struct cli c;
	struct place a, b;
	enum engine other = is_left_out(ENGINE_POSTGRES) ? ENGINE_SQLITE : ENGINE_POSTGRES;

	(void)state;
	cli_init(&c);
	place_init(&a, &c, is_left_out(ENGINE_SQLITE) ? ENGINE_POSTGRES : ENGINE_SQLITE, "a.db");
	place_init(&b, &c, other, "b.db");
	assert_int_equal(init_at(&c, &a, true), EXIT_DONE);
	assert_int_equal(backup_of(&c, &a, cli_path(&c, "archive")), EXIT_DONE);
	copy_file(a.keys, b.keys);
	if (restore_to(&c, &b, cli_path(&c, "archive")) != EXIT_DONE)
		fail_msg("%s", c.output);
	assert_int_equal(verify_of(&c, &b), EXIT_DONE);
	assert_int_equal(CLI(&c, "export", "--canonical", "--db", b.db, "--keys", b.keys), EXIT_DONE);
	assert_int_equal(CLI(&c, "stats", "--db", b.db, "--keys", b.keys, "--date", "2015-11-17", "--json"), EXIT_DONE);
	assert_non_null(strstr(c.output, "1547"));
	place_release(&a);
	place_release(&b);
	cli_release(&c);
}

/* ---- what is there stays ---- */

static void nothing_is_overwritten(void **state)
{
	struct archived x;
	char log[320];
	struct stat before, after;

	(void)state;
	archived_init(&x);
	assert_int_equal(backup_of(&x.c, &x.a, x.archive), EXIT_REFUSED);
	assert_non_null(strstr(x.c.output, "is there already"));
	assert_int_equal(stat(x.a.db, &before), 0);
	assert_int_equal(restore_to(&x.c, &x.a, x.archive), EXIT_REFUSED);
	assert_non_null(strstr(x.c.output, "is there already"));
	assert_int_equal(stat(x.a.db, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_size, after.st_size);
	/* The log of a database that was moved away would be taken for the new one's. */
	snprintf(log, sizeof(log), "%s-wal", x.b.db);
	copy_file(x.a.keys, log);
	assert_int_equal(restore_to(&x.c, &x.b, x.archive), EXIT_REFUSED);
	assert_non_null(strstr(x.c.output, "b.db-wal is there already"));
	archived_release(&x);
}

static void a_full_schema_is_left_alone(void **state)
{
	struct archived x;
	struct place p;

	(void)state;
	if (is_left_out(ENGINE_POSTGRES))
		return;
	archived_init(&x);
	place_init(&p, &x.c, ENGINE_POSTGRES, "p.db");
	copy_file(x.a.keys, p.keys);
	assert_int_equal(restore_to(&x.c, &p, x.archive), EXIT_DONE);
	assert_int_equal(restore_to(&x.c, &p, x.archive), EXIT_REFUSED);
	assert_non_null(strstr(x.c.output, "tables in this database already"));
	assert_int_equal(verify_of(&x.c, &p), EXIT_DONE);
	place_release(&p);
	archived_release(&x);
}

/* ---- an older log ---- */

static void write_one(const struct place *p)
{
	struct database *d = place_open(p, true);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);

	begin_as(s, "setting.set");
	setting_set(s, "later", arena_printf(a, "%lld", (long long)store_new_id(s)));
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	database_close(d);
}

static void move_away(struct archived *x)
{
	static const char *const ENDS[] = { "", "-wal", "-shm" };
	char path[320];

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", x->a.db, ENDS[i]);
		unlink(path);
	}
}

static void an_older_archive_needs_consent(void **state)
{
	struct archived x;
	char newer[300];

	(void)state;
	archived_init(&x);
	write_one(&x.a);
	write_one(&x.a);
	snprintf(newer, sizeof(newer), "%s/newer", x.c.folder);
	assert_int_equal(backup_of(&x.c, &x.a, newer), EXIT_DONE);
	move_away(&x);
	assert_int_equal(restore_to(&x.c, &x.a, x.archive), EXIT_REFUSED);
	assert_non_null(strstr(x.c.output, "these 2 changes would be lost"));
	assert_int_equal(access(x.a.db, F_OK), -1);
	assert_int_equal(CLI(&x.c, "restore", x.archive, "--db", x.a.db, "--accept-loss"), EXIT_DONE);
	assert_non_null(strstr(x.c.output, "as was accepted"));
	assert_int_equal(verify_of(&x.c, &x.a), EXIT_DONE);
	assert_int_equal(place_count(&x.a, &LOSS_LINES), 1);
	archived_release(&x);
}

static void the_newest_archive_needs_none(void **state)
{
	struct archived x;

	(void)state;
	archived_init(&x);
	move_away(&x);
	assert_int_equal(restore_to(&x.c, &x.a, x.archive), EXIT_DONE);
	assert_null(strstr(x.c.output, "no end of the log"));
	assert_int_equal(verify_of(&x.c, &x.a), EXIT_DONE);
	assert_int_equal(place_count(&x.a, &LOSS_LINES), 0);
	write_one(&x.a);
	assert_int_equal(verify_of(&x.c, &x.a), EXIT_DONE);
	archived_release(&x);
}

static void a_log_of_another_course_needs_consent(void **state)
{
	struct archived x;
	char head[320];

	(void)state;
	archived_init(&x);
	/* The same keys, other lines under the same numbers. */
	move_away(&x);
	snprintf(head, sizeof(head), "%s.head", x.a.db);
	unlink(head);
	/* Lines of one second and one content are the same lines. */
	usleep(1100000);
	assert_int_equal(CLI(&x.c, "init", "--db", x.a.db, "--name", "Another"), EXIT_DONE);
	move_away(&x);
	assert_int_equal(restore_to(&x.c, &x.a, x.archive), EXIT_REFUSED);
	assert_non_null(strstr(x.c.output, "is another one"));
	assert_int_equal(CLI(&x.c, "restore", x.archive, "--db", x.a.db, "--accept-loss"), EXIT_DONE);
	assert_int_equal(verify_of(&x.c, &x.a), EXIT_DONE);
	archived_release(&x);
}

/* ---- an archive of an older program ---- */

static const char *schema_of_version_1(struct arena *a, const char *engine)
{
	const char *path = arena_printf(a, "tests/store/schema_0001.%s.sql", engine);
	FILE *f = fopen(path, "r");
	char *text = arena_alloc(a, 400000);

	if (f == NULL)
		fail_msg("%s is missing: tests run in the folder of the source", path);
	assert_true(fread(text, 1, 399999, f) > 1000);
	fclose(f);
	return text;
}

static void put_entry(struct archive_writer *w, const char *name, const void *data, size_t bytes)
{
	archive_begin(w, name);
	archive_put(w, data, bytes);
	archive_end(w);
}

/* One setting, and the tables of version 1, as the program of that day wrote them. */
static void put_old_archive(const struct place *p, const char *path)
{
	static const char ROWS[] = LOAD_ROWS_HEAD "\0\2" "\0\0\0\3" "old" "\0\0\0\5" "value" LOAD_ROWS_END;
	const struct archive_table table = { .name = "setting", .columns = { { "name", 't' }, { "value", 't' } }, .columns_count = 2, .rows = 1 };
	struct archive_facts facts = { .created_s = 1500000000, .engine = "sqlite", .schema_version = 1, .schema_digest = "2c96539eeba9f7ef",
		.field_keys = 1, .audit_hash = "0000000000000000000000000000000000000000000000000000000000000000", .id_mark = 5 };
	struct arena *a = arena_new();
	char error[500] = "";
	struct keyring *k = keyring_open(p->keys, error, sizeof(error));
	struct archive_writer *w = archive_create(path, facts.created_s, error, sizeof(error));

	assert_non_null(k);
	assert_non_null(w);
	facts.keyring = keyring_fingerprint(k);
	for (int i = 0; i < 2; i++) {
		const char *engine = i == 0 ? "sqlite" : "postgres", *text = schema_of_version_1(a, engine);

		put_entry(w, arena_printf(a, "schema/%s-tables.sql", engine), text, strlen(text));
		put_entry(w, arena_printf(a, "schema/%s-indexes.sql", engine), "", 0);
	}
	put_entry(w, "tables/01-setting", ROWS, sizeof(ROWS) - 1);
	archive_describe(w, &table);
	if (!archive_finish(w, &facts, k, error, sizeof(error)))
		fail_msg("%s", error);
	keyring_free(k);
	arena_free(a);
}

static void an_older_archive_is_led_forward_on(enum engine engine)
{
	struct cli c;
	struct place p;
	struct database *d;
	struct arena *a;
	struct store *s;
	char error[300];

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	assert_true(keyring_create(p.keys, SUITE_STD, error, sizeof(error)));
	put_old_archive(&p, cli_path(&c, "archive"));
	if (restore_to(&c, &p, cli_path(&c, "archive")) != EXIT_DONE)
		fail_msg("%s", c.output);
	assert_int_equal(verify_of(&c, &p), EXIT_DONE);
	d = place_open(&p, true);	/* refused unless the tables are those of this program */
	a = arena_new();
	s = store_open(d, a);
	assert_string_equal(setting_text(s, "old", ""), "value");
	store_close(s);
	arena_free(a);
	database_close(d);
	place_release(&p);
	cli_release(&c);
}

static void an_older_archive_is_led_forward(void **state)
{
	(void)state;
	an_older_archive_is_led_forward_on(ENGINE_SQLITE);
	an_older_archive_is_led_forward_on(ENGINE_POSTGRES);
}

/* ---- while others write ---- */

/* Two settings that always change together; with a breath between, since every line has to be verified later. Ends with the test. */
static void write_pairs(const struct place *p, _Atomic int *written)
{
	struct database *d = place_open(p, true);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;; usleep(2000)) {
		struct arena *a = arena_new();
		struct store *s = store_open(d, a);
		char *number = arena_printf(a, "%d", *written + 1);

		begin_as(s, "setting.pair");
		setting_set(s, "left", number);
		setting_set(s, "right", number);
		if (store_commit(s))
			++*written;
		store_close(s);
		arena_free(a);
	}
}

static void look_at_pair(const struct place *p, int from, int to)
{
	struct database *d = place_open(p, false);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	const char *kept = setting_text(s, "left", "");
	int64_t left;

	assert_string_equal(kept, setting_text(s, "right", "none"));
	assert_true(int_parse(kept, &left));
	assert_in_range(left, from, to + 1);
	store_close(s);
	arena_free(a);
	database_close(d);
}

static void of_one_moment_on(enum engine engine)
{
	_Atomic int *written = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int count = count_of("COPY_ROUNDS", BACKUPS_QUICK);
	struct cli c;
	struct place a;
	pid_t writer;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&a, &c, engine, "a.db");
	assert_int_equal(init_at(&c, &a, false), EXIT_DONE);
	fflush(NULL);
	writer = fork();
	if (writer == 0)
		write_pairs(&a, written);
	for (int i = 0; i < count; i++) {
		char archive[300], name[20];
		struct place b;
		int from, to;

		while (*written < 5 * (i + 1))
			usleep(1000);
		snprintf(name, sizeof(name), "b%d.db", i);
		snprintf(archive, sizeof(archive), "%s/archive%d", c.folder, i);
		place_init(&b, &c, ENGINE_SQLITE, name);
		copy_file(a.keys, b.keys);
		from = *written;
		assert_int_equal(backup_of(&c, &a, archive), EXIT_DONE);
		to = *written;
		if (restore_to(&c, &b, archive) != EXIT_DONE)
			fail_msg("%s", c.output);
		assert_int_equal(verify_of(&c, &b), EXIT_DONE);
		look_at_pair(&b, from, to);
	}
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	munmap(written, 4096);
	place_release(&a);
	cli_release(&c);
}

static void an_archive_is_of_one_moment(void **state)
{
	(void)state;
	of_one_moment_on(ENGINE_SQLITE);
	of_one_moment_on(ENGINE_POSTGRES);
}

static void wrong_use_is_told(void **state)
{
	struct cli c;

	(void)state;
	cli_init(&c);
	assert_int_equal(CLI(&c, "backup", "--help"), EXIT_DONE);
	assert_int_equal(CLI(&c, "restore", "--help"), EXIT_DONE);
	for (const char *const *name = (const char *const[]){ "backup", "restore", "user", "import", "keys", NULL }; *name != NULL; name++) {
		assert_int_equal(CLI(&c, *name, "--db", "nowhere.db", "--help"), EXIT_DONE);	/* asked behind another option, too */
		assert_non_null(strstr(c.output, "usage: jishi"));
		assert_non_null(strstr(c.output, *name));
	}
	assert_int_equal(CLI(&c, "backup"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "backup", "--db", "x"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "restore", "x"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "restore", "x", "--db", "postgresql:///none"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "backup", "--db", cli_path(&c, "none"), "--out", cli_path(&c, "archive")), EXIT_REFUSED);
	assert_int_equal(access(cli_path(&c, "archive"), F_OK), -1);
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_there_comes_back),
		cmocka_unit_test(a_city_comes_back),
		cmocka_unit_test(nothing_is_overwritten),
		cmocka_unit_test(a_full_schema_is_left_alone),
		cmocka_unit_test(an_older_archive_needs_consent),
		cmocka_unit_test(the_newest_archive_needs_none),
		cmocka_unit_test(a_log_of_another_course_needs_consent),
		cmocka_unit_test(an_older_archive_is_led_forward),
		cmocka_unit_test(an_archive_is_of_one_moment),
		cmocka_unit_test(wrong_use_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
