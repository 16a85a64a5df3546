/* The archive that backup writes and restore reads: a plain tar file, so that anybody can look into it.
 *
 *	schema/<engine>-tables.sql	what makes the empty tables, for both engines
 *	schema/<engine>-indexes.sql	their indexes, made when the rows are there
 *	tables/<number>-<name>		the rows in the binary form of PostgreSQL's COPY, in the order of their key
 *	files/<2 hex>/<digest>		the papers
 *	manifest			the last: what there is, with sizes and digests, signed with the keyring
 *
 * The manifest is lines of text. A file that does not end with its manifest, or differs from it in any byte, is no
 * archive. It holds no keys. */
#ifndef COMMAND_ARCHIVE_H
#define COMMAND_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "core/crypto.h"

#define ARCHIVE_NAME_CHARS 99
#define ARCHIVE_TABLES_MAX 200
#define ARCHIVE_COLUMNS_MAX 100

/* One column of a table: its name and kind, 'i' 't' or 'b'. */
struct archive_column { const char *name; char kind; };

struct archive_table {
	const char *name;
	struct archive_column columns[ARCHIVE_COLUMNS_MAX];
	int columns_count;
	int64_t rows;
	int64_t at, bytes;		/* where its entry's content is in the file */
	const char *sha256;
};

struct archive_file { const char *digest; int64_t at, bytes; };

struct archive_script { const char *name; int64_t at, bytes; };

/* What the manifest says. */
struct archive_facts {
	int64_t created_s;
	const char *engine;		/* of the database it was made from: "sqlite" or "postgres" */
	int64_t schema_version;
	const char *schema_digest;
	const char *keyring;		/* fingerprint */
	int64_t field_keys;		/* how many keys a keyring must have to open everything */
	int64_t audit_seq;		/* the head of the log */
	const char *audit_hash;
	int64_t id_mark;
};

/* ---- writing ---- */

struct archive_writer;

/* Writes beside `path` under a temporary name. NULL with the reason: `path` is there already, no room. */
struct archive_writer *archive_create(const char *path, int64_t created_s, char *error, size_t error_bytes);
void archive_begin(struct archive_writer *w, const char *name);
void archive_put(struct archive_writer *w, const void *data, size_t bytes);
void archive_end(struct archive_writer *w);
/* Goes into the manifest for the table whose entry was just ended. */
void archive_describe(struct archive_writer *w, const struct archive_table *table);
/* Manifest, sync, and only then the name. False with the reason; nothing is left then. Frees the writer. */
bool archive_finish(struct archive_writer *w, const struct archive_facts *facts, struct keyring *k, char *error, size_t error_bytes);
void archive_abandon(struct archive_writer *w);	/* NULL is allowed */
bool archive_is_failed(const struct archive_writer *w);
int64_t archive_bytes(const struct archive_writer *w);	/* written so far */

/* ---- reading ---- */

struct archive {
	int fd;
	struct archive_facts facts;
	const struct archive_table *tables;
	size_t tables_count;
	const struct archive_file *files;
	size_t files_count;
	const struct archive_script *scripts;
	size_t scripts_count;
};

/* Opens and proves it whole: every byte is read and compared with the manifest, the manifest with its signature.
 * Everything lives in the arena. False with the reason; the descriptor is closed then. */
bool archive_open(struct archive *archive, struct arena *a, const char *path, struct keyring *k, char *error, size_t error_bytes);
void archive_close(struct archive *archive);
/* The content of a script as text in the arena; NULL when there is none of this name or it cannot be read. */
const char *archive_script_text(const struct archive *archive, struct arena *a, const char *name);

#endif
