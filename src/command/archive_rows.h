/* The rows of an archive: into a database, and compared with what came out of it. For backup and restore. */
#ifndef COMMAND_ARCHIVE_ROWS_H
#define COMMAND_ARCHIVE_ROWS_H

#include "base/buffer.h"
#include "command/archive.h"
#include "store/load.h"
#include "store/dump.h"

/* The rows of one table; false with the reason, also when their number is not the one of the manifest. */
bool archive_load(const struct archive *archive, struct arena *a, struct load *l, const struct archive_table *table, char *error, size_t error_bytes);
/* Dumps the loaded table again as backup does: the bytes must be those of the archive. For a table of this program's model. */
bool archive_compare(struct load *l, const struct archive_table *table, char *error, size_t error_bytes);

/* One row as it stands in an archive, handed over in one piece. */
void archive_encode(struct buffer *b, const struct model_table *table, const struct value *values);

#endif
