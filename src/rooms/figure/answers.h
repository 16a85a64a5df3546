/* What was counted of an image, kept until it changes: everybody who opens the page of the city asks for the same figures.
 * Answers belong to an image (image->answers) and are thrown away, all of them, by whatever changes the image or what is kept
 * beside it; so one that is found is as true as a count made now. When they need too much memory all are thrown away, too.
 *
 * Whoever finds or keeps holds the image (snapshot_open). A value is kept as its bytes: no pointers. */
#ifndef ROOMS_FIGURE_ANSWERS_H
#define ROOMS_FIGURE_ANSWERS_H

#include "rooms/figure/figure.h"

#define ANSWERS_BYTES_MAX (4 << 20)	/* of all of an image */
#define ANSWER_BYTES_MAX (128 << 10)	/* of one: larger ones are counted each time */

struct answers *answers_new(struct arena *a);	/* lives in the arena of the image; what it keeps does not */
void answers_free(struct answers *s);
/* Under the lock of who changes the image. `seq`: the last line of the log that is seen now. */
void answers_clear(struct answers *s, int64_t seq);

/* "members/01/16756": what is asked, of which organisation (its path of today), on which day; a day to come counts with the tree of today. */
const char *answer_key(struct ctx *c, const char *what, const char *path, day_t day);
const char *answer_key_of(struct ctx *c, const struct figure_query *q);

/* A copy in the arena of c, NULL if it is not there. */
void *answers_find(struct ctx *c, const struct image *im, const char *key, size_t *bytes);
/* The same for a value of one size: copies it there. */
bool answers_take(struct ctx *c, const struct image *im, const char *key, void *value, size_t bytes);
/* Counted of the image that is held. */
void answers_keep(const struct image *im, const char *key, const void *value, size_t bytes);
/* Read from the database in the transaction of c: not kept if that sees less than the image, or more than is committed. */
void answers_keep_read(struct ctx *c, const struct image *im, const char *key, const void *value, size_t bytes);

#endif
