/* Not a parser of ours: an overrun by one byte, planted to show that the fuzzer and the fences of arenas see one. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	volatile char *text = arena_alloc(a, 4);

	if (bytes >= 4 && memcmp(data, "plan", 4) == 0)
		text[bytes] = 'x';
	return 0;
}
