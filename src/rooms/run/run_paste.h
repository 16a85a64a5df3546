/* A range of cells as an office program puts it on the clipboard, or lines of a CSV file: what of it goes into which column of a table. */
#ifndef ROOMS_RUN_RUN_PASTE_H
#define ROOMS_RUN_RUN_PASTE_H

#include "core/sheet.h"
#include "programme/programme.h"

struct run_pasted {
	const char ***rows; size_t count;	/* of each the cells in the order of the table's columns, cleaned, none NULL; without empty rows and the head */
	const size_t *numbers;			/* of each the line of the text, or the row of the file, from 1 */
	const char *head;			/* the columns that a first line named; NULL: it names none */
	const char *left_out;			/* columns of it that the table has not; NULL: none */
	struct sheet_unread unread;		/* of a file: its visible sheets that were not read; the texts in the arena */
	bool is_numbered;			/* a first column 1, 2, 3 … was left out */
	size_t wide_row, wide_cells;		/* the first row with more cells than the table has columns, from 1, and how many; 0: none, else there are no rows */
};

#define RUN_PASTE_LINES_AROUND 6	/* what may stand above and below the rows of a file: titles, a day, the head, a mark */

/* The same of a sheet: what stands above a line with titles of columns is left out, and so is the mark of internal papers. Rows have the numbers of the file. */
void run_paste_sheet(struct arena *a, const struct programme_field *f, struct sheet *s, struct run_pasted *pasted);

/* Cells stand between tabs or, where the text has none and the table several columns, between commas; a cell in quotation marks may hold both and line
 * ends. One line of names with 、 between is as many rows. */
void run_paste_read(struct arena *a, const struct programme_field *f, const char *text, struct run_pasted *pasted);

#endif
