/* What leaves the organisation: small numbers hidden, and a second one wherever the first could be worked out. */
#include "rooms/figure/report.h"

#include "text/figure.h"

static bool is_small(const struct figure_cell *cell)
{
	return cell->kind == CELL_NUMBER && cell->number != 0 && cell->number < FIGURE_SMALL && cell->number > -FIGURE_SMALL;
}

static bool is_counted(const struct figure_cell *cell)
{
	return cell->kind == CELL_NUMBER && cell->number != 0;
}

static void hide(struct figure_cell *cell)
{
	*cell = (struct figure_cell){ .kind = CELL_HIDDEN };
}

/* Shares tell the number again. */
static bool tells_again(enum figure_cell_kind kind)
{
	return kind == CELL_TENTHS || kind == CELL_RATE || kind == CELL_HUNDREDTHS;
}

/* The smallest number of a column (or row) that still shows and is no sum. */
static struct figure_cell *next_in_column(struct figure_table *t, int column)
{
	struct figure_cell *least = NULL;

	for (struct figure_row *row = t->rows; row != NULL; row = row->next)
		if (!row->is_sum && is_counted(&row->cells[column]) && (least == NULL || row->cells[column].number < least->number))
			least = &row->cells[column];
	return least;
}

static struct figure_cell *next_in_row(const struct figure_table *t, struct figure_row *row)
{
	struct figure_cell *least = NULL;

	for (int i = 0; i < t->columns_count; i++)
		if (is_counted(&row->cells[i]) && (least == NULL || row->cells[i].number < least->number))
			least = &row->cells[i];
	return least;
}

static void hide_small(struct figure_table *t)
{
	for (struct figure_row *row = t->rows; row != NULL; row = row->next)
		for (int i = 0; i < t->columns_count; i++)
			if (is_small(&row->cells[i]))
				hide(&row->cells[i]);
}

/* One hidden cell between others that add up is no secret: another goes with it, in its column and in its row. */
static void hide_second(struct figure_table *t)
{
	struct figure_cell *second;

	for (int i = 0; i < t->columns_count; i++) {
		int hidden = 0;

		for (struct figure_row *row = t->rows; row != NULL; row = row->next)
			hidden += row->cells[i].kind == CELL_HIDDEN;
		if (hidden == 1 && (second = next_in_column(t, i)) != NULL)
			hide(second);
	}
	for (struct figure_row *row = t->rows; row != NULL; row = row->next) {
		int hidden = 0;

		for (int i = 0; i < t->columns_count; i++)
			hidden += row->cells[i].kind == CELL_HIDDEN;
		if (hidden == 1 && t->columns_count > 2 && (second = next_in_row(t, row)) != NULL)
			hide(second);
	}
}

static void finish(struct figure_table *t)
{
	for (struct figure_row *row = t->rows; row != NULL; row = row->next) {
		bool has_hidden = false;

		for (int i = 0; i < t->columns_count; i++)
			has_hidden |= row->cells[i].kind == CELL_HIDDEN;
		for (int i = 0; i < t->columns_count; i++) {
			row->cells[i].href = NULL;
			if (has_hidden && tells_again(row->cells[i].kind))
				hide(&row->cells[i]);
		}
	}
}

void figure_publish(struct figure_report *r)
{
	for (struct figure_table *t = r->tables; t != NULL; t = t->next) {
		hide_small(t);
		hide_second(t);
		finish(t);
	}
}
