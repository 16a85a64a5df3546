/* Many writers at once: nothing lost, nothing half done, groups that share one commit, and nobody
 * punished for another's refusal. The retry loop here is the dispatcher's: same thread, empty arena. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "fixture.h"
#include "store/verify.h"

#define THREADS_COUNT 32
#define WRITES_EACH 20
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define BULK_ROWS 10000
#else
#define BULK_ROWS 100000
#endif
#define TRIES_MAX 5

STATEMENT(COUNTER_ADD, "", "", true,
	"UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'counter'",
	"UPDATE setting SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = 'counter'");

enum ending { COMMITS, REFUSES_BEFORE, REFUSES_AFTER, BREAKS_AFTER };

struct crowd {
	struct world *world;
	atomic_int committed, refused, broken, retried, given_up;
	atomic_int tickets;
};

/* One request. Answers what the client would be told. */
static enum store_state attempt(struct database *d, struct arena *a, enum ending ending, const char *name, char *told)
{
	struct store *s = store_open(d, a);
	enum store_state state;
	const char *seen;
	char next[24];

	*told = '-';
	begin_as(s, "setting.change");
	seen = ask_setting(s, "counter");
	if (seen != NULL && ending == REFUSES_BEFORE) {
		if (store_abandon(s))
			*told = 'r';
	} else if (seen != NULL) {
		snprintf(next, sizeof(next), "%lld", strtoll(seen, NULL, 10) + (ending == COMMITS));
		run_texts(s, &SETTING_CHANGE, "counter", next);
		run_texts(s, &SETTING_PUT, name, "1");
		if (ending == BREAKS_AFTER)
			statement_run(s, &WRONG_WRITE, NULL);
		if (ending == REFUSES_AFTER && store_abandon(s))
			*told = 'r';
		else if (ending != REFUSES_AFTER && store_commit(s))
			*told = 'c';
	}
	store_close(s);
	state = store_state(s);
	return state;
}

static void request(struct crowd *crowd, struct arena *a, enum ending ending, int number)
{
	char name[24], told = '-';

	snprintf(name, sizeof(name), "row%d", number);
	for (int i = 0; i < (crowd->world->engine == ENGINE_SQLITE ? TRIES_MAX : 1000); i++) {
		enum store_state state;

		arena_clear(a);
		state = attempt(crowd->world->database, a, ending, name, &told);
		if (state == STORE_RETRY) {
			crowd->retried++;
			continue;
		}
		crowd->committed += told == 'c';
		crowd->refused += told == 'r';
		crowd->broken += state == STORE_BROKEN;
		return;
	}
	crowd->given_up++;
}

static void *commit_only(void *argument)
{
	struct crowd *crowd = argument;
	struct arena *a = arena_new();

	for (int i = 0; i < WRITES_EACH; i++)
		request(crowd, a, COMMITS, crowd->tickets++);
	arena_free(a);
	return NULL;
}

static void *mixed(void *argument)
{
	struct crowd *crowd = argument;
	struct arena *a = arena_new();

	for (int i = 0; i < WRITES_EACH; i++) {
		int ticket = crowd->tickets++;

		request(crowd, a, ticket % 10 == 3 ? REFUSES_BEFORE : ticket % 10 == 6 ? REFUSES_AFTER : ticket % 10 == 9 ? BREAKS_AFTER : COMMITS, ticket);
	}
	arena_free(a);
	return NULL;
}

static void run_crowd(struct crowd *crowd, void *(*work)(void *))
{
	pthread_t threads[THREADS_COUNT];
	struct store *s = store_open(crowd->world->database, crowd->world->arena);

	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, "counter", "0");
	assert_true(store_commit(s));
	store_close(s);
	for (int i = 0; i < THREADS_COUNT; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, work, crowd), 0);
	for (int i = 0; i < THREADS_COUNT; i++)
		pthread_join(threads[i], NULL);
}

/* The counter, the rows and the log agree with what was told. */
static void expect_whole(struct crowd *crowd)
{
	struct world *w = crowd->world;
	struct store *s = store_open(w->database, w->arena);
	struct audit_report report;

	assert_int_equal(crowd->given_up, 0);
	assert_int_equal(strtoll(ask_setting(s, "counter"), NULL, 10), crowd->committed);
	store_close(s);
	assert_int_equal(ask_int(w->database, w->arena, &SETTING_COUNT), crowd->committed + 1);
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), crowd->committed + 1);
	assert_true(audit_verify(w->database, &report));
}

