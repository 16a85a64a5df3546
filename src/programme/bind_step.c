/* Binding steps and finishes: who does them, what they need, where they go on to, and their effects. */
#include <string.h>
#include "programme/bind_declare.h"

static void bind_needs(struct binder *b, const struct step *s)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(b->p, s->needs.list[i]->text);

		if (name.kind != NAME_FORM && name.kind != NAME_SHEET && name.kind != NAME_VOTE && name.kind != NAME_NOTICE &&
		    name.kind != NAME_EACH && name.kind != NAME_DRAW)
			bind_fail(b, s->line, T_programme_no_such_need, s->needs.list[i]->text);
	}
	for (size_t i = 0; i < s->show.count; i++) {
		struct name name = programme_name(b->p, s->show.list[i]->text);

		if (name.kind != NAME_FORM && name.kind != NAME_DUTY && name.kind != NAME_VOTE && name.kind != NAME_NOTICE)
			bind_fail(b, s->line, T_programme_no_such_need, s->show.list[i]->text);
	}
}

/* Of a post and of an award: who it is for, from when, and where. */
static void bind_given(struct binder *b, struct effect *e)
{
	if (!bind_is_person_field(b, e->target))
		bind_token(b, e->line, e->target, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
	bind_kind(b, e->from, VALUE_DATE, T_programme_needs_date);
	bind_truth(b, e->when);
}

static void bind_set(struct binder *b, struct effect *e)
{
	struct expression left = { .kind = EXPRESSION_WORD, .line = e->line, .token = e->target };
	struct expression equal = { .kind = EXPRESSION_EQUAL, .line = e->line, .left = &left, .right = e->value };

	if (!bind_attribute(b, e->target, &left.name))
		bind_fail(b, e->line, T_programme_no_such_attribute, e->target->text);
	else
		bind_comparison(b, &equal);
	bind_kind(b, e->from, VALUE_DATE, T_programme_needs_date);
	bind_truth(b, e->when);
}

void bind_step(struct binder *b, struct step *s)
{
	for (size_t i = 0; i < s->effects_count; i++)
		bind_effect(b, &s->effects[i]);
	bind_truth(b, s->within_when);
	bind_roles(b, s->line, &s->by);
	bind_roles(b, s->line, &s->sign);
	for (size_t i = 0; i < s->not_by.count; i++) {
		if (programme_word_is(WORD_RATERS, s->not_by.list[i]->text) && programme_name(b->p, s->not_by.list[i]->text).kind == NAME_UNKNOWN)
			s->not_by.list[i]->word = WORD_RATERS;
		else
			bind_token(b, s->line, s->not_by.list[i], NAME_ROLE, NAME_STEP, T_programme_no_such_doer);
	}
	bind_needs(b, s);
	for (size_t i = 0; i < s->prepares.count; i++)
		bind_token(b, s->line, s->prepares.list[i], NAME_VOTE, NAME_VOTE, T_programme_prepares_vote);
	bind_reckoned_day(b, s->line, s->within_of);
	if (s->within_param != NULL)
		bind_token(b, s->line, s->within_param, NAME_PARAM, NAME_PARAM, T_programme_no_such_param);
	for (size_t i = 0; i < s->escalations_count; i++)
		bind_token(b, s->line, s->escalations[i].to, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
	for (size_t i = 0; i < s->goes_count; i++) {
		s->goes[i].to = programme_name(b->p, s->goes[i].target->text);
		if (s->goes[i].to.kind != NAME_STEP && s->goes[i].to.kind != NAME_FINISH)
			bind_fail(b, s->goes[i].line, T_programme_no_such_target, s->goes[i].target->text);
		bind_truth(b, s->goes[i].when);
	}
}

/* Who stands in a table of people is told his own row: the columns that are named. */
static void bind_tell_rows(struct binder *b, struct effect *e)
{
	struct name name = programme_name(b->p, e->target->text);
	const struct programme_field *f = name.kind == NAME_FIELD ? &b->p->forms[name.index].fields[name.field] : NULL;

	if (f == NULL || !programme_is_of_people(b->p, f)) {
		bind_fail(b, e->line, T_programme_no_table_of_people, e->target->text);
		return;
	}
	for (size_t i = 0; i < e->contents.count; i++) {
		size_t column = 0;

		while (column < f->columns_count && strcmp(f->columns[column], e->contents.list[i]->text) != 0)
			column++;
		if (column == f->columns_count)
			bind_fail(b, e->line, T_programme_unknown_name, e->contents.list[i]->text);
	}
}

void bind_effect(struct binder *b, struct effect *e)
{
	switch (e->kind) {
	case EFFECT_SET:
		bind_set(b, e);
		return;
	case EFFECT_APPOINT:
	case EFFECT_AWARD:
	case EFFECT_REVOKE:
		bind_given(b, e);
		return;
	case EFFECT_POINTS:
		bind_token(b, e->line, e->target, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
		bind_number(b, e->value);
		return;
	case EFFECT_TELL:
		if (strchr(e->target->text, '.') != NULL) {
			bind_tell_rows(b, e);
			return;
		}
		bind_token(b, e->line, e->target, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
		for (size_t i = 0; i < e->contents.count; i++)
			if (programme_name(b->p, e->contents.list[i]->text).kind == NAME_UNKNOWN)
				bind_fail(b, e->line, T_programme_unknown_name, e->contents.list[i]->text);
		return;
	case EFFECT_APPRAISE:
		bind_token(b, e->line, e->meeting, NAME_VOTE, NAME_VOTE, T_programme_appraise_vote);
		if (e->contents.count != 2)
			bind_fail(b, e->line, T_programme_appraise_columns, e->target->text);
		bind_tell_rows(b, e);
		return;
	case EFFECT_PUBLISH:
		/* A name of the file goes before the general words. */
		if (programme_name(b->p, e->target->text).kind != NAME_UNKNOWN)
			e->target->word = NO_WORD;
		else if (e->target->word == NO_WORD)
			bind_fail(b, e->line, T_programme_unknown_name, e->target->text);
		return;
	case EFFECT_BAR:
		return;
	}
}
