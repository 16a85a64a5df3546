/* Binding of calls: what each function asks about, and what it gives. */
#include "programme/bind_part.h"

#include <string.h>

/* The argument of a call that asks about something declared. */
static bool bind_argument(struct binder *b, struct expression *e, enum name_kind kind, enum name_kind other, enum name_kind third)
{
	if (e->kind == EXPRESSION_WORD && bind_name(b, e) && (e->name.kind == kind || e->name.kind == other || e->name.kind == third))
		return true;
	return bind_fail(b, e->line, T_programme_wrong_argument, e->kind == EXPRESSION_WORD ? e->token->text : "");
}

static enum programme_value_kind bind_dates(struct binder *b, struct expression *call)
{
	if (call->right == NULL) {
		bind_fail(b, call->line, T_programme_two_arguments, call->token->text);
		return VALUE_NUMBER;
	}
	if (call->function != WORD_AGE)
		bind_kind(b, call->left, VALUE_DATE, T_programme_needs_date);
	else if (call->left->kind == EXPRESSION_WORD && programme_word_is(WORD_SUBJECT, call->left->token->text)) {
		call->left->token->word = WORD_SUBJECT;
		call->left->name = (struct name){ NAME_ATTRIBUTE, programme_attribute(programme_word_text(WORD_BORN_ON, LANG_EN)), 0 };
	} else
		bind_fail(b, call->line, T_programme_age_of_subject, call->token->text);
	bind_kind(b, call->right, VALUE_DATE, T_programme_needs_date);
	return VALUE_NUMBER;
}

/* months_after(date, n): the same day n months later, or the last one of that month. */
static enum programme_value_kind bind_months_after(struct binder *b, struct expression *call)
{
	if (call->right == NULL) {
		bind_fail(b, call->line, T_programme_two_arguments, call->token->text);
		return VALUE_DATE;
	}
	bind_kind(b, call->left, VALUE_DATE, T_programme_needs_date);
	bind_kind(b, call->right, VALUE_NUMBER, T_programme_needs_number);
	bind_counting(b, call->right);
	return VALUE_DATE;
}

static bool bind_table(struct binder *b, int line, struct expression *e, struct binder *inside)
{
	*inside = *b;
	if (!bind_argument(b, e, NAME_FIELD, NAME_SHEET, NAME_SHEET))
		return false;
	inside->table_name = e->name;
	if (e->name.kind == NAME_SHEET) {
		inside->table = b->p->sheets[e->name.index].marked;
		return inside->table != NULL || bind_fail(b, line, T_programme_no_table, e->token->text);
	}
	inside->table = &b->p->forms[e->name.index].fields[e->name.field];
	return inside->table->type == WORD_TABLE || bind_fail(b, line, T_programme_no_table, e->token->text);
}

/* A table, or what a draw picked: its rows have one cell. */
static bool bind_names(struct binder *b, int line, struct expression *e)
{
	if (e->kind == EXPRESSION_WORD && e->token->kind == TOKEN_WORD && programme_name(b->p, e->token->text).kind == NAME_DRAW)
		return bind_name(b, e);
	return bind_table(b, line, e, &(struct binder){ 0 });
}

static void bind_column_argument(struct binder *inside, struct expression *call, struct expression *column)
{
	if (column->kind != EXPRESSION_WORD || column->token->kind != TOKEN_WORD || !bind_column(inside, column))
		bind_fail(inside, call->line, T_programme_needs_column, column->kind == EXPRESSION_WORD ? column->token->text : call->token->text);
}

/* Calls about the rows of a table; what is asked of each row may use its columns. */
static enum programme_value_kind bind_rows(struct binder *b, struct expression *call)
{
	bool is_of_years = call->function == WORD_TOTAL_YEARS || call->function == WORD_LONGEST_YEARS;
	struct binder inside;

