/* What a democratic appraisal that was a case came to, for the record of the branch. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "rooms/appraisal/appraisal.h"
#include "rooms/run/run_rows.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/appraisal.h"
#include "text/run.h"

static size_t column_of(const struct programme_field *f, const char *name)
{
	size_t column = 0;

	while (column + 1 < f->columns_count && strcmp(f->columns[column], name) != 0)
		column++;
	return column;
}

static const char *word_in(const struct programme_value *cell)
{
	return cell->kind == VALUE_SYMBOL ? cell->symbol : "";
}

/* A grade as the practice writes it: in Chinese. */
static const char *grade_of(const struct programme_value *cell)
{
	const struct code_set *set = code_set("appraisal_mark");

	for (size_t i = 0; i < APPRAISAL_GRADES; i++)
		if (strcmp(set->codes[i].zh, word_in(cell)) == 0)
			return set->codes[i].value;
	return "";
}

bool run_appraise(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	struct name name = programme_name(k->p, e->target->text);
	const struct programme_field *f = &k->p->forms[name.index].fields[name.field];
	const struct play_table *table = &k->play.tables[name.index][name.field];
	const struct ballot_row *meeting = run_ballot_of(k, k->p->votes[programme_name(k->p, e->meeting->text).index].id);
	size_t grade = column_of(f, e->contents.list[0]->text), measure = column_of(f, e->contents.list[1]->text), count;
	struct appraisal_typed *typed = arena_array(c->arena, table->rows_count + 1, sizeof(*typed));
	struct appraisal_result result = { .org = k->row.org, .year = date_from_day(k->row.opened_day).year, .run = k->row.id.v, .typed = typed };
	struct run_meant *list;

	if (meeting == NULL)
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_without_day, "name", e->meeting->text, NULL);
	result.day = meeting->day;
	result.due = meeting->entitled;
	result.present = meeting->present;
	result.title = arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, day));
	count = run_meant_of(c, k, f, day, day, &list);
	for (size_t i = 0; i < table->rows_count; i++) {
		int64_t person = run_row_person(c, table, i, list, count);

		if (person != 0)
			typed[result.typed_count++] = (struct appraisal_typed){ .person = { person }, .mark = grade_of(&table->cells[i][grade]), .place = "",
				.measure = word_in(&table->cells[i][measure]) };
	}
	return appraisal_write_result(c, &result);
}

/* The effect of the practice that makes a record of the appraisal; NULL: it is another practice. */
static const struct effect *effect_of(const struct programme *p)
{
	for (size_t i = 0; i < p->finishes_count; i++)
		for (size_t n = 0; n < p->finishes[i].effects_count; n++)
			if (p->finishes[i].effects[n].kind == EFFECT_APPRAISE)
				return &p->finishes[i].effects[n];
	return NULL;
}

bool run_appraises_nobody(const struct programme *p, const char *org_kind)
{
	return effect_of(p) != NULL && !appraisal_is_held_by(org_kind);
}

static const char *cell_of(struct arena *a, const char *row, size_t column)
{
	for (size_t i = 0; i < column; i++) {
		row += strcspn(row, "\t\n");
		row += *row == '\t';
	}
	return arena_text_n(a, row, strcspn(row, "\t\n"));
}

bool run_appraisal_fits(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	const struct effect *e = effect_of(k->p);
	struct name name = e == NULL ? (struct name){ NAME_UNKNOWN, 0, 0 } : programme_name(k->p, e->target->text);
	const struct programme_field *f = &form->fields[name.field];
	size_t measure;

	if (e == NULL || form != &k->p->forms[name.index] || entries[name.field].text == NULL)
		return true;
	measure = column_of(f, e->contents.list[1]->text);
	for (const char *row = entries[name.field].text; *row != '\0'; row += strcspn(row, "\n"), row += *row == '\n')
		if (text_chars(cell_of(c->arena, row, measure)) > LIMIT_APPRAISAL_GRADE_MEASURE)
			return ctx_refuse_field(c, run_input_name(c, f), T_appraisal_too_long, "name", cell_of(c->arena, row, 0), "n", ctx_number(c, LIMIT_APPRAISAL_GRADE_MEASURE), NULL);
	return true;
}
