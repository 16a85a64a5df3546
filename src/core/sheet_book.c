/* Workbooks row after row: the frame by libxlsxwriter, its parts copied and the sheet streamed by libarchive. */
#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>
#include "core/sheet_book.h"
#include "text/sheet.h"

#define SHEET_PART "xl/worksheets/sheet1.xml"
#define WIDTH_CHARS_DEFAULT 14
#define CHOICE_ROWS 10000		/* rows below the head that offer choices: a roster of a town */
#define A4 9
#define TEXT_FORMAT_INDEX 49		/* @ */
#define PART_BYTES_MAX (1024 * 1024)	/* of a frame, whose parts are a few KiB */
#define BLOCK_BYTES (64 * 1024)
#define ESCAPED_BYTES_MAX 8		/* _x0001_ of a control character, &quot; */
#define LEVEL "4"			/* 5 and more take half again as long for two per cent */

struct sheet_book {
	struct archive *zip;
	char *back;			/* what follows the rows in the sheet */
	int columns_count;
	unsigned row;			/* number of the last row written */
	char text_style[16], mark_style[16];	/* attributes of a cell: ` s="2"` */
	char column_names[SHEET_COLUMNS_MAX][4];
	bool is_failed;
	char cell[SHEET_SAFE_BYTES];
	size_t used;
	char block[BLOCK_BYTES];
};

/* ---- the frame ---- */

static void dress(lxw_workbook *book, lxw_worksheet *sheet, const struct sheet_page *page)
{
	lxw_doc_properties properties = { .title = (char *)page->title, .author = (char *)page->author, .comments = (char *)page->mark };

	workbook_set_properties(book, &properties);
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, A4);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_set_footer(sheet, "&C&P / &N");
}

/* Title, mark and head, and below them a row each whose only cell has the format of texts and of the mark.
 * Returns the number of rows above those two. */
static unsigned fill(lxw_workbook *book, lxw_worksheet *sheet, const struct sheet_page *page, const struct sheet_column *columns, int columns_count)
{
	lxw_format *text = workbook_add_format(book), *head = workbook_add_format(book), *mark = workbook_add_format(book);
	char room[SHEET_SAFE_BYTES];
	lxw_row_t row = 0;

	format_set_num_format_index(text, TEXT_FORMAT_INDEX);
	format_set_bold(head);
	format_set_bg_color(head, 0xF2F2F2);
	format_set_border(head, LXW_BORDER_THIN);
	format_set_font_color(mark, 0x808080);
	if (page->title != NULL)
		worksheet_write_string(sheet, row++, 0, sheet_safe(page->title, room), head);
	if (page->mark != NULL)
		worksheet_write_string(sheet, row++, 0, sheet_safe(page->mark, room), mark);
	for (int i = 0; i < columns_count; i++) {
		worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, columns[i].width_chars > 0 ? columns[i].width_chars : WIDTH_CHARS_DEFAULT, text);
		worksheet_write_string(sheet, row, (lxw_col_t)i, sheet_safe(columns[i].title, room), head);
	}
	worksheet_repeat_rows(sheet, 0, row);
	worksheet_freeze_panes(sheet, row + 1, 0);
	worksheet_write_blank(sheet, row + 1, 0, text);
	worksheet_write_blank(sheet, row + 2, 0, mark);
	return row + 1;
}

static void name_column(char out[4], int column)
{
	if (column < 26)
		snprintf(out, 4, "%c", 'A' + column);
	else
		snprintf(out, 4, "%c%c", 'A' + column / 26 - 1, 'A' + column % 26);
}

/* A column of the second sheet for each, and a list to choose from in the rows of the first; other spellings may still be typed. */
static void offer(lxw_worksheet *sheet, lxw_worksheet *list, const struct sheet_page *page, const struct sheet_column *columns, lxw_row_t first)
{
	char formula[96], name[4], room[SHEET_SAFE_BYTES];

	for (size_t i = 0; i < page->choices_count && i < SHEET_COLUMNS_MAX; i++) {
		const struct sheet_choices *k = &page->choices[i];
		lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION,
			.show_error = LXW_VALIDATION_OFF, .value_formula = formula };

		name_column(name, (int)i);
		worksheet_set_column(list, (lxw_col_t)i, (lxw_col_t)i, 24, NULL);
		worksheet_write_string(list, 0, (lxw_col_t)i, sheet_safe(columns[k->column].title, room), NULL);
		for (size_t n = 0; n < k->count; n++)
			worksheet_write_string(list, (lxw_row_t)(n + 1), (lxw_col_t)i, sheet_safe(k->names[n], room), NULL);
		snprintf(formula, sizeof(formula), "=%s!$%s$2:$%s$%zu", T_sheet_choices->text[LANG_ZH], name, name, k->count + 1);
		worksheet_data_validation_range(sheet, first, (lxw_col_t)k->column, first + CHOICE_ROWS, (lxw_col_t)k->column, &validation);
	}
}

