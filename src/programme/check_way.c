/* Checks of the ways through the steps of a bound programme: each step is reached and comes to an end, nothing turns in a circle by itself, no
 * final vote is held twice. */
#include "programme/floor.h"
#include "programme/programme.h"
#include "text/programme.h"

static bool fail(struct problems *problems, int line, message text, const char *name)
{
	return problem_add(problems, line, text, "name", name, NULL);
}

static void reach(const struct programme *p, size_t step, bool *steps, bool *finishes)
{
	if (steps[step])
		return;
	steps[step] = true;
	for (size_t i = 0; i < p->steps[step].goes_count; i++) {
		struct name to = p->steps[step].goes[i].to;

		if (to.kind == NAME_STEP)
			reach(p, (size_t)to.index, steps, finishes);
		else
			finishes[to.index] = true;
	}
}

/* From which steps a finish can be reached at all. */
static void find_endless(const struct programme *p, bool *ends)
{
	for (bool has_changed = true; has_changed;) {
		has_changed = false;
		for (size_t i = 0; i < p->steps_count; i++)
			for (size_t k = 0; k < p->steps[i].goes_count && !ends[i]; k++) {
				struct name to = p->steps[i].goes[k].to;

				ends[i] = to.kind == NAME_FINISH || ends[to.index];
				has_changed = has_changed || ends[i];
			}
	}
}

/* Whether steps, or automatic ones alone, lead from `from`, by way of `step`, back to it. */
static bool loops(const struct programme *p, size_t from, size_t step, bool by_auto, bool *seen)
{
	for (size_t i = 0; i < p->steps[step].goes_count; i++) {
		struct name to = p->steps[step].goes[i].to;
		size_t next = (size_t)to.index;

		if (to.kind != NAME_STEP || (by_auto && !p->steps[next].is_auto))
			continue;
		if (next == from)
			return true;
		if (!seen[next]) {
			seen[next] = true;
			if (loops(p, from, next, by_auto, seen))
				return true;
		}
	}
	return false;
}

static bool is_vote(const void *data, struct name vote)
{
	return vote.kind == NAME_VOTE && vote.index == *(const int *)data;
}

/* What was voted down by a final vote is not voted on again in the same case. What was decided may be, as where the sum that was decided does not do. */
static void check_final(struct problems *problems, const struct programme *p, size_t step, message again)
{
	const struct step *s = &p->steps[step];

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(p, s->needs.list[i]->text);

		for (size_t k = 0; need.kind == NAME_VOTE && p->votes[need.index].is_final && k < s->goes_count; k++) {
			struct name to = s->goes[k].to;

			if (to.kind == NAME_STEP && !expression_wants_passed(s->goes[k].when, is_vote, &need.index) &&
			    ((size_t)to.index == step || loops(p, step, (size_t)to.index, false, arena_array(problems->arena, p->steps_count, sizeof(bool))))) {
				fail(problems, s->line, again, s->id);
				return;
			}
		}
	}
}

bool programme_decides(const struct programme *p, const struct vote *v)
{
	return floor_is_decision(p, (struct name){ .kind = NAME_VOTE, .index = (int)(v - p->votes) });
}

void programme_make_final(struct programme *p)
{
	for (size_t i = 0; i < p->votes_count; i++)
		p->votes[i].is_final = p->votes[i].is_final || programme_decides(p, &p->votes[i]);
}

void programme_check_finals(struct problems *problems, const struct programme *p)
{
	for (size_t i = 0; i < p->votes_count; i++)
		if (p->votes[i].is_final_denied && programme_decides(p, &p->votes[i]))
			fail(problems, p->votes[i].line, T_programme_floor_final_no, p->votes[i].title);
	for (size_t i = 0; i < p->steps_count; i++)
		check_final(problems, p, i, T_programme_floor_final_again);
}

bool programme_is_behind(const struct programme *p, struct arena *a, int step, int before)
{
	bool *steps = arena_array(a, p->steps_count, sizeof(bool)), *finishes = arena_array(a, p->finishes_count + 1, sizeof(bool));

	if (before != 0) {
		steps[before] = true;	/* as if nothing went on from there */
		reach(p, 0, steps, finishes);
	}
	return step != before && (before == 0 || !steps[step]);
}

