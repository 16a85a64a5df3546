/* The former name of a person as the search needs it: characters, pinyin, initials, pairs of characters. */
#ifndef ROOMS_PERSON_PERSON_FORMER_H
#define ROOMS_PERSON_PERSON_FORMER_H

#include "core/ctx.h"
#include "schema/model.h"

#define PERSON_FORMER_PAIRS_MAX 60

/* Made before the write turn; an empty name has none. */
struct person_former_keys {
	const char *pinyin_key, *initials;
	const char *pairs[PERSON_FORMER_PAIRS_MAX];	/* as rows of person_bigram: behind "~" */
	size_t pairs_count;
};
void person_former_make(struct arena *a, const char *former_name, struct person_former_keys *keys);
/* A pair of characters as it stands in person_bigram for a former name. */
const char *person_former_pair(struct arena *a, const char *pair);

/* Inside a transaction; "" writes nothing. */
void person_former_write(struct store *s, person_id id, int64_t region, const char *former_name, const struct person_former_keys *keys);

/* The keys of rows that a migration made without them. Before requests are served, a line of the log for each transaction; does nothing when
 * there are none. False: the store failed. */
bool person_former_fill(struct ctx *c);

#endif
