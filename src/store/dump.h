/* Every row of a table in the order of its key: for backups, and for exports that compare two databases. The one
 * place where statements are made while the program runs, from schema/model.def alone. */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include "schema/model.h"
#include "store/store.h"

/* 'i', 't' or 'b': as which kind of value a column is kept, the same on both engines. */
char dump_kind(const struct model_column *column);

/* `table` is one of MODEL_TABLES. Hands its rows to `row`, one value a column in the order of the model, until that
 * says false; returns how many were handed over. All in the read transaction of the store, so several tables dumped
 * with one store belong together; memory does not grow with the table. The values live until `row` returns. */
typedef bool (*dump_row)(void *data, const struct model_table *table, const struct value *values);
int64_t store_dump(struct store *s, const struct model_table *table, dump_row row, void *data);

#endif
