/* Turns and group commit on SQLite's one write connection.
 *
 * A writer waits its turn (first come, first served), runs its statements on its own thread, and hands
 * the turn on. Writers that follow one another without a gap are members of one group, one transaction:
 * the last in line commits it, one sync for all, and only then is any of them told.
 *
 * A member that gives up after it wrote rolls the whole group back, and the others run again: rules read
 * and refuse before the first write, so this is rare and the usual path needs no savepoint. A thread whose
 * work was rolled back that way makes the next group it joins careful: from there on each member has a
 * savepoint, so nobody is rolled back for another's sake twice. */
#include <assert.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "store/engine.h"

#define GROUP_MEMBERS_MAX 512

enum group_fate { GROUP_OPEN, GROUP_COMMITTED, GROUP_ROLLED_BACK, GROUP_LOST };

struct group {
	_Atomic int fate;		/* enum group_fate; members sleep on it while it is open */
	_Atomic int references;
	int members_count;
	bool is_careful, is_loud;
	int64_t began_ns;
	int64_t changes_before;
	int64_t id_reserved_before;
};

struct waiter {
	_Atomic int has_turn;		/* it sleeps on it while it is 0 */
	struct waiter *next;
};

struct writer {
	pthread_mutex_t mutex;
	bool is_taken;
	struct waiter *first, *last;
	struct group *group;		/* the open one; touched by whoever has the turn */
	struct connection *connection;
	struct log_mover *mover;
	struct writer_counts counts;
	int64_t loss_logged_ns;
};

/* Set when this thread's work was rolled back because of another member. */
static _Thread_local bool was_rolled_back;

static int64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* A word in memory that threads sleep on. Unlike with a condition, whoever wakes needs no mutex then: a group wakes dozens
 * at once, who would only queue up for it. */
static void word_wait(_Atomic int *word, int asleep_while)
{
	while (atomic_load(word) == asleep_while)
		syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, asleep_while, NULL, NULL, 0);
}

static void word_set(_Atomic int *word, int value)
{
	atomic_store(word, value);
	/* Whoever saw the value may have let the word go already: only its address is used. */
	syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
}

bool sqlite_writer_start(struct database *d, struct failure *f)
{
	struct writer *w = calloc(1, sizeof(*w));

	if (w == NULL) {
		failure_set(f, STORE_UNAVAILABLE, "out of memory");
		return false;
	}
	w->loss_logged_ns = -1000000000;
	w->connection = d->ops->connect(d, CONNECTION_WRITES, f);
	if (w->connection == NULL) {
		free(w);
		return false;
	}
	pthread_mutex_init(&w->mutex, NULL);
	d->writer = w;
	w->mover = log_mover_new(d);
	if (w->mover == NULL) {
		failure_set(f, STORE_UNAVAILABLE, "no thread for the write-ahead log");
		sqlite_writer_stop(d);
		return false;
	}
	return true;
}

void sqlite_writer_stop(struct database *d)
{
	struct writer *w = d->writer;

	if (w == NULL)
		return;
	log_mover_free(w->mover);
	assert(!w->is_taken && w->group == NULL);
	d->ops->disconnect(w->connection);
	pthread_mutex_destroy(&w->mutex);
	free(w);
	d->writer = NULL;
}

struct writer_counts database_writer_counts(struct database *d)
{
	struct writer_counts counts = { 0 };

	if (d->writer == NULL)
		return counts;
	pthread_mutex_lock(&d->writer->mutex);
	counts = d->writer->counts;
	pthread_mutex_unlock(&d->writer->mutex);
	return counts;
}

struct connection *writer_connection(struct database *d)
{
	return d->writer->connection;
}

/* ---- turns ---- */

