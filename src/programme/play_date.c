/* Dates of forms: what happened already, what lies ahead, and what it can't lie before. */
#include "programme/play.h"

/* The day that the date must not lie before; DAY_NONE: there is none, or it is not known. */
static day_t since_of(const struct play *play, const struct programme_field *field)
{
	struct programme_value v;
	struct name name;

	if (field->since == NULL)
		return DAY_NONE;
	if (field->since->kind == TOKEN_DATE)
		return day_parse_iso(field->since->text);
	if (field->since->word == WORD_OPEN) {
		v = play->open;
	} else {
		name = programme_name(play->p, field->since->text);
		v = name.kind == NAME_VALUE ? play_value(play, play->p->values[name.index].expression) :
			name.kind == NAME_STEP ? play->closed_on[name.index] : play->fields[name.index][name.field];
	}
	return v.kind == VALUE_DATE ? v.day : DAY_NONE;
}

bool play_date_is_wrong(const struct play *play, const struct programme_field *field, day_t day, struct play_date *wrong)
{
	day_t since = since_of(play, field);

	*wrong = (struct play_date){ .field = field, .day = day, .bound = play->today.day };
	if (play->today.kind == VALUE_DATE && field->is_past && day > play->today.day) {
		wrong->fault = DATE_TOO_LATE;
		return true;
	}
	if (play->today.kind == VALUE_DATE && field->is_future && day < play->today.day) {
		wrong->fault = DATE_TOO_EARLY;
		return true;
	}
	wrong->fault = DATE_BEFORE;
	wrong->bound = since;
	return since != DAY_NONE && day < since;
}

static bool is_wrong_cell(const struct play *play, const struct programme_field *table, const struct play_table *rows, size_t row, struct play_date *wrong)
{
	for (size_t i = 0; i < table->columns_count; i++) {
		const struct programme_field *cell = programme_cell(table, i);
		const struct programme_value *v = &rows->cells[row][i];
		day_t day = cell != NULL && cell->type == WORD_DATE && v->kind == VALUE_SYMBOL ? day_parse_iso(v->symbol) : DAY_NONE;

		if (day == DAY_NONE || !play_date_is_wrong(play, cell, day, wrong))
			continue;
		wrong->table = table;
		wrong->row = row + 1;
		return true;
	}
	return false;
}

static bool is_wrong_field(const struct play *play, struct name name, struct play_date *wrong)
{
	const struct programme_field *field = &play->p->forms[name.index].fields[name.field];
	const struct programme_value *v = &play->fields[name.index][name.field];
	const struct play_table *rows = &play->tables[name.index][name.field];

	if (field->type == WORD_DATE)
		return v->kind == VALUE_DATE && play_date_is_wrong(play, field, v->day, wrong);
	for (size_t i = 0; field->type == WORD_TABLE && rows->cells != NULL && i < rows->rows_count; i++)
		if (is_wrong_cell(play, field, rows, i, wrong))
			return true;
	return false;
}

bool play_wrong_date(const struct play *play, size_t step, struct play_date *wrong)
{
	const struct words *needs = &play->p->steps[step].needs;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(play->p, needs->list[i]->text);

		for (size_t n = 0; name.kind == NAME_FORM && n < play->p->forms[name.index].fields_count; n++) {
			if (!is_wrong_field(play, (struct name){ NAME_FIELD, name.index, (int)n }, wrong))
				continue;
			wrong->form = &play->p->forms[name.index];
			return true;
		}
	}
	return false;
}