	if ((call->function == WORD_NOT_IN || call->function == WORD_ALSO_IN) && call->right != NULL) {
		if (bind_names(b, call->line, call->left))
			bind_names(b, call->line, call->right);
		if (call->third != NULL)
			bind_names(b, call->line, call->third);
		return VALUE_NUMBER;
	}
	if (call->function == WORD_COUNT && call->right == NULL) {
		bind_names(b, call->line, call->left);
		return VALUE_NUMBER;
	}
	if (!bind_table(b, call->line, call->left, &inside))
		return VALUE_NUMBER;
	if (call->right == NULL || (call->third == NULL && (is_of_years || call->function == WORD_NTH))) {
		bind_fail(b, call->line, T_programme_more_arguments, call->token->text);
		return VALUE_NUMBER;
	}
	if (call->function == WORD_COUNT || call->function == WORD_STREAK)
		bind_kind(&inside, call->right, VALUE_TRUTH, T_programme_needs_truth);
	else if (call->function == WORD_SUM)
		bind_kind(&inside, call->right, VALUE_NUMBER, T_programme_needs_number);
	else if (call->function == WORD_DISTINCT)
		bind_column_argument(&inside, call, call->right);
	else if (is_of_years) {
		bind_kind(&inside, call->right, VALUE_DATE, T_programme_needs_date);
		bind_kind(&inside, call->third, VALUE_DATE, T_programme_needs_date);
	} else {
		bind_kind(b, call->right, VALUE_NUMBER, T_programme_needs_number);
		bind_kind(&inside, call->third, VALUE_NUMBER, T_programme_needs_number);
	}
	return VALUE_NUMBER;
}

/* rank(number(得分)): the place of the row in its table. */
static enum programme_value_kind bind_rank(struct binder *b, struct expression *call)
{
	bind_kind(b, call->left, VALUE_NUMBER, T_programme_needs_number);
	if (b->table == NULL)
		bind_fail(b, call->line, T_programme_needs_row, call->token->text);
	call->name = b->table_name;
	return VALUE_NUMBER;
}

/* match(other.table, number(得分)): what is asked of the row of the other table that begins like the one that is looked at. */
static enum programme_value_kind bind_match(struct binder *b, struct expression *call)
{
	struct binder inside;

	if (b->table == NULL) {
		bind_fail(b, call->line, T_programme_needs_row, call->token->text);
		return VALUE_NUMBER;
	}
	if (call->right == NULL) {
		bind_fail(b, call->line, T_programme_more_arguments, call->token->text);
		return VALUE_NUMBER;
	}
	if (bind_table(b, call->line, call->left, &inside))
		bind_kind(&inside, call->right, VALUE_NUMBER, T_programme_needs_number);
	return VALUE_NUMBER;
}

/* number(列) and date(列): the cells of that column must be such, so that a clerk is told while he fills it in. */
static enum programme_value_kind bind_cell(struct binder *b, struct expression *call)
{
	bind_column_argument(b, call, call->left);
	if (call->left->name.kind == NAME_COLUMN)
		b->table->column_types[call->left->name.field] = call->function;
	return call->function == WORD_NUMBER ? VALUE_NUMBER : VALUE_DATE;
}

/* Does a field of the form have that choice? */
static bool has_choice(const struct programme_form *form, const char *choice)
{
	for (size_t i = 0; i < form->fields_count; i++)
		for (size_t k = 0; form->fields[i].type == WORD_CHOICE && k < form->fields[i].choices.count; k++)
			if (strcmp(form->fields[i].choices.list[k]->text, choice) == 0)
				return true;
	return false;
}

/* chosen(form), chosen(form, choice), unlisted(form, choice, form.table) */
static enum programme_value_kind bind_chosen(struct binder *b, struct expression *call)
{
	struct expression *choice = call->right;

	if (call->function == WORD_UNLISTED && (choice == NULL || call->third == NULL)) {
		bind_fail(b, call->line, T_programme_more_arguments, call->token->text);
		return VALUE_NUMBER;
	}
	if (!bind_argument(b, call->left, NAME_FORM, NAME_FORM, NAME_FORM))
		return VALUE_NUMBER;
	if (choice != NULL && ((choice->kind != EXPRESSION_WORD && choice->kind != EXPRESSION_TRUTH) || !has_choice(&b->p->forms[call->left->name.index], choice->token->text))) {
		bind_fail(b, call->line, T_programme_no_such_choice, choice->token == NULL ? call->token->text : choice->token->text);
		return VALUE_NUMBER;
	}
	if (choice != NULL) {
		choice->kind = EXPRESSION_WORD;
		choice->token->word = NO_WORD;
		choice->is_symbol = true;
		choice->value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = choice->token->text };
	}
	if (call->third != NULL && bind_table(b, call->line, call->third, &(struct binder){ 0 }) && call->third->name.kind != NAME_FIELD)
		bind_fail(b, call->line, T_programme_no_table, call->third->token->text);
	return VALUE_NUMBER;
}

