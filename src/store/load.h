/* Filling an empty database, and nothing else, from an archive: tables, rows, indexes and the line of the log that says
 * so, in one transaction. A load that is not finished leaves an empty database. */
#ifndef STORE_LOAD_H
#define STORE_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "store/store.h"

struct load;

/* What makes an empty database of this program, to be kept with an archive: a program of later years makes the old
 * tables from it and leads them forward. Text in the arena. */
const char *load_tables_text(struct arena *a, enum engine engine);
const char *load_indexes_text(struct arena *a, enum engine engine);

/* The version and digest of the model a database has, and its mark of ids. False: the store failed. */
struct load_facts { int64_t schema_version, id_mark; const char *schema_digest; int64_t audit_seq; const char *audit_hash; };
bool load_facts_of(struct store *s, struct load_facts *facts);

/* Makes the file of a SQLite database; an existing one, or a schema of PostgreSQL, must have no tables. NULL with the reason. */
struct load *load_open(const char *url, char *error, size_t error_bytes);
/* After a failure every call says false; load_error has the first. */
bool load_script(struct load *l, const char *sql);

/* How rows in the binary form of PostgreSQL's COPY begin (signature, flags, length of an extension) and end (a count of -1). */
#define LOAD_ROWS_HEAD "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"
#define LOAD_ROWS_END "\377\377"

/* Such rows. `read` fills the room as far as it can and returns the bytes, 0 at the
 * end, -1 for a failure. `kinds` has 'i', 't' or 'b' for each column. The rows loaded come into *rows. */
struct load_table { const char *name; const char *const *columns; const char *kinds; };
typedef int64_t (*load_read)(void *data, void *room, size_t bytes);
bool load_rows(struct load *l, const struct load_table *table, load_read read, void *data, int64_t *rows);

/* The store of the running transaction, to look at what was loaded and to note what the line of the log shall say. */
struct store *load_store(struct load *l);
/* Version, mark and the line of the log; then the commit, on disk. */
bool load_finish(struct load *l, int64_t schema_version, const char *schema_digest, int64_t id_mark, const struct audit_entry *entry);
const char *load_error(const struct load *l);
void load_close(struct load *l);	/* without load_finish: as if it had not begun */

#endif
