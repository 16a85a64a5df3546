/* The sealed columns of a table, to be sealed anew under a newer key. Which they are, the model says. */
#ifndef STORE_SECRETS_H
#define STORE_SECRETS_H

#include "schema/model.h"
#include "store/store.h"

#define SECRETS_COLUMNS_MAX 8

struct secret_row {
	int64_t id, region_id;				/* region_id 0: the table is not regional */
	struct value values[SECRETS_COLUMNS_MAX];	/* in the order of the model */
};

/* Places of a table's sealed columns in the model; 0 when it has none. Only tables with an id have some. */
size_t secrets_columns(const struct model_table *table, size_t places[SECRETS_COLUMNS_MAX]);
/* At most `count` rows with greater ids than `after`, by id. In the store's arena. */
size_t secrets_read(struct store *s, const struct model_table *table, int64_t after, int64_t count, struct secret_row **rows);
/* In a write transaction: other values for a row, if its sealed columns are still as in `old`. Rows changed: 0 or 1. */
int64_t secrets_replace(struct store *s, const struct model_table *table, const struct secret_row *old, const struct value *fresh);

#endif