/* Does the table that is looked at begin each row with an organisation of the `each`? */
static bool is_of_each(const struct binder *b, const struct each *each)
{
	return b->table != NULL && b->table->choices.count == 1 && strcmp(b->table->choices.list[0]->text, each->id) == 0;
}

/* total(each, value) and its(each, value): the value belongs to the other practice, so its name is kept as it is. */
static enum programme_value_kind bind_total(struct binder *b, struct expression *call)
{
	struct expression *figure = call->right;
	struct each *each;
	size_t n = 0;

	if (!bind_argument(b, call->left, NAME_EACH, NAME_EACH, NAME_EACH))
		return VALUE_NUMBER;
	if (figure == NULL || figure->kind != EXPRESSION_WORD || figure->token->kind != TOKEN_WORD) {
		bind_fail(b, call->line, T_programme_more_arguments, call->token->text);
		return VALUE_NUMBER;
	}
	each = &b->p->eaches[call->left->name.index];
	if (call->function == WORD_ITS && !is_of_each(b, each)) {
		bind_fail(b, call->line, T_programme_needs_row_of, each->id);
		return VALUE_NUMBER;
	}
	if (each->figures == NULL)
		each->figures = arena_array(b->problems->arena, PROGRAMME_ITEMS_MAX, sizeof(*each->figures));
	while (n < each->figures_count && strcmp(each->figures[n], figure->token->text) != 0)
		n++;
	if (n == PROGRAMME_ITEMS_MAX) {
		problem_add(b->problems, call->line, T_programme_too_many, "max", "200", NULL);
		return VALUE_NUMBER;
	}
	each->figures[n] = figure->token->text;
	each->figures_count += n == each->figures_count;
	figure->is_symbol = true;
	figure->value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = figure->token->text };
	call->name = (struct name){ NAME_EACH, call->left->name.index, (int)n };
	return VALUE_NUMBER;
}

/* earlier(step, form.number) */
static enum programme_value_kind bind_earlier(struct binder *b, struct expression *call)
{
	struct programme *p = b->p;
	struct earlier asked;

	if (call->right == NULL) {
		bind_fail(b, call->line, T_programme_more_arguments, call->token->text);
		return VALUE_NUMBER;
	}
	if (!bind_argument(b, call->left, NAME_STEP, NAME_STEP, NAME_STEP) || !bind_argument(b, call->right, NAME_FIELD, NAME_FIELD, NAME_FIELD))
		return VALUE_NUMBER;
	asked = (struct earlier){ call->left->name.index, call->right->name };
	if (p->forms[asked.field.index].fields[asked.field.field].type != WORD_NUMBER && p->forms[asked.field.index].fields[asked.field.field].type != WORD_MONEY) {
		bind_fail(b, call->line, T_programme_needs_number, call->token->text);
		return VALUE_NUMBER;
	}
	if (p->earliers == NULL)
		p->earliers = arena_array(b->problems->arena, PROGRAMME_ITEMS_MAX, sizeof(*p->earliers));
	if (p->earliers_count == PROGRAMME_ITEMS_MAX) {
		problem_add(b->problems, call->line, T_programme_too_many, "max", "200", NULL);
		return VALUE_NUMBER;
	}
	call->name = (struct name){ NAME_FIELD, (int)p->earliers_count, 0 };
	p->earliers[p->earliers_count++] = asked;
	return VALUE_NUMBER;
}

/* fit(form.person) */
static enum programme_value_kind bind_fit(struct binder *b, struct expression *call)
{
	struct programme *p = b->p;
	struct name field;
	size_t n = 0;

