/* A workbook that is written row after row: private to core/sheet_*.c.
 *
 * libxlsxwriter makes the frame, a workbook without data rows, with its formats, head, page setup and properties. The rows are
 * put into its sheet as they come and deflated at once by libarchive, so that of 74,000 rows no more is ever held than
 * their finished part of the file: the library alone keeps the whole sheet beside it until the end. */
#ifndef CORE_SHEET_BOOK_H
#define CORE_SHEET_BOOK_H

#include <stdbool.h>
#include "core/sheet.h"

#define SHEET_SAFE_BYTES (SHEET_CELL_BYTES_MAX + 2)

/* The text as it may stand in a cell: no formula, whole characters up to the longest a cell may hold; "" for NULL.
 * It is the text itself, or a copy in room. */
const char *sheet_safe(const char *text, char room[SHEET_SAFE_BYTES]);

struct sheet_book;

/* Writes to fd, which the caller keeps. The page and columns are read at once. NULL: no memory file, or a library refused. */
struct sheet_book *sheet_book_begin(int fd, const struct sheet_page *page, const struct sheet_column *columns, int columns_count);
/* One text in UTF-8 a column; NULL and "" leave the cell out. */
void sheet_book_row(struct sheet_book *b, const char *const *cells);
/* Closes the file with the mark as its last row (NULL: none) and frees the book. False when anything could not be written. */
bool sheet_book_end(struct sheet_book *b, const char *mark);

#endif
