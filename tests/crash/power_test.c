/* The power goes, the disk fills, the disk fails: simulated under SQLite's feet, at any operation.
 * POWER_CUT_ROUNDS sets how many cuts. */
#include "crowd.h"
#include "fault_vfs.h"

#define ROUNDS_QUICK 60
#define WRITES_A_ROUND 400
#define OPERATIONS_MAX 1500

enum planted { NO_FAULT, SYNC_NORMAL, SYNC_OFF };

static int run_child(struct world *w, struct shared *shared, enum planted planted)
{
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		struct database *d;
		struct failure f = { 0 };

		fclose(stderr);		/* what the log says of the planted faults */
		fault_register();
		d = world_open(w);
		if (planted != NO_FAULT)
			d->ops->script(writer_connection(d), planted == SYNC_OFF ? "PRAGMA synchronous=OFF" : "PRAGMA synchronous=NORMAL", &f);
		crowd_run(d, shared);
		if (fault.cut_at > 0)
			fault_power_cut();
		database_close(d);
		_exit(shared->wrong_count == 0 ? 0 : 1);
	}
	waitpid(child, &status, 0);
	memset(&fault, 0, sizeof(fault));
	return status;
}

static int told_count;

static int cut_once(unsigned *seed, enum planted planted)
{
	struct world *w = world_place(ENGINE_SQLITE);
	struct shared *shared = shared_new();
	struct found found;

	shared->limit = WRITES_A_ROUND;
	fault.seed = (unsigned)rand_r(seed);
	fault.cut_at = 1 + (int)(rand_r(seed) % OPERATIONS_MAX);
	assert_int_equal(run_child(w, shared, planted), 0);
	found = crowd_look(w, shared);
	told_count += found.told;
	if (planted == NO_FAULT) {
		assert_int_equal(found.lost, 0);
		assert_int_equal(found.half, 0);
		assert_true(found.is_chain_whole);
	}
	munmap(shared, sizeof(*shared));
	world_free(w);
	return found.lost;
}

static void test_power_cuts(void **state)
{
	unsigned seed = (unsigned)time(NULL);
	int rounds = rounds_from("POWER_CUT_ROUNDS", ROUNDS_QUICK);

	print_message("seed %u\n", seed);
	for (int i = 0; i < rounds; i++)
		cut_once(&seed, NO_FAULT);
	print_message("%d cuts, %d writes answered before them\n", rounds, told_count);
	assert_true(told_count > 0);
}

/* Planted: the commit does not wait for the disk. The test must see it. */
static void test_catches_missing_sync(void **state)
{
	unsigned seed = (unsigned)time(NULL);
	int lost = 0;

	for (int i = 0; i < 20 && lost == 0; i++)
		lost += cut_once(&seed, SYNC_NORMAL);
	assert_true(lost > 0);
}

/* A write that fails takes its whole group back; everyone is told, and work goes on when the disk does. */
static void fails_and_goes_on(int code, int64_t from, int64_t count)
{
	struct world *w = world_place(ENGINE_SQLITE);
	struct shared *shared = shared_new();
	struct found found;

	database_close(world_open(w));
	shared->limit = WRITES_A_ROUND;
	fault.fails_on = FAULT_WRITE;
	fault.fails_at = from;
	fault.fails_until = from + count;
	fault.fails_with = code;
	assert_int_equal(run_child(w, shared, NO_FAULT), 0);
	found = crowd_look(w, shared);
	assert_int_equal(found.lost, 0);
	assert_int_equal(found.half, 0);
	assert_true(found.is_chain_whole);
	assert_true(shared->unavailable_count > 0);
	assert_int_equal(found.told + shared->unavailable_count, WRITES_A_ROUND);
	munmap(shared, sizeof(*shared));
	world_free(w);
}

static void test_disk_full_for_a_while(void **state)
{
	for (int from = 20; from < 120; from += 17)
		fails_and_goes_on(SQLITE_FULL, from, 10);
}

static void test_write_error_for_a_while(void **state)
{
	for (int from = 20; from < 120; from += 17)
		fails_and_goes_on(SQLITE_IOERR_WRITE, from, 10);
}

static void test_disk_full_for_good(void **state)
{
	fails_and_goes_on(SQLITE_FULL, 50, INT64_C(1) << 40);
}

/* A failed sync stops the process at once, and nothing that was answered is lost. */
static void test_sync_error_stops(void **state)
{
	for (int from = 8; from < 40; from += 6) {
		struct world *w = world_place(ENGINE_SQLITE);
		struct shared *shared = shared_new();
		struct found found;
		int status;

		database_close(world_open(w));
		fault.fails_on = FAULT_SYNC;
		fault.fails_at = from;
		fault.fails_until = from + 1;
		fault.fails_with = SQLITE_IOERR_FSYNC;
		status = run_child(w, shared, NO_FAULT);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
		found = crowd_look(w, shared);
		assert_int_equal(found.lost, 0);
		assert_int_equal(found.half, 0);
		assert_true(found.is_chain_whole);
		munmap(shared, sizeof(*shared));
		world_free(w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_power_cuts), cmocka_unit_test(test_catches_missing_sync),
		cmocka_unit_test(test_disk_full_for_a_while), cmocka_unit_test(test_write_error_for_a_while),
		cmocka_unit_test(test_disk_full_for_good), cmocka_unit_test(test_sync_error_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
