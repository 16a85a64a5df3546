/* Reports as JSON, for the API and the command line alike. */
#ifndef ROOMS_FIGURE_REPORT_JSON_H
#define ROOMS_FIGURE_REPORT_JSON_H

#include "base/json.h"
#include "rooms/figure/report.h"

void report_head_json(struct json *j, const struct figure_report *r);	/* into an open object */
/* An object with the head of the report (organisation, day, how it counts) and its totals, or its tables with what each cell opens. */
void report_totals_json(struct json *j, const struct figure_report *r, const struct figure_totals *totals);
void report_tables_json(struct json *j, const struct figure_report *r);
/* Members of an open object: "totals" is an object, "tables" a list. */
void report_put_totals(struct json *j, const struct figure_totals *totals);
void report_put_tables(struct json *j, const struct figure_report *r);
/* A decimal as text, since JSON's numbers lose their nought: "29.4", "21.95"; NULL for a blank cell. */
const char *figure_cell_plain(struct arena *a, const struct figure_cell *cell);

#endif
