#include "web/worker.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include "base/log.h"

struct worker {
	struct workers *pool;
	pthread_t thread;
	pthread_cond_t wake;
	struct worker *below;		/* in the stack of sleepers */
	bool is_called;
};

struct workers {
	pthread_mutex_t lock;
	struct worker *workers, *asleep;
	int count;
	void **queue;			/* a ring */
	int queue_room, queue_first, queue_count;
	bool is_stopping;
	bool is_one_called;		/* and has not come yet: calling a second one would be for nothing */
	void (*run)(void *cls, void *job);
	void *cls;
};

static void sleep_until_called(struct workers *p, struct worker *w)
{
	w->is_called = false;
	w->below = p->asleep;
	p->asleep = w;
	while (!w->is_called)
		pthread_cond_wait(&w->wake, &p->lock);
	p->is_one_called = false;
}

/* Takes the one who went to sleep last off the stack; the caller signals it once the lock is free. */
static struct worker *pick_one(struct workers *p)
{
	struct worker *w = p->asleep;

	if (w == NULL)
		return NULL;
	p->asleep = w->below;
	w->is_called = true;
	p->is_one_called = true;
	return w;
}

static void signal_one(struct worker *w)
{
	if (w != NULL)
		pthread_cond_signal(&w->wake);
}

static void *work(void *cls)
{
	struct worker *w = cls;
	struct workers *p = w->pool;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		struct worker *next = NULL;
		void *job;

		while (p->queue_count == 0 && !p->is_stopping)
			sleep_until_called(p, w);
		if (p->queue_count == 0)
			break;
		job = p->queue[p->queue_first];
		p->queue_first = (p->queue_first + 1) % p->queue_room;
		p->queue_count--;
		/* Whoever takes a job and leaves others calls the next, since this job may wait for the disk. */
		if (p->queue_count > 0 && !p->is_one_called)
			next = pick_one(p);
		pthread_mutex_unlock(&p->lock);
		signal_one(next);
		p->run(p->cls, job);
		pthread_mutex_lock(&p->lock);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

struct workers *workers_start(int count, size_t stack_bytes, int queue_count_max, void (*run)(void *cls, void *job), void *cls)
{
	struct workers *p = calloc(1, sizeof(*p));
	pthread_attr_t attributes;

	assert(count > 0 && queue_count_max > 0);
	if (p == NULL || (p->workers = calloc((size_t)count, sizeof(*p->workers))) == NULL
	    || (p->queue = calloc((size_t)queue_count_max, sizeof(*p->queue))) == NULL)
		log_end("web", "out of memory");
	p->queue_room = queue_count_max;
	p->run = run;
	p->cls = cls;
	pthread_mutex_init(&p->lock, NULL);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, stack_bytes);
	for (int i = 0; i < count; i++) {
		struct worker *w = &p->workers[i];

		w->pool = p;
		pthread_cond_init(&w->wake, NULL);
		if (pthread_create(&w->thread, &attributes, work, w) != 0) {
			log_write(LOG_WARN, "web", "fewer worker threads than wanted", NULL);
			pthread_cond_destroy(&w->wake);
			break;
		}
		p->count++;
	}
	pthread_attr_destroy(&attributes);
	if (p->count == 0)
		log_end("web", "no thread for a worker");
	return p;
}

bool workers_take(struct workers *p, void *job)
{
	struct worker *w = NULL;
	bool is_taken = false;

	pthread_mutex_lock(&p->lock);
	if (p->queue_count < p->queue_room && !p->is_stopping) {
		p->queue[(p->queue_first + p->queue_count++) % p->queue_room] = job;
		if (!p->is_one_called)
			w = pick_one(p);
		is_taken = true;
	}
	pthread_mutex_unlock(&p->lock);
	signal_one(w);
	return is_taken;
}

void workers_stop(struct workers *p)
{
	pthread_mutex_lock(&p->lock);
	p->is_stopping = true;
	while (p->asleep != NULL)
		signal_one(pick_one(p));
	pthread_mutex_unlock(&p->lock);
	for (int i = 0; i < p->count; i++) {
		pthread_join(p->workers[i].thread, NULL);
		pthread_cond_destroy(&p->workers[i].wake);
	}
	pthread_mutex_destroy(&p->lock);
	free(p->workers);
	free(p->queue);
	free(p);
}