static void loses_no_update(struct world *w)
{
	struct crowd crowd = { .world = w };

	run_crowd(&crowd, commit_only);
	assert_int_equal(crowd.committed, THREADS_COUNT * WRITES_EACH);
	expect_whole(&crowd);
	if (w->engine == ENGINE_SQLITE) {
		struct writer_counts counts = database_writer_counts(w->database);

		assert_int_equal(crowd.retried, 0);
		assert_int_equal(counts.members, THREADS_COUNT * WRITES_EACH + 1);
		assert_true(counts.groups * 2 < counts.members);
	}
}

static void test_loses_no_update(void **state)
{
	world_on_both(loses_no_update);
}

static void punishes_nobody(struct world *w)
{
	struct crowd crowd = { .world = w };
	int all = THREADS_COUNT * WRITES_EACH;

	run_crowd(&crowd, mixed);
	expect_whole(&crowd);
	assert_int_equal(crowd.committed, all * 7 / 10);
	assert_int_equal(crowd.refused, all * 2 / 10);
	assert_int_equal(crowd.broken, all / 10);
	if (w->engine == ENGINE_SQLITE)
		assert_true(database_writer_counts(w->database).rollbacks > 0);
}

static void test_punishes_nobody(void **state)
{
	world_on_both(punishes_nobody);
}

/* Two in line behind a third: the first commits into the open group, the second writes and gives up. The
 * first is told to run again, and then belongs to a careful group. */
struct pair { struct world *world; enum store_state first_state, second_state; bool has_seen_first; };

static void *first_of_pair(void *argument)
{
	struct pair *p = argument;
	struct arena *a = arena_new();
	struct store *s = store_open(p->world->database, a);
	bool is_good;

	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT_NEW, "first", "1");
	is_good = store_commit(s);
	p->first_state = store_state(s);
	assert_int_equal(is_good, p->first_state == STORE_GOOD);
	store_close(s);
	if (p->first_state == STORE_RETRY) {
		arena_clear(a);
		s = store_open(p->world->database, a);
		begin_as(s, "setting.change");
		assert_true(s->is_careful);
		run_texts(s, &SETTING_PUT_NEW, "first", "1");
		assert_true(store_commit(s));
		store_close(s);
	}
	arena_free(a);
	return NULL;
}

static void *second_of_pair(void *argument)
{
	struct pair *p = argument;
	struct arena *a = arena_new();
	struct store *s = store_open(p->world->database, a);
	bool is_good;

	begin_as(s, "setting.change");
	p->has_seen_first = ask_setting(s, "first") != NULL;	/* not committed yet */
	run_texts(s, &SETTING_PUT, "second", "1");
	is_good = store_abandon(s);
	p->second_state = store_state(s);
	assert_int_equal(is_good, p->second_state == STORE_GOOD);
	store_close(s);
	arena_free(a);
	return NULL;
}

static void wait_in_line(struct database *d, int count)
{
	while (database_writer_counts(d).waiting < count)
		usleep(500);
}

/* On a busy machine the first may take too long for the second to be of its group: then nothing is lost either. */
static bool pair_met(struct world *w)
{
	struct pair p = { .world = w };
	struct store *s = store_open(w->database, w->arena);
	pthread_t threads[2];

	store_begin_unlogged(s);
	assert_int_equal(pthread_create(&threads[0], NULL, first_of_pair, &p), 0);
	wait_in_line(w->database, 1);
	assert_int_equal(pthread_create(&threads[1], NULL, second_of_pair, &p), 0);
	wait_in_line(w->database, 2);
	usleep((GROUP_MS_MAX + 1) * 1000);	/* so that this one does not share the fate of those in line */
	assert_true(store_commit(s));
	store_close(s);
	pthread_join(threads[0], NULL);
	pthread_join(threads[1], NULL);
	assert_true(p.has_seen_first);
	assert_int_equal(p.first_state, p.second_state);
	assert_int_equal(ask_int(w->database, w->arena, &SETTING_COUNT), 1);
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), 1);
	return p.first_state == STORE_RETRY;
}

static void test_group_rolls_back(void **state)
{
	bool has_met = false;

	for (int i = 0; i < 50 && !has_met; i++) {
		struct world *w = world_new(ENGINE_SQLITE);

		has_met = pair_met(w);
		world_free(w);
	}
	assert_true(has_met);
}

static void *one_write(void *argument)
{
	struct world *w = argument;
	struct arena *a = arena_new();
	struct store *s = store_open(w->database, a);

	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, "other", "1");
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	return NULL;
}

