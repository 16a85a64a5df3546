/* What a file is, by its content; runs in the confined child and hands on to the reader that fits. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/sheet_out.h"

#define BLOCK_BYTES 65536
#define HEAD_BYTES 4096	/* in which a text shows that it is none */

/* ---- what the child says ---- */

void sheet_out_fail(struct sheet_out *o, enum sheet_fault fault)
{
	if (o->fault == SHEET_GOOD)
		o->fault = fault;
}

void sheet_out_fail_long(struct sheet_out *o, size_t column)
{
	if (o->fault != SHEET_GOOD)
		return;
	o->fault = SHEET_CELL_LONG;
	o->fault_place[0] = o->row;
	o->fault_place[1] = (uint32_t)column + 1;
}

static void flush(struct sheet_out *o)
{
	size_t done = 0;

	while (o->fault == SHEET_GOOD && done < o->block_bytes) {
		ssize_t wrote = write(o->fd, o->block + done, o->block_bytes - done);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			sheet_out_fail(o, SHEET_LARGE);
		else
			done += (size_t)wrote;
	}
	o->block_bytes = 0;
}

static void put(struct sheet_out *o, const void *data, size_t bytes)
{
	const char *from = data;

	o->bytes += (int64_t)bytes;
	if (o->bytes > SHEET_OUT_BYTES_MAX)
		sheet_out_fail(o, SHEET_LARGE);
	while (bytes > 0 && o->fault == SHEET_GOOD) {
		size_t room = BLOCK_BYTES - o->block_bytes, part = bytes < room ? bytes : room;

		memcpy(o->block + o->block_bytes, from, part);
		o->block_bytes += part;
		from += part;
		bytes -= part;
		if (o->block_bytes == BLOCK_BYTES)
			flush(o);
	}
}

bool sheet_out_begin(struct sheet_out *o, int fd)
{
	*o = (struct sheet_out){ .fd = fd };
	o->row_data = malloc(SHEET_ROW_BYTES_MAX);
	o->block = malloc(BLOCK_BYTES);
	if (o->row_data == NULL || o->block == NULL)
		o->fault = SHEET_LARGE;
	else
		put(o, SHEET_MAGIC, strlen(SHEET_MAGIC));
	return o->fault == SHEET_GOOD;
}

static void close_row(struct sheet_out *o)
{
	if (o->cells > 0) {
		put(o, "R", 1);
		put(o, &o->row, sizeof(o->row));
		put(o, &o->cells, sizeof(o->cells));
		put(o, o->row_data, o->row_bytes);
		if (++o->rows > SHEET_ROWS_MAX)
			sheet_out_fail(o, SHEET_LONG);
	}
	o->cells = 0;
	o->row_bytes = 0;
}

void sheet_out_row(struct sheet_out *o, uint32_t number)
{
	close_row(o);
	o->row = number;
}

static void put_in_row(struct sheet_out *o, const void *data, size_t bytes)
{
	memcpy(o->row_data + o->row_bytes, data, bytes);
	o->row_bytes += bytes;
}

static bool is_blank(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((unsigned char)text[i] > ' ')
			return false;
	return true;
}

void sheet_out_cell(struct sheet_out *o, size_t column, bool is_number, const char *text, size_t bytes)
{
	uint16_t column_16 = (uint16_t)column;
	uint8_t number = is_number;
	uint32_t bytes_32 = (uint32_t)bytes;

	if (o->fault != SHEET_GOOD || is_blank(text, bytes))
		return;
	if (column >= SHEET_COLUMNS_MAX)
		sheet_out_fail(o, SHEET_WIDE);
	else if (bytes > SHEET_CELL_BYTES_MAX)
		sheet_out_fail_long(o, column);
	else if (o->cells >= SHEET_COLUMNS_MAX)		/* the same column again and again */
		sheet_out_fail(o, SHEET_DAMAGED);
	else if (o->row_bytes + bytes + 7 > SHEET_ROW_BYTES_MAX)
		sheet_out_fail(o, SHEET_LARGE);
	if (o->fault != SHEET_GOOD)
		return;
	put_in_row(o, &column_16, sizeof(column_16));
	put_in_row(o, &number, sizeof(number));
	put_in_row(o, &bytes_32, sizeof(bytes_32));
	put_in_row(o, text, bytes);
	o->cells++;
}

void sheet_out_merge(struct sheet_out *o, uint32_t first_row, uint32_t last_row, size_t first_column, size_t last_column)
{
	uint16_t columns[2] = { (uint16_t)first_column, (uint16_t)last_column };

	close_row(o);
	if (last_row < first_row || last_column < first_column || first_column >= SHEET_COLUMNS_MAX || (last_row == first_row && last_column == first_column))
		return;
	if (last_column >= SHEET_COLUMNS_MAX)	/* a title merged over the whole width */
		columns[1] = SHEET_COLUMNS_MAX - 1;
	if (++o->merges > SHEET_MERGES_MAX) {
		sheet_out_fail(o, SHEET_LARGE);
		return;
	}
	put(o, "M", 1);
	put(o, &first_row, sizeof(first_row));
	put(o, &last_row, sizeof(last_row));
	put(o, columns, sizeof(columns));
}

