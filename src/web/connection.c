#include "web/connection.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include "base/log.h"
#include "web/limits.h"

int64_t clock_monotonic_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool is_waiting(const struct connection *c)
{
	return c->state == CONNECTION_NEW || c->state == CONNECTION_IDLE;
}

void connections_init(struct connections *l)
{
	*l = (struct connections){ .headers_seconds_max = HEADERS_SECONDS_MAX, .idle_seconds_max = IDLE_SECONDS_MAX,
		.body_grace_seconds = BODY_GRACE_SECONDS };
	pthread_mutex_init(&l->lock, NULL);
}

void connections_release(struct connections *l)
{
	assert(l->first == NULL);
	pthread_mutex_destroy(&l->lock);
}

static void link_last(struct connections *l, struct connection *c)
{
	c->before = l->last;
	c->after = NULL;
	if (l->last != NULL)
		l->last->after = c;
	else
		l->first = c;
	l->last = c;
}

static void unlink_from(struct connections *l, struct connection *c)
{
	if (c->before != NULL)
		c->before->after = c->after;
	else
		l->first = c->after;
	if (c->after != NULL)
		c->after->before = c->before;
	else
		l->last = c->before;
}

static bool is_same_machine(const unsigned char *a, const unsigned char *b)
{
	static const unsigned char MAPPED[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	bool is_four = memcmp(a, MAPPED, sizeof(MAPPED)) == 0;

	return memcmp(a, b, is_four ? CONNECTION_ADDRESS_BYTES : CONNECTION_ADDRESS_BYTES / 2) == 0;
}

bool connections_are_many(struct connections *l, const unsigned char address[CONNECTION_ADDRESS_BYTES], int most)
{
	int count = 0;

	pthread_mutex_lock(&l->lock);
	/* Usually there are not even so many of all addresses together. */
	if (l->count >= most)
		for (const struct connection *c = l->first; c != NULL; c = c->after)
			count += is_same_machine(address, c->address);
	pthread_mutex_unlock(&l->lock);
	return count >= most;
}

struct connection *connection_open(struct connections *l, int fd, const unsigned char address[CONNECTION_ADDRESS_BYTES])
{
	struct connection *c = calloc(1, sizeof(*c));

	if (c == NULL)
		log_end("web", "out of memory");
	c->fd = fd;
	memcpy(c->address, address, CONNECTION_ADDRESS_BYTES);
	c->since_ms = clock_monotonic_ms();
	pthread_mutex_lock(&l->lock);
	link_last(l, c);
	l->count++;
	l->waiting_count++;
	pthread_mutex_unlock(&l->lock);
	return c;
}

void connection_close(struct connections *l, struct connection *c)
{
	pthread_mutex_lock(&l->lock);
	unlink_from(l, c);
	l->count--;
	if (is_waiting(c))
		l->waiting_count--;
	else
		l->active_count--;
	pthread_mutex_unlock(&l->lock);
	free(c);
}

void connection_enter(struct connections *l, struct connection *c, enum connection_state state, int64_t bytes)
{
	pthread_mutex_lock(&l->lock);
	if (is_waiting(c)) {
		l->waiting_count--;
		l->active_count++;
	}
	if (c->state != state) {
		c->state = state;
		c->since_ms = c->stretch_ms = clock_monotonic_ms();
		c->stretch_bytes = 0;
		unlink_from(l, c);
		link_last(l, c);
	}
	c->bytes = bytes;
	if (is_waiting(c)) {
		l->waiting_count++;
		l->active_count--;
	}
	pthread_mutex_unlock(&l->lock);
}

void connection_set_unneeded(struct connections *l, struct connection *c, bool is_unneeded)
{
	pthread_mutex_lock(&l->lock);
	c->is_unneeded = is_unneeded;
	pthread_mutex_unlock(&l->lock);
}

void connections_shut_unneeded(struct connections *l)
{
	pthread_mutex_lock(&l->lock);
	for (struct connection *c = l->first; c != NULL; c = c->after)
		if (c->state == CONNECTION_BODY && c->is_unneeded)
			shutdown(c->fd, SHUT_RDWR);
	pthread_mutex_unlock(&l->lock);
}

/* Over one stretch after the other. */
static bool is_stalled(const struct connections *l, struct connection *c, int64_t now_ms)
{
	int64_t seconds = (now_ms - c->stretch_ms) / 1000, came = c->bytes - c->stretch_bytes;

	if (seconds < BODY_STRETCH_GRACES * l->body_grace_seconds)
		return false;
	c->stretch_ms = now_ms;
	c->stretch_bytes = c->bytes;
	return came < seconds * BODY_BYTES_PER_SECOND_MIN;
}

static bool is_late(const struct connections *l, struct connection *c, int64_t now_ms)
{
	int64_t seconds = (now_ms - c->since_ms) / 1000;

	switch (c->state) {
	case CONNECTION_NEW:
	case CONNECTION_HEAD:
		return seconds >= l->headers_seconds_max;
	case CONNECTION_IDLE:
		return seconds >= l->idle_seconds_max;
	case CONNECTION_BODY:
		return (seconds > l->body_grace_seconds && c->bytes < (seconds - l->body_grace_seconds) * BODY_BYTES_PER_SECOND_MIN) || is_stalled(l, c, now_ms);
	case CONNECTION_SEND:
		return seconds > SEND_GRACE_SECONDS + c->bytes / BODY_BYTES_PER_SECOND_MIN;
	case CONNECTION_RUN:
		return false;
	}
	return false;
}

int connections_sweep(struct connections *l, int64_t now_ms)
{
	int shut_count = 0, surplus;

	pthread_mutex_lock(&l->lock);
	surplus = l->waiting_count - CONNECTIONS_IDLE_COUNT_MAX;
	for (struct connection *c = l->first; c != NULL; c = c->after) {
		bool is_surplus = surplus > 0 && is_waiting(c);

		if (!is_surplus && !is_late(l, c, now_ms))
			continue;
		surplus -= is_waiting(c);
		/* The descriptor is still open: connection_close comes before the library closes it. */
		shutdown(c->fd, SHUT_RDWR);
		shut_count++;
	}
	pthread_mutex_unlock(&l->lock);
	return shut_count;
}

int connections_active(struct connections *l)
{
	int count;

	pthread_mutex_lock(&l->lock);
	count = l->active_count;
	pthread_mutex_unlock(&l->lock);
	return count;
}
