/* The parts of a template, so that mutations reach its XML instead of the checksum of a container: the text, the styles and what it leads
 * to, each ended by a line "--". It is checked, filled and laid out; what was filled must pass the check again, but for one with a
 * picture: a template has none. */
#include "inline_helper.h"

#include <zip.h>
#include "core/docx.h"
#include "core/docx_pdf.h"

static const char *const PARTS[] = { "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels" };
static const char *const FIELDS[] = { "a" }, *const ROWS[] = { "1", "2" };
static const struct docx_list LISTS[] = { { "l", FIELDS, 1, ROWS, 2 } };
static const struct docx_value VALUES[] = { { "v", "one\n" DOCX_PICTURE "two" } };
/* One pixel. */
static const unsigned char PNG[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
	0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0,
	'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };
static const struct docx_values KNOWN = { .values = VALUES, .values_count = 1, .lists = LISTS, .lists_count = 1 };
static const struct docx_picture PICTURE = { "image/png", PNG, sizeof(PNG), DOCX_PHOTO_WIDTH_MM, DOCX_PHOTO_HEIGHT_MM };
static const struct docx_values PICTURED = { .values = VALUES, .values_count = 1, .lists = LISTS, .lists_count = 1, .pictures = &PICTURE, .pictures_count = 1 };

enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code)
{
	*code = docx_job(in_fd, out_fd, args);
	return *code == 0 ? HELPER_GOOD : HELPER_REFUSED;
}

/* In place of drawing: fonts are slow, and not ours. */
int docx_pdf_draw(struct arena *a, const char *title, const char *lines, const struct docx_values *values, struct buffer *out)
{
	(void)values;
	MUST(lines[0] == 'G');
	for (; *lines != '\0'; lines += strcspn(lines, "\n") + 1)
		MUST(strchr("GPRTrCE", lines[0]) != NULL && strchr(lines, '\n') != NULL);
	return 1;
}

static void add(zip_t *zip, const char *name, const void *data, size_t bytes)
{
	zip_source_t *source = zip_source_buffer(zip, data, bytes, 0);

	MUST(source != NULL && zip_file_add(zip, name, source, 0) >= 0);
}

static void pack(const uint8_t *data, size_t bytes, struct buffer *out)
{
	zip_source_t *packed = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(packed, ZIP_TRUNCATE, NULL);
	zip_stat_t st;
	char *file;

	MUST(zip != NULL);
	zip_source_keep(packed);
	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]) && bytes > 0; i++) {
		const uint8_t *stop = memmem(data, bytes, "\n--\n", 4);
		size_t part_bytes = stop == NULL ? bytes : (size_t)(stop - data);

		add(zip, PARTS[i], data, part_bytes);
		part_bytes += stop == NULL ? 0 : 4;
		data += part_bytes;
		bytes -= part_bytes;
	}
	MUST(zip_close(zip) == 0 && zip_source_stat(packed, &st) == 0 && zip_source_open(packed) == 0);
	file = arena_room(out->arena, st.size + 1);
	MUST(zip_source_read(packed, file, st.size) == (zip_int64_t)st.size);
	buffer_put(out, file, st.size);
	zip_source_close(packed);
	zip_source_free(packed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	struct buffer docx, filled, pdf;
	const char *detail;
	int pages;

	buffer_init(&docx, a, 0);
	buffer_init(&filled, a, 0);
	buffer_init(&pdf, a, 0);
	if (bytes > 0)
		pack(data, bytes, &docx);
	if (docx_check(a, docx.data, docx.bytes, &KNOWN, &detail) == DOCX_GOOD) {
		MUST(docx_fill(a, docx.data, docx.bytes, &KNOWN, &filled) == DOCX_GOOD);
		MUST(docx_check(a, filled.data, filled.bytes, &KNOWN, &detail) == DOCX_GOOD);
		MUST(docx_fill(a, docx.data, docx.bytes, &PICTURED, &filled) == DOCX_GOOD);
		docx_pdf(a, docx.data, docx.bytes, "t", &KNOWN, &pdf, &pages);
	}
	return 0;
}
