#include "web/job_runner.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/date.h"
#include "base/log.h"
#include "core/permit.h"

#define LOOK_MS 150		/* how long asked work waits at most before it is seen */
#define REST_MS 20		/* after a step that has to be run again */
#define PROGRESS_MS 250		/* how often what was done is told: each telling is a commit of its own */
#define FAILURES_MAX 50		/* in a row */
#define TEND_SECONDS 3600	/* of the business clock, which a test moves */
#define STACK_BYTES (1024 * 1024)
#define KIND_BYTES_MAX 48

/* One thread with its family of kinds, and their range in the order of texts. */
struct job_thread {
	struct job_runner *runner;
	struct site *site;
	const struct job_kind *kinds;
	char from_kind[KIND_BYTES_MAX], to_kind[KIND_BYTES_MAX];
	pthread_t thread;
	struct arena *arena;	/* of one step */
	int64_t seen_change;	/* count of changes when nothing was found waiting last, -1 for none */
	int64_t tended_s;	/* 0: not yet */
};

struct job_runner {
	pthread_mutex_t mutex;
	pthread_cond_t ends;
	bool is_ending;
	struct job_thread threads[JOB_FAMILIES_MAX];
	int threads_count;
};

static bool is_ending(struct job_thread *t)
{
	struct job_runner *r = t->runner;
	bool ends;

	pthread_mutex_lock(&r->mutex);
	ends = r->is_ending;
	pthread_mutex_unlock(&r->mutex);
	return ends;
}

static void rest(struct job_thread *t, int ms)
{
	struct job_runner *r = t->runner;
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += ms * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_mutex_lock(&r->mutex);
	if (!r->is_ending)
		pthread_cond_timedwait(&r->ends, &r->mutex, &until);
	pthread_mutex_unlock(&r->mutex);
}

/* ---- one look, one step: a context each ---- */

static void open_ctx(struct job_thread *t, struct ctx *c)
{
	arena_clear(t->arena);
	*c = (struct ctx){ .arena = t->arena, .services = t->site->services, .address = "", .lang = LANG_ZH };
	c->actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
	c->machine_s = machine_now_s();
	c->now_s = site_now_s(t->site);
	c->today = day_from_time(c->now_s);
	c->store = store_open(t->site->services->database, t->arena);
}

static bool commit_unlogged(struct ctx *c)
{
	return store_state(c->store) == STORE_GOOD && store_commit(c->store);
}

static bool resume_all(struct job_thread *t)
{
	struct ctx c;
	bool is_done;

	open_ctx(t, &c);
	store_begin_unlogged(c.store);
	job_resume_all(c.store, t->from_kind, t->to_kind, c.machine_s);
	is_done = commit_unlogged(&c);
	store_close(c.store);
	return is_done;
}

/* Where nothing but quiet statements were written since nothing was waiting, nothing is: a connection that reads after a commit
 * has to read its pages anew, ten times a second while many write. */
static bool take_next(struct job_thread *t, struct job_row *job)
{
	int64_t change = database_change_count(t->site->services->database);
	struct ctx c;
	bool is_taken = false;

	if (change == t->seen_change)
		return false;
	open_ctx(t, &c);
	if (!job_waiting(c.store, t->from_kind, t->to_kind, job)) {
		if (store_state(c.store) == STORE_GOOD)
			t->seen_change = change;
	} else {
		store_begin_unlogged(c.store);
		is_taken = job_take(c.store, job->id, c.machine_s) == 1;
		is_taken = commit_unlogged(&c) && is_taken;
	}
	store_close(c.store);
	return is_taken;
}

static bool is_still_wanted(struct ctx *c, const struct job_row *job)
{
	struct job_row now;

	return job_get(c->store, job->id, &now) && strcmp(now.state, "running") == 0;
}

static void end_job(struct job_thread *t, const struct job_run *run, const struct job_kind *kind, const char *state)
{
	for (int i = 0; i < FAILURES_MAX; i++) {
		struct ctx c;
		bool is_done;

		open_ctx(t, &c);
		store_begin_unlogged(c.store);
		job_end(c.store, run->id, state, run->done_count, run->total_count, c.machine_s);
		is_done = commit_unlogged(&c);
		store_close(c.store);
		if (is_done)
			break;
		rest(t, REST_MS);
	}
	if (strcmp(state, "failed") == 0 && kind != NULL && kind->failed != NULL) {
		struct ctx c;

		open_ctx(t, &c);
		kind->failed(&c, run->subject_id);
		store_close(c.store);
	}
}

enum outcome { OUTCOME_MORE, OUTCOME_DONE, OUTCOME_FAILED, OUTCOME_AGAIN, OUTCOME_STOPPED };

static enum outcome run_step(struct job_thread *t, const struct job_row *job, const struct job_kind *kind, struct job_run *run)
{
	struct ctx c;
	enum outcome outcome = OUTCOME_AGAIN;
	enum job_step step;
	enum store_state state;

	open_ctx(t, &c);
	if (!is_still_wanted(&c, job)) {
		outcome = store_state(c.store) == STORE_GOOD ? OUTCOME_STOPPED : OUTCOME_AGAIN;
		store_close(c.store);
		return outcome;
	}
	if (!permit_load(&c, job->account, job->holding, NULL, NULL)) {
		outcome = store_state(c.store) == STORE_GOOD ? OUTCOME_FAILED : OUTCOME_AGAIN;
		store_close(c.store);
		return outcome;
	}
	step = kind->step(&c, run);
	state = store_state(c.store);
	if (store_is_writing(c.store))
		store_abandon(c.store);
	if (state == STORE_BROKEN)
		log_write(LOG_ERROR, "job", "statement refused", "kind", kind->kind, "error", store_error(c.store), NULL);
	if (state == STORE_GOOD)
		outcome = step == JOB_MORE ? OUTCOME_MORE : step == JOB_DONE ? OUTCOME_DONE : OUTCOME_FAILED;
	else if (state == STORE_BROKEN)
		outcome = OUTCOME_FAILED;
	store_close(c.store);
	return outcome;
}

