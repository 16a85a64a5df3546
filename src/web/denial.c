#include "web/denial.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "web/request.h"
#include "web/run.h"
#include "web/site.h"

#define DENIALS_COUNT_MAX 1024
#define DENIAL_SECONDS 60

struct denial {
	int64_t account_id, holding_id, since_s;
	const struct route *route;
	const char *reason;		/* key of the sentence */
	char address[64];
	int repeats_count;
};

struct denials {
	pthread_mutex_t lock;
	struct denial list[DENIALS_COUNT_MAX];
	int count;
};

struct denials *denials_new(void)
{
	struct denials *d = calloc(1, sizeof(*d));

	if (d == NULL)
		abort();
	pthread_mutex_init(&d->lock, NULL);
	return d;
}

void denials_free(struct denials *d)
{
	if (d == NULL)
		return;
	pthread_mutex_destroy(&d->lock);
	free(d);
}

static void write_line(struct site *site, const struct denial *denial, const char *verb)
{
	struct audit_entry entry = {
		.time_s = machine_now_s(), .account_id = denial->account_id, .holding_id = denial->holding_id,
		.verb = verb, .subject = "route", .address = denial->address,
	};
	char count[16];
	bool is_written = false;

	for (int i = 0; i < RUNS_COUNT_MAX && !is_written; i++) {
		struct arena *a = arena_new();
		struct store *store = store_open(site->services->database, a);

		store_begin(store, &entry);
		store_note(store, "route", NULL, arena_printf(a, "%s %s", denial->route->method, denial->route->path));
		store_note(store, "reason", NULL, denial->reason);
		if (denial->repeats_count > 0) {
			snprintf(count, sizeof(count), "%d", denial->repeats_count);
			store_note(store, "count", NULL, count);
		}
		is_written = store_commit(store);
		if (!is_written && store_state(store) != STORE_RETRY)
			i = RUNS_COUNT_MAX;
		store_close(store);
		arena_free(a);
	}
	if (!is_written)
		log_write(LOG_ERROR, "web", "denial not written to the audit log", "route", denial->route->path, NULL);
}

/* True: the first of its minute, to be written now. Fills *denial. */
static bool is_first(struct denials *d, struct denial *denial)
{
	bool first = true;

	pthread_mutex_lock(&d->lock);
	for (int i = 0; i < d->count && first; i++) {
		struct denial *known = &d->list[i];

		if (known->account_id == denial->account_id && known->route == denial->route
		    && denial->since_s - known->since_s < DENIAL_SECONDS) {
			known->repeats_count++;
			first = false;
		}
	}
	/* A full table writes a line each: rather a long log than a gap in it. */
	if (first && d->count < DENIALS_COUNT_MAX)
		d->list[d->count++] = *denial;
	pthread_mutex_unlock(&d->lock);
	return first;
}

void denial_note(struct site *site, struct web *w)
{
	struct denial denial = {
		.account_id = w->c->actor.account_id, .holding_id = w->c->actor.holding_id, .since_s = w->c->machine_s,
		.route = w->request->route, .reason = w->c->refusals[0].text->key,
	};

	assert(w->c->refusals_count > 0 && denial.route != NULL);
	snprintf(denial.address, sizeof(denial.address), "%s", w->c->address);
	if (is_first(site->denials, &denial))
		write_line(site, &denial, "access.denied");
}

void denials_flush(struct site *site, bool is_last)
{
	struct denials *d = site->denials;
	int64_t now_s = machine_now_s();

	for (int i = 0;;) {
		struct denial denial;

		pthread_mutex_lock(&d->lock);
		while (i < d->count && !is_last && now_s - d->list[i].since_s < DENIAL_SECONDS)
			i++;
		if (i == d->count) {
			pthread_mutex_unlock(&d->lock);
			return;
		}
		denial = d->list[i];
		d->list[i] = d->list[--d->count];
		pthread_mutex_unlock(&d->lock);
		if (denial.repeats_count > 0)
			write_line(site, &denial, "access.denied_again");
	}
}
