/* What was counted of an image, kept for everybody who asks the same: everybody who opens the page of the city asks for the same
 * figures. Who asks first counts, whoever comes meanwhile waits for that answer (single flight).
 *
 * An answer counted from the rows of the image stays true without being counted again: it remembers how many changes of rows the
 * image knew, and whoever takes it adds those that came since (follow.h). An answer read from the database is forgotten when
 * something it rests on changes. Whatever builds the image anew clears them all, and so does their need for too much memory.
 *
 * They belong to the snapshot and live as long; whoever finds or keeps one holds the image (snapshot_open). A value is kept as its
 * bytes: no pointers. */
#ifndef ROOMS_FIGURE_ANSWERS_H
#define ROOMS_FIGURE_ANSWERS_H

#include "rooms/figure/figure.h"

#define ANSWERS_BYTES_MAX (4 << 20)	/* of all */
#define ANSWER_BYTES_MAX (256 << 10)	/* of one: larger ones are counted each time */

struct answers *answers_new(struct arena *a);	/* lives in this arena; what it keeps does not */
/* Nobody may wait for an answer any more. */
void answers_free(struct answers *s);
/* Under the lock of who changes the image: all of them, or those read from the database that rest on one of these (figure_rest).
 * `seq`: the last line of the log that is seen now. */
void answers_clear(struct answers *s, int64_t seq);
void answers_forget(struct answers *s, unsigned rests, int64_t seq);

/* "members/01/16756": what is asked, of which organisation (its path of today), on which day; a day to come counts with the tree of today. */
const char *answer_key(struct ctx *c, const char *what, const char *path, day_t day);
const char *answer_key_of(struct ctx *c, const struct figure_query *q);

/* A copy in the arena of c. changes: of the rows of the image, that were known when it was counted. */
struct answer { void *value; size_t bytes, changes; };
/* False: it is the caller's to count. Others wait from now on, until answers_keep or answers_give_up. */
bool answers_find(struct ctx *c, const struct image *im, const char *key, struct answer *answer);
/* Counted of the image that is held, or of it and the database alike. */
void answers_keep(const struct image *im, const char *key, const void *value, size_t bytes);
void answers_give_up(struct answers *s, const char *key);
/* The same for a value of one size that rows do not change: copies it there. */
bool answers_take(const struct image *im, const char *key, void *value, size_t bytes);

#endif