static void turn_take(struct writer *w)
{
	struct waiter me = { 0 };

	pthread_mutex_lock(&w->mutex);
	if (!w->is_taken) {
		w->is_taken = true;
		pthread_mutex_unlock(&w->mutex);
		return;
	}
	/* `me` is in the line only while this function waits in it */
	if (w->last != NULL)
		w->last->next = &me;	/* cppcheck-suppress autoVariables */
	else
		w->first = &me;	/* cppcheck-suppress autoVariables */
	w->last = &me;	/* cppcheck-suppress autoVariables */
	w->counts.waiting++;
	pthread_mutex_unlock(&w->mutex);
	word_wait(&me.has_turn, 0);
}

/* With the mutex held. */
static void turn_pass(struct writer *w)
{
	struct waiter *next = w->first;

	assert(w->is_taken);
	if (next == NULL) {
		w->is_taken = false;
		return;
	}
	w->first = next->next;
	if (w->first == NULL)
		w->last = NULL;
	w->counts.waiting--;
	word_set(&next->has_turn, 1);
}

/* ---- groups ---- */

static struct group *group_begin(struct store *s, struct writer *w)
{
	struct group *g = calloc(1, sizeof(*g));

	if (g == NULL) {
		failure_set(&s->failure, STORE_UNAVAILABLE, "out of memory");
		return NULL;
	}
	s->connection = w->connection;
	if (!s->database->ops->script(w->connection, "BEGIN IMMEDIATE", &s->failure) || !audit_head_read(s, &s->database->head)) {
		struct failure ignored = { 0 };

		if (sqlite_has_transaction(w->connection))
			s->database->ops->script(w->connection, "ROLLBACK", &ignored);
		s->connection = NULL;
		free(g);
		return NULL;
	}
	g->references = 1;	/* while it is open */
	g->began_ns = now_ns();
	g->id_reserved_before = s->database->id_reserved;
	g->changes_before = sqlite_total_changes(w->connection);
	return g;
}

/* The one who waits last frees it. */
static void group_release(struct group *g)
{
	if (atomic_fetch_sub(&g->references, 1) == 1)
		free(g);
}

void writer_join(struct store *s)
{
	struct writer *w = s->database->writer;

	turn_take(w);
	if (w->group == NULL)
		w->group = group_begin(s, w);
	if (w->group == NULL) {
		pthread_mutex_lock(&w->mutex);
		turn_pass(w);
		pthread_mutex_unlock(&w->mutex);
		return;
	}
	s->group = w->group;
	s->group->members_count++;
	atomic_fetch_add(&s->group->references, 1);
	s->group->is_careful |= was_rolled_back;
	s->connection = w->connection;
	s->is_writing = true;
	s->is_careful = s->group->is_careful;
	s->changes_before = sqlite_total_changes(w->connection);
	s->head = s->database->head;
	if (s->is_careful)
		s->database->ops->script(w->connection, "SAVEPOINT member", &s->failure);
}

/* A full disk fails every write: one line a second says so. */
static void log_loss(struct writer *w, const char *why)
{
	int64_t now = now_ns();

	if (now - w->loss_logged_ns < 1000000000)
		return;
	w->loss_logged_ns = now;
	log_write(LOG_ERROR, "store", "a group of writes was lost", "why", why, NULL);
}

