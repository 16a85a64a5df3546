/* Papers whose term is over: the bytes go and the row stays, whenever the process is killed; verify, backup and restore know it. What a case says of it:
 * tests/page/run_retention_test.c. CRASH_ROUNDS sets how many processes are killed. */
#include "world/archive_fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "command/install.h"
#include "core/erasure.h"
#include "core/services.h"

#define PAPERS 130	/* three slices */
#define KILLS_QUICK 12
#define LAST_DAY 16000

STATEMENT(LIVING, "", "i", false, "SELECT COUNT(*) FROM file_keep WHERE erased_day = 2932897", "SELECT COUNT(*) FROM file_keep WHERE erased_day = 2932897");
STATEMENT(DESTROYED, "", "i", false, "SELECT COUNT(*) FROM file_keep WHERE is_destroyed = 1", "SELECT COUNT(*) FROM file_keep WHERE is_destroyed = 1");
STATEMENT(LOST, "", "i", false, "SELECT COUNT(*) FROM file_keep WHERE is_destroyed = 1 AND erased_day = 2932897",
	"SELECT COUNT(*) FROM file_keep WHERE is_destroyed = 1 AND erased_day = 2932897");

static struct ctx ctx_of(struct install *i, struct arena *a, day_t day)
{
	return (struct ctx){ .arena = a, .services = &i->services, .store = store_open(i->services.database, a), .today = day, .now_s = (int64_t)day * 86400,
		.machine_s = 1700000000, .address = "" };
}

static void open_place(const struct place *p, struct install *i)
{
	assert_int_equal(install_open(i, p->db, p->keys, true), EXIT_DONE);
}

/* Slice after slice, as the runner of the server does. */
static void erase(const struct place *p, day_t day)
{
	struct install i;

	open_place(p, &i);
	for (bool is_done = false; !is_done;) {
		struct arena *a = arena_new();
		struct ctx c = ctx_of(&i, a, day);

		is_done = erasure_tend(&c);
		assert_int_equal(store_state(c.store), STORE_GOOD);
		store_close(c.store);
		arena_free(a);
	}
	install_close(&i);
}

/* Every paper of the place is kept until that day. */
static void keep_all(const struct place *p, day_t day)
{
	struct install i;
	struct arena *a = arena_new();
	struct audit_entry entry = entry_of("run.close");
	struct file_row *rows;
	struct ctx c;
	size_t count;

	open_place(p, &i);
	c = ctx_of(&i, a, day);
	count = file_list(c.store, "org", 1, &rows);
	store_begin(c.store, &entry);
	for (size_t n = 0; n < count; n++)
		file_keep_until(c.store, rows[n].id, day);
	assert_true(store_commit(c.store));
	store_close(c.store);
	install_close(&i);
	arena_free(a);
}

static void says(struct cli *c, const struct place *p, int code, const char *words)
{
	int found = verify_of(c, p);

	if (found != code || strstr(c->output, words) == NULL)
		fail_msg("exit code %d without '%s': %s", found, words, c->output);
}

