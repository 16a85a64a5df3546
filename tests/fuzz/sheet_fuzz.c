/* Files that somebody uploads as a table, told by their content: CSV in its encodings, and whatever else comes. */
#include "inline_helper.h"

enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code)
{
	sheet_prepare();
	*code = sheet_job(in_fd, out_fd, args);
	return *code == 0 ? HELPER_GOOD : HELPER_REFUSED;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	fuzz_read_sheet(data, bytes);
	return 0;
}
