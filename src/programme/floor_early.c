/* What is declared of a village's deliberation. Whatever can be done before its people have decided says so: a step that it prepares a vote (prepares), an end
 * that nothing came of the case (failed). What says nothing carries a decision out. Words in titles are looked at besides. */
#include "programme/floor.h"

#include <string.h>
#include "text/programme.h"

/* ---- ends ---- */

/* Of nothing that failed somebody gets a post, a standing, an award or points. */
static bool gives(const struct finish *f)
{
	for (size_t i = 0; i < f->effects_count; i++)
		if (f->effects[i].kind != EFFECT_TELL && f->effects[i].kind != EFFECT_BAR && f->effects[i].kind != EFFECT_REVOKE && (f->effects[i].kind != EFFECT_PUBLISH || f->effects[i].target->word == WORD_HONOUR))
			return true;
	return false;
}

/* A form, field, sheet or notice, by its title; what the vote was, and that the case ended so (`result`), is told anyway. */
static bool is_of_deeds(const struct programme *p, const struct token *token)
{
	struct name name = programme_name_of(p, token);
	const char *title = programme_title(p, name);

	return token->word != WORD_RESULT && name.kind != NAME_VOTE && title != NULL && (floor_acts(title) || floor_shows_results(title));
}

/* What it publishes, or tells somebody, that is only there once a decision was made or carried out: by its title. NULL: nothing; *line is where. */
static const char *says_done(const struct programme *p, const struct finish *f, int *line)
{
	for (size_t i = 0; i < f->effects_count; i++) {
		const struct effect *e = &f->effects[i];

		*line = e->line;
		if (e->kind == EFFECT_PUBLISH && is_of_deeds(p, e->target))
			return programme_title(p, programme_name_of(p, e->target));
		for (size_t k = 0; e->kind == EFFECT_TELL && k < e->contents.count; k++)
			if (is_of_deeds(p, e->contents.list[k]))
				return programme_title(p, programme_name_of(p, e->contents.list[k]));
	}
	return NULL;
}

bool floor_tell_end(struct problems *problems, const struct programme *p, const struct go *go, bool is_first_round)
{
	const struct finish *f = &p->finishes[go->to.index];
	int line = f->line;
	const char *done = is_first_round ? says_done(p, f, &line) : NULL;

	if (!f->is_failed)
		problem_add(problems, go->line, T_programme_floor_undecided_end, "name", f->title, NULL);
	else if (!floor_says_failed(f->title))
		problem_add(problems, f->line, T_programme_floor_failed_title, "name", f->title, NULL);
	else if (gives(f))
		problem_add(problems, f->line, T_programme_floor_failed_gives, "name", f->title, NULL);
	else if (done != NULL)
		problem_add(problems, line, T_programme_floor_failed_says, "name", f->title, "what", done, NULL);
	else
		return false;
	return true;
}

/* ---- steps before the decision ---- */

/* Is somebody to do something in the step, other than to vote, to mark or to display? */
static bool does(const struct programme *p, const struct step *s)
{
	bool has_form = s->needs.count == 0 && !s->is_auto;

	for (size_t i = 0; i < s->needs.count; i++) {
		enum name_kind kind = programme_name(p, s->needs.list[i]->text).kind;

		has_form = has_form || (kind != NAME_VOTE && kind != NAME_SHEET && kind != NAME_NOTICE);
	}
	return has_form;
}

static bool needs_cases(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < s->needs.count; i++)
		if (programme_name(p, s->needs.list[i]->text).kind == NAME_EACH)
			return true;
	return false;
}

static bool prepares_decision(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < s->prepares.count; i++)
		if (floor_is_deciding(p, programme_name(p, s->prepares.list[i]->text)))
			return true;
	return false;
}

static const struct duty *duty_from(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < p->duties_count; i++)
		if (strcmp(p->duties[i].from->text, s->id) == 0)
			return &p->duties[i];
	return NULL;
}

/* The first field of the step's forms that is of the kind; NULL: none. */
static const struct programme_field *field_of(const struct programme *p, const struct step *s, bool (*is_meant)(const struct programme_field *f))
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		for (size_t k = 0; name.kind == NAME_FORM && k < p->forms[name.index].fields_count; k++)
			if (is_meant(&p->forms[name.index].fields[k]))
				return &p->forms[name.index].fields[k];
	}
	return NULL;
}

static bool tells_sum(const struct programme_field *f) { return f->type == WORD_MONEY || f->type == WORD_NUMBER || f->type == WORD_TABLE; }

bool floor_tell_early(struct problems *problems, const struct programme *p, const struct step *s)
{
	const struct programme_field *deed = field_of(p, s, floor_tells_deed);
	const struct duty *duty = duty_from(p, s);

	if (s->effects_count > 0 || needs_cases(p, s))
		problem_add(problems, s->line, T_programme_floor_early_effect, "name", s->title, NULL);
	else if (duty != NULL)
		problem_add(problems, duty->line, T_programme_floor_early_duty, "name", duty->title, "step", s->title, NULL);
	else if (deed != NULL)
		problem_add(problems, deed->line, T_programme_floor_early_field, "name", deed->title, "step", s->title, NULL);
	else if (does(p, s) && !prepares_decision(p, s))
		problem_add(problems, s->line, T_programme_floor_unprepared, "name", s->title, NULL);
	else
		return false;
	return true;
}

