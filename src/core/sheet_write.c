/* Tables for office programs: XLSX by core/sheet_book.h, CSV in UTF-8 with its mark. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"
#include "core/sheet_book.h"

#define LONG_DIGITS_CHARS 11	/* from here on office programs round numbers */

struct sheet_writer {
	enum sheet_format format;
	int fd, columns_count;
	struct sheet_page page;
	bool is_text[SHEET_COLUMNS_MAX];
	bool is_failed;
	FILE *csv;
	struct sheet_book *book;
	char cell[SHEET_SAFE_BYTES];
};

const char *sheet_media_type(enum sheet_format format)
{
	return format == SHEET_XLSX ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
}

bool sheet_is_formula(const char *text)
{
	uint32_t c = *text == '\0' ? 0 : text_next(&text);

	return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' || c == 0xFF1D || c == 0xFF0B ||
		c == 0xFF0D || c == 0xFF20;
}

const char *sheet_safe(const char *text, char room[SHEET_SAFE_BYTES])
{
	size_t bytes, at = 0;

	if (text == NULL)
		return "";
	bytes = strlen(text);
	if (!sheet_is_formula(text) && bytes <= SHEET_CELL_BYTES_MAX)
		return text;
	if (sheet_is_formula(text))
		room[at++] = '\'';
	if (bytes > SHEET_CELL_BYTES_MAX)
		for (bytes = SHEET_CELL_BYTES_MAX; bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80; bytes--)
			;
	memcpy(room + at, text, bytes);
	room[at + bytes] = '\0';
	return room;
}

/* ---- CSV ---- */

static void put_csv(struct sheet_writer *w, const char *text, bool keeps_digits)
{
	const char *c = sheet_safe(text, w->cell);
	bool is_quoted = strpbrk(c, ",\"\r\n\t;") != NULL || c[0] == ' ';
	bool is_long_number = keeps_digits && strlen(c) >= LONG_DIGITS_CHARS && strspn(c, "0123456789Xx") == strlen(c);

	/* A blank tab behind the digits keeps office programs from making a number of them; readers drop it. */
	if (is_quoted || is_long_number)
		fputc('"', w->csv);
	for (const char *p = c; *p != '\0'; p++) {
		if (*p == '"')
			fputc('"', w->csv);
		fputc(*p, w->csv);
	}
	if (is_long_number)
		fputc('\t', w->csv);
	if (is_quoted || is_long_number)
		fputc('"', w->csv);
}

static bool begin_csv(struct sheet_writer *w)
{
	int copy = dup(w->fd);

	w->csv = copy < 0 ? NULL : fdopen(copy, "w");
	if (w->csv == NULL) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	fputs("\xef\xbb\xbf", w->csv);
	return true;
}

static void csv_line(struct sheet_writer *w, const char *text)
{
	if (text == NULL)
		return;
	put_csv(w, text, false);
	fputs("\r\n", w->csv);
}

static void csv_row(struct sheet_writer *w, const char *const *cells)
{
	for (int i = 0; i < w->columns_count; i++) {
		if (i > 0)
			fputc(',', w->csv);
		put_csv(w, cells[i], w->is_text[i]);
	}
	fputs("\r\n", w->csv);
}

/* ---- both ---- */

static bool begin(struct sheet_writer *w, const struct sheet_column *columns)
{
	const char *titles[SHEET_COLUMNS_MAX];

	w->fd = memfd_create("sheet", MFD_CLOEXEC);
	if (w->fd < 0)
		return false;
	if (w->format == SHEET_XLSX) {
		w->book = sheet_book_begin(w->fd, &w->page, columns, w->columns_count);
		return w->book != NULL;
	}
	if (!begin_csv(w))
		return false;
	for (int i = 0; i < w->columns_count; i++) {
		w->is_text[i] = columns[i].is_text;
		titles[i] = columns[i].title;
	}
	csv_line(w, w->page.title);
	csv_line(w, w->page.mark);
	csv_row(w, titles);
	return true;
}

struct sheet_writer *sheet_write_begin(enum sheet_format format, const struct sheet_page *page,
	const struct sheet_column *columns, int columns_count)
{
	struct sheet_writer *w = columns_count > 0 && columns_count <= SHEET_COLUMNS_MAX ? calloc(1, sizeof(*w)) : NULL;

	if (w == NULL)
		return NULL;
	w->format = format;
	w->page = *page;
	w->columns_count = columns_count;
	if (!begin(w, columns)) {
		w->is_failed = true;
		sheet_write_end(w, NULL);
		return NULL;
	}
	return w;
}

void sheet_write_row(struct sheet_writer *w, const char *const *cells)
{
	if (w->format == SHEET_XLSX)
		sheet_book_row(w->book, cells);
	else
		csv_row(w, cells);
}

static void finish_csv(struct sheet_writer *w)
{
	csv_line(w, w->page.mark);
	if (fclose(w->csv) != 0)
		w->is_failed = true;
}

int sheet_write_end(struct sheet_writer *w, int64_t *bytes)
{
	struct stat st;
	int fd = w->fd;

	if (w->book != NULL && !sheet_book_end(w->book, w->page.mark))
		w->is_failed = true;
	if (w->csv != NULL)
		finish_csv(w);
	if (fd >= 0 && (w->is_failed || fstat(fd, &st) != 0 || lseek(fd, 0, SEEK_SET) != 0)) {
		close(fd);
		fd = -1;
	}
	if (fd >= 0 && bytes != NULL)
		*bytes = st.st_size;
	free(w);
	return fd;
}
