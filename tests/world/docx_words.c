#include "world/docx_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <zip.h>

char *docx_part_of(struct arena *a, const void *data, size_t bytes, const char *name, size_t *part_bytes)
{
	zip_source_t *source = zip_source_buffer_create(data, bytes, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
	char *out = NULL;
	zip_stat_t st;

	if (zip == NULL)
		fail_msg("no container: %.200s", (const char *)data);
	if (zip_stat(zip, name, 0, &st) == 0) {
		zip_file_t *file = zip_fopen(zip, name, 0);

		assert_non_null(file);
		out = arena_alloc(a, st.size + 1);
		assert_int_equal(zip_fread(file, out, st.size), (zip_int64_t)st.size);
		assert_int_equal(zip_fclose(file), 0);	/* the sum fits */
		if (part_bytes != NULL)
			*part_bytes = st.size;
	}
	zip_discard(zip);
	return out;
}

char *docx_words(struct arena *a, const void *data, size_t bytes)
{
	char *out = docx_part_of(a, data, bytes, "word/document.xml", NULL), *to = out;
	bool is_text = true;

	assert_non_null(out);
	for (const char *c = out; *c != '\0'; c++) {
		if (*c == '<' || *c == '>')
			is_text = *c == '>';
		else if (is_text)
			*to++ = *c;
	}
	*to = '\0';
	return out;
}
