/* Moves the write-ahead log into the database file beside the writer, so that nobody's commit waits for it.
 *
 * SQLite can only begin the log anew when all of it was moved and nobody has added to it meanwhile. So the bulk is moved
 * while others write, round after round, each shorter than the one before; for the little that is left the mover takes
 * a write turn like any writer. */
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include "store/engine.h"

#define LOG_PAGES_MOVED_AT 32000	/* 128 MB: a page that is changed often is moved once */
#define LOG_PAGES_LONG 64000		/* 256 MB: readers of old snapshots are waited for, a moment */
#define ROUNDS_MAX 16
#define PAGES_LEFT_MAX 1000		/* few enough to be moved while writers wait */
#define REST_MS 100			/* after a vain attempt: readers hold the log, or the disk is full */

struct log_mover {
	struct database *database;
	struct connection *connection;	/* made when it is first needed; the thread's own */
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t told;
	int log_pages_count;		/* as told by the last commit */
	bool is_ending;
};

static int pages_told(struct log_mover *m)
{
	int pages;

	pthread_mutex_lock(&m->mutex);
	pages = m->log_pages_count;
	pthread_mutex_unlock(&m->mutex);
	return pages;
}

/* In the write turn. True: the next commit can begin the log anew. */
static bool move_rest(struct log_mover *m, bool waits_for_readers)
{
	int pages = pages_told(m);
	bool is_moved = sqlite_move_log(m->connection, waits_for_readers) >= pages;

	pthread_mutex_lock(&m->mutex);
	m->log_pages_count = 0;		/* the next commit says how long it is then */
	pthread_mutex_unlock(&m->mutex);
	return is_moved;
}

static bool move(struct log_mover *m)
{
	bool is_moved = false, is_tried = false;

	for (int i = 0; i < ROUNDS_MAX && !is_tried; i++) {
		int moved = sqlite_move_log(m->connection, false);
		bool is_last = i == ROUNDS_MAX - 1 && pages_told(m) >= LOG_PAGES_LONG;

		if (pages_told(m) - moved > PAGES_LEFT_MAX && !is_last)
			continue;
		writer_turn_take(m->database);
		is_tried = is_last || pages_told(m) - moved <= PAGES_LEFT_MAX;
		if (is_tried)
			is_moved = move_rest(m, is_last);
		writer_turn_give(m->database);
	}
	return is_moved;
}

static bool connect(struct log_mover *m)
{
	struct failure ignored = { 0 };	/* the writers meet the same, and say it */

	if (m->connection == NULL)
		m->connection = m->database->ops->connect(m->database, CONNECTION_WRITES, &ignored);
	return m->connection != NULL;
}

static bool is_needed(struct log_mover *m)
{
	bool ends;

	pthread_mutex_lock(&m->mutex);
	while (!m->is_ending && m->log_pages_count < LOG_PAGES_MOVED_AT)
		pthread_cond_wait(&m->told, &m->mutex);
	ends = m->is_ending;
	pthread_mutex_unlock(&m->mutex);
	return !ends;
}

static void *work(void *data)
{
	static const struct timespec REST = { .tv_nsec = REST_MS * 1000000L };
	struct log_mover *m = data;

	while (is_needed(m))
		if (!connect(m) || !move(m))
			nanosleep(&REST, NULL);
	if (m->connection != NULL)
		m->database->ops->disconnect(m->connection);
	return NULL;
}

/* Signals are for the threads that ask for them: one sent to end the server would end it here at once. */
static bool start(struct log_mover *m)
{
	sigset_t all, before;
	bool is_started;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	is_started = pthread_create(&m->thread, NULL, work, m) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return is_started;
}

struct log_mover *log_mover_new(struct database *d)
{
	struct log_mover *m = calloc(1, sizeof(*m));

	if (m == NULL)
		return NULL;
	m->database = d;
	pthread_mutex_init(&m->mutex, NULL);
	pthread_cond_init(&m->told, NULL);
	if (start(m))
		return m;
	pthread_mutex_destroy(&m->mutex);
	pthread_cond_destroy(&m->told);
	free(m);
	return NULL;
}

void log_mover_free(struct log_mover *m)
{
	if (m == NULL)
		return;
	pthread_mutex_lock(&m->mutex);
	m->is_ending = true;
	pthread_cond_signal(&m->told);
	pthread_mutex_unlock(&m->mutex);
	pthread_join(m->thread, NULL);
	pthread_mutex_destroy(&m->mutex);
	pthread_cond_destroy(&m->told);
	free(m);
}

void log_mover_tell(struct log_mover *m, int log_pages_count)
{
	pthread_mutex_lock(&m->mutex);
	m->log_pages_count = log_pages_count;
	if (log_pages_count >= LOG_PAGES_MOVED_AT)
		pthread_cond_signal(&m->told);
	pthread_mutex_unlock(&m->mutex);
}
