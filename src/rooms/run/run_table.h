/* The rows of a table as a page sends them, and those that are pasted into it: read, shown in their cells, and kept only when the form is. */
#ifndef ROOMS_RUN_RUN_TABLE_H
#define ROOMS_RUN_RUN_TABLE_H

#include "rooms/run/run_screen.h"

struct web;

#define RUN_ROWS_MORE 10	/* empty rows that one press of the button adds */

/* The rows that the page sent, cleaned, a tab between cells and a line end between rows; without those that are wholly empty, however many. */
const char *run_typed_text(struct web *w, const struct programme_field *f);

/* What was read into one table, to be said beside it. */
struct run_reading { const struct programme_field *f; const char *input, **lines; size_t lines_count; };	/* input: where what it came from is refused */

/* Is the form not to be kept yet: did it ask for more rows (rows_more), or is there something to be read into a table (v_FIELD_paste, or the file v_FIELD_sheet)? */
bool run_asks_rows(struct web *w, const struct programme_form *form);
/* Reads what was pasted, and the file, into the cells of what was sent (web_form_return), rows `of` somebody by the name. False: refused, at the field, with the limit and
 * the figures; then the text stays where it was pasted, and no cell is changed. */
bool run_tables_read(struct web *w, const struct run_case *k, const struct programme_form *form, struct run_reading **readings, size_t *count);
/* Puts them beside their tables, in the form of that name. */
void run_readings_show(struct run_screen *s, const char *form, const struct run_reading *readings, size_t count);

const char *run_file_name(struct ctx *c, const struct programme_field *f);	/* the field of a file that is read into the table */

/* How many rows the page shows: those of the screen, those of a draft or of what was sent, and those that it asked for. */
size_t run_rows_shown(const struct view *v, const struct run_field_screen *f);
/* What stands in the cell by the screen; "" in a row behind its last one. */
const char *run_cell_text(const struct run_field_screen *f, size_t row, size_t column);
/* A table whose rows people type, not one that is read from records. */
bool run_is_typed_table(const struct programme_field *f);
/* Does the form have a table that is typed? Then return in a line of another field keeps the form, and adds no rows. */
bool run_has_table(const struct run_form_screen *s);
/* The titles of the columns, as the page heads them. */
const char *run_columns_text(struct arena *a, enum lang lang, const struct programme_field *f);

#endif
