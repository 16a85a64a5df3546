/* The confined child's work done here instead, so that the fuzzer sees into it. Defines helper_run, so a target that
 * includes this must not start the real helper. */
#ifndef TESTS_FUZZ_INLINE_HELPER_H
#define TESTS_FUZZ_INLINE_HELPER_H

#include <sys/mman.h>
#include <unistd.h>
#include "fuzz.h"
#include "core/helper.h"
#include "core/sheet_out.h"

static inline int fuzz_file(const void *data, size_t bytes)
{
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	MUST(fd >= 0 && write(fd, data, bytes) == (ssize_t)bytes && lseek(fd, 0, SEEK_SET) == 0);
	return fd;
}

/* Reads the whole sheet as its users do, twice, and holds it to sheet.h. */
static inline void fuzz_read_sheet(const void *data, size_t bytes)
{
	int fd = fuzz_file(data, bytes);
	enum sheet_fault fault = SHEET_GOOD;
	struct sheet *s = sheet_open(fd, &fault);
	struct sheet_row row;

	MUST((s != NULL) == (fault == SHEET_GOOD));
	MUST(s != NULL || sheet_fault_text(fault) != NULL);
	if (s != NULL && sheet_unread(s)->count > 0)
		MUST(text_is_utf8(sheet_unread(s)->read, strlen(sheet_unread(s)->read)) && text_is_utf8(sheet_unread(s)->names, strlen(sheet_unread(s)->names)) &&
			strlen(sheet_unread(s)->names) <= SHEET_NAMES_MAX * (SHEET_NAME_BYTES_MAX + 9));
	for (int again = 0; s != NULL && again < 2; again++) {
		int last = 0, rows = 0;

		while (sheet_next(s, &row)) {
			MUST(row.number > last && row.cells_count >= 0 && row.cells_count <= SHEET_COLUMNS_MAX);
			last = row.number;
			rows++;
			for (int i = 0; i < row.cells_count; i++) {
				MUST(text_is_utf8(row.cells[i].text, strlen(row.cells[i].text)));
				MUST(row.spans[i] >= 1 && row.spans[i] <= SHEET_COLUMNS_MAX);
			}
		}
		MUST(rows == sheet_rows_count(s));
		sheet_rewind(s);
	}
	sheet_close(s);
	close(fd);
}

#endif
