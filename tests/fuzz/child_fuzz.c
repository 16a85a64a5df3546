/* What a child that a hostile file has taken over may say of a sheet: it can be untrue, and break nothing. */
#include "inline_helper.h"

static const void *said;
static size_t said_bytes;

enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code)
{
	*code = 0;
	MUST(write(out_fd, said, said_bytes) == (ssize_t)said_bytes);
	return HELPER_GOOD;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	said = data;
	said_bytes = bytes;
	fuzz_read_sheet("x", 1);
	return 0;
}
