/* The parts of a workbook, so that mutations reach the cells instead of the checksum of a container: cells, shared
 * strings, styles, workbook and a second sheet, each ended by a line "--". */
#include "inline_helper.h"

#include <zip.h>

static const char RELATIONS[] = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\"/></Relationships>";
static const char WORKBOOK[] = "<workbook><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"t\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>";
static const char *const PARTS[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml" };

enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code)
{
	*code = sheet_job(in_fd, out_fd, args);
	return *code == 0 ? HELPER_GOOD : HELPER_REFUSED;
}

static void add(zip_t *zip, const char *name, const void *data, size_t bytes)
{
	zip_source_t *source = zip_source_buffer(zip, data, bytes, 0);
	zip_int64_t index;

	MUST(source != NULL && (index = zip_file_add(zip, name, source, 0)) >= 0);
	zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

/* The container in memory; its bytes live until the source is freed. */
static zip_source_t *pack(const uint8_t *data, size_t bytes)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, NULL);
	bool has_workbook = false;

	MUST(zip != NULL);
	zip_source_keep(out);
	add(zip, "xl/_rels/workbook.xml.rels", RELATIONS, strlen(RELATIONS));
	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]) && bytes > 0; i++) {
		const uint8_t *stop = memmem(data, bytes, "\n--\n", 4);
		size_t part_bytes = stop == NULL ? bytes : (size_t)(stop - data);

		add(zip, PARTS[i], data, part_bytes);
		has_workbook |= i == 3;
		part_bytes += stop == NULL ? 0 : 4;
		data += part_bytes;
		bytes -= part_bytes;
	}
	if (!has_workbook)
		add(zip, "xl/workbook.xml", WORKBOOK, strlen(WORKBOOK));
	MUST(zip_close(zip) == 0);
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	zip_source_t *packed = pack(data, bytes);
	zip_stat_t st;
	void *file;

	MUST(zip_source_stat(packed, &st) == 0 && zip_source_open(packed) == 0);
	file = malloc(st.size);
	MUST(file != NULL && zip_source_read(packed, file, st.size) == (zip_int64_t)st.size);
	fuzz_read_sheet(file, st.size);
	free(file);
	zip_source_close(packed);
	zip_source_free(packed);
	return 0;
}
