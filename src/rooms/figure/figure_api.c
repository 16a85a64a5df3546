/* Figures for programs: the same reports as the pages, as tables of cells. */
#include "rooms/figure/cross.h"
#include "rooms/figure/exchange.h"
#include "rooms/figure/input.h"
#include "rooms/figure/report_json.h"
#include "text/figure.h"
#include "web/web.h"

#define HEAD { AN_ID("org") }, { A_TEXT("code", 0) }, { A_TEXT("name", 0) }, { A_DAY("day") }

FIELDS(TOTALS, { AN_INT("committees") }, { AN_INT("general_branches") }, { AN_INT("branches") }, { AN_INT("members") }, { AN_INT("probationary") },
	{ AN_INT("women") }, { AN_INT("minority") }, { AN_INT("young") }, { AN_INT("college") }, { AN_INT("members_per_branch_hundredths") })
FIELDS(LINE, { A_TEXT("item", 0) }, { A_CELLS("cells") })
FIELDS(TABLE, { A_TEXT("key", 0) }, { A_TEXT("chapter", 0), OR_NULL }, { A_TEXT("title", 0) }, { A_TEXT("columns", 0), LIST }, { A_LIST("rows", LINE) })
FIELDS(REPORT, HEAD, { A_LIST("tables", TABLE) })
/* The values in words, for each attribute that was asked for. */
FIELDS(CELL, { A_TEXT("status", 0), SOMETIMES }, { A_TEXT("sex", 0), SOMETIMES }, { A_TEXT("minority", 0), SOMETIMES }, { A_TEXT("nationality", 0), SOMETIMES },
	{ A_TEXT("age", 0), SOMETIMES }, { A_TEXT("education", 0), SOMETIMES }, { A_TEXT("occupation", 0), SOMETIMES }, { A_TEXT("joined", 0), SOMETIMES },
	{ A_TEXT("front", 0), SOMETIMES }, { A_TEXT("unit", 0), SOMETIMES }, { A_TEXT("below", 0), SOMETIMES }, { AN_INT("values"), LIST }, { AN_INT("number"), OR_NULL })

#define ATTRIBUTE(name_) { A_CHOICE(name_, "status sex minority nationality age education occupation joined front unit below") }

ROUTE(GET, "/api/v1/figure/totals", figure_api_totals, MAY_SEE_FIGURES, "Usual numbers of an organisation on a day")
TAKES(figure_api_totals, FIGURE_WHERE_AND_WHEN)
GIVES(figure_api_totals, 200, HEAD, { AN_OBJECT("totals", TOTALS) })

ROUTE(GET, "/api/v1/figure/tables", figure_api_tables, MAY_SEE_FIGURES, "Tables of a report: communique (default), annual, coverage, profile, team or check; public hides small numbers")
TAKES(figure_api_tables, FIGURE_WHERE_AND_WHEN, { A_TEXT("report", 20) }, { A_BOOL("public") })
GIVES_SAME(figure_api_tables, 200, REPORT)

ROUTE(GET, "/api/v1/figure/coverage", figure_api_coverage, MAY_SEE_FIGURES, "Coverage of villages, communities, enterprises and law firms")
TAKES(figure_api_coverage, FIGURE_WHERE_AND_WHEN)
GIVES_SAME(figure_api_coverage, 200, REPORT)

ROUTE(GET, "/api/v1/figure/cross", figure_api_cross, MAY_SEE_FIGURES, "Counts across up to four attributes (by1 to by4); cells that are nought are left out; public hides small numbers (null) and what gives them away")
TAKES(figure_api_cross, FIGURE_WHERE_AND_WHEN, ATTRIBUTE("by1"), ATTRIBUTE("by2"), ATTRIBUTE("by3"), ATTRIBUTE("by4"), FIGURE_CONDITIONS, { A_BOOL("public") })
GIVES(figure_api_cross, 200, HEAD, { AN_INT("total"), OR_NULL }, { A_LIST("cells", CELL) })

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

	if (!figure_input(w, &r))
		return;
	if (!figure_report_build(&r, text_is_empty(which) ? "communique" : which))
		return;
	if (web_param_int(w, "public", 0) != 0)
		figure_publish(&r);
	report_tables_json(web_json(w), &r);
}

void figure_api_coverage(struct web *w)
{
	struct figure_report r;

	if (figure_input(w, &r) && figure_coverage(&r))
		report_tables_json(web_json(w), &r);
}

static void put_number(struct json *j, const char *name, int64_t number, bool is_hidden)
{
	json_name(j, name);
	if (is_hidden)
		json_null(j);
	else
		json_int(j, number);
}

/* Cells that are not nought, each with its values: names, and numbers as the filter `where` takes them. */
static void put_cells(struct json *j, const struct figure_report *r, const struct figure_cross *x)
{
	int values[FIGURE_DIMS_MAX] = { 0 };

	for (size_t i = 0; i < x->cells.count; i++) {
		if (x->cells.numbers[i] > 0) {
			json_object(j);
			for (int d = 0; d < x->q.dims_count; d++)
				json_put_text(j, figure_attribute_key(x->q.dims[d]), figure_cross_value(r, x, d, values[d]));
			json_name(j, "values");
			json_array(j);
			for (int d = 0; d < x->q.dims_count; d++)
				json_int(j, values[d]);
			json_end(j);
			put_number(j, "number", x->cells.numbers[i], figure_cross_hides(x, i));
			json_end(j);
		}
		for (int d = x->q.dims_count - 1; d >= 0 && ++values[d] == x->cells.sizes[d]; d--)
			values[d] = 0;
	}
}

void figure_api_cross(struct web *w)
{
	struct figure_report r;
	struct figure_query q;
	struct figure_cross x;
	struct json *j;

	if (!figure_input(w, &r) || !figure_input_query(w, &r, &q))
		return;
	if (!figure_input_dims(w, q.dims, &q.dims_count) || !figure_cross_count(&r, &q, web_param_int(w, "public", 0) != 0, &x))
		return;
	j = web_json(w);
	json_object(j);
	report_head_json(j, &r);
	put_number(j, "total", x.cells.total, x.sums[0].hides != NULL && x.sums[0].hides[0]);
	json_name(j, "cells");
	json_array(j);
	put_cells(j, &r, &x);
	json_end(j);
	json_end(j);
}
