#include "command/checkpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "core/crypto.h"
#include "store/load.h"
#include "store/verify.h"

#define LINES_MAX 100
#define WAIT_S 60
#define LOOK_S 1
#define PURPOSE "checkpoint"
#define LINE_BYTES_MAX 400

struct checkpointer {
	struct services *services;
	const char *const *places;
	int places_count;
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t ends;
	bool is_ending;
	bool is_behind[CHECKPOINT_PLACES_MAX];	/* the last line did not reach this place */
	int64_t seq, laid_s;		/* of the last checkpoint */
};

/* ---- laying ---- */

static bool add_line(const char *place, const char *line)
{
	int fd = open(place, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	bool is_added = fd >= 0 && write(fd, line, strlen(line)) == (ssize_t)strlen(line) && (fsync(fd) == 0 || errno == EINVAL);

	if (fd >= 0)
		close(fd);
	return is_added;
}

static void lay(struct checkpointer *c, struct arena *a, const struct load_facts *end, int64_t now_s)
{
	char *text = arena_printf(a, "%lld %s %lld", (long long)end->audit_seq, end->audit_hash, (long long)now_s);
	char *line = arena_printf(a, "%s %s\n", text, crypto_signature(c->services->keys, a, PURPOSE, text, strlen(text)));

	for (int i = 0; i < c->places_count; i++) {
		bool is_added = add_line(c->places[i], line);

		if (!is_added && !c->is_behind[i])
			log_write(LOG_ERROR, "checkpoint", "cannot be written; the log is not kept at this place", "place", c->places[i], NULL);
		c->is_behind[i] = !is_added;
	}
	c->seq = end->audit_seq;
	c->laid_s = now_s;
}

static bool is_any_behind(const struct checkpointer *c)
{
	for (int i = 0; i < c->places_count; i++)
		if (c->is_behind[i])
			return true;
	return false;
}

static void look(struct checkpointer *c, bool is_last)
{
	struct arena *a = arena_new();
	struct store *s = store_open(c->services->database, a);
	int64_t now_s = (int64_t)time(NULL);
	struct load_facts end;

	/* A place that missed a line gets the next after a minute, though the log rests. */
	if (load_facts_of(s, &end) && (end.audit_seq > c->seq || is_any_behind(c)) &&
	    (is_last || end.audit_seq - c->seq >= LINES_MAX || now_s - c->laid_s >= WAIT_S))
		lay(c, a, &end, now_s);
	store_close(s);
	arena_free(a);
}

static void *run(void *data)
{
	struct checkpointer *c = data;
	bool is_ending = false;

	while (!is_ending) {
		struct timespec until;

		look(c, false);
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_sec += LOOK_S;
		pthread_mutex_lock(&c->mutex);
		if (!c->is_ending)
			pthread_cond_timedwait(&c->ends, &c->mutex, &until);
		is_ending = c->is_ending;
		pthread_mutex_unlock(&c->mutex);
	}
	look(c, true);
	return NULL;
}

struct checkpointer *checkpointer_start(struct services *services, const char *const *places, int places_count)
{
	struct checkpointer *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	*c = (struct checkpointer){ .services = services, .places = places, .places_count = places_count };
	pthread_mutex_init(&c->mutex, NULL);
	pthread_cond_init(&c->ends, NULL);
	if (pthread_create(&c->thread, NULL, run, c) == 0)
		return c;
	free(c);
	return NULL;
}

void checkpointer_stop(struct checkpointer *c)
{
	if (c == NULL)
		return;
	pthread_mutex_lock(&c->mutex);
	c->is_ending = true;
	pthread_cond_signal(&c->ends);
	pthread_mutex_unlock(&c->mutex);
	pthread_join(c->thread, NULL);
	pthread_mutex_destroy(&c->mutex);
	pthread_cond_destroy(&c->ends);
	free(c);
}

/* ---- verifying ---- */

/* What is wrong with one line, NULL if nothing. */
static const char *judge(struct services *services, struct store *s, const char *line, int64_t *seq)
{
	char hash[65] = "", signature[CRYPTO_SIGNATURE_CHARS + 1] = "";
	long long number = 0, time_s;
	int text_bytes = 0, bytes = 0;

	if (sscanf(line, "%lld %64s %lld%n %128s%n", &number, hash, &time_s, &text_bytes, signature, &bytes) != 4 || line[bytes] != '\n')
		return "is damaged";
	*seq = number;
	if (!crypto_is_signed(services->keys, PURPOSE, line, (size_t)text_bytes, signature))
		return "was not signed with this keyring, or was changed";
	if (strcmp(audit_hash_of_line(s, number), hash) != 0)
		return "the log has another line there, or none: it was rewritten or cut";
	return NULL;
}

bool checkpoint_verify(struct services *services, const char *path, struct checkpoint_report *report)
{
	FILE *f = fopen(path, "re");
	char line[LINE_BYTES_MAX];

	*report = (struct checkpoint_report){ 0 };
	if (f == NULL)
		report->words = strerror(errno);
	while (f != NULL && report->words == NULL && fgets(line, sizeof(line), f) != NULL) {
		struct arena *a = arena_new();
		struct store *s = store_open(services->database, a);
		int64_t seq = 0;

		report->words = judge(services, s, line, &seq);
		if (report->words == NULL) {
			report->count++;
		} else {
			report->bad_line = report->count + 1;
			report->bad_seq = seq;
		}
		store_close(s);
		arena_free(a);
	}
	if (f != NULL)
		fclose(f);
	return report->words == NULL;
}
