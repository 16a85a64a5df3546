#include "web/denial.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "base/text.h"
#include "text/view.h"
#include "web/request.h"
#include "web/run.h"
#include "web/site.h"

#define DENIALS_COUNT_MAX 1024
#define DENIAL_SECONDS 60
#define RULE_BYTES_MAX 400

struct denial {
	int64_t account_id, holding_id, since_s, subject_id;
	const struct route *route;
	const char *subject;		/* table of what was acted on; of a denial the route itself */
	const char *reason;		/* key of the sentence */
	char rule[RULE_BYTES_MAX];	/* of an attempt */
	enum turned_away kind;
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
		log_end("web", "out of memory");
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

/* ---- what was attempted ---- */

/* The acts of which refused attempts are kept, by their part of the address and the table of the object. */
static const struct { const char *part, *table; } OBJECTS[] = { { "run", "run" }, { "ballot", "ballot" }, { ":review", "review" }, { "transfer", "transfer" }, { "programme", "programme_file" } };

static bool has_part(const char *path, const char *part)
{
	size_t chars = strlen(part);

	for (const char *at = strstr(path, part); at != NULL; at = strstr(at + 1, part))
		if (at > path && (at[-1] == '/' || at[-1] == ':') && (at[chars] == '/' || at[chars] == '\0'))
			return true;
	return false;
}

static const char *object_of(const struct route *route)
{
	if (has_part(route->path, "vote") && has_part(route->path, "ballot"))
		return NULL;
	for (size_t i = 0; i < sizeof(OBJECTS) / sizeof(OBJECTS[0]); i++)
		if (has_part(route->path, OBJECTS[i].part))
			return OBJECTS[i].table;
	return NULL;
}

/* The id in the address; where it has none yet, of the organisation for which something was to be begun; 0: neither. */
static int64_t id_in(const struct web_request *r, const char **object)
{
	const char *part = strchr(r->route->path, ':');
	int64_t id;

	if (part == NULL || r->parts[0] == NULL || !int_parse(r->parts[0], &id))
		return 0;
	if (strncmp(part + 1, "org", 3) == 0)
		*object = "org";
	return id;
}

enum turned_away denial_kind(const struct web *w, bool is_replayed)
{
	const struct ctx *c = w->c;
	bool is_act = strcmp(w->request->method, "GET") != 0 && object_of(w->request->route) != NULL;

	if (c->actor.account_id <= 0 || c->actor.duty != DUTY_NONE)
		return NOT_TURNED_AWAY;
	if (c->refusals_count == 0)
		return is_act && is_replayed ? REPLAY : NOT_TURNED_AWAY;
	switch (c->refusals[0].kind) {
	case FORBIDDEN:
	case NOT_FOUND:
		return DENIAL;
	case BAD_INPUT:
	case AGAINST_RULE:
	case CONFLICT:
		return is_act ? ATTEMPT : NOT_TURNED_AWAY;
	default:
		return NOT_TURNED_AWAY;
	}
}

/* Of several refusals the one that a rule of a programme is, else the first. */
static const struct refusal *meant(const struct ctx *c)
{
	for (int i = 0; i < c->refusals_count; i++)
		if (c->refusals[i].rule != NULL)
			return &c->refusals[i];
	return &c->refusals[0];
}

/* The sentence of the catalogue with its places left open: whatever was typed would stand there. */
static void copy_rule(char *out, const struct refusal *refusal)
{
	const char *rule = refusal->rule != NULL ? refusal->rule : refusal->text->text[LANG_ZH], *end = rule;

	for (const char *next = end; *next != '\0'; end = next) {
		text_next(&next);
		if (next - rule >= RULE_BYTES_MAX)
			break;
	}
	snprintf(out, RULE_BYTES_MAX, "%.*s", (int)(end - rule), rule);
}

/* ---- the log ---- */

static void write_line(struct site *site, const struct denial *denial)
{
	bool is_again = denial->repeats_count > 0;
	struct audit_entry entry = {
		.time_s = machine_now_s(), .account_id = denial->account_id, .holding_id = denial->holding_id,
		.verb = denial->kind == ATTEMPT ? is_again ? "attempt.refused_again" : "attempt.refused" :
			denial->kind == REPLAY ? is_again ? "attempt.replayed_again" : "attempt.replayed" : is_again ? "access.denied_again" : "access.denied",
		.subject = denial->subject, .subject_id = denial->subject_id, .address = denial->address,
	};
	char count[16];
	bool is_written = false;

	for (int i = 0; i < RUNS_COUNT_MAX && !is_written; i++) {
		struct arena *a = arena_new();
		struct store *store = store_open(site->services->database, a);

		store_begin(store, &entry);
		store_note(store, "route", NULL, arena_printf(a, "%s %s", denial->route->method, denial->route->path));
		store_note(store, "reason", NULL, denial->reason);
		if (denial->kind == ATTEMPT)
			store_note(store, "rule", NULL, denial->rule);
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

		if (known->account_id == denial->account_id && known->route == denial->route && known->kind == denial->kind && known->subject_id == denial->subject_id
		    && strcmp(known->reason, denial->reason) == 0 && strcmp(known->rule, denial->rule) == 0 && denial->since_s - known->since_s < DENIAL_SECONDS) {
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

void denial_note(struct site *site, struct web *w, enum turned_away kind)
{
	const struct refusal *refusal = kind == REPLAY ? NULL : kind == ATTEMPT ? meant(w->c) : &w->c->refusals[0];
	struct denial denial = {
		.account_id = w->c->actor.account_id, .holding_id = w->c->actor.holding_id, .since_s = w->c->machine_s, .kind = kind,
		.route = w->request->route, .subject = "route", .reason = refusal == NULL ? T_view_done_already->key : refusal->text->key,
	};

	assert(denial.route != NULL && (refusal == NULL || w->c->refusals_count > 0));
	if (kind != DENIAL) {
		denial.subject = object_of(denial.route);
		denial.subject_id = id_in(w->request, &denial.subject);
	}
	if (kind == ATTEMPT)
		copy_rule(denial.rule, refusal);
	snprintf(denial.address, sizeof(denial.address), "%s", w->c->address);
	if (is_first(site->denials, &denial))
		write_line(site, &denial);
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
			write_line(site, &denial);
	}
}
