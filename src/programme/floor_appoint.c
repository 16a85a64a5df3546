/* Nobody gives a post to himself: whoever closes the step that appoints is none of those who are appointed, whatever role makes him the one who closes it. */
#include "programme/floor.h"

#include <string.h>
#include "text/programme.h"

static bool is_same_text(const char *a, const char *b) { return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0; }

static bool is_same_token(const struct token *a, const struct token *b) { return a == NULL || b == NULL ? a == b : strcmp(a->text, b->text) == 0; }

static bool is_same_part(const struct role_part *a, const struct role_part *b)
{
	if (a->selector != b->selector)
		return false;
	if (a->selector == WORD_NAMED || a->selector == WORD_ELECTED)
		return is_same_token(a->field, b->field) && is_same_token(a->vote, b->vote);
	return a->place == b->place && a->is_below == b->is_below && is_same_text(a->post, b->post) && is_same_text(a->body, b->body);
}

/* Is the step kept from whoever is in that part of a role? */
static bool keeps_out_part(const struct programme *p, const struct step *s, const struct role_part *part)
{
	for (size_t i = 0; i < s->not_by.count; i++) {
		struct name name = programme_name(p, s->not_by.list[i]->text);

		for (size_t k = 0; name.kind == NAME_ROLE && k < p->roles[name.index].parts_count; k++)
			if (is_same_part(&p->roles[name.index].parts[k], part))
				return true;
	}
	return false;
}

static bool keeps_out_role(const struct programme *p, const struct step *s, const char *role)
{
	struct name name = programme_name(p, role);

	for (size_t i = 0; name.kind == NAME_ROLE && i < p->roles[name.index].parts_count; i++)
		if (!keeps_out_part(p, s, &p->roles[name.index].parts[i]))
			return false;
	return name.kind == NAME_ROLE;
}

/* Whom a field names is kept out by a role that means the field, or by all those of whom he is chosen. */
static bool keeps_out_field(const struct programme *p, const struct step *s, struct name field, struct token *target)
{
	const struct role_part named = { .selector = WORD_NAMED, .field = target };
	const struct words *of = &p->forms[field.index].fields[field.field].choices;
	bool are_out = of->count > 0;

	for (size_t i = 0; are_out && i < of->count; i++)
		are_out = keeps_out_role(p, s, of->list[i]->text);
	return are_out || keeps_out_part(p, s, &named);
}

static bool keeps_out(const struct programme *p, const struct step *s, const struct effect *e)
{
	struct name name = programme_name_of(p, e->target);

	return name.kind == NAME_FIELD ? keeps_out_field(p, s, name, e->target) : keeps_out_role(p, s, e->target->text);
}

static void check_effects(struct problems *problems, const struct programme *p, const struct step *s, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (effects[i].kind == EFFECT_APPOINT && !keeps_out(p, s, &effects[i])) {
			problem_add(problems, effects[i].line, T_programme_floor_post_own, "name", effects[i].text, "step", s->id, "who", effects[i].target->text, NULL);
			return;
		}
}

void floor_check_appointing(struct problems *problems, const struct programme *p)
{
	for (size_t i = 0; i < p->steps_count; i++) {
		const struct step *s = &p->steps[i];

		if (s->is_auto)
			continue;
		check_effects(problems, p, s, s->effects, s->effects_count);
		for (size_t k = 0; k < s->goes_count; k++)
			if (s->goes[k].to.kind == NAME_FINISH)
				check_effects(problems, p, s, p->finishes[s->goes[k].to.index].effects, p->finishes[s->goes[k].to.index].effects_count);
	}
}
