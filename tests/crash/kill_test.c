/* kill -9 while threads write: every write that was answered is there, none is half there, the log is whole.
 * CRASH_ROUNDS sets how often. */
#include "crowd.h"

#define ROUNDS_QUICK 8
#define ROUNDS_A_FILE 20	/* then a fresh one, so that looking stays quick */

static void killed_after(struct world *w, struct shared *shared, int wait_us)
{
	int before = shared->next;
	pid_t child = fork();

	if (child == 0) {
		crowd_run(world_open(w), shared);
		_exit(0);
	}
	/* Once it is at work: opening takes its time on a busy machine. */
	for (int i = 0; i < 10000 && shared->next < before + 3 * CROWD_THREADS; i++)
		usleep(1000);
	usleep((useconds_t)wait_us);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static struct world *place_of(enum engine engine)
{
	struct world *w = world_place(engine);

	database_close(world_open(w));
	return w;
}

static int rounds_on(enum engine engine, int rounds, bool tells_early)
{
	unsigned seed = (unsigned)time(NULL);
	struct shared *shared = shared_new();
	struct world *w = place_of(engine);
	int told = 0, lost = 0;

	shared->tells_early = tells_early;
	for (int i = 0; i < rounds && shared->next < CROWD_WRITES_MAX - 1000; i++) {
		struct found found;

		if (i % ROUNDS_A_FILE == ROUNDS_A_FILE - 1) {
			world_free(w);
			w = place_of(engine);
			memset(shared, 0, sizeof(*shared));
			shared->limit = CROWD_WRITES_MAX;
			shared->tells_early = tells_early;
		}
		killed_after(w, shared, (int)(rand_r(&seed) % 60000));
		found = crowd_look(w, shared);
		assert_int_equal(found.half, 0);
		assert_true(found.is_chain_whole);
		if (!tells_early)
			assert_int_equal(found.lost, 0);
		lost += found.lost;
		told = found.told;
	}
	print_message("%d rounds, %d writes answered in the last file, %d lost\n", rounds, told, lost);
	if (!tells_early)
		assert_true(told > 0);
	munmap(shared, sizeof(*shared));
	world_free(w);
	return lost;
}

static void test_kill_sqlite(void **state)
{
	rounds_on(ENGINE_SQLITE, rounds_from("CRASH_ROUNDS", ROUNDS_QUICK), false);
}

static void test_kill_postgres(void **state)
{
	if (is_left_out(ENGINE_POSTGRES))
		skip();
	rounds_on(ENGINE_POSTGRES, 3, false);
}

/* Planted: the answer before the commit. The test must see it. */
static void test_catches_early_answer(void **state)
{
	assert_true(rounds_on(ENGINE_SQLITE, 5, true) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kill_sqlite), cmocka_unit_test(test_kill_postgres), cmocka_unit_test(test_catches_early_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