/* The frame as a file in memory; -1 when there is none. */
static int frame_make(const struct sheet_page *page, const struct sheet_column *columns, int columns_count, unsigned *rows)
{
	int fd = memfd_create("sheet-frame", MFD_CLOEXEC);
	char path[64];
	lxw_workbook *book;
	lxw_worksheet *sheet, *list;

	if (fd < 0)
		return -1;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	book = workbook_new(path);
	sheet = book == NULL ? NULL : workbook_add_worksheet(book, T_sheet_name->text[LANG_ZH]);
	if (sheet != NULL) {
		dress(book, sheet, page);
		*rows = fill(book, sheet, page, columns, columns_count);
	}
	list = sheet == NULL || page->choices_count == 0 ? NULL : workbook_add_worksheet(book, T_sheet_choices->text[LANG_ZH]);
	if (list != NULL)
		offer(sheet, list, page, columns, (lxw_row_t)*rows);
	if (book == NULL || workbook_close(book) != LXW_NO_ERROR || sheet == NULL) {
		close(fd);
		return -1;
	}
	return fd;
}

/* ---- the container ---- */

static void put(struct sheet_book *b, const void *data, size_t bytes)
{
	if (bytes > 0 && !b->is_failed && archive_write_data(b->zip, data, bytes) != (la_ssize_t)bytes)
		b->is_failed = true;
}

static void part_begin(struct sheet_book *b, const char *name)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_mtime(entry, time(NULL), 0);
	if (archive_write_header(b->zip, entry) != ARCHIVE_OK)
		b->is_failed = true;
	archive_entry_free(entry);
}

/* A part of the frame, 0-terminated, to be freed; NULL if it cannot be read. */
static char *part_read(zip_t *frame, zip_uint64_t index, size_t *bytes)
{
	zip_stat_t stat;
	zip_file_t *file;
	char *data;

	if (zip_stat_index(frame, index, 0, &stat) != 0 || stat.size > PART_BYTES_MAX || (file = zip_fopen_index(frame, index, 0)) == NULL)
		return NULL;
	data = calloc(1, (size_t)stat.size + 1);
	if (data != NULL && zip_fread(file, data, stat.size) != (zip_int64_t)stat.size) {
		free(data);
		data = NULL;
	}
	zip_fclose(file);
	*bytes = (size_t)stat.size;
	return data;
}

/* All parts but the sheet, as they are. */
static void copy_parts(struct sheet_book *b, zip_t *frame, zip_int64_t sheet)
{
	zip_int64_t count = zip_get_num_entries(frame, 0);

	for (zip_int64_t i = 0; i < count && !b->is_failed; i++) {
		size_t bytes = 0;
		char *data = i == sheet ? NULL : part_read(frame, (zip_uint64_t)i, &bytes);

		if (data != NULL) {
			part_begin(b, zip_get_name(frame, (zip_uint64_t)i, 0));
			put(b, data, bytes);
			free(data);
		} else if (i != sheet) {
			b->is_failed = true;
		}
	}
}

/* The style of the only cell of a row of the frame, as an attribute. */
static bool style_of(const char *xml, unsigned row, char out[16])
{
	char place[32];
	const char *cell, *begin, *end;

	snprintf(place, sizeof(place), "<c r=\"A%u\"", row);
	cell = strstr(xml, place);
	begin = cell == NULL ? NULL : strstr(cell, " s=\"");
	end = begin == NULL ? NULL : strchr(begin + 4, '"');
	if (end == NULL || end - begin > 14)
		return false;
	memcpy(out, begin, (size_t)(end - begin) + 1);
	out[end - begin + 1] = '\0';
	return true;
}

/* Writes the sheet up to where the rows go. The frame's dimension is left out: it knows no rows, and readers need none. */
static bool begin_sheet(struct sheet_book *b, char *xml)
{
	char place[32];
	char *rows, *back = strstr(xml, "</sheetData>"), *dimension = strstr(xml, "<dimension "), *after;

	snprintf(place, sizeof(place), "<row r=\"%u\"", b->row + 1);
	rows = strstr(xml, place);
	after = dimension == NULL ? NULL : strstr(dimension, "/>");
	if (rows == NULL || back == NULL || after == NULL || after > rows || !style_of(xml, b->row + 1, b->text_style) ||
		!style_of(xml, b->row + 2, b->mark_style))
		return false;
	b->back = strdup(back);
	part_begin(b, SHEET_PART);
	put(b, xml, (size_t)(dimension - xml));
	put(b, after + 2, (size_t)(rows - after - 2));
	return b->back != NULL;
}

static bool take_frame(struct sheet_book *b, int frame_fd)
{
	char path[64];
	zip_t *frame;
	zip_int64_t sheet;
	size_t bytes = 0;
	char *xml;
	bool is_good;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", frame_fd);
	frame = zip_open(path, ZIP_RDONLY, NULL);
	if (frame == NULL)
		return false;
	sheet = zip_name_locate(frame, SHEET_PART, 0);
	copy_parts(b, frame, sheet);
	xml = sheet < 0 ? NULL : part_read(frame, (zip_uint64_t)sheet, &bytes);
	is_good = xml != NULL && begin_sheet(b, xml);
	free(xml);
	zip_discard(frame);
	return is_good && !b->is_failed;
}

