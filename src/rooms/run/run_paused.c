#include "rooms/run/run_paused.h"

#include <stdlib.h>
#include <string.h>
#include "rooms/run/run_paused_sql.h"

/* ---- by another case about the same subject ---- */

/* Does the other case of practice p keep that step back: it holds it by name, and its own step is not closed? */
static bool holds_step(struct ctx *c, const char *code, const char *at, const struct programme *p, run_id id)
{
	const char *step = arena_printf(c->arena, "%s.%s", code, at);
	struct run_case other;

	for (size_t i = 0; i < p->holds_count; i++)
		if (strcmp(p->holds[i].step->text, step) == 0 && run_read(c, id, &other) && !other.play.is_closed[run_step_index(p, p->holds[i].until->text)])
			return true;
	return false;
}

static bool keeps_back(struct ctx *c, const char *code, const char *at, programme_file_id file, run_id id)
{
	const struct programme *p = programme_of_file(c, file);

	return p != NULL && (p->holds_subject || holds_step(c, code, at, p, id));
}

bool run_is_held(struct ctx *c, const struct run_case *k)
{
	struct run_other *others;
	size_t count = k->row.subject_ref == 0 ? 0 : run_others_open(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, k->row.id, &others);

	for (size_t i = 0; i < count; i++)
		if (keeps_back(c, k->row.code, k->row.step, others[i].programme, others[i].id))
			return true;
	return false;
}

/* ---- all of a region ---- */

static size_t practices_that_hold(struct ctx *c, int64_t region, int64_t **files)
{
	struct run_practice_open *open;
	size_t count = run_practices_open(c->store, region, &open), n = 0;

	*files = arena_array(c->arena, count + 1, sizeof(**files));
	for (size_t i = 0; i < count; i++) {
		const struct programme *p = programme_of_file(c, open[i].programme);

		if (p != NULL && (p->holds_subject || p->holds_count > 0))
			(*files)[n++] = open[i].programme.v;
	}
	return n;
}

static int by_number(const void *left, const void *right)
{
	const int64_t l = *(const int64_t *)left, r = *(const int64_t *)right;

	return l < r ? -1 : l > r;
}

void run_paused_of(struct ctx *c, int64_t region, struct run_paused *paused)
{
	struct run_held_row *held;
	struct run_subject_shared *shared;
	int64_t *files;
	size_t files_count = practices_that_hold(c, region, &files), held_count = run_held_now(c->store, region, &held), count = 0;
	size_t shared_count = files_count == 0 ? 0 : run_subjects_shared(c->store, region, files, files_count, &shared);

	paused->ids = arena_array(c->arena, held_count + shared_count + 1, sizeof(*paused->ids));
	for (size_t i = 0; i < held_count; i++)
		paused->ids[count++] = held[i].run.v;
	for (size_t i = 0; i < shared_count; i++)
		if (keeps_back(c, shared[i].code, shared[i].step, shared[i].programme, shared[i].id))
			paused->ids[count++] = shared[i].other.v;
	qsort(paused->ids, count, sizeof(*paused->ids), by_number);
	paused->count = 0;
	for (size_t i = 0; i < count; i++)
		if (paused->count == 0 || paused->ids[paused->count - 1] != paused->ids[i])
			paused->ids[paused->count++] = paused->ids[i];
}

bool run_is_paused(const struct run_paused *paused, run_id id)
{
	return paused->count > 0 && bsearch(&id.v, paused->ids, paused->count, sizeof(*paused->ids), by_number) != NULL;
}
