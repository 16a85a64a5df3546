/* Sealed forms (read_by): a file in which something of them would leave them by another way is refused. */
#include <string.h>
#include "programme/play_text.h"
#include "programme/programme.h"
#include "text/programme.h"

static bool is_sealed(const struct programme *p, struct name name)
{
	return (name.kind == NAME_FORM || name.kind == NAME_FIELD) && p->forms[name.index].read_by.count > 0;
}

static bool is_value_sealed(const struct programme *p, const struct value_rule *value)
{
	for (size_t i = 0; i < p->forms_count; i++)
		if (value->rests_on[i] && p->forms[i].read_by.count > 0)
			return true;
	return false;
}

bool programme_uses_sealed(const struct programme *p, const struct expression *e)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE)
		return is_value_sealed(p, &p->values[e->name.index]);
	return (e->kind == EXPRESSION_WORD && !e->is_symbol && is_sealed(p, e->name)) || programme_uses_sealed(p, e->left) || programme_uses_sealed(p, e->right) || programme_uses_sealed(p, e->third);
}

static void leaks(struct problems *problems, int line, const char *name)
{
	problem_add(problems, line, T_programme_sealed_leaks, "name", name, NULL);
}

static void check_fields(struct problems *problems, const struct programme_form *form)
{
	for (size_t i = 0; form->read_by.count > 0 && i < form->fields_count; i++) {
		const struct programme_field *f = &form->fields[i];

		if (f->is_public || f->type == WORD_FILE || f->type == WORD_TABLE || f->type == WORD_SHEETS || f->type == WORD_PERSON)
			problem_add(problems, f->line, T_programme_sealed_field, "name", f->id, NULL);
	}
}

static void check_names(struct problems *problems, const struct programme *p, int line, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		struct name name = programme_name(p, words->list[i]->text);

		if (is_sealed(p, name) || (name.kind == NAME_VALUE && programme_uses_sealed(p, p->values[name.index].expression)))
			leaks(problems, line, words->list[i]->text);
	}
}

static void check_effects(struct problems *problems, const struct programme *p, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_names(problems, p, effects[i].line, &effects[i].contents);
		if (effects[i].kind == EFFECT_PUBLISH && is_sealed(p, programme_name(p, effects[i].target->text)))
			leaks(problems, effects[i].line, effects[i].target->text);
		if (effects[i].kind == EFFECT_POINTS && programme_uses_sealed(p, effects[i].value))
			leaks(problems, effects[i].line, effects[i].text);
	}
}

void programme_check_sealed(struct problems *problems, const struct programme *p)
{
	for (size_t i = 0; i < p->forms_count; i++)
		check_fields(problems, &p->forms[i]);
	for (size_t i = 0; i < p->values_count; i++)
		if (p->values[i].title != NULL && programme_uses_sealed(p, p->values[i].expression))
			leaks(problems, p->values[i].line, p->values[i].id);
	for (size_t i = 0; i < p->keeps_count; i++) {	/* the day stands beside the file */
		struct name until = programme_name(p, p->keeps[i].until->text);

		if (until.kind == NAME_VALUE && programme_uses_sealed(p, p->values[until.index].expression))
			leaks(problems, p->keeps[i].line, p->keeps[i].until->text);
	}
	for (size_t i = 0; i < p->steps_count; i++) {
		check_names(problems, p, p->steps[i].line, &p->steps[i].show);
		check_effects(problems, p, p->steps[i].effects, p->steps[i].effects_count);
	}
	for (size_t i = 0; i < p->finishes_count; i++)
		check_effects(problems, p, p->finishes[i].effects, p->finishes[i].effects_count);
}

/* ---- what only a new file is asked ---- */

static void check_expression(struct problems *problems, const struct programme *p, int line, const char *name, const struct expression *e)
{
	if (programme_uses_sealed(p, e))
		leaks(problems, line, name);
}

/* A figure in braces stands before everybody whom the refusal meets or who reads the resolution, and longer than the case. */
static void check_sentence(struct problems *problems, const struct programme *p, int line, const char *text)
{
	const char *name;

	while ((name = play_figure_next(problems->arena, &text)) != NULL) {
		struct name figure = programme_name(p, name);

		if (is_sealed(p, figure) || (figure.kind == NAME_VALUE && programme_uses_sealed(p, p->values[figure.index].expression)))
			leaks(problems, line, name);
	}
}

static void check_archive(struct problems *problems, const struct programme *p, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *name = effects[i].target == NULL ? "" : effects[i].target->text;

		if (effects[i].kind != EFFECT_POINTS)
			check_expression(problems, p, effects[i].line, name, effects[i].value);
		check_expression(problems, p, effects[i].line, name, effects[i].from);
		check_expression(problems, p, effects[i].line, name, effects[i].when);
	}
}

void programme_check_sealed_uses(struct problems *problems, const struct programme *p)
{
	for (size_t i = 0; i < p->refusals_count; i++)
		check_sentence(problems, p, p->refusals[i].line, p->refusals[i].text);
	for (size_t i = 0; i < p->draws_count; i++)
		check_expression(problems, p, p->draws[i].line, p->draws[i].id, p->draws[i].count);
	for (size_t i = 0; i < p->votes_count; i++) {
		check_expression(problems, p, p->votes[i].line, p->votes[i].id, p->votes[i].seats);
		for (size_t k = 0; k < p->votes[i].resolves_count; k++) {
			check_sentence(problems, p, p->votes[i].resolves[k].line, p->votes[i].resolves[k].text);
			check_expression(problems, p, p->votes[i].resolves[k].line, p->votes[i].id, p->votes[i].resolves[k].when);
		}
	}
	for (size_t i = 0; i < p->steps_count; i++) {
		const struct step *s = &p->steps[i];

		check_archive(problems, p, s->effects, s->effects_count);
		check_expression(problems, p, s->line, s->id, s->within_when);
		for (size_t k = 0; k < s->goes_count; k++)
			check_expression(problems, p, s->goes[k].line, s->goes[k].target->text, s->goes[k].when);
	}
	for (size_t i = 0; i < p->finishes_count; i++)
		check_archive(problems, p, p->finishes[i].effects, p->finishes[i].effects_count);
}
