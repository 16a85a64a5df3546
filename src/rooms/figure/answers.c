#include "rooms/figure/answers.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>
#include "base/map.h"

struct kept { size_t bytes, changes; unsigned rests; bool is_forgotten; void *value; };

#define COUNTING_MAX 128	/* at the same time; who comes beyond that counts without being waited for */

struct answers {
	pthread_mutex_t mutex;		/* readers of the image keep and find at the same time */
	pthread_cond_t counted;		/* somebody kept an answer, or gave up */
	struct arena *arena;		/* of the map and what it holds */
	struct map map;
	int64_t seq;			/* the last line of the log that changed what one of them rests on */
	const char *counting[COUNTING_MAX];	/* keys in the arenas of those who count; NULL free */
};

struct answers *answers_new(struct arena *a)
{
	struct answers *s = arena_alloc(a, sizeof(*s));

	pthread_mutex_init(&s->mutex, NULL);
	pthread_cond_init(&s->counted, NULL);
	s->arena = arena_new();
	map_init(&s->map, s->arena);
	return s;
}

void answers_free(struct answers *s)
{
	pthread_mutex_destroy(&s->mutex);
	pthread_cond_destroy(&s->counted);
	arena_free(s->arena);
}

static void empty(struct answers *s)
{
	arena_clear(s->arena);
	map_init(&s->map, s->arena);
}

void answers_clear(struct answers *s, int64_t seq)
{
	pthread_mutex_lock(&s->mutex);
	empty(s);
	s->seq = seq;
	pthread_mutex_unlock(&s->mutex);
}

void answers_forget(struct answers *s, unsigned rests, int64_t seq)
{
	if (rests == 0)
		return;
	pthread_mutex_lock(&s->mutex);
	for (size_t i = 0; i < s->map.count; i++) {
		struct kept *kept = s->map.items[i].value;

		kept->is_forgotten |= (kept->rests & rests) != 0;
	}
	s->seq = seq;
	pthread_mutex_unlock(&s->mutex);
}

const char *answer_key(struct ctx *c, const char *what, const char *path, day_t day)
{
	return arena_printf(c->arena, "%s/%s/%d%s", what, path, (int)day, day >= c->today ? "+" : "");
}

const char *answer_key_of(struct ctx *c, const struct figure_query *q)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	buffer_puts(&b, answer_key(c, "count", q->path, q->day));
	buffer_printf(&b, "/%d %d %u", (int)q->what, q->what == FIGURE_MEMBERS ? 0 : (int)q->since, q->causes);
	if (q->has_tree_day)
		buffer_printf(&b, "/%d%s", (int)q->tree_day, q->tree_day >= c->today ? "+" : "");
	if (q->joined_before != 0)
		buffer_printf(&b, "/joined %d %d", (int)q->joined_from, (int)q->joined_before);
	for (int i = 0; i < q->dims_count; i++)
		buffer_printf(&b, "/by %d", (int)q->dims[i]);
	for (int i = 0; i < q->conditions_count; i++)
		buffer_printf(&b, "/%d is %llx", (int)q->conditions[i].attribute, (unsigned long long)q->conditions[i].values);
	return buffer_text(&b);
}

/* ---- with the mutex ---- */

static const struct kept *known(const struct answers *s, const char *key)
{
	const struct kept *kept = map_get(&s->map, key);

	return kept == NULL || kept->is_forgotten ? NULL : kept;
}

static bool copy(struct ctx *c, const struct kept *kept, struct answer *answer)
{
	if (kept != NULL)
		*answer = (struct answer){ arena_copy(c->arena, kept->value, kept->bytes), kept->bytes, kept->changes };
	return kept != NULL;
}

/* The place of the key among those being counted; of NULL a free one. COUNTING_MAX: there is none. */
static size_t place_of(const struct answers *s, const char *key)
{
	size_t i = 0;

	while (i < COUNTING_MAX && (key == NULL ? s->counting[i] != NULL : s->counting[i] == NULL || strcmp(s->counting[i], key) != 0))
		i++;
	return i;
}

static void begin(struct answers *s, const char *key)
{
	size_t place = place_of(s, NULL);

	if (place < COUNTING_MAX)
		s->counting[place] = key;
}

static void end(struct answers *s, const char *key)
{
	size_t place = place_of(s, key);

	if (place == COUNTING_MAX)
		return;
	s->counting[place] = NULL;
	pthread_cond_broadcast(&s->counted);
}

/* Written over the one before, if that is of the same size. */
static void keep(struct answers *s, const char *key, const void *value, size_t bytes, size_t changes, unsigned rests)
{
	struct kept *kept = map_get(&s->map, key);

	if (bytes > ANSWER_BYTES_MAX)
		return;
	if (kept == NULL || kept->bytes != bytes) {
		if (arena_bytes(s->arena) + bytes > ANSWERS_BYTES_MAX)
			empty(s);
		kept = arena_alloc(s->arena, sizeof(*kept));
		kept->value = arena_room(s->arena, bytes);
		map_set(&s->map, key, kept);
	}
	memcpy(kept->value, value, bytes);
	kept->bytes = bytes;
	kept->changes = changes;
	kept->rests = rests;
	kept->is_forgotten = false;
}