bool floor_tell_late(struct problems *problems, const struct programme *p, const struct step *s)
{
	if (s->effects_count == 0 && !needs_cases(p, s) && field_of(p, s, tells_sum) == NULL)
		return false;
	problem_add(problems, s->line, T_programme_floor_undecided_step, "name", s->title, NULL);
	return true;
}

/* ---- one decision of several failed ---- */

struct failure { struct problems *problems; const struct programme *p; struct floor_world w; const struct step *from; bool *reached, *after; };

static bool is_back(const struct failure *f, size_t from, int to)
{
	return (int)from == to || programme_is_behind(f->p, f->problems->arena, (int)from, to);
}

/* What was done before it in this round: from where it is reached without going back. */
static void mark_before(const struct failure *f)
{
	bool has_more = true;

	f->reached[f->from - f->p->steps] = true;
	while (has_more) {
		has_more = false;
		for (size_t i = 0; i < f->p->steps_count; i++)
			for (size_t k = 0; !f->reached[i] && k < f->p->steps[i].goes_count; k++) {
				struct name to = f->p->steps[i].goes[k].to;

				if (to.kind == NAME_STEP && f->reached[to.index] && !is_back(f, i, to.index))
					f->reached[i] = has_more = true;
			}
	}
}

/* Another vote decides anew, and so does what comes behind a way back. */
static bool is_anew(const struct failure *f, size_t from, int to)
{
	for (size_t k = 0; k < f->p->votes_count; k++) {
		struct name vote = { NAME_VOTE, (int)k, 0 };

		if ((floor_is_deciding(f->p, vote) || floor_is_review(f->p, vote)) && floor_needs(f->p, &f->p->steps[to], vote))
			return true;
	}
	return is_back(f, from, to);
}

/* Goes on from the step; true where something is told, or where more is reached (*has_more). */
static bool go_on(struct failure *f, size_t at, bool is_telling, bool *has_more)
{
	const struct step *s = &f->p->steps[at];

	for (size_t i = 0; i < s->goes_count && !floor_world_refuses(&f->w, s); i++) {
		struct programme_value v = floor_world_value(&f->w, s->goes[i].when);
		struct name to = s->goes[i].to;

		if (v.kind == VALUE_TRUTH && !v.is_true)
			continue;
		if (is_telling && to.kind == NAME_FINISH && floor_tell_end(f->problems, f->p, &s->goes[i], f->w.is_first_round))
			return true;
		if (to.kind == NAME_STEP && !f->after[to.index] && !is_anew(f, at, to.index))
			f->reached[to.index] = f->after[to.index] = *has_more = true;
		if (value_is_true(v))
			break;
	}
	return false;
}

static bool tell_failure(struct failure *f)
{
	bool has_more = true;

	f->w.reached = f->reached;
	f->after[f->from - f->p->steps] = true;
	while (has_more) {
		has_more = false;
		memset(f->w.is_known, 0, f->p->values_count * sizeof(bool));
		for (size_t i = 0; i < f->p->steps_count; i++)
			if (f->after[i])
				go_on(f, i, false, &has_more);
	}
	for (size_t i = 0; i < f->p->steps_count; i++) {
		const struct step *s = &f->p->steps[i];

		if (!f->after[i])
			continue;
		if (f->w.is_first_round && s != f->from && does(f->p, s) && !floor_world_refuses(&f->w, s) && !prepares_decision(f->p, s)) {
			problem_add(f->problems, s->line, T_programme_floor_undecided_step, "name", s->title, NULL);
			return true;
		}
		if (go_on(f, i, true, &has_more))
			return true;
	}
	return false;
}

static bool check_failure(struct problems *problems, const struct programme *p, const struct step *s, const struct name *vote, bool is_first)
{
	struct failure f = { .problems = problems, .p = p, .w = floor_world_without(problems->arena, p, floor_is_deciding), .from = s,
		.reached = arena_array(problems->arena, p->steps_count + 1, sizeof(bool)), .after = arena_array(problems->arena, p->steps_count + 1, sizeof(bool)) };

	f.w.vote = vote;
	f.w.is_first_round = is_first;
	mark_before(&f);
	return tell_failure(&f);
}

void floor_check_failures(struct problems *problems, const struct programme *p)
{
	bool is_found = false;

	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t k = 0; k < p->votes_count; k++) {
			const struct name vote = { NAME_VOTE, (int)k, 0 };

			if (floor_is_deciding(p, vote) && floor_needs(p, &p->steps[i], vote))
				is_found = is_found || check_failure(problems, p, &p->steps[i], &vote, true) || check_failure(problems, p, &p->steps[i], &vote, false);
		}
}
