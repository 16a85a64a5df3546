/* Rows into PostgreSQL by COPY, for load.c alone. */
#ifndef STORE_LOAD_POSTGRES_H
#define STORE_LOAD_POSTGRES_H

#include "store/engine.h"
#include "store/load.h"

bool postgres_copy_in(struct connection *c, const char *sql, load_read read, void *data, int64_t *rows, struct failure *f);

#endif
