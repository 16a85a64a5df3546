/* Programmes as they were read, kept for all requests: a version never changes once it is kept in the database, and reading one takes
 * longer than a step of a case does. */
#ifndef ROOMS_PROGRAMME_PROGRAMME_CACHE_H
#define ROOMS_PROGRAMME_PROGRAMME_CACHE_H

#include "core/ctx.h"
#include "programme/programme.h"
#include "rooms/programme/programme_sql.h"

/* Of this many versions; others are read again each time. */
#define PROGRAMME_CACHE_MAX 400

/* One for a database, for all threads. Kept in struct services; without one every version is read each time. */
struct programme_cache *programme_cache_new(void);
void programme_cache_free(struct programme_cache *p);	/* NULL is allowed */

/* A version of a practice as it was kept. It lives as long as the cache, or as the request. NULL: there is none, or this program can't
 * read it any more. */
const struct programme *programme_of_file(struct ctx *c, programme_file_id id);
/* The same of what comes with the program, by its place in SHIPPED. */
const struct programme *programme_of_shipped(struct ctx *c, size_t index);

#endif
