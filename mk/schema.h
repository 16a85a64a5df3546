/* Reads schema/model.def: used by the generator of tables and by the one of statements, which must know
 * the ids and which tables are regional. */
#ifndef MK_SCHEMA_H
#define MK_SCHEMA_H

#include "mk.h"

enum column_type { T_ID, T_INT, T_BOOL, T_DAY, T_TIME, T_FEN, T_TEXT, T_BLOB, T_SECRET, T_CODE, T_COUNT };
extern const char *const COLUMN_TYPE_NAMES[T_COUNT];
extern const char *const PRIVACY_NAMES[4];

struct column {
	const char *name, *zh, *meaning;
	enum column_type type;
	int limit;			/* characters or bytes, 0 for numbers */
	const char *reference;		/* table of a foreign id, NULL */
	const char *code_set;		/* NULL */
	bool is_null;
	int privacy;			/* index of PRIVACY_NAMES */
	int line;
};

struct key {
	const char *name;
	const char *columns[16];
	int columns_count;
	bool is_unique;
	const struct column *where;	/* an index of those rows alone where this number … */
	int where_is;			/* … is this; NULL: of all */
	int line;
};

struct table {
	const char *name, *zh, *meaning, *lognone;
	bool is_regional, has_id;
	struct column *columns;
	size_t columns_count;
	struct key *keys;		/* indexes */
	size_t keys_count;
	struct key primary;		/* columns_count 0 for tables with an id */
	int line;
};

struct schema { const char *file; struct table *tables; size_t tables_count; };

struct schema schema_read(const char *path);	/* complains about what is wrong */
const struct table *schema_table(const struct schema *s, const char *name);	/* NULL if absent */
const struct column *table_column(const struct table *t, const char *name);
bool column_is_number(const struct column *c);
bool column_is_text(const struct column *c);	/* text and code; blob and secret are neither */

#endif