void sheet_out_sheets(struct sheet_out *o, uint32_t others, const char *const *names, size_t count)
{
	uint8_t said = (uint8_t)count, bytes;

	close_row(o);
	put(o, "S", 1);
	put(o, &others, sizeof(others));
	put(o, &said, 1);
	for (size_t i = 0; i < count; i++) {
		bytes = (uint8_t)strlen(names[i]);
		put(o, &bytes, 1);
		put(o, names[i], bytes);
	}
}

/* What was read before does not matter any more; the place goes behind it. A place that cannot be written is not said. */
static void say_place(const struct sheet_out *o)
{
	char place[SHEET_PLACE_BYTES] = { 'L' };

	memcpy(place + 1, o->fault_place, sizeof(o->fault_place));
	if (write(o->fd, place, sizeof(place)) != (ssize_t)sizeof(place))
		return;
}

enum sheet_fault sheet_out_end(struct sheet_out *o)
{
	close_row(o);
	if (o->fault == SHEET_GOOD && o->rows == 0)
		o->fault = SHEET_EMPTY;
	put(o, "E", 1);
	put(o, &o->rows, sizeof(o->rows));
	flush(o);
	if (o->fault == SHEET_CELL_LONG)
		say_place(o);
	free(o->row_data);
	free(o->block);
	return o->fault;
}

/* ---- what it is ---- */

static bool begins(const char *data, size_t bytes, const char *with, size_t with_bytes)
{
	return bytes >= with_bytes && memcmp(data, with, with_bytes) == 0;
}

/* The compound files of old office programs; a protected .xlsx is one too, with a stream of this name. */
static enum sheet_fault ole_fault(const char *data, size_t bytes)
{
	static const char PACKAGE[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	return memmem(data, bytes, PACKAGE, sizeof(PACKAGE)) != NULL ? SHEET_LOCKED : SHEET_OLD;
}

/* Systems like to call a web page .xls. */
static bool is_markup(const char *data, size_t bytes)
{
	static const char *const MARKS[] = { "<html", "<!doctype", "<table", "<?xml", "<meta", "<head", "<style", "<script", "<div" };

	if (begins(data, bytes, "\xef\xbb\xbf", 3)) {
		data += 3;
		bytes -= 3;
	}
	while (bytes > 0 && (unsigned char)*data <= ' ') {
		data++;
		bytes--;
	}
	for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++)
		if (bytes >= strlen(MARKS[i]) && strncasecmp(data, MARKS[i], strlen(MARKS[i])) == 0)
			return true;
	return false;
}

/* Pictures, scans and archives, whatever they are called; and what no text holds: control characters besides tab and line ends. */
static bool is_foreign(const char *data, size_t bytes)
{
	static const struct { const char *bytes; size_t count; } KINDS[] = { { "%PDF", 4 }, { "Rar!", 4 }, { "\x89PNG", 4 }, { "\xff\xd8\xff", 3 }, { "GIF8", 4 },
		{ "II*\0", 4 }, { "MM\0*", 4 }, { "7z\xbc\xaf", 4 }, { "\x1f\x8b", 2 } };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (begins(data, bytes, KINDS[i].bytes, KINDS[i].count))
			return true;
	for (size_t i = 0; i < bytes && i < HEAD_BYTES; i++)
		if ((unsigned char)data[i] < 0x20 && data[i] != '\t' && data[i] != '\n' && data[i] != '\r' && data[i] != '\f')
			return true;
	return memchr(data, '\0', bytes) != NULL;
}

static void read_any(struct sheet_out *o, const char *data, size_t bytes)
{
	if (begins(data, bytes, "PK\x03\x04", 4) || begins(data, bytes, "PK\x05\x06", 4))
		sheet_read_xlsx(o, data, bytes);
	else if (begins(data, bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
		sheet_out_fail(o, ole_fault(data, bytes));
	else if (is_markup(data, bytes))
		sheet_out_fail(o, SHEET_OLD);
	else if (begins(data, bytes, "\xff\xfe", 2) || begins(data, bytes, "\xfe\xff", 2))
		sheet_out_fail(o, SHEET_ENCODING);
	else if (is_foreign(data, bytes))
		sheet_out_fail(o, SHEET_FOREIGN);
	else
		sheet_read_csv(o, data, bytes);
}

int sheet_job(int in_fd, int out_fd, const char *args)
{
	struct sheet_out o;
	struct stat st;
	void *data;
	int code;

	if (fstat(in_fd, &st) != 0 || st.st_size <= 0)
		return SHEET_EMPTY;
	if (st.st_size > SHEET_FILE_BYTES_MAX)
		return SHEET_LARGE;
	data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, in_fd, 0);
	if (data == MAP_FAILED)
		return SHEET_LARGE;
	if (sheet_out_begin(&o, out_fd))
		read_any(&o, data, (size_t)st.st_size);
	code = sheet_out_end(&o);
	munmap(data, (size_t)st.st_size);
	return code;
}
