/* How the way of a case is laid out on its page: its phases as a bar, and its steps in blocks of a phase each. */
#include <assert.h>
#include <string.h>
#include "rooms/run/run_screen.h"
#include "rooms/run/run_walk.h"

static bool is_phase(const struct step *step, const char *title)
{
	return !step->is_auto && step->phase != NULL && strcmp(step->phase, title) == 0;
}

static void read_phase(const struct run_case *k, const struct run_screen *s, struct run_phase *phase)
{
	int first = -1, steps = 0;

	for (size_t i = 0; i < k->p->steps_count; i++) {
		if (!is_phase(&k->p->steps[i], phase->title))
			continue;
		first = first < 0 ? (int)i : first;
		steps++;
		phase->closed += k->play.is_closed[i];
	}
	phase->percent = steps == 0 ? 0 : phase->closed * 100 / steps;
	phase->is_now = s->now != NULL && is_phase(s->now, phase->title);
	/* Not every case walks every step: a phase is behind a case that is further on, or over. */
	phase->is_done = phase->closed > 0 && !phase->is_now && (k->at < 0 || k->at > first);
	if (phase->is_done)
		phase->percent = 100;
}

static size_t phase_number(const struct run_screen *s, const char *title)
{
	size_t i = 0;

	while (i < s->phases_count && (title == NULL || strcmp(s->phases[i].title, title) != 0))
		i++;
	return i;
}

/* Each phase once: where a way parts, the steps of both branches lie in the same phases. */
static void read_bar(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	s->phases = arena_array(c->arena, k->p->steps_count + 1, sizeof(*s->phases));
	for (size_t i = 0; i < k->p->steps_count; i++) {
		const struct step *step = &k->p->steps[i];

		if (step->is_auto || step->phase == NULL || phase_number(s, step->phase) < s->phases_count)
			continue;
		s->phases[s->phases_count] = (struct run_phase){ .title = step->phase };
		read_phase(k, s, &s->phases[s->phases_count++]);
	}
}

/* The block of that phase: the last one, or a new one below it. */
static struct run_block *block_of(const struct step *step, struct run_screen *s)
{
	struct run_block *last = s->blocks_count == 0 ? NULL : &s->blocks[s->blocks_count - 1];
	const char *phase = step == NULL ? NULL : step->phase;

	if (last != NULL && (phase == NULL || (last->title != NULL && strcmp(last->title, phase) == 0)))
		return last;
	assert(s->blocks != NULL);	/* run_phases_read made room for all */
	s->blocks[s->blocks_count] = (struct run_block){ .title = phase };
	return &s->blocks[s->blocks_count++];
}

/* What is still to come, phase after phase in the order of the bar, else as the programme has it. */
static void order_later(struct run_screen *s)
{
	for (size_t i = 1; i < s->later_count; i++)
		for (size_t n = i; n > 0 && phase_number(s, s->later[n]->phase) < phase_number(s, s->later[n - 1]->phase); n--) {
			const struct step *step = s->later[n];

			s->later[n] = s->later[n - 1];
			s->later[n - 1] = step;
		}
}

/* As the bar counts: a step that counts, once, and where it was closed last. */
static bool is_counted(const struct run_case *k, const struct run_screen *s, size_t past, const char *phase)
{
	const struct run_step_row *row = s->past[past].row;
	int step = run_step_index(k->p, row->step);

	if (step < 0 || phase == NULL || !is_phase(&k->p->steps[step], phase) || s->past[past].is_void || row->day == DAY_OPEN)
		return false;
	for (size_t i = past + 1; i < s->past_count; i++)
		if (strcmp(s->past[i].row->step, row->step) == 0 && !s->past[i].is_void && s->past[i].row->day != DAY_OPEN)
			return false;
	return true;
}

void run_phases_read(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	read_bar(c, k, s);
	order_later(s);
	s->blocks = arena_array(c->arena, s->past_count + s->later_count + 2, sizeof(*s->blocks));
	for (size_t i = 0; i < s->past_count; i++) {
		int step = run_step_index(k->p, s->past[i].row->step);
		struct run_block *block = block_of(step < 0 ? NULL : &k->p->steps[step], s);

		if (block->past_count++ == 0)
			block->past = &s->past[i];
		block->is_void = s->past[i].is_sent_back && (block->past_count == 1 || block->is_void);
		block->closed += is_counted(k, s, i, block->title);
	}
	if (s->now != NULL)
		block_of(s->now, s)->has_now = true;
	for (size_t i = 0; i < s->later_count; i++) {
		struct run_block *block = block_of(s->later[i], s);

		if (block->later_count++ == 0)
			block->later = &s->later[i];
	}
}
