/* After a key was added: what older keys sealed is sealed anew under the newest, slice by slice, while others work.
 * Stopped anywhere everything can be read; the next run goes on with what is still under older keys. Keyed digests
 * by which people are found are made anew beside it (rooms/person/person_digest.h). */
#ifndef CORE_RESEAL_H
#define CORE_RESEAL_H

#include "core/ctx.h"

struct reseal {
	size_t table;		/* of MODEL_TABLES, where the next slice begins */
	int64_t after;		/* id in it */
	int64_t read, resealed;	/* values so far */
	int64_t unreadable;	/* do not open with any key: left as they are */
};

/* One slice: one transaction with one line in the log when something was resealed. True while there is more; false at
 * the end, or after a failure of the store. Starts from an empty struct. */
bool reseal_slice(struct ctx *c, struct reseal *r);
/* Counts values under older keys without writing: true while there is more. They come into `resealed`. */
bool reseal_count(struct ctx *c, struct reseal *r);

#endif
