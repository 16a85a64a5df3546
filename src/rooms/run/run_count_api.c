/* Counted cases for programs. */
#include "rooms/run/run_count.h"
#include "rooms/run/run_input.h"
#include "schema/model.h"
#include "web/web.h"

/* share: hundredths of a per cent of all, cut. */
FIELDS(RUN_COUNT_ROW, { A_TEXT("value", 0) }, { AN_INT("n") }, { AN_INT("share") }, { AN_INT("sum"), SOMETIMES })
FIELDS(RUN_COUNT_CELL, { A_TEXT("row", 0) }, { A_TEXT("column", 0) }, { AN_INT("n") })

ROUTE(GET, "/api/v1/org/:org/run/count", run_api_count, MAY_HANDLE, "Cases of one practice counted by end (finish), year, or a choice (form.field), one way or across two; sum: a whole number of the practice (the id of a value with a title) added up over cases that came to an end, as persons of a decision")
TAKES(run_api_count, { A_TEXT("code", LIMIT_RUN_CODE) }, { A_TEXT("row", RUN_COUNT_BY_CHARS_MAX) }, { A_TEXT("column", RUN_COUNT_BY_CHARS_MAX) }, { A_TEXT("sum", RUN_COUNT_BY_CHARS_MAX) })
GIVES(run_api_count, 200, { AN_INT("total") }, { AN_INT("sum"), SOMETIMES }, { A_LIST("rows", RUN_COUNT_ROW) }, { A_LIST("cells", RUN_COUNT_CELL) })

static void put_cells(struct json *j, const struct run_count *s)
{
	json_name(j, "cells");
	json_array(j);
	for (size_t i = 0; i < s->rows_count; i++)
		for (size_t n = 0; n < s->columns_count; n++) {
			json_object(j);
			json_put_text(j, "row", s->rows[i].text);
			json_put_text(j, "column", s->columns[n].text);
			json_put_int(j, "n", s->cells[i * s->columns_count + n]);
			json_end(j);
		}
	json_end(j);
}

void run_api_count(struct web *w)
{
	struct run_count s;
	struct json *j;

	if (!run_count_read(w->c, run_org_path(w), &(struct run_count_ask){ web_param(w, "code"), web_param(w, "row"), web_param(w, "column"), web_param(w, "sum") }, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", s.total);
	if (s.sum != NULL)
		json_put_int(j, "sum", s.sum_total);
	json_name(j, "rows");
	json_array(j);
	for (size_t i = 0; i < s.rows_count; i++) {
		json_object(j);
		json_put_text(j, "value", s.rows[i].text);
		json_put_int(j, "n", s.row_totals[i]);
		json_put_int(j, "share", s.row_totals[i] * 10000 / s.total);
		if (s.sum != NULL)
			json_put_int(j, "sum", s.row_sums[i]);
		json_end(j);
	}
	json_end(j);
	put_cells(j, &s);
	json_end(j);
}
