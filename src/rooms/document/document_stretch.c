/* Which steps of a case a paper between two levels is about. What is asked above is what the organisation itself did since somebody above last decided
 * something; what is answered is what was asked before. */
#include <string.h>
#include "rooms/document/document_part.h"
#include "rooms/run/run_answer.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_screen.h"

/* org 0: of any organisation above. */
static bool is_done_by(struct ctx *c, const struct run_case *k, const struct step *step, int64_t org)
{
	struct run_place place;
	bool is_so = false;

	for (size_t i = 0; i < step->by.count; i++) {
		const struct role *role = run_role_find(k->p, step->by.list[i]->text);

		for (size_t n = 0; role != NULL && n < role->parts_count; n++) {
			if (!run_part_place(c, k, &role->parts[n], &place) || !run_is_above_case(k, place.path))
				return false;
			is_so |= org == 0 || place.id.v == org;
		}
	}
	return is_so;
}

static const struct step *step_of(const struct run_case *k, const struct run_step_row *row)
{
	return &k->p->steps[programme_name(k->p, row->step).index];
}

static bool is_filled(const struct run_form_screen *forms, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (forms[i].is_filled)
			return true;
	return false;
}

static bool has_voted(const struct run_case *k, const struct run_step_row *row)
{
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part == row->id.v && strcmp(k->ballots[i].state, "closed") == 0)
			return true;
	return false;
}

/* Every step that was closed, and the open one as far as it is filled in or voted on. */
static size_t read_steps(struct ctx *c, const struct run_case *k, struct document_step **list)
{
	struct run_screen s;
	enum lang asked = c->lang;
	size_t count = 0;

	c->lang = LANG_ZH;
	run_screen_read(c, k, &s);
	c->lang = asked;
	*list = arena_array(c->arena, s.past_count + 1, sizeof(**list));
	for (size_t i = 0; i < s.past_count; i++)
		if (s.past[i].row->day != DAY_OPEN)
			(*list)[count++] = (struct document_step){ .step = step_of(k, s.past[i].row), .row = s.past[i].row, .is_void = s.past[i].is_void, .forms = s.past[i].forms,
				.forms_count = s.past[i].forms_count };
	if (s.now != NULL && (is_filled(s.forms, s.forms_count) || has_voted(k, s.now_row)))
		(*list)[count++] = (struct document_step){ .step = s.now, .row = s.now_row, .is_open = true, .forms = s.forms, .forms_count = s.forms_count };
	for (size_t i = 0; i < count; i++)
		(*list)[i].is_above = is_done_by(c, k, (*list)[i].step, 0);
	return count;
}

/* Behind the last that is no step of the organisation itself; void ones beside. */
static void take_own(struct document_step *steps, size_t end, bool is_void, struct document_stretch *s)
{
	size_t from = end;

	while (from > 0 && !steps[from - 1].is_above)
		from--;
	s->steps = steps + from;
	for (size_t i = from; i < end; i++)
		if (steps[i].is_void == is_void)
			s->steps[s->count++] = steps[i];
}

void document_asked(struct ctx *c, const struct run_case *k, struct document_stretch *s)
{
	struct document_step *steps;
	size_t count = read_steps(c, k, &steps), end = count;
	bool has_above = false;

	*s = (struct document_stretch){ 0 };
	for (size_t i = 0; i < count; i++)
		has_above |= steps[i].is_above;
	/* What came after the last answer asks nothing once the case is over. */
	if (k->at < 0 && has_above)
		while (!steps[end - 1].is_above)
			end--;
	while (end > 0 && steps[end - 1].is_above)
		end--;
	take_own(steps, end, false, s);
}

bool document_answered(struct ctx *c, const struct run_case *k, struct document_step *answer, struct document_stretch *s)
{
	struct document_step *steps;
	size_t count = read_steps(c, k, &steps), end;

	*s = (struct document_stretch){ 0 };
	for (end = count; end > 0 && !is_done_by(c, k, steps[end - 1].step, c->actor.org_id); end--)
		;
	if (end == 0) {
		document_asked(c, k, s);
		return false;
	}
	*answer = steps[end - 1];
	while (end > 0 && steps[end - 1].is_above)
		end--;
	take_own(steps, end, answer->is_void, s);
	return true;
}

const struct ballot_row *document_stretch_vote(const struct run_case *k, const struct document_stretch *s)
{
	const struct ballot_row *last = NULL;

	for (size_t i = 0; i < s->count; i++)
		for (size_t n = 0; n < k->ballots_count; n++)
			if (k->ballots[n].part == s->steps[i].row->id.v && strcmp(k->ballots[n].state, "closed") == 0)
				last = &k->ballots[n];
	return last;
}

day_t document_stretch_day(const struct document_stretch *s)
{
	return s->count == 0 || s->steps[s->count - 1].is_open ? DAY_NONE : s->steps[s->count - 1].row->day;
}
