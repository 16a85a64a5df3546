/* Sealed forms (read_by): a file in which something of them would leave them by another way is refused. */
#include <string.h>
#include "programme/programme.h"
#include "text/programme.h"

static bool is_sealed(const struct programme *p, struct name name)
{
	return (name.kind == NAME_FORM || name.kind == NAME_FIELD) && p->forms[name.index].read_by.count > 0;
}

/* Does the expression use a field of a sealed form, by itself or by another value? Values make no circle. */
static bool uses_sealed(const struct programme *p, const struct expression *e)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE)
		return uses_sealed(p, p->values[e->name.index].expression);
	return (e->kind == EXPRESSION_WORD && !e->is_symbol && is_sealed(p, e->name)) || uses_sealed(p, e->left) || uses_sealed(p, e->right) || uses_sealed(p, e->third);
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

		if (is_sealed(p, name) || (name.kind == NAME_VALUE && uses_sealed(p, p->values[name.index].expression)))
			leaks(problems, line, words->list[i]->text);
	}
}

static void check_effects(struct problems *problems, const struct programme *p, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_names(problems, p, effects[i].line, &effects[i].contents);
		if (effects[i].kind == EFFECT_PUBLISH && is_sealed(p, programme_name(p, effects[i].target->text)))
			leaks(problems, effects[i].line, effects[i].target->text);
		if (effects[i].kind == EFFECT_POINTS && uses_sealed(p, effects[i].value))
			leaks(problems, effects[i].line, effects[i].text);
	}
}

void programme_check_sealed(struct problems *problems, const struct programme *p)
{
	for (size_t i = 0; i < p->forms_count; i++)
		check_fields(problems, &p->forms[i]);
	for (size_t i = 0; i < p->values_count; i++)
		if (p->values[i].title != NULL && uses_sealed(p, p->values[i].expression))
			leaks(problems, p->values[i].line, p->values[i].id);
	for (size_t i = 0; i < p->steps_count; i++) {
		check_names(problems, p, p->steps[i].line, &p->steps[i].show);
		check_effects(problems, p, p->steps[i].effects, p->steps[i].effects_count);
	}
	for (size_t i = 0; i < p->finishes_count; i++)
		check_effects(problems, p, p->finishes[i].effects, p->finishes[i].effects_count);
}
