/* Secretaries in memory, with the days they held their posts: kept beside the image, and read again when a post, a
 * holder or the tree changes. */
#ifndef ROOMS_FIGURE_HOLDERS_H
#define ROOMS_FIGURE_HOLDERS_H

#include "rooms/figure/snapshot.h"

struct held { int64_t holding, person, org_id; uint32_t org; day_t birth_day, from, to; int education; uint32_t directors_from, directors_to; };
struct holders {
	struct arena *arena;			/* NULL: it lives in a request's */
	size_t count, directors_count;
	struct held *rows;			/* in the order of the tree, once placed */
	struct director { int64_t person; day_t from, to; } *directors;	/* by person */
	int64_t *people;			/* everybody in it, sorted */
	size_t people_count;
};

/* Reads all of them in the transaction of `c`, into the arena of `c` or, if it is to be kept, one of its own. NULL: the store failed. */
struct holders *holders_read(struct ctx *c, bool is_kept);
void holders_place(struct holders *h, const struct image *im);		/* finds their organisations and sorts; under the lock */
void holders_free(struct holders *h);					/* NULL is allowed */
bool holders_have(const struct holders *h, const int64_t *people, size_t count);	/* any of these */
/* Was this secretary head of a committee of villagers or residents on the day? */
bool held_is_director(const struct holders *h, const struct held *row, day_t day);

#endif
