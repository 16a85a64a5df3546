/* How lots are drawn. Anybody who has the pool and the seed comes to the same result with a pocket tool (tests/draw_check does
 * it in a dozen lines of shell):
 *
 *	pool digest = SHA-256 over the lines "NUMBER<tab>NAME<newline>", numbers from 1
 *	ticket n    = SHA-256 over "SEED<newline>POOL DIGEST<newline>n"
 *
 * both as lower-case hex; the lots with the smallest tickets are drawn, in the order of their tickets. */
#ifndef ROOMS_BALLOT_DRAW_SUM_H
#define ROOMS_BALLOT_DRAW_SUM_H

#include <stdint.h>
#include "base/arena.h"

/* SHA-256 in hex of the names in their order, a line "number, tab, name" each, so that anybody can reckon it again. In the arena. */
char *draw_pool_digest(struct arena *a, const char *const *names, size_t count);

/* places[i] is where lot i + 1 was drawn, from 1; 0 where it was not. wanted is at most count. */
void draw_places(struct arena *a, const char *pool_digest, const char *seed, size_t count, size_t wanted, int64_t *places);

#endif
