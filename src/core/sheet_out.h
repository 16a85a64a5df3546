/* What the confined child says of a sheet: private to core/sheet_*.c.
 *
 *	"JSH1"
 *	'R' row:u32 cells:u16 { column:u16 is_number:u8 bytes:u32 text }…
 *	'M' first_row:u32 last_row:u32 first_column:u16 last_column:u16
 *	'S' others:u32 names:u8 { bytes:u8 name }…	of a workbook whose other visible sheets hold something: how many, then the names
 *							of that which was read and of the first of the others
 *	'E' rows:u32
 *
 *	'L' row:u32 column:u32, the last thing where a cell is too long: which, from 1
 *
 * Numbers as the machine has them: both ends are the same program on the same machine. */
#ifndef CORE_SHEET_OUT_H
#define CORE_SHEET_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "core/sheet.h"

#define SHEET_MAGIC "JSH1"
#define SHEET_OUT_BYTES_MAX (192ll * 1024 * 1024)
#define SHEET_MERGES_MAX 20000
#define SHEET_ROW_BYTES_MAX (1024 * 1024)
#define SHEET_NAME_BYTES_MAX 124	/* 31 characters */
#define SHEET_PLACE_BYTES 9	/* of the place of a cell that is too long */

struct sheet_out {
	int fd;
	enum sheet_fault fault;		/* the first; later calls do nothing */
	uint32_t fault_place[2];	/* row and column of a cell that is too long, from 1 */
	int64_t bytes;
	uint32_t rows, merges;
	uint32_t row;			/* number of the row that is open */
	uint16_t cells;
	char *row_data, *block;
	size_t row_bytes, block_bytes;
};

/* Begins a sheet at `fd`, which stays the caller's. False: no memory or it cannot be written, o->fault says which. */
bool sheet_out_begin(struct sheet_out *o, int fd);
void sheet_out_row(struct sheet_out *o, uint32_t number);	/* closes the row before */
void sheet_out_cell(struct sheet_out *o, size_t column, bool is_number, const char *text, size_t bytes);	/* blank text: nothing */
/* After the merges. names: that which was read, then at most SHEET_NAMES_MAX of the others, of SHEET_NAME_BYTES_MAX bytes each. */
void sheet_out_sheets(struct sheet_out *o, uint32_t others, const char *const *names, size_t count);
void sheet_out_merge(struct sheet_out *o, uint32_t first_row, uint32_t last_row, size_t first_column, size_t last_column);
enum sheet_fault sheet_out_end(struct sheet_out *o);
void sheet_out_fail(struct sheet_out *o, enum sheet_fault fault);
/* SHEET_CELL_LONG, in the row that is open. */
void sheet_out_fail_long(struct sheet_out *o, size_t column);

/* The readers, inside the child. `data` is the whole file. */
void sheet_read_xlsx(struct sheet_out *o, const void *data, size_t bytes);
void sheet_read_csv(struct sheet_out *o, const char *data, size_t bytes);

/* GB18030 as UTF-8, to be freed by the caller; NULL: it is none, or there is no memory. After sheet_prepare. */
char *sheet_decode_gb18030(const char *data, size_t bytes, size_t *out_bytes);

/* Excel's day number as a date: number formats that show one, 1900 and 1904. */
enum sheet_format_kind { SHEET_FORMAT_PLAIN, SHEET_FORMAT_DAY, SHEET_FORMAT_MONTH };
enum sheet_format_kind sheet_format_of(int number_format, const char *code);
/* Writes what a cell with a number shows into out; returns its length. */
size_t sheet_number_text(char out[64], const char *raw, enum sheet_format_kind kind, bool is_1904);

#endif