/* Whoever writes one transaction after the other, as an import does, keeps others waiting for one of them and no more. */
static void test_waits_for_one_turn(void **state)
{
	struct world *w = world_new(ENGINE_SQLITE);
	struct store *s = store_open(w->database, w->arena);
	pthread_t thread;

	begin_as(s, "person.import");
	run_texts(s, &SETTING_PUT, "slice", "1");
	assert_int_equal(pthread_create(&thread, NULL, one_write, w), 0);
	wait_in_line(w->database, 1);
	assert_true(store_commit(s));
	begin_as(s, "person.import");
	assert_non_null(ask_setting(s, "other"));
	assert_true(store_commit(s));
	store_close(s);
	pthread_join(thread, NULL);
	world_free(w);
}

/* A loop of inserts is as fast as SQLite itself and takes nothing from the arena. */
STATEMENT(ROLE_PUT, "iiiitttiit", "", true,
	"INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document)"
	" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", "SELECT 1");
STATEMENT(BIGRAM_PUT, "iti", "", true, "INSERT INTO person_bigram (region_id, bigram, person_id) VALUES (?1, ?2, ?3)", "SELECT 1");

static void test_bulk(void **state)
{
	struct world *w = world_new(ENGINE_SQLITE);
	struct store *s = store_open(w->database, w->arena);
	struct timespec from, to;
	size_t bytes;

	begin_as(s, "person.import");
	bytes = arena_bytes(w->arena);
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (int i = 0; i < BULK_ROWS; i++)
		statement_run(s, &BIGRAM_PUT, (struct value[]){ value_int(370481), value_text("李华"), value_int(i) });
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_int_equal(arena_bytes(w->arena), bytes);
	assert_true(store_commit(s));
	store_close(s);
	print_message("%.0f rows/s\n", BULK_ROWS / ((double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9));
	world_free(w);
}

#define BLOCK_BYTES (2 << 20)
STATEMENT_UNLOGGED(BLOCK_PUT, "iiib", "INSERT INTO batch_block (id, batch_id, number, rows) VALUES (?1, ?2, ?3, ?4)", "SELECT 1");
STATEMENT(BLOCKS_COUNT, "", "i", false, "SELECT COUNT(*) FROM batch_block", "SELECT 1");
STATEMENT(IS_WHOLE, "", "i", false, "SELECT integrity_check = 'ok' FROM pragma_integrity_check", "SELECT 1");

static void put_blocks(struct store *s, int from, int count)
{
	static unsigned char data[BLOCK_BYTES];

	for (int i = from; i < from + count; i++)
		statement_run(s, &BLOCK_PUT, (struct value[]){ value_int(i + 1), value_int(1), value_int(i),
			value_bytes((struct bytes){ data, sizeof(data) }) });
}

static void commit_blocks(struct world *w, int from, int count)
{
	struct store *s = store_open(w->database, w->arena);

	store_begin_unlogged(s);
	put_blocks(s, from, count);
	assert_true(store_commit(s));
	store_close(s);
}

static void put_setting(struct world *w, int number)
{
	struct store *s = store_open(w->database, w->arena);

	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, arena_printf(w->arena, "moved%d", number), "1");
	assert_true(store_commit(s));
	store_close(s);
}

/* How often the log was begun anew: the head of the log counts it. */
static unsigned log_beginnings(struct world *w)
{
	unsigned char count[4] = { 0 };
	int fd = open(arena_printf(w->arena, "%s-wal", w->url), O_RDONLY);

	assert_true(fd >= 0 && pread(fd, count, sizeof(count), 12) == sizeof(count));
	close(fd);
	return (unsigned)count[0] << 24 | (unsigned)count[1] << 16 | (unsigned)count[2] << 8 | count[3];
}

/* The log is moved into the file while the database is open, and begun anew, so that neither it nor its search grows for ever. */
static void test_log_is_moved(void **state)
{
	struct world *w = world_new(ENGINE_SQLITE);
	struct stat kept;
	unsigned beginnings;

	put_setting(w, -1);	/* makes the log */
	beginnings = log_beginnings(w);
	for (int i = 0; i < 72; i++)
		commit_blocks(w, i, 1);
	for (int i = 0; i < 6000 && log_beginnings(w) == beginnings; i++) {
		usleep(10000);
		put_setting(w, i);	/* a commit, after which the log may begin anew */
	}
	assert_true(log_beginnings(w) > beginnings);
	assert_int_equal(stat(w->url, &kept), 0);
	assert_true(kept.st_size > 120000000);
	assert_int_equal(ask_int(w->database, w->arena, &IS_WHOLE), 1);
	world_free(w);
}