static void show_progress(struct job_thread *t, const struct job_run *run)
{
	struct ctx c;

	open_ctx(t, &c);
	store_begin_unlogged(c.store);
	job_progress(c.store, run->id, run->done_count, run->total_count, c.machine_s);
	commit_unlogged(&c);
	store_close(c.store);
}

static const struct job_kind *kind_of(const struct job_thread *t, const char *name)
{
	for (const struct job_kind *k = t->kinds; k->kind != NULL; k++)
		if (strcmp(k->kind, name) == 0)
			return k;
	return NULL;
}

static void run_job(struct job_thread *t, const struct job_row *found)
{
	struct arena *arena = arena_new();
	struct job_row job = *found;
	int64_t told_ms = 0;
	struct job_run run = { .id = job.id, .subject_id = job.subject, .done_count = job.done, .total_count = job.total, .arena = arena };
	const struct job_kind *kind = kind_of(t, job.kind);
	int failures = 0;

	job.kind = arena_text(arena, job.kind);		/* it lay in the arena of the look */
	job.state = "running";
	while (kind != NULL && !is_ending(t)) {
		enum outcome outcome = run_step(t, &job, kind, &run);

		if (outcome == OUTCOME_AGAIN && ++failures < FAILURES_MAX) {
			rest(t, REST_MS * failures);
			continue;
		}
		if (outcome == OUTCOME_STOPPED)
			break;
		if (outcome != OUTCOME_MORE) {
			end_job(t, &run, kind, outcome == OUTCOME_DONE ? "done" : "failed");
			break;
		}
		failures = 0;
		if (stopwatch_ms() - told_ms < PROGRESS_MS)
			continue;
		show_progress(t, &run);
		told_ms = stopwatch_ms();
	}
	if (kind == NULL)
		end_job(t, &run, NULL, "failed");
	else if (kind->release != NULL)
		kind->release(&run);
	arena_free(arena);
}

/* What was kept long enough goes when its hour comes, whether anybody asks for work or not. */
static void tend(struct job_thread *t)
{
	int64_t now_s = site_now_s(t->site);
	bool is_done = false;

	if (t->kinds[0].tend == NULL || (t->tended_s != 0 && now_s >= t->tended_s && now_s - t->tended_s < TEND_SECONDS))
		return;
	for (int failures = 0; !is_done && failures < FAILURES_MAX && !is_ending(t);) {
		struct ctx c;

		open_ctx(t, &c);
		is_done = t->kinds[0].tend(&c);
		failures = store_state(c.store) == STORE_GOOD ? 0 : failures + 1;
		store_close(c.store);
		if (!is_done)
			rest(t, REST_MS);
	}
	if (is_done)
		t->tended_s = now_s;
}

static void *work(void *data)
{
	struct job_thread *t = data;
	struct job_row job;

	t->arena = arena_new();
	while (!is_ending(t) && !resume_all(t))
		rest(t, LOOK_MS);
	while (!is_ending(t)) {
		if (take_next(t, &job))
			run_job(t, &job);
		else
			rest(t, LOOK_MS);
		tend(t);
	}
	arena_free(t->arena);
	return NULL;
}

static bool start_thread(struct job_runner *r, struct site *site, const struct job_kind *kinds)
{
	struct job_thread *t = &r->threads[r->threads_count];
	int family_bytes = (int)strcspn(kinds[0].kind, ".");
	pthread_attr_t attributes;
	int error;

	t->runner = r;
	t->seen_change = -1;
	t->site = site;
	t->kinds = kinds;
	snprintf(t->from_kind, sizeof(t->from_kind), "%.*s.", family_bytes, kinds[0].kind);
	snprintf(t->to_kind, sizeof(t->to_kind), "%.*s/", family_bytes, kinds[0].kind);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	error = pthread_create(&t->thread, &attributes, work, t);
	pthread_attr_destroy(&attributes);
	r->threads_count += error == 0;
	return error == 0;
}

struct job_runner *job_runner_start(struct site *site, const struct job_kind *const *families)
{
	struct job_runner *r = calloc(1, sizeof(*r));
	pthread_condattr_t clock;

	if (r == NULL)
		return NULL;
	pthread_mutex_init(&r->mutex, NULL);
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&r->ends, &clock);
	pthread_condattr_destroy(&clock);
	for (int i = 0; families[i] != NULL; i++) {
		assert(i < JOB_FAMILIES_MAX);
		if (!start_thread(r, site, families[i])) {
			job_runner_stop(r);
			return NULL;
		}
	}
	return r;
}

void job_runner_stop(struct job_runner *r)
{
	if (r == NULL)
		return;
	pthread_mutex_lock(&r->mutex);
	r->is_ending = true;
	pthread_cond_broadcast(&r->ends);
	pthread_mutex_unlock(&r->mutex);
	for (int i = 0; i < r->threads_count; i++)
		pthread_join(r->threads[i].thread, NULL);
	pthread_mutex_destroy(&r->mutex);
	pthread_cond_destroy(&r->ends);
	free(r);
}
