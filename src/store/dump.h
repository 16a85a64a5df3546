/* Every row of a table in the order of its key, for exports that compare two databases. The one place where a
 * statement is made while the program runs, from schema/model.def alone. */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include "schema/model.h"
#include "store/store.h"

/* `table` is one of MODEL_TABLES. Hands `count` rows after the first `skip` to `row`, one value a column in the order of the model; returns how
 * many there were. The values live in the store's arena. */
typedef void (*dump_row)(void *data, const struct model_table *table, const struct value *values);
int64_t store_dump(struct store *s, const struct model_table *table, int64_t skip, int64_t count, dump_row row, void *data);

#endif