/* ---- counted of an image ---- */

/* With the mutex: the answer, once nobody counts it any more; NULL: it is the caller's to count. Who counts holds the image as well and asks
 * for nothing that others hold, so waiting with it ends. */
static const struct kept *known_or_begun(struct answers *s, const char *key)
{
	const struct kept *kept;

	while ((kept = known(s, key)) == NULL && place_of(s, key) < COUNTING_MAX)
		pthread_cond_wait(&s->counted, &s->mutex);
	if (kept == NULL)
		begin(s, key);
	return kept;
}

bool answers_find(struct ctx *c, const struct image *im, const char *key, struct answer *answer)
{
	struct answers *s = im->answers;
	bool is_known;

	pthread_mutex_lock(&s->mutex);
	is_known = copy(c, known_or_begun(s, key), answer);
	pthread_mutex_unlock(&s->mutex);
	return is_known;
}

bool answers_take(const struct image *im, const char *key, void *value, size_t bytes)
{
	struct answers *s = im->answers;
	const struct kept *kept;

	pthread_mutex_lock(&s->mutex);
	kept = known_or_begun(s, key);
	if (kept != NULL) {
		assert(kept->bytes == bytes);
		memcpy(value, kept->value, bytes);
	}
	pthread_mutex_unlock(&s->mutex);
	return kept != NULL;
}

void answers_keep(const struct image *im, const char *key, const void *value, size_t bytes)
{
	struct answers *s = im->answers;

	pthread_mutex_lock(&s->mutex);
	keep(s, key, value, bytes, im->changes_count, 0);
	end(s, key);
	pthread_mutex_unlock(&s->mutex);
}

void answers_give_up(struct answers *s, const char *key)
{
	pthread_mutex_lock(&s->mutex);
	end(s, key);
	pthread_mutex_unlock(&s->mutex);
}

/* ---- read from the database ---- */

enum state { STATE_KNOWN, STATE_OWN, STATE_AWAITED };

static enum state look(struct ctx *c, struct answers *s, const char *key, struct answer *answer)
{
	enum state state = STATE_KNOWN;

	pthread_mutex_lock(&s->mutex);
	if (!copy(c, known(s, key), answer)) {
		state = place_of(s, key) < COUNTING_MAX ? STATE_AWAITED : STATE_OWN;
		if (state == STATE_OWN)
			begin(s, key);
	}
	pthread_mutex_unlock(&s->mutex);
	return state;
}

static void await(struct answers *s, const char *key)
{
	pthread_mutex_lock(&s->mutex);
	while (place_of(s, key) < COUNTING_MAX)
		pthread_cond_wait(&s->counted, &s->mutex);
	pthread_mutex_unlock(&s->mutex);
}

/* Not kept if the transaction of c sees less than the image, or failed. */
static void keep_read(struct ctx *c, const struct image *im, const char *key, unsigned rests, const void *value, size_t bytes)
{
	struct answers *s = im->answers;
	struct figure_head_row head = { 0 };
	bool is_good = figure_head(c->store, &head) && store_state(c->store) == STORE_GOOD;

	pthread_mutex_lock(&s->mutex);
	if (is_good && head.seq >= s->seq)
		keep(s, key, value, bytes, 0, rests);
	pthread_mutex_unlock(&s->mutex);
}

/* Nobody waits with the image in hands: who counts may have to renew it. What is not committed must not be kept for others. */
void figure_kept(struct ctx *c, const char *what, const char *path, day_t day, unsigned rests, void (*count)(struct ctx *, const void *, int64_t[]),
	const void *data, int64_t numbers[], size_t n)
{
	const char *key = answer_key(c, what, path, day);
	enum state state = STATE_AWAITED;
	struct answers *s;
	struct answer answer;
	const struct image *im;

	while (state == STATE_AWAITED && !store_is_writing(c->store) && (im = snapshot_open(c)) != NULL) {
		s = im->answers;
		state = look(c, s, key, &answer);
		snapshot_close(c);
		if (state == STATE_AWAITED)
			await(s, key);
	}
	if (state == STATE_KNOWN) {
		assert(answer.bytes == n * sizeof(*numbers));
		memcpy(numbers, answer.value, answer.bytes);
		return;
	}
	count(c, data, numbers);
	if (state != STATE_OWN)
		return;
	if ((im = snapshot_open(c)) != NULL) {
		keep_read(c, im, key, rests, numbers, n * sizeof(*numbers));
		snapshot_close(c);
	}
	answers_give_up(s, key);
}