/* Ends the transaction; has the turn. */
static void group_end(struct database *d, struct writer *w, bool commits, struct failure *f)
{
	struct group *g = w->group;
	enum group_fate fate = commits ? GROUP_COMMITTED : GROUP_ROLLED_BACK;
	bool has_written = sqlite_total_changes(w->connection) != g->changes_before;
	struct failure ignored = { 0 };

	if (f->state == STORE_UNAVAILABLE || !sqlite_has_transaction(w->connection))
		fate = GROUP_LOST;
	if (fate == GROUP_COMMITTED && !d->ops->script(w->connection, "COMMIT", f))
		fate = GROUP_LOST;
	if (sqlite_has_transaction(w->connection))
		d->ops->script(w->connection, "ROLLBACK", &ignored);
	assert(!sqlite_has_transaction(w->connection));
	if (fate == GROUP_COMMITTED && g->is_loud)
		d->loud_commits_count++;
	if (fate == GROUP_COMMITTED && has_written)
		audit_head_keep(d);
	if (fate != GROUP_COMMITTED)
		d->id_reserved = g->id_reserved_before;
	if (fate == GROUP_LOST)
		log_loss(w, f->text);

	pthread_mutex_lock(&w->mutex);
	w->counts.groups += fate == GROUP_COMMITTED && has_written;
	w->counts.members += fate == GROUP_COMMITTED ? g->members_count : 0;
	w->counts.rollbacks += fate != GROUP_COMMITTED;
	w->group = NULL;
	pthread_mutex_unlock(&w->mutex);
	word_set(&g->fate, (int)fate);
	group_release(g);
	if (fate == GROUP_COMMITTED)
		log_mover_tell(w->mover, w->connection->log_pages_count);
}

void writer_turn_take(struct database *d)
{
	struct failure told_to_the_members = { 0 };

	turn_take(d->writer);
	if (d->writer->group != NULL)	/* its last member passed the turn on */
		group_end(d, d->writer, true, &told_to_the_members);
}

void writer_turn_give(struct database *d)
{
	pthread_mutex_lock(&d->writer->mutex);
	turn_pass(d->writer);
	pthread_mutex_unlock(&d->writer->mutex);
}

void writer_give_way(struct database *d)
{
	log_mover_give_way(d->writer->mover);
}

/* Undoes or keeps the member's own part. True: the group can go on. */
static bool member_end(struct store *s, bool commits)
{
	struct connection *c = s->connection;

	sqlite_settle(c);
	if (s->failure.state == STORE_UNAVAILABLE || !sqlite_has_transaction(c))
		return false;
	if (commits) {
		s->database->head = s->head;
		s->group->is_loud |= s->is_loud;
	}
	if (!s->is_careful)
		return commits || sqlite_total_changes(c) == s->changes_before;
	return s->database->ops->script(c, commits ? "RELEASE member" : "ROLLBACK TO member; RELEASE member", &s->failure);
}

static void take_fate(struct store *s, enum group_fate fate, bool commits, bool is_own_doing)
{
	was_rolled_back = fate == GROUP_ROLLED_BACK && !is_own_doing;
	if (fate == GROUP_LOST)
		failure_set(&s->failure, STORE_UNAVAILABLE, "the write group was lost");
	else if (fate == GROUP_ROLLED_BACK && (commits || !is_own_doing))
		failure_set(&s->failure, STORE_RETRY, "a member of the write group gave up after writing");
	assert(fate == GROUP_COMMITTED || !commits || s->failure.state != STORE_GOOD);
}

void writer_leave(struct store *s, bool commits)
{
	struct writer *w = s->database->writer;
	struct group *g = s->group;
	bool goes_on, ends, is_own_doing;

	assert(s->is_writing && w->group == g);
	if (commits)
		ids_reserve(s);
	commits = commits && s->failure.state == STORE_GOOD;
	goes_on = member_end(s, commits);
	is_own_doing = !goes_on && g->members_count == 1;
	pthread_mutex_lock(&w->mutex);
	ends = !goes_on || w->first == NULL || g->members_count >= GROUP_MEMBERS_MAX || now_ns() - g->began_ns > GROUP_MS_MAX * INT64_C(1000000);
	if (ends) {
		pthread_mutex_unlock(&w->mutex);
		group_end(s->database, w, goes_on, &s->failure);
		pthread_mutex_lock(&w->mutex);
	}
	turn_pass(w);
	pthread_mutex_unlock(&w->mutex);
	word_wait(&g->fate, GROUP_OPEN);
	take_fate(s, (enum group_fate)g->fate, commits, is_own_doing);
	group_release(g);
	s->group = NULL;
	s->connection = NULL;
	s->is_writing = false;
}
