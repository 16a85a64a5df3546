/* Files that are read for markings of secrecy: text in any encoding, rows of cells, old office files, and the XML of an office file, packed
 * here so that mutations reach the text instead of the checksum of a container. The first byte says which. */
#include "inline_helper.h"

#include <zip.h>
#include "core/secrecy.h"

enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code)
{
	*code = secrecy_job(in_fd, out_fd, args);
	return *code == 0 ? HELPER_GOOD : HELPER_REFUSED;
}

static void read_as(const void *data, size_t bytes, const char *media_type, const char *name)
{
	int fd = fuzz_file(data, bytes);
	struct secrecy_found found;
	enum secrecy_answer answer = secrecy_read(fuzz_arena(), fd, media_type, name, &found);
	const char *mark = found.mark;

	MUST((answer == SECRECY_MARKED) == (mark != NULL));
	MUST(answer == SECRECY_NONE || answer == SECRECY_MARKED || bytes == 0);
	MUST(mark == NULL || (text_is_utf8(mark, strlen(mark)) && text_chars(mark) <= SECRECY_SHOWN_CHARS));
	close(fd);
}

static void read_packed(const uint8_t *data, size_t bytes)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, NULL);
	zip_stat_t st;
	void *file;

	MUST(zip != NULL);
	zip_source_keep(out);
	MUST(zip_file_add(zip, "word/document.xml", zip_source_buffer(zip, data, bytes, 0), 0) >= 0);
	MUST(zip_close(zip) == 0);
	MUST(zip_source_stat(out, &st) == 0 && zip_source_open(out) == 0);
	file = malloc(st.size);
	MUST(file != NULL && zip_source_read(out, file, st.size) == (zip_int64_t)st.size);
	read_as(file, st.size, "application/zip", "a.docx");
	free(file);
	zip_source_close(out);
	zip_source_free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	static const struct { const char *media_type, *name; } WAYS[] = { { "text/plain", "a.txt" }, { "text/plain", "a.csv" }, { "application/x-ole-storage", "a.doc" },
		{ "application/zip", "a.xlsx" } };

	sheet_prepare();
	if (bytes < 2)
		return 0;
	if (data[0] % 5 == 4)
		read_packed(data + 1, bytes - 1);
	else
		read_as(data + 1, bytes - 1, WAYS[data[0] % 5].media_type, WAYS[data[0] % 5].name);
	return 0;
}