	if (!bind_argument(b, call->left, NAME_FIELD, NAME_FIELD, NAME_FIELD))
		return VALUE_TRUTH;
	field = call->left->name;
	if (p->forms[field.index].fields[field.field].type != WORD_PERSON) {
		bind_fail(b, call->line, T_programme_needs_person, call->left->token->text);
		return VALUE_TRUTH;
	}
	if (p->fits == NULL)
		p->fits = arena_array(b->problems->arena, PROGRAMME_ITEMS_MAX, sizeof(*p->fits));
	while (n < p->fits_count && (p->fits[n].index != field.index || p->fits[n].field != field.field))
		n++;
	if (n == PROGRAMME_ITEMS_MAX) {
		problem_add(b->problems, call->line, T_programme_too_many, "max", "200", NULL);
		return VALUE_TRUTH;
	}
	p->fits[n] = field;
	p->fits_count += n == p->fits_count;
	return VALUE_TRUTH;
}

/* papers(sheet), papers(sheet, mark) */
static enum programme_value_kind bind_papers(struct binder *b, struct expression *call)
{
	if (bind_argument(b, call->left, NAME_SHEET, NAME_SHEET, NAME_SHEET) && b->p->sheets[call->left->name.index].per != NULL)
		bind_fail(b, call->line, T_programme_per_number, call->left->token->text);
	if (call->right != NULL)
		bind_kind(b, call->right, VALUE_NUMBER, T_programme_needs_number);
	return VALUE_NUMBER;
}

enum programme_value_kind bind_call(struct binder *b, struct expression *call)
{
	switch (call->function) {
	case WORD_DAYS:
	case WORD_WORKDAYS:
	case WORD_MONTHS:
	case WORD_YEARS:
	case WORD_AGE:
		return bind_dates(b, call);
	case WORD_MONTHS_AFTER:
		return bind_months_after(b, call);
	case WORD_COUNT:
	case WORD_STREAK:
	case WORD_SUM:
	case WORD_DISTINCT:
	case WORD_NTH:
	case WORD_NOT_IN:
	case WORD_ALSO_IN:
	case WORD_TOTAL_YEARS:
	case WORD_LONGEST_YEARS:
		return bind_rows(b, call);
	case WORD_RANK:
		return bind_rank(b, call);
	case WORD_MATCH:
		return bind_match(b, call);
	case WORD_NUMBER:
	case WORD_DATE:
		return bind_cell(b, call);
	case WORD_WHOLE:
		bind_kind(b, call->left, VALUE_NUMBER, T_programme_needs_number);
		return VALUE_NUMBER;
	case WORD_CHOSEN:
	case WORD_UNLISTED:
		return bind_chosen(b, call);
	case WORD_TOTAL:
	case WORD_ITS:
		return bind_total(b, call);
	case WORD_PASSED:
	case WORD_VALID:
		bind_argument(b, call->left, NAME_VOTE, NAME_VOTE, NAME_VOTE);
		return VALUE_TRUTH;
	case WORD_EARLIER:
		return bind_earlier(b, call);
	case WORD_PAPERS:
		return bind_papers(b, call);
	case WORD_FIT:
		return bind_fit(b, call);
	case WORD_CANDIDATES:
	case WORD_ELECTED:
	case WORD_TIED:
	case WORD_PRESENT:
	case WORD_BASE_VOTERS:
		bind_argument(b, call->left, NAME_VOTE, NAME_VOTE, NAME_VOTE);
		return VALUE_NUMBER;
	case WORD_ENDED:
		bind_argument(b, call->left, NAME_FINISH, NAME_EACH, NAME_EACH);
		b->p->counts_ended = b->p->counts_ended || call->left->name.kind == NAME_FINISH;
		return VALUE_NUMBER;
	case WORD_DONE:
		bind_argument(b, call->left, NAME_STEP, NAME_NOTICE, NAME_FORM);
		return VALUE_TRUTH;
	case WORD_LATE:
		return bind_argument(b, call->left, NAME_DUTY, NAME_STEP, NAME_STEP) && call->left->name.kind == NAME_DUTY ? VALUE_NUMBER : VALUE_TRUTH;
	default:	/* has */
		bind_argument(b, call->left, NAME_FIELD, NAME_FORM, NAME_FORM);
		return VALUE_TRUTH;
	}
}
