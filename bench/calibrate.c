/* The yardstick: a fixed amount of integer work and memory walking, always the same. Prints the CPU milliseconds it
 * took, as the median of five. Figures of different machines or hours are compared by dividing through it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WORDS (1 << 16)		/* 512 KiB: beyond the first-level cache, inside the second */
#define ROUNDS 1500
#define TURNS 5

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double l = *(const double *)a, r = *(const double *)b;

	return (l > r) - (l < r);
}

int main(void)
{
	static uint64_t words[WORDS];
	double turns[TURNS];
	uint64_t mixed = 0x9e3779b97f4a7c15u;

	for (int turn = 0; turn < TURNS; turn++) {
		double from = cpu_ms();

		for (int round = 0; round < ROUNDS; round++)
			for (int i = 0; i < WORDS; i += 8) {
				mixed ^= words[(mixed >> 20) % WORDS] + (uint64_t)i;
				mixed *= 0xbf58476d1ce4e5b9u;
				mixed ^= mixed >> 29;
				words[i] = mixed;
			}
		turns[turn] = cpu_ms() - from;
	}
	qsort(turns, TURNS, sizeof(turns[0]), by_size);
	printf("%.1f\n", turns[TURNS / 2]);
	return mixed == 0;	/* used, so that the loop is not left out */
}
