#include "rooms/run/run_anew.h"

#include <string.h>

static bool was_done_before(const struct run_case *k)
{
	for (size_t i = 0; i + 1 < k->steps_count; i++)
		if (k->steps[i].day != DAY_OPEN && strcmp(k->steps[i].step, k->steps[k->steps_count - 1].step) == 0)
			return true;
	return false;
}

/* The step that the practice wants for each round of that one; -1: none. */
static int step_for(const struct programme *p, const char *step)
{
	for (size_t i = 0; i < p->holds_count; i++)
		if (p->holds[i].is_each_round && strcmp(p->holds[i].step->text, step) == 0)
			return run_step_index(p, p->holds[i].until->text);
	return -1;
}

static void ask(struct ctx *c, run_id id, const char *step, day_t day)
{
	struct run_case other;
	int wanted;

	if (!run_read(c, id, &other) || other.at < 0)
		return;
	wanted = step_for(other.p, step);
	if (wanted < 0 || wanted == other.at || !other.play.is_closed[wanted])
		return;
	run_leave_undone(c, &other, wanted, day);
}

void run_ask_anew(struct ctx *c, const struct run_case *k)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];
	const char *step = arena_printf(c->arena, "%s.%s", k->row.code, open->step);
	struct run_other *others;
	size_t count = k->row.subject_ref == 0 || !was_done_before(k) ? 0 :
		run_others_open(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, k->row.id, &others);

	for (size_t i = 0; i < count; i++) {
		const struct programme *p = programme_of_file(c, others[i].programme);

		if (p != NULL && step_for(p, step) >= 0)
			ask(c, others[i].id, step, open->opened_day);
	}
}

bool run_is_asked_anew(const struct run_case *k)
{
	const struct run_step_row *last = k->steps_count < 2 ? NULL : &k->steps[k->steps_count - 2];
	const struct step *s = last == NULL || k->at < 0 ? NULL : &k->p->steps[run_step_index(k->p, last->step)];

	if (s == NULL || last->person != 0 || !k->is_void[k->steps_count - 2] || strcmp(last->way, k->p->steps[k->at].id) != 0)
		return false;
	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].to.kind == NAME_STEP && (int)s->goes[i].to.index == k->at)
			return false;
	for (size_t i = 0; i < k->p->holds_count; i++)
		if (k->p->holds[i].is_each_round && strcmp(k->p->holds[i].until->text, last->way) == 0)
			return true;
	return false;
}
