/* Places for tests on the PostgreSQL that JISHI_TEST_POSTGRES names: an empty schema, or a database with the tables of this build,
 * copied from one that is made once a server, since to make the tables takes longer than most tests. */
#ifndef WORLD_POSTGRES_PLACE_H
#define WORLD_POSTGRES_PLACE_H

#include <stddef.h>

struct postgres_place { char name[64], url[300]; };	/* the name is also the connections' application_name; "" : no place */

/* NULL: the variable names no server. */
const char *postgres_url(void);

/* Fails the test when the server refuses. The name begins with `kind`. */
void postgres_place_empty(struct postgres_place *p, const char *kind);
void postgres_place_ready(struct postgres_place *p, const char *kind);
/* A database with all that another place has, which nobody may have open meanwhile. */
void postgres_place_copy(struct postgres_place *p, const char *kind, const struct postgres_place *pattern);

/* Ends connections that are left. Does nothing where there is no place. */
void postgres_place_drop(struct postgres_place *p);

#endif
