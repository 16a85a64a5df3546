/* Tables for office programs. XLSX by libxlsxwriter in constant memory; CSV in UTF-8 with its mark. */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "base/text.h"
#include "core/sheet.h"

#define LONG_DIGITS_CHARS 11	/* from here on office programs round numbers */
#define WIDTH_CHARS_DEFAULT 14

struct sheet_writer {
	enum sheet_format format;
	int fd, columns_count;
	const struct sheet_page *page;
	struct sheet_column columns[SHEET_COLUMNS_MAX];
	bool is_failed;
	char folder[64];	/* of the library's spill, "" when none was made */
	FILE *csv;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *text_format, *head_format, *mark_format;
	lxw_row_t row;
	char cell[SHEET_CELL_BYTES_MAX + 8];
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

/* The text as it may stand in a cell, whole characters only. */
static const char *safe(struct sheet_writer *w, const char *text)
{
	size_t bytes, at = 0;

	if (text == NULL)
		return "";
	bytes = strlen(text);
	if (!sheet_is_formula(text) && bytes <= SHEET_CELL_BYTES_MAX)
		return text;
	if (sheet_is_formula(text))
		w->cell[at++] = '\'';
	if (bytes > SHEET_CELL_BYTES_MAX)
		for (bytes = SHEET_CELL_BYTES_MAX; bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80; bytes--)
			;
	memcpy(w->cell + at, text, bytes);
	w->cell[at + bytes] = '\0';
	return w->cell;
}

/* ---- CSV ---- */

static void put_csv(struct sheet_writer *w, const char *text, bool keeps_digits)
{
	const char *c = safe(w, text);
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
		put_csv(w, cells[i], w->columns[i].is_text);
	}
	fputs("\r\n", w->csv);
}

/* ---- XLSX ---- */

/* In memory where the machine has such a folder, so that clear text does not reach the disk. */
static bool make_folder(struct sheet_writer *w)
{
	static const char *const PLACES[] = { "/dev/shm", "/run/user", "/tmp" };

	for (size_t i = 0; i < sizeof(PLACES) / sizeof(PLACES[0]); i++) {
		snprintf(w->folder, sizeof(w->folder), "%s/jishi-sheet-XXXXXX", PLACES[i]);
		if (mkdtemp(w->folder) != NULL)
			return true;
	}
	w->folder[0] = '\0';
	return false;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *place)
{
	return remove(path);
}

static void remove_folder(struct sheet_writer *w)
{
	if (w->folder[0] != '\0')
		nftw(w->folder, remove_one, 4, FTW_DEPTH | FTW_PHYS);
}

static void xlsx_line(struct sheet_writer *w, const char *text, lxw_format *format)
{
	if (text != NULL)
		worksheet_write_string(w->sheet, w->row++, 0, safe(w, text), format);
}

static void dress(struct sheet_writer *w)
{
	lxw_doc_properties properties = { 0 };

	w->text_format = workbook_add_format(w->book);
	format_set_num_format_index(w->text_format, 49);	/* @ */
	w->head_format = workbook_add_format(w->book);
	format_set_bold(w->head_format);
	format_set_bg_color(w->head_format, 0xF2F2F2);
	format_set_border(w->head_format, LXW_BORDER_THIN);
	w->mark_format = workbook_add_format(w->book);
	format_set_font_color(w->mark_format, 0x808080);
	properties.title = (char *)w->page->title;
	properties.author = (char *)w->page->author;
	properties.comments = (char *)w->page->mark;
	workbook_set_properties(w->book, &properties);
	worksheet_set_landscape(w->sheet);
	worksheet_set_paper(w->sheet, 9);	/* A4 */
	worksheet_fit_to_pages(w->sheet, 1, 0);
	worksheet_set_footer(w->sheet, "&C&P / &N");
	for (int i = 0; i < w->columns_count; i++)
		worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i,
			w->columns[i].width_chars > 0 ? w->columns[i].width_chars : WIDTH_CHARS_DEFAULT, w->text_format);
}

static bool begin_xlsx(struct sheet_writer *w)
{
	char path[64];
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = w->folder };

	if (!make_folder(w))
		return false;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", w->fd);
	w->book = workbook_new_opt(path, &options);
	w->sheet = w->book == NULL ? NULL : workbook_add_worksheet(w->book, NULL);
	if (w->sheet == NULL)
		return false;
	dress(w);
	return true;
}

static void xlsx_head(struct sheet_writer *w)
{
	lxw_row_t head;

	xlsx_line(w, w->page->title, w->head_format);
	xlsx_line(w, w->page->mark, w->mark_format);
	head = w->row;
	for (int i = 0; i < w->columns_count; i++)
		worksheet_write_string(w->sheet, head, (lxw_col_t)i, safe(w, w->columns[i].title), w->head_format);
	worksheet_repeat_rows(w->sheet, 0, head);
	w->row++;
}

static void xlsx_row(struct sheet_writer *w, const char *const *cells)
{
	for (int i = 0; i < w->columns_count; i++)
		if (cells[i] != NULL && cells[i][0] != '\0')
			worksheet_write_string(w->sheet, w->row, (lxw_col_t)i, safe(w, cells[i]), NULL);
	w->row++;
}

/* ---- both ---- */

struct sheet_writer *sheet_write_begin(enum sheet_format format, const struct sheet_page *page,
	const struct sheet_column *columns, int columns_count)
{
	struct sheet_writer *w = columns_count > 0 && columns_count <= SHEET_COLUMNS_MAX ? calloc(1, sizeof(*w)) : NULL;

	if (w == NULL)
		return NULL;
	w->format = format;
	w->page = page;
	w->columns_count = columns_count;
	memcpy(w->columns, columns, (size_t)columns_count * sizeof(*columns));
	w->fd = memfd_create("sheet", MFD_CLOEXEC);
	if (w->fd < 0 || !(format == SHEET_XLSX ? begin_xlsx(w) : begin_csv(w))) {
		w->is_failed = true;
		sheet_write_end(w, NULL);
		return NULL;
	}
	if (format == SHEET_XLSX) {
		xlsx_head(w);
	} else {
		const char *titles[SHEET_COLUMNS_MAX];

		for (int i = 0; i < columns_count; i++)
			titles[i] = columns[i].title;
		csv_line(w, page->title);
		csv_line(w, page->mark);
		csv_row(w, titles);
	}
	return w;
}

void sheet_write_row(struct sheet_writer *w, const char *const *cells)
{
	if (w->format == SHEET_XLSX)
		xlsx_row(w, cells);
	else
		csv_row(w, cells);
}

static void finish_xlsx(struct sheet_writer *w)
{
	if (w->book != NULL && w->sheet != NULL && !w->is_failed)
		xlsx_line(w, w->page->mark, w->mark_format);
	if (w->book != NULL && workbook_close(w->book) != LXW_NO_ERROR)
		w->is_failed = true;
	remove_folder(w);
}

static void finish_csv(struct sheet_writer *w)
{
	if (w->csv == NULL)
		return;
	csv_line(w, w->page->mark);
	if (fclose(w->csv) != 0)
		w->is_failed = true;
}

int sheet_write_end(struct sheet_writer *w, int64_t *bytes)
{
	struct stat st;
	int fd = w->fd;

	if (w->format == SHEET_XLSX)
		finish_xlsx(w);
	else
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
