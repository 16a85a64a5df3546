#include "rooms/figure/report_json.h"

const char *figure_cell_plain(struct arena *a, const struct figure_cell *cell)
{
	long long n = (long long)cell->number, size = n < 0 ? -n : n;
	const char *sign = n < 0 ? "-" : "";

	switch (cell->kind) {
	case CELL_NUMBER: return arena_printf(a, "%lld", n);
	case CELL_TENTHS: return arena_printf(a, "%s%lld.%lld", sign, size / 10, size % 10);
	case CELL_HUNDREDTHS:
	case CELL_RATE: return arena_printf(a, "%s%lld.%02lld", sign, size / 100, size % 100);
	case CELL_TEXT: return cell->text;
	case CELL_HIDDEN:
	case CELL_BLANK: break;
	}
	return NULL;
}

void report_head_json(struct json *j, const struct figure_report *r)
{
	json_put_id(j, "org", r->org.id.v);
	json_put_text(j, "code", r->org.code);
	json_put_text(j, "name", r->org.name);
	json_put_day(j, "day", r->day);
}

void report_put_totals(struct json *j, const struct figure_totals *t)
{
	json_name(j, "totals");
	json_object(j);
	json_put_int(j, "committees", t->committees);
	json_put_int(j, "general_branches", t->general_branches);
	json_put_int(j, "branches", t->branches);
	json_put_int(j, "members", t->members);
	json_put_int(j, "probationary", t->probationary);
	json_put_int(j, "women", t->women);
	json_put_int(j, "minority", t->minority);
	json_put_int(j, "young", t->young);
	json_put_int(j, "college", t->college);
	json_put_int(j, "members_per_branch_hundredths", t->per_branch_hundredths);
	json_end(j);
}

void report_totals_json(struct json *j, const struct figure_report *r, const struct figure_totals *totals)
{
	json_object(j);
	report_head_json(j, r);
	report_put_totals(j, totals);
	json_end(j);
}

static const char *words(const struct figure_report *r, message label, const char *label_text)
{
	return label_text != NULL ? label_text : label != NULL ? message_text(r->c->arena, r->c->lang, label, NULL, 0) : "";
}

static void put_row(struct json *j, const struct figure_report *r, const struct figure_table *t, const struct figure_row *row)
{
	json_object(j);
	json_put_text(j, "item", words(r, row->label, row->label_text));
	json_name(j, "cells");
	json_array(j);
	for (int i = 0; i < t->columns_count; i++) {
		if (row->cells[i].kind == CELL_NUMBER)
			json_int(j, row->cells[i].number);
		else
			json_text(j, figure_cell_plain(r->c->arena, &row->cells[i]));
	}
	json_end(j);
	json_end(j);
}

void report_put_tables(struct json *j, const struct figure_report *r)
{
	json_name(j, "tables");
	json_array(j);
	for (const struct figure_table *t = r->tables; t != NULL; t = t->next) {
		json_object(j);
		json_put_text(j, "key", t->key);
		json_put_text(j, "chapter", t->chapter == NULL ? NULL : words(r, t->chapter, NULL));
		json_put_text(j, "title", words(r, t->title, NULL));
		json_name(j, "columns");
		json_array(j);
		for (int i = 0; i < t->columns_count; i++)
			json_text(j, words(r, t->columns[i].label, t->columns[i].label_text));
		json_end(j);
		json_name(j, "rows");
		json_array(j);
		for (const struct figure_row *row = t->rows; row != NULL; row = row->next)
			put_row(j, r, t, row);
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

void report_tables_json(struct json *j, const struct figure_report *r)
{
	json_object(j);
	report_head_json(j, r);
	report_put_tables(j, r);
	json_end(j);
}