#define GIVE_WAY_MS 300		/* store_give_way waits no longer */
#define WAITS_MAX 150

/* Gives way until nothing more comes of it: on a busy machine the mover may need more than one wait, and whoever came out of it in time was
 * told that the log can be begun anew, or has nothing to wait for. */
static void give_way_wholly(struct store *s)
{
	struct timespec from, to;
	int64_t ms = GIVE_WAY_MS;

	for (int i = 0; i < WAITS_MAX && ms >= GIVE_WAY_MS; i++) {
		clock_gettime(CLOCK_MONOTONIC, &from);
		store_give_way(s);
		clock_gettime(CLOCK_MONOTONIC, &to);
		ms = (int64_t)(to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
	}
	assert_true(ms < GIVE_WAY_MS);
}

/* Somebody who writes much without a pause, and gives way before each transaction: the mover finds its moment before the log is twice as long as
 * it may be. What was read before is read anew afterwards. */
static void test_gives_way(void **state)
{
	enum { BLOCKS_AT_ONCE = 12, TRANSACTIONS_MAX = 10 };
	struct world *w = world_new(ENGINE_SQLITE);
	struct store *reader = store_open(w->database, w->arena);
	struct cursor cursor;
	struct value row;
	unsigned beginnings;
	int done = 0;

	put_setting(w, 0);
	beginnings = log_beginnings(w);
	statement_open(reader, &BLOCKS_COUNT, NULL, &cursor);
	assert_true(cursor_next(&cursor, &row) && row.number == 0);
	cursor_close(&cursor);
	for (; done < TRANSACTIONS_MAX && log_beginnings(w) == beginnings; done++) {
		give_way_wholly(reader);
		commit_blocks(w, done * BLOCKS_AT_ONCE, BLOCKS_AT_ONCE);
	}
	assert_true(log_beginnings(w) > beginnings);
	statement_open(reader, &BLOCKS_COUNT, NULL, &cursor);
	assert_true(cursor_next(&cursor, &row) && row.number == done * BLOCKS_AT_ONCE);
	cursor_close(&cursor);
	store_close(reader);
	assert_int_equal(ask_int(w->database, w->arena, &IS_WHOLE), 1);
	world_free(w);
}

/* A signal that the program waits for must not be taken by the thread beside the writers, whose mask is that of whoever opened
 * the database: it would end the program. */
static void test_threads_take_no_signal(void **state)
{
	struct timespec most = { .tv_sec = 10 };
	sigset_t term, before;
	struct world *w;

	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	w = world_new(ENGINE_SQLITE);
	pthread_sigmask(SIG_BLOCK, &term, &before);	/* as the server does, later */
	assert_int_equal(kill(getpid(), SIGTERM), 0);
	assert_int_equal(sigtimedwait(&term, NULL, &most), SIGTERM);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	world_free(w);
}

/* More than the writer keeps in memory goes to the log before it is committed, and is nothing if it never is. */
static void test_large_transactions(void **state)
{
	struct world *w = world_new(ENGINE_SQLITE);
	struct store *s = store_open(w->database, w->arena);

	store_begin_unlogged(s);
	put_blocks(s, 0, 40);
	assert_int_equal(ask_int(w->database, w->arena, &BLOCKS_COUNT), 0);
	assert_true(store_abandon(s));
	store_close(s);
	commit_blocks(w, 100, 1);
	assert_int_equal(ask_int(w->database, w->arena, &BLOCKS_COUNT), 1);
	commit_blocks(w, 0, 40);
	assert_int_equal(ask_int(w->database, w->arena, &BLOCKS_COUNT), 41);
	assert_int_equal(ask_int(w->database, w->arena, &IS_WHOLE), 1);
	world_free(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threads_take_no_signal), cmocka_unit_test(test_log_is_moved), cmocka_unit_test(test_gives_way), cmocka_unit_test(test_large_transactions), cmocka_unit_test(test_loses_no_update),
		cmocka_unit_test(test_punishes_nobody), cmocka_unit_test(test_group_rolls_back), cmocka_unit_test(test_waits_for_one_turn), cmocka_unit_test(test_bulk),
	};

	/* Groups form while a disk syncs; memory leaves no time for that. */
	setenv("JISHI_TEST_FOLDER", "/tmp", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
