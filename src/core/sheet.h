/* Tables that offices send and want: XLSX and CSV, read and written.
 *
 * Reading: a file is told by its content, never by its name, and parsed in the confined child of core/helper.h
 * (kind "sheet"), which writes what it found to a memory file in a simple format; the format is checked again
 * here, so that a child taken over by a hostile file can only say untrue things, not break anything.
 *
 *	struct sheet *s = sheet_open(upload->fd, &fault);
 *	while (sheet_next(s, &row)) … row.cells[i].text …
 *	sheet_close(s);
 *
 * Only the first visible sheet of a workbook is read; sheet_unread says what that leaves out. Empty rows are left out but keep their numbers. Numbers
 * come as text; a date cell comes as 2015-03-01, or 2015-03 when its format shows no day. A cell merged
 * over several rows stands in each of them; one merged over columns stands in the first; row.spans tells how far. */
#ifndef CORE_SHEET_H
#define CORE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/message.h"

#define SHEET_COLUMNS_MAX 200
#define SHEET_ROWS_MAX 300000
#define SHEET_CELL_BYTES_MAX 8000
#define SHEET_FILE_BYTES_MAX (50ll * 1024 * 1024)

/* The answer of the child, so that 0 is good and all fit a byte. A sentence each in text/sheet.txt. */
enum sheet_fault {
	SHEET_GOOD = 0,
	SHEET_EMPTY,		/* no bytes, or no cell with content */
	SHEET_OLD,		/* .xls, .et, or a web page with that name: save as .xlsx */
	SHEET_LOCKED,		/* protected by a password */
	SHEET_FOREIGN,		/* something else altogether */
	SHEET_ENCODING,		/* text in an encoding that is neither UTF-8 nor GB18030 */
	SHEET_HOSTILE,		/* DOCTYPE, names with .., inflates beyond all measure */
	SHEET_DAMAGED,		/* cut off or malformed */
	SHEET_WIDE,		/* more than SHEET_COLUMNS_MAX columns */
	SHEET_LONG,		/* more than SHEET_ROWS_MAX rows */
	SHEET_CELL_LONG,
	SHEET_LARGE,		/* the file, or what is in it */
	SHEET_SLOW,
	SHEET_BUSY,		/* the child could not be had: try again */
	SHEET_FAULTS_COUNT
};
message sheet_fault_text(enum sheet_fault fault);	/* not for SHEET_GOOD */

struct sheet_cell {
	const char *text;	/* cleaned (text_clean), never NULL */
	bool is_number;		/* was a number in the sheet, so digits may have been lost */
};

struct sheet_row {
	int number;		/* as the office program shows it, from 1 */
	int cells_count;	/* up to the last one with content */
	const struct sheet_cell *cells;	/* valid until the next sheet_next */
	const int *spans;	/* how many columns each cell is merged over, 1 as a rule */
};

struct sheet;
/* NULL with the fault. Reads fd from its start by mapping it; the caller keeps and closes it. */
struct sheet *sheet_open(int fd, enum sheet_fault *fault);
/* The same; with SHEET_CELL_LONG which cell it is, both from 1, or 0 where that cannot be told. */
struct sheet_place { int row, column; };
struct sheet *sheet_open_placed(int fd, enum sheet_fault *fault, struct sheet_place *place);
void sheet_close(struct sheet *s);	/* NULL is allowed */
int sheet_rows_count(const struct sheet *s);
/* Of a workbook whose other visible sheets hold something: the name of that which was read, how many others there are, and the names of the first
 * SHEET_NAMES_MAX of them as “…”、“…”. count 0: none. The list of choices that our own templates carry is none. Lives as long as the sheet. */
#define SHEET_NAMES_MAX 10
struct sheet_unread { const char *read, *names; int64_t count; };
const struct sheet_unread *sheet_unread(const struct sheet *s);
/* The same as a sentence, for whoever is to be told; NULL where count is 0. */
const char *sheet_unread_text(struct arena *a, enum lang lang, const struct sheet_unread *unread);
bool sheet_next(struct sheet *s, struct sheet_row *row);	/* false at the end */
void sheet_rewind(struct sheet *s);
/* A, B … Z, AA: as an office program heads the column, from 1. */
const char *sheet_column_letters(struct arena *a, int column);

/* The work of the child, for the table of helper_start; sheet_prepare comes before it, because the child can
 * no longer load the tables of GB18030. */
void sheet_prepare(void);
int sheet_job(int in_fd, int out_fd, const char *args);

/* ---- writing ---- */

enum sheet_format { SHEET_XLSX, SHEET_CSV };

struct sheet_column {
	const char *title;
	int width_chars;
	bool is_text;		/* digits that must stay text: ID numbers, phones, codes */
};

/* What a column may hold: names as they are typed. */
struct sheet_choices { int column; const char *const *names; size_t count; };

/* What stands above and below the table and in the properties of the file; NULL: nothing. */
struct sheet_page {
	const char *title, *mark, *author;
	const struct sheet_choices *choices;	/* a workbook alone: the cells of these columns offer them, and a second sheet lists them all */
	size_t choices_count;
};

struct sheet_writer;
/* Rows go to a memory file as they come, of a workbook already packed; the texts of the page are read until the end. NULL: no memory file can be made, or a
 * library refused. */
struct sheet_writer *sheet_write_begin(enum sheet_format format, const struct sheet_page *page,
	const struct sheet_column *columns, int columns_count);
/* One text a column; NULL is empty. A text that an office program would take for a formula gets an apostrophe. */
void sheet_write_row(struct sheet_writer *w, const char *const *cells);
/* The finished file at offset 0, to be closed by the caller; -1 when it could not be written. Frees the writer. */
int sheet_write_end(struct sheet_writer *w, int64_t *bytes);
const char *sheet_media_type(enum sheet_format format);

/* = + - @ TAB CR and their full-width forms at the start: never given to an office program as they are. */
bool sheet_is_formula(const char *text);

#endif
