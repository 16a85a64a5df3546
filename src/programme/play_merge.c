/* merge: rows of too few are put together before anything is kept of them (groups below the least number say who answered what). */
#include <string.h>
#include "programme/play.h"

static bool is_number(struct programme_value cell, struct fraction *f)
{
	return cell.kind == VALUE_SYMBOL && play_cell_number(cell.symbol, f);
}

/* Of a column that both have as a number the sum; else what is there. */
static struct programme_value together(struct arena *a, struct programme_value one, struct programme_value other)
{
	struct fraction f, g;

	if (is_number(one, &f) && is_number(other, &g))
		return (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = fraction_text(a, fraction_add(f, g)) };
	return one.kind == VALUE_SYMBOL ? one : other;
}

static size_t column_of(const struct programme_field *f)
{
	size_t column = 0;

	while (column + 1 < f->columns_count && strcmp(f->columns[column], f->merge_by->text) != 0)
		column++;
	return column;
}

static bool is_into(const struct programme_field *f, const struct programme_value *row)
{
	return row[0].kind == VALUE_SYMBOL && strcmp(row[0].symbol, f->merge_into->text) == 0;
}

/* The row with the least number that is not the one into which others go; rows_count: there is none. */
static size_t smallest(const struct programme_field *f, const struct play_table *t, struct fraction *n)
{
	size_t found = t->rows_count;
	struct fraction here;

	for (size_t i = 0; i < t->rows_count; i++)
		if (!is_into(f, t->cells[i]) && is_number(t->cells[i][column_of(f)], &here) && (found == t->rows_count || fraction_compare(here, *n) < 0)) {
			found = i;
			*n = here;
		}
	return found;
}

static void merge_row(struct arena *a, const struct programme_field *f, struct play_table *t, size_t row)
{
	struct programme_value *merged = arena_array(a, f->columns_count, sizeof(*merged));
	size_t kept = 0;

	memcpy(merged, t->cells[row], f->columns_count * sizeof(*merged));
	merged[0] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = f->merge_into->text };
	for (size_t i = 0; i < t->rows_count; i++) {
		if (i == row)
			continue;
		if (!is_into(f, t->cells[i])) {
			t->cells[kept++] = t->cells[i];
			continue;
		}
		for (size_t n = 1; n < f->columns_count; n++)
			merged[n] = together(a, merged[n], t->cells[i][n]);
	}
	t->cells[kept++] = merged;
	t->rows_count = kept;
}

/* Is the row into which others go there, and still of too few? */
static bool is_into_small(const struct programme_field *f, const struct play_table *t, struct fraction least)
{
	struct fraction n;

	for (size_t i = 0; i < t->rows_count; i++)
		if (is_into(f, t->cells[i]))
			return is_number(t->cells[i][column_of(f)], &n) && fraction_compare(n, least) < 0;
	return false;
}

struct play_table play_merged(const struct play *play, const struct programme_field *f, const struct play_table *rows)
{
	struct play_table t = { arena_array(play->arena, rows->rows_count + 1, sizeof(*t.cells)), rows->rows_count, NULL };
	struct fraction least = fraction_of(1, 1), n;
	size_t row;

	if (rows->rows_count > 0)
		memcpy(t.cells, rows->cells, rows->rows_count * sizeof(*t.cells));
	if (f->merge_least->kind == TOKEN_WORD)
		least = play->params[programme_name(play->p, f->merge_least->text).index];
	else
		fraction_parse(f->merge_least->text, &least);
	while ((row = smallest(f, &t, &n)) < t.rows_count && (fraction_compare(n, least) < 0 || is_into_small(f, &t, least)))
		merge_row(play->arena, f, &t, row);
	return t;
}
