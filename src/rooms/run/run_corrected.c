#include "rooms/run/run_corrected.h"

#include <string.h>
#include "base/text.h"
#include "programme/english.h"
#include "rooms/run/run_screen.h"
#include "text/run.h"

static const char *text_of(struct ctx *c, const struct run_case *k, const struct run_report_row *report, size_t column)
{
	return text_clean(c->arena, run_report_text_of(k, report->id, (int)column + 1));
}

/* Of its period the last one. */
static bool is_newest(const struct run_case *k, const struct run_report_row *report)
{
	const struct run_report_row *next = report + 1;

	return next == k->reports + k->reports_count || next->period_day != report->period_day || strcmp(next->duty, report->duty) != 0;
}

/* Was the row filled in from that report, or one that it took the place of? So many of its cells are what one of them says. */
static bool is_from(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_report_row *newest, const char **cells, size_t least)
{
	for (const struct run_report_row *report = newest; report != NULL; report = run_report_before(k, report)) {
		size_t same = 0;

		for (size_t i = 0; i < f->columns_count; i++)
			same += strcmp(cells[i], text_of(c, k, report, i)) == 0;
		if (same >= least)
			return true;
	}
	return false;
}

bool run_report_stands(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_report_row *report, const char ***cells, size_t rows_count)
{
	for (size_t i = 0; i < rows_count; i++)
		if (is_from(c, k, f, report, cells[i], f->columns_count))
			return true;
	return false;
}

/* Since when the cell is another one: the report that took the place of the one that says it; NULL: it is none of the old ones. */
static const struct run_report_row *corrected_by(struct ctx *c, const struct run_case *k, const struct run_report_row *newest, size_t column, const char *cell)
{
	const struct run_report_row *by = newest;

	if (strcmp(cell, text_of(c, k, newest, column)) == 0)
		return NULL;
	for (const struct run_report_row *report = run_report_before(k, newest); report != NULL; by = report, report = run_report_before(k, report))
		if (strcmp(cell, text_of(c, k, report, column)) == 0)
			return by;
	return NULL;
}

static void note_row(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_report_row *newest, const char **cells, const char **notes)
{
	for (size_t i = 0; i < f->columns_count; i++) {
		const struct run_report_row *by = corrected_by(c, k, newest, i, cells[i]);
		const struct message_arg args[] = { { "day", by == NULL ? "" : day_text(c->arena, newest->day) }, { "name", newest->person_name }, { "new", text_of(c, k, newest, i) } };

		if (by != NULL)
			notes[i] = message_text(c->arena, c->lang, T_run_cell_corrected, args, 3);
	}
}

static bool is_taken(const struct run_report_row *const *of, size_t rows_count, const struct run_report_row *report)
{
	for (size_t i = 0; i < rows_count; i++)
		if (of[i] == report)
			return true;
	return false;
}

/* Which report each row is from that has none yet. Rows stand in the order of the periods: of two that say the same, the first is of the first. */
static void take_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char ***cells, size_t rows_count, size_t least, const struct run_report_row **of)
{
	for (size_t i = 0; i < k->reports_count; i++) {
		const struct run_report_row *newest = &k->reports[i];
		size_t row = 0;

		if (strcmp(newest->duty, f->fed_by->text) != 0 || !is_newest(k, newest) || is_taken(of, rows_count, newest))
			continue;
		while (row < rows_count && (of[row] != NULL || !is_from(c, k, f, newest, cells[row], least)))
			row++;
		if (row < rows_count)
			of[row] = newest;
	}
}

const char **run_corrected_cells(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char ***cells, size_t rows_count)
{
	const char **notes = arena_array(c->arena, rows_count * f->columns_count + 1, sizeof(*notes));
	const struct run_report_row **of = arena_array(c->arena, rows_count + 1, sizeof(*of));
	bool has_any = false;

	if (f->fed_by == NULL)
		return NULL;
	/* What whoever did the step put right in a row since does not hide where it is from, as long as half of it is the report's. */
	take_rows(c, k, f, cells, rows_count, f->columns_count, of);
	take_rows(c, k, f, cells, rows_count, (f->columns_count + 1) / 2, of);
	for (size_t row = 0; row < rows_count; row++)
		if (of[row] != NULL && run_report_before(k, of[row]) != NULL)
			note_row(c, k, f, of[row], cells[row], &notes[row * f->columns_count]);
	for (size_t i = 0; i < rows_count * f->columns_count; i++)
		has_any = has_any || notes[i] != NULL;
	return has_any ? notes : NULL;
}

const char *run_corrected_lines(struct ctx *c, const struct programme_field *f, const char *const *notes, size_t row)
{
	const char *all = "";

	for (size_t i = 0; notes != NULL && i < f->columns_count; i++)
		if (notes[row * f->columns_count + i] != NULL)
			all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : "\n", run_shown(c, programme_named(c->lang, f->columns[i]), notes[row * f->columns_count + i]));
	return all;
}

const char *run_corrected_row(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_value_row *value)
{
	const char ***cells = arena_array(c->arena, RUN_TABLE_ROWS_MAX + 1, sizeof(*cells));
	const struct run_value_row *row;
	size_t count = 0;

	if (f->fed_by == NULL || value->number < 1)
		return "";
	while (count < RUN_TABLE_ROWS_MAX && (row = run_value_in(k, value->step, value->form, value->field, (int)count + 1)) != NULL)
		cells[count++] = run_cells_of(c->arena, f, row->value);
	return (size_t)value->number > count ? "" : run_corrected_lines(c, f, run_corrected_cells(c, k, f, cells, count), (size_t)value->number - 1);
}
