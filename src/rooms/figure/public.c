/* What leaves the organisation: small numbers hidden, and others wherever the first could be worked out. */
#include "rooms/figure/report.h"

#include <string.h>
#include "text/figure.h"

static bool is_small(const struct figure_cell *cell)
{
	return cell->kind == CELL_NUMBER && cell->number != 0 && cell->number < FIGURE_SMALL && cell->number > -FIGURE_SMALL;
}

static bool is_counted(const struct figure_cell *cell)
{
	return cell->kind == CELL_NUMBER && cell->number != 0;
}

/* The number stays in the cell while it is worked out what else has to go; no page and no program prints it. */
static void hide(struct figure_cell *cell)
{
	cell->kind = CELL_HIDDEN;
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

/* One hidden cell between others is often no secret: another goes with it, in its column and in its row. */
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

/* ---- what adds up ---- */

/* The smallest number of an equation that still shows, a part rather than a sum. */
static struct figure_cell *next_in_equation(const struct figure_equation *e)
{
	struct figure_cell *least = NULL;

	for (int sign = 1; sign >= -1 && least == NULL; sign -= 2)
		for (size_t i = 0; i < e->count; i++)
			if (e->signs[i] == sign && is_counted(e->cells[i]) && (least == NULL || e->cells[i]->number < least->number))
				least = e->cells[i];
	return least;
}

/* At least two are hidden together, and hidden parts of a sum that shows come to FIGURE_SMALL. True: one more had to go. */
static bool protect(const struct figure_equation *e)
{
	struct figure_cell *next;
	int64_t parts = 0;
	size_t n = 0, less = 0;

	for (size_t i = 0; i < e->count; i++) {
		if (e->cells[i]->kind != CELL_HIDDEN)
			continue;
		n++;
		less += e->signs[i] < 0;
		parts += e->cells[i]->number;
	}
	if (n == 0 || (n > 1 && (less > 0 || parts >= FIGURE_SMALL)) || (next = next_in_equation(e)) == NULL)
		return false;
	hide(next);
	return true;
}

/* The equations between hidden cells, solved: each in terms of as few as can be. Arithmetic modulo a prime, in which no
 * difference between such small whole numbers is lost. */
#define PRIME INT64_C(1000000007)

struct system { struct figure_cell **hidden; int64_t *factors; size_t columns, rows; };

static int64_t *row_of(const struct system *s, size_t row) { return s->factors + row * s->columns; }

static size_t place_of(struct system *s, struct figure_cell *cell)
{
	size_t i = 0;

	while (i < s->columns && s->hidden[i] != cell)
		i++;
	return i;
}

static struct system system_of(struct figure_report *r)
{
	struct system s = { 0 };
	size_t most = 0;

	for (const struct figure_equation *e = r->equations; e != NULL; e = e->next) {
		most += e->count;
		s.rows += e->told == NULL;
	}
	s.hidden = arena_array(r->c->arena, most, sizeof(struct figure_cell *));
	for (const struct figure_equation *e = r->equations; e != NULL; e = e->next)
		for (size_t i = 0; e->told == NULL && i < e->count; i++)
			if (e->cells[i]->kind == CELL_HIDDEN && place_of(&s, e->cells[i]) == s.columns)
				s.hidden[s.columns++] = e->cells[i];
	s.factors = arena_array(r->c->arena, s.rows * s.columns, sizeof(*s.factors));
	s.rows = 0;
	for (const struct figure_equation *e = r->equations; e != NULL; e = e->next) {
		for (size_t i = 0; e->told == NULL && i < e->count; i++)
			if (e->cells[i]->kind == CELL_HIDDEN)
				row_of(&s, s.rows)[place_of(&s, e->cells[i])] += e->signs[i];
		s.rows += e->told == NULL;
	}
	return s;
}

static int64_t power(int64_t base, int64_t exponent)
{
	int64_t value = 1;

	for (base %= PRIME; exponent > 0; exponent /= 2, base = base * base % PRIME)
		if (exponent % 2 == 1)
			value = value * base % PRIME;
	return value;
}

/* row -= factor × other */
static void take(const struct system *s, size_t row, size_t other, int64_t factor)
{
	for (size_t i = 0; i < s->columns; i++)
		row_of(s, row)[i] = ((row_of(s, row)[i] - factor * row_of(s, other)[i]) % PRIME + PRIME) % PRIME;
}

static void exchange(const struct system *s, size_t row, size_t other)
{
	for (size_t i = 0; row != other && i < s->columns; i++) {
		int64_t kept = row_of(s, row)[i];

		row_of(s, row)[i] = row_of(s, other)[i];
		row_of(s, other)[i] = kept;
	}
}

static void solve(const struct system *s)
{
	size_t solved = 0;

	for (size_t i = 0; i < s->rows * s->columns; i++)
		s->factors[i] = (s->factors[i] + PRIME) % PRIME;
	for (size_t column = 0; column < s->columns && solved < s->rows; column++) {
		size_t at = solved;
		int64_t inverse;

		while (at < s->rows && row_of(s, at)[column] == 0)
			at++;
		if (at == s->rows)
			continue;
		exchange(s, at, solved);
		inverse = power(row_of(s, solved)[column], PRIME - 2);
		for (size_t i = 0; i < s->columns; i++)
			row_of(s, solved)[i] = row_of(s, solved)[i] * inverse % PRIME;
		for (size_t row = 0; row < s->rows; row++)
			if (row != solved && row_of(s, row)[column] != 0)
				take(s, row, solved, row_of(s, row)[column]);
		solved++;
	}
}

static bool is_in(const struct figure_equation *e, const struct figure_cell *cell)
{
	for (size_t i = 0; e->told == NULL && i < e->count; i++)
		if (e->cells[i] == cell)
			return true;
	return false;
}

static struct figure_cell *next_beside(const struct figure_report *r, const struct figure_cell *told)
{
	struct figure_cell *next = NULL;

	for (const struct figure_equation *e = r->equations; e != NULL && next == NULL; e = e->next)
		if (is_in(e, told))
			next = next_in_equation(e);
	return next;
}

/* A hidden cell that follows from all that shows has another hidden beside it. True: one more had to go. */
static bool protect_from_all(struct figure_report *r)
{
	struct system s = system_of(r);

	solve(&s);
	for (size_t row = 0; row < s.rows; row++) {
		struct figure_cell *next;
		size_t n = 0, last = 0;

		for (size_t i = 0; i < s.columns; i++)
			if (row_of(&s, row)[i] != 0)
				n++, last = i;
		if (n == 1 && (next = next_beside(r, s.hidden[last])) != NULL) {
			hide(next);
			return true;
		}
	}
	return false;
}

/* Numbers that open the same list are the same number, wherever they stand. */
static void equal_in(struct figure_report *r, struct figure_cell *cell, struct figure_table *t)
{
	for (struct figure_row *row = t->rows; row != NULL; row = row->next)
		for (int i = 0; i < t->columns_count; i++)
			if (row->cells[i].kind == CELL_NUMBER && text_same(row->cells[i].href, cell->href)) {
				struct figure_equation *e = report_equation(r);

				report_term(r, e, cell, 1);
				report_term(r, e, &row->cells[i], -1);
			}
}

static void equal_numbers(struct figure_report *r)
{
	for (struct figure_table *t = r->tables; t != NULL; t = t->next)
		for (struct figure_row *row = t->rows; row != NULL; row = row->next)
			for (int i = 0; i < t->columns_count; i++)
				for (struct figure_table *u = row->cells[i].href != NULL && row->cells[i].kind == CELL_NUMBER ? t->next : NULL; u != NULL; u = u->next)
					equal_in(r, &row->cells[i], u);
}

static void hide_what_tells(struct figure_report *r)
{
	bool has_changed = true;

	while (has_changed) {
		has_changed = false;
		for (const struct figure_equation *e = r->equations; e != NULL; e = e->next)
			if (e->told == NULL)
				has_changed |= protect(e);
		has_changed = has_changed || protect_from_all(r);
	}
	for (const struct figure_equation *e = r->equations; e != NULL; e = e->next)
		for (size_t i = 0; e->told != NULL && i < e->count; i++)
			if (e->cells[i]->kind == CELL_HIDDEN)
				hide(e->told);
}

static void finish(struct figure_table *t)
{
	if (t->is_inner && t->rows != NULL) {
		t->rows = t->last = NULL;
		t->note = T_figure_note_inner;
	}
	t->note_href = NULL;
	for (struct figure_row *row = t->rows; row != NULL; row = row->next) {
		bool has_hidden = false;

		for (int i = 0; i < t->columns_count; i++)
			has_hidden |= row->cells[i].kind == CELL_HIDDEN;
		for (int i = 0; i < t->columns_count; i++) {
			row->cells[i].href = NULL;
			if (row->cells[i].kind == CELL_HIDDEN || (has_hidden && tells_again(row->cells[i].kind)))
				row->cells[i] = (struct figure_cell){ .kind = CELL_HIDDEN };
		}
	}
}

void figure_publish(struct figure_report *r)
{
	equal_numbers(r);
	for (struct figure_table *t = r->tables; t != NULL; t = t->next) {
		hide_small(t);
		hide_second(t);
	}
	hide_what_tells(r);
	for (struct figure_table *t = r->tables; t != NULL; t = t->next)
		finish(t);
}
