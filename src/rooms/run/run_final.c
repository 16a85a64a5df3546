/* What is wrong in a form whatever else is filled in later: one name in two rows of a table or one person in two fields, and a day of the record that has not come. A
 * rule of the open step that refuses it would be heard only when the step is closed, so it is said when the form is saved. */
#include <string.h>
#include "base/text.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static const struct play_table *table_of(const struct run_case *k, struct name name, int form)
{
	return name.kind == NAME_FIELD && name.index == form ? &k->play.tables[form][name.field] : NULL;
}

/* distinct(form.table, column) < …, where two rows have the same text there: an empty cell is filled in later. */
static bool is_named_twice(const struct run_case *k, const struct expression *e, int form)
{
	const struct expression *call = e->left;
	const struct play_table *table = e->kind == EXPRESSION_LESS && call->kind == EXPRESSION_CALL && call->function == WORD_DISTINCT ? table_of(k, call->left->name, form) : NULL;
	int column = table == NULL ? 0 : call->right->name.field;

	for (size_t i = 1; table != NULL && table->cells != NULL && i < table->rows_count; i++)
		for (size_t n = 0; n < i && table->cells[i][column].kind == VALUE_SYMBOL; n++)
			if (table->cells[n][column].kind == VALUE_SYMBOL && text_is_same(table->cells[n][column].symbol, table->cells[i][column].symbol))
				return true;
	return false;
}

/* count(form.table where date(column) > today) > 0: the step is closed as of today at the latest, unless it waits for the day. */
static bool lies_ahead(const struct run_case *k, const struct expression *e, int form)
{
	const struct expression *count = e->left, *where;

	if (e->kind != EXPRESSION_MORE || count->kind != EXPRESSION_CALL || count->function != WORD_COUNT || count->right == NULL || table_of(k, count->left->name, form) == NULL)
		return false;
	where = count->right;
	return where->kind == EXPRESSION_MORE && where->left->kind == EXPRESSION_CALL && where->left->function == WORD_DATE && where->right->kind == EXPRESSION_WORD &&
		where->right->name.kind == NAME_TODAY && value_is_true(play_value(&k->play, e));
}

static bool is_person_of(const struct run_case *k, const struct expression *e, int form)
{
	return e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD && e->name.index == form && k->p->forms[form].fields[e->name.field].type == WORD_PERSON;
}

/* form.first = form.second, of people. */
static bool is_in_two_fields(const struct run_case *k, const struct expression *e, int form)
{
	return e->kind == EXPRESSION_EQUAL && is_person_of(k, e->left, form) && is_person_of(k, e->right, form) && value_is_true(play_value(&k->play, e));
}

/* The part of the condition that stands for good; NULL: another entry may make it right. */
static const struct expression *final_part(const struct run_case *k, const struct expression *e, int form)
{
	const struct expression *found;

	if (e == NULL)
		return NULL;
	if (is_named_twice(k, e, form) || lies_ahead(k, e, form) || is_in_two_fields(k, e, form))
		return e;
	if (e->kind != EXPRESSION_OR && e->kind != EXPRESSION_AND)
		return NULL;
	found = final_part(k, e->left, form);
	return found != NULL ? found : final_part(k, e->right, form);
}

/* The field in which it stands: the table, or the second of two. */
static const struct programme_field *field_of(const struct run_case *k, const struct expression *part, int form)
{
	return &k->p->forms[form].fields[part->kind == EXPRESSION_EQUAL ? part->right->name.field : part->left->left->name.field];
}

/* Is it a rule of that step that holds against it now? */
static bool refuses(const struct run_case *k, const struct programme_refusal *r, const char *step)
{
	return r->action->word == NO_WORD && strcmp(r->action->text, step) == 0 && value_is_true(play_value(&k->play, r->when));
}

bool run_rows_may_stand(struct ctx *c, const struct run_case *before, int form)
{
	const char *step = before->p->steps[before->at].id;
	const struct programme_refusal *rule = NULL;
	struct run_case k;

	if (!run_read(c, before->row.id, &k))
		return true;
	for (size_t i = 0; i < k.p->refusals_count && rule == NULL; i++)
		if (refuses(&k, &k.p->refusals[i], step) && final_part(&k, k.p->refusals[i].when, form) != NULL)
			rule = &k.p->refusals[i];
	/* Whoever mends that one shall not come back for what else is wrong in the form. */
	for (size_t i = 0; rule != NULL && i < k.p->refusals_count; i++) {
		const struct programme_refusal *r = &k.p->refusals[i];
		const struct expression *part = final_part(&k, r->when, form);

		if (refuses(&k, r, step) && (part != NULL || programme_reads_form(k.p, r->when, form)))
			ctx_refuse_field(c, part == NULL ? k.p->forms[form].id : run_input_name(c, field_of(&k, part, form)), T_run_rows_refused, "why", run_refusal_text(c, &k, r), NULL);
	}
	if (rule != NULL)
		ctx_name_rule(c, rule->text);
	return rule == NULL;
}
