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

/* Behind the last step that asks: what came after the last answer asks nothing once the case is over. */
static size_t asking_end(const struct run_case *k, const struct document_step *steps, size_t count)
{
	size_t end = count;

	while (k->at < 0 && end > 0 && !steps[end - 1].is_above)
		end--;
	return end == 0 ? count : end;
}

/* Does a submission end with this step? Of a request with the last of the organisation itself before somebody above, of a reply with each that the actor's organisation did. */
static bool ends_submission(struct ctx *c, const struct run_case *k, const struct document_step *steps, size_t end, size_t i, bool is_reply)
{
	return is_reply ? is_done_by(c, k, steps[i].step, c->actor.org_id) : !steps[i].is_above && (i + 1 == end || steps[i + 1].is_above);
}

static int64_t number_of(const struct run_case *k, const struct document_step *step) { return step->row - k->steps + 1; }

/* Behind the last step of the submission that this one belongs to, 0: of the last. 0: there is none. */
static size_t submission_end(struct ctx *c, const struct run_case *k, const struct document_step *steps, size_t count, int64_t step, bool is_reply)
{
	size_t last = is_reply ? count : asking_end(k, steps, count);

	for (size_t end = last; end > 0; end--) {
		if (!ends_submission(c, k, steps, last, end - 1, is_reply))
			continue;
		for (size_t i = end; i > 0 && (i == end || (!is_reply && !steps[i - 1].is_above)); i--)
			if (step == 0 || number_of(k, &steps[i - 1]) == step)
				return end;
	}
	return 0;
}

size_t document_submissions(struct ctx *c, const struct run_case *k, bool is_reply, struct document_submission **submissions)
{
	struct document_step *steps;
	size_t count = read_steps(c, k, &steps), last = is_reply ? count : asking_end(k, steps, count), n = 0;

	*submissions = arena_array(c->arena, count + 1, sizeof(**submissions));
	for (size_t i = last; i-- > 0;)
		if (ends_submission(c, k, steps, last, i, is_reply))
			(*submissions)[n++] = (struct document_submission){ number_of(k, &steps[i]), steps[i].step->title, steps[i].is_open ? c->today : steps[i].row->day };
	return n;
}

bool document_asked(struct ctx *c, const struct run_case *k, int64_t step, struct document_stretch *s)
{
	struct document_step *steps;
	size_t count = read_steps(c, k, &steps), end = submission_end(c, k, steps, count, step, false);

	*s = (struct document_stretch){ 0 };
	if (end > 0)
		take_own(steps, end, step != 0 && steps[end - 1].is_void, s);
	return end > 0 || step == 0;
}

bool document_answered(struct ctx *c, const struct run_case *k, int64_t step, struct document_step *answer, struct document_stretch *s)
{
	struct document_step *steps;
	size_t count = read_steps(c, k, &steps), end = submission_end(c, k, steps, count, step, true);

	*s = (struct document_stretch){ 0 };
	if (end == 0) {
		document_asked(c, k, 0, s);
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
