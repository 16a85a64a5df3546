/* A workbook with several visible sheets, as an office keeps a branch on each. */
#ifndef TESTS_WORLD_WORKBOOK_H
#define TESTS_WORLD_WORKBOOK_H

#include <string.h>
#include <zip.h>
#include "base/arena.h"
#include "base/buffer.h"

struct workbook_sheet { const char *name, *text; };	/* rows with \n between, cells with tabs */

static inline void workbook_part(zip_t *zip, const char *name, const char *text)
{
	assert_true(zip_file_add(zip, name, zip_source_buffer(zip, text, strlen(text), 0), ZIP_FL_ENC_UTF_8) >= 0);
}

static inline const char *workbook_cells(struct arena *a, const char *text)
{
	struct buffer b;
	int row = 1, column = 0;

	buffer_init(&b, a, 0);
	buffer_puts(&b, "<worksheet><sheetData><row r=\"1\">");
	for (; *text != '\0'; text += *text != '\0') {
		size_t bytes = strcspn(text, "\t\n");

		buffer_printf(&b, "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%.*s</t></is></c>", 'A' + column++, row, (int)bytes, text);
		text += bytes;
		if (*text == '\n') {
			column = 0;
			buffer_printf(&b, "</row><row r=\"%d\">", ++row);
		}
	}
	buffer_puts(&b, "</row></sheetData></worksheet>");
	return buffer_text(&b);
}

/* The file in the arena. */
static inline const char *workbook_of(struct arena *a, const struct workbook_sheet *sheets, size_t count, size_t *bytes)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, NULL);
	struct buffer book, links;
	zip_stat_t st;
	char *file;

	assert_non_null(zip);
	zip_source_keep(out);
	buffer_init(&book, a, 0);
	buffer_init(&links, a, 0);
	for (size_t i = 0; i < count; i++) {
		buffer_printf(&book, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"r%zu\"/>", sheets[i].name, i + 1, i + 1);
		buffer_printf(&links, "<Relationship Id=\"r%zu\" Target=\"worksheets/sheet%zu.xml\"/>", i + 1, i + 1);
		workbook_part(zip, arena_printf(a, "xl/worksheets/sheet%zu.xml", i + 1), workbook_cells(a, sheets[i].text));
	}
	workbook_part(zip, "xl/workbook.xml", arena_printf(a, "<workbook xmlns:r=\"r\"><sheets>%s</sheets></workbook>", buffer_text(&book)));
	workbook_part(zip, "xl/_rels/workbook.xml.rels", arena_printf(a, "<Relationships>%s</Relationships>", buffer_text(&links)));
	workbook_part(zip, "xl/styles.xml", "<styleSheet/>");
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(out, &st), 0);
	assert_int_equal(zip_source_open(out), 0);
	file = arena_alloc(a, st.size);
	assert_int_equal(zip_source_read(out, file, st.size), (zip_int64_t)st.size);
	zip_source_close(out);
	zip_source_free(out);
	*bytes = st.size;
	return file;
}

#endif
