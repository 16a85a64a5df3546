/* What a file says while some of its votes have not passed. Whatever nobody can know is unknown, so a way that might be gone counts as one that is: the floors
 * refuse what they can't prove. */
#include "programme/floor.h"

#include <string.h>

static struct programme_value unknown(void) { return (struct programme_value){ .kind = VALUE_UNKNOWN }; }

static struct programme_value value_of(const struct facts *facts, struct name name)
{
	struct floor_world *w = facts->data;

	if (name.kind != NAME_VALUE)
		return unknown();
	if (!w->is_known[name.index]) {
		w->values[name.index] = expression_value(w->p->values[name.index].expression, facts);
		w->is_known[name.index] = true;
	}
	return w->values[name.index];
}

static struct programme_value called(const struct facts *facts, enum programme_word function, struct name name)
{
	const struct floor_world *w = facts->data;

	if (function == WORD_PASSED && name.kind == NAME_VOTE && (w->vote == NULL ? w->is_meant(w->p, name) : w->vote->index == name.index))
		return value_truth(false);
	return function == WORD_DONE && name.kind == NAME_STEP && w->reached != NULL && !w->reached[name.index] ? value_truth(false) : unknown();
}

/* Of a step that no round reaches nothing was added up. */
static struct programme_value tabled(const struct facts *facts, const struct expression *call)
{
	const struct floor_world *w = facts->data;

	return call->function == WORD_EARLIER && w->is_first_round && !w->reached[w->p->earliers[call->name.index].step] ? value_number(fraction_of(0, 1)) : unknown();
}

struct floor_world floor_world_without(struct arena *a, const struct programme *p, bool (*is_meant)(const struct programme *p, struct name vote))
{
	return (struct floor_world){ .arena = a, .p = p, .is_meant = is_meant, .values = arena_array(a, p->values_count + 1, sizeof(struct programme_value)),
		.is_known = arena_array(a, p->values_count + 1, sizeof(bool)) };
}

struct programme_value floor_world_value(struct floor_world *w, const struct expression *e)
{
	const struct facts facts = { .of = value_of, .called = called, .tabled = tabled, .arena = w->arena, .data = w };

	return e == NULL ? value_truth(true) : expression_value(e, &facts);
}

bool floor_world_refuses(struct floor_world *w, const struct step *s)
{
	for (size_t i = 0; i < w->p->refusals_count; i++)
		if (strcmp(w->p->refusals[i].action->text, s->id) == 0 && value_is_true(floor_world_value(w, w->p->refusals[i].when)))
			return true;
	return false;
}

/* Does somebody get on from the step by a way that is not reached yet? */
static bool go_on(struct floor_world *w, const struct step *s, bool *reached)
{
	bool has_more = false;

	for (size_t i = 0; i < s->goes_count; i++) {
		struct programme_value v = floor_world_value(w, s->goes[i].when);

		if (v.kind == VALUE_TRUTH && !v.is_true)
			continue;
		if (s->goes[i].to.kind == NAME_STEP && !reached[s->goes[i].to.index])
			reached[s->goes[i].to.index] = has_more = true;
		if (value_is_true(v))
			break;
	}
	return has_more;
}

void floor_world_reach(struct floor_world *w, bool is_first_round)
{
	bool *reached = arena_array(w->arena, w->p->steps_count + 1, sizeof(bool)), has_more = true;

	reached[0] = true;
	w->reached = reached;
	w->is_first_round = is_first_round;
	while (has_more) {	/* what is reached may be done, which opens further ways */
		has_more = false;
		memset(w->is_known, 0, w->p->values_count * sizeof(bool));
		for (size_t i = 0; i < w->p->steps_count; i++)
			if (reached[i] && !floor_world_refuses(w, &w->p->steps[i]))
				has_more = go_on(w, &w->p->steps[i], reached) || has_more;
	}
	memset(w->is_known, 0, w->p->values_count * sizeof(bool));
}