/* The day from which periods count is known whenever the duty begins: no way leads to its first step around the one they count from. */
static void check_counting(struct problems *problems, const struct programme *p, const struct duty *d)
{
	int from = programme_name_of(p, d->from).index, counted = programme_name_of(p, d->counts_from).index;

	if (d->from != NULL && d->counts_from != NULL && !programme_is_behind(p, problems->arena, from, counted))
		fail(problems, d->line, T_programme_duty_counts, d->id);
}

/* A step prepares a vote that comes behind it, or that it holds itself. */
static void check_prepared(struct problems *problems, const struct programme *p, size_t step)
{
	for (size_t i = 0; i < p->steps[step].prepares.count; i++) {
		struct name vote = programme_name(p, p->steps[step].prepares.list[i]->text);
		bool *steps = arena_array(problems->arena, p->steps_count, sizeof(bool)), *finishes = arena_array(problems->arena, p->finishes_count + 1, sizeof(bool)), is_held = false;

		reach(p, step, steps, finishes);
		for (size_t k = 0; k < p->steps_count; k++)
			is_held = is_held || (steps[k] && floor_needs(p, &p->steps[k], vote));
		if (!is_held)
			problem_add(problems, p->steps[step].line, T_programme_prepares_nothing, "step", p->steps[step].id, "name", p->steps[step].prepares.list[i]->text, NULL);
	}
}

void programme_check_ways(struct problems *problems, const struct programme *p)
{
	bool *steps = arena_array(problems->arena, p->steps_count, sizeof(bool)), *ends = arena_array(problems->arena, p->steps_count, sizeof(bool));
	bool *finishes = arena_array(problems->arena, p->finishes_count + 1, sizeof(bool));

	reach(p, 0, steps, finishes);
	find_endless(p, ends);
	for (size_t i = 0; i < p->duties_count; i++)
		check_counting(problems, p, &p->duties[i]);
	for (size_t i = 0; i < p->steps_count; i++) {
		if (!steps[i])
			fail(problems, p->steps[i].line, T_programme_unreachable, p->steps[i].id);
		if (!ends[i])
			fail(problems, p->steps[i].line, T_programme_endless, p->steps[i].id);
		check_final(problems, p, i, T_programme_final_again);
		programme_check_apart(problems, p, &p->steps[i]);
		check_prepared(problems, p, i);
		if (p->steps[i].is_auto && loops(p, i, i, true, arena_array(problems->arena, p->steps_count, sizeof(bool))))
			fail(problems, p->steps[i].line, T_programme_auto_loop, p->steps[i].id);
	}
	for (size_t i = 0; i < p->finishes_count; i++)
		if (!finishes[i])
			fail(problems, p->finishes[i].line, T_programme_unreachable, p->finishes[i].id);
}

/* ---- what only a new file is asked ---- */

static bool needs_form(const struct programme *p, const struct step *s, int form)
{
	return floor_needs(p, s, (struct name){ NAME_FORM, form, 0 });
}

/* Is the form filled in whenever the step opens: on each way to it a step before has needed it? */
static bool is_filled_before(struct problems *problems, const struct programme *p, size_t step, int form)
{
	for (size_t i = 0; i < p->steps_count; i++)
		if (needs_form(p, &p->steps[i], form) && programme_is_behind(p, problems->arena, (int)step, (int)i))
			return true;
	return false;
}

bool programme_check_terms(struct problems *problems, const struct programme *p)
{
	size_t before = problems->count;

	for (size_t i = 0; i < p->steps_count; i++) {
		struct name name = programme_name_of(p, p->steps[i].within_of);
		const struct programme_field *f = name.kind == NAME_FIELD ? &p->forms[name.index].fields[name.field] : NULL;

		if (f != NULL && (!f->is_must || !is_filled_before(problems, p, i, name.index)))
			problem_add(problems, p->steps[i].line, T_programme_term_from_nothing, "step", p->steps[i].id, "name", p->steps[i].within_of->text, NULL);
	}
	return problems->count == before;
}
