/* Moves the write-ahead log into the database file beside the writer, so that nobody's commit waits for it.
 *
 * SQLite can only begin the log anew when all of it was moved and nobody has added to it meanwhile. So the bulk is moved and
 * synced while others write, round after round; for the little that is left the mover takes a write turn like any writer.
 * It is little where those who write much give way meanwhile (store_give_way). What they add is moved part by part as it comes:
 * a sync of much at once would hold up the syncs of others' commits. Otherwise the log is left to become long first: a page
 * that is changed often is moved once. */
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include "store/engine.h"

#define LOG_PAGES_PART 6000		/* 24 MB, a slice of an import */
#define LOG_PAGES_ANEW_AT 32000		/* 128 MB */
#define LOG_PAGES_LONG 64000		/* 256 MB: readers of old snapshots are waited for, a moment */
#define PAGES_LEFT_MAX 8000		/* few enough to be moved while writers wait */
#define ROUNDS_MAX 16			/* then all that is left is moved, however much, when the log is long */
#define REST_MS 100			/* when nothing came of it: readers hold the log, or the disk is full */
#define GIVE_WAY_MS 300			/* at most, of somebody who has time */

struct log_mover {
	struct database *database;
	struct connection *connection;	/* made when it is first needed; the thread's own */
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t told, moved;
	int log_pages_count;		/* as told by the last commit */
	int moved_count;		/* of these */
	int part_count;			/* when so many are not, they are moved */
	int rounds_count;		/* since the log was begun anew */
	bool is_held;			/* the last round moved nothing */
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

/* Whether it is more than before. */
static bool note_moved(struct log_mover *m, int pages)
{
	bool is_more;

	pthread_mutex_lock(&m->mutex);
	is_more = pages > m->moved_count;
	m->moved_count = pages;
	m->is_held = !is_more;
	pthread_cond_broadcast(&m->moved);
	pthread_mutex_unlock(&m->mutex);
	return is_more;
}

/* In the write turn. True: the next commit can begin the log anew. */
static bool move_rest(struct log_mover *m, bool waits_for_readers)
{
	int pages = pages_told(m);
	bool is_moved = sqlite_move_log(m->connection, waits_for_readers) >= pages;

	pthread_mutex_lock(&m->mutex);
	m->log_pages_count = m->moved_count = 0;	/* the next commit says how long it is then */
	m->part_count = LOG_PAGES_ANEW_AT;
	pthread_cond_broadcast(&m->moved);
	pthread_mutex_unlock(&m->mutex);
	return is_moved;
}

static bool begin_anew(struct log_mover *m, int moved, bool is_last)
{
	bool is_moved = false;

	writer_turn_take(m->database);
	if (is_last || pages_told(m) - moved <= PAGES_LEFT_MAX)
		is_moved = move_rest(m, is_last);
	writer_turn_give(m->database);
	if (is_moved || is_last)
		m->rounds_count = 0;
	return is_moved;
}

/* False when nothing came of it. */
static bool move(struct log_mover *m)
{
	int moved = sqlite_move_log(m->connection, false), pages;
	bool is_last, is_moved;

	/* Here, where nobody waits: SQLite itself syncs only once all of the log is in the file, in the write turn. */
	sqlite_sync_file(m->connection);
	is_moved = note_moved(m, moved);
	pages = pages_told(m);
	if (pages < LOG_PAGES_ANEW_AT)
		return is_moved;
	is_last = ++m->rounds_count >= ROUNDS_MAX && pages >= LOG_PAGES_LONG;
	if (is_last || pages - moved <= PAGES_LEFT_MAX)
		is_moved |= begin_anew(m, moved, is_last);
	return is_moved;
}

static bool connect(struct log_mover *m)
{
	struct failure ignored = { 0 };	/* the writers meet the same, and say it */

	if (m->connection == NULL)
		m->connection = m->database->ops->connect(m->database, CONNECTION_WRITES, &ignored);
	return m->connection != NULL;
}

/* With the mutex held. */
static bool has_work(const struct log_mover *m)
{
	return m->log_pages_count - m->moved_count >= m->part_count || m->log_pages_count >= LOG_PAGES_ANEW_AT;
}

static bool is_needed(struct log_mover *m)
{
	bool ends;

	pthread_mutex_lock(&m->mutex);
	while (!m->is_ending && !has_work(m))
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

static void release(struct log_mover *m)
{
	pthread_mutex_destroy(&m->mutex);
	pthread_cond_destroy(&m->told);
	pthread_cond_destroy(&m->moved);
	free(m);
}

struct log_mover *log_mover_new(struct database *d)
{
	struct log_mover *m = calloc(1, sizeof(*m));
	pthread_condattr_t clock;

	if (m == NULL)
		return NULL;
	m->database = d;
	m->part_count = LOG_PAGES_ANEW_AT;
	pthread_mutex_init(&m->mutex, NULL);
	pthread_cond_init(&m->told, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&m->moved, &clock);
	pthread_condattr_destroy(&clock);
	if (start(m))
		return m;
	release(m);
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
	release(m);
}

void log_mover_tell(struct log_mover *m, int log_pages_count)
{
	pthread_mutex_lock(&m->mutex);
	m->log_pages_count = log_pages_count;
	if (log_pages_count < m->moved_count)	/* begun anew */
		m->moved_count = 0;
	if (has_work(m))
		pthread_cond_signal(&m->told);
	pthread_mutex_unlock(&m->mutex);
}

void log_mover_give_way(struct log_mover *m)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += GIVE_WAY_MS * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_mutex_lock(&m->mutex);
	m->part_count = LOG_PAGES_PART;
	/* Where others hold the log waiting would not help. */
	while (m->log_pages_count >= LOG_PAGES_ANEW_AT && !m->is_held && pthread_cond_timedwait(&m->moved, &m->mutex, &until) == 0)
		;
	pthread_mutex_unlock(&m->mutex);
}
