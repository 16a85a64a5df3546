/* Binding forms: the days, roles, duties and tables that their fields name. */
#include <string.h>
#include "programme/bind_declare.h"

/* Of a table the role or the `each` whose people or organisations its rows begin with. */
static void bind_rows_of(struct binder *b, const struct programme_field *f)
{
	for (size_t i = 0; i < f->choices.count; i++)
		bind_token(b, f->line, f->choices.list[i], NAME_ROLE, NAME_EACH, T_programme_no_such_role);
}

/* The day that a date must not lie before, or from which a term counts: that of the opening, of a step or of a date field. */
void bind_day(struct binder *b, int line, const struct token *day)
{
	struct name name;

	if (day == NULL || day->word == WORD_OPEN || day->kind == TOKEN_DATE)
		return;
	name = programme_name(b->p, day->text);
	if (name.kind != NAME_STEP && (name.kind != NAME_FIELD || b->p->forms[name.index].fields[name.field].type != WORD_DATE))
		bind_fail(b, line, T_programme_no_such_day, day->text);
}

/* The same, or a value that is a date, as the end of another term. */
void bind_reckoned_day(struct binder *b, int line, const struct token *day)
{
	struct name name = { .kind = NAME_UNKNOWN };

	if (day != NULL && day->word != WORD_OPEN && day->kind != TOKEN_DATE)
		name = programme_name(b->p, day->text);
	if (name.kind != NAME_VALUE || bind_value(b, (size_t)name.index) != VALUE_DATE)
		bind_day(b, line, day);
}

/* The rows of the table begin as reports of the duty: what is reported has the names of the columns, in their order. */
static void bind_feed(struct binder *b, const struct programme_field *field)
{
	struct name name;
	const struct words *contents;

	if (field->fed_by == NULL)
		return;
	name = programme_name(b->p, field->fed_by->text);
	if (name.kind != NAME_DUTY) {
		bind_fail(b, field->line, T_programme_no_such_duty, field->fed_by->text);
		return;
	}
	contents = &b->p->duties[name.index].contents;
	for (size_t i = 0; i < contents->count || i < field->columns_count; i++)
		if (i >= contents->count || i >= field->columns_count || strcmp(contents->list[i]->text, field->columns[i]) != 0) {
			bind_fail(b, field->line, T_programme_feeds_others, field->fed_by->text);
			return;
		}
}

static void bind_signed(struct binder *b, const struct programme_field *field)
{
	struct name name = programme_name_of(b->p, field->signed_step);

	if (field->signed_step != NULL && (name.kind != NAME_FIELD || b->p->forms[name.index].fields[name.field].type != WORD_CHOICE))
		bind_fail(b, field->line, T_programme_no_choice_field, field->signed_step->text);
}

static void bind_cases(struct binder *b, struct programme_field *f)
{
	for (size_t i = 0; i < f->case_results.count; i++) {
		const char *text = f->case_results.list[i]->text;
		const char *practice = arena_text_n(b->problems->arena, text, (size_t)(strchr(text, '.') - text));

		if (f->case_practice != NULL && strcmp(f->case_practice, practice) != 0)
			bind_fail(b, f->line, T_programme_cases_of_one, text);
		f->case_practice = practice;
	}
}

static void bind_merge(struct binder *b, const struct programme_field *f)
{
	size_t column = 1;

	if (f->merge_by == NULL)
		return;
	if (f->merge_least->kind == TOKEN_WORD)
		bind_token(b, f->line, f->merge_least, NAME_PARAM, NAME_PARAM, T_programme_no_such_param);
	while (column < f->columns_count && strcmp(f->columns[column], f->merge_by->text) != 0)
		column++;
	if (f->type != WORD_TABLE || column >= f->columns_count)
		bind_fail(b, f->line, T_programme_merge_wrong, f->merge_by->text);
}

/* Who may be named in a field of the form, and when. */
void bind_form(struct binder *b, struct programme_form *form)
{
	bind_roles(b, form->line, &form->read_by);
	for (size_t i = 0; i < form->fields_count; i++) {
		bind_reckoned_day(b, form->fields[i].line, form->fields[i].since);
		for (size_t n = 0; n < form->fields[i].column_rules_count; n++)
			bind_reckoned_day(b, form->fields[i].line, form->fields[i].column_rules[n].takes.since);
		bind_feed(b, &form->fields[i]);
		bind_signed(b, &form->fields[i]);
		bind_merge(b, &form->fields[i]);
		bind_cases(b, &form->fields[i]);
		if (form->fields[i].type == WORD_TABLE)
			bind_rows_of(b, &form->fields[i]);
		if (form->fields[i].type == WORD_PERSON)
			bind_roles(b, form->fields[i].line, &form->fields[i].choices);
		if (form->fields[i].type == WORD_PERSON || form->fields[i].type == WORD_TABLE)
			bind_roles(b, form->fields[i].line, &form->fields[i].not_by);
	}
}
