/* Ids are made here on both engines: milliseconds since 2020, the number of the process (PostgreSQL, where
 * several may share a database), and a count. They grow with time and are never given twice: a mark in the
 * database stays ahead of every id that was committed, and a start begins behind it even when the machine's
 * clock has gone back. */
#include <assert.h>
#include <time.h>
#include "store/engine.h"

#define ID_EPOCH_MS INT64_C(1577836800000)
#define ID_COUNT_BITS 12
#define ID_NODE_BITS 10
#define ID_MS_SHIFT (ID_COUNT_BITS + ID_NODE_BITS)
#define ID_RESERVE ((int64_t)10000 << ID_MS_SHIFT)	/* ten seconds ahead */
#define ID_NODE_MASK ((INT64_C(1) << ID_NODE_BITS) - 1)
#define ID_COUNT_MASK ((INT64_C(1) << ID_COUNT_BITS) - 1)

static const struct statement MARK_READ = {
	.name = "id_mark_read", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT value FROM store_mark WHERE name = 'id'", "SELECT value FROM store_mark WHERE name = 'id'" },
	.params = "", .columns = "i", .index = -1,
};

static const struct statement MARK_RAISE = {
	.name = "id_mark_raise", .file = __FILE__, .line = __LINE__,
	.text = {
		"UPDATE store_mark SET value = ?1 WHERE name = 'id' AND value < ?1",
		"UPDATE store_mark SET value = $1 WHERE name = 'id' AND value < $1"
	},
	.params = "i", .columns = "", .writes = true, .is_lognone = true, .is_quiet = true, .index = -1,
};

static const struct statement NODE_TAKE = {
	.name = "id_node_take", .file = __FILE__, .line = __LINE__,
	.text = {
		"UPDATE store_mark SET value = value + 1 WHERE name = 'node' RETURNING value",
		"UPDATE store_mark SET value = value + 1 WHERE name = 'node' RETURNING value"
	},
	.params = "", .columns = "i", .writes = true, .is_lognone = true, .is_quiet = true, .index = -1,
};

static int64_t now_floor(const struct database *d)
{
	struct timespec t;
	int64_t ms;

	clock_gettime(CLOCK_REALTIME, &t);
	ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 - ID_EPOCH_MS;
	return (ms < 1 ? 1 : ms) << ID_MS_SHIFT | d->id_node << ID_COUNT_BITS;
}

/* The id after `last` of this process: the count runs over into the milliseconds, not into the node. */
static int64_t id_after(int64_t last, int64_t node)
{
	if ((last & ID_COUNT_MASK) != ID_COUNT_MASK && (last >> ID_COUNT_BITS & ID_NODE_MASK) == node)
		return last + 1;
	return ((last >> ID_MS_SHIFT) + 1) << ID_MS_SHIFT | node << ID_COUNT_BITS;
}

static int64_t ask_one(struct store *s, const struct statement *st)
{
	struct cursor c;
	struct value row = { 0 };

	statement_open(s, st, NULL, &c);
	cursor_next(&c, &row);
	cursor_close(&c);
	return row.number;
}

bool ids_start(struct database *d, struct connection *c, struct failure *f)
{
	struct arena *a = arena_new();
	struct store s = store_on(d, c, a);

	s.is_writing = !d->is_read_only;
	if (d->engine == ENGINE_POSTGRES && !d->is_read_only)
		d->id_node = ask_one(&s, &NODE_TAKE) & ID_NODE_MASK;
	d->id_reserved = ask_one(&s, &MARK_READ);
	d->id_last = d->id_reserved;
	*f = s.failure;
	arena_free(a);
	return f->state == STORE_GOOD;
}

void ids_reserve(struct store *s)
{
	struct database *d = s->database;
	int64_t last = d->id_last;

	if (last <= d->id_reserved)
		return;
	last += ID_RESERVE;
	statement_run(s, &MARK_RAISE, (struct value[]){ value_int(last) });
	d->id_reserved = last;
}

/* PostgreSQL: the mark is raised at once, outside the request's transaction, which may fail for a conflict. */
static void reserve_apart(struct store *s)
{
	struct database *d = s->database;
	struct arena *a;

	if (d->id_last <= d->id_reserved)
		return;
	a = arena_new();
	pthread_mutex_lock(&d->watch_mutex);
	if (d->id_last > d->id_reserved) {
		struct failure f = { 0 };
		struct connection *c = d->ops->connect(d, CONNECTION_WRITES, &f);

		if (c == NULL) {
			failure_set(&s->failure, f.state, "%s", f.text);
		} else {
			struct store beside = store_on(d, c, a);

			beside.is_writing = true;
			ids_reserve(&beside);
			if (beside.failure.state != STORE_GOOD)
				failure_set(&s->failure, STORE_UNAVAILABLE, "%s", beside.failure.text);
			d->ops->disconnect(c);
		}
	}
	pthread_mutex_unlock(&d->watch_mutex);
	arena_free(a);
}

void database_count_ids(struct database *d, int64_t first)
{
	atomic_store(&d->id_counted, first);
}

int64_t store_new_id(struct store *s)
{
	struct database *d = s->database;
	int64_t last = d->id_last, id;

	if (d->id_counted != 0)
		return atomic_fetch_add(&d->id_counted, 1);
	do {
		int64_t now = now_floor(d);

		id = now > last ? now : id_after(last, d->id_node);
	} while (!atomic_compare_exchange_weak(&d->id_last, &last, id));
	if (d->engine == ENGINE_POSTGRES)
		reserve_apart(s);
	assert(id > 0);
	return id;
}
