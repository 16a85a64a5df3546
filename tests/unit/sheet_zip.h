/* An .xlsx file made by hand, part by part. */
#ifndef TESTS_UNIT_SHEET_ZIP_H
#define TESTS_UNIT_SHEET_ZIP_H

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

struct part { const char *name, *text; };

/* The descriptor is the caller's. */
static int zip_of(const struct part *parts, size_t count)
{
	char path[] = "/tmp/jishi-sheet-test-XXXXXX";
	int fd = mkstemp(path), error;
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);

	assert_non_null(zip);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *source = zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);

		assert_true(zip_file_add(zip, parts[i].name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8) >= 0);
	}
	assert_int_equal(zip_close(zip), 0);
	close(fd);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	unlink(path);
	return fd;
}

#endif
