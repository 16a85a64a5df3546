/* What stands beside the cells of a table that was filled in from the reports of a duty, once a report was corrected (run_report.c). The row stays what was kept and, where
 * its step is closed, sealed; whoever reads it is told. */
#ifndef ROOMS_RUN_RUN_CORRECTED_H
#define ROOMS_RUN_RUN_CORRECTED_H

#include "rooms/run/run_walk.h"

/* Of each cell of these rows, row by row, that says what a report said before it was corrected, the sentence with the day, who corrected it and what it says now; NULL beside
 * all others. In the arena, as one list of rows_count times the columns; NULL: no cell is one, or no duty fills the table. */
const char **run_corrected_cells(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char ***cells, size_t rows_count);
/* Does one of the rows say what the report says, or said before it was corrected? */
bool run_report_stands(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_report_row *report, const char ***cells, size_t rows_count);
/* The sentences of one row as lines, each with its column in front; "" without any. */
const char *run_corrected_lines(struct ctx *c, const struct programme_field *f, const char *const *notes, size_t row);
/* The same of a row as it is kept. */
const char *run_corrected_row(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_value_row *value);

#endif
