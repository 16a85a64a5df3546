/* What numbers, dates and cells of tables may be: each file says so, since a bound that nobody thought of lets half votes and days of another century in. */
#include <string.h>
#include "base/text.h"
#include "programme/programme.h"
#include "text/programme.h"

const struct programme_field *programme_cell(const struct programme_field *table, size_t column)
{
	return table->cells != NULL && column < table->columns_count ? table->cells[column] : NULL;
}

static void refuse_field(struct problems *problems, const struct programme_field *f, message text)
{
	problem_add(problems, f->line, text, "name", f->id, NULL);
}

static void refuse_column(struct problems *problems, const struct programme_field *f, size_t column, message text)
{
	problem_add(problems, f->line, text, "name", f->id, "column", f->columns[column], NULL);
}

void programme_check_columns(struct problems *problems, const struct programme_field *f)
{
	if (f->is_decimal && f->type != WORD_NUMBER)
		refuse_field(problems, f, T_programme_decimal_of_number);
	if (f->is_decimal && f->is_whole)
		refuse_field(problems, f, T_programme_whole_or_decimal);
	for (size_t i = 0; f->type == WORD_TABLE && i < f->columns_count; i++) {
		const struct programme_field *cell = programme_cell(f, i);
		enum programme_word is_said = cell == NULL ? NO_WORD : cell->type == WORD_MONEY ? WORD_NUMBER : cell->type;

		if (cell != NULL && f->column_types[i] != is_said)
			refuse_column(problems, f, i, T_programme_column_otherwise);
	}
}

static bool ends_with(const char *text, const char *end)
{
	size_t bytes = strlen(text), n = strlen(end);

	return bytes >= n && strcmp(text + bytes - n, end) == 0;
}

/* Is the column called like a number or a day? */
static bool is_called_so(const char *column)
{
	static const char *const ENDS[] = { "票", "数", "额", "得分", "日期", "期限", "时间" };

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++)
		if (ends_with(column, ENDS[i]))
			return true;
	return false;
}

/* Rows that are read, and not typed, are as the other practice has them. */
static bool is_typed(const struct programme_field *table)
{
	return table->type == WORD_TABLE && table->signed_practice == NULL && table->case_results.count == 0 && !table->is_rectifying;
}

static bool is_bounded(const struct programme_field *date)
{
	return date->since != NULL || date->is_future;
}

static void check_cells(struct problems *problems, const struct programme_field *f)
{
	for (size_t i = 0; i < f->columns_count; i++) {
		const struct programme_field *cell = programme_cell(f, i);

		if (cell == NULL && (f->column_types[i] != WORD_TEXT || is_called_so(f->columns[i])))
			refuse_column(problems, f, i, T_programme_column_unsaid);
		if (cell != NULL && cell->type == WORD_DATE && !is_bounded(cell))
			refuse_column(problems, f, i, T_programme_column_unbounded);
	}
}

bool programme_check_bounds(struct problems *problems, const struct programme *p)
{
	size_t before = problems->count;

	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t n = 0; n < p->forms[i].fields_count; n++) {
			const struct programme_field *f = &p->forms[i].fields[n];

			if (f->type == WORD_NUMBER && !f->is_whole && !f->is_decimal)
				refuse_field(problems, f, T_programme_number_unsaid);
			if (f->type == WORD_DATE && !is_bounded(f))
				refuse_field(problems, f, T_programme_date_unbounded);
			if (is_typed(f))
				check_cells(problems, f);
		}
	return problems->count == before;
}
