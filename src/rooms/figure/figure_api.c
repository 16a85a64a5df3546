/* Figures for programs: the same reports as the pages, as tables of cells. */
#include <string.h>
#include "rooms/figure/input.h"
#include "rooms/figure/report_json.h"
#include "text/figure.h"
#include "web/web.h"

#define PEOPLE_A_PAGE 200

ROUTE(GET, "/api/v1/figure/totals", figure_api_totals, MAY_SEE_FIGURES, "Usual numbers of an organisation (org) on a day (day)")
ROUTE(GET, "/api/v1/figure/tables", figure_api_tables, MAY_SEE_FIGURES, "Tables of a report: communique (default), annual or check")
ROUTE(GET, "/api/v1/figure/coverage", figure_api_coverage, MAY_SEE_FIGURES, "Coverage of villages, communities, enterprises and law firms")
ROUTE(GET, "/api/v1/figure/cross", figure_api_cross, MAY_SEE_FIGURES, "Counts across up to four attributes (by1 to by4)")
ROUTE(GET, "/api/v1/figure/people", figure_api_people, MAY_SEE_PERSON, "Numbers of the people behind a figure, 200 a page")

void figure_api_totals(struct web *w)
{
	struct figure_report r;
	struct figure_totals totals;

	if (!figure_input(w, &r) || !figure_totals(w->c, r.org.path, r.day, &totals))
		return;
	report_totals_json(web_json(w), &r, &totals);
}

void figure_api_tables(struct web *w)
{
	const char *which = web_param(w, "report");
	struct figure_report r;
	bool is_good;

	if (!figure_input(w, &r))
		return;
	if (text_is_empty(which) || strcmp(which, "communique") == 0)
		is_good = figure_communique(&r);
	else if (strcmp(which, "annual") == 0)
		is_good = figure_annual(&r);
	else if (strcmp(which, "check") == 0)
		is_good = figure_check(&r);
	else
		is_good = ctx_refuse_field(w->c, "report", T_figure_report_unknown, NULL);
	if (is_good)
		report_tables_json(web_json(w), &r);
}

void figure_api_coverage(struct web *w)
{
	struct figure_report r;

	if (figure_input(w, &r) && figure_coverage(&r))
		report_tables_json(web_json(w), &r);
}

/* Cells that are not nought, each with its values: names, and numbers as the filter `where` takes them. */
static void put_cells(struct web *w, struct json *j, const struct figure_query *q, const struct figure_cells *cells, const struct figure_child *children)
{
	int values[FIGURE_DIMS_MAX] = { 0 };

	for (size_t i = 0; i < cells->count; i++) {
		if (cells->numbers[i] > 0) {
			json_object(j);
			for (int d = 0; d < q->dims_count; d++) {
				bool is_below = q->dims[d] == FIGURE_BELOW && values[d] > 0;

				json_put_text(j, figure_attribute_key(q->dims[d]), is_below ? children[values[d] - 1].name
					: figure_value_name(w->c->arena, w->c->lang, q->dims[d], values[d]));
			}
			json_name(j, "values");
			json_array(j);
			for (int d = 0; d < q->dims_count; d++)
				json_int(j, values[d]);
			json_end(j);
			json_put_int(j, "number", cells->numbers[i]);
			json_end(j);
		}
		for (int d = q->dims_count - 1; d >= 0 && ++values[d] == cells->sizes[d]; d--)
			values[d] = 0;
	}
}

void figure_api_cross(struct web *w)
{
	struct figure_report r;
	struct figure_query q;
	struct figure_cells cells;
	struct figure_child *children;
	size_t children_count;
	struct json *j;

	if (!figure_input(w, &r) || !figure_input_query(w, &r, &q))
		return;
	q.dims_count = figure_input_dims(w, q.dims);
	if (!figure_count(w->c, &q, &cells) || !figure_children(w->c, r.org.path, r.day, &children, &children_count))
		return;
	j = web_json(w);
	json_object(j);
	report_head_json(j, &r);
	json_put_int(j, "total", cells.total);
	json_name(j, "cells");
	json_array(j);
	put_cells(w, j, &q, &cells, children);
	json_end(j);
	json_end(j);
}

void figure_api_people(struct web *w)
{
	int64_t page = web_param_int(w, "page", 1), *ids, total;
	struct figure_report r;
	struct figure_query q;
	struct figure_people_row *rows;
	size_t count;
	struct json *j;

	if (!figure_input(w, &r) || !figure_input_query(w, &r, &q))
		return;
	if (page < 1 || page > 100000)
		page = 1;
	if (!figure_members(w->c, &q, (size_t)(page - 1) * PEOPLE_A_PAGE, PEOPLE_A_PAGE, &ids, &count, &total))
		return;
	count = count > 0 ? figure_people_rows(w->c->store, ids, count, &rows) : 0;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", total);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		if (!may_at_path(w->c, MAY_SEE_PERSON, rows[i].path))
			continue;
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_text(j, "name", rows[i].name);
		json_put_id(j, "org", rows[i].org.v);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}
