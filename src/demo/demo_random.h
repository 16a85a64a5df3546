/* Random numbers that are the same on every machine and in every year: SplitMix64. Each part of the demo
 * city draws from a stream of its own, so that a change in one part leaves the others as they were. */
#ifndef DEMO_RANDOM_H
#define DEMO_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct demo_random { uint64_t state; };

/* A stream of its own for each name: what is added to one kind of thing moves nothing of another. The same seed and name give the same numbers everywhere. */
void demo_random_init(struct demo_random *r, uint64_t seed, const char *stream);
/* 64 bits of splitmix64. Not for secrets. */
uint64_t demo_random_next(struct demo_random *r);
int demo_random_below(struct demo_random *r, int n);		/* 0 .. n-1, n > 0 */
int demo_random_between(struct demo_random *r, int from, int to);	/* both ends included */
/* True so many times of a thousand. */
bool demo_random_chance(struct demo_random *r, int permille);
/* Index of a weight, with the probability weight / sum of weights. */
int demo_random_weighted(struct demo_random *r, const int *weights, int count);

/* How many of `total` fall to share `index` of `shares` when they are spread as evenly as possible over the
 * whole run: neighbours differ by at most one, and the sum is exact. */
int demo_share(int total, int shares, int index);
/* The same with the larger shares first: the first total % shares get one more. */
int demo_share_first(int total, int shares, int index);

#endif
