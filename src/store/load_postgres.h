/* Rows into PostgreSQL by COPY, for load.c alone. */
#ifndef STORE_LOAD_POSTGRES_H
#define STORE_LOAD_POSTGRES_H

#include "store/engine.h"
#include "store/load.h"

/* Runs a COPY … FROM STDIN and feeds it what `read` gives until it gives nothing more. *rows: how many came in. False after *f was set; where `read` fails
 * the server takes none of it. */
bool postgres_copy_in(struct connection *c, const char *sql, load_read read, void *data, int64_t *rows, struct failure *f);

#endif