static void verify_tells_what_was_erased_from_what_is_lost(enum engine engine)
{
	struct cli c;
	struct place p, q;
	char erased[FILE_DIGEST_CHARS + 1], stays[FILE_DIGEST_CHARS + 1], path[400];
	FILE *f;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	place_init(&q, &c, engine, "b.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	place_add_paper(&p, "an image\n", erased);
	keep_all(&p, LAST_DAY);
	place_add_paper(&p, "minutes\n", stays);
	erase(&p, LAST_DAY);
	says(&c, &p, EXIT_DONE, "papers: 2\n");
	erase(&p, LAST_DAY + 1);
	says(&c, &p, EXIT_DONE, "papers: 1, 1 erased when their term was over\n");
	snprintf(path, sizeof(path), "%s/a.db.files/%.2s/%s", c.folder, erased, erased);
	assert_int_equal(access(path, F_OK), -1);
	/* Bytes that somebody puts back are seen, and so is a paper that is gone without having been erased. */
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("an image\n", f);
	fclose(f);
	says(&c, &p, EXIT_REFUSED, "1 of these still there, first ");
	unlink(path);
	/* An archive holds what is kept, and comes back so. */
	assert_int_equal(backup_of(&c, &p, cli_path(&c, "archive")), EXIT_DONE);
	assert_non_null(strstr(c.output, "1 papers"));
	copy_file(p.keys, q.keys);
	if (restore_to(&c, &q, cli_path(&c, "archive")) != EXIT_DONE)
		fail_msg("%s", c.output);
	says(&c, &q, EXIT_DONE, "papers: 1, 1 erased when their term was over\n");
	snprintf(path, sizeof(path), "%s/a.db.files/%.2s/%s", c.folder, stays, stays);
	assert_int_equal(unlink(path), 0);
	says(&c, &p, EXIT_REFUSED, "1 damaged or missing");
	place_release(&p);
	place_release(&q);
	cli_release(&c);
}

static void test_verify_tells(void **state)
{
	(void)state;
	for (int engine = 0; engine < 2; engine++)
		verify_tells_what_was_erased_from_what_is_lost((enum engine)engine);
}

/* ---- an upload that comes in between ---- */

/* The bytes are kept before the transaction begins that writes the row: where they went meanwhile the request runs again. */
static void an_upload_in_between_is_asked_for_again(enum engine engine)
{
	struct cli c;
	struct place p;
	struct install i;
	struct arena *a = arena_new();
	const struct file_place place = { "person", 5, 3, "application", LAST_DAY };
	struct file_kept kept = { .media_type = "text/plain", .bytes = 9 };
	struct ctx x;

	if (!is_left_out(engine)) {
		cli_init(&c);
		place_init(&p, &c, engine, "a.db");
		assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
		place_add_paper(&p, "an image\n", kept.digest);
		keep_all(&p, LAST_DAY);
		erase(&p, LAST_DAY + 1);
		open_place(&p, &i);
		x = ctx_of(&i, a, LAST_DAY + 1);
		ctx_begin(&x, "person.paper", "person", 5, 3);
		file_record(&x, &kept, "影像.txt", &place);
		assert_int_equal(store_state(x.store), STORE_RETRY);
		store_close(x.store);
		install_close(&i);
		place_release(&p);
		cli_release(&c);
	}
	arena_free(a);
}

static void test_an_upload_in_between(void **state)
{
	(void)state;
	for (int engine = 0; engine < 2; engine++)
		an_upload_in_between_is_asked_for_again((enum engine)engine);
}

/* ---- killed ---- */

static void add_papers(const struct place *p)
{
	char digest[FILE_DIGEST_CHARS + 1], text[40];

	for (int n = 0; n < PAPERS; n++) {
		snprintf(text, sizeof(text), "image %d\n", n);
		place_add_paper(p, text, digest);
	}
	keep_all(p, LAST_DAY);
}

/* Papers whose row says that they are kept, and whose bytes are gone. */
static int lost_of(const struct place *p)
{
	struct install i;
	struct arena *a = arena_new();
	struct file_digest_row *rows;
	struct ctx c;
	size_t count;
	int lost = 0;

	open_place(p, &i);
	c = ctx_of(&i, a, LAST_DAY);
	count = file_digests(c.store, "", &rows);
	for (size_t n = 0; n < count; n++)
		lost += !file_is_intact(i.services.files, a, rows[n].digest);
	store_close(c.store);
	install_close(&i);
	arena_free(a);
	return lost;
}

static void killed_at_any_moment(enum engine engine)
{
	struct cli c;
	struct place p;
	int kills = count_of("CRASH_ROUNDS", KILLS_QUICK);

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	add_papers(&p);
	for (int n = 0; n < kills; n++) {
		pid_t child;
		int status;

		fflush(NULL);
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			erase(&p, LAST_DAY + 1);
			_exit(0);
		}
		usleep((useconds_t)(1000 + 37 * n * n * 20 % 60000));
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(lost_of(&p), 0);
		assert_int_equal(place_count(&p, &LOST), 0);
	}
	erase(&p, LAST_DAY + 1);
	assert_int_equal(place_count(&p, &LIVING), 0);
	assert_int_equal(place_count(&p, &DESTROYED), PAPERS);
	says(&c, &p, EXIT_DONE, "papers: 0, 130 erased when their term was over\n");
	place_release(&p);
	cli_release(&c);
}

static void test_killed_at_any_moment(void **state)
{
	(void)state;
	for (int engine = 0; engine < 2; engine++)
		killed_at_any_moment((enum engine)engine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verify_tells),
		cmocka_unit_test(test_an_upload_in_between),
		cmocka_unit_test(test_killed_at_any_moment),
	};

	return cmocka_run_group_tests_name("erasure", tests, NULL, NULL);
}
