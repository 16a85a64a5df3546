/* What the crash tests share: a child process in which threads write pairs of rows and note in shared memory
 * what the store told them was committed; and the questions the parent asks of the file afterwards. */
#ifndef TESTS_CRASH_CROWD_H
#define TESTS_CRASH_CROWD_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include "store/fixture.h"
#include "store/verify.h"

#define CROWD_THREADS 6
#define CROWD_WRITES_MAX 20000

struct shared {
	atomic_int next;			/* number of the next write */
	atomic_int limit;			/* none after it */
	atomic_int unavailable_count, wrong_count;
	_Atomic unsigned char is_told[CROWD_WRITES_MAX];	/* the client got its answer */
	bool tells_early;			/* planted fault: the answer goes out before the commit */
};

struct crowd_world { struct database *database; struct shared *shared; };

static inline struct shared *shared_new(void)
{
	struct shared *s = mmap(NULL, sizeof(*s), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(s != MAP_FAILED);
	s->limit = CROWD_WRITES_MAX;
	return s;
}

static inline enum store_state write_pair(struct database *d, struct arena *a, struct shared *shared, int number)
{
	struct store *s = store_open(d, a);
	enum store_state state;
	char left[24], right[24], value[500];

	snprintf(left, sizeof(left), "left%d", number);
	snprintf(right, sizeof(right), "right%d", number);
	snprintf(value, sizeof(value), "%0400d", number);
	if (shared->tells_early)
		shared->is_told[number] = 1;
	begin_as(s, "setting.change");
	run_texts(s, &SETTING_PUT, left, value);
	run_texts(s, &SETTING_PUT, right, value);
	if (store_commit(s))
		shared->is_told[number] = 1;
	state = store_state(s);
	store_close(s);
	return state;
}

static inline void *crowd_work(void *argument)
{
	struct crowd_world *w = argument;
	struct arena *a = arena_new();
	int number;

	while ((number = w->shared->next++) < w->shared->limit) {
		enum store_state state;

		do {
			arena_clear(a);
			state = write_pair(w->database, a, w->shared, number);
		} while (state == STORE_RETRY);
		w->shared->unavailable_count += state == STORE_UNAVAILABLE;
		w->shared->wrong_count += state == STORE_BROKEN;
	}
	arena_free(a);
	return NULL;
}

/* With the threads that there is memory for; with none the work is done here. */
static inline void crowd_run(struct database *d, struct shared *shared)
{
	struct crowd_world w = { d, shared };
	pthread_t threads[CROWD_THREADS];
	int count = 0;

	while (count < CROWD_THREADS && pthread_create(&threads[count], NULL, crowd_work, &w) == 0)
		count++;
	if (count == 0)
		crowd_work(&w);
	for (int i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
}

STATEMENT(PAIRS, "", "ii", false,
	"SELECT COALESCE(SUM(name LIKE 'left%'), 0), COALESCE(SUM(name LIKE 'right%'), 0) FROM setting",
	"SELECT COUNT(*) FILTER (WHERE name LIKE 'left%'), COUNT(*) FILTER (WHERE name LIKE 'right%') FROM setting");

struct found { int told, lost, half; bool is_chain_whole; };

/* The database is opened as the next start would. */
static inline struct found crowd_look(struct world *w, struct shared *shared)
{
	struct found f = { 0 };
	struct database *d = world_open(w);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct audit_report report;
	struct value row[2];
	struct cursor c;
	int numbers = shared->next < CROWD_WRITES_MAX ? shared->next : CROWD_WRITES_MAX;

	for (int i = 0; i < numbers; i++) {
		char left[24], right[24];
		bool has_left, has_right;

		snprintf(left, sizeof(left), "left%d", i);
		snprintf(right, sizeof(right), "right%d", i);
		has_left = ask_setting(s, left) != NULL;
		has_right = ask_setting(s, right) != NULL;
		f.told += shared->is_told[i];
		f.lost += shared->is_told[i] && !has_left;
		f.half += has_left != has_right;
	}
	statement_open(s, &PAIRS, NULL, &c);
	assert_true(cursor_next(&c, row));
	cursor_close(&c);
	store_close(s);
	f.half += row[0].number != row[1].number;
	/* Each pair has its line and each line its pair. */
	f.is_chain_whole = audit_verify(d, &report) && report.lines_count == row[0].number;
	arena_free(a);
	database_close(d);
	return f;
}

static inline int rounds_from(const char *name, int rounds)
{
	const char *asked = getenv(name);

	return asked != NULL && asked[0] != '\0' ? (int)strtol(asked, NULL, 10) : rounds;
}

#endif