/* Sizes follow the data of each part, since they are not known before; no part comes near the 4 GiB of the larger format,
 * which older readers do not know. */
static bool open_container(struct sheet_book *b, int fd)
{
	b->zip = archive_write_new();
	return b->zip != NULL && archive_write_set_format_zip(b->zip) == ARCHIVE_OK &&
		archive_write_set_options(b->zip, "zip:compression=deflate,zip:compression-level=" LEVEL ",zip:!zip64") == ARCHIVE_OK &&
		archive_write_set_bytes_in_last_block(b->zip, 1) == ARCHIVE_OK && archive_write_open_fd(b->zip, fd) == ARCHIVE_OK;
}

static void discard(struct sheet_book *b)
{
	if (b->zip != NULL)
		archive_write_free(b->zip);
	free(b->back);
	free(b);
}

struct sheet_book *sheet_book_begin(int fd, const struct sheet_page *page, const struct sheet_column *columns, int columns_count)
{
	struct sheet_book *b = calloc(1, sizeof(*b));
	int frame = b == NULL ? -1 : frame_make(page, columns, columns_count, &b->row);
	bool is_good = frame >= 0 && open_container(b, fd) && take_frame(b, frame);

	if (frame >= 0)
		close(frame);
	if (!is_good && b != NULL) {
		discard(b);
		return NULL;
	}
	for (int i = 0; b != NULL && i < columns_count; i++)
		name_column(b->column_names[i], i);
	if (b != NULL)
		b->columns_count = columns_count;
	return b;
}

/* ---- rows ---- */

static void flush(struct sheet_book *b)
{
	put(b, b->block, b->used);
	b->used = 0;
}

static void add(struct sheet_book *b, const char *data, size_t bytes)
{
	if (b->used + bytes > sizeof(b->block))
		flush(b);
	memcpy(b->block + b->used, data, bytes);
	b->used += bytes;
}

static void adds(struct sheet_book *b, const char *text)
{
	add(b, text, strlen(text));
}

/* A byte of a text as XML. Control characters have their own spelling in workbooks. */
static size_t escape(char out[ESCAPED_BYTES_MAX], unsigned char byte)
{
	const char *name = byte == '&' ? "&amp;" : byte == '<' ? "&lt;" : byte == '>' ? "&gt;" : NULL;

	if (name == NULL && (byte >= 0x20 || byte == '\t' || byte == '\n')) {
		out[0] = (char)byte;
		return 1;
	}
	return (size_t)(name != NULL ? snprintf(out, ESCAPED_BYTES_MAX, "%s", name) : snprintf(out, ESCAPED_BYTES_MAX, "_x%04X_", byte));
}

static void add_cell(struct sheet_book *b, int column, const char *style, const char *raw)
{
	const char *text = sheet_safe(raw, b->cell);
	char place[48];
	int bytes = snprintf(place, sizeof(place), "<c r=\"%s%u\"%s t=\"inlineStr\"><is><t", b->column_names[column], b->row, style);

	add(b, place, (size_t)bytes);
	if (text[0] == ' ' || text[strlen(text) - 1] == ' ' || strpbrk(text, "\t\n") != NULL)
		adds(b, " xml:space=\"preserve\"");
	adds(b, ">");
	while (*text != '\0') {
		size_t plain = 0;
		char escaped[ESCAPED_BYTES_MAX];

		while ((unsigned char)text[plain] >= 0x20 && text[plain] != '&' && text[plain] != '<' && text[plain] != '>')
			plain++;
		add(b, text, plain);
		text += plain;
		if (*text == '\0')
			break;
		plain = escape(escaped, (unsigned char)*text++);
		add(b, escaped, plain);
	}
	adds(b, "</t></is></c>");
}

static void begin_row(struct sheet_book *b)
{
	char head[32];
	int bytes = snprintf(head, sizeof(head), "<row r=\"%u\">", ++b->row);

	add(b, head, (size_t)bytes);
}

void sheet_book_row(struct sheet_book *b, const char *const *cells)
{
	begin_row(b);
	for (int i = 0; i < b->columns_count; i++)
		if (cells[i] != NULL && cells[i][0] != '\0')
			add_cell(b, i, b->text_style, cells[i]);
	adds(b, "</row>");
}

bool sheet_book_end(struct sheet_book *b, const char *mark)
{
	bool is_good;

	if (mark != NULL && mark[0] != '\0') {
		begin_row(b);
		add_cell(b, 0, b->mark_style, mark);
		adds(b, "</row>");
	}
	adds(b, b->back);
	flush(b);
	is_good = archive_write_close(b->zip) == ARCHIVE_OK && !b->is_failed;
	discard(b);
	return is_good;
}
