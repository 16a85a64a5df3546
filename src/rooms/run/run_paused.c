#include "rooms/run/run_paused.h"

#include <stdlib.h>
#include <string.h>
#include "rooms/run/run_paused_sql.h"
#include "text/run.h"

/* ---- by another case about the same subject ---- */

static bool was_closed_by(const struct run_case *other, int step, day_t day)
{
	const struct programme_value *on = &other->play.closed_on[step];

	return other->play.is_closed[step] && (on->kind != VALUE_DATE || on->day <= day);
}

/* Does the other case of practice p keep that step back on the day: it holds it by name, and its own step was not closed by then? */
static bool holds_step(struct ctx *c, const char *step, const struct programme *p, run_id id, day_t day)
{
	struct run_case other;

	for (size_t i = 0; i < p->holds_count; i++)
		if (strcmp(p->holds[i].step->text, step) == 0 && run_read(c, id, &other) && !was_closed_by(&other, run_step_index(p, p->holds[i].until->text), day))
			return true;
	return false;
}

static bool keeps_back(struct ctx *c, const char *step, programme_file_id file, run_id id, day_t day)
{
	const struct programme *p = programme_of_file(c, file);

	return p != NULL && (p->holds_subject || holds_step(c, step, p, id, day));
}

bool run_is_held(struct ctx *c, const struct run_case *k, day_t day)
{
	const char *step = arena_printf(c->arena, "%s.%s", k->row.code, k->row.step);
	struct run_other *others;
	size_t count = k->row.subject_ref == 0 ? 0 : run_others_open(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, k->row.id, &others);

	for (size_t i = 0; i < count; i++)
		if (keeps_back(c, step, others[i].programme, others[i].id, day))
			return true;
	return false;
}

bool run_is_not_held(struct ctx *c, const struct run_case *k, day_t day)
{
	if (!run_is_held(c, k, day))
		return true;
	if (run_is_held(c, k, c->today))
		return ctx_refuse(c, AGAINST_RULE, T_run_on_hold, "title", k->row.title, NULL);
	return ctx_refuse_field(c, "day", T_run_on_hold_then, "title", k->row.title, "day", day_text(c->arena, day), NULL);
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
		if (keeps_back(c, arena_printf(c->arena, "%s.%s", shared[i].code, shared[i].step), shared[i].programme, shared[i].id, c->today))
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
