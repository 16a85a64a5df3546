#include "rooms/figure/answers.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>
#include "base/map.h"

struct answer { size_t bytes; void *value; };

struct answers {
	pthread_mutex_t mutex;		/* readers of the image keep and find at the same time */
	struct arena *arena;		/* of the map and what it holds */
	struct map map;
	int64_t seq;			/* of the last answers_clear */
};

struct answers *answers_new(struct arena *a)
{
	struct answers *s = arena_alloc(a, sizeof(*s));

	pthread_mutex_init(&s->mutex, NULL);
	s->arena = arena_new();
	map_init(&s->map, s->arena);
	return s;
}

void answers_free(struct answers *s)
{
	pthread_mutex_destroy(&s->mutex);
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

void *answers_find(struct ctx *c, const struct image *im, const char *key, size_t *bytes)
{
	struct answers *s = im->answers;
	const struct answer *found;
	void *value = NULL;

	pthread_mutex_lock(&s->mutex);
	found = map_get(&s->map, key);
	if (found != NULL) {
		value = arena_copy(c->arena, found->value, found->bytes);
		*bytes = found->bytes;
	}
	pthread_mutex_unlock(&s->mutex);
	return value;
}

bool answers_take(struct ctx *c, const struct image *im, const char *key, void *value, size_t bytes)
{
	size_t found_bytes;
	const void *found = answers_find(c, im, key, &found_bytes);

	if (found == NULL)
		return false;
	assert(found_bytes == bytes);
	memcpy(value, found, bytes);
	return true;
}

static void keep(struct answers *s, const char *key, const void *value, size_t bytes)
{
	struct answer *kept;

	if (bytes > ANSWER_BYTES_MAX)
		return;
	if (arena_bytes(s->arena) + bytes > ANSWERS_BYTES_MAX)
		empty(s);
	kept = arena_alloc(s->arena, sizeof(*kept));
	kept->bytes = bytes;
	kept->value = arena_copy(s->arena, value, bytes);
	map_set(&s->map, key, kept);
}

void answers_keep(const struct image *im, const char *key, const void *value, size_t bytes)
{
	pthread_mutex_lock(&im->answers->mutex);
	keep(im->answers, key, value, bytes);
	pthread_mutex_unlock(&im->answers->mutex);
}

void answers_keep_read(struct ctx *c, const struct image *im, const char *key, const void *value, size_t bytes)
{
	struct answers *s = im->answers;
	struct figure_head_row head = { 0 };

	if (store_is_writing(c->store) || !figure_head(c->store, &head) || store_state(c->store) != STORE_GOOD)
		return;
	pthread_mutex_lock(&s->mutex);
	if (head.seq >= s->seq)
		keep(s, key, value, bytes);
	pthread_mutex_unlock(&s->mutex);
}

void figure_kept(struct ctx *c, const char *what, const char *path, day_t day, void (*count)(struct ctx *, const void *, int64_t[]), const void *data,
	int64_t numbers[], size_t n)
{
	const char *key = answer_key(c, what, path, day);
	const struct image *im = snapshot_open(c);
	bool is_known = im != NULL && answers_take(c, im, key, numbers, n * sizeof(*numbers));

	assert(n <= FIGURE_KEPT_MAX);
	if (im != NULL)
		snapshot_close(c);
	if (is_known)
		return;
	count(c, data, numbers);
	im = snapshot_open(c);
	if (im == NULL)
		return;
	answers_keep_read(c, im, key, numbers, n * sizeof(*numbers));
	snapshot_close(c);
}
