/* Connections: their cache of prepared statements, and the pool that workers borrow them from. */
#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "store/engine.h"

#define POOL_WAIT_S 30

void failure_set(struct failure *f, enum store_state state, const char *format, ...)
{
	va_list args;

	assert(state != STORE_GOOD);
	if (f->state != STORE_GOOD)
		return;
	f->state = state;
	va_start(args, format);
	vsnprintf(f->text, sizeof(f->text), format, args);
	va_end(args);
}

struct connection *connection_new(struct database *d, void *handle)
{
	struct connection *c = calloc(1, sizeof(*c));
	size_t need = (size_t)(STATEMENTS_COUNT + STATEMENTS_PRIVATE_MAX) * 2;

	if (c == NULL)
		return NULL;
	c->database = d;
	c->handle = handle;
	c->slots_count = 1;
	while (c->slots_count < need)
		c->slots_count *= 2;
	c->slots = calloc(c->slots_count, sizeof(*c->slots));
	if (c->slots == NULL) {
		free(c);
		return NULL;
	}
	return c;
}

void connection_free(struct connection *c)
{
	free(c->slots);
	free(c);
}

struct prepared *connection_slot(struct connection *c, const struct statement *st)
{
	size_t mask = c->slots_count - 1;
	size_t i = ((uintptr_t)st >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20;

	for (;; i++) {
		struct prepared *p = &c->slots[i & mask];

		if (p->statement == st)
			return p;
		if (p->statement != NULL)
			continue;
		assert(c->prepared_count < STATEMENTS_COUNT + STATEMENTS_PRIVATE_MAX);
		p->statement = st;
		p->number = ++c->prepared_count;
		return p;
	}
}

/* Makes a connection in the place already counted in made_count. */
static struct connection *pool_make(struct database *d, struct failure *f)
{
	enum connection_use use = d->engine == ENGINE_SQLITE || d->is_read_only ? CONNECTION_READS : CONNECTION_WRITES;
	struct connection *c = d->ops->connect(d, use, f);

	if (c != NULL)
		return c;
	pthread_mutex_lock(&d->pool_mutex);
	d->made_count--;
	pthread_cond_signal(&d->pool_freed);
	pthread_mutex_unlock(&d->pool_mutex);
	return NULL;
}

struct connection *pool_take(struct database *d, struct failure *f)
{
	struct connection *c = NULL;
	struct timespec until;
	bool may_make = false;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += POOL_WAIT_S;
	pthread_mutex_lock(&d->pool_mutex);
	while (d->idle == NULL && d->made_count >= d->made_max) {
		if (pthread_cond_timedwait(&d->pool_freed, &d->pool_mutex, &until) == ETIMEDOUT)
			break;
	}
	if (d->idle != NULL) {
		c = d->idle;
		d->idle = c->next_idle;
	} else if (d->made_count < d->made_max) {
		d->made_count++;
		may_make = true;
	}
	pthread_mutex_unlock(&d->pool_mutex);
	if (c != NULL)
		return c;
	if (may_make)
		return pool_make(d, f);
	failure_set(f, STORE_UNAVAILABLE, "no connection became free within %d s", POOL_WAIT_S);
	return NULL;
}

void pool_give(struct database *d, struct connection *c)
{
	bool is_lost = c->is_lost;

	if (is_lost)
		d->ops->disconnect(c);
	pthread_mutex_lock(&d->pool_mutex);
	if (is_lost) {
		d->made_count--;
	} else {
		c->next_idle = d->idle;
		d->idle = c;
	}
	pthread_cond_signal(&d->pool_freed);
	pthread_mutex_unlock(&d->pool_mutex);
}
