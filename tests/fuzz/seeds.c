/* The main of a fuzz target where there is no fuzzer: gives it the files that are named, one after the other, and says how many they were.
 * `make test-bins` links each target with it, so that one which lost a function it needs is found without clang. */
#include "fuzz.h"

#include "base/buffer.h"
#include <fcntl.h>
#include <unistd.h>

static int give(struct arena *a, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct buffer b;

	buffer_init(&b, a, 0);
	if (fd < 0 || !buffer_read(&b, fd)) {
		fprintf(stderr, "%s cannot be read\n", path);
		return -1;
	}
	close(fd);
	return LLVMFuzzerTestOneInput((const uint8_t *)b.data, b.bytes);
}

int main(int count, char **paths)
{
	struct arena *a = arena_new();
	int bad = 0;

	for (int i = 1; i < count; i++) {
		bad += give(a, paths[i]) != 0;
		arena_clear(a);
	}
	arena_free(a);
	printf("%d inputs\n", count - 1);
	return bad != 0;
}
