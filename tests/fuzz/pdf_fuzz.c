/* What is ours in reading the text of a PDF (the file itself is libqpdf's): the map of a font, and the content of a page. First line: the
 * encoding of the font ("bytes" for one byte a code); up to a line "--" its map; then the content. */
#include "fuzz.h"

#include "core/pdf_content.h"
#include "core/sheet.h"
#include "core/sheet_out.h"

static struct pdf_font font;

static const struct pdf_font *font_of(void *data, const char *name)
{
	return strcmp(name, "/None") == 0 ? NULL : &font;
}

static void form_of(void *data, const char *name, struct pdf_lines *lines, const double place[6])
{
	MUST(name != NULL && lines != NULL && place != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	static const double HERE[6] = { 1, 0, 0, 1, 0, 0 };
	const struct pdf_resources r = { NULL, font_of, form_of };
	const uint8_t *at = data, *end = data + bytes, *map, *content;
	struct arena *a = fuzz_arena();
	struct pdf_lines lines;
	const char *encoding;

	sheet_prepare();
	encoding = fuzz_line(a, &at, end);
	map = at;
	content = memmem(map, (size_t)(end - map), "\n--\n", 4);
	content = content == NULL ? end : content + 4;
	font = (struct pdf_font){ .coding = strcmp(encoding, "bytes") == 0 ? PDF_BYTES : pdf_coding_of(encoding), .size_of_unit = 1 };
	pdf_font_take_map(&font, a, (const char *)map, (size_t)(content - map));
	pdf_lines_init(&lines, a);
	pdf_content_read(&lines, &r, HERE, (const char *)content, (size_t)(end - content));
	pdf_lines_end(&lines);
	MUST(lines.text.bytes == 0 || lines.text.data[lines.text.bytes - 1] == '\n');
	MUST(text_is_utf8(lines.text.data, lines.text.bytes));
	return 0;
}
