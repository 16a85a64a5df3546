#include "demo/demo_random.h"

#include <assert.h>

void demo_random_init(struct demo_random *r, uint64_t seed, const char *stream)
{
	uint64_t hash = 0xcbf29ce484222325u;	/* FNV-1a of the stream's name */

	for (const char *p = stream; *p != '\0'; p++)
		hash = (hash ^ (unsigned char)*p) * 0x100000001b3u;
	r->state = seed ^ hash;
}

uint64_t demo_random_next(struct demo_random *r)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

int demo_random_below(struct demo_random *r, int n)
{
	assert(n > 0);
	return (int)((demo_random_next(r) >> 32) * (uint64_t)n >> 32);
}

int demo_random_between(struct demo_random *r, int from, int to)
{
	assert(from <= to);
	return from + demo_random_below(r, to - from + 1);
}

bool demo_random_chance(struct demo_random *r, int permille)
{
	return demo_random_below(r, 1000) < permille;
}

int demo_random_weighted(struct demo_random *r, const int *weights, int count)
{
	int sum = 0, drawn;

	for (int i = 0; i < count; i++)
		sum += weights[i];
	drawn = demo_random_below(r, sum);
	for (int i = 0; i < count; i++) {
		if (drawn < weights[i])
			return i;
		drawn -= weights[i];
	}
	assert(false);
	return 0;
}

int demo_share(int total, int shares, int index)
{
	assert(shares > 0 && index >= 0 && index < shares);
	return (int)((int64_t)total * (index + 1) / shares - (int64_t)total * index / shares);
}

int demo_share_first(int total, int shares, int index)
{
	assert(shares > 0 && index >= 0 && index < shares);
	return total / shares + (index < total % shares ? 1 : 0);
}
